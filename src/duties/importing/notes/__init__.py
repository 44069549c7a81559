"""Responsibility notes: where they stand, and what they say."""
