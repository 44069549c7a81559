import io
import json
import stat
import sys
from pathlib import Path

import pytest
from conftest import Answer, Duties

from duties.lint.engine import Checked
from duties.lint.fixing import Fixed, fix

CLEAN = """\
title: 码头方案
units:
  - {name: 区交通局, kind: department, aliases: [区交通运输局]}
  - {name: 区水利局, kind: department}
tasks:
  - {id: 1, title: 修缮码头, lead: 区交通局, responsible: [区水利局]}
"""
FAULTY = CLEAN.replace("lead: 区交通局", "lead: 区交通运输局").replace(
    "[区水利局]", "[区水利局, 区交通局]"
)
FIXED = CLEAN.replace("[区水利局]", "[区水利局, 区交通局]")


@pytest.fixture
def faulty(workplace: Path) -> Path:
    file = workplace / "plan.yaml"
    file.write_text(FAULTY, encoding="utf-8")
    return file


def found(answer: Answer) -> list[str]:
    return [f"{finding['line']}:{finding['code']}" for finding in json.loads(answer.out)]


def test_a_clean_plan_is_praised_in_one_line(workplace: Path, duties: Duties) -> None:
    (workplace / "plan.yaml").write_text(CLEAN, encoding="utf-8")
    code, out, err = duties("lint")

    assert (code, err) == (0, "")
    assert out.endswith(" rules checked in 1 file: nothing found.\n")
    assert out.count("\n") == 1


def test_each_finding_shows_its_line_and_where_to_read_more(faulty: Path, duties: Duties) -> None:
    code, out, _ = duties("lint", "--select", "DUT104")

    assert code == 1
    assert out == (
        "plan.yaml:6:60: warning: task 1 is led by 区交通局, which is listed again as responsible\n"
        "      - {id: 1, title: 修缮码头, lead: 区交通运输局, responsible: [区水利局, 区交通局]}\n"
        f"{' ' * 77}^^^^^^^^\n"
        "    lead-also-responsible: `duties rule DUT104`\n"
        "\n"
        "1 rule checked in 1 file: warning 1.\n"
    )


def test_safe_fixes_are_made_in_the_file(faulty: Path, duties: Duties) -> None:
    code, _, err = duties("lint", "--fix")

    assert code == 1
    assert err == "note: fixed 1 finding in plan.yaml\n"
    assert faulty.read_text("utf-8") == FIXED


def test_unsafe_fixes_are_made_when_asked_for(faulty: Path, duties: Duties) -> None:
    faulty.write_text(CLEAN.replace("[区水利局]", "[区水利局等]"), encoding="utf-8")

    _, out, _ = duties("lint")
    code, _, err = duties("lint", "--unsafe-fixes", "--fail-on", "warning")

    assert "can be fixed with --unsafe-fixes; add --diff to look first.\n" in out
    assert (code, err) == (0, "note: fixed 3 findings in plan.yaml\n")
    assert faulty.read_text("utf-8") == CLEAN.replace(
        "[区水利局]}", "[区水利局], open_ended: true}"
    )


def test_diff_shows_what_fixing_would_change_and_writes_nothing(
    faulty: Path, duties: Duties
) -> None:
    code, out, err = duties("lint", "--diff")

    assert (code, err) == (1, "")
    assert out == (
        "--- plan.yaml\n"
        "+++ plan.yaml\n"
        "@@ -3,4 +3,4 @@\n"
        "   - {name: 区交通局, kind: department, aliases: [区交通运输局]}\n"
        "   - {name: 区水利局, kind: department}\n"
        " tasks:\n"
        "-  - {id: 1, title: 修缮码头, lead: 区交通运输局, responsible: [区水利局, 区交通局]}\n"
        "+  - {id: 1, title: 修缮码头, lead: 区交通局, responsible: [区水利局, 区交通局]}\n"
    )
    assert faulty.read_text("utf-8") == FAULTY
    assert duties("lint", "--diff", "--ignore", "DUT").out == ""


def test_a_fixed_file_keeps_its_mark_its_line_ends_and_its_permissions(
    faulty: Path, duties: Duties
) -> None:
    faulty.write_bytes(b"\xef\xbb\xbf" + FAULTY.replace("\n", "\r\n").encode())
    faulty.chmod(0o640)

    duties("lint", "--fix")

    assert faulty.read_bytes() == b"\xef\xbb\xbf" + FIXED.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(faulty.stat().st_mode) == 0o640
    assert list(faulty.parent.iterdir()) == [faulty]


