"""Sentences as values: English text with named facts, put into a language only when shown."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol, cast


class Translator(Protocol):
    """What a message needs of a language; `gettext.NullTranslations` and its kin fit."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str: ...


def N_(text: str) -> str:  # noqa: N802 (gettext's customary name)
    """Mark `text` for the catalogues and return it as it is."""
    return text


class Message(NamedTuple):
    """A sentence in English with `{names}` for its facts.

    A fact may be a message itself, or a tuple of facts, which is listed with 、 between.
    Where `plural` is given, the fact `count` chooses between the two forms.
    """

    text: str
    facts: Mapping[str, object] = {}
    plural: str | None = None

    def put(self, into: Translator) -> str:
        """Return the sentence in the translator's language."""
        if self.plural is None:
            form = into.gettext(self.text)
        else:
            form = into.ngettext(self.text, self.plural, cast("int", self.facts["count"]))
        return form.format(**{key: _shown(fact, into) for key, fact in self.facts.items()})


def _shown(fact: object, into: Translator) -> object:
    if isinstance(fact, Message):
        return fact.put(into)
    if isinstance(fact, tuple):
        return "、".join(str(_shown(part, into)) for part in fact)
    return fact
