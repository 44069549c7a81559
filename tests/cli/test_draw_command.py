"""duties draw, as a user meets it: files, formats, and one sentence where it cannot be."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import Duties

from reading import ROOT

SMALL = """\
title: 清水方案
actions: [{id: 1, title: 治水}, {id: 2, title: 护岸}, {id: "3/4", title: 空}]
units: [{name: 闲办}]
tasks:
  - {id: 1, action: 1, title: 清河, lead: 水务局, responsible: 东街}
  - {id: 2, action: 1, title: 巡河, responsible: 东街}
  - {id: 3, action: 2, title: 植树, lead: 林业局, responsible: 水务局}
"""


@pytest.fixture
def small(workplace: Path) -> Path:
    file = workplace / "plan.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duties.drawing.engines.shutil.which", lambda *_, **__: None)


def engine_of(monkeypatch: pytest.MonkeyPatch, workplace: Path, script: str) -> None:
    """Replace every engine with a short Python script."""
    folder = workplace.parent / f"{workplace.name}-bin"
    folder.mkdir()
    program = folder / "engine"
    program.write_text(f"#!{sys.executable}\nimport os, sys, time\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("duties.drawing.engines.shutil.which", lambda *_, **__: str(program))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(duties: Duties, workplace: Path, arguments: Iterable[str], code: int = 2) -> str:
    """Return the sentence that a command ends in, having left no file."""
    before = files(workplace)
    answer = duties("draw", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert files(workplace) == before
    (sentence,) = answer.err.splitlines()
    return sentence.removeprefix("error: ")


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["unit", "水务局"], "水务局.svg"),
        (["action", "治水"], "action-1.svg"),
        (["action", "二"], "action-2.svg"),
        (["plan"], "plan.svg"),
        (["network"], "network.svg"),
        (["matrix"], "matrix.svg"),
        (["plan", "-f", "dot"], "plan.dot"),
        (["network", "-f", "mmd"], "network.mmd"),
        (["plan", "-o", "a.gv"], "a.gv"),
        (["plan", "-o", "a.mermaid"], "a.mermaid"),
        (["plan", "-o", "A.SVG"], "A.SVG"),
        (["plan", "-o", "a.txt", "-f", "svg"], "a.txt"),
    ],
)
def test_a_picture_goes_into_a_file_of_its_name(
    small: Path, duties: Duties, arguments: list[str], file: str
) -> None:
    assert duties("draw", *arguments) == (0, "", f"note: wrote {file}\n")
    assert files(small.parent) == sorted(["plan.yaml", file])

    text = (small.parent / file).read_text("utf-8")
    begins = {".dot": "digraph", ".gv": "digraph", ".mmd": "graph", ".mermaid": "flowchart"}
    assert text.startswith(begins.get(Path(file).suffix, "<?xml"))
    assert "清水方案" in text or "水务局" in text


OVERVIEWS = ["matrix", "heatmap", "workload", "timeline", "board"]


@pytest.mark.parametrize("picture", ["unit 水务局", "action 1", "plan", "network", *OVERVIEWS])
@pytest.mark.parametrize("format_", ["svg", "dot", "mmd"])
def test_a_picture_goes_to_the_standard_output(
    small: Path, duties: Duties, picture: str, format_: str
) -> None:
    answer = duties("draw", *picture.split(), "-o", "-", "-f", format_)

    if picture in OVERVIEWS and format_ == "mmd":
        assert answer.code == 2
        assert answer.err.splitlines()[-1] == (
            f"error: Mermaid cannot draw this picture ({picture}); draw SVG"
        )
    else:
        assert answer.code == 0
        assert "水务局" in answer.out
    assert files(small.parent) == ["plan.yaml"]


DRAWN = {
    "network": ("network",),
    "plan": ("plan",),
    "matrix.dot": ("matrix",),
    "network.mmd": ("network",),
    "plan.mmd": ("plan",),
    "heatmap": ("heatmap",),
    "timeline": ("timeline",),
    "matrix.pdf": ("matrix", "--paper", "A4", "--plan", str(ROOT / "plan.yaml")),
}
DRAW_ALL = """
import json, sys
from duties.cli.main import main
for file, words in json.loads(sys.argv[1]).items():
    assert main(["draw", *words, "-o", file if "." in file else f"{file}.svg"]) == 0