def test_a_link_to_a_plan_stays_a_link(faulty: Path, duties: Duties) -> None:
    link = faulty.parent / "link.yaml"
    link.symlink_to("plan.yaml")

    duties("lint", "--fix", "link.yaml")

    assert link.is_symlink()
    assert faulty.read_text("utf-8") == FIXED


def test_a_file_that_changed_meanwhile_is_not_overwritten(
    faulty: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(checked: Checked, *, unsafe: bool) -> Fixed:
        faulty.write_text("somebody: else\n", encoding="utf-8")
        return fix(checked, unsafe=unsafe)

    monkeypatch.setattr("duties.cli.linting.fix", slow)

    code, out, err = duties("lint", "--fix")

    assert (code, out) == (2, "")
    assert err == (
        "error: plan.yaml: the file changed in the meantime, so it was not overwritten; "
        "run this again\n"
    )
    assert faulty.read_text(encoding="utf-8") == "somebody: else\n"


def test_several_files_are_checked_and_one_that_is_missing_stops_none(
    faulty: Path, duties: Duties
) -> None:
    (faulty.parent / "二.yaml").write_text(CLEAN, encoding="utf-8")

    code, out, err = duties("lint", "none.yaml", "plan.yaml", "二.yaml", "-f", "concise")

    assert code == 2
    assert err.startswith("error: none.yaml: there is no such file")
    assert [line.split(": ")[0] for line in out.splitlines()] == [
        "plan.yaml:6:32",
        "plan.yaml:6:60",
    ]


def test_standard_input_is_checked_and_fixed(
    workplace: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode()), encoding="utf-8")
    )
    assert "<stdin>:6:60: DUT104 warning" in duties("lint", "-", "-f", "concise").out

    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode()), encoding="utf-8")
    )
    fixed = duties("lint", "-", "--fix", "-f", "concise")
    assert fixed.out == FIXED
    assert "<stdin>:6:58: DUT104 warning" in fixed.err


def test_a_baseline_leaves_only_what_is_new(faulty: Path, duties: Duties) -> None:
    assert duties("lint", "--write-baseline", "known.json") == (
        0,
        "",
        "note: wrote 2 findings to known.json; `duties lint --baseline known.json` "
        "leaves them out\n",
    )
    assert duties("lint", "--baseline", "known.json", "-f", "json") == (
        0,
        "[]\n",
        "note: known.json: 2 known findings are left out, 0 are new\n",
    )

    added = FAULTY.replace("units:", "# 新的一行\nunits:") + "  - {id: 2, title: 疏浚航道}\n"
    faulty.write_text(added, encoding="utf-8")

    fresh = found(duties("lint", "--baseline", "known.json", "-f", "json"))
    assert "8:DUT101" in fresh
    assert not [finding for finding in fresh if finding.startswith("7:")]


def test_a_baseline_is_never_overwritten_and_must_be_one(faulty: Path, duties: Duties) -> None:
    (faulty.parent / "known.json").write_text("[]", encoding="utf-8")

    assert duties("lint", "--write-baseline", "known.json").err == (
        "error: known.json: the file already exists; name another one\n"
    )
    assert duties("lint", "--baseline", "known.json").err == (
        "error: known.json: this is not a baseline; write one with `duties lint --write-baseline`\n"
    )


def test_the_exit_code_is_by_the_gravest_finding(faulty: Path, duties: Duties) -> None:
    assert duties("lint", "--select", "alias-used").code == 0
    assert duties("lint", "--select", "alias-used", "--fail-on", "info").code == 1
    assert duties("lint", "--select", "DUT104").code == 1
    assert duties("lint", "--select", "DUT104", "--fail-on", "error").code == 0


def test_the_plan_says_how_it_is_to_be_checked(faulty: Path, duties: Duties) -> None:
    faulty.write_text(FAULTY + "lint: {ignore: DUT1, fail-on: info}\n", encoding="utf-8")

    answer = duties("lint", "-f", "json")
    assert found(answer) == ["6:DUT203"]
    assert answer.code == 1


def test_a_rule_that_is_none_is_refused(faulty: Path, duties: Duties) -> None:
    assert duties("lint", "--select", "alias-use") == (
        2,
        "",
        "error: there is no rule alias-use; did you mean alias-used?\n",
    )


def test_show_passed_lists_every_rule(faulty: Path, duties: Duties) -> None:
    out = duties("lint", "--show-passed", "--select", "DUT10", "--ignore", "DUT105").out
    listed = [line for line in out.splitlines() if line.startswith(("✓", "✗"))]

    assert "✓ DUT101 no-lead" in listed
    assert "✗ DUT104 lead-also-responsible: 1 finding" in listed


