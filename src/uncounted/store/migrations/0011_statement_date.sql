-- The date that a listed statement's title or entry gives: a day, a month, a year or a range (ISO 8601).
-- NULL where it gives none, and in readings made before it was read.
ALTER TABLE figures_statement ADD COLUMN date TEXT;
