"""Which units do several plans name, and which of their names may mean one?

Names are one unit where a plan says so (an alias), or where they are one office of one place
(`naming.whose`). What only looks so is left to people: such units stay two, with a question.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from duties.messages import N_, Message
from duties.model import Plan, UnitKind
from duties.naming.likeness import like_pairs
from duties.naming.names import Register, names_used, normal_form
from duties.naming.pinyin import sound_of
from duties.naming.places import NATION, Placed, Places
from duties.naming.whose import OfficeOfPlace, Whose, fullest_issuers


class NamedPlan(NamedTuple):
    """A plan and its short name, which no other has."""

    name: str
    plan: Plan


class GatheredName(NamedTuple):
    """Another name of a unit, and why it is taken for one."""

    text: str
    reason: Message


class GatheredUnit(NamedTuple):
    """A unit as a register of all plans would have it.

    `place` is what it is of, empty where its only plan does not tell; then `level` may be what that
    tells (省). `shared` are names that plans use for other units, too, so that they are no aliases
    here. `members` are names of other such units, None where no plan lists any. `plans` are the
    short names of the plans that have it, `questions` what a person must decide.
    """

    name: str
    place: str
    level: str
    kind: UnitKind | None
    aliases: tuple[GatheredName, ...]
    shared: tuple[str, ...]
    members: tuple[str, ...] | None
    plans: tuple[str, ...]
    questions: tuple[Message, ...]


def gather_units(plans: Sequence[NamedPlan]) -> tuple[GatheredUnit, ...]:
    """Return every unit of some plans, those of a place together, in the order of the plans.

    Where the plans are of several places, a name that would do for any of them is preceded by the
    place: 渝中区住建委. No two units have the same name or alias.
    """
    issuers = fullest_issuers([each.plan.issuer for each in plans])
    sections = _sections(plans, issuers)
    groups = [group for section in sections for group in section]
    for section in sections:
        _ask_about_likeness(section)
    are_of_one_place = len({Places(issuer).own for issuer in issuers}) == 1 and issuers[0]
    names = _names(groups, with_places=not are_of_one_place)
    owners: dict[str, set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for text in (*group.texts, names[at]):
            owners[normal_form(text)].add(at)
    named = {office: names[at] for at, group in enumerate(groups) for office in group.offices()}
    found = []
    for name, group in zip(names, groups, strict=True):
        aliases: dict[str, GatheredName] = {}
        shared: dict[str, str] = {}
        for text in group.texts:
            form = normal_form(text)
            if form == normal_form(name) or form in aliases:
                continue
            if len(owners[form]) > 1:
                shared.setdefault(form, text)
            else:
                aliases[form] = GatheredName(text, group.reason(text, name))
        members = None
        if group.members is not None:
            members = tuple(dict.fromkeys(named[office] for office in group.members))
        group.ask_about_contradictions()
        found.append(
            GatheredUnit(
                name,
                group.place,
                group.office.level,
                group.kind(),
                tuple(aliases.values()),
                tuple(shared.values()),
                members,
                group.plans,
                tuple(group.questions),
            )
        )
    return tuple(found)


class _Group:
    """What all plans say of one unit."""

    def __init__(self) -> None:
        self.texts: dict[str, OfficeOfPlace] = {}
        """Each name, with the office that it is read as; the plans' own names come first."""
        self.questions: list[Message] = []
        self.members: list[OfficeOfPlace] | None = None
        self._registered: Counter[str] = Counter()
        self._used: Counter[str] = Counter()
        self._plans: dict[str, dict[str, None]] = defaultdict(dict)
        self._units: dict[str, list[str]] = defaultdict(list)
        self._kinds: dict[UnitKind, list[str]] = defaultdict(list)
        self._members: dict[tuple[OfficeOfPlace, ...], list[str]] = defaultdict(list)
        self._aliases: dict[str, tuple[str, str]] = {}
        self._rests: dict[str, Placed] = {}
        self.kin: str | None = None

    def offices(self) -> Iterator[OfficeOfPlace]:
        """Yield what its names are read as."""
        yield from dict.fromkeys(self.texts.values())

    def add(self, plan: str, register: Register, whose: Whose, unit: str, names: list[str]) -> None:
        """Take what a plan says of the unit."""
        registered = register.units[unit]
        for text in (unit, *names):
            self.texts.setdefault(text, whose.of(text))
            self._plans[text].setdefault(plan)
            self._rests.setdefault(text, whose.parted(text))
            if text != unit and registered is not None:
                self._aliases.setdefault(text, (plan, unit))
        self.kin = self.kin or whose.kin(unit)
        if registered is None:
            return
        self._registered[unit] += 1
        self._units[plan].append(unit)
        if registered.kind is not None:
            self._kinds[registered.kind].append(plan)
        if registered.members is not None:
            members = tuple(whose.of(member) for member in register.members(unit))
            self._members[members].append(plan)
            self.members = [*(self.members or ()), *members]

    def take(self, other: "_Group") -> None:
        """Take over all that was said of another group."""
        for text, office in other.texts.items():
            self.texts.setdefault(text, office)
            self._plans[text].update(other._plans[text])
        self._registered.update(other._registered)
        self._used.update(other._used)
        self._rests.update(other._rests)
        self.kin = self.kin or other.kin
        for plan, units in other._units.items():
            self._units[plan] += units
        for kind, plans in other._kinds.items():
            self._kinds[kind] += plans
        for members, plans in other._members.items():
            self._members[members] += plans
            self.members = [*(self.members or ()), *members]
        for alias, said in other._aliases.items():
            self._aliases.setdefault(alias, said)

    @property
    def registering(self) -> Iterable[str]:
        """The plans that register the unit."""
        return self._units

    def placed_name(self) -> str:
        """Return the name with its place, where it has a mere sign for that: 渝中区住建委."""
        own = self.own()
        place, rest = self._rests.get(own, ("", ""))
        if self.place in ("", NATION) or own.startswith((self.place, self.place[:-1])):
            return own
        return self.place + rest if place else own

    def use(self, text: str) -> None:
        """Take note that a plan uses a name."""
        self._used[text] += 1

    @property
    def office(self) -> OfficeOfPlace:
        """What its first name is read as."""
        return next(iter(self.texts.values()))

    @property
    def place(self) -> str:
        """The place, empty where it is not known."""
        return self.office.place if self.office.is_placed else ""

    @property
    def plans(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(plan for plans in self._plans.values() for plan in plans))

    def plans_with(self, text: str) -> tuple[str, ...]:
        return tuple(self._plans[text])

    def own(self) -> str:
        """Return the name that most plans register; of several, or without any, use most."""
        texts = list(self.texts)
        return max(texts, key=lambda each: (self._registered[each], self._used[each]))

    def kind(self) -> UnitKind | None:
        if not self._kinds:
            return None
        return max(self._kinds, key=lambda kind: len(self._kinds[kind]))

    def ask(self, text: str, **facts: object) -> None:
        self.questions.append(Message(text, facts))

    def reason(self, text: str, name: str) -> Message:
        """Return why a name is one of the unit."""
        if text in self._aliases:
            plan, unit = self._aliases[text]
            return Message(N_("an alias of {unit} in {plan}"), {"plan": plan, "unit": unit})
        facts: dict[str, object] = {"name": name, "plans": self.plans_with(text)}
        if name.endswith(self._rests[text].rest):
            return Message(N_("in {plans}"), facts)
        return Message(N_("the same office as {name}, in {plans}"), facts)

    def ask_about_contradictions(self) -> None:
        """Ask about what plans say differently."""
        for plan, units in self._units.items():
            if len(units) > 1:
                text = N_("{plan} registers {units} as units of their own; are they one?")
                self.ask(text, plan=plan, units=tuple(units))
        if len(self._kinds) > 1:
            kinds = [_said(kind.value, plans) for kind, plans in self._kinds.items()]
            self.ask(N_("which kind is it? {said}"), said=tuple(kinds))
        if len(self._members) > 1:
            counts = [_said(len(members), plans) for members, plans in self._members.items()]
            text = N_("plans list other members, all of which stand here; how many each: {said}")
            self.ask(text, said=tuple(counts))


