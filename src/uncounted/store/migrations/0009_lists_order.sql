-- Each time a file was handed in for a list: with it the order of the releases is explicit. A release
-- without a row here stands where it was first taken in.
CREATE TABLE lists_handed_in (
    list_name TEXT NOT NULL,
    turn INTEGER NOT NULL CHECK (turn > 0), -- 1, 2, 3 … in each list
    release_id TEXT NOT NULL,
    path TEXT NOT NULL,                     -- inside the workspace; empty for a file from elsewhere
    goes_before TEXT NOT NULL,              -- release_id of a later release; empty: after all others
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (list_name, turn)
) STRICT;
CREATE INDEX lists_handed_in_log ON lists_handed_in (log_seq);
