from pathlib import Path
from typing import assert_never

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from asking import EN, ZH
from campaign import drawn
from duties.findings import Severity
from duties.ledger.fields import RECORD
from duties.ledger.loading import load_file
from duties.ledger.schema import ledger_schema
from duties.messages import Translator
from duties.planfile import fields
from duties.planfile.grammar import FieldKind, Grammar, Kind, Nested, NestedList, OneOf
from duties.planfile.loading import load
from duties.planfile.schema import plan_schema
from duties.planfile.templates import template
from duties.source import Source
from reading import PLANS, ROOT, faults

VALIDATOR = Draft202012Validator(
    plan_schema(EN), format_checker=Draft202012Validator.FORMAT_CHECKER
)


class DatesAsTexts(yaml.SafeLoader):
    """Reads a date as the text that it is to an editor, which follows YAML 1.2."""


DatesAsTexts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

LEDGER_VALIDATOR = Draft202012Validator(
    ledger_schema(EN), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def values_of(text: str) -> object:
    return yaml.load(text, DatesAsTexts)  # noqa: S506 (it is a safe loader)


def rejected(values: object) -> list[str]:
    """Return where the schema rejects values, each with the keyword that does."""
    return sorted(
        f"{'/'.join(map(str, error.absolute_path))} {error.validator}"
        for error in VALIDATOR.iter_errors(values)
    )


# The schema itself


@pytest.mark.parametrize("into", [EN, ZH], ids=["en", "zh"])
def test_the_schema_is_itself_a_schema_of_2020_12(into: Translator) -> None:
    Draft202012Validator.check_schema(plan_schema(into))
    assert plan_schema(into)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_schema_describes_each_key_in_the_language_asked_for() -> None:
    title = {"type": "string", "pattern": r"\S"}
    expects = {"type": "integer", "minimum": 0, "maximum": 999_999_999_999_999}
    english, chinese = (plan_schema(into)["properties"] for into in (EN, ZH))
    assert isinstance(english, dict)
    assert isinstance(chinese, dict)

    assert english["title"] == {"description": "The plan's title.", **title}
    assert chinese["title"] == {"description": "方案标题。", **title}
    assert english["horizon"] == {
        "description": "The last year the plan reaches.",
        "anyOf": [expects, {"type": "null"}],
    }
    assert english["expects"] == {
        "description": "What the document itself announces.",
        "anyOf": [
            {
                "type": "object",
                "properties": {
                    "actions": {
                        "description": "How many actions the document announces.",
                        "anyOf": [expects, {"type": "null"}],
                    },
                    "tasks": {
                        "description": "How many tasks the document announces.",
                        "anyOf": [expects, {"type": "null"}],
                    },
                },
                "required": [],
                "additionalProperties": False,
            },
            {"type": "null"},
        ],
    }


# What it lets pass


@pytest.mark.parametrize("name", ["starter.zh", "starter.en", "example"])
def test_the_templates_are_valid(name: str) -> None:
    assert rejected(values_of(template(name))) == []


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in (ROOT / "plan.yaml", *sorted(PLANS.glob("*.yaml")))
        if not faults(path.read_text("utf-8"))
    ],
    ids=lambda path: str(path.name),
)
def test_the_plans_without_faults_are_valid(path: Path) -> None:
    assert rejected(values_of(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"issuer": None, "issued": None, "horizon": None, "expects": None},
        {"units": None, "actions": None},
        {"units": [], "actions": [], "expects": {}},
        {"issued": "2024-02-29", "horizon": 0},
        {"units": [{"name": "甲", "aliases": "乙", "kind": None, "members": None}]},
        {"units": [{"name": "甲", "aliases": [], "kind": "collective", "members": ["乙"]}]},
        {"actions": [{"id": "一", "title": "治水", "lead": ["甲", "乙"]}]},
        {"lint": {"select": "DUT1", "ignore": [], "fail-on": "warning", "lead-factor": 0.001}},
        {"lint": {"select": None, "ignore": None, "fail-on": None, "lead-factor": 999_999.5}},
        {"tasks": [{"id": 10**30, "title": "河", "action": 0, "lead": "甲", "open_ended": True}]},
        {
            "tasks": [
                {"id": "三（二）", "title": "河", "action": "一", "due": None, "note": "多\n行"}
            ]
        },
    ],
    ids=str,
)
def test_each_way_to_write_a_value_is_valid(keys: dict[str, object]) -> None:
    assert rejected({"title": "清水", "tasks": [], **keys}) == []


# What it rejects


