"""How the tasks of an open plan stand on a day, for those who ask; the lights asked for."""

from collections.abc import Collection, Iterable
from datetime import date

from duties.book import Book
from duties.errors.questions import UnknownLightError
from duties.formats.light_marks import light_order, light_word
from duties.formats.views.progress import StandingOf, unknown
from duties.messages import N_, Message
from duties.model import Task
from duties.naming.names import LIST_SIGN, normal_form
from duties.naming.spoken import LIGHT_WORDS, NO_LIGHT
from duties.queries.due import Due


def how_to_begin(book: Book) -> tuple[Message, ...]:
    """Return how to begin where nothing was ever reported."""
    if book.has_ledger:
        return ()
    return (
        Message(
            N_(
                "nothing has been reported on this plan yet; `duties record TASK --state "
                "in-progress --unit UNIT` writes the first entry, `duties forms DIR "
                "--period PERIOD` makes forms for the units to fill in"
            )
        ),
    )


def standings_by_task(book: Book, day: date) -> StandingOf:
    """Return what tells how a task of the plan, or a step as a task, stands on a day.

    Without a ledger nothing is known, and nothing that judges progress is loaded.
    """
    if not book.has_ledger:
        return unknown
    standings = book.tracker.on(day)
    tasks = {id(standing.task): standing for standing in standings}
    steps = {step.id: step for standing in standings for step in standing.steps}
    return lambda task: tasks.get(id(task)) or steps.get(task.id)


_NONE = Message(N_("none (no light)"))


def due_in_force(due: Due, standing_of: StandingOf) -> Due:
    """Return which deadlines are asked for, by those in force: a ruling may have moved some."""
    if standing_of is unknown:
        return due

    def last_day(task: Task) -> date | None:
        standing = standing_of(task)
        return None if standing is None else standing.due

    return due._replace(last_day=last_day)


def lights_named(typed: Iterable[str], known: Collection[str]) -> frozenset[str | None]:
    """Return the lights that were typed (red,yellow or 红、黄), None for none.

    `known` are the names of the rules and those that anything has. Raises `UnknownLightError`.
    """
    meant: dict[str, str | None] = {normal_form(name): name for name in known}
    for name, words in LIGHT_WORDS.items():
        if name in known:
            meant.update((normal_form(word), name) for word in words.split())
    for word in (NO_LIGHT, *LIGHT_WORDS[NO_LIGHT].split()):
        meant.setdefault(normal_form(word), None)
    found = set()
    for word in (part for text in typed for part in LIST_SIGN.split(text)):
        form = normal_form(word)
        if form not in meant:
            raise UnknownLightError(word, (*map(light_word, sorted(known, key=light_order)), _NONE))
        found.add(meant[form])
    return frozenset(found)