def test_statistics_count_what_each_rule_finds(faulty: Path, duties: Duties) -> None:
    out = duties("lint", "--statistics").out

    assert out.splitlines()[:2] == [
        "     1  DUT104 lead-also-responsible (warning)",
        "     1  DUT203 alias-used (info)",
    ]


def test_a_file_that_is_no_yaml_is_a_finding_at_its_place(faulty: Path, duties: Duties) -> None:
    faulty.write_text("title: [a\ntasks: []\n", encoding="utf-8")

    code, out, _ = duties("lint", "-f", "concise")

    assert code == 1
    assert [line.split(" ")[1] for line in out.splitlines()] == ["DUT001"]


def test_a_baseline_knows_a_finding_whose_words_name_a_line(faulty: Path, duties: Duties) -> None:
    twice = FAULTY.replace("tasks:", "  - {name: 区水利局}\ntasks:")
    faulty.write_text(twice, encoding="utf-8")
    duties("lint", "--write-baseline", "known.json")
    faulty.write_text("# 新的一行\n" + twice, encoding="utf-8")

    assert found(duties("lint", str(faulty), "--baseline", "known.json", "-f", "json")) == []


def test_a_missing_baseline_says_how_to_write_one(faulty: Path, duties: Duties) -> None:
    assert duties("lint", "--baseline", "none.json").err == (
        "error: none.json: there is no such file; write it with `duties lint --write-baseline`\n"
    )


def test_a_diff_of_what_cannot_be_read_is_no_success(faulty: Path, duties: Duties) -> None:
    faulty.write_text("title: [a\n", encoding="utf-8")

    code, out, err = duties("lint", "--diff")

    assert (code, out) == (1, "")
    assert err == "error: plan.yaml:1:8: the bracket [ opened here is not closed\n"


def test_rules_that_could_not_run_are_not_called_passed(faulty: Path, duties: Duties) -> None:
    faulty.write_text("title: [a\n", encoding="utf-8")

    out = duties("lint", "--show-passed").out

    assert "✓ DUT101" not in out
    assert "✗ DUT001 syntax-error: 1 finding" in out


WAITING = (
    "57 rules have not looked at plan.yaml, which cannot be read from line 2 on (DUT002–DUT007, "
    "DUT101–DUT115, DUT201–DUT217, DUT301–DUT305, DUT401–DUT409, "
    "DUT501–DUT505); mend that and run this again"
)


def test_rules_that_wait_for_a_file_to_be_read_are_named_in_every_format(
    faulty: Path, duties: Duties
) -> None:
    faulty.write_text("title: a\ntasks：[]\n", encoding="utf-8")

    assert f"{WAITING}\n" in duties("lint").out
    for format_ in ("concise", "json", "github", "markdown", "junit", "sarif"):
        assert duties("lint", "-f", format_).err == f"note: {WAITING}\n"
    assert '<skipped message="the file cannot be read' in duties("lint", "-f", "junit").out
    assert WAITING in duties("lint", "-f", "sarif").out


def test_a_file_that_cannot_be_read_passes_no_rule_that_was_asked_for(
    faulty: Path, duties: Duties
) -> None:
    faulty.write_text("title: a\ntasks：[]\n", encoding="utf-8")
    assert duties("lint", "--select", "DUT101", "-f", "concise") == (
        1,
        "plan.yaml:2:6: DUT001 error: the colon after tasks is a full-width one (：); "
        "write tasks: and a blank\n",
        "note: 1 rule has not looked at plan.yaml, which cannot be read from line 2 on (DUT101); "
        "mend that and run this again\n",
    )

    faulty.write_text("- a\n- list\n", encoding="utf-8")
    assert duties("lint", "--ignore", "DUT0", "-f", "concise").out == (
        "plan.yaml:1:1: DUT004 error: a mapping (key: value) belongs here, but this is a list\n"
    )


def test_all_slips_are_fixed_and_then_every_rule_looks(faulty: Path, duties: Duties) -> None:
    slips = CLEAN.replace(": ", "：", 1).replace("units:", "units：")
    faulty.write_text(slips.replace("lead: 区交通局", "lead: 区教委"), encoding="utf-8")

    code, out, err = duties("lint", "--fix", "-f", "concise")

    assert (code, err) == (1, "note: fixed 2 findings in plan.yaml\n")
    assert faulty.read_text("utf-8") == CLEAN.replace("lead: 区交通局", "lead: 区教委")
    assert "plan.yaml:6:32: DUT201 error: 区教委 is not registered" in out


