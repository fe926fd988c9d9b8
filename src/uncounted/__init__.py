"""Uncounted turns scattered reports into a count you can defend."""
