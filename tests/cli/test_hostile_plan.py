"""Whatever a plan holds, no command in any format lets it run, steer or break out."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Duties

from duties.cli.app import ASKED_OF_EACH, COMMANDS
from hostile import (
    TEXTS,
    check_csv,
    check_github,
    check_hidden,
    check_mermaid,
    check_office,
    check_sarif,
    check_svg,
    check_xml,
    markdown_structure,
    page_structure,
    plain_texts,
    plan_of,
)

pytestmark = pytest.mark.thorough

FORMATS = ("table", "json", "csv", "markdown")
UNIT, OTHER = f"{TEXTS[2]}局", f"{TEXTS[3]}局"
QUESTIONS: dict[str, list[tuple[str, ...]]] = {
    "my-tasks": [("my-tasks", "--", UNIT, OTHER)],
    "who-leads": [("who-leads", "--", *TEXTS[:30])],
    "tasks": [("tasks",)],
    "show": [("show", "--", *TEXTS[:30])],
    "why": [("why", "--", TEXTS[2], UNIT)],
    "units": [("units",)],
    "actions": [("actions",)],
    "bodies": [("bodies",)],
    "targets": [("targets",), ("targets", "--coverage")],
    "partners": [("partners", "--", UNIT)],
    "between": [("between", "--", UNIT, OTHER)],
    "suggest": [("suggest", "--all"), ("suggest", "--", *TEXTS[:30])],
    "workload": [("workload",), ("workload", "--open")],
    "problems": [("problems",), ("problems", "--", TEXTS[2])],
    "history": [("history", "--", TEXTS[2]), ("history", "--", TEXTS[11])],
    "escalate": [("escalate", "--", TEXTS[2]), ("escalate", "--", TEXTS[18])],
    "matrix": [("matrix",), ("matrix", "--tasks"), ("matrix", "--direct")],
    "verify": [("verify", "plan.yaml", "notes.txt")],
    "diff": [
        ("diff", "old.yaml", "plan.yaml"),
        ("diff", "plan.yaml", "old.yaml", "--unit", UNIT),
    ],
    "rule": [("rule",)],
    "status": [("status",), ("status", "--unit", UNIT), ("status", "--", *TEXTS[:30])],
    "board": [("board",), ("board", "--by", "action"), ("board", "--rules")],
}
"""Every command that answers in the formats of `--format`."""

SPEAKING = {
    *("lint", "import", "export", "draw", "init", "schema", "help", "record"),
    *("bulletin", "urge", "forms", "collect", "register", "gather", "revise"),
}
"""The others, each with tests of its own below or nothing of a plan in its answers."""


@pytest.fixture(autouse=True)
def plans(workplace: Path) -> None:
    (workplace / "plan.yaml").write_text(plan_of(TEXTS), encoding="utf-8")
    (workplace / "plain.yaml").write_text(plan_of(plain_texts()), encoding="utf-8")
    (workplace / "old.yaml").write_text(plan_of((*TEXTS[5:], *TEXTS[:5])), encoding="utf-8")
    (workplace / "notes.txt").write_text("方案\n1.修路。（牵头单位：甲局）\n", encoding="utf-8")


def asked(duties: Duties, *arguments: str) -> str:
    code, out, err = duties(*arguments)
    assert code in (0, 1), err
    check_hidden(err)
    return out


def test_every_command_is_asked() -> None:
    assert QUESTIONS.keys() | SPEAKING == COMMANDS.keys()


@pytest.mark.parametrize("command", sorted(QUESTIONS.keys() & ASKED_OF_EACH))
@pytest.mark.parametrize("gathered", [False, True], ids=["folder", "corpus"])
def test_no_answer_over_many_plans_holds_what_runs_or_steers(
    workplace: Path, duties: Duties, command: str, gathered: bool
) -> None:
    folder = workplace / "=cmd()<b>"
    for name in ("=1+1", "[a](b)"):
        (folder / name).mkdir(parents=True)
        shutil.copy(workplace / "plan.yaml", folder / name)
    if gathered:
        pytest.importorskip("duckdb")
        check_hidden(duties("gather", str(folder), "-o", "corpus").err)
    where = "corpus" if gathered else str(folder)
    for question in QUESTIONS[command]:
        for format_ in FORMATS:
            out = asked(duties, "-p", where, question[0], "-f", format_, *question[1:])

            check_hidden(out)
            if format_ == "csv":
                check_csv(out)


def test_a_register_holds_hostile_names_as_names(workplace: Path, duties: Duties) -> None:
    code, out, err = duties("register", "plan.yaml", "old.yaml")

    assert code in (0, 1), err
    check_hidden(err)
    check_hidden(out)
    written = yaml.safe_load(out)
    assert written.keys() == {"units"}
    plan = yaml.safe_load((workplace / "plan.yaml").read_text("utf-8"))
    known = {name for unit in written["units"] for name in (unit["name"], *_listed(unit))}
    for unit in plan["units"]:  # whose units of different issuers bear their place in brackets
        assert any(name.startswith(unit["name"]) for name in known)


def _listed(unit: dict[str, Any]) -> list[str]:
    aliases = unit.get("aliases", [])
    return [aliases] if isinstance(aliases, str) else aliases


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", QUESTIONS)
def test_no_answer_holds_what_runs_or_steers(duties: Duties, command: str, language: str) -> None:
    for question in QUESTIONS[command]:
        for format_ in FORMATS:
            out = asked(duties, "--lang", language, question[0], "-f", format_, *question[1:])

            check_hidden(out)
            match format_:
                case "csv":
                    check_csv(out)
                case "json":
                    json.loads(out)
                case "markdown":
                    kinds = {kind.split("_")[0] for kind in markdown_structure(out)}
                    assert kinds <= {"paragraph", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize("columns", ["60", "120"])
@pytest.mark.parametrize("command", [("matrix",), ("matrix", "--tasks"), ("tasks",)])
def test_no_table_in_a_terminal_does(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    check_hidden(asked(duties, *command))


def test_programs_get_every_text_as_it_is(duties: Duties) -> None:
    tasks = json.loads(asked(duties, "tasks", "-f", "json"))

    assert [(task["id"], task["title"]) for task in tasks] == [(text, text) for text in TEXTS]


@pytest.mark.parametrize(
    ("format_", "check"),
    [
        ("text", check_hidden),
        ("concise", check_hidden),
        ("json", json.loads),
        ("github", check_github),
        ("sarif", check_sarif),
        ("junit", check_xml),
        ("markdown", markdown_structure),
    ],
)
def test_no_finding_does(duties: Duties, format_: str, check: Callable[[str], object]) -> None:
    out = asked(duties, "lint", "-f", format_)

    check_hidden(out)
    check(out)
    if format_ == "markdown":
        plain = asked(duties, "lint", "-f", format_, "plain.yaml")
        assert set(markdown_structure(out)) == set(markdown_structure(plain))


def exported(duties: Duties, name: str, *options: str) -> tuple[bytes, bytes]:
    """Return the export of the hostile plan and that of the plain one."""
    asked(duties, "export", f"hostile.{name}", *options)
    asked(duties, "--plan", "plain.yaml", "export", f"plain.{name}", *options)
    return Path(f"hostile.{name}").read_bytes(), Path(f"plain.{name}").read_bytes()


def test_a_markdown_document_has_the_parts_of_a_plain_one(duties: Duties) -> None:
    texts = [each.decode() for each in exported(duties, "md")]
    check_hidden(texts[0])
    hostile, plain = map(markdown_structure, texts)
    findings = ("table", "thead", "tbody", "tr", "th", "td", "heading", "paragraph", "html_block")

    assert set(hostile) == set(plain)
    assert {kind.split("_")[0] for kind in hostile} <= {part.split("_")[0] for part in findings}


def test_a_page_has_the_tags_of_a_plain_one(duties: Duties) -> None:
    pages = [each.decode() for each in exported(duties, "html")]
    hostile, plain = map(page_structure, pages)

    check_hidden(pages[0])
    assert hostile[0] <= plain[0]
    assert hostile[1] == plain[1]


@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_a_file_of_office_runs_nothing(duties: Duties, name: str) -> None:
    check_office(exported(duties, name)[0])


def test_a_list_for_each_unit_stays_in_its_folder_and_runs_nothing(duties: Duties) -> None:
    few = ("-rf", "../../etc/passwd", "con")
    Path("few.yaml").write_text(plan_of(few), encoding="utf-8")
    before = set(Path().rglob("*"))
    asked(duties, "-p", "few.yaml", "export", "--each-unit", "lists")

    files = set(Path().rglob("*")) - before - {Path("lists")}
    assert len(files) > len(few)
    for file in files:
        assert file.parent == Path("lists")
        assert not file.name.startswith(("-", "."))
        check_office(file.read_bytes())


REPORTED = """period: 2026-05
reports:
  - {task: %(id)s, unit: %(unit)s, date: 2026-05-20, state: blocked, done: %(id)s, next: %(id)s}
