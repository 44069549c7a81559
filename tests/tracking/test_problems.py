from datetime import date

from duties.ledger.loading import load_file
from duties.ledger.model import Ledger, Stage
from duties.source import Source
from duties.tracking.problems import Problem, problems


def ledger_of(**files: str) -> Ledger:
    """Return a ledger; each line of a file holds the keys of one entry about a problem."""
    loaded = []
    for period, lines in files.items():
        name = period.removeprefix("m").replace("_", "-")
        entries = [f"  - {{{line.strip()}}}" for line in lines.splitlines() if line.strip()]
        text = "\n".join((f"period: {name}", "problems:", *entries))
        loaded.append(load_file(Source(f"progress/{name}.yaml", text)))
        assert loaded[-1].findings == ()
    return Ledger(tuple(loaded))


LEDGER = ledger_of(
    m2026_03="""
        id: P1, task: 5, unit: 交通局, date: 2026-03-10, stage: found, text: 征收滞后, needs: 指挥部
        id: P2, task: 6/1, unit: 水利局, date: 2026-03-05, stage: found, text: 资金缺口
        id: P1, date: 2026-03-20, stage: analysed, text: 权属不清
    """,
    m2026_04="""
        id: P1, date: 2026-04-02, stage: measures, text: 出台补偿办法, needs: [司法局, 财政局]
        id: P1, date: 2026-04-30, stage: solved
    """,
)


def on(day: str, ledger: Ledger = LEDGER) -> tuple[Problem, ...]:
    return problems(ledger, date.fromisoformat(day))


def phases(problem: Problem) -> list[str]:
    return [f"{phase.stage} {phase.since} {phase.days}" for phase in problem.phases]


def test_problems_stand_in_the_order_in_which_they_were_found() -> None:
    assert [problem.id for problem in on("2026-05-01")] == ["P2", "P1"]
    assert on("2026-03-04") == ()
    assert [problem.id for problem in on("2026-03-05")] == ["P2"]


def test_each_stage_lasts_until_the_next_was_reached_and_the_last_up_to_the_day() -> None:
    _, problem = on("2026-04-12")

    assert phases(problem) == [
        "found 2026-03-10 10",
        "analysed 2026-03-20 13",
        "measures 2026-04-02 10",
    ]
    assert (problem.stage, problem.is_open, problem.open_days) == (Stage.MEASURES, True, 33)


def test_a_solved_problem_was_open_until_it_was_solved() -> None:
    _, problem = on("2027-01-01")

    assert phases(problem)[-2:] == ["measures 2026-04-02 28", "solved 2026-04-30 0"]
    assert (problem.is_open, problem.open_days) == (False, 51)


def test_what_a_later_entry_says_is_not_known_before() -> None:
    early, late = on("2026-03-31")[1], on("2026-04-02")[1]

    assert [name.text for name in early.needs] == ["指挥部"]
    assert [name.text for name in late.needs] == ["司法局", "财政局"]
    assert (late.task, late.text) == ("5", "征收滞后")
    assert late.unit is not None
    assert late.unit.text == "交通局"


def test_a_problem_that_comes_back_is_open_again_and_its_days_as_solved_do_not_count() -> None:
    ledger = ledger_of(
        m2026_01="""
            id: P9, task: 1, unit: 水利局, date: 2026-01-01, stage: found, text: 漏水
            id: P9, date: 2026-01-11, stage: solved
        """,
        m2026_02="id: P9, date: 2026-02-10, stage: found, text: 又漏水, reason: 汛期反弹",
    )

    (problem,) = on("2026-02-15", ledger)

    assert phases(problem) == [
        "found 2026-01-01 10",
        "solved 2026-01-11 30",
        "found 2026-02-10 5",
    ]
    assert (problem.is_open, problem.open_days, problem.text) == (True, 15, "漏水")


def test_more_said_in_the_same_stage_does_not_begin_it_again() -> None:
    ledger = ledger_of(
        m2026_01="""
            id: P9, task: 1, unit: 水利局, date: 2026-01-01, stage: found, text: 漏水
            id: P9, date: 2026-01-08, stage: found, text: 漏水加重
        """
    )

    (problem,) = on("2026-01-09", ledger)

    assert phases(problem) == ["found 2026-01-01 8"]
    assert [noted.entry.text for noted in problem.entries] == ["漏水", "漏水加重"]


def test_the_order_of_days_counts_before_that_of_the_files() -> None:
    ledger = ledger_of(
        m2026_01="id: P9, date: 2026-02-20, stage: solved",
        m2026_02="id: P9, task: 1, unit: 水利局, date: 2026-02-02, stage: found, text: 漏水",
    )

    (problem,) = on("2026-03-01", ledger)

    assert phases(problem) == ["found 2026-02-02 18", "solved 2026-02-20 0"]
