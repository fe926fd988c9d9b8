-- What was handed over, the bytes kept, how they came, and what they say.
CREATE TABLE archive_intake (
    id TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    n_asked INTEGER NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX archive_intake_request ON archive_intake (request);
CREATE INDEX archive_intake_log ON archive_intake (log_seq);

-- An intake without a row here was interrupted; the same request goes on with it.
CREATE TABLE archive_intake_end (
    intake TEXT PRIMARY KEY REFERENCES archive_intake (id),
    n_files INTEGER NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX archive_intake_end_log ON archive_intake_end (log_seq);

CREATE TABLE archive_capture (
    sha256 TEXT PRIMARY KEY,
    n_bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX archive_capture_log ON archive_capture (log_seq);

CREATE TABLE archive_custody (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES archive_capture (sha256),
    intake TEXT NOT NULL REFERENCES archive_intake (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    origin TEXT NOT NULL,
    publisher TEXT NOT NULL,
    published TEXT NOT NULL,
    title TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (intake, origin, sha256)
) STRICT;
CREATE INDEX archive_custody_sha256 ON archive_custody (sha256);
CREATE INDEX archive_custody_log ON archive_custody (log_seq);

-- One reading of a capture by one version of the reader with what people stated at the time
-- (`basis` is the digest of both); the newest one counts. `refused`: it cannot be read as a document.
CREATE TABLE archive_document (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES archive_capture (sha256),
    basis TEXT NOT NULL,
    reader TEXT NOT NULL,
    refused INTEGER NOT NULL CHECK (refused IN (0, 1)),
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    publisher TEXT NOT NULL,
    kind TEXT NOT NULL,
    languages TEXT NOT NULL,
    encoding TEXT NOT NULL,
    issued TEXT,
    issued_precision TEXT,
    issued_original TEXT,
    reference TEXT NOT NULL,
    quality_score REAL NOT NULL,
    quality_reliable INTEGER NOT NULL CHECK (quality_reliable IN (0, 1)),
    quality_reasons TEXT NOT NULL,
    main_start INTEGER NOT NULL,
    main_end INTEGER NOT NULL,
    page_starts TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX archive_document_sha256 ON archive_document (sha256, id);
CREATE INDEX archive_document_log ON archive_document (log_seq);
