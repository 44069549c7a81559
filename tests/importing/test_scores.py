"""How well the published documents are read; skipped where they are not beside this checkout."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from documents import ROOT, draft_of, imported

from duties.files import read_source
from duties.importing.plan.draft import Draft
from duties.importing.plan.writing import plan_text
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.queries.verification import verify
from duties.source import Source

SHARED = ROOT.parent / "shared"
PLANS = SHARED / "plans"
TRUTHS = ["yuzhong-2023", "zhengzhou-2026", "guofa-2019-3", "taicang-2026"]

pytestmark = pytest.mark.skipif(
    not (SHARED / "tools" / "score_import.py").exists(),
    reason="the published documents are not beside this checkout",
)


def score_of(found: Draft, name: str, folder: Path) -> str:
    plan = folder / "plan.yaml"
    plan.write_text(plan_text(found), encoding="utf-8")
    return subprocess.run(
        [sys.executable, SHARED / "tools" / "score_import.py", plan, PLANS / f"{name}.truth.json"],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout


def wrapped(lines: list[str], width: int) -> str:
    pieces = []
    for line in lines:
        pieces += [line[at : at + width] for at in range(0, len(line), width)]
        if len(pieces) % 20 == 0:
            pieces.append(f"— {len(pieces) // 20} —")
    return "\n".join(pieces)


def spaced(line: str) -> str:
    return " ".join(line[at : at + 9] for at in range(0, len(line), 9))


DAMAGES: dict[str, Callable[[list[str]], str]] = {
    "line breaks lost": "".join,
    "line breaks turned to blanks": " ".join,
    "wrapped after 28 letters": lambda lines: wrapped(lines, 28),
    "wrapped after 40 letters": lambda lines: wrapped(lines, 40),
    "wrapped after 30 letters, the first line set in": lambda lines: wrapped(
        [f"\u3000\u3000{line}" for line in lines], 30
    ),
    "blanks everywhere": lambda lines: "\n".join(map(spaced, lines)),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", TRUTHS)
def test_damage_to_the_layout_loses_nothing(name: str, damage: str, tmp_path: Path) -> None:
    text = (PLANS / f"{name}.txt").read_text("utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]

    score = score_of(imported(DAMAGES[damage](lines)), name, tmp_path)

    assert "F1 1.000  extra 0" in score


@pytest.mark.parametrize("name", TRUTHS)
def test_a_published_document_is_read_as_people_read_it(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    score = score_of(draft_of(PLANS / f"{name}.txt"), name, tmp_path)

    with capsys.disabled():
        print(f"\n{name}: {score.splitlines()[-1]}", end="")  # noqa: T201 (asked for: the scores)
    f1 = float(re.findall(r"F1 ([0-9.]+)", score)[0])
    assert f1 >= (1.0 if name == "yuzhong-2023" else 0.98)
    assert "extra 0" in score
    if name == "yuzhong-2023":
        assert "tasks 55/55  exact 55/55" in score


def test_the_document_wrapped_by_a_pdf_has_every_note_found() -> None:
    text = (PLANS / "zhejiang-ai-2025.txt").read_text("utf-8")
    found = draft_of(PLANS / "zhejiang-ai-2025.txt")

    assert [task.id for task in found.tasks] == [str(number) for number in range(1, 28)]
    assert len(found.tasks) == len(re.findall("责\\s*任\\s*单", text))
    assert all(task.assigned for task in found.tasks)
    assert all(
        unit.name.endswith(("厅", "委", "部", "局", "公司", "办", "政府")) for unit in found.units
    )


def test_the_shipped_plan_verifies_clean_against_its_document() -> None:
    plan = load(read_source(ROOT / "plan.yaml")).plan
    document = load(Source("document", plan_text(draft_of(PLANS / "yuzhong-2023.txt")))).plan
    assert plan is not None
    assert document is not None

    found = verify(document, Register(document), plan, Register(plan))

    assert found.differences == ()
    assert found.unchanged == 55


TARGETS = sorted(path.name.split(".")[0] for path in (SHARED / "targets").glob("*.targets.json"))


@pytest.mark.parametrize("name", TARGETS)
def test_the_targets_of_a_published_document_are_found(name: str, tmp_path: Path) -> None:
    document = next(
        path
        for folder in ("plans", "targets")
        if (path := SHARED / folder / f"{name}.txt").exists()
    )
    plan = tmp_path / "plan.yaml"
    plan.write_text(plan_text(draft_of(document)), encoding="utf-8")
    truth = SHARED / "targets" / f"{name}.targets.json"

    score = subprocess.run(
        [sys.executable, SHARED / "tools" / "score_targets.py", plan, truth],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout

    found = {key: float(value) for key, value in re.findall(r"(F1|precision) ([0-9.]+)", score)}
    assert found["F1"] >= 0.95, score
    for right, of_all in re.findall(r"(?:bound|year) (\d+)/(\d+)", score):
        assert int(right) >= 0.95 * int(of_all), score
