"""What entries name, compared with the plan: what it has not is left out, and said."""

from duties.ledger.checking import checked
from duties.ledger.loading import load_file
from duties.ledger.model import Ledger, LedgerFile
from duties.naming.names import Register
from duties.source import Source
from reading import line_of, plan_of

PLAN = plan_of("""
title: 清水方案
issuer: 清水县人民政府
units:
  - {name: 县住建局, aliases: [住建]}
  - {name: 县交通局}
bodies:
  - {id: 专班, name: 码头工作专班}
tasks:
  - {id: 19, title: 修缮码头, lead: 县交通局, steps: [{id: 2, title: 选址}, {id: 3, title: 开工}]}
  - {id: 19/2, title: 改造老街, lead: 县住建局}
  - {id: 20, title: 编制规划, lead: 县住建局}
""")


def ledger_of(*texts: str) -> Ledger:
    files = [load_file(Source(f"{at}.yaml", text)) for at, text in enumerate(texts)]
    return checked(files, PLAN, Register(PLAN))


def of(entries: str, section: str = "reports") -> LedgerFile:
    lines = [f"  - {{{line.strip()}}}" for line in entries.strip().splitlines()]
    return ledger_of("\n".join(["period: 2026-03", f"{section}:", *lines, ""])).files[0]


def said(file: LedgerFile) -> list[str]:
    return [line_of(finding) for finding in file.findings]


def test_a_unit_may_be_called_by_any_of_its_names() -> None:
    file = of("""
        task: 20, date: 2026-03-01, unit: 县住建局
        task: 20, date: 2026-03-01, unit: 住建
        task: 20, date: 2026-03-01, unit: 县 住建局
        task: 20, date: 2026-03-01, unit: 清水县住房和城乡建设局
    """)

    assert said(file) == []
    assert [report.unit and report.unit.text for report in file.record.reports] == ["县住建局"] * 4


def test_an_unknown_unit_is_said_with_what_may_be_meant_and_only_that_entry_is_left_out() -> None:
    file = of("""
        task: 20, date: 2026-03-01, unit: 县住建据
        task: 20, date: 2026-03-02, unit: 县住建局
        task: 20, date: 2026-03-03, unit: 无此单位
    """)

    assert said(file) == [
        "3:40-3:44 DUT411 error: the plan has no unit 县住建据; did you mean 县住建局?",
        "5:40-5:44 DUT411 error: the plan has no unit 无此单位; `duties units` lists them all",
    ]
    assert [str(report.date) for report in file.record.reports] == ["2026-03-02"]


def test_unknown_tasks_and_steps_are_said_whatever_the_kind_of_entry() -> None:
    text = """
period: 2026-03
reports:
  - {task: 7, unit: 县住建局, date: 2026-03-01}
  - {task: 19/4, unit: 县住建局, date: 2026-03-01}
  - {task: 20/1, unit: 县住建局, date: 2026-03-01}
rulings:
  - {task: 7/1, date: 2026-03-01, accepted: true}
lessons:
  - {task: 8, date: 2026-03-01, kind: practice, text: x}
problems:
  - {id: P1, task: 9, unit: 县住建局, date: 2026-03-01, stage: found, text: x}
"""
    file = ledger_of(text).files[0]

    dropped = (
        "correct it, or, if the task was dropped from the plan, put it back and cancel it by a "
        "ruling"
    )
    assert said(file) == [
        f"4:12-4:13 DUT410 error: the plan has no task 7; {dropped}",
        "5:12-5:16 DUT410 error: there is no step 19/4; the steps of task 19 are 2, 3",
        "6:12-6:16 DUT410 error: there is no step 20/1; task 20 has no steps",
        f"8:12-8:15 DUT410 error: the plan has no task 7/1; {dropped}",
        f"10:12-10:13 DUT410 error: the plan has no task 8; {dropped}",
        f"12:20-12:21 DUT410 error: the plan has no task 9; {dropped}",
    ]
    record = file.record
    assert (record.reports, record.problems, record.rulings, record.lessons) == ((), (), (), ())


def test_any_error_in_an_entry_leaves_that_entry_out() -> None:
    file = of("""
        task: 20, unit: 县住建局, date: 2026-03-01, stat: done
        task: 20, unit: 县住建局, date: 2026-03-02, percent: 120
        task: 20, unit: 县住建局, date: 2026-03-03
        task: 20, date: 2026-03-04
    """)

    assert [str(report.date) for report in file.record.reports] == ["2026-03-03"]
    assert [finding.code for finding in file.findings] == ["DUT003", "DUT004", "DUT005"]