def test_slips_can_be_looked_at_before_they_are_fixed(faulty: Path, duties: Duties) -> None:
    faulty.write_text(CLEAN.replace("tasks:", "tasks："), encoding="utf-8")

    code, out, err = duties("lint", "--diff")

    assert (code, err) == (1, "")
    assert "-tasks：\n+tasks:\n" in out


MANY = """\
title: 码头方案
tasks:
  - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 区教委, open_ended: true}
  - {id: 2, title: 疏浚航道, lead: 区交通局, responsible: 区教委, open_ended: true}
  - {id: 3, title: 清理岸线, responsible: 区教委, open_ended: true}
  - {id: 4, title: 整治江岸, lead: [区教委, 区科委], responsible: 区文旅委}
  - {id: 5, title: 加固江堤, lead: [区教委, 区文旅委], responsible: 区科委, open_ended: true}
  - {id: 9, title: 巡查江面, responsible: 区教委}
"""


def test_like_findings_are_told_together_the_gravest_first(faulty: Path, duties: Duties) -> None:
    faulty.write_text(MANY, encoding="utf-8")

    assert duties("lint", "--select", "DUT10,DUT112").out == (
        "plan.yaml:5:10: error: task 3 has no lead\n"
        "      - {id: 3, title: 清理岸线, responsible: 区教委, open_ended: true}\n"
        "             ^\n"
        "    the same in 1 more task: 9\n"
        "    no-lead: `duties rule DUT101`\n"
        "\n"
        "plan.yaml:8:10: warning: task 6 was expected here, but this is 9\n"
        "      - {id: 9, title: 巡查江面, responsible: 区教委}\n"
        "             ^\n"
        "    numbering-gap: `duties rule DUT107`\n"
        "\n"
        "plan.yaml:3:68: info: task 1 does not name all its units\n"
        "    the same in 3 more tasks: 2, 3, 5\n"
        "    open-ended-list: `duties rule DUT112`\n"
        "plan.yaml:6:32: info: task 4 is led by several units: 区教委, 区科委\n"
        "plan.yaml:7:32: info: task 5 is led by several units: 区教委, 区文旅委\n"
        "    several-leads: `duties rule DUT102`\n"
        "\n"
        "10 rules checked in 1 file: error 2, warning 1, info 6.\n"
        "Like findings are told together; --all shows each by itself.\n"
    )


def test_all_shows_each_finding_by_itself_still_the_gravest_first(
    faulty: Path, duties: Duties
) -> None:
    faulty.write_text(MANY, encoding="utf-8")

    out = duties("lint", "--select", "DUT10,DUT112", "--all").out
    heads = [line.split(": ")[:2] for line in out.splitlines() if line.startswith("plan.yaml")]

    assert [f"{place.removeprefix('plan.yaml:')} {severity}" for place, severity in heads] == [
        "5:10 error",
        "8:10 error",
        "8:10 warning",
        "3:68 info",
        "4:68 info",
        "5:56 info",
        "6:32 info",
        "7:32 info",
        "7:75 info",
    ]
    assert out.count("^") >= 9


def test_formats_for_programs_keep_the_order_of_the_file(faulty: Path, duties: Duties) -> None:
    faulty.write_text(MANY, encoding="utf-8")

    lines = [place.partition(":")[0] for place in found(duties("lint", "-f", "json"))]
    assert lines == sorted(lines)
    out = duties("lint", "-f", "concise").out
    assert [line.split(":")[1] for line in out.splitlines()] == lines


def test_a_severity_hides_milder_findings_and_changes_no_exit_code(
    faulty: Path, duties: Duties
) -> None:
    faulty.write_text(MANY, encoding="utf-8")

    answer = duties("lint", "--select", "DUT10,DUT112", "--severity", "warning")
    assert "info: task" not in answer.out
    assert "6 milder findings are not shown (--severity warning).\n" in answer.out
    assert found(duties("lint", "--select", "DUT101,DUT112", "--severity", "error", "-f", "json"))
    mild = ("lint", "--select", "DUT112", "--severity", "warning")
    assert duties(*mild).code == 0
    assert duties(*mild, "--fail-on", "info", "-f", "json") == (1, "[]\n", "")


def test_the_shipped_plan_is_told_in_less_than_sixty_lines(duties: Duties) -> None:
    plan = Path(__file__).parents[2] / "plan.yaml"

    assert len(duties("lint", str(plan)).out.splitlines()) < 60


