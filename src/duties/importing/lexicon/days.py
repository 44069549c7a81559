"""Days on which somebody signed, as documents print them: in figures or in words."""

import re
from datetime import date

from duties.naming.numerals import number_of

DAY = re.compile(
    "(20\\d\\d)\\s*[年./-]\\s*(1[0-2]|0?[1-9])\\s*[月./-]\\s*(3[01]|[12]\\d|0?[1-9])\\s*日?"
)
_IN_WORDS = re.compile(
    "(二[〇○零Ｏ0][一二三四五六七八九〇○零Ｏ0]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_LONGEST = 60  # letters of a line that is nothing but a day, and blanks
_LAST = frozenset("日）)0123456789０１２３４５６７８９")
_LINE = re.compile(f"[（(]?\\s*(?:{DAY.pattern}|{_IN_WORDS.pattern})\\s*[）)]?")


def is_day(text: str) -> bool:
    """Tell whether a line is nothing but a day, perhaps in brackets."""
    return text[-1:] in _LAST and len(text) < _LONGEST and _LINE.fullmatch(text) is not None


def day_in(text: str) -> date | None:
    """Return the first day that a text names, None where it names none."""
    match = DAY.search(with_plain_digits(text))
    if match is not None:
        parts = [int(part) for part in match.groups()]
    elif (written := _IN_WORDS.search(text)) is not None:
        digits = ["〇一二三四五六七八九".find(letter) for letter in written[1]]
        year = int("".join(str(max(digit, 0)) for digit in digits))
        parts = [year, number_of(written[2]) or 0, number_of(written[3]) or 0]
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def with_plain_digits(text: str) -> str:
    """Return a text with its full-width digits as plain ones."""
    return text.translate(_DIGITS)


_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
