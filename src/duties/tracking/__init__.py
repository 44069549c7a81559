"""A plan and its ledger → how things stand on a day.

`tracker.Tracker` is the way in: `on(day)` gives a `Standing` for each task, with its steps inside.

1. `journal` sorts the entries by task; `tracked` has each task with its units, days and entries,
   and `answering` says whose reports count.
2. `states` goes from entry to entry; `stretches` does so anew in each stretch of a standing task,
   and `steps` makes up a task from its steps. `growing` adds one entry after another, for the
   journal of one task.
3. `composing` puts these and the even pace (`pace`) into a `Position`.
4. `lights`, `classes` and `reporting` judge the position; `ranking` counts over units or actions.

Targets stand apart: `targets` compares the latest reading with the value to be met and the line
towards it. `problems` follows each problem round the closed loop.

Entries after the day do not exist here, and nothing asks what day it is. Numbers are exact
(fractions, days as ordinals) until `numbers` or a view rounds them.
"""
