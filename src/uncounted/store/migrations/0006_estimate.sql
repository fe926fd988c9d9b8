-- Estimates: results by the key of their inputs, and for each run which results it stands on.

-- One pass over all strata and models of a matching; the newest one is the current one.
CREATE TABLE estimate_run (
    id INTEGER PRIMARY KEY,
    matching_hash TEXT NOT NULL,
    settings_hash TEXT NOT NULL,
    seed INTEGER NOT NULL,
    version TEXT NOT NULL,
    n_planned INTEGER NOT NULL CHECK (n_planned >= 0),
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX estimate_run_log ON estimate_run (log_seq);

-- The key is a hash of stratum, table of patterns, model, settings, seed, level and version.
CREATE TABLE estimate_result (
    key TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    patterns_hash TEXT NOT NULL,
    patterns TEXT NOT NULL CHECK (json_valid(patterns)),
    estimate TEXT NOT NULL CHECK (json_valid(estimate)),
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX estimate_result_patterns ON estimate_result (patterns_hash);
CREATE INDEX estimate_result_log ON estimate_result (log_seq);

-- Position 0 is the overall estimate of the first model, then its other models, then the strata.
CREATE TABLE estimate_place (
    run_id INTEGER NOT NULL REFERENCES estimate_run (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    key TEXT NOT NULL REFERENCES estimate_result (key),
    log_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (run_id, position)
) STRICT;
CREATE INDEX estimate_place_log ON estimate_place (log_seq);
