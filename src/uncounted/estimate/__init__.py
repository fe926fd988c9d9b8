"""Stage estimate."""
