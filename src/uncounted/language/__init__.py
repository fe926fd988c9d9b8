"""Reading what people write: scripts, numerals, dates, names, columns.

What comes in: text as people wrote it, Burmese or Latin. What goes out: plain values and domain
types. What can go wrong: text that fits two readings; it is then refused or called unknown,
never guessed. Nothing here opens a file or knows a stage; modules are imported one by one.
"""
