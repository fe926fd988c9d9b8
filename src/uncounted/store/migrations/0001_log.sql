-- The log of every change, and what was refused or doubtful.
CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    before_hash TEXT NOT NULL,
    after_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX log_object ON log (object, seq);

-- Notices belong to the object and version that was read, so that a re-run adds none twice.
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    object TEXT NOT NULL,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('refused', 'doubtful')),
    place TEXT NOT NULL,
    found TEXT NOT NULL,
    expected TEXT NOT NULL,
    advice TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX notice_object ON notice (object);
CREATE INDEX notice_log ON notice (log_seq);
