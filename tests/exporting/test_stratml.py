"""A StratML document has the form that the schema of Part 2 asks for, whatever the plan holds."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from duties.amounts import amount_of_text
from duties.exporting.stratml import NAMESPACE, render
from duties.ledger.model import Reading
from duties.source import Span
from handing_on import EN, ZH, dossier, shipped_dossier

MANY = 10**9
OPTIONAL, ONE, SOME = (0, 1), (1, 1), (0, MANY)
SCHEMA: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "PerformancePlanOrReport": {
        "Name": ONE,
        "Description": OPTIONAL,
        "OtherInformation": OPTIONAL,
        "StrategicPlanCore": ONE,
        "AdministrativeInformation": OPTIONAL,
        "Submitter": OPTIONAL,
    },
    "StrategicPlanCore": {
        "Organization": SOME,
        "Vision": OPTIONAL,
        "Mission": OPTIONAL,
        "Value": SOME,
        "Goal": (1, MANY),
    },
    "Organization": {
        "Name": OPTIONAL,
        "Acronym": OPTIONAL,
        "Identifier": OPTIONAL,
        "Description": OPTIONAL,
        "Stakeholder": SOME,
    },
    "Stakeholder": {"Name": ONE, "Description": OPTIONAL, "Role": SOME},
    "Role": {"Name": ONE, "Description": OPTIONAL, "RoleType": (0, 2)},
    "Goal": {
        "Name": ONE,
        "Description": ONE,
        "Identifier": OPTIONAL,
        "SequenceIndicator": OPTIONAL,
        "Stakeholder": SOME,
        "OtherInformation": OPTIONAL,
        "Objective": SOME,
    },
    "Objective": {
        "Name": OPTIONAL,
        "Description": OPTIONAL,
        "Identifier": OPTIONAL,
        "SequenceIndicator": OPTIONAL,
        "Stakeholder": SOME,
        "OtherInformation": OPTIONAL,
        "PerformanceIndicator": SOME,
    },
    "PerformanceIndicator": {
        "SequenceIndicator": OPTIONAL,
        "MeasurementDimension": ONE,
        "UnitOfMeasurement": ONE,
        "Identifier": OPTIONAL,
        "Relationship": SOME,
        "MeasurementInstance": SOME,
        "OtherInformation": OPTIONAL,
    },
    "Relationship": {
        "Identifier": OPTIONAL,
        "ReferentIdentifier": SOME,
        "Name": OPTIONAL,
        "Description": OPTIONAL,
    },
    "MeasurementInstance": {"Place": OPTIONAL, "TargetResult": SOME, "ActualResult": SOME},
    "TargetResult": {
        "StartDate": OPTIONAL,
        "EndDate": OPTIONAL,
        "NumberOfUnits": OPTIONAL,
        "Descriptor": OPTIONAL,
        "Description": OPTIONAL,
    },
    "Descriptor": {"DescriptorName": OPTIONAL, "DescriptorValue": OPTIONAL},
    "AdministrativeInformation": {
        "Identifier": OPTIONAL,
        "StartDate": OPTIONAL,
        "EndDate": OPTIONAL,
        "PublicationDate": OPTIONAL,
        "Source": OPTIONAL,
    },
}
"""The children of each element in their order, and how often each may stand there."""
SCHEMA = {**SCHEMA, "ActualResult": SCHEMA["TargetResult"]}
ATTRIBUTES = {
    "PerformancePlanOrReport": {"Type": {"Performance_Plan"}},
    "Stakeholder": {"StakeholderTypeType": {"Person", "Organization", "Generic_Group"}},
    "PerformanceIndicator": {"PerformanceIndicatorType": {"Quantitative", "Qualitative"}},
}
TEXTS = {
    "Identifier": re.compile(r"[A-Za-z_][\w.-]*", re.ASCII),  # an NCName
    "StartDate": re.compile(r"\d{4}-\d\d-\d\d"),
    "EndDate": re.compile(r"\d{4}-\d\d-\d\d"),
    "PublicationDate": re.compile(r"\d{4}-\d\d-\d\d"),
    "NumberOfUnits": re.compile(r"-?\d+(?:\.\d+)?"),
    "RoleType": re.compile("Performer|Beneficiary"),
}

TARGETS = """title: 清水方案
issuer: 清水县人民政府
issued: 2026-01-05
horizon: 2028
units: [{name: 各乡镇, kind: collective, members: [甲镇, 乙镇]}]
actions: [{id: 一, title: 强县, lead: 县发改局}]
tasks:
  - {id: 1, action: 一, title: 修路, lead: 县交通局, support: 各乡镇, open_ended: true, due: 2027,
     steps: [{id: 1, title: 选线, due: 2026-06, lead: 县规划局}]}
  - {id: 2, title: 植树}
