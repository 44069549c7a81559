"""What was reported on a plan: the files of its `progress/` folder.

`folder` reads the files, `loading` one of them, by the grammar that `fields` declares, into the
entries of `model`. `checking` leaves out what names nothing in the plan, and says so. New entries
are `drafts`; `appending` puts them into a file.
"""
