"""An official document as values: a tree of parts, each with paragraphs, points, tables, charts.

What it says is here; how that looks is for the writers (Word, web page, Markdown) to say.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from typing import Any, NamedTuple, Union

from duties.exporting.imprint import UNSIGNED, Imprint
from duties.exporting.languages import is_chinese
from duties.formats.view import View
from duties.messages import N_, Message, Translator
from duties.naming.numerals import numeral_of


class BodyText(NamedTuple):
    """A paragraph of the body."""

    text: Message


class Footnote(NamedTuple):
    """A small paragraph below a table or chart that explains it."""

    text: Message


class NumberedPoint(NamedTuple):
    """A numbered point: a few words that stand out, and what follows them."""

    number: int
    head: Message
    text: Message


class DataTable(NamedTuple):
    """The table that a view makes of items, without columns in which none has anything."""

    view: View[Any]
    items: Sequence[Any]

    def filled(self) -> View[Any]:
        """Return the view by which to show it."""
        columns = (column._replace(optional=True) for column in self.view.columns)
        return self.view._replace(columns=tuple(columns))


class Stripe(NamedTuple):
    """A piece of a bar: how long it is, which light's colour it has, and what is written in it.

    A stripe without a light has the colour of the house.
    """

    length: float
    light: str | None
    words: str | Message = ""


class Bar(NamedTuple):
    """A bar with its label, and what is written after it."""

    label: str | Message
    stripes: tuple[Stripe, ...]
    end: str | Message = ""


class Bars(NamedTuple):
    """A chart of bars, each under a `heading` for what it stands for.

    `whole` is the length of the longest possible one. Where it `has_lights`, each stripe is a
    number of tasks with a light.
    """

    title: Message
    heading: str
    bars: tuple[Bar, ...]
    whole: float
    has_lights: bool = False


class TimeBar(NamedTuple):
    """A task on a timeline: from when to when it lasts, how much is done (0 to 1), its light."""

    label: str | Message
    first: date
    last: date
    done: float
    light: str | None


class Timeline(NamedTuple):
    """A chart of tasks along the calendar, with a line on a day."""

    title: Message
    spans: tuple[TimeBar, ...]
    first: date
    last: date
    day: date


Block = Union[BodyText, Footnote, NumberedPoint, DataTable, Bars, Timeline, "DispatchPart"]


class DispatchPart(NamedTuple):
    """A part under its heading; parts within parts are numbered below them."""

    heading: Message
    blocks: tuple[Block, ...]


class Dispatch(NamedTuple):
    """A document to be sent: its title, whom it is for, the opening, and its parts."""

    title: tuple[Message, ...]
    """Its lines."""
    addressee: Message | None
    opening: tuple[Block, ...]
    parts: tuple[DispatchPart, ...]
    imprint: Imprint = UNSIGNED


def numbered(level: int, number: int, heading: Message, into: Translator) -> str:
    """Return a heading with its number: 一、 on the first level (0), （一） on the second."""
    sign = (is_chinese(into) and numeral_of(number)) or number
    return Message(_NUMBERED[level], {"number": sign, "heading": heading}).put(into)


_NUMBERED = (N_("{number}. {heading}"), N_("({number}) {heading}"))


def headed(point: NumberedPoint, into: Translator) -> str:
    """Return what stands out of a point, with its number."""
    return Message(N_("{number}. {head}."), {"number": point.number, "head": point.head}).put(into)


def title_of(document: Dispatch, into: Translator) -> str:
    """Return the title in one line."""
    return text_of(document.title).put(into)


def text_of(messages: Iterable[Message]) -> Message:
    """Return sentences as one text; there must be at least one."""
    return reduce(
        lambda before, behind: Message(
            N_("{before} {behind}"), {"before": before, "behind": behind}
        ),
        messages,
    )


def listed(messages: Iterable[Message]) -> Message:
    """Return parts of a sentence as a list."""
    return Message(N_("{list}"), {"list": tuple(messages)})
