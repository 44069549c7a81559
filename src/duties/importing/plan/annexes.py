"""Tasks of the text that an annexed table repeats → one task each, and where the two contradict.

For each field the text counts, and where it is silent the table does. What the one ends with 等,
the other may name.

正文：（牵头单位：甲局）       附表：牵头单位 甲局，责任单位 乙局     →  both units
正文：（责任单位：乙局等）     附表：责任单位 乙局、丙局             →  乙局、丙局, and no 等
正文：（牵头单位：甲局）       附表：牵头单位 乙局                  →  甲局, and a contradiction
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from duties.importing.doubts import Reporter
from duties.importing.plan.assign import PROMOTED, Assigner
from duties.importing.plan.draft import Assigned, Contradiction, DraftTask
from duties.importing.plan.tasks_of_parts import FoundTask, key, without_marker
from duties.importing.structure.titles import title_of
from duties.importing.tables.rows import Entry
from duties.messages import N_, Message
from duties.model import Role
from duties.naming.likeness import like_pairs
from duties.periods import Period

_Units = dict[Role, dict[str, Assigned]]
"""Units by role and name."""


class Annexes:
    """Joins what the text and annexed tables say of one task; gathers where the two contradict."""

    def __init__(self, assigner: Assigner, reporter: Reporter) -> None:
        self._assigner = assigner
        self._units = assigner.units
        self._reporter = reporter
        self.contradictions: list[Contradiction] = []

    def joined(self, drafted: DraftTask, found: FoundTask) -> DraftTask:
        """Return a task of the text with what the rows that repeat it say besides."""
        if not found.repeats:
            return drafted
        titles = [title_of(without_marker(entry.title)) for entry in found.repeats]
        if key(drafted.title) not in map(key, titles):
            self._contradict(drafted, found.repeats, "title", [drafted.title], titles[:1])
        with_units = self._with_units(drafted, found.repeats)
        return self._with_deadline(with_units, found.repeats)._replace(remark=_remark(found))

    def _contradict(
        self,
        task: DraftTask,
        rows: Sequence[Entry],
        field: str,
        text: Iterable[str],
        table: Iterable[str],
        worded: tuple[object, object] | None = None,
    ) -> None:
        place = rows[0].row.place
        told = Contradiction(task.id, field, tuple(text), tuple(table), place, worded)
        self.contradictions.append(told)
        self._reporter.doubt(
            task.place,
            Message(
                N_("task {id}: {contradiction}; the text is followed"),
                {"id": task.id, "contradiction": told.message()},
            ),
        )

    def _with_deadline(self, drafted: DraftTask, rows: Sequence[Entry]) -> DraftTask:
        due, words = self._assigner.deadline_of_rows(rows)
        if due is None and not words:
            return drafted
        if drafted.due is None and not drafted.due_text:
            return drafted._replace(due=due, due_text=words)
        text, table = (each and each.last.isoformat() for each in (drafted.due, due))
        if text != table or (due is None and key(words) != key(drafted.due_text)):
            text, table = text or drafted.due_text, table or words
            worded = _worded(drafted.due, drafted.due_text), _worded(due, words)
            self._contradict(drafted, rows, "due", [text], [table], worded)
        return drafted

    def _with_units(self, drafted: DraftTask, rows: Sequence[Entry]) -> DraftTask:
        text: _Units = {role: {} for role in Role}
        for each in drafted.assigned:
            text[each.role][self._units.own_name(each.name)] = each
        last = next((role for role in reversed(Role) if text[role]), None)
        table = self._units_of(rows, [name for names in text.values() for name in names])
        open_roles = {
            note.parties[-1].role
            for entry in rows
            for note in entry.notes[entry.inherited :]
            if note.is_open and note.parties
        }
        is_open = drafted.open_ended
        has_more = False
        for role in Role:
            is_list_open = is_open and role is last
            more = self._more(
                drafted, rows, role, text, table, is_open=is_list_open, may_lack=role in open_roles
            )
            if more:
                has_more = True
                is_open = role in open_roles or (is_open and not is_list_open)
            text[role] |= more
        if not has_more:
            return drafted
        self._assigner.tell_rows(rows)
        assigned = [each for role in Role for each in text[role].values()]
        return drafted._replace(assigned=tuple(assigned), open_ended=is_open)

    def _units_of(self, rows: Iterable[Entry], named: Sequence[str]) -> _Units:
        """Return the units of rows, under the names of the text where they seem to be the same."""
        table: _Units = {role: {} for role in Role}
        units = [
            (self._units.own_name(each.name), each)
            for entry in rows
            for each in self._assigner.units_of_row(entry)
        ]
        others = dict.fromkeys(name for name, _ in units if name not in named)
        known = dict(_alike(named, list(others)))
        for other, each in units:
            name = known.get(other, other)
            if name != other:
                message = N_("{other} in the table may be {one} in the text, whose name is kept")
                facts = {"one": name, "other": other, "names": (name, other)}
                self._reporter.doubt(each.place, Message(message, facts))
            table[each.role].setdefault(name, each)
        return table

    def _more(
        self,
        drafted: DraftTask,
        rows: Sequence[Entry],
        role: Role,
        text: _Units,
        table: _Units,
        *,
        is_open: bool,
        may_lack: bool,
    ) -> dict[str, Assigned]:
        """Return the units that a task gets in a role from a table; tell where the two contradict.

        `is_open` says that the text ends its list with 等, `may_lack` that the table does.
        """
        own, other = text[role], table[role]
        if role is Role.RESPONSIBLE and not table[Role.LEAD]:
            other = {name: each for name, each in other.items() if name not in text[Role.LEAD]}
        if not other:
            return {}
        more = {name: each for name, each in other.items() if name not in own}
        if role is Role.LEAD and not own:
            self._promote(drafted, rows, more, text)
        is_silent = not own or is_open
        elsewhere = {name for units in text.values() for name in units} - own.keys()
        fits = not more or (is_silent and not elsewhere.intersection(more))
        if fits and (may_lack or own.keys() <= other.keys()):
            return dict(self._met(more))
        self._contradict(drafted, rows, role.value, own, table[role])
        return {}

    def _promote(
        self, drafted: DraftTask, rows: Sequence[Entry], leads: Iterable[str], text: _Units
    ) -> None:
        """Take units that lead by the table alone out of the roles that the text gives them."""
        promoted = [name for name in leads if any(name in units for units in text.values())]
        for units in text.values():
            for name in promoted:
                units.pop(name, None)
        if promoted:
            facts = {"id": drafted.id, "units": tuple(promoted)}
            self._reporter.doubt(rows[0].row.place, Message(PROMOTED, facts))

    def _met(self, more: Mapping[str, Assigned]) -> Iterator[tuple[str, Assigned]]:
        for own, each in more.items():
            name = self._units.meet(each.name, each.place)
            if name is not None:
                yield own, each._replace(name=name)


def _alike(text: Sequence[str], table: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield names of a table with those of the text that they look like, where no other does."""
    pairs = [
        pair if pair[0] in text else pair[::-1]
        for pair in like_pairs([*dict.fromkeys(text), *table])
        if (pair[0] in text) != (pair[1] in text)
    ]
    for own, other in pairs:
        if sum(own in pair for pair in pairs) == sum(other in pair for pair in pairs) == 1:
            yield other, own


def _remark(found: FoundTask) -> str:
    """Return what the rows that repeat a task say in columns that tell what the text does not."""
    text = key(found.text)
    told = [
        f"{detail.heading}：{detail.text}"
        for entry in found.repeats
        for detail in (*entry.groups[1:], *entry.details)
        if key(detail.text) not in text
    ]
    remarks = [entry.remark for entry in found.repeats if entry.remark]
    return "\n".join(dict.fromkeys([*told, *remarks]))


def _worded(due: Period | None, words: str) -> object:
    """Return a deadline as people read it: in the document's own words where it is no mere date."""
    return words if words or due is None else due.deadline()
