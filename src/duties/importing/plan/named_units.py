"""The units that a document names: where each stands first, and which may be the same."""

from collections.abc import Iterable, Sequence

from duties.importing.document import Place
from duties.importing.doubts import Reporter
from duties.importing.lexicon.bodies import MISSING_SIGN, guessed_kind, unclear_elision
from duties.importing.lexicon.labels import COLON_SIGN
from duties.importing.notes.note import Party
from duties.importing.notes.parser_state import NO_NAME_LEFT_OUT
from duties.importing.plan.draft import Assigned
from duties.importing.tables.lists_of_an_export import ExportLists, ListedUnit
from duties.messages import N_, Message
from duties.model import Role, UnitKind
from duties.naming.likeness import like_pairs
from duties.naming.names import normal_form


class NamedUnits:
    """The units that were met so far, beside those that the document registers."""

    def __init__(self, register: ExportLists, reporter: Reporter) -> None:
        self._register = register
        self._listed = register.names()
        self._reporter = reporter
        self._met: dict[str, Place] = {}  # where each is named first
        self._elided: set[str] = set()  # names that may be short for others
        self._joint: set[str] = set()  # names that may be two

    def meet(self, name: str, place: Place) -> bool:
        """Take note of a unit where a note names it; tell whether this is no more than a name."""
        if name in self._met:
            return True
        if COLON_SIGN.search(name) is not None and name not in self._listed:
            self._reporter.doubt(place, Message(NO_NAME_LEFT_OUT, {"words": name}))
            return False
        self._add(name, place)
        return True

    def _add(self, name: str, place: Place) -> None:
        if name not in self._met:
            self._met[name] = place
            if MISSING_SIGN.search(name):
                self._joint.add(name)

    def leading(self, names: Iterable[str], place: Place, words: str) -> tuple[Assigned, ...]:
        """Return units as leads, taking note of them."""
        assigned = tuple(Assigned(Role.LEAD, name, place, words) for name in names)
        for each in assigned:
            self._add(each.name, place)
        return assigned

    def tell_elisions(self, parties: Sequence[Party], place: Place) -> None:
        """Tell which names may leave out the level that the one before them has."""
        before = ""
        for party in parties:
            level = unclear_elision(party.name, before)
            if level is None:
                before = party.name
            elif party.name not in self._elided:
                self._elided.add(party.name)
                facts = {"name": party.name, "whole": level + party.name}
                message = N_("{name} may be short for {whole}; it is kept as printed")
                self._reporter.doubt(place, Message(message, facts))

    def listed(self) -> tuple[ListedUnit, ...]:
        """Return the registered units, then others in the order in which they are named.

        The kinds of those that no list tells are guessed; those that may be the same are told.
        """
        self._tell_alike()
        known = {normal_form(name) for name in self._listed}
        others = []
        for name in self._met:
            if normal_form(name) not in known:
                known.add(normal_form(name))
                others.append(ListedUnit(name, None, (), ()))
        return tuple(
            unit if unit.kind is not None else unit._replace(kind=guessed_kind(unit.name))
            for unit in (*self._register.units, *others)
        )

    def _tell_alike(self) -> None:
        unclear = self._elided | self._joint | self._listed
        certain = [
            name
            for name in self._met
            if name not in unclear and guessed_kind(name) is not UnitKind.COLLECTIVE
        ]
        for one, other in like_pairs(certain):
            message = N_("{other} may be {one} under another name; both are kept")
            self._reporter.doubt(self._met[other], Message(message, {"one": one, "other": other}))
