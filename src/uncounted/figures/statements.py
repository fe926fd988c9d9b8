"""Placeholder while the list reader is being written."""
def statements(text):
    return ()
