"""Blanks within Chinese text."""

import re

from duties.importing.lexicon.english import is_english

BLANK = re.compile("\\s+")


def close_up(text: str) -> str:
    """Return a text without the blanks that layout left in it; those between Latin words stay."""
    if BLANK.search(text) is None:
        return text
    if is_english(text):
        return " ".join(text.split())
    return BLANK.sub(_blank, text.strip())


def _blank(match: re.Match[str]) -> str:
    text = match.string
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    is_latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return " " if is_latin else ""
