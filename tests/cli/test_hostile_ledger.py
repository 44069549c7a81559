"""A ledger with a hostile text in every field, asked in every format."""

import json
from functools import cache
from pathlib import Path

import pytest
import yaml
from conftest import Duties

from hostile import TEXTS, check_csv, check_hidden, markdown_structure, plan_of

FORMATS = ("table", "json", "csv", "markdown")
TASK, UNIT = TEXTS[2], f"{TEXTS[2]}局"
QUESTIONS = [
    ("problems",),
    ("problems", "--needs", TEXTS[6]),
    ("history", "--", TASK),
    ("history", "--", f"{TASK}/{TEXTS[0]}"),
    ("escalate", "--", TASK),
    ("escalate", "--", TEXTS[18]),
    ("status", "--since", "2026-01-01"),
    ("workload", "--open"),
]


@cache
def _plan() -> str:
    texts, plan = TEXTS, yaml.safe_load(plan_of(TEXTS))
    for place, task in enumerate(plan["tasks"]):
        task["leader"], task["contact"] = texts[place - 1], texts[place - 2]
        task["steps"] = [{"id": texts[0], "title": texts[place - 3], "leader": texts[place - 4]}]
    for place, unit in enumerate(plan["units"]):
        unit["contact"] = texts[place]
    plan["bodies"] = [
        {
            "id": text,
            "name": texts[place - 1],
            "tier": ("leading-group", "special-group", "task-force")[place % 3],
            "under": texts[place - 2],
            "office": [f"{text}局"],
            "tasks": [text],
            "actions": [texts[place - 3]],
            "leader": text,
            "contact": text,
        }
        for place, text in enumerate(texts)
    ]
    return yaml.safe_dump(plan, allow_unicode=False)


@cache
def _ledger() -> str:
    texts, each = TEXTS, list(enumerate(TEXTS))
    record = {
        "period": "2026-03",
        "reports": [
            {
                "task": text if place % 2 else f"{text}/{texts[0]}",
                "unit": f"{text}局",
                "date": "2026-03-20",
                "state": "in-progress",
                "percent": place,
                "done": text,
                "next": texts[place - 1],
                "evidence": texts[place - 2],
                "reason": texts[place - 3],
            }
            for place, text in each
        ],
        "problems": [
            {
                "id": text,
                "task": text,
                "unit": f"{text}局",
                "date": "2026-03-21",
                "stage": "found",
                "text": texts[place - 1],
                "needs": [texts[place - 2], f"{texts[place - 3]}局"],
                "reason": texts[place - 4],
            }
            for place, text in each
        ],
        "rulings": [
            {
                "task": text,
                "date": "2026-03-22",
                "by": texts[place - 1],
                "light": texts[place - 2],
                "reason": texts[place - 3],
            }
            for place, text in each
        ],
        "lessons": [
            {"task": text, "date": "2026-03-23", "kind": "practice", "text": texts[place - 1]}
            for place, text in each
        ],
    }
    return yaml.safe_dump(record, allow_unicode=False)


@pytest.fixture(autouse=True)
def plans(workplace: Path) -> None:
    (workplace / "plan.yaml").write_text(_plan(), encoding="utf-8")
    (workplace / "progress").mkdir()
    (workplace / "progress" / "2026-03.yaml").write_text(_ledger(), encoding="utf-8")


def asked(duties: Duties, question: tuple[str, ...], *options: str) -> str:
    code, out, err = duties(question[0], "--as-of", "2026-03-31", *options, *question[1:])
    assert code in (0, 1), err
    assert out.strip()
    check_hidden(err)
    return out


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: ascii(" ".join(question)))
def test_no_answer_holds_what_runs_or_steers(
    duties: Duties, question: tuple[str, ...], language: str
) -> None:
    for format_ in FORMATS:
        out = asked(duties, question, "--lang", language, "-f", format_)

        check_hidden(out)
        match format_:
            case "csv":
                check_csv(out)
            case "json":
                assert json.loads(out)
            case "markdown":
                kinds = {kind.split("_")[0] for kind in markdown_structure(out)}
                assert kinds <= {"paragraph", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize("columns", ["60", "120"])
@pytest.mark.parametrize("question", QUESTIONS[:7], ids=lambda question: ascii(" ".join(question)))
def test_no_terminal_is_steered(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, question: tuple[str, ...], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    check_hidden(asked(duties, question))


def test_programs_get_every_text_as_it_is(duties: Duties) -> None:
    out = asked(duties, ("problems",), "-f", "json")

    assert [problem["id"] for problem in json.loads(out)] == list(TEXTS)
    assert [problem["text"] for problem in json.loads(out)] == [
        TEXTS[place - 1] for place in range(len(TEXTS))
    ]