@pytest.mark.parametrize(
    ("values", "where"),
    [
        (None, " type"),
        ([], " type"),
        ({"tasks": []}, " required"),
        ({"title": "清水"}, " required"),
        ({"title": None, "tasks": []}, "title type"),
        ({"title": " \u3000\n", "tasks": []}, "title pattern"),
        ({"title": "清水", "tasks": None}, "tasks type"),
        ({"title": "清水", "tasks": {}}, "tasks type"),
        ({"title": "清水", "tasks": [], "titel": "清水"}, " additionalProperties"),
    ],
    ids=str,
)
def test_a_plan_needs_a_title_and_tasks_and_knows_its_keys(values: object, where: str) -> None:
    assert rejected(values) == [where]


@pytest.mark.parametrize(
    ("part", "entry", "where"),
    [
        ("tasks", "河", "type"),
        ("tasks", {"title": "河"}, "required"),
        ("tasks", {"id": 1}, "required"),
        ("tasks", {"id": 1, "title": "河", "Lead": "甲"}, "additionalProperties"),
        ("tasks", {"id": 1, "title": "河", "牵头": "甲"}, "additionalProperties"),
        ("tasks", {"id": None, "title": "河"}, "id anyOf"),
        ("tasks", {"id": -1, "title": "河"}, "id anyOf"),
        ("tasks", {"id": 1.5, "title": "河"}, "id anyOf"),
        ("tasks", {"id": "", "title": "河"}, "id anyOf"),
        ("tasks", {"id": True, "title": "河"}, "id anyOf"),
        ("tasks", {"id": 1, "title": 7}, "title type"),
        ("tasks", {"id": 1, "title": ["河"]}, "title type"),
        ("tasks", {"id": 1, "title": "河", "lead": 7}, "lead anyOf"),
        ("tasks", {"id": 1, "title": "河", "lead": ""}, "lead anyOf"),
        ("tasks", {"id": 1, "title": "河", "lead": ["甲", None]}, "lead anyOf"),
        ("tasks", {"id": 1, "title": "河", "lead": [["甲"]]}, "lead anyOf"),
        ("tasks", {"id": 1, "title": "河", "support": {"甲": 1}}, "support anyOf"),
        ("tasks", {"id": 1, "title": "河", "open_ended": "yes"}, "open_ended anyOf"),
        ("tasks", {"id": 1, "title": "河", "open_ended": 1}, "open_ended anyOf"),
        ("tasks", {"id": 1, "title": "河", "due": "2024-13"}, "due anyOf"),
        ("tasks", {"id": 1, "title": "河", "due": "2023-02-29"}, "due anyOf"),
        ("tasks", {"id": 1, "title": "河", "due": "2024-1-1"}, "due anyOf"),
        ("tasks", {"id": 1, "title": "河", "due": 20240101}, "due anyOf"),
        ("units", {"kind": "street"}, "required"),
        ("units", {"name": "甲", "alias": "乙"}, "additionalProperties"),
        ("units", {"name": "甲", "kind": "街道"}, "kind anyOf"),
        ("units", {"name": "甲", "kind": "Street"}, "kind anyOf"),
        ("units", {"name": "甲", "members": 3}, "members anyOf"),
        ("actions", {"id": 1}, "required"),
        ("actions", {"id": 1, "title": "治水", "leads": "甲"}, "additionalProperties"),
    ],
    ids=str,
)
def test_an_entry_with_a_typo_a_gap_or_a_wrong_value_is_rejected(
    part: str, entry: object, where: str
) -> None:
    found = rejected({"title": "清水", "tasks": [], part: [entry]})

    place = f"{part}/0/{where}" if " " in where else f"{part}/0 {where}"
    assert found == ([place] if part == "tasks" else [f"{part} anyOf"])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("issued", "2023年5月"),
        ("horizon", "2027"),
        ("horizon", -1),
        ("horizon", 10**15),
        ("lint", {"lead-factor": 0}),
        ("lint", {"lead-factor": 0.0001}),
        ("lint", {"lead-factor": 10**6}),
        ("lint", {"lead-factor": "2"}),
        ("lint", {"fail-on": "never"}),
        ("lint", {"select": 101}),
        ("lint", {"deselect": []}),
        ("expects", 55),
        ("expects", {"task": 55}),
        ("expects", {"tasks": "55"}),
        ("units", {"甲": {}}),
        ("actions", "治水"),
        ("issuer", 3),
    ],
)
def test_a_wrong_value_of_the_plan_is_rejected(key: str, value: object) -> None:
    assert rejected({"title": "清水", "tasks": [], key: value}) == [f"{key} anyOf"]


def test_the_loader_takes_a_number_for_a_text_where_the_schema_asks_for_a_text() -> None:
    text = "title: 2024\ntasks: [{id: 1, title: 7, lead: 8}]\n"

    assert faults(text) == []
    assert rejected(values_of(text)) == ["tasks/0/lead anyOf", "tasks/0/title type", "title type"]


