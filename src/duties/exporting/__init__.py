"""A whole plan → the bytes of a file to hand on: one module, or folder, for each format.

`export` maps a format to its module, which makes bytes from a `Dossier`, with the columns and
words of `duties.formats.views`. The same plan gives the same bytes: XlsxWriter does so by itself,
and `marks.undated` packs anew what python-docx has stamped with the hour.
"""
