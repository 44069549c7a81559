"""A whole plan → the bytes of a file to hand on: one module, or folder, for each format."""
