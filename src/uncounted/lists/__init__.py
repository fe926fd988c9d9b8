"""Stage lists."""
