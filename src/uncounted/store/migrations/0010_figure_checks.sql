-- What people say about the figures that the machine read; the newest check on a place holds.
-- A place is the number of the first check on a figure. figure and machine are figures in JSON: what the
-- check is about, and what the machine said there then. The words and what stands around them let the
-- place be found again in a text that was extracted anew.
CREATE TABLE figures_check (
    id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL REFERENCES figures_check (id),
    sha256 TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL CHECK (span_end > span_start),
    quote TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'corrected', 'rejected', 'added', 'reopened')),
    figure TEXT NOT NULL,
    machine TEXT,
    reader TEXT NOT NULL,
    by TEXT NOT NULL,
    why TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX figures_check_document ON figures_check (sha256);
CREATE INDEX figures_check_log ON figures_check (log_seq);

-- An older reading that holds again, because the document's text and particulars are again those that
-- it was made from.
CREATE TABLE figures_again (
    id INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES figures_reading (id),
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX figures_again_log ON figures_again (log_seq);
