"""The readers: one file a kind of document, each from bytes to blocks."""
