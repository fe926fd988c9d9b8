"""What is a number of something: the number grammar, units, kinds, hedges, and what is no figure."""
