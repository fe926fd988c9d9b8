"""The list of statements and reports that a document ends with."""
