"""Lines → paragraphs."""
