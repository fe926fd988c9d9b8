-- Issues of the brief: what was made from what, which files, and what each number is bound to.
CREATE TABLE publish_brief (
    brief_id TEXT PRIMARY KEY,
    period_start TEXT NOT NULL,
    period_end TEXT NOT NULL,
    languages TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    issue INTEGER NOT NULL CHECK (issue > 0),
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (period_start, period_end, issue)
) STRICT;
CREATE INDEX publish_brief_log ON publish_brief (log_seq);

CREATE TABLE publish_file (
    brief_id TEXT NOT NULL REFERENCES publish_brief (brief_id),
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('html', 'markdown')),
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (brief_id, path)
) STRICT;
CREATE INDEX publish_file_log ON publish_file (log_seq);

-- bound_to: figure:<sha256>:<start>, documented:<hash>, estimate:<hash>, list:<sha256>
CREATE TABLE publish_number (
    brief_id TEXT NOT NULL REFERENCES publish_brief (brief_id),
    anchor TEXT NOT NULL,
    bound_to TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (brief_id, anchor)
) STRICT;
CREATE INDEX publish_number_log ON publish_number (log_seq);
