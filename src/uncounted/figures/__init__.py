"""Stage figures."""
