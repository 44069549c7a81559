"""The figures that a document promises: its targets, found in sentences and in tables.

`gate` says which documents and parts are worth looking at. `sentences` and `phrases` read
sentences; `tables` reads tables of indicators, `spaced_tables` and `stacked_tables` those that
became text; `indicator_columns` says what a column holds. `refusals` has one entry for each reason
why a figure is no target, `worded` one for each target in words. Bounds, units of measure and
verbs are in `bounds`, `measures` and `promises` of the lexicon.
"""
