"""A plan, or one unit's part of it, → a Word document."""
