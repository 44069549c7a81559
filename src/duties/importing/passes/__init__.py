"""Passes that change the tree of a document, one a file."""