def test_a_concise_finding_speaks_the_language_of_the_user(faulty: Path, duties: Duties) -> None:
    assert duties("--lang", "zh", "lint", "-f", "concise", "--select", "DUT104").out == (
        "plan.yaml:6:60: DUT104 警告: 任务 1 由区交通局牵头，又把它列为责任单位\n"
    )


def test_a_baseline_says_what_is_stale_and_is_brought_up_to_date(
    faulty: Path, duties: Duties
) -> None:
    duties("lint", "--write-baseline", "known.json")
    faulty.write_text(FIXED + "  - {id: 2, title: 疏浚航道}\n", encoding="utf-8")

    told = duties("lint", "--baseline", "known.json", "-f", "json").err
    assert told == (
        "note: known.json: 1 known finding is left out, 2 are new\n"
        "note: known.json lists 1 finding that is no longer there; to drop it, run "
        "`duties lint --baseline known.json --write-baseline known.json`\n"
    )
    assert (
        "1 finding"
        not in duties("lint", "--select", "DUT104", "--baseline", "known.json", "-f", "json").err
    )

    anew = duties("lint", "--baseline", "known.json", "--write-baseline", "known.json")
    assert anew == (
        0,
        "",
        "note: wrote 3 findings to known.json; `duties lint --baseline known.json` "
        "leaves them out\n"
        "note: 1 finding that is no longer there was dropped from known.json\n",
    )
    assert duties("lint", "--baseline", "known.json").err == (
        "note: known.json: 3 known findings are left out, 0 are new\n"
    )


def test_what_was_not_looked_at_stays_in_a_baseline(faulty: Path, duties: Duties) -> None:
    duties("lint", "--write-baseline", "known.json")
    before = (faulty.parent / "known.json").read_text("utf-8")
    faulty.write_text(FIXED, encoding="utf-8")

    again = ("lint", "--baseline", "known.json", "--write-baseline", "known.json")
    duties(*again, "--select", "DUT104")
    assert sorted((faulty.parent / "known.json").read_text("utf-8")) == sorted(before)

    duties(*again)
    assert "DUT203" not in (faulty.parent / "known.json").read_text("utf-8")


def test_what_is_no_baseline_is_never_brought_up_to_date(faulty: Path, duties: Duties) -> None:
    answer = duties("lint", "--baseline", "plan.yaml", "--write-baseline", "plan.yaml")

    assert (answer.code, faulty.read_text("utf-8")) == (2, FAULTY)


def test_a_baseline_of_an_earlier_release_is_read(faulty: Path, duties: Duties) -> None:
    old = [
        {
            "file": "plan.yaml",
            "code": "DUT104",
            "message": "task 1 is led by 区交通局, which is listed again as responsible",
            "count": 1,
        },
        {
            "file": "plan.yaml",
            "code": "DUT203",
            "message": "区交通运输局 was said to be another name of 区交通局",
            "count": 1,
        },
    ]
    (faulty.parent / "known.json").write_text(
        json.dumps({"version": 1, "findings": old}), encoding="utf-8"
    )

    assert duties("lint", "--baseline", "known.json", "-f", "json") == (
        0,
        "[]\n",
        "note: known.json: 2 known findings are left out, 0 are new\n",
    )


def test_fixing_and_writing_a_baseline_do_not_go_together(faulty: Path, duties: Duties) -> None:
    for option in ("--fix", "--unsafe-fixes", "--diff"):
        told = duties("lint", option, "--write-baseline", "known.json")

        assert told.code == 2
        assert told.err == (
            "error: --write-baseline goes without --fix, --unsafe-fixes, --diff; "
            "see `duties lint --help`\n"
        )
    assert not Path("known.json").exists()


def test_statistics_leave_out_what_is_not_shown(faulty: Path, duties: Duties) -> None:
    every = duties("lint", "--statistics").out
    errors = duties("lint", "--statistics", "--severity", "error").out

    assert "(warning)" in every
    assert "(warning)" not in errors


def test_with_a_baseline_nothing_new_is_not_nothing(faulty: Path, duties: Duties) -> None:
    duties("lint", "--write-baseline", "known.json")

    assert duties("lint", "--baseline", "known.json").out.endswith(": nothing new found.\n")
    Path("other.yaml").write_text(faulty.read_text("utf-8"), "utf-8")
    assert duties("lint", "other.yaml", "--baseline", "known.json").err.startswith(
        "note: known.json was written for plan.yaml, not for the files checked now\n"
    )
