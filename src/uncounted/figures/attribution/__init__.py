"""Who says a number: speakers, the words that make them so, and how far each carries."""