# What the schema lets pass, the loader reads

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [
        "县水务局",
        "null",
        "~",
        "Null",
        "true",
        "2024-01-01",
        "1e3",
        "010",
        "- a",
        "a: b",
        "#",
        "=",
        "<<",
    ]
)
odd = st.none() | st.booleans() | st.integers() | texts | st.lists(texts, max_size=2)


def values(kind: Kind) -> st.SearchStrategy[object]:
    """Return values of a kind, most of them valid."""
    match kind:
        case FieldKind.TEXT:
            return texts
        case FieldKind.ID:
            return st.integers(0, 10**20) | texts
        case FieldKind.NAMES:
            return texts | st.lists(texts, max_size=3)
        case FieldKind.FLAG:
            return st.booleans()
        case FieldKind.DATE:
            return st.dates().map(str) | st.from_regex(
                "[0-9]{4}-[01][0-9]-[0-3][0-9]", fullmatch=True
            )
        case FieldKind.IDS:
            return st.integers(0, 10**20) | texts | st.lists(texts, max_size=2)
        case FieldKind.NAME:
            return texts
        case FieldKind.PERIOD | FieldKind.START | FieldKind.SPAN:
            return st.integers(0, 10**5) | st.from_regex(
                "[0-9]{4}(-([01][0-9]|[QHW][0-9]))?", fullmatch=True
            )
        case FieldKind.NUMBER:
            return st.integers(0, 10**16)
        case FieldKind.FACTOR | FieldKind.WEIGHT:
            return st.integers(0, 10**20) | st.floats(0, allow_nan=False)
        case FieldKind.AMOUNT:
            numbers = st.integers() | st.floats(allow_nan=False)
            return numbers | texts | st.lists(numbers, max_size=3)
        case FieldKind.PERCENT:
            return st.integers(0, 101) | st.floats(0, 101, allow_nan=False)
        case OneOf(words):
            return st.sampled_from([str(word) for word in words])
        case Nested(shape):
            return mappings(shape.grammar)
        case NestedList(shape):
            return st.lists(mappings(shape.grammar), max_size=2)
        case _:
            assert_never(kind)


def mappings(grammar: Grammar) -> st.SearchStrategy[object]:
    """Return mappings of a grammar, most of them valid."""
    required = {key: values(field.kind) for key, field in grammar.items() if field.required}
    optional = {
        key: st.none() | values(field.kind) for key, field in grammar.items() if not field.required
    }
    return st.fixed_dictionaries(required, optional=optional)


mostly_valid = mappings(fields.PLAN.grammar)
keys = st.sampled_from(sorted(fields.PLAN.grammar)) | texts


@st.composite
def plans(draw: st.DrawFn) -> object:
    """Draw a plan, now and then with an odd value or key somewhere in it."""
    plan = draw(mostly_valid)
    if draw(st.integers(0, 4)) == 0:
        assert isinstance(plan, dict)
        plan[draw(keys)] = draw(odd)
    return plan


_ABOUT_OTHERS = (
    " DUT004 warning: the id ",
    *(f" {code} " for code in ("DUT106", "DUT109", "DUT401", "DUT402", "DUT403")),
)
"""Faults that a value has only beside other values, of which a schema knows nothing."""


@given(plan=plans(), is_unicode=st.booleans(), is_flow=st.booleans())
@example(plan={"title": "清水", "tasks": [], "horizon": 10**15}, is_unicode=True, is_flow=True)
@example(
    plan={"title": "~", "tasks": [{"id": "1.0", "title": "null", "lead": ["", "~"]}]},
    is_unicode=True,
    is_flow=False,
)
@drawn(60, 300, derandomize=True)
def test_whatever_the_schema_lets_pass_the_loader_reads(
    plan: object, is_unicode: bool, is_flow: bool
) -> None:
    text = yaml.safe_dump(
        plan, allow_unicode=is_unicode, default_flow_style=is_flow, sort_keys=False
    )
    assume(VALIDATOR.is_valid(values_of(text)))

    loaded = load(Source("plan.yaml", text))

    assert loaded.plan is not None
    assert [line for line in faults(text) if not any(part in line for part in _ABOUT_OTHERS)] == []


@given(record=mappings(RECORD.grammar), is_flow=st.booleans())
@drawn(40, 200, derandomize=True)
def test_whatever_the_schema_of_the_ledger_lets_pass_is_read(record: object, is_flow: bool) -> None:
    text = yaml.safe_dump(record, allow_unicode=True, default_flow_style=is_flow, sort_keys=False)
    assume(LEDGER_VALIDATOR.is_valid(values_of(text)))

    file = load_file(Source("2026-03.yaml", text))

    assert [found for found in file.findings if found.severity is Severity.ERROR] == []
