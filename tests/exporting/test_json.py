import json
from collections.abc import Mapping

import jsonschema
import pytest

from asking import shipped_text
from duties.exporting import json as json_export
from duties.exporting.json import render
from duties.model import Plan
from duties.planfile.loading import load
from duties.planfile.schema import plan_schema
from duties.source import Source, Span
from handing_on import EN, dossier
from reading import PLANS


def placeless(value: object) -> object:
    """Return a part of a plan without the places in its file."""
    if isinstance(value, Span) or (isinstance(value, Mapping) and value):
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


def test_what_the_plan_leaves_out_is_left_out() -> None:
    text = "title: 甲\ntasks: [{id: 1, title: 事}]\n"

    assert json.loads(render(dossier(text))) == {
        "title": "甲",
        "tasks": [{"id": "1", "title": "事"}],
    }
    assert json_export.is_own(render(dossier(text)))
