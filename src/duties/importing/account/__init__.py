"""What became of all that stands in a document.

`fates_of_parts` says it of each part, passage and row; `unaccounted` reports what nobody accounted
for; `account` is what `duties import --account` shows.
"""
