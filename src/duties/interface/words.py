"""What a program gives as an argument → what the answers take: texts, choices, days."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypedDict, TypeVar

from duties.answers.deadlines import TypedDeadlines
from duties.catalogues import Language, translator
from duties.errors.interface import UnknownChoiceError
from duties.errors.options import UnknownDayError
from duties.messages import Translator
from duties.model import Role
from duties.naming.typed_periods import typed_period
from duties.periods import Stretch
from duties.queries.due import Due

Texts = str | Iterable[str] | None
"""One text or several; None for none."""
Day = date | str | None
"""A day, or what may be typed for one: 2026-04-30; None for today, where that makes sense."""


class DeadlineWishes(TypedDict, total=False):
    """The wishes for deadlines; a period is a day, or what may be typed: 2027-06, 2027-Q2, 2027."""

    due: date | str | None
    """Only what is due in this period."""
    due_from: date | str | None
    """Only what is due on its first day or later."""
    due_to: date | str | None
    """Only what is due on its last day or earlier."""
    due_before: date | str | None
    """Only what is due before its first day."""
    due_within: str | None
    """Only what is due from `as_of` on within 30d (days), 4w (weeks) or 3m (months)."""
    no_due: bool
    """Only what has no date to be done by."""


class TaskWishes(DeadlineWishes, total=False):
    """The wishes that several questions about tasks take."""

    role: Texts
    """Only what the units have in such a role: lead, responsible or support."""
    action: Texts
    """Only what belongs to such an action: an id, or words of its title."""


class MeantWishes(TypedDict):
    """What the answers take for `TaskWishes`."""

    roles: tuple[Role, ...]
    actions: tuple[str, ...]
    due: Due


Choice = TypeVar("Choice", bound=StrEnum)


def texts(wish: Texts) -> tuple[str, ...]:
    """Return what was given as several texts."""
    if wish is None:
        return ()
    return (wish,) if isinstance(wish, str) else tuple(wish)


def choices(kind: type[Choice], name: str, wish: Texts) -> tuple[Choice, ...]:
    """Return the values that were given for the parameter `name`; raises `UnknownChoiceError`."""
    try:
        return tuple(map(kind, texts(wish)))
    except ValueError:
        known = tuple(each.value for each in kind)
        wrong = next(word for word in texts(wish) if word not in known)
        raise UnknownChoiceError(name, str(wrong), known) from None


def choice(kind: type[Choice], name: str, wish: str) -> Choice:
    """Return the one value that was given for the parameter `name`; raises as `choices` does."""
    return choices(kind, name, wish)[0]


def language_meant(wish: str) -> Translator:
    """Return the catalogue of a language, zh or en; raises as `choices` does."""
    return translator(choice(Language, "language", wish))


def day_meant(wish: Day, name: str = "as_of") -> date:
    """Return the day that was given for the parameter `name`, or today.

    Raises `UnknownDayError`.
    """
    if wish is None:
        return date.today()
    if isinstance(wish, date):
        return date(wish.year, wish.month, wish.day)  # without the hour
    period = typed_period(wish, date.today())
    if period is None or period.stretch is not Stretch.DAY:
        raise UnknownDayError(name, wish)
    return period.first


def wishes_meant(wish: TaskWishes, day: date) -> MeantWishes:
    """Return what was wished for on a day.

    Raises what `choices` and `TypedDeadlines.on` raise, and `TypeError` for any other key.
    """
    if other := wish.keys() - TaskWishes.__optional_keys__:
        raise TypeError(f"unexpected keyword argument {min(other)!r}")
    return MeantWishes(
        roles=choices(Role, "role", wish.get("role")),
        actions=texts(wish.get("action")),
        due=_due_meant(wish, day),
    )


def _due_meant(wish: DeadlineWishes, day: date) -> Due:
    typed = TypedDeadlines(
        due=_typed(wish.get("due")),
        due_from=_typed(wish.get("due_from")),
        due_to=_typed(wish.get("due_to")),
        due_before=_typed(wish.get("due_before")),
        due_within=wish.get("due_within"),
        no_due=wish.get("no_due", False),
    )
    return typed.on(day, spelt)


def _typed(period: date | str | None) -> str | None:
    return day_meant(period).isoformat() if isinstance(period, date) else period


def spelt(option: str) -> str:
    """Return the parameter for an option of the command: due_from for --due-from."""
    return option.lstrip("-").replace("-", "_")
