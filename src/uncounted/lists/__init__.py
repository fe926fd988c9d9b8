"""Takes in lists of persons.

What comes in: CSV, XLSX and ODS files, or records of a data frame. What goes out: a release of a list
and its rows, verbatim cells beside parsed values, and what changed since the release before. What can
go wrong: a file that cannot be used as a whole is an `InputRefused`, a mapping that does not fit a
`SettingsRefused`; refused rows and doubtful cells become notices, and the rest goes on.

`inbox` says which files of a workspace are handed in, `delimited` and `workbook` make grids of text
cells, `header` says which column feeds which field, `survey` looks at whole columns, `row_reader` and
`values` read cells, `diff` compares two releases.
"""

from uncounted.lists.reading import TableReading, read_records, read_table
from uncounted.lists.run import run

__all__ = ["TableReading", "read_records", "read_table", "run"]
