"""Stage archive."""
