-- What the reader of stated figures found in each document.
-- input_hash covers the text and the particulars that were read, so that a document whose text was
-- extracted anew is read anew, and an unchanged one never twice by one version of the reader.
CREATE TABLE figures_reading (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    reader TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (sha256, reader, input_hash)
) STRICT;
CREATE INDEX figures_reading_log ON figures_reading (log_seq);

CREATE TABLE figures_figure (
    reading INTEGER NOT NULL REFERENCES figures_reading (id),
    number INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL CHECK (span_end > span_start),
    quote TEXT NOT NULL,
    measure TEXT NOT NULL,
    value REAL,
    low REAL,
    high REAL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    population TEXT,
    place TEXT,
    as_of TEXT,
    period_start TEXT,
    period_end TEXT,
    attribution TEXT,
    caveat TEXT,
    why TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (reading, number)
) STRICT;
CREATE INDEX figures_figure_log ON figures_figure (log_seq);

CREATE TABLE figures_not_figure (
    reading INTEGER NOT NULL REFERENCES figures_reading (id),
    number INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL CHECK (span_end > span_start),
    reason TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (reading, number)
) STRICT;
CREATE INDEX figures_not_figure_log ON figures_not_figure (log_seq);

CREATE TABLE figures_statement (
    reading INTEGER NOT NULL REFERENCES figures_reading (id),
    number INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL CHECK (span_end > span_start),
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    byline TEXT NOT NULL,
    language TEXT NOT NULL,
    section TEXT NOT NULL,
    section_inferred INTEGER NOT NULL CHECK (section_inferred IN (0, 1)),
    reference TEXT NOT NULL,
    damage TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (reading, number)
) STRICT;
CREATE INDEX figures_statement_log ON figures_statement (log_seq);
