import io
import json
import sys
from pathlib import Path

import pytest
import yaml
from conftest import Duties

from duties.cli.main import main
from duties.files import read_source
from duties.limited import Limits
from duties.planfile.loading import load

DOCUMENT = """\
某区绿色城区建设实施方案
一、重点任务
（一）种植一千棵树。沿河种植。（牵头单位：区城管局，责任单位：区园林公司、各街道等）
（二）做好日常浇灌。定期浇灌。（牵头单位：区园林公司；配合单位：各街道）
"""
DOUBTFUL = DOCUMENT.replace("配合单位：各街道）", "配合单位：各街道")


@pytest.fixture
def document(workplace: Path) -> Path:
    file = workplace / "方案.txt"
    file.write_text(DOCUMENT, encoding="utf-8")
    return file


def test_a_document_becomes_a_plan_that_lint_finds_no_error_in(
    document: Path, duties: Duties
) -> None:
    code, out, err = duties("import", "方案.txt", "-o", "plan.yaml")

    assert (code, out) == (0, "")
    assert "wrote plan.yaml with 2 tasks" in err
    text = Path("plan.yaml").read_text("utf-8")
    assert text.startswith("# Imported from 方案.txt on ")
    assert load(read_source(Path("plan.yaml"))).findings == ()
    plan = yaml.safe_load(text)
    assert {unit["name"]: unit["kind"] for unit in plan["units"]} == {
        "区城管局": "department",
        "区园林公司": "company",
        "各街道": "collective",
    }
    assert duties("lint", "--fail-on", "error", "--statistics").code == 0
    assert duties("verify", "plan.yaml", "方案.txt").code == 0


@pytest.mark.parametrize("target", [(), ("-o", "-")])
def test_without_a_file_the_plan_goes_to_stdout(
    document: Path, duties: Duties, target: tuple[str, ...]
) -> None:
    code, out, err = duties("import", "方案.txt", *target)

    assert (code, err) == (0, "")
    assert yaml.safe_load(out)["title"] == "某区绿色城区建设实施方案"
    assert not Path("-").exists()


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.DOCX", "plan.json", "plan.doc"])
def test_a_plan_is_not_named_like_another_kind_of_file(
    document: Path, duties: Duties, name: str
) -> None:
    assert duties("import", "方案.txt", "-o", name, "--force") == (
        2,
        "",
        f"error: {name}: import writes a plan file; end its name in .yaml, and make other files of "
        "it with `duties export`\n",
    )
    assert not Path(name).exists()


def test_standard_input_is_read(duties: Duties, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(DOCUMENT.encode("gb18030")), encoding="utf-8")
    )

    assert len(yaml.safe_load(duties("import", "-").out)["tasks"]) == 2


def test_a_file_that_is_there_is_overwritten_only_by_force(document: Path, duties: Duties) -> None:
    Path("plan.yaml").write_text("title: 旧\ntasks: []\n", encoding="utf-8")

    refused = duties("import", "方案.txt", "-o", "plan.yaml")
    kept = Path("plan.yaml").read_text("utf-8")
    forced = duties("import", "方案.txt", "-o", "plan.yaml", "--force")

    assert "--force" in refused.err
    assert (refused.code, kept) == (2, "title: 旧\ntasks: []\n")
    assert forced.code == 0
    assert "种植一千棵树" in Path("plan.yaml").read_text("utf-8")


def test_a_dry_run_shows_a_table_and_writes_nothing(document: Path, duties: Duties) -> None:
    code, out, _ = duties("import", "方案.txt", "-o", "plan.yaml", "--dry-run")

    assert code == 0
    assert "line 3" in out
    assert "区园林公司, 各街道, and others" in out
    assert not Path("plan.yaml").exists()


def test_what_is_doubtful_is_told_with_its_place(workplace: Path, duties: Duties) -> None:
    Path("方案.txt").write_text(DOUBTFUL, encoding="utf-8")

    plain = duties("import", "方案.txt")
    strict = duties("import", "方案.txt", "--strict", "-o", "plan.yaml")

    assert plain.code == 0
    assert plain.err.startswith("check: 方案.txt, line 4: ")
    assert strict.code == 1
    assert Path("plan.yaml").exists()


