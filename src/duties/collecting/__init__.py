"""Forms that go out to the units, and what comes back in them.

Out: `asking` says what each unit is asked, `workbook` writes it, in the columns of `columns`.

Back: `grids` reads the cells of a workbook (in a child process, within limits), `reading` finds
the tables by their headings, `cells` says what a cell means, and `matching` which task a row is
about. `understanding` makes answers of these, and `drafting` the entries that the ledger does not
have yet. `cli/recording.py` writes them, as it does those of `duties record`.
"""