"""


def test_the_same_plan_gives_the_same_bytes_in_every_process(small: Path) -> None:
    has_dot = shutil.which("dot") is not None
    asked = {file: words for file, words in DRAWN.items() if has_dot or file != "matrix.pdf"}
    drawn = []
    for seed in ("1", "2"):
        folder = small.parent / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", DRAW_ALL, json.dumps(asked)],
            check=True,
            capture_output=True,
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "DUTIES_PLAN": str(small)},
        )
        drawn.append({file.name: file.read_bytes() for file in folder.iterdir()})

    assert len(drawn[0]) == len(asked)
    assert drawn[0] == drawn[1]
    assert not has_dot or drawn[0]["matrix.pdf"].count(b"/MediaBox") == 4


def test_each_action_with_tasks_gets_a_file(small: Path, duties: Duties) -> None:
    assert duties("draw", "actions") == (0, "", "note: wrote 2 files into actions\n")
    assert files(small.parent / "actions") == ["action-1.svg", "action-2.svg"]

    assert duties("draw", "actions", "-o", "a/b", "-f", "mmd").code == 0
    assert files(small.parent / "a" / "b") == ["action-1.mmd", "action-2.mmd"]


def test_a_picture_is_drawn_in_place_of_the_one_before(small: Path, duties: Duties) -> None:
    duties("draw", "plan")
    first = (small.parent / "plan.svg").read_bytes()
    (small.parent / "plan.svg").write_text("old", encoding="utf-8")

    assert duties("draw", "plan").code == 0
    assert (small.parent / "plan.svg").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("plan -o a.bmp", "a.bmp: pictures end in one of .svg, .png, .pdf, .dot, .mmd, .gv, "),
        ("plan -o a", "a: pictures end in one of .svg, "),
        ("plan -o no/a.svg", "no/a.svg: "),
        ("plan -f dot -o plan.yaml", "plan.yaml"),
        ("unit", "say which unit to draw: duties draw unit NAME"),
        ("action", "say which action to draw: duties draw action NAME"),
        ("plan 水务局", "`duties draw plan` shows the whole plan and takes no 水务局; "),
        (
            "actions -o all.PNG",
            "all.PNG: several files are written into a folder, whose name should not end in .PNG; "
            "name one such as all, and give the format with --format",
        ),
        ("actions 1", "`duties draw actions` shows the whole plan and takes no 1; "),
        ("plan --max-tasks 2 -f mmd", "3 tasks are too many for one chart (over 2); "),
        ("plan --max-tasks 2 -o -", "the picture takes 4 sheets, each a file in SVG; "),
        ("plan --landscape", "--landscape needs a paper: add --paper A4, A3 or A1"),
        ("plan --top 2", "--top has no effect on `duties draw plan`; leave it out"),
        (
            "unit 水务局 --min-shared 2",
            "--min-shared has no effect on `duties draw unit`; leave it out",
        ),
        (
            "network --max-tasks 9",
            "--max-tasks has no effect on `duties draw network`; leave it out",
        ),
        ("network --sort name", "--sort has no effect on `duties draw network`; leave it out"),
        ("plan --by unit", "--by has no effect on `duties draw plan`; leave it out"),
        ("heatmap --as-of 2026-04-30", "--as-of has no effect on `duties draw heatmap`; leave"),
        ("timeline --against a", "--against has no effect on `duties draw timeline`; leave it out"),
        ("heatmap --mark-findings", "--mark-findings has no effect on `duties draw heatmap`; "),
        ("changes", "say which earlier plan to compare with: --against OLD"),
        ("changes --against no.yaml", ""),
        ("matrix -f mmd", "Mermaid cannot draw this picture (matrix); "),
        ("plan --engine embedded -f png", "the embedded engine draws only SVG; PNG needs "),
        ("plan -f bmp", ""),
        ("chart", ""),
    ],
)
def test_what_cannot_be_is_one_sentence_and_no_file(
    small: Path, duties: Duties, arguments: str, sentence: str
) -> None:
    if sentence:
        assert refused(duties, small.parent, arguments.split()).startswith(sentence)
    else:
        assert duties("draw", *arguments.split()).code == 2
    assert small.read_text("utf-8") == SMALL


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("unit 闲办", "闲办 has no task, so there is nothing to draw"),
        ("action 3/4", "action 3/4 has no task, so there is nothing to draw"),
        ("unit 无此局", "no unit is called 无此局; `duties units` lists them all"),
        ("action 9", "no action "),
        ("bodies", "the plan lists no groups or task forces (`bodies`), so there is nothing to "),
        (
            "changes --against plan.yaml",
            "no task differs between plan.yaml and plan.yaml, so there is nothing to draw; ",
        ),
        ("network --min-shared 9", "no unit has a task in this, so there is nothing to draw"),
    ],
)
def test_where_nothing_matches_it_is_said(
    small: Path, duties: Duties, arguments: str, sentence: str
) -> None:
    assert refused(duties, small.parent, arguments.split(), code=1).startswith(sentence)


@pytest.mark.parametrize("picture", ["plan", "actions", "network", "matrix", "heatmap", "workload"])
def test_an_empty_plan_has_nothing_to_draw(workplace: Path, duties: Duties, picture: str) -> None:
    (workplace / "plan.yaml").write_text("title: 空\ntasks: []\n", encoding="utf-8")

    assert refused(duties, workplace, [picture], code=1) == (
        "no unit has a task in this, so there is nothing to draw"
    )


def test_the_board_of_an_empty_plan_says_how_to_begin_and_that_there_is_nothing(
    workplace: Path, duties: Duties
) -> None:
    (workplace / "plan.yaml").write_text("title: 空\ntasks: []\n", encoding="utf-8")

    answer = duties("draw", "board")

    assert (answer.code, answer.out) == (1, "")
    note, error = answer.err.splitlines()
    assert note.startswith("note: nothing has been reported on this plan yet; `duties record")
    assert error == "error: no unit has a task in this, so there is nothing to draw"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("", "graphviz-pure cannot be started (not found); install duties or Graphviz again"),
        ("-f png", "PNG needs Graphviz itself; install it (apt install graphviz, "),
        ("-o a.pdf", "PDF needs Graphviz itself; "),
        ("--engine system", "Graphviz is not installed; "),
        ("--engine embedded", "graphviz-pure cannot be started (not found); "),
    ],
)
def test_without_an_engine_it_is_said_what_to_install(
    small: Path, duties: Duties, no_engine: None, options: str, sentence: str
) -> None:
    assert refused(duties, small.parent, ["plan", *options.split()]).startswith(sentence)


def test_dot_and_mermaid_need_no_engine(small: Path, duties: Duties, no_engine: None) -> None:
    assert duties("draw", "plan", "-f", "dot").code == 0
    assert duties("draw", "network", "-f", "mmd").code == 0


@pytest.mark.parametrize("picture", ["plan", "network", "matrix", "unit 水务局", "action 1"])
def test_a_crashing_engine_leaves_no_file(
    small: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch, picture: str
) -> None:
    script = "sys.stdout.write('<svg'); sys.stderr.write('out of paper\\n'); sys.exit(3)"
    engine_of(monkeypatch, small.parent, script)

    assert refused(duties, small.parent, picture.split()) == (
        "graphviz-pure failed with code 3 and said: out of paper"
    )


def test_a_hanging_engine_is_stopped(
    small: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine_of(monkeypatch, small.parent, "time.sleep(60)")
    monkeypatch.setattr("duties.drawing.engine.run.__kwdefaults__", {"limit": 0.3})

    assert refused(duties, small.parent, ["plan"]).startswith(
        "graphviz-pure was stopped after 0.3 seconds; "
    )


def test_a_folder_is_no_file_to_draw_into(small: Path, duties: Duties) -> None:
    (small.parent / "a.svg").mkdir()

    assert refused(duties, small.parent, ["plan", "-o", "a.svg"]).startswith("a.svg: ")
    assert files(small.parent / "a.svg") == []


def test_a_link_to_the_plan_is_not_drawn_over(small: Path, duties: Duties) -> None:
    (small.parent / "b.svg").symlink_to(small)

    refused(duties, small.parent, ["plan", "-o", "b.svg"])
    assert small.read_text("utf-8") == SMALL


def test_tasks_with_findings_are_marked_where_that_is_asked(small: Path, duties: Duties) -> None:
    found = duties("lint", "-f", "concise").out
    lines = {int(number) for number in re.findall(r"plan.yaml:(\d+):", found)}

    for picture in ("plan", "matrix", "action 1", "unit 水务局"):
        marked = duties("draw", *picture.split(), "-o", "-", "--mark-findings").out
        assert set(re.findall(r'<g id="task&#45;(\d+)&#45;fault"', marked)) <= {"1", "2", "3"}
        if picture in ("plan", "matrix"):
            assert set(re.findall(r'<g id="task&#45;(\d+)&#45;fault"', marked)) == {
                str(line - 4) for line in lines & {5, 6, 7}
            }
            assert "DUT" in marked
    assert "fault" not in duties("draw", "plan", "-o", "-").out


def test_links_lead_to_a_page(small: Path, duties: Duties) -> None:
    drawn = duties("draw", "unit", "水务局", "-o", "-", "--link-to", "计划.html").out

    assert "计划.html#task=1" in drawn
    assert "xlink:href" not in duties("draw", "unit", "水务局", "-o", "-").out


def test_the_file_is_shown_on_request(
    small: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("typer.launch", shown.append)

    assert duties("draw", "plan", "--open").code == 0
    assert duties("draw", "actions", "--open").code == 0
    assert duties("draw", "plan", "-o", "-", "--open").code == 0
    assert shown == [str(small.parent / "plan.svg"), str(small.parent / "actions")]


def test_what_is_shown_is_no_option_of_the_program_that_shows_it(
    workplace: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("typer.launch", shown.append)
    (workplace / "plan.yaml").write_text(
        "title: a\ntasks: [{id: 1, title: 甲, lead: --eval=x}]\n", encoding="utf-8"
    )

    assert duties("draw", "--open", "--", "unit", "--eval=x").code == 0
    assert duties("draw", "plan", "--open", "--output=-x.svg").code == 0
    assert shown == [str(workplace / "_--eval=x.svg"), str(workplace / "-x.svg")]


def test_a_file_that_no_program_opens_is_written_all_the_same(
    small: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.launch", lambda _: 1)

    assert duties("draw", "plan", "--open") == (
        0,
        "",
        "note: wrote plan.svg\nnote: no program was found that opens plan.svg\n",
    )


def test_the_network_shows_as_many_units_as_asked(small: Path, duties: Duties) -> None:
    assert duties("draw", "network", "-o", "-", "-f", "mmd", "--top", "2").out.count("(") == 2


def test_a_hostile_name_names_no_file_elsewhere(workplace: Path, duties: Duties) -> None:
    (workplace / "plan.yaml").write_text(
        "title: a\ntasks: [{id: 1, title: 甲, lead: ../../乙}]\n", encoding="utf-8"
    )

    assert duties("draw", "unit", "../../乙").code == 0
    assert files(workplace) == ["_.._.._乙.svg", "plan.yaml"]


def test_a_very_long_name_still_names_a_file(workplace: Path, duties: Duties) -> None:
    (workplace / "plan.yaml").write_text(
        f"title: a\ntasks: [{{id: 1, title: 甲, lead: {'长' * 300}}}]\n", encoding="utf-8"
    )

    assert duties("draw", "unit", "长").code == 0
    assert files(workplace) == ["plan.yaml", f"{'长' * 60}.svg"]


def test_a_large_plan_is_divided_and_it_is_said_how(small: Path, duties: Duties) -> None:
    told = duties("draw", "plan", "--max-tasks", "2").err

    assert told.splitlines() == [
        "note: wrote 4 files: plan-1.svg to plan-4.svg",
        "note: sheet 1 of 4: overview: units by actions",
        "note: sheet 2 of 4: action 1",
        "note: sheet 3 of 4: action 2",
        "note: sheet 4 of 4: index of the units",
    ]
    again = duties("draw", "plan", "--max-tasks", "2", "-o", "plan.svg").err
    assert "earlier" not in again
    (small.parent / "plan-5.svg").write_bytes(b"")
    again = duties("draw", "plan", "--max-tasks", "2", "-o", "plan.svg").err
    assert "note: from an earlier picture, and no part of this one: plan-5.svg" in again
    second = (small.parent / "plan-2.svg").read_text("utf-8")
    assert "清河" in second
    assert "植树" not in second


def test_on_paper_a_picture_has_the_size_of_the_paper(small: Path, duties: Duties) -> None:
    assert duties("draw", "plan", "--paper", "A3", "--landscape").code == 0

    drawn = (small.parent / "plan.svg").read_text("utf-8")
    assert '<svg width="420mm" height="297mm"' in drawn


def test_letters_that_are_too_small_for_the_paper_are_told(small: Path, duties: Duties) -> None:
    task = f"  - {{id: 4, action: 2, title: 治水, lead: 水务局, support: {'Z' * 300}}}\n"
    small.write_text(SMALL + task, encoding="utf-8")

    told = duties("draw", "matrix", "--paper", "A4").err
    assert "the smallest letters are" in told
    assert "on A4 6.5 pt can be read" in told


def test_a_network_may_count_collectives_too_but_not_both_ways(small: Path, duties: Duties) -> None:
    assert refused(duties, small.parent, ["network", "--direct", "--no-direct"]) == (
        "--direct and --no-direct ask for the opposite; leave one of them out"
    )
    assert refused(duties, small.parent, ["plan", "--no-direct"]) == (
        "--no-direct has no effect on `duties draw plan`; leave it out"
    )


def test_the_picture_of_targets_without_a_reading_is_told_how_to_get_one(
    duties: Duties, small: Path
) -> None:
    small.write_text(f"{SMALL}targets: [{{id: a, name: 绿化率, value: 40, unit: '%'}}]\n", "utf-8")
    done = duties("draw", "targets", "-o", "t.svg")

    assert done.code == 0
    assert "`duties record --target TARGET --value VALUE` writes the first" in done.err
    assert "duties record" not in Path("t.svg").read_text("utf-8")