def test_the_text_of_tasks_is_kept_where_it_is_asked_for(document: Path, duties: Duties) -> None:
    tasks = yaml.safe_load(duties("import", "方案.txt", "--with-text").out)["tasks"]

    assert tasks[0]["note"] == "（一）种植一千棵树。沿河种植。"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.txt", b"", "the document is empty"),
        ("none.txt", "某市通知\n一、开会。\n".encode(), "no responsibility notes"),
        (
            "alien.txt",
            "1.种树。（牽頭單位：市林业局；責任單位：市财政局）\n".encode(),
            "traditional characters (牽頭, 單位, 責任); convert it",
        ),
        (
            "headless.csv",
            "路段,起点,责任单位\n东街,东门,市城管局\n".encode(),
            "line 1: this table names units (责任单位), but none of its headings is known",
        ),
        (
            "headless.html",
            "<table><tr><td>路段<td>责任单位</tr><tr><td>东街<td>市城管局</tr></table>".encode(),
            "table 1, row 1: this table names units (责任单位)",
        ),
        (
            "strange.txt",
            "序号\t工作任务\t督办部门\n1\t种树\t市林业局\n".encode(),
            "line 1: this table names units (督办部门), but not in a known role",
        ),
        (
            "lost.txt",
            "某市计划\n目标\n任务\n责任单位\n稳增长\n宣传政策\n市发改委\n".encode(),
            "line 2: this looks like a table that has lost its cells",
        ),
        (
            "glued.txt",
            "某市分解表序号项目名称主要内容牵头单位配合单位1修桥加固市交通局市财政局\n".encode(),
            "line 1: this looks like a table that has lost its cells",
        ),
        ("slides.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "save it as .docx, .pdf, .xlsx"),
    ],
)
def test_a_document_that_is_none_is_refused_and_nothing_written(
    workplace: Path, duties: Duties, name: str, data: bytes, sentence: str
) -> None:
    Path(name).write_bytes(data)

    code, out, err = duties("import", name, "-o", "plan.yaml")

    assert (code, out) == (2, "")
    assert err.startswith(f"error: {name}: ")
    assert sentence in err
    assert err.count("\n") == 1
    assert not Path("plan.yaml").exists()


def test_a_missing_document_is_told(workplace: Path, duties: Duties) -> None:
    assert duties("import", "方案.docx").code == 2


def test_verify_tells_every_difference(document: Path, duties: Duties) -> None:
    duties("import", "方案.txt", "-o", "plan.yaml")
    text = Path("plan.yaml").read_text("utf-8")
    changed = (
        text.replace(
            "title: 做好日常浇灌\n    lead: 区园林公司", "title: 做好浇灌\n    lead: 区城管局"
        )
        .replace("    open_ended: true\n", "")
        .replace("  - {name: 区城管局, kind", "  - {name: 区城管局, aliases: [区城市管理局], kind")
        .replace(
            "id: 1\n    action: 1\n    title: 种植一千棵树\n    lead: 区城管局",
            "id: 7\n    action: 1\n    title: 种植一千棵树\n    lead: 区城市管理局",
        )
    )
    Path("plan.yaml").write_text(changed, encoding="utf-8")

    table = duties("verify", "plan.yaml", "方案.txt")
    found = json.loads(duties("verify", "方案.txt", "-f", "json").out)

    assert table.code == 1
    assert "number 1 in the document" in table.out
    assert [(each["id"], each["differences"]) for each in found] == [
        ("7", ["renumbered", "open_ended"]),
        ("2", ["retitled", "units"]),
    ]
    assert found[1]["units"] == [
        {"unit": "区园林公司", "document": ["lead"], "plan": []},
        {"unit": "区城管局", "document": [], "plan": ["lead"]},
    ]
    assert found[1]["place"] == {"line": 4}
    assert "| No." in duties("verify", "方案.txt", "-f", "markdown").out


