"""A ledger with a hostile text in every field, asked in every format."""

import json
from functools import cache
from pathlib import Path

import pytest
import yaml
from conftest import Duties

from hostile import (
    TEXTS,
    check_csv,
    check_hidden,
    check_office,
    markdown_structure,
    page_structure,
    plan_of,
)

pytestmark = pytest.mark.thorough

FORMATS = ("table", "json", "csv", "markdown")
TASK, UNIT = TEXTS[2], f"{TEXTS[2]}局"
FOLLOWED = {"problems", "history", "escalate", "status", "board", "workload", "tasks", "my-tasks"}
"""The commands that ask for a day."""
QUESTIONS = [
    ("problems",),
    ("problems", "--needs", TEXTS[6]),
    ("history", "--", TASK),
    ("history", "--", f"{TASK}/{TEXTS[0]}"),
    ("escalate", "--", TASK),
    ("escalate", "--", TEXTS[18]),
    ("status", "--since", "2026-01-01"),
    ("status",),
    ("status", "--steps"),
    ("board",),
    ("board", "--by", "action"),
    ("board", "--by", "body"),
    ("bodies",),
    ("workload", "--open"),
    ("my-tasks", "--", UNIT),
    ("tasks",),
    ("show", "--", TASK),
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
    day = ("--as-of", "2026-03-31") if question[0] in FOLLOWED else ()
    code, out, err = duties(question[0], *day, *options, *question[1:])
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
@pytest.mark.parametrize("question", QUESTIONS[:13], ids=lambda question: ascii(" ".join(question)))
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


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_word_of_record_does(duties: Duties, language: str) -> None:
    day = ("--lang", language, "--date", "2026-03-31", "--reason", TEXTS[0])
    for entry in (
        ("--percent", "60", "--done", TEXTS[1], "--next", TEXTS[5], "--unit", UNIT),
        ("--percent", "50", "--unit", f"{TEXTS[0]}局"),
        ("--problem", "new", "--text", TEXTS[6], "--needs", TEXTS[0], "--unit", UNIT),
        ("--ruling", "--light", TEXTS[0], "--until", "2026-04-30", "--by", TEXTS[8]),
        ("--ruling", "--accepted", "--by", TEXTS[0]),
    ):
        for dry in ((), ("--dry-run",)):
            code, out, err = duties("record", *day, *entry, *dry, "--", TASK)
            assert code == 0, err
            check_hidden(out)
            check_hidden(err)

    record = yaml.safe_load(Path("progress/2026-03.yaml").read_text("utf-8"))
    assert record["reports"][-2]["done"] == TEXTS[1]
    assert record["rulings"][-2]["light"] == TEXTS[0]


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit", "markdown"])
def test_no_finding_about_a_ledger_does(duties: Duties, form: str) -> None:
    code, out, err = duties("lint", "-f", form)

    assert code == 1, err
    check_hidden(out)
    check_hidden(err)


@pytest.mark.parametrize("form", ["list", "order"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_file_of_office_for_a_unit_runs_anything(
    duties: Duties, form: str, language: str
) -> None:
    code, _, err = duties(
        "--lang", language, "export", "unit.docx", "--form", form, "--unit", f"{TEXTS[12]}局"
    )

    assert code == 0, err
    check_office(Path("unit.docx").read_bytes())


@pytest.mark.parametrize("name", ["xlsx", "docx", "html", "md"])
def test_no_file_about_steps_and_bodies_runs_anything(duties: Duties, name: str) -> None:
    assert duties("export", f"plan.{name}").code == 0
    data = Path(f"plan.{name}").read_bytes()

    match name:
        case "html":
            check_hidden(data.decode())
            assert page_structure(data.decode())[1] == 2  # its head and the rest
        case "md":
            check_hidden(data.decode())
            assert markdown_structure(data.decode())
        case _:
            check_office(data)


def test_an_exported_workbook_gives_every_text_back(duties: Duties) -> None:
    assert duties("export", "plan.xlsx").code == 0
    code, _, err = duties("import", "plan.xlsx", "-o", "back.yaml")

    assert code in (0, 1), err
    check_hidden(err)
    back = yaml.safe_load(Path("back.yaml").read_text("utf-8"))
    assert len(back["tasks"]) == len(TEXTS)


def test_very_long_texts_are_cut_for_people_only(duties: Duties) -> None:
    long = "甲" * 20_000
    plan = yaml.safe_load(Path("plan.yaml").read_text("utf-8"))
    plan["tasks"][2]["steps"][0]["title"] = plan["tasks"][2]["leader"] = long
    plan["bodies"][2]["name"] = long
    Path("plan.yaml").write_text(yaml.safe_dump(plan, allow_unicode=True), "utf-8")
    record = yaml.safe_load(Path("progress/2026-03.yaml").read_text("utf-8"))
    record["problems"][2]["text"] = record["rulings"][2]["reason"] = long
    Path("progress/2026-03.yaml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")

    for question in (("status", "--", TASK), ("escalate", "--", TASK), ("problems",), ("bodies",)):
        out = asked(duties, question)
        assert long not in out
    assert long in asked(duties, ("problems",), "-f", "json")
