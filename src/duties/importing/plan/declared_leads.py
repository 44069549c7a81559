"""How a document says, once for all, which units of a note lead → the leads of each note."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from duties.importing.document import Place
from duties.importing.doubts import Reporter
from duties.importing.notes.note import Division, Note, Party
from duties.importing.notes.parser_pieces import division_in
from duties.importing.structure.tree import Part
from duties.messages import N_, Message, counted
from duties.model import Role


class DeclaredLeads:
    """What the document has declared of leads up to the note that is read."""

    def __init__(self, parts: Iterable[Part], reporter: Reporter) -> None:
        self._reporter = reporter
        self._division: Division | None = None
        self._rest: Role | None = None
        self._place: Place | None = None  # of the declaration
        self._all_apart_lead = False
        self._resting: Counter[Place] = Counter()  # tasks that rest on a declaration
        self._counted: dict[Place, int] = {}  # the last task that counts among these
        self._task = 0
        self._look_outside_notes(parts)

    def _look_outside_notes(self, parts: Iterable[Part]) -> None:
        """Take the first declaration outside the notes for one that holds for all of them."""
        for part in parts:
            for passage in part.passages:
                text = passage.text
                found = _DECLARING.search(text) if "牵" in text else None
                if found is None:
                    continue
                division = division_in(text[max(0, found.start() - _SENTENCE) : found.end()])
                if division is not None:
                    self._declare(division, None, passage.paragraph.place)
                    return

    def _declare(self, division: Division, rest: Role | None, place: Place) -> None:
        if self._division is not division:
            self._division, self._rest, self._place = division, rest, place

    def begin_task(self) -> None:
        """Begin with the notes of another task, which is counted once."""
        self._task += 1

    def look(self, note: Note, place: Place) -> None:
        """Take what a note declares, at a place, for what holds from here on."""
        if note.division is not None:
            self._declare(note.division, note.rest, place)

    def parties_again(self, note: Note, place: Place) -> tuple[Party, ...]:
        """Return the units of a note that says again what another one says.

        It does not count among those that rest on a declaration, and declares nothing for others.
        """
        kept = self._division, self._rest, self._place, self._all_apart_lead
        counts = self._resting.copy(), self._counted.copy()
        parties = self.parties(note, place)
        self._division, self._rest, self._place, self._all_apart_lead = kept
        self._resting, self._counted = counts
        return parties

    def parties(self, note: Note, place: Place) -> tuple[Party, ...]:
        """Return the units of a note with the leads as the document declares them.

        What the note declares itself holds from here on.
        """
        self.look(note, place)
        self._all_apart_lead = self._all_apart_lead or note.all_apart_lead
        parties = note.parties
        if any(map(_IS_STARRED, parties)):
            return self._starred(parties, place)
        if self._division in (None, Division.STARRED) or note.concerns_action:
            return parties
        shared = [party for party in parties if party.role is Role.RESPONSIBLE]
        if not shared or any(party.role is Role.LEAD for party in parties):
            return parties
        stated = self._place or place
        if self._counted.get(stated) != self._task:
            self._counted[stated] = self._task
            self._resting[stated] += 1
        roles = self._roles(shared, note, place)
        return tuple(
            party._replace(role=next(roles)) if party.role is Role.RESPONSIBLE else party
            for party in parties
        )

    def _roles(self, shared: Sequence[Party], note: Note, place: Place) -> Iterator[Role]:
        """Yield the roles of units of which nothing but the declaration tells which lead."""
        leads = self._leads(shared, note)
        if leads is None:
            message = N_("all units are treated as leads, because nothing separates them")
            self._reporter.doubt(place, Message(message))
            leads = [True] * len(shared)
        for is_lead in leads:
            yield Role.LEAD if is_lead else self._rest or Role.RESPONSIBLE

    def _starred(self, parties: Iterable[Party], place: Place) -> tuple[Party, ...]:
        if self._division is not Division.STARRED:
            message = N_("a mark seems to show the lead, though nothing says so")
            self._reporter.doubt(place, Message(message))
        return tuple(
            party._replace(role=Role.LEAD) if party.is_starred else party for party in parties
        )

    def _leads(self, shared: Sequence[Party], note: Note) -> list[bool] | None:
        """Tell of each unit whether it leads; None where nothing divides several."""
        if self._division is Division.ALL or (self._all_apart_lead and note.is_apart):
            return [True] * len(shared)
        if self._division is Division.FIRST or len(shared) == 1:
            return [at == 0 for at in range(len(shared))]
        signs = [
            party.commas + party.semicolons
            if self._division is Division.BEFORE_COMMA
            else party.semicolons
            for party in shared
        ]
        return None if signs[0] == signs[-1] else [count == signs[0] for count in signs]

    def tell(self) -> None:
        """Tell of each declaration how many tasks rest on it."""
        for place, count in self._resting.items():
            self._reporter.doubt(
                place,
                counted(
                    "the lead of {count} task follows only from this statement",
                    "the leads of {count} tasks follow only from this statement",
                    count,
                ),
            )


_IS_STARRED = attrgetter("is_starred")
_DECLARING = re.compile("为[^。；]{0,4}牵头(?:单位|部门|责任)")
_SENTENCE = 40  # letters before it that say which units are meant