def test_verify_tells_which_targets_it_did_not_compare(workplace: Path, duties: Duties) -> None:
    Path("方案.txt").write_text(
        "清水县方案\n一、主要目标\n到2027年，林地12万亩以上。\n二、任务\n"
        "（一）造林。种好树。（责任单位：县林业局）\n",
        encoding="utf-8",
    )
    duties("import", "方案.txt", "-o", "plan.yaml")
    text = Path("plan.yaml").read_text("utf-8")
    bridge = text.replace("targets:\n", "targets:\n  - {id: bridge, name: 清水大桥建成}\n")
    Path("bridge.yaml").write_text(bridge, encoding="utf-8")
    without = text[: text.index("\ntargets:")] + "\n"
    Path("without.yaml").write_text(without, encoding="utf-8")

    assert duties("verify", "plan.yaml", "方案.txt").err == (
        "note: 1 of 1 tasks agrees with the document\n"
        "note: 1 of 1 targets agrees with the document\n"
    )
    code, _, err = duties("verify", "bridge.yaml", "方案.txt")
    assert code == 0
    assert "1 target without a figure was not compared; look it up: 清水大桥建成" in err
    code, _, err = duties("verify", "without.yaml", "方案.txt")
    assert code == 0
    assert "the document has 1 target, the plan has none; it was not compared" in err


def test_verify_tells_programs_of_targets(workplace: Path, duties: Duties) -> None:
    Path("方案.txt").write_text(
        "清水县方案\n一、主要目标\n到2027年，林地12万亩以上，湿地3万亩。\n二、任务\n"
        "（一）造林。种好树。（责任单位：县林业局）\n",
        encoding="utf-8",
    )
    duties("import", "方案.txt", "-o", "plan.yaml")
    text = Path("plan.yaml").read_text("utf-8").replace("value: 12", "value: 11")
    text = text[: text.index("  - id: 湿地")] + "  - {id: park, name: 公园, value: 5, unit: 个}\n"
    Path("plan.yaml").write_text(text, encoding="utf-8")

    code, out, err = duties("verify", "方案.txt", "-f", "json")
    found = json.loads(out)

    assert code == 1
    assert "target" not in err.replace("targets agree", "")
    assert [(each["of"], each["id"], each["differences"]) for each in found] == [
        ("target", "林地", ["value"]),
        ("target", None, ["missing"]),
        ("target", "park", ["added"]),
    ]
    assert found[0]["document"] == {
        "id": "林地",
        "name": "林地",
        "value": 12,
        "unit": "万亩",
        "bound": "min",
        "by": "2027",
    }
    assert found[0]["place"] == {"line": 3}
    table = duties("verify", "方案.txt", "-f", "csv").out.splitlines()
    assert [row.rsplit(",", 1)[1] for row in table] == ["of", "target", "target", "target"]


def test_verify_tells_missing_and_added_tasks(document: Path, duties: Duties) -> None:
    Path("plan.yaml").write_text(
        "title: 方案\ntasks:\n  - {id: 9, title: 举办书市, lead: 区文旅局}\n", encoding="utf-8"
    )

    found = json.loads(duties("verify", "plan.yaml", "方案.txt", "-f", "json").out)

    assert [each["differences"] for each in found] == [["missing"], ["missing"], ["added"]]
    assert duties("verify", "a.yaml", "b.yaml", "方案.txt").code == 2


CONTRADICTING = """\
某区绿色城区建设实施方案
一、重点任务
1.种植一千棵树。（牵头单位：区城管局；责任单位：区园林公司、区财政局；完成时限：2027年6月底前）
2.做好日常浇灌。（牵头单位：区园林公司）
附件：任务分解表
| 序号 | 任务 | 牵头单位 | 责任单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 1 | 种植一千棵树 | 区林业局 | 区园林公司 | 2027年12月底前 |
| 2 | 做好日常浇灌 | 区园林公司 | 区城管局 | |
"""


