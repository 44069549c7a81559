"""What the rules found → text, for people and for other programs."""
