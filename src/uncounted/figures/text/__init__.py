"""The text as the rules read it: its plain form, sentences, lines, pages, words and their work."""
