"""A corpus answers what the folder that it was gathered from answers: every query, both ways."""

import re
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from conftest import Answer, Duties

from duties.cli import clock
from duties.corpus import asking
from duties.corpus.cells import Cells
from duties.corpus.manifest import FORMAT, MANIFEST, PENDING
from duties.corpus.opened import Corpus
from gathered import DAY, HILL, LAKE, folder_of_plans, gathered
from reading import ROOT

pytest.importorskip("duckdb")
pytestmark = pytest.mark.extras

PUBLISHED = ROOT.parent / "shared" / "plans"
REGISTER = """\
units:
  - {name: 区住建委, aliases: [区住房局], kind: department, leader: 主任}
  - {name: 各镇, kind: collective, members: [东镇, 西镇]}
"""
FIELD = """\
title: 2026年东山区要点
issuer: 东山区人民政府
register: ../units.yaml
tasks:
  - {id: 1, title: 修路, lead: 区住房局, responsible: [各镇], due: 2026-05-31}
"""
QUESTIONS = (
    "my-tasks 区住建委",
    "my-tasks 住建委 财政局",
    "my-tasks 区住建委、区城管局 --sort due",
    "my-tasks qzjw --role lead",
    "my-tasks 东街道 --direct",
    "my-tasks 西街道",
    "my-tasks 东镇",
    "my-tasks 山南区住房和城乡建设委员会",
    "my-tasks 区住建委 --possible",
    "my-tasks 区住建委 --due-within 90d",
    "my-tasks 区住建委 --due 2026",
    "my-tasks 没有的局",
    "my-tasks 区住建为",
    "my-tasks 区住建伪 东街到",
    "my-tasks 湖南住建局",
    "my-tasks qzjx",
    "partners 城管句",
    "status --unit 财政剧",
    "between 区住建为 区城管局",
    "who-leads 修缮",
    "who-leads 1",
    "who-leads 山南:3 3/1",
    "who-leads 没有的事",
    "who-leads 没有的事 修缮",
    "who-leads 没有的事 也没有的事",
    "who-leads 修　缮 AI",
    "who-leads 山南:修缮 公园",
    "who-leads 公园/征地 植树",
    "who-leads 第1项行动",
    "who-leads 10-12 投资",
    "tasks",
    "tasks --unit 区住建委 --role lead",
    "tasks --grep 垃圾|改造 --sort load",
    "tasks --due 2026-Q2",
    "units",
    "units 住建",
    "units jd",
    "units --direct",
    "units 没有的局",
    "partners 区住建委",
    "partners 财政局",
    "between 区住建委 区城管局",
    "workload",
    "workload --direct --top 3",
    "workload --open",
    "suggest --all",
    "targets",
    "targets --owner 区住建委",
    "targets --unowned",
    "status",
    "status --light red",
    "board",
    "problems",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of plans, and what was gathered from it."""
    folder = tmp_path_factory.mktemp("both")
    plans = folder_of_plans(folder)
    (plans / "east").mkdir()
    (plans / "east" / "plan.yaml").write_text(FIELD, "utf-8")
    (plans / "units.yaml").write_text(REGISTER, "utf-8")
    (plans / "slip.yaml").write_text(f"{LAKE}colour: red\n", "utf-8")
    with chdir(folder):
        gathered(Path("corpus"), [Path("plans")])
    return folder


@pytest.fixture(autouse=True)
def both(made: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies of the two in the folder to work in."""
    monkeypatch.setattr(clock, "today", lambda: DAY)
    shutil.copytree(made, workplace, dirs_exist_ok=True)


def told(answer: Answer) -> tuple[int, str, list[str]]:
    """Return an answer without what is said of files that could not be read as meant.

    A corpus says so of the plans that a question concerns, a folder of all.
    """
    misread = re.compile("could not be read as meant|未能照读")
    lines = [line for line in answer.err.splitlines() if not misread.search(line)]
    return answer.code, answer.out, lines


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_alike(duties: Duties, question: str) -> None:
    asked = (*question.split(), "--format", "json")
    plans = duties("--plan", "plans", *asked)
    corpus = duties("--plan", "corpus", *asked)

    assert told(corpus) == told(plans)


@pytest.mark.parametrize(
    "question",
    [
        "my-tasks 区住建委",
        "units 住建",
        "targets",
        "workload",
        "who-leads 渝中:3 full:1 山南:3 湖北:1",
    ],
)
def test_plans_that_are_fetched_in_several_pieces_stay_in_order(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    monkeypatch.setattr(asking, "_PLANS_AT_ONCE", 2)
    plans = duties("--plan", "plans", *question.split(), "--format", "csv")
    corpus = duties("--plan", "corpus", *question.split(), "--format", "csv")

    assert told(corpus) == told(plans)
    assert plans.out.count("\n") > 3


@pytest.mark.parametrize(
    ("question", "fetched"),
    [("units", {"loads"}), ("workload", {"loads", "teams"}), ("tasks", {"tasks"})],
)
def test_only_what_a_question_needs_is_fetched_of_the_tasks(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, question: str, fetched: set[str]
) -> None:
    asked: set[str] = set()
    ask = Corpus.ask

    def noted(self: Corpus, question: str, *more: Any, **facts: Any) -> Iterator[Cells]:
        asked.add(question)
        return ask(self, question, *more, **facts)

    monkeypatch.setattr(Corpus, "ask", noted)

    assert duties("--plan", "corpus", question).code == 0
    assert asked & {"loads", "teams", "tasks"} == fetched


@pytest.mark.parametrize("question", ["my-tasks 区住建委", "targets", "problems", "workload"])
def test_the_table_is_the_same_in_chinese(duties: Duties, question: str) -> None:
    plans = duties("--plan", "plans", *question.split(), "--lang", "zh")
    corpus = duties("--plan", "corpus", *question.split(), "--lang", "zh")

    assert told(corpus) == told(plans)
    assert plans.out != ""


@pytest.mark.parametrize(
    "options",
    ["", "--format json", "--format concise --lang zh", "--select DUT2 --show-passed", "--all"],
)
def test_findings_are_told_as_they_were_gathered(duties: Duties, options: str) -> None:
    plans = duties("--plan", "plans", "lint", *options.split())
    corpus = duties("--plan", "corpus", "lint", *options.split())

    assert corpus == plans
    assert plans.code == 1


@pytest.mark.parametrize("option", ["--fix", "--diff", "--lead-factor=2"])
def test_what_was_gathered_is_not_mended(duties: Duties, option: str) -> None:
    code, out, err = duties("--plan", "corpus", "lint", option)

    assert (code, out) == (2, "")
    assert err.startswith("error: the findings of a corpus are those of the day it was gathered")


def test_doubts_of_importing_are_told_beside_the_findings(duties: Duties) -> None:
    text = "清水区实施方案\n一、修缮老旧小区。（牵头单位：区住建委；责任单位：财政局等）\n"
    Path("清水.txt").write_text(text, "utf-8")
    gathered(Path("drafts"), [], [Path("清水.txt")])
    _, out, err = duties("--plan", "drafts", "lint")

    assert "清水.txt" in out
    assert "check: 清水.txt: line " in err


@pytest.mark.parametrize("question", ["status", "workload"])
def test_what_is_gathered_answers_without_its_files(duties: Duties, question: str) -> None:
    (Path("plans") / "west.yaml").write_text(
        "issuer: 西山区人民政府\nregister: units.yaml\n"
        "tasks:\n  - {id: 1, title: 修桥, lead: 区住建委}\n",
        "utf-8",
    )
    gathered(Path("corpus"), [Path("plans")])
    before = duties("--plan", "plans", question)
    shutil.rmtree("plans")

    assert told(duties("--plan", "corpus", question)) == told(before)
    assert before.code == 0


@pytest.mark.skipif(not PUBLISHED.exists(), reason="no published plans are beside this checkout")
def test_published_plans_are_answered_alike(duties: Duties) -> None:
    shutil.rmtree("corpus")
    shutil.rmtree("plans")
    Path("plans").mkdir()
    for document in PUBLISHED.glob("*.txt"):
        duties("import", str(document), "-o", f"plans/{document.stem}.yaml")
    gathered(Path("corpus"), [Path("plans")])
    count = 0
    for question in (
        *("my-tasks 住建局", "my-tasks 财政局", "my-tasks szj", "tasks", "who-leads 改造"),
        *("units", "partners 财政局", "between 财政局 住建局", "workload", "targets", "status"),
    ):
        plans = duties("--plan", "plans", *question.split(), "-f", "json")
        count += plans.out.count("{")

        corpus = duties("--plan", "corpus", *question.split(), "-f", "json")
        assert told(corpus) == told(plans), question
    assert count > 500


def test_where_nothing_answers_a_plan_that_is_concerned_says_why(duties: Duties) -> None:
    question = ("between", "区住建委", "林业局")

    assert duties("--plan", "plans", *question).code == 1
    assert told(duties("--plan", "corpus", *question)) == (
        1,
        "",
        ["error: slip: no chain of shared tasks joins 区住房和城乡建设委员会 and 林业局"],
    )


def test_a_corpus_may_be_named_by_the_environment(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUTIES_PLAN", "corpus")

    assert told(duties("units", "住建")) == told(duties("--plan", "plans", "units", "住建"))


def test_a_corpus_behind_a_url_answers(duties: Duties) -> None:
    memory = pytest.importorskip("fsspec").filesystem("memory")
    memory.pipe_file("/a/plans/a.yaml", HILL.encode())
    assert duties("gather", "memory://a/plans", "-o", "memory://a/corpus").code == 0
    code, out, _ = duties("--plan", "memory://a/corpus", "who-leads", "公园")

    assert code == 0
    assert "区城管局" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("show", "1"), "corpus"),
        (("history", "1"), "corpus"),
    ],
)
def test_what_is_asked_of_one_plan_is_refused_in_one_sentence(
    duties: Duties, arguments: tuple[str, ...], sentence: str
) -> None:
    code, out, err = duties("--plan", "corpus", *arguments)

    assert (code, out) == (2, "")
    assert re.fullmatch(f"error: .*{sentence}.*\n", err)


