"""A published document → the draft of a plan, with the place that each assignment comes from.

`drafting` is the way in: bytes → a draft, within limits (`within_limits`), and a draft → the plan
of its file; `office_files` converts what only LibreOffice can read. `pipeline` goes the whole way:

1. A reader (`readers`) turns bytes into raw blocks (`raw`), `shape` these into paragraphs and
   rows.
2. `stages`, an ordered table, turn them into a tree of parts with their notes.
3. `plan` makes tasks, units, numbers and actions of the parts and rows; `targets` finds the
   figures.
4. `checks` tell what the draft leaves out.

All the way, a reporter (`doubts`) notes what a person should look at and what became of each
passage (`fates`); `account` tells what nobody accounted for. `trace` tells which style and which
stage gave each task its units.
"""
