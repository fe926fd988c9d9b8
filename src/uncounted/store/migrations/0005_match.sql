-- What people judged, and each matching: which rows are one person.
-- Row ids change with each release of a list; row keys (domain/row_key) carry a row across releases.
CREATE TABLE match_judgement (
    id INTEGER PRIMARY KEY,
    row_a TEXT NOT NULL,
    row_b TEXT NOT NULL,
    key_a TEXT NOT NULL,
    key_b TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (row_a < row_b)
) STRICT;
CREATE INDEX match_judgement_log ON match_judgement (log_seq);

CREATE TABLE match_matching (
    id INTEGER PRIMARY KEY,
    input_hash TEXT NOT NULL,
    settings TEXT NOT NULL,
    n_rows INTEGER NOT NULL,
    n_persons INTEGER NOT NULL,
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX match_matching_log ON match_matching (log_seq);

CREATE TABLE match_member (
    id INTEGER PRIMARY KEY,
    matching_id INTEGER NOT NULL REFERENCES match_matching (id),
    person_id TEXT NOT NULL,
    row_id TEXT NOT NULL,
    list_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    prob_member REAL NOT NULL CHECK (prob_member BETWEEN 0 AND 1),
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (matching_id, row_id)
) STRICT;
CREATE INDEX match_member_log ON match_member (log_seq);

CREATE TABLE match_pair (
    id INTEGER PRIMARY KEY,
    matching_id INTEGER NOT NULL REFERENCES match_matching (id),
    row_a TEXT NOT NULL,
    row_b TEXT NOT NULL,
    prob_match REAL NOT NULL CHECK (prob_match BETWEEN 0 AND 1),
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (row_a < row_b)
) STRICT;
CREATE INDEX match_pair_matching ON match_pair (matching_id);
CREATE INDEX match_pair_log ON match_pair (log_seq);

-- Ids that a matching retired or split; they stay true for every later matching.
CREATE TABLE match_forward (
    id INTEGER PRIMARY KEY,
    matching_id INTEGER NOT NULL REFERENCES match_matching (id),
    old_id TEXT NOT NULL,
    new_id TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('merged', 'split', 'rows withdrawn')),
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX match_forward_log ON match_forward (log_seq);
