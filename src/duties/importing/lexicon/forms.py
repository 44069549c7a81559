"""Words as data: patterns are made of them, and so are the gates that save time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from duties.model import Role


class Form(NamedTuple):
    """Labels or verbs made alike: words parted by blanks, and what may stand round one of them.

    Each has to hold one of the words as it is written, since the gates look for nothing else.
    """

    words: str
    before: str = ""
    after: str = ""

    def pattern(self) -> str:
        """Return the pattern that fits them all."""
        return self.before + self.ending()

    def ending(self) -> str:
        """Return the pattern of what they are from their word on."""
        return f"(?:{'|'.join(self.words.split())}){self.after}"

    def endings(self) -> Iterator[str]:
        """Yield that pattern for each word; a search skips what begins with none of them."""
        return (word + self.after for word in self.words.split())


def any_of(forms: Iterable[Form]) -> str:
    """Return the pattern that fits whatever one of the forms does."""
    return "|".join(form.pattern() for form in forms)


def by_role(forms: Mapping[Role, Form]) -> str:
    """Return the pattern that fits any of the forms, with a group named for each role."""
    return "|".join(f"(?P<{role.value}>{form.pattern()})" for role, form in forms.items())


def gate(forms: Iterable[Form], besides: str = "") -> re.Pattern[str]:
    """Return what finds a word of these forms: a text without one holds none of what they make.

    Words that stand in `besides`, parted by blanks, do not count.
    """
    words = {word for form in forms for word in form.words.split()}
    words -= set(besides.split())
    shortest = [word for word in words if not any(other in word for other in words - {word})]
    return re.compile("|".join(sorted(shortest)))