def test_verify_does_not_certify_a_document_that_contradicts_itself(
    workplace: Path, duties: Duties
) -> None:
    Path("方案.txt").write_text(CONTRADICTING, encoding="utf-8")
    duties("import", "方案.txt", "-o", "plan.yaml")

    code, out, err = duties("verify", "plan.yaml", "方案.txt", "-f", "json")

    assert code == 1
    told = json.loads(out)
    assert [(each["id"], each["differences"], each["units"]) for each in told] == [
        ("1", ["contradicted"], [])
    ]
    assert told[0]["contradictions"] == [
        {"field": "lead", "text": ["区城管局"], "table": ["区林业局"], "place": {"line": 8}},
        {
            "field": "responsible",
            "text": ["区园林公司", "区财政局"],
            "table": ["区园林公司"],
            "place": {"line": 8},
        },
        {"field": "due", "text": "2027-06-30", "table": "2027-12-31", "place": {"line": 8}},
    ]
    assert "in 1 task the document contradicts itself" in err
    assert "1 of 2 tasks agrees with the document" in err


def test_verify_tells_of_a_plan_that_follows_the_table_what_text_and_table_say(
    workplace: Path, duties: Duties
) -> None:
    Path("方案.txt").write_text(CONTRADICTING, encoding="utf-8")
    duties("import", "方案.txt", "-o", "plan.yaml")
    plan = Path("plan.yaml").read_text("utf-8").replace("lead: 区城管局", "lead: 区林业局")
    Path("plan.yaml").write_text(plan, encoding="utf-8")

    told = json.loads(duties("verify", "plan.yaml", "方案.txt", "-f", "json").out)
    shown = duties("verify", "plan.yaml", "方案.txt", "-f", "markdown").out

    assert [(each["id"], each["differences"]) for each in told] == [
        ("1", ["units", "contradicted"])
    ]
    assert (
        "区城管局 (lead) is missing; 区林业局 (lead) is not in the document; text and table differ "
        "on the lead: 区城管局 in the text, 区林业局 in the table (line 8)"
    ) in shown


