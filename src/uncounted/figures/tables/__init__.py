"""Tables of counts: where they are, what their headings say, and the meaning of each cell."""
