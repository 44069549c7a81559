"""Chinese names typed in ASCII: by their pinyin, their initials, or a mixture of both."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from duties.naming.names import normal_form


def is_pinyin(typed: str) -> bool:
    """Return whether `typed` could be pinyin: ASCII letters and digits, at least one letter."""
    return typed.isascii() and typed.isalnum() and not typed.isdigit()


def names_read_as(typed: str, names: Iterable[str], *, partly: bool = False) -> list[str]:
    """Return the names that `typed` (in its normal form) spells.

    Each character is spelled by its whole pinyin or its first letter, with ü as u or v; a character
    with several readings by any of them. With `partly`, a run of characters within the name is
    enough.
    """
    return [
        name
        for name in names
        if _reads(map(_spellings, _CHARACTER.findall(normal_form(name))), typed, partly)
    ]


def spellings_of(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the ways to type each character of names: what another program reads pinyin by.

    It goes on as `names_read_as` does, character by character in the normal form of a name.
    """
    characters = {each for name in names for each in _CHARACTER.findall(normal_form(name))}
    return {each: sorted(_spellings(each)) for each in sorted(characters) if not each.isascii()}


def sound_of(name: str) -> str | None:
    """Return how a Chinese name is read aloud, without tones; None for one with other letters."""
    form = normal_form(name)
    if form.isascii() or not all("\u3400" <= character <= "\u9fff" for character in form):
        return None
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(form))


# One by one, because in longer stretches pypinyin finds words that are not there: 商行 in 工商行政.
_CHARACTER = re.compile("[a-z0-9]+|.")


@cache
def _spellings(character: str) -> frozenset[str]:
    """Return the ways to type one Chinese character, or one run of other ones such as CBD."""
    from pypinyin import Style, pinyin

    typed = set()
    for reading in chain.from_iterable(pinyin([character], style=Style.NORMAL, heteronym=True)):
        letters = "".join(filter(str.isalnum, reading))
        typed |= {letters, letters.replace("v", "u"), letters[:1]}
    return frozenset(typed)


def _reads(spellings: Iterable[frozenset[str]], typed: str, partly: bool) -> bool:
    ends = {0}  # how much of `typed` the characters so far may spell
    for choices in spellings:
        ends = {
            end + len(choice) for end in ends for choice in choices if typed.startswith(choice, end)
        }
        if partly:
            if len(typed) in ends:
                return True
            ends.add(0)
    return len(typed) in ends
