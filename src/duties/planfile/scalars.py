"""Values as YAML writes them."""

import json
import re
from functools import lru_cache

_PLAIN = re.compile(r"[^\W_][\w·（）()《》“”/.-]*")
_HALF = re.compile("[\ud800-\udfff]")
_NUMBER = re.compile("0|[1-9][0-9]{0,14}")


@lru_cache(maxsize=4096)
def scalar(text: str, like: str = "") -> str:
    """Return `text` as a YAML scalar, quoted as the scalar `like` is, or where it must be.

    What is no character (half of one, or a byte of a file's name that is not UTF-8) becomes �.
    """
    if not text.isprintable():
        text = _HALF.sub("\ufffd", text)
        if not text.isprintable():
            return _escaped(text)
    if like.startswith('"') and "\\" not in text and '"' not in text:
        return f'"{text}"'
    if not like.startswith("'") and not text.isascii() and _PLAIN.fullmatch(text):
        return text
    return "'" + text.replace("'", "''") + "'"


@lru_cache(maxsize=4096)
def identifier(text: str) -> str:
    """Return an id as a YAML scalar; whole numbers stand as they are."""
    return text if text.isdecimal() and _NUMBER.fullmatch(text) else scalar(text)


def _escaped(text: str) -> str:
    """Return a text with characters that YAML allows as escapes only.

    YAML knows JSON's escapes, but no pairs of surrogates.
    """
    return "".join(
        letter
        if letter.isprintable()
        else f"\\U{ord(letter):08x}"
        if ord(letter) > 0xFFFF
        else json.dumps(letter)[1:-1]
        for letter in json.dumps(text, ensure_ascii=False)
    )
