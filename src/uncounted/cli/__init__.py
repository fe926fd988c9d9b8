"""The command line: one file a stage, each with `add_to(commands)` and a function per command.

Nothing heavy is imported at the top of these files: `uncounted --help` must answer at once. Each
command gives an exit status: 0 done, 1 something was refused, 2 wrong usage.
"""
