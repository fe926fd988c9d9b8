-- Releases of lists of persons. A file read again with other settings or a newer reader is a further
-- reading of the same release; the newest reading is the one that counts.
CREATE TABLE lists_release (
    release_id TEXT NOT NULL,
    reading INTEGER NOT NULL CHECK (reading > 0),
    list_name TEXT NOT NULL,
    publisher TEXT NOT NULL,
    released TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    read_with TEXT NOT NULL, -- JSON: reader, mapping given, act: what a re-run compares
    columns TEXT NOT NULL,   -- JSON array of names as found
    mapping TEXT NOT NULL,   -- JSON object: column to field
    n_rows INTEGER NOT NULL,
    n_refused_rows INTEGER NOT NULL,
    previous TEXT NOT NULL,
    n_added INTEGER NOT NULL,
    n_changed INTEGER NOT NULL,
    n_vanished INTEGER NOT NULL,
    n_unchanged INTEGER NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (release_id, reading)
) STRICT;
CREATE INDEX lists_release_log ON lists_release (log_seq);

-- Every row that has a value, refused ones included.
CREATE TABLE lists_row (
    release_id TEXT NOT NULL,
    reading INTEGER NOT NULL,
    row_id TEXT NOT NULL,
    position INTEGER NOT NULL, -- order in the file
    list_name TEXT NOT NULL,
    number INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    is_usable INTEGER NOT NULL CHECK (is_usable IN (0, 1)),
    cells TEXT NOT NULL,       -- JSON object: verbatim
    fields TEXT NOT NULL,      -- JSON object: parsed
    notices TEXT NOT NULL,     -- JSON array
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (release_id, reading, row_id),
    FOREIGN KEY (release_id, reading) REFERENCES lists_release (release_id, reading)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX lists_row_log ON lists_row (log_seq);

-- What differs from the previous release of the same list; unchanged rows are only counted.
CREATE TABLE lists_change (
    release_id TEXT NOT NULL,
    reading INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'vanished')),
    row_id TEXT NOT NULL,          -- empty for a vanished row
    previous_row_id TEXT NOT NULL, -- empty for an added row
    columns TEXT NOT NULL,         -- JSON array of the columns that changed, never their values
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (release_id, reading, position),
    FOREIGN KEY (release_id, reading) REFERENCES lists_release (release_id, reading)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX lists_change_log ON lists_change (log_seq);
