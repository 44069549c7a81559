import json
import re
from collections.abc import Mapping
from typing import Any, assert_never

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from asking import shipped_text
from campaign import drawn
from duties.exporting import json as json_export
from duties.exporting.json import render
from duties.model import Plan
from duties.planfile.fields import PLAN
from duties.planfile.grammar import FieldKind, Kind, Nested, NestedList, OneOf, Shape
from duties.planfile.loading import load
from duties.planfile.schema import plan_schema
from duties.source import Source, Span
from handing_on import EN, dossier
from reading import PLANS


def placeless(value: object) -> object:
    """Return a part of a plan without the places in its file."""
    if isinstance(value, Span | Mapping):
        return None
    if isinstance(value, tuple):
        parts = tuple(map(placeless, value))
        return (type(value).__name__, *parts)
    return value


def read_back(plan_text: str) -> Plan:
    loaded = load(Source("plan.json", render(dossier(plan_text)).decode()))
    assert loaded.findings == ()
    assert loaded.plan is not None
    return loaded.plan


PLAN_TEXTS = {
    "shipped": shipped_text(),
    "full": (PLANS / "full.yaml").read_text("utf-8"),
    "minimal": (PLANS / "minimal.yaml").read_text("utf-8"),
    "steps": (PLANS / "county.yaml").read_text("utf-8"),
    "lint settings": (
        "title: 甲\nexpects: {actions: 0}\n"
        "lint: {select: [DUT1], ignore: no-lead, fail-on: info, lead-factor: 2.5}\ntasks: []\n"
    ),
    "no members": "title: 甲\nunits: [{name: 各局, members: []}, {name: 各委}]\ntasks: []\n",
    "odd characters": (
        'title: "a\\e\\u202E\\"\\\\"\ntasks: [{id: 1, title: "甲\\n乙", note: "#:"}]\n'
    ),
}


@pytest.mark.parametrize("text", PLAN_TEXTS.values(), ids=PLAN_TEXTS)
def test_the_file_is_a_plan_file_that_reads_back_as_the_same_plan(text: str) -> None:
    plan = dossier(text).plan

    assert placeless(read_back(text)) == placeless(plan)
    assert plan.tasks == () or "spans" not in str(placeless(plan))


@pytest.mark.parametrize("text", PLAN_TEXTS.values(), ids=PLAN_TEXTS)
def test_the_file_fits_the_schema(text: str) -> None:
    jsonschema.validate(json.loads(render(dossier(text))), plan_schema(EN))


def shape_texts(shape: Shape[Any]) -> st.SearchStrategy[dict[str, object]]:
    """Return what a file may hold for a part: any of its keys, each with a value that fits."""
    required = {key: value_of(field.kind) for key, field in shape.grammar.items() if field.required}
    others = {key: value_of(field.kind) for key, field in shape.grammar.items()}
    return st.fixed_dictionaries(
        required, optional={key: value for key, value in others.items() if key not in required}
    )


texts = st.one_of(
    st.text(min_size=1, max_size=8),
    st.text(
        "\u0000\t\n\r\x1b\x7f\x85\u2028\ufeff\ufffe\u200d甲,:#-\"'\\🫨𱍐👨\U000e0001\U0010ffff",
        min_size=1,
    ),
    st.sampled_from(
        ["null", "~", "yes", "1", "1.0", "1e3", "0x1F", "2023-05-23", "[a]", "<<", "=", "等"]
    ),
).filter(lambda text: not text.isspace())


def value_of(kind: Kind) -> st.SearchStrategy[Any]:
    match kind:
        case Nested():
            return shape_texts(kind.shape)
        case NestedList():
            return st.lists(shape_texts(kind.shape), max_size=3)
        case FieldKind.TEXT:
            return texts
        case FieldKind.ID:
            return texts | st.integers()
        case FieldKind.NAMES:
            return texts | st.lists(texts, max_size=3)
        case FieldKind.DATE:
            return st.dates()
        case FieldKind.IDS:
            return texts | st.integers() | st.lists(texts, max_size=3)
        case FieldKind.NAME:
            return texts
        case FieldKind.SPAN:
            return st.sampled_from(["2026", "2026-06", "2026-Q2", "2026-H1", "2026-W13"])
        case FieldKind.WEIGHT:
            return st.integers(1, 999_999)
        case FieldKind.AMOUNT:
            ranges = st.tuples(st.integers(0, 9), st.integers(9, 99)).map(list)
            return texts | st.integers(-999, 999) | ranges
        case FieldKind.PERCENT:
            return st.integers(0, 100)
        case FieldKind.PERIOD | FieldKind.START:
            periods = [2026, "2026", "2026-06", "2026-Q2", "2026-H1", "2026-W13"]
            return st.dates() | st.sampled_from(periods)
        case FieldKind.FLAG:
            return st.booleans()
        case FieldKind.NUMBER:
            return st.integers(0, 10**9)
        case FieldKind.FACTOR:
            # Python writes 0.00001 as 1e-05, which YAML 1.1 takes for a text.
            return st.floats(0.0001, 999_999)
        case OneOf():
            return st.sampled_from([str(word) for word in kind.known()])
        case _:
            assert_never(kind)


@drawn(50, 200)
@given(shape_texts(PLAN))
def test_any_plan_reads_back_as_the_same_plan(held: dict[str, object]) -> None:
    text = json.dumps(held, default=str, ensure_ascii=False)
    text = re.sub("[^ -~\xa0-\ud7ff\ue000-\ufffd]", lambda found: f"\\U{ord(found[0]):08x}", text)
    of = dossier(text)

    data = render(of)
    loaded = load(Source("plan.json", data.decode()))

    assert loaded.plan is not None
    # The units of a register are in the file, so it names none.
    assert placeless(loaded.plan) == placeless(of.plan._replace(register=None))
    assert json_export.is_own(data)
    for parser in (yaml.SafeLoader, yaml.CSafeLoader):
        assert yaml.load(data.decode(), parser) == json.loads(data)  # noqa: S506 (safe ones)


def test_what_the_plan_leaves_out_is_left_out() -> None:
    text = "title: 甲\ntasks: [{id: 1, title: 事}]\n"

    assert json.loads(render(dossier(text))) == {
        "title": "甲",
        "tasks": [{"id": "1", "title": "事"}],
    }
    assert json_export.is_own(render(dossier(text)))
