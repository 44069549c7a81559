"""Questions as they are put to an open plan, by the commands and by other programs.

Each takes a `Book` and words that somebody typed, and returns a `Reply`: items, the view that
shows them, and what to say beside them. A question goes here if it takes more than one query:
deadlines in force, what is left open, open work alone.
"""
