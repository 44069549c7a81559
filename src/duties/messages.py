"""Sentences as values: English text with named facts, translated only when shown."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, Protocol, cast

LONGEST = 1000  # characters of a name, a title or the like that people are shown


class Translator(Protocol):
    """What a message needs from a language, as `gettext.NullTranslations` and its like offer it."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str: ...


def N_(text: str) -> str:  # noqa: N802 (gettext's customary name)
    """Mark `text` for the catalogues and return it unchanged."""
    return text


class Message(NamedTuple):
    """A sentence in English with `{names}` for its facts.

    A fact may itself be a message, a day, or a tuple of facts, which is shown as a list.
    If `plural` is given, the fact `count` chooses between the two forms (see `counted`).
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
        return form.format(**{key: shown(fact, into) for key, fact in self.facts.items()})


def shown(fact: object, into: Translator, longest: int = LONGEST) -> object:
    """Return a fact as it appears in a sentence: messages, tuples and days in words, texts cut.

    A text of more than `longest` characters is cut, in a list one of more than `LONGEST`.
    """
    if isinstance(fact, str):
        return cut(fact, longest)
    if isinstance(fact, Message):
        return fact.put(into)
    if isinstance(fact, tuple):
        return into.gettext(_BETWEEN).join(str(shown(part, into)) for part in fact)
    if isinstance(fact, date):
        return day_name(fact).put(into)
    return fact


def cut(text: str, longest: int) -> str:
    """Return the beginning of a text that is too long to be shown, with … for the rest."""
    return text if len(text) <= longest else f"{text[:longest]}…"


_BETWEEN = N_(", ")


def day_name(day: date) -> Message:
    """Return what people call a day: 2026年6月30日."""
    facts = {"year": day.year, "month": day.month, "day": day.day}
    return Message(N_("{year:04}-{month:02}-{day:02}"), facts)


def counted(one: str, many: str, count: int, **facts: object) -> Message:
    """Return a message in the form that `count` calls for; both forms go into the catalogues."""
    return Message(one, {"count": count, **facts}, many)
