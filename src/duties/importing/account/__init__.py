"""What became of all that stands in a document."""
