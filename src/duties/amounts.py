"""Numbers as documents give them, exact and as they were written: 2100, 38.50, [1, 2], or words."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from duties.messages import N_, Message

if TYPE_CHECKING:
    from fractions import Fraction

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,99})?(?:[eE]-[0-9]{1,3})?")
"""A number as JSON and YAML have it, below a thousand billions."""


class Amount(NamedTuple):
    """A number, a range of two, or words, in the `texts` that the file has."""

    texts: tuple[str, ...]
    is_words: bool

    @property
    def numbers(self) -> "tuple[Fraction, ...]":
        """The exact numbers: none for words, two for a range, the lower first, however written."""
        if self.is_words:
            return ()
        if len(self.texts) == 1:
            return (_exact(self.texts[0]),)
        low, high = map(_exact, self.texts)
        return (low, high) if low <= high else (high, low)

    @property
    def low(self) -> "Fraction | None":
        """The number, or the lower end of a range; None for words."""
        return None if self.is_words else self.numbers[0]

    @property
    def high(self) -> "Fraction | None":
        """The number, or the upper end of a range; None for words."""
        return None if self.is_words else self.numbers[-1]

    @property
    def number(self) -> "Fraction | None":
        """The number; None for a range or words."""
        return _exact(self.texts[0]) if self.is_number else None

    @property
    def is_number(self) -> bool:
        """Tell whether it is one number, neither a range nor words."""
        return not self.is_words and len(self.texts) == 1

    def same_as(self, other: "Amount | None") -> bool:
        """Tell whether another says the same, however it is written: 38.0 is 38."""
        if other is None or self.is_words or other.is_words:
            return self == other
        return self.numbers == other.numbers

    def plain(self) -> object:
        """Return it as programs get it: a number, a list of two, or a text."""
        if self.is_words:
            return self.texts[0]
        found = [_plain(text) for text in self.texts]
        return found[0] if len(found) == 1 else found

    def shown(self) -> str | Message:
        """Return it as people read it."""
        if len(self.texts) == 1:
            return self.texts[0]
        return Message(N_("{low}–{high}"), {"low": self.texts[0], "high": self.texts[1]})


def amount_of(*texts: str) -> Amount | None:
    """Return the number or the words that one text is, or the range of two texts.

    None where one of two texts is no number.
    """
    is_words = not all(map(_NUMBER.fullmatch, texts))
    return None if is_words and len(texts) > 1 else Amount(texts, is_words)


@lru_cache(maxsize=65536)
def amount_of_text(text: str) -> Amount:
    """Return the number or the words that a text is."""
    return Amount((text,), _NUMBER.fullmatch(text) is None)


def is_number(text: str) -> bool:
    """Tell whether a text is a number as a file writes one."""
    return _NUMBER.fullmatch(text) is not None


@lru_cache(maxsize=65536)
def _exact(text: str) -> "Fraction":
    from fractions import Fraction

    return Fraction(text)


def _plain(text: str) -> int | float:
    """Return a number as JSON has it, which writes no more digits than the file does."""
    return int(text) if text.removeprefix("-").isdecimal() else float(text)


def after_figure(measure: str) -> str:
    """Return a unit of measure as it stands after a figure: 亿元 and %, but km after a blank."""
    is_apart = measure[:1].isalpha() and measure < _FIRST_WITHOUT_BLANKS
    return f" {measure}" if is_apart else measure


_FIRST_WITHOUT_BLANKS = "\u1100"
"""Chinese, Japanese and Korean letters, full-width ones included, come from here on."""
