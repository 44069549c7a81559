"""The plan file: its grammar, YAML with places, and how a plan is read from it."""
