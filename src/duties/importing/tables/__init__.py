"""Tables, however they are set, → rows of tasks, and the lists of our own workbooks.

`recognise` says how a table is set; `headings` has what the columns are called.
"""
