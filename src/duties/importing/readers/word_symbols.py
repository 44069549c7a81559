"""Letters of fonts that hold signs, as Word keeps them (`w:sym`) → the signs that they show."""

import re

_WINGDINGS = {
    0x4A: "☺",
    0x6C: "●",
    0x6D: "○",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "□",
    0x72: "□",
    0x75: "◆",
    0x76: "◆",
    0x9E: "·",
    0x9F: "●",
    0xA1: "○",
    0xA2: "○",
    0xA3: "◯",
    0xA4: "◎",
    0xA7: "■",
    0xA8: "□",
    0xAB: "★",
    0xB2: "☆",
    0xFB: "×",
    0xFC: "√",
    0xFD: "×",
    0xFE: "√",
}
_WINGDINGS_2 = {0x4F: "×", 0x50: "√", 0x51: "×", 0x52: "√", 0x97: "●", 0x98: "●", 0x99: "○"} | {
    0x9A: "○",
    0xA2: "■",
    0xA3: "□",
    0xE9: "★",
    0xEA: "★",
}
_WINGDINGS_3 = {0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0xC7: "▲", 0xC8: "▼"}
_SYMBOL = {0xB7: "●", 0xD6: "√", 0xA8: "◆", 0xB4: "×", 0x2A: "*"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "symbol": _SYMBOL,
}
_OF_FONT = re.compile("[\uf020-\uf0ff]")
UNKNOWN = "\ufffd"


def sign_of(font: str, code: str) -> str:
    """Return the sign that a font shows for a code in hexadecimal figures; � for one unknown."""
    try:
        letter = int(code, 16)
    except ValueError:
        return UNKNOWN
    known = _FONTS.get(font.lower(), {})
    return known.get(letter & 0xFF) or (chr(letter) if 0x20 <= letter < 0xD800 else UNKNOWN)


def with_signs(text: str, font: str) -> str:
    """Return text with the signs of a font for letters of the range that such fonts use."""
    if _OF_FONT.search(text) is None:
        return text
    return _OF_FONT.sub(lambda letter: sign_of(font or "Wingdings", f"{ord(letter[0]):X}"), text)