def test_files_that_could_not_be_gathered_are_told_of(duties: Duties) -> None:
    Path("plans/bad.yaml").write_text("tasks: [", "utf-8")
    gathered(Path("corpus"), [Path("plans")])
    code, _, err = duties("--plan", "corpus", "who-leads", "公园")

    assert code == 0
    assert err.startswith(
        "note: 1 file could not be gathered into corpus and does not answer; `duties gather` says "
        "why\n"
    )


def test_a_corpus_that_cannot_be_asked_is_said(duties: Duties) -> None:
    path = Path("corpus") / MANIFEST
    text = path.read_text("utf-8")
    path.write_text(text.replace(f'"format": {FORMAT}', '"format": 0'), "utf-8")
    older = duties("--plan", "corpus", "units")
    path.write_text(text, "utf-8")
    (Path("corpus") / PENDING).write_text(text, "utf-8")
    unfinished = duties("--plan", "corpus", "units")
    (Path("corpus") / PENDING).unlink()
    for part in Path("corpus/units").rglob("*.parquet"):
        part.unlink()
    damaged = duties("--plan", "corpus", "units")

    assert [each.code for each in (older, unfinished, damaged)] == [2, 2, 2]
    assert older.err.startswith(
        "error: corpus: this corpus was gathered by duties 0.1.0 in another"
    )
    assert unfinished.err == (
        "error: corpus: gathering into this corpus was interrupted; run `duties gather` on it "
        "again\n"
    )
    assert "this file of the corpus is gone or damaged" in damaged.err


