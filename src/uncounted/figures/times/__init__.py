"""When a count holds: calendar expressions, what they say of a number, and how far they reach."""