def test_help_may_be_asked_of_a_body_or_of_somebody_else_who_is_doubtful() -> None:
    file = of(
        """
        id: P1, task: 20, unit: 住建, date: 2026-03-01, stage: found, needs: [专班, 住建]
        id: P2, task: 20, unit: 住建, date: 2026-03-01, stage: found, needs: [码头工作专班, 市局]
        """,
        "problems",
    )

    assert said(file) == [
        "4:82-4:84 DUT411 warning: the plan has no unit 市局; `duties units` lists them all"
    ]
    assert [[name.text for name in entry.needs] for entry in file.record.problems] == [
        ["专班", "县住建局"],
        ["码头工作专班", "市局"],
    ]


def test_a_problem_is_opened_by_its_first_entry_which_names_task_and_unit() -> None:
    file = of(
        """
        id: P1, date: 2026-03-09, stage: analysed
        id: P1, task: 20, unit: 县住建局, date: 2026-03-10, stage: found, text: x
        id: P1, date: 2026-03-11, stage: analysed
        id: P1, task: 20, date: 2026-03-12, stage: measures
        id: P1, task: 19, unit: 县交通局, date: 2026-03-13, stage: found
        id: P2, task: 20, date: 2026-03-10, stage: found
        id: P3, date: 2026-03-10, stage: solved
        """,
        "problems",
    )

    assert said(file) == [
        "3:10-3:12 DUT412 error: problem P1 was not opened by 2026-03-09; the first entry of one "
        "names its task",
        "7:20-7:22 DUT412 error: problem P1 is one of task 20, not of 19; give this one an id of "
        "its own",
        "8:5-8:6 DUT005 error: unit is missing; the first entry of problem P2 names it",
        "9:10-9:12 DUT412 error: problem P3 was not opened by 2026-03-10; the first entry of one "
        "names its task",
    ]
    assert [str(entry.date) for entry in file.record.problems] == [
        "2026-03-10",
        "2026-03-11",
        "2026-03-12",
    ]


def test_a_problem_goes_on_in_a_later_file_in_whatever_order_files_are_given() -> None:
    opened = "period: 2026-03\nproblems:\n" + (
        "  - {id: P1, task: 20, unit: 县住建局, date: 2026-03-10, stage: found, text: x}\n"
    )
    solved = "period: 2026-04\nproblems:\n  - {id: P1, date: 2026-04-10, stage: solved}\n"

    for texts in ((opened, solved), (solved, opened)):
        ledger = ledger_of(*texts)
        assert [str(file.record.period) for file in ledger.files] == ["2026-03", "2026-04"]
        assert [said(file) for file in ledger.files] == [[], []]


def test_checking_again_changes_nothing() -> None:
    ledger = ledger_of(
        "period: 2026-03\nreports:\n"
        "  - {task: 20, unit: 住建, date: 2026-03-01}\n"
        "  - {task: 7, unit: 住建, date: 2026-03-01}\n"
    )

    assert checked(ledger.files, PLAN, Register(PLAN)) == ledger


def test_a_light_that_no_rule_shows_is_doubtful_but_counts() -> None:
    file = of(
        "task: 19, date: 2026-03-01, light: 红, reason: 核查\n"
        "task: 19, date: 2026-03-02, light: yellow, reason: 核查",
        "rulings",
    )

    assert said(file) == [
        "3:41-3:42 DUT004 warning: no rule of the plan shows the light 红; its lights are red, "
        "yellow, green"
    ]
    assert [ruling.light for ruling in file.record.rulings] == ["红", "yellow"]


def test_what_a_ruling_cannot_mean_is_doubtful() -> None:
    file = of(
        "task: 19, date: 2026-03-10, light: red, until: 2026-03-09, reason: 核查\n"
        "task: 19, date: 2026-03-10, light: red, until: 2026-03-10, reason: 核查\n"
        "task: 19, date: 2026-03-10, until: 2026-03-20, reason: 核查\n"
        "task: 19, date: 2026-03-10, accepted: true, cancelled: true, reopened: false",
        "rulings",
    )

    assert [line.partition(" ")[2] for line in said(file)] == [
        "DUT004 warning: a light until 2026-03-09 is never shown, for the ruling is of 2026-03-10",
        "DUT004 warning: until says how long a light is shown, but no light is set here",
        "DUT004 warning: one ruling says accepted, cancelled; say each in a ruling of its own",
    ]
