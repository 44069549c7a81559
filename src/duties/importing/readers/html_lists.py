"""Numbered lists of web pages → the numbers that a browser prints before their items."""

import re
from typing import Any

from duties.naming.numerals import numeral_of

_MOST_DIGITS = 6
_OWN_NUMBER = re.compile(
    "\\s*(?:\\d{1,3}\\s?[.．、)）]|[一二三四五六七八九十百]{1,3}[、.．]|[（(][一二三四五六七八九十\\d]{1,3}[)）]"
    "|[①-⑳]|第[一二三四五六七八九十百\\d]{1,3}[条章节项])"
)
"""A number that somebody typed before an item, since pages often hide those of the list."""
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_STYLE = re.compile("list-style(?:-type)?:([^;]*)")
_CHINESE = ("cjk-ideographic", "simp-chinese", "trad-chinese", "cjk-decimal", "japanese", "korean")


def numbers_of_items(numbered: Any) -> dict[Any, str]:
    """Return what stands before each item of an `ol`; nothing where its items are all links."""
    items = list(numbered.iterchildren("li"))
    if all(_is_link(item) for item in items):
        return {}
    step = -1 if numbered.get("reversed") is not None else 1
    number = _number(numbered.get("start"), len(items) if step < 0 else 1)
    found = {}
    for item in items:
        number = _number(item.get("value"), number)
        if _OWN_NUMBER.match(_beginning(item)) is None:
            found[item] = _printed(number, item.get("type") or _type_of(numbered))
        number += step
    return found


def _is_link(item: Any) -> bool:
    """Tell whether an item is a link and nothing else, as where one stands on a site."""
    children = list(item)
    alone = len(children) == 1 and children[0].tag == "a" and not (item.text or "").strip()
    return alone and not (children[0].tail or "").strip()


def _beginning(item: Any) -> str:
    for text in item.itertext():
        if text.strip():
            return str(text)
    return ""


def _number(text: str | None, otherwise: int) -> int:
    digits = (text or "").strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) < _MOST_DIGITS
    return int(digits) if is_number else otherwise


def _type_of(numbered: Any) -> str:
    style = _STYLE.search((numbered.get("style") or "").replace(" ", "").lower())
    return style[1] if style else numbered.get("type") or "1"


def _printed(number: int, type_: str) -> str:
    """Return a number as a list of this type, or of this style, prints it."""
    style = _TYPES.get(type_, type_)
    if style == "none":
        return ""
    if style.startswith(_CHINESE):
        return f"{numeral_of(number) or number}、"
    if style.endswith(("-alpha", "-latin")) and 0 < number <= _LETTERS:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if style.startswith('upper') else letter}. "
    if style.endswith("-roman") and number > 0:
        roman = roman_of(number)
        return f"{roman if style.startswith('upper') else roman.lower()}. "
    return f"{number}. "


_LETTERS = 26


def roman_of(number: int) -> str:
    """Return a number from 1 on in Roman letters."""
    found = ""
    for value, letters in _ROMAN:
        found += letters * (number // value)
        number %= value
    return found


_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
