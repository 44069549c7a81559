"""The row over a table of tasks (任务分解表) → what each of its columns holds.

    | 序号 | 重点任务 | 牵头单位 | 责任单位及责任人 | 完成时限 |

The number, the text of the task, who leads, who is responsible (with persons to leave out), when.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from duties.importing.document import Row
from duties.importing.lexicon import persons
from duties.importing.lexicon.blanks import close_up
from duties.importing.notes.note import Division
from duties.importing.notes.parser_pieces import division_in
from duties.importing.tables.headings import (
    ROLE_OF,
    CellKind,
    TextKind,
    cell_kind,
    folded,
    heads_bodies,
    heads_list_of_units,
    heads_starts,
    heads_task,
    heads_times,
    levels_above,
    text_kind,
)
from duties.messages import N_, Message, counted


class Text(NamedTuple):
    """A column of text: where it stands, and its heading."""

    at: int
    heading: str
    kind: TextKind

    def of(self, row: Row) -> str:
        """Return what a row has in this column."""
        return row.cells[self.at].strip() if self.at < len(row.cells) else ""


class Columns(NamedTuple):
    """Which columns hold what. `texts` are those of text from left to right, none where no heading
    is known to name tasks.

    `asides` are columns that go into a task's note, and `doubts` tells why; so do `strangers`,
    whose headings say nothing. `peopled` are columns of units with persons among them. `division`
    is how a heading says which of its units lead: 责任单位（第一个为牵头单位）.
    """

    places: Mapping[CellKind, tuple[int, ...]]
    peopled: frozenset[int]
    texts: tuple[Text, ...]
    asides: tuple[Text, ...]
    strangers: tuple[Text, ...]
    doubts: tuple[Message, ...]
    division: Division | None

    def cell(self, row: Row, field: CellKind) -> str:
        """Return what a row has under a heading, the texts of several columns each once."""
        places = self.places.get(field, ())
        if not places:
            return ""
        if len(places) == 1:
            return row.cells[places[0]].strip() if places[0] < len(row.cells) else ""
        found = [row.cells[at].strip() for at in places if at < len(row.cells)]
        if len(found) == 1:
            return found[0]
        return "\n".join(dict.fromkeys(text for text in found if text))

    def with_people(self, columns: Iterable[int]) -> "Columns":
        """Return the columns with more of them known to name persons among units."""
        return self._replace(peopled=self.peopled.union(columns))

    def with_strangers(self, rows: Sequence[Row]) -> "Columns":
        """Return the columns with those that no heading explains in the notes, if rows fill them.

        What a person should look at is that they do.
        """
        filled = [text for text in self.strangers if any(map(text.of, rows))]
        if not filled:
            return self
        from duties.ledger.headings import tells_standing

        asides = tuple(sorted([*self.asides, *filled]))
        standing = [text for text in filled if tells_standing(text.heading)]
        others = [text for text in filled if text not in standing]
        told = [_of_standing(standing)] if standing else []
        told += [_not_known(others)] if others else []
        return self._replace(asides=asides, doubts=(*self.doubts, *told))

    def without_lead(self) -> tuple[int, ...]:
        """Return where the columns of units stand that may lead, though no heading says so: those
        that are responsible, beside others that only support them.
        """
        if CellKind.LEAD in self.places or CellKind.SUPPORT not in self.places:
            return ()
        return self.places.get(CellKind.RESPONSIBLE, ())

    def of_units(self) -> set[int]:
        """Return where the columns of units stand."""
        return {at for field in ROLE_OF for at in self.places.get(field, ())}


class _Heading(NamedTuple):
    """A heading: where it stands, as printed, and without what does not matter."""

    at: int
    text: str
    folded: str

    def unnamed(self) -> Text:
        """Return its column as one that no heading explains."""
        return Text(self.at, self.text, TextKind.UNNAMED)


class _Aside(NamedTuple):
    """A column that goes into the notes of tasks, and what a person should look at there."""

    heading: _Heading
    doubt: Message | None = None


_Known = Mapping[CellKind, Sequence[_Heading]]


def columns_of(row: Row) -> Columns | None:
    """Return the columns that a row heads, None where none of them is one of units.

    A table of tasks has a column of text besides; see `heads_tasks`.
    """
    if not any(kind_under(cell) in ROLE_OF for cell in row.cells):
        return None
    known, rest, peopled = _told_apart(row)
    texts, others = _texts(rest)
    if _is_list_of_units(texts, others):
        return None
    known, asides = _settled(known)
    asides += [_Aside(each, _no_role(each.text)) for each in others if heads_bodies(each.folded)]
    asides += [_Aside(each) for each in others if heads_starts(each.folded)]
    doubts = [aside.doubt for aside in asides if aside.doubt is not None]
    doubts += [_left_out(person.text) for person in known.get(CellKind.PERSON, ())]
    taken = {aside.heading.at for aside in asides}
    all_texts = _with_unnamed(texts, known, others, taken)
    taken |= {text.at for text in all_texts}
    taken |= {each.at for headings in known.values() for each in headings}
    return Columns(
        {
            field: tuple(each.at for each in headings)
            for field, headings in known.items()
            if headings and field is not CellKind.PERSON
        },
        peopled,
        all_texts,
        tuple(sorted(aside.heading.unnamed() for aside in asides)),
        tuple(_stranger(at, cell) for at, cell in enumerate(row.cells) if at not in taken),
        tuple(doubts),
        _division(row, known),
    )


def _division(row: Row, known: _Known) -> Division | None:
    """Return how the heading over the units that are responsible says which of them lead."""
    for each in known.get(CellKind.RESPONSIBLE, ()):
        remark = _REMARK.search(row.cells[each.at])
        division = division_in(remark[0]) if remark is not None else None
        if division is not None:
            return division
    return None


_REMARK = re.compile("[（(].*[）)]", re.DOTALL)


def _told_apart(row: Row) -> tuple[_Known, list[_Heading], frozenset[int]]:
    """Return the headings that are no text of a task, the other ones, and the columns of units
    that have persons among them.
    """
    known: dict[CellKind, list[_Heading]] = {}
    rest: list[_Heading] = []
    peopled = set()
    for at, cell in enumerate(row.cells):
        text = folded(cell)
        if not text:
            continue
        if (units := _with_persons(text)) is not None:
            text = units
            peopled.add(at)
        field = cell_kind(text)
        same = rest if field is None else known.setdefault(field, [])
        same.append(_Heading(at, "".join(cell.split()), text))
    if CellKind.DUE not in known and CellKind.LAST_DAY not in known:
        times = [each for each in rest if heads_times(each.folded)]
        rest = [each for each in rest if each not in times]
        known |= {CellKind.DUE: times} if times else {}
    return known, rest, frozenset(peopled)


@lru_cache(maxsize=4096)
def kind_under(cell: str) -> CellKind | None:
    """Return what a cell says of those below it; None where it may head text, or heads nothing."""
    text = folded(cell)
    return cell_kind(_with_persons(text) or text) if text else None


def _with_persons(heading: str) -> str | None:
    """Return a folded heading of units with persons without these; None for any other."""
    named = _AND_PERSON.match(heading)
    return named["units"] if named is not None else None


_AND_PERSON = re.compile(
    f"(?P<units>.*(?:单位|部门|[处科股]室))(?:[及和与、/]|以及)(?:其|主要|具体)?{persons.PERSON}$"
)
"""责任单位及责任人: a heading of units with persons."""


def _texts(headings: Iterable[_Heading]) -> tuple[list[Text], list[_Heading]]:
    """Return the columns of text, and the headings that are not known."""
    texts: list[Text] = []
    others: list[_Heading] = []
    for heading in headings:
        kind = text_kind(heading.folded)
        if kind is None:
            others.append(heading)
        else:
            texts.append(Text(heading.at, heading.text, kind))
    if all(text.kind is TextKind.AREA for text in texts):
        texts = [text._replace(kind=TextKind.TASK) for text in texts]
    return texts, others


def _is_list_of_units(texts: Iterable[Text], others: Iterable[_Heading]) -> bool:
    """Tell whether a table lists units; beside a figure, 单位 is what the figure counts."""
    if any(text.kind in (TextKind.INDICATOR, TextKind.GOAL) for text in texts):
        return False
    return any(heads_list_of_units(each.folded) for each in others)


def _settled(known: _Known) -> tuple[_Known, list[_Aside]]:
    """Return the headings with the lead settled where several columns name one, and those that go
    into the notes.
    """
    known, other_levels = _without_other_levels(_with_chiefs_responsible(known))
    known, offices = _without_offices(known)
    known, steps = _without_steps(known)
    return known, other_levels + offices + steps


def _with_chiefs_responsible(known: _Known) -> _Known:
    """Return the headings with 主责单位 among those responsible where 牵头单位 stands beside it."""
    leads = known.get(CellKind.LEAD, ())
    if not any("牵头" in each.folded for each in leads):
        return known
    chiefs = [each for each in leads if _CHIEF.search(each.folded)]
    responsible = [*known.get(CellKind.RESPONSIBLE, ()), *chiefs]
    others = [each for each in leads if each not in chiefs]
    return {**known, CellKind.LEAD: others, CellKind.RESPONSIBLE: responsible}


def _without_other_levels(known: _Known) -> tuple[_Known, list[_Aside]]:
    """Return the headings with leads of one level only, that nearest to the issuer."""
    leads = known.get(CellKind.LEAD, ())
    nearest = min((levels_above(each.folded) for each in leads), default=0)
    own = [each for each in leads if levels_above(each.folded) == nearest]
    others = [each for each in leads if each not in own]
    asides = [_Aside(each, _other_level(each.text, own[0].text)) for each in others]
    return {**known, CellKind.LEAD: own}, asides


def _without_offices(known: _Known) -> tuple[_Known, list[_Aside]]:
    """Return the headings without offices, where they stand beside units that they are parts of."""
    of_units = [each for field in ROLE_OF for each in known.get(field, ())]
    offices = [each for each in of_units if _OFFICE.search(each.folded)]
    if len(offices) == len(of_units):
        return known, []
    left = {
        field: [each for each in headings if each not in offices]
        for field, headings in known.items()
    }
    return left, list(map(_Aside, offices))


def _without_steps(known: _Known) -> tuple[_Known, list[_Aside]]:
    """Return the headings without 节点, steps, where another column has the deadlines."""
    dues = known.get(CellKind.DUE, ())
    steps = [each for each in dues if each.folded == "节点"]
    if len(steps) == len(dues):
        return known, []
    left = [each for each in dues if each not in steps]
    return {**known, CellKind.DUE: left}, list(map(_Aside, steps))


_CHIEF = re.compile("主[责办管抓]")
_OFFICE = re.compile("[处科股]室$")


def _with_unnamed(
    texts: Sequence[Text],
    known: _Known,
    others: Iterable[_Heading],
    taken: set[int],
) -> tuple[Text, ...]:
    """Return the columns of text, with those before the units that no heading explains."""
    if not texts:
        return ()
    first = texts[0].at
    units = [each.at for field in ROLE_OF for each in known.get(field, ()) if each.at > first]
    last = min(units, default=first)
    unnamed = [each.unnamed() for each in others if each.at < last and each.at not in taken]
    return tuple(sorted([*texts, *unnamed]))


def _stranger(at: int, cell: str) -> Text:
    """Return a column under a heading that says nothing."""
    return Text(at, close_up(cell)[:_LONG_HEADING] or f"第{at + 1}列", TextKind.STRANGE)


_LONG_HEADING = 20  # letters that are told of a heading that is not known


def _not_known(columns: Sequence[Text]) -> Message:
    return counted(
        "the column {names} is not known; what it says is kept in the notes",
        "the columns {names} are not known; what they say is kept in the notes",
        len(columns),
        names=tuple(text.heading for text in columns),
    )


def _of_standing(columns: Sequence[Text]) -> Message:
    return counted(
        "the column {names} tells how tasks stand; what it says is kept in the notes; "
        "once there is a plan, `duties collect` reads it from this file",
        "the columns {names} tell how tasks stand; what they say is kept in the notes; "
        "once there is a plan, `duties collect` reads them from this file",
        len(columns),
        names=tuple(text.heading for text in columns),
    )


def _no_role(heading: str) -> Message:
    message = N_("the column {heading} gives units an unknown role; it is kept in the notes")
    return Message(message, {"heading": heading})


def _other_level(heading: str, own: str) -> Message:
    message = N_(
        "the column {own} is treated as the lead; the column {heading} is kept in the notes"
    )
    return Message(message, {"heading": heading, "own": own})


def _left_out(heading: str) -> Message:
    message = N_("the column {heading} is left out, because a plan names only units")
    return Message(message, {"heading": heading})


def heads_tasks(row: Row) -> bool:
    """Tell whether a row heads a table of tasks."""
    columns = columns_of(row)
    return columns is not None and bool(columns.texts)


def unit_headings(row: Row) -> tuple[str, ...]:
    """Return the headings of columns of units in a row."""
    columns = columns_of(row)
    places = columns.of_units() if columns is not None else set()
    return tuple("".join(row.cells[at].split()) for at in sorted(places))


def strange_unit_headings(row: Row) -> dict[int, str]:
    """Return the headings beside one of tasks that speak of units in no role that is known."""
    texts = {at: text for at, cell in enumerate(row.cells) if (text := folded(cell))}
    if not any(map(heads_task, texts.values())):
        return {}
    return {
        at: "".join(row.cells[at].split())
        for at, text in texts.items()
        if heads_bodies(text) and cell_kind(text) is None
    }
