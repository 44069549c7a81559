"""The units that a document names: where each stands first, and which may be the same."""

from collections.abc import Iterable, Sequence

from duties.importing.document import Place
from duties.importing.doubts import Reporter
from duties.importing.lexicon.bodies import MISSING_SIGN, unclear_elision
from duties.importing.lexicon.labels import COLON_SIGN
from duties.importing.lexicon.name_lists import JOINT
from duties.importing.notes.note import Party
from duties.importing.notes.parser_state import NO_NAME_LEFT_OUT, STRANGE_END
from duties.importing.plan.curated import Curated
from duties.importing.plan.draft import Assigned
from duties.importing.tables.lists_of_an_export import ExportLists, ListedUnit
from duties.messages import N_, Message, counted
from duties.model import Role, UnitKind
from duties.naming.kinds import guessed_kind
from duties.naming.likeness import like_pairs
from duties.naming.names import normal_form


class NamedUnits:
    """The units that were met so far, beside those that the document registers.

    Those that `curated` knows go by their names there.
    """

    def __init__(self, register: ExportLists, curated: Curated, reporter: Reporter) -> None:
        self._register = register
        self._curated = curated
        self._listed = register.names()
        self._by_alias = {alias: unit.name for unit in register.units for alias in unit.aliases}
        self._reporter = reporter
        self._met: dict[str, Place] = {}  # where each is named first
        self._elided: set[str] = set()  # names that may be short for others
        self._joint: set[str] = set()  # names that may be two

    def own_name(self, name: str) -> str:
        """Return what a unit is called in the plan."""
        return self._curated.own_name(name) or self._by_alias.get(name, name)

    def meet(self, name: str, place: Place) -> str | None:
        """Take note of a unit where a note names it; return what it is called in the plan.

        None where the words are more than a name.
        """
        if name in self._met:
            return name
        known = self._curated.own_name(name)
        if known is None and COLON_SIGN.search(name) is not None and name not in self._listed:
            self._reporter.doubt(place, Message(NO_NAME_LEFT_OUT, {"words": name}))
            return None
        return self._add(name, place)

    def _add(self, name: str, place: Place) -> str:
        unclear = self._curated.unclear(name)
        if unclear is not None:
            self._reporter.doubt(place, unclear)
        name = self._curated.own_name(name) or name
        if name not in self._met:
            self._met[name] = place
            if MISSING_SIGN.search(name):
                self._joint.add(name)
        return name

    def leading(self, names: Iterable[str], place: Place, words: str) -> tuple[Assigned, ...]:
        """Return units as leads, taking note of them."""
        own = [self._add(name, place) for name in names]
        return tuple(Assigned(Role.LEAD, name, place, words) for name in dict.fromkeys(own))

    def is_settled(self, message: Message) -> bool:
        """Tell whether a doubt is about a name that the curated register knows."""
        if message.text not in (STRANGE_END, JOINT):
            return False
        return self._curated.own_name(str(message.facts["name"])) is not None

    def tell_elisions(self, parties: Sequence[Party], place: Place) -> None:
        """Tell which names may leave out the level that the one before them has."""
        before = ""
        for party in parties:
            level = unclear_elision(party.name, before)
            if level is None or self._curated.own_name(party.name) is not None:
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
        all_listed = self._register.units
        names = [*self._met, *(unit.name for unit in all_listed)]
        curated = self._curated.with_members(names)
        known = _forms(curated)
        listed = [unit for unit in all_listed if normal_form(unit.name) not in known]
        self._tell_overruled(unit for unit in all_listed if normal_form(unit.name) in known)
        known |= _forms(listed)
        others = []
        for name in self._met:
            if normal_form(name) not in known:
                known.add(normal_form(name))
                others.append(ListedUnit(name, None, (), (), self._met[name]))
        if self._curated.file:
            self._tell_new(
                [unit for unit in (*listed, *others) if not self._curated.unclear(unit.name)]
            )
        return tuple(
            unit if unit.kind is not None else unit._replace(kind=guessed_kind(unit.name))
            for unit in (*curated, *listed, *others)
        )

    def _tell_overruled(self, listed: Iterable[ListedUnit]) -> None:
        """Tell of which units the document's own list says more than the curated register."""
        for unit in listed:
            if unit.place is not None and self._curated.differs_from(unit):
                facts = {"unit": unit.name, "file": self._curated.file}
                message = N_(
                    "the document's list says something else of {unit}; {file} is followed"
                )
                self._reporter.doubt(unit.place, Message(message, facts))

    def _tell_new(self, units: Sequence[ListedUnit]) -> None:
        """Tell which units the curated register lacks, and which of its units may be meant."""
        alike = self._curated.resembling([unit.name for unit in units])
        file = self._curated.file
        fresh = [unit for unit in units if unit.name not in alike]
        text = N_("{unit} is not in {file}; it may be {known} under another name")
        for unit in units:
            if unit.name in alike and unit.place is not None:
                facts = {"unit": unit.name, "file": file, "known": alike[unit.name]}
                self._reporter.doubt(unit.place, Message(text, facts))
        if fresh and fresh[0].place is not None:
            message = counted(
                "{count} unit is new, not in {file}: {units}",
                "{count} units are new, not in {file}: {units}",
                len(fresh),
                file=file,
                units=tuple(unit.name for unit in fresh),
            )
            self._reporter.doubt(fresh[0].place, message)

    def _tell_alike(self) -> None:
        unclear = self._elided | self._joint | self._listed
        certain = [
            name
            for name in self._met
            if name not in unclear
            and guessed_kind(name) is not UnitKind.COLLECTIVE
            and self._curated.own_name(name) is None
        ]
        for one, other in like_pairs(certain):
            message = N_("{other} may be {one} under another name; both are kept")
            self._reporter.doubt(self._met[other], Message(message, {"one": one, "other": other}))


def _forms(units: Iterable[ListedUnit]) -> set[str]:
    """Return the normal forms of all names of units."""
    return {normal_form(name) for unit in units for name in (unit.name, *unit.aliases)}
