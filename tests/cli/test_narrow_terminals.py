"""Tables in the terminals that people have: nothing too wide, no word cut, in both languages."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, Duties
from wcwidth import wcswidth

from duties.cli import clock
from duties.planfile.templates import demo_files
from duties.writing import create_folder

CATALOGUE = ROOT / "src" / "duties" / "locale" / "zh" / "LC_MESSAGES" / "duties.po"
DAY = date(2026, 6, 18)
TRANSPORT = """\
title: Transport plan
issuer: County Government
units:
- {name: Department of Transport and Infrastructure, aliases: [DTI]}
- {name: Telecommunications Administration}
- {name: Office for Low-carbon Development}
actions:
- {id: 1, title: Low-carbon transport, lead: Office for Low-carbon Development}
tasks:
- {id: 1, action: 1, title: Electrify the municipal bus fleet, due: 2026-05-31,
   lead: Department of Transport and Infrastructure,
   responsible: [Telecommunications Administration, Office for Low-carbon Development],
   steps: [{id: 1, title: Build three charging stations, due: 2026-04}]}
- {id: 2, action: 1, title: Extend the telecommunications network, due: 2027,
   lead: Telecommunications Administration, support: Department of Transport and Infrastructure}
"""
REPORTS = """\
period: 2026-04
reports:
- {task: 1/1, unit: Department of Transport and Infrastructure, date: 2026-04-25,
   state: in-progress, percent: 26.7, done: connected to the grid}
problems:
- {id: P1, task: 1, unit: Department of Transport and Infrastructure, date: 2026-04-26,
   stage: found, text: ownership unknown}
"""
UNIT = "Telecommunications Administration"
QUESTIONS = (
    *(("tasks",), ("units",), ("status",), ("status", "--steps"), ("board",), ("workload",)),
    *(("my-tasks", UNIT), ("partners", UNIT), ("targets",), ("problems",), ("who-leads", "1")),
)
WORD = re.compile(r"[A-Za-z]+|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


@pytest.fixture
def plans(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An English plan with long names, and the demo, both under way."""
    demo = {name: text.encode() for name, text in demo_files(DAY).items()}
    Path("plans").mkdir()
    create_folder(Path("plans", "shared-clearwater"), demo)
    files = {"plan.yaml": TRANSPORT.encode(), "progress/2026-04.yaml": REPORTS.encode()}
    create_folder(Path("plans", "transport-and-infrastructure"), files)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    return workplace / "plans"


@pytest.mark.parametrize("which", ["plans", "plans/transport-and-infrastructure"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_word_or_date_is_cut_and_no_line_is_wider_than_the_terminal(
    plans: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch, language: str, which: str
) -> None:
    def asked(columns: int, question: tuple[str, ...]) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        return duties("--lang", language, "--plan", which, *question).out

    whole = "".join(asked(9999, each) for each in QUESTIONS)
    known = {*WORD.findall(whole), *WORD.findall(CATALOGUE.read_text("utf-8"))}
    for columns in (60, 80, 100):
        for question in QUESTIONS:
            out = asked(columns, question)
            assert out or question == ("targets",), question
            assert max(map(wcswidth, out.splitlines()), default=0) <= columns, question
            assert set(WORD.findall(out)) <= known, (columns, question)


def test_the_reason_of_a_light_has_a_line_of_its_own_at_80_columns(
    plans: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = duties("--plan", "plans", "status").out

    assert "\nPlan: shared-clearwater\n" in out
    assert "   Why: overdue by 18 days (due 2026-05-31); open problem: P1\n" in out
