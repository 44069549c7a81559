"""The figures that a document promises: its targets, found in sentences and in tables."""