def test_a_ledger_cannot_be_named_beside_a_corpus(duties: Duties) -> None:
    assert duties("--plan", "corpus", "--progress", "x", "units").code == 2


def test_a_file_that_is_cut_short_is_named(duties: Duties) -> None:
    *_, part = sorted(Path("corpus/units").rglob("*.parquet"))
    part.write_bytes(part.read_bytes()[:300])

    assert duties("--plan", "corpus", "units").err == (
        f"error: {part}: this file of the corpus is gone or damaged; run `duties gather` as "
        "before, which reads anew what is lost\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", "corpus"),
        ("register", "corpus"),
        ("gather", "corpus", "-o", "other"),
        ("--plan", "corpus", "export", "all.csv"),
    ],
)
def test_where_plans_are_needed_themselves_a_corpus_is_told_from_an_empty_folder(
    duties: Duties, arguments: tuple[str, ...]
) -> None:
    assert duties(*arguments) == (
        2,
        "",
        "error: corpus: this is a corpus, which answers questions where `--plan` names it and "
        "nothing else; name the plans that were gathered into it\n",
    )


def test_what_a_run_left_that_was_killed_early_is_no_corpus_yet(duties: Duties) -> None:
    Path("new/staged").mkdir(parents=True)
    Path("new/staged/0123456789abcdef.arrow").write_bytes(b"")

    assert duties("--plan", "new", "units") == (
        2,
        "",
        "error: new: gathering into this corpus was interrupted; run `duties gather` on it again\n",
    )
