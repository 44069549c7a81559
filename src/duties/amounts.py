"""Numbers as documents give them, exact and as they were written: 2100, 38.50, [1, 2], or words."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from duties.messages import N_, Message

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,99})?(?:[eE]-[0-9]{1,3})?")
"""A number as JSON and YAML have it, below a thousand billions."""


class Amount(NamedTuple):
    """A number, a range of two, or words, in the `texts` that the file has; `numbers` are exact.

    Words have no numbers, a number has one, a range has two, the lower first, however written.
    """

    texts: tuple[str, ...]
    numbers: tuple[Fraction, ...] = ()

    @property
    def low(self) -> Fraction | None:
        """The number, or the lower end of a range; None for words."""
        return self.numbers[0] if self.numbers else None

    @property
    def high(self) -> Fraction | None:
        """The number, or the upper end of a range; None for words."""
        return self.numbers[-1] if self.numbers else None

    @property
    def number(self) -> Fraction | None:
        """The number; None for a range or words."""
        return self.numbers[0] if len(self.numbers) == 1 else None

    @property
    def is_words(self) -> bool:
        """Tell whether it is neither a number nor a range."""
        return not self.numbers

    def same_as(self, other: "Amount | None") -> bool:
        """Tell whether another says the same, however it is written: 38.0 is 38."""
        if other is None or len(self.numbers) != len(other.numbers):
            return False
        return self.numbers == other.numbers if self.numbers else self.texts == other.texts

    def plain(self) -> object:
        """Return it as programs get it: a number, a list of two, or a text."""
        if not self.numbers:
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
    if len(texts) == 1:
        number = number_of(texts[0])
        return Amount(texts, () if number is None else (number,))
    low, high = (number_of(text) for text in texts)
    if low is None or high is None:
        return None
    return Amount(texts, (low, high) if low <= high else (high, low))


@lru_cache(maxsize=65536)
def number_of(text: str) -> Fraction | None:
    """Return the exact number that a text is, as a file writes one; None for anything else."""
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def _plain(text: str) -> int | float:
    """Return a number as JSON has it, which writes no more digits than the file does."""
    return int(text) if text.removeprefix("-").isdecimal() else float(text)
