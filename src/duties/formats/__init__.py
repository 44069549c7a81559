"""Results → text: a view of each kind of result, and the formats that it is written in."""
