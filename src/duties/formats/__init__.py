"""Results → text: a view of each kind of result, and the formats that it is written in.

`columns` decides how wide the columns of a table are, and `wrapping` breaks every text into lines,
here and wherever else we break lines ourselves.
"""
