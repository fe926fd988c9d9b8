"""What stands around a figure: the people counted, the place, the words that limit it."""
