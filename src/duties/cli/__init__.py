"""The command line: the only part that prints or exits.

`main` makes a `Session`, picks the language and hands over to `app`, which imports only the module
of the command that runs, from `commands`. A command parses, asks the session for the plan and
gives it items with their view, or a `Reply`; the session renders these. `locate` finds the file of
a plan, `sides` both sides of a comparison.

Where several plans are named, `DutiesCommand.invoke` hands over to `many`: the command runs once
for each plan (`sittings`), in a session of its own (`OneOfMany` in `gathering`), and
`formats.over_plans` makes one table of the answers. What must be computed anew over all items,
such as a headline or sums, a command hands over as a function. `corpora` does the same for the
plans of a corpus.
"""