targets:
  - {id: gdp, name: 生产总值, group: 实力, value: 360.50, unit: 亿元, bound: min, by: 2028,
     baseline: {value: 286, by: 2025}, owner: 县统计局, tasks: [1, 2]}
  - {id: road, name: 道路, value: [10, 20], unit: 公里, tasks: [1, 9]}
  - {id: water, name: 水质, value: Ⅱ类, kind: grade}
  - {id: bridge, name: 大桥建成, by: 2027, tasks: 2}
"""
ODD = {
    "nothing": "title: 空\ntasks: []\n",
    "ids twice": (
        "title: 甲\nactions: [{id: 1, title: 行}, {id: 1, title: 动}]\n"
        "tasks: [{id: 1, title: 事, action: 1, steps: [{id: 1, title: 步}, {id: 1, title: 步}]},"
        " {id: 1, title: 情, lead: [甲局, 甲局]}]\n"
        "targets: [{id: a, name: 甲, tasks: 1}, {id: a, name: 乙, tasks: 1}]\n"
    ),
    "bodies in a ring": (
        "title: 甲\nbodies: [{id: a, name: 组, under: b, tasks: [1]},"
        " {id: b, name: 班, under: a}]\n"
        "tasks: [{id: 1, title: 事}]\n"
    ),
    "numbers": (
        "title: 甲\ntasks: []\ntargets: [{id: a, name: 甲, value: 1e-3}, {id: b, name: 乙, "
        "value: -0.50, bound: max}]\n"
    ),
}


def read(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 (we have written it)


def kind(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def faults(element: ElementTree.Element) -> Iterator[str]:
    """Yield what the schema does not allow of an element and of what it holds."""
    name = kind(element)
    children = [kind(child) for child in element]
    allowed = SCHEMA.get(name, {})
    counts = Counter(children)
    for child, (least, most) in allowed.items():
        if not least <= counts[child] <= most:
            yield f"{name} has {counts[child]} {child}"
    if children != sorted(children, key=[*allowed, *children].index) or counts.keys() - allowed:
        yield f"{name} has {children}"
    if allowed and (element.text or "").strip():
        yield f"{name} has a text"
    if name in TEXTS and not TEXTS[name].fullmatch(element.text or ""):
        yield f"{name} is {element.text}"
    if element.attrib.keys() != ATTRIBUTES.get(name, {}).keys() or any(
        value not in ATTRIBUTES[name][key] for key, value in element.attrib.items()
    ):
        yield f"{name} has {element.attrib}"
    for part in element:
        yield from faults(part)


def texts(root: ElementTree.Element, name: str) -> list[str]:
    return [each.text or "" for each in root.iter(f"{{{NAMESPACE}}}{name}")]


def outline(element: ElementTree.Element, *names: str) -> list[str]:
    """Return the elements of these names with their texts, in order."""
    return [f"{kind(each)} {each.text}" for each in element.iter() if kind(each) in names]


PLANS = {
    **ODD,
    "targets": TARGETS,
    "hostile": (
        'title: "<b>&]]>\\e[31m\\u202E\\uFFFE"\nissuer: "--><x a=\\"1\\">"\n'
        'actions: [{id: "@ a:", title: "<!-- &amp; \\x00\\x85"}]\n'
        'tasks: [{id: "1 <2", action: "@ a:", title: "a\\nb", lead: "]]>", '
        'note: "a\\x00\\n\\tb"}]\n'
        'targets: [{id: "<t>", name: "&", value: "<v>", unit: "\\"", owner: "<o>", tasks: ["1 <2"],'
        ' group: "<g>"}]\n'
    ),
}


@pytest.mark.parametrize("text", PLANS.values(), ids=PLANS)
def test_a_document_has_the_form_of_the_schema(text: str) -> None:
    data = render(dossier(text), EN)
    root = read(data)
    ids = texts(root, "Identifier")

    assert kind(root) == "PerformancePlanOrReport"
    assert list(faults(root)) == []
    assert len(ids) == len(set(ids)) > 0
    assert set(texts(root, "ReferentIdentifier")) <= set(ids)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ufffe]", data.decode())


def test_the_shipped_plan_has_the_form_too() -> None:
    root = read(render(shipped_dossier(), ZH))

    assert list(faults(root)) == []
    assert len(texts(root, "MeasurementDimension")) == 35
    assert len(list(root.iter(f"{{{NAMESPACE}}}Goal"))) == 10 + 1


def test_goals_objectives_and_stakeholders_are_actions_tasks_and_units() -> None:
    root = read(render(dossier(TARGETS), ZH))
    goals = [goal for goal in root.iter(f"{{{NAMESPACE}}}Goal") if goal[0].text != "主要指标"]

    assert outline(goals[0], "Name", "SequenceIndicator", "RoleType", "Description") == [
        "Name 强县",
        "Description None",
        "SequenceIndicator 一",
        "Name 县发改局",
        "Name 牵头",
        "RoleType Performer",
        "Name 修路",
        "SequenceIndicator 1",
        "Name 县交通局",
        "Name 牵头",
        "RoleType Performer",
        "Name 各乡镇",
        "Description 成员：甲镇、乙镇",
        "Name 配合",
        "RoleType Performer",
        "SequenceIndicator road",
        "Name 承担任务",
        "Description 10–20公里",
        "Name 选线",
        "SequenceIndicator 1/1",
        "Name 县规划局",
        "Name 牵头",
        "RoleType Performer",
    ]
    assert texts(goals[0], "OtherInformation") == [
        "完成时限：2027年底前\n其他单位：名单以“等”结尾，另有单位参与",
        "完成时限：2026年6月底前",
    ]


def test_an_indicator_has_its_value_its_baseline_and_the_readings_up_to_the_day() -> None:
    made = dossier(TARGETS)
    nowhere = Span(1, 1, 1, 1)
    value = amount_of_text("300")
    readings = [
        Reading({}, nowhere, "gdp", day, value, None, "统计")
        for day in (date(2025, 12, 1), made.today, date.max)
    ]
    root = read(render(replace(made, readings={"gdp": readings}), EN))
    (gdp,) = [
        each for each in root.iter(f"{{{NAMESPACE}}}PerformanceIndicator") if each[0].text == "gdp"
    ]

    assert outline(gdp, "EndDate", "NumberOfUnits", "Description", "OtherInformation") == [
        "EndDate 2028-12-31",
        "NumberOfUnits 360.50",
        "Description at least 360.50亿元",
        "EndDate 2025-12-31",
        "NumberOfUnits 286",
        "Description Baseline",
        "EndDate 2025-12-01",
        "NumberOfUnits 300",
        "Description Source: 统计",
        f"EndDate {made.today}",
        "NumberOfUnits 300",
        "Description Source: 统计",
        "OtherInformation Owner: 县统计局",
    ]


def test_what_is_no_number_is_described() -> None:
    root = read(render(dossier(TARGETS), EN))
    kinds = {
        each[0].text: each.get("PerformanceIndicatorType")
        for each in root.iter(f"{{{NAMESPACE}}}PerformanceIndicator")
    }

    assert kinds == {
        "gdp": "Quantitative",
        "water": "Qualitative",
        "road": "Quantitative",
        "bridge": "Qualitative",
    }
    assert texts(root, "DescriptorValue") == ["Ⅱ类"]


def test_identifiers_stay_whatever_else_changes() -> None:
    first = texts(read(render(dossier(TARGETS), EN)), "Identifier")
    changed = TARGETS.replace("修路", "修好路").replace("value: 360.50", "value: 400")

    assert texts(read(render(dossier(changed), ZH)), "Identifier") == first
