"""The shipped plan says what the published document says."""

import json
from pathlib import Path

import pytest

from duties.files import read_source
from duties.model import Plan
from duties.planfile.loading import load

ROOT = Path(__file__).parents[1]
PLANS = ROOT.parent / "shared" / "plans"
TRUTH = PLANS / "yuzhong-2023.truth.json"
DOCUMENT = PLANS / "yuzhong-2023.txt"

needs_the_document = pytest.mark.skipif(
    not TRUTH.exists(), reason="the published document is not beside this checkout"
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    loaded = load(read_source(ROOT / "plan.yaml"))
    assert loaded.findings == ()
    assert loaded.plan is not None
    return loaded.plan


@needs_the_document
def test_every_task_has_the_units_of_the_document(plan: Plan) -> None:
    rows = json.loads(TRUTH.read_text("utf-8"))

    assert [
        {
            "id": task.id,
            "action": int(task.action or 0),
            "title": task.title,
            "leads": [name.text for name in task.lead],
            "responsible": [name.text for name in task.responsible],
            "open_ended": task.open_ended,
        }
        for task in plan.tasks
    ] == rows


@needs_the_document
def test_every_action_has_the_title_and_the_lead_of_the_document(plan: Plan) -> None:
    lines = [
        line for line in DOCUMENT.read_text("utf-8").splitlines() if "专项行动牵头单位:" in line
    ]

    assert len(lines) == len(plan.actions)
    for action, line in zip(plan.actions, lines, strict=True):
        assert f"全力推进{action.title}。" in line
        assert line.endswith(f"(专项行动牵头单位:{action.lead[0].text})")
        assert len(action.lead) == 1


def test_every_unit_is_registered_with_a_kind(plan: Plan) -> None:
    assert all(unit.kind is not None for unit in plan.units)
    assert len(plan.units) == 47