def test_a_trace_tells_which_style_and_stage_gave_each_task_its_units(
    workplace: Path, duties: Duties
) -> None:
    Path("方案.txt").write_text(
        "某区实施方案\n"
        "一、修桥（牵头单位：区交通局，以下各项不再注明）\n"
        "1.修大桥。\n2.修小桥。（责任单位：区财政局）\n3.补桥。\n牵头单位：区住建局\n"
        "二、浇灌。由区城管局牵头，做好浇灌。\n",
        encoding="utf-8",
    )

    traced = duties("--lang", "en", "import", "方案.txt", "--trace")

    lines = [line for line in traced.err.splitlines() if not line.startswith("check:")]
    assert lines == [
        "1  line 2  bracketed  (headings handed down)",
        "2  line 2  heading  (leads of sections)",
        "2  line 4  bracketed  (outline)",
        "3  line 6  labelled  (outline)",
    ]
    assert "--trace" not in duties("import", "--help").out
    assert duties("--lang", "en", "import", "方案.txt").out == traced.out


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (
            Limits(memory=100, seconds=60),
            "takes more than 0 MB of memory, so it was given up",
        ),
        (Limits(memory=10**9, seconds=0.0), "takes more than 0 seconds, so it was given up"),
    ],
)
def test_reading_ends_at_a_limit_unless_the_user_lifts_it(
    document: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    limits: Limits,
    sentence: str,
) -> None:
    monkeypatch.setattr("duties.importing.drafting.LIMITS", limits)

    code = main(["import", "方案.txt", "-o", "plan.yaml"], is_limited=True)

    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.startswith("error: 方案.txt: reading the document ")
    assert sentence in err
    assert err.endswith("if you trust the document, add --no-limits\n")
    assert not Path("plan.yaml").exists()
    assert main(["import", "方案.txt", "-o", "plan.yaml", "--no-limits"], is_limited=True) == 0
    assert main(["verify", "方案.txt", "--no-limits"], is_limited=True) == 0


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_within_limits_the_plan_is_the_same(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = []
    for is_limited in (False, True):
        code = main(["import", "方案.txt", "--trace"], is_limited=is_limited)
        answers.append((code, *capsys.readouterr()))

    assert answers[0] == answers[1]
    assert answers[0][2] != ""


def test_the_units_of_an_earlier_plan_are_taken_over_and_new_ones_told(
    document: Path, duties: Duties
) -> None:
    Path("old.yaml").write_text(
        "title: 去年\nunits:\n"
        "  - {name: 区城市管理局, kind: department, aliases: [区城管局]}\n"
        "  - {name: 各街道, kind: collective, members: [东街]}\n"
        "tasks: []\n",
        encoding="utf-8",
    )

    code, _, err = duties("import", "方案.txt", "--units-from", "old.yaml", "-o", "plan.yaml")

    assert code == 0
    assert err == (
        "note: wrote plan.yaml with 2 tasks; check it with `duties lint`\n"
        "check: 方案.txt, line 3: 1 unit is new, not in old.yaml: 区园林公司\n"
    )
    assert yaml.safe_load(Path("plan.yaml").read_text("utf-8"))["units"] == [
        {"name": "区城市管理局", "kind": "department", "aliases": ["区城管局"]},
        {"name": "各街道", "kind": "collective", "members": ["东街"]},
        {"name": "东街", "kind": "other"},
        {"name": "区园林公司", "kind": "company"},
    ]
    assert duties("verify", "plan.yaml", "方案.txt").code == 0
    again = duties("import", "方案.txt", "--units-from", "plan.yaml", "--strict")
    assert (again.code, again.err) == (0, "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "old.yaml: there is no such file; name a plan, or a file with units, to take over"),
        (
            "title: 去年\ntasks: []\n",
            "old.yaml: the file registers no units; name a plan, or a file with units, that does",
        ),
        (
            "units:\n  - {nme: 甲局}\n",
            "old.yaml:2:6: there is no key nme here; did you mean name?",
        ),
        (
            "units:\n  - {name: 甲局, kind: 部门}\n",
            "old.yaml:2:22: 部门 is written department here",
        ),
    ],
)
def test_a_register_with_a_fault_is_refused_before_anything_is_written(
    document: Path, duties: Duties, text: str | None, told: str
) -> None:
    if text is not None:
        Path("old.yaml").write_text(text, encoding="utf-8")

    asked = duties("import", "方案.txt", "--units-from", "old.yaml", "-o", "plan.yaml")

    assert asked == (2, "", f"error: {told}\n")
    assert not Path("plan.yaml").exists()


def test_verify_takes_no_plan_for_the_document(document: Path, duties: Duties) -> None:
    told = duties("verify", "方案.txt", "plan.yaml")

    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "error: the last is a plan, not the document; name the plan first, and compare two plans "
        "with `duties diff`; see `duties verify --help`\n"
    )


def test_verify_tells_of_actions_with_other_leads(duties: Duties) -> None:
    text = "title: 治水方案\nactions:\n  - {id: 1, title: 治水行动, lead: 区水务局}\ntasks:\n"
    task = "  - {id: 1, action: 1, title: 清理河道, lead: 区水务局, responsible: 区教委}\n"
    Path("plan.yaml").write_text(text + task, "utf-8")
    duties("export", "原文.xlsx")
    other = text.replace("lead: 区水务局}", "lead: 区教委}") + task.replace("}", ", due: 2027}")
    Path("plan.yaml").write_text(other, "utf-8")

    code, out, err = duties("verify", "原文.xlsx")

    assert code == 1
    assert "1 action is led by others than in the document" in out
    assert "区水务局 (lead) is missing; 区教委 (lead) is not in the document" in out
    assert "1 task has a deadline that the document does not state; it was not compared: 1" in err
    assert duties("verify", "原文.xlsx", "-f", "json").out == "[]\n"
    assert (
        "note: action 1: 区水务局 (lead) is missing"
        in duties("verify", "原文.xlsx", "-f", "json").err
    )
