"""Stage match."""
