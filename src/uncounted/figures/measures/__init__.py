"""What a number counts: the verb or noun of its clause, and what it takes over from another number."""
