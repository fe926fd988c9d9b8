"""People check machines: a person's word on a figure, what to look at first, what a new reading changed."""
