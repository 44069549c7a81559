"""Dates within a text, which no line is to break."""

import re
from collections.abc import Iterator

_HYPHENATED = r"(?:[0-9]{4}-)?[0-9]{2}-[0-9]{2}|[0-9]{4}-(?:[0-9]{2}|Q[1-4]|H[12]|W[0-9]{2})"
DATE_IN_CHINESE = "[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[底末]?前?|[0-9]{1,2}月[0-9]{1,2}日"
DATE = re.compile(
    rf"(?<![0-9A-Za-z-])(?:{_HYPHENATED})(?![0-9A-Za-z]|[-.][0-9A-Za-z])"
    rf"|(?<![0-9])(?:{DATE_IN_CHINESE})"
)


def dates_apart(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text in order, each with whether it is a date."""
    at = 0
    for found in DATE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False