def _said(value: object, plans: Sequence[str]) -> Message:
    return Message(N_("{value} in {plans}"), {"value": value, "plans": tuple(plans)})


def _sections(plans: Sequence[NamedPlan], issuers: Sequence[str | None]) -> list[list[_Group]]:
    """Return the units of the plans, those of a place together, in the order of the plans."""
    groups: dict[OfficeOfPlace, _Group] = {}
    for (plan_name, plan), issuer in zip(plans, issuers, strict=True):
        register = Register(plan)
        whose = Whose(register, issuer, plan_name)
        aliases: dict[str, list[str]] = defaultdict(list)
        for alias, unit in register.aliases:
            if register.known(alias) == unit:
                aliases[unit].append(alias)
        for unit in register.units:
            offices = [whose.of(text) for text in (unit, *aliases[unit])]
            met = list({id(each): each for at in offices if (each := groups.get(at))}.values())
            group = met[0] if met else _Group()
            for other in met[1:]:  # an alias makes one of two
                group.take(other)
            group.add(plan_name, register, whose, unit, aliases[unit])
            groups.update(dict.fromkeys((*group.offices(), *offices), group))
        for name in names_used(plan):
            groups[whose.of(name.text)].use(name.text)
    sections: dict[str, list[_Group]] = defaultdict(list)
    for group in {id(group): group for group in groups.values()}.values():
        sections[group.office.place].append(group)
    return list(sections.values())


