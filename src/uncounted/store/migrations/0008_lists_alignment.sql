-- Which row of the release before is the same row; empty for a row that is new in its release. The
-- identity of rows, and with it of persons and judgements, follows this from release to release.
ALTER TABLE lists_row ADD COLUMN previous_row_id TEXT;
