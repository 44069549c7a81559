"""The plan as a StratML performance plan (ISO 17469-1, ANSI/AIIM 22 Part 2), for tools of planners.

Actions are goals, tasks and their steps objectives, units stakeholders with roles. A target stands
under the objective of its goal, or of the first task that promises it, as an indicator with the
value to be met and the readings so far.

Names and order of the elements are those of the schema of Part 2, version 2.2.8 of 2016-05-06
(`PerformancePlanOrReportISODRAFTVersion20160506.xsd` at https://github.com/OwenAmbur/StratML).
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from xml.etree import ElementTree

from duties.amounts import Amount
from duties.exporting.dossier import Dossier
from duties.exporting.marks import WRITER
from duties.exporting.tables import listed
from duties.formats.text import escape_hidden
from duties.formats.view import Fact
from duties.formats.views.common import role_label, texts
from duties.formats.views.details import facts
from duties.formats.views.steps import own_facts
from duties.formats.views.task_targets import NO_GOAL, owner_of
from duties.ledger.model import Reading
from duties.messages import N_, Message, Translator, shown
from duties.model import Action, Body, Name, Plan, Role, Target, UnitKind
from duties.sections import sections
from duties.task_or_step import TaskOrStep

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_BEGINNING = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    f'<PerformancePlanOrReport xmlns="{NAMESPACE}" Type="Performance_Plan">\n'
    f"  <!--{WRITER}-->\n"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_PERFORMER = "Performer"

Element = ElementTree.Element


def render(dossier: Dossier, into: Translator) -> bytes:
    """Return the document; what stands in words is in the translator's language.

    Identifiers depend on the plan's issuer and title and on the id of each part alone, so that
    they stay from one export to the next. Readings later than the dossier's day are left out.
    """
    root = _Document(dossier, into).root()
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def is_own(data: bytes) -> bool:
    """Tell whether the file begins as an export begins."""
    return data.startswith(_BEGINNING.encode())


class _Document:
    """Makes the elements of one document."""

    def __init__(self, dossier: Dossier, into: Translator) -> None:
        self._dossier = dossier
        self._plan: Plan = dossier.plan
        self._into = into
        self._ids: Counter[str] = Counter()

    def root(self) -> Element:
        """Return the whole document."""
        plan = self._plan
        root = Element("PerformancePlanOrReport", {"xmlns": NAMESPACE, "Type": "Performance_Plan"})
        root.append(ElementTree.Comment(WRITER))
        self._put(root, "Name", plan.title)
        core = ElementTree.SubElement(root, "StrategicPlanCore")
        core.append(self._organization())
        goals = [*self._goals_of_targets(), *self._goals_of_tasks()]
        core.extend(goals or [self._goal(None, plan.title)])
        about = ElementTree.SubElement(root, "AdministrativeInformation")
        self._put(about, "Identifier", self._identifier("plan", ""))
        if plan.issued is not None:
            self._put(about, "StartDate", plan.issued.isoformat())
        if plan.horizon is not None:
            self._put(about, "EndDate", f"{plan.horizon:04}-12-31")
        if plan.issued is not None:
            self._put(about, "PublicationDate", plan.issued.isoformat())
        return root

    # Who

    def _organization(self) -> Element:
        found = Element("Organization")
        if self._plan.issuer is not None:
            self._put(found, "Name", self._plan.issuer)
        self._put(found, "Identifier", self._identifier("issuer", ""))
        names = {body.id: body.name for body in reversed(self._plan.bodies)}
        for body in self._plan.bodies:
            told = [
                Fact(N_("Under"), names.get(body.under or "", body.under)),
                Fact(N_("Office"), _listed(body.office)),
                Fact(N_("Members"), _listed(body.members)),
                Fact(N_("Leader"), body.leader),
                Fact(N_("Contact"), body.contact),
            ]
            found.append(self._body(body, told))
        return found

    def _body(self, body: Body, told: Iterable[Fact] = ()) -> Element:
        found = Element("Stakeholder", {"StakeholderTypeType": "Generic_Group"})
        self._put(found, "Name", body.name)
        self._put(found, "Description", self._told(told))
        if body.tier is not None:
            role = ElementTree.SubElement(found, "Role")
            self._put(role, "Name", Message(body.tier.label))
        return found

    def _unit(self, name: Name, role: object) -> Element:
        unit = self._dossier.register.units.get(self._dossier.register.unit_of(name.text))
        is_many = unit is not None and unit.kind is UnitKind.COLLECTIVE
        kind = "Generic_Group" if is_many else "Organization"
        found = Element("Stakeholder", {"StakeholderTypeType": kind})
        self._put(found, "Name", name.text)
        if unit is not None and unit.members:
            members = Fact(N_("Members"), _listed(unit.members))
            self._put(found, "Description", self._told([members]))
        part = ElementTree.SubElement(found, "Role")
        self._put(part, "Name", role)
        self._put(part, "RoleType", _PERFORMER)
        return found

    # Goals and objectives

    def _goal(self, action: Action | None, name: object) -> Element:
        """Return the goal that an action is, or one for what belongs to none."""
        found = Element("Goal")
        self._put(found, "Name", name)
        self._put(found, "Description", "")
        self._put(
            found, "Identifier", self._identifier("goal", "" if action is None else action.id)
        )
        if action is not None:
            self._put(found, "SequenceIndicator", action.id)
            lead = role_label(Role.LEAD)
            found.extend(self._unit(name, lead) for name in action.lead)
            found.extend(self._body(body) for body in self._above("actions", action.id))
        return found

    def _above(self, part: str, id_: str) -> Sequence[Body]:
        return self._bodies[part, id_]

    @cached_property
    def _bodies(self) -> dict[tuple[str, str], list[Body]]:
        """The bodies that stand above actions and tasks, by the id of these."""
        found: dict[tuple[str, str], list[Body]] = defaultdict(list)
        for body in self._plan.bodies:
            for name in body.actions:
                found["actions", name.text].append(body)
            for name in body.tasks:
                found["tasks", name.text].append(body)
        return found

    def _goals_of_tasks(self) -> Iterator[Element]:
        promised: dict[str, list[Target]] = defaultdict(list)
        for target in self._plan.targets:
            if not self._is_of_goal(target):
                promised[self._carriers(target)[0]].append(target)
        for action, places in sections(self._plan):
            if action is None and not places:
                continue
            name = Message(N_("without an action")) if action is None else action.title
            goal = self._goal(action, name)
            for place in places:
                task = self._plan.tasks[place]
                goal.append(self._objective(TaskOrStep(task), promised.pop(task.id, ())))
                goal.extend(self._objective(TaskOrStep(task, step)) for step in task.steps)
            yield goal

    def _objective(self, part: TaskOrStep, targets: Iterable[Target] = ()) -> Element:
        task = part.as_task()
        found = Element("Objective")
        self._put(found, "Name", task.title)
        kind = "task" if part.step is None else "step"
        self._put(found, "Identifier", self._identifier(kind, part.key))
        self._put(found, "SequenceIndicator", part.key)
        for role in Role:
            found.extend(self._unit(name, role_label(role)) for name in task.units(role))
        if part.step is None:
            found.extend(self._body(body) for body in self._above("tasks", task.id))
        told = [*facts(task), *(() if part.step is None else own_facts(part.step))]
        if task.open_ended:
            told.append(
                Fact(N_("Other units"), Message(N_("the list ends in 等; others take part too")))
            )
        self._put(found, "OtherInformation", self._told(told))
        found.extend(self._indicator(target) for target in targets)
        return found

    # Targets

    def _is_of_goal(self, target: Target) -> bool:
        return target.group is not None or not self._carriers(target)

    def _carriers(self, target: Target) -> list[str]:
        """Return the ids of the tasks that carry a target, of those that there are."""
        return [text for text in texts(target.tasks) if text in self._task_ids]

    @cached_property
    def _task_ids(self) -> frozenset[str]:
        return frozenset(task.id for task in self._plan.tasks)

    def _goals_of_targets(self) -> Iterator[Element]:
        """Yield the goal with the plan's main targets, those of each group under one objective."""
        groups: dict[str | None, list[Target]] = {}
        for target in self._plan.targets:
            if self._is_of_goal(target):
                groups.setdefault(target.group, []).append(target)
        if not groups:
            return
        found = Element("Goal")
        self._put(found, "Name", Message(N_("Main targets")))
        self._put(found, "Description", "")
        self._put(found, "Identifier", self._identifier("targets", ""))
        for group, targets in groups.items():
            objective = ElementTree.SubElement(found, "Objective")
            self._put(objective, "Name", NO_GOAL if group is None else group)
            self._put(objective, "Identifier", self._identifier("group", group or ""))
            owners = {each.owner.text: each.owner for each in targets if each.owner is not None}
            objective.extend(
                self._unit(owner, Message(N_("Owner of targets"))) for owner in owners.values()
            )
            objective.extend(map(self._indicator, targets))
        yield found

    def _indicator(self, target: Target) -> Element:
        is_number = target.sort.is_number and target.value is not None and not target.value.is_words
        kind = "Quantitative" if is_number else "Qualitative"
        found = Element("PerformanceIndicator", {"PerformanceIndicatorType": kind})
        self._put(found, "SequenceIndicator", target.id)
        self._put(found, "MeasurementDimension", target.name)
        self._put(found, "UnitOfMeasurement", target.unit or "")
        self._put(found, "Identifier", self._identifier("target", target.id))
        carriers = self._carriers(target)
        if carriers:
            relation = ElementTree.SubElement(found, "Relationship")
            for id_ in dict.fromkeys(carriers):
                self._put(relation, "ReferentIdentifier", self._made("task", id_))
            self._put(relation, "Name", Message(N_("Carried by")))
        results = [*self._asked(target), *self._actual(target)]
        if results:
            ElementTree.SubElement(found, "MeasurementInstance").extend(results)
        self._put(found, "OtherInformation", self._told([Fact(N_("Owner"), owner_of(target))]))
        return found

    def _asked(self, target: Target) -> Iterator[Element]:
        if target.value is None and target.by is None:
            return
        found = Element("TargetResult")
        if target.by is not None:
            self._put(found, "EndDate", target.by.last.isoformat())
        self._figure(found, target.value)
        asked = target.asked()
        if asked is not None:
            self._put(found, "Description", asked)
        yield found

    def _actual(self, target: Target) -> Iterator[Element]:
        baseline = target.baseline
        if baseline is not None and baseline.value is not None:
            found = Element("ActualResult")
            if baseline.by is not None:
                self._put(found, "EndDate", baseline.by.last.isoformat())
            self._figure(found, baseline.value)
            self._put(found, "Description", Message(N_("Baseline")))
            yield found
        readings = self._dossier.readings or {}
        for reading in readings.get(target.id, ()):
            if reading.date is not None and reading.date <= self._dossier.today:
                yield self._reading(reading)

    def _reading(self, reading: Reading) -> Element:
        found = Element("ActualResult")
        self._put(found, "EndDate", reading.date and reading.date.isoformat())
        self._figure(found, reading.value)
        self._put(found, "Description", self._told([Fact(N_("Source"), reading.source)]))
        return found

    def _figure(self, result: Element, value: Amount | None) -> None:
        """Put a value into a result: one number as such, words as what describes it.

        A range has no element; the description of the result has it.
        """
        if value is None:
            return
        if value.is_words:
            descriptor = ElementTree.SubElement(result, "Descriptor")
            self._put(descriptor, "DescriptorValue", value.texts[0])
        elif value.is_number:
            self._put(result, "NumberOfUnits", f"{Decimal(value.texts[0]):f}")

    # Texts and ids

    def _put(self, parent: Element, name: str, fact: object) -> None:
        """Add an element with a text; None adds none."""
        if fact is not None:
            ElementTree.SubElement(parent, name).text = self._said(fact)

    def _told(self, told: Iterable[Fact]) -> str | None:
        """Return facts as lines of a text, None where there is nothing to tell."""
        pattern = self._into.gettext(N_("{label}: {value}"))
        lines = [
            pattern.format(label=self._into.gettext(fact.label), value=self._said(fact.value))
            for fact in told
            if fact.value is not None
        ]
        return "\n".join(lines) or None

    def _said(self, fact: object) -> str:
        """Return what stands in an element: no sign that XML lacks or that people do not see."""
        text = fact if isinstance(fact, str) else str(shown(fact, self._into))
        return "\n".join(escape_hidden(_CONTROL.sub("", line)) for line in text.split("\n"))

    def _identifier(self, kind: str, id_: str) -> str:
        """Return the identifier of a part of the document, which no other part has."""
        made = self._made(kind, id_)
        self._ids[made] += 1
        return made if self._ids[made] == 1 else f"{made}-{self._ids[made]}"

    def _made(self, kind: str, id_: str) -> str:
        named = "\n".join((self._plan.issuer or "", self._plan.title, kind, id_))
        digest = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()
        return f"{kind}-{digest[:32]}"


def _listed(names: tuple[Name, ...] | None) -> object:
    return listed(texts(names), is_open=False) if names else None