problems:
  - {id: %(id)s, task: %(id)s, unit: %(unit)s, date: 2026-05-20, stage: found, text: %(id)s,
     needs: [%(id)s]}
lessons:
  - {task: %(id)s, date: 2026-05-21, kind: practice, text: %(id)s}
rulings:
  - {task: %(id)s, date: 2026-05-25, by: %(id)s, light: red, reason: %(id)s}
"""


@pytest.fixture
def reported(workplace: Path) -> None:
    """A ledger of the plan for each of three texts, and of the plain plan for as many."""
    for folder, texts in (("progress", TEXTS), ("plain.progress", plain_texts())):
        Path(folder).mkdir()
        for place, month in ((0, "2026-03"), (11, "2026-04"), (32, "2026-05")):
            text = json.dumps(texts[place]), json.dumps(f"{texts[place]}局")
            entries = REPORTED % {"id": text[0], "unit": text[1]}
            entries = entries.replace("2026-05", month)
            Path(folder, f"{month}.yaml").write_text(entries, encoding="utf-8")


@pytest.mark.usefixtures("reported")
def test_a_bulletin_has_the_parts_of_a_plain_one(duties: Duties) -> None:
    bulletins = {}
    for name in ("md", "html", "docx"):
        for plan in ("plan.yaml", "plain.yaml"):
            options = ("--period", "2026-05", "--signed", TEXTS[12], "--to", TEXTS[11])
            asked(duties, "-p", plan, "bulletin", f"{plan}.{name}", *options)
            bulletins[plan, name] = Path(f"{plan}.{name}").read_bytes()

    check_office(bulletins["plan.yaml", "docx"])
    texts = [bulletins[plan, "md"].decode() for plan in ("plan.yaml", "plain.yaml")]
    check_hidden(texts[0])
    hostile, plain = map(markdown_structure, texts)
    assert set(hostile) == set(plain)
    pages = [bulletins[plan, "html"].decode() for plan in ("plan.yaml", "plain.yaml")]
    check_hidden(pages[0])
    assert page_structure(pages[0])[0] <= page_structure(pages[1])[0]
    assert page_structure(pages[0])[1] == 0


@pytest.mark.usefixtures("reported")
def test_an_order_for_each_task_stays_in_its_folder_and_runs_nothing(duties: Duties) -> None:
    before = set(Path().rglob("*"))
    asked(duties, "urge", "orders", "--as-of", "2026-05-31", "--signed", TEXTS[12])

    files = set(Path().rglob("*")) - before - {Path("orders")}
    assert len(files) == 3
    for file in files:
        assert file.parent == Path("orders")
        check_hidden(file.name)
        check_office(file.read_bytes())


@pytest.mark.usefixtures("reported")
def test_forms_run_nothing_and_what_is_collected_of_them_steers_nothing(duties: Duties) -> None:
    before = set(Path().rglob("*"))
    asked(duties, "forms", "sent", "--period", "2026-05", "--back-to", TEXTS[12])

    files = set(Path().rglob("*")) - before - {Path("sent")}
    assert files
    for file in files:
        assert file.parent == Path("sent")
        check_hidden(file.name)
        check_office(file.read_bytes())
    check_hidden(asked(duties, "collect", "sent", "--period", "2026-05", "--dry-run"))


def test_a_calendar_has_no_line_that_a_plan_brings(duties: Duties) -> None:
    lines = exported(duties, "ics")[0].decode().replace("\r\n ", "").split("\r\n")

    check_hidden("\n".join(lines))
    keys = {line.split(":")[0].split(";")[0] for line in lines if line}
    assert keys <= {
        *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "SUMMARY", "DTSTART"),
        *("DTEND", "DTSTAMP", "UID", "SEQUENCE", "CATEGORIES", "DESCRIPTION", "STATUS", "TRANSP"),
    }


def test_a_performance_plan_has_the_elements_of_a_plain_one(duties: Duties) -> None:
    texts = [each.decode() for each in exported(duties, "stratml")]
    check_hidden(texts[0])
    check_xml(texts[0])
    hostile, plain = (set(re.findall(r"<([A-Za-z]+)[ >/]", text)) for text in texts)

    assert hostile == plain


def test_files_for_programs_can_be_read(duties: Duties) -> None:
    check_csv(exported(duties, "csv")[0].decode("utf-8-sig"))
    graph = exported(duties, "graphml")[0].decode()
    check_hidden(graph)
    check_xml(graph)
    json.loads(exported(duties, "json")[0])


WITHOUT_MERMAID = ["matrix", "heatmap", "workload", "timeline", "board", "bodies", "changes"]
PICTURES = [("plan",), ("network",), ("unit", UNIT), ("action", TEXTS[2])]
PICTURES += [(picture,) for picture in WITHOUT_MERMAID]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture[0])
def test_a_picture_runs_nothing(duties: Duties, picture: tuple[str, ...]) -> None:
    options = ["--against", "plain.yaml"] if picture == ("changes",) else []
    asked(duties, "draw", "-o", "a.svg", "--link-to", "page.html", *options, "--", *picture)
    check_svg(Path("a.svg").read_bytes())
    check_hidden(Path("a.svg").read_text(encoding="utf-8"))
    dot = asked(duties, "draw", "-o", "-", "-f", "dot", *options, "--", *picture)
    check_hidden(dot.replace("\n\t", "\n"))
    if picture[0] not in WITHOUT_MERMAID:
        check_mermaid(asked(duties, "draw", "-o", "-", "-f", "mmd", "--", *picture))