def _names(groups: Sequence[_Group], *, with_places: bool) -> list[str]:
    """Return what each unit is called, no two alike."""
    names = [group.placed_name() if with_places else group.own() for group in groups]
    names = [
        group.place + name if is_shared else name
        for group, name, is_shared in zip(groups, names, _are_shared(names), strict=True)
    ]
    while any(shared := _are_shared(names)):
        names = [
            f"{name}（{group.plans[0]}）" if is_shared else name
            for group, name, is_shared in zip(groups, names, shared, strict=True)
        ]
    return names


def _are_shared(names: Sequence[str]) -> list[bool]:
    count = Counter(map(normal_form, names))
    return [count[normal_form(name)] > 1 for name in names]


_SOUND = N_("it sounds like {other}; are they one unit?")
_LIKE = N_("it looks like {other}; are they one unit?")
_AKIN = N_(
    "it may be another name of {other}, or the office before or after a reform; are they one unit?"
)


def _ask_about_likeness(groups: Sequence[_Group]) -> None:
    """Ask of units of one place that look, sound or work alike whether they are one.

    Units of one plan that is said to register both are two.
    """
    by_name = {group.own(): group for group in groups}
    asked: set[frozenset[str]] = set()

    def ask(text: str, first: str, second: str) -> None:
        one, other = by_name[first], by_name[second]
        if {first, second} not in asked and not set(one.registering) & set(other.registering):
            asked.add(frozenset((first, second)))
            other.ask(text, other=first)

    for first, second in like_pairs(list(by_name)):
        ask(_LIKE, first, second)
    for text, key in ((_SOUND, sound_of), (_AKIN, lambda name: by_name[name].kin)):
        alike: dict[str, list[str]] = defaultdict(list)
        for name in by_name:
            if found := key(name):
                alike[found].append(name)
        for names in alike.values():
            for first, second in combinations(names[:_CROWD], 2):
                ask(text, first, second)


_CROWD = 20  # names that are asked about pair by pair
