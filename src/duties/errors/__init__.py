"""Errors that build their own sentence, grouped by what raises them."""
