"""Pictures of a plan: laid out as sheets of boxes and lines, and drawn by Graphviz."""
