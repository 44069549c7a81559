"""Every rule of the lights at its limit, the day before and the day after, worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from duties.cli.language import Language
from duties.model import Plan
from duties.tracking.lights import _HOLDS
from duties.tracking.presets import DEFAULT, PRESETS, Preset, preset_called, rules_of
from duties.tracking_rules import Condition
from tracked import file_of, light, plan_of, reason, standing, tracker_of

# 100 days, 1 January to 10 April: the pace is the number of the day (50 on 19 February).
HUNDRED = "- {id: 1, title: 建成清水河步道, lead: 住建局, start: 2026-01-01, due: 2026-04-10}"


def report(percent: str, day: str = "2026-01-05", state: str = "in-progress") -> str:
    return f"task: 1, unit: 住建局, date: {day}, state: {state}, percent: {percent}"


def rules(*lights: str) -> str:
    """Return the `tracking` of a plan with these rules."""
    return "tracking:\n  lights:\n" + "\n".join(f"    - {{{each}}}" for each in lights)


YEAR = HUNDRED.replace("2026-04-10", "2026-12-31")

GREEN = "light: green, when: otherwise"

BEGUN = "task: 1, unit: 住建局, date: 2026-01-05, done: 开会"

# In the plan's default rules: what was reported, the day, the light, its rule, and the class.
BY_DEFAULT = [
    # a lag of exactly 10 is not over 10
    (report("40"), "2026-02-18", "green", "otherwise", "on-pace"),
    (report("40"), "2026-02-19", "green", "otherwise", "on-pace"),
    (report("40"), "2026-02-20", "yellow", "lag", "behind"),
    (report("39.999999"), "2026-02-19", "yellow", "lag", "behind"),
    # nor one of exactly 30 over 30
    (report("20"), "2026-02-18", "yellow", "lag", "behind"),
    (report("20"), "2026-02-19", "yellow", "lag", "behind"),
    (report("20"), "2026-02-20", "red", "lag", "behind"),
    # ahead by exactly 10 is on pace
    (report("60", "2026-01-20"), "2026-02-18", "green", "otherwise", "ahead"),
    (report("60", "2026-01-20"), "2026-02-19", "green", "otherwise", "on-pace"),
    (report("60", "2026-01-20"), "2026-02-20", "green", "otherwise", "on-pace"),
    # the deadline: 16, 15, 1, 0 days left, 1 day over
    (report("95", "2026-03-01"), "2026-03-25", "green", "otherwise", "ahead"),
    (report("95", "2026-03-01"), "2026-03-26", "yellow", "due-within", "on-pace"),
    (report("95", "2026-03-01"), "2026-04-09", "yellow", "due-within", "on-pace"),
    (report("95", "2026-03-01"), "2026-04-10", "yellow", "due-within", "on-pace"),
    (report("95", "2026-03-01"), "2026-04-11", "red", "overdue", "behind"),
    (report("100", "2026-03-01"), "2026-04-11", "red", "overdue", "behind"),
    (report("0", "2026-03-01", "done"), "2026-04-11", "green", "done", "done"),
    # blocked for 30 days, and for 31
    (report("80", "2026-01-05", "blocked"), "2026-01-05", "yellow", "blocked", "ahead"),
    (report("80", "2026-01-05", "blocked"), "2026-02-04", "yellow", "blocked", "ahead"),
    (report("80", "2026-01-05", "blocked"), "2026-02-05", "red", "blocked", "ahead"),
    # 45 days after the last report, and 46
    (report("80"), "2026-02-19", "green", "otherwise", "ahead"),
    (report("80"), "2026-02-20", "yellow", "unreported", "ahead"),
]


@pytest.mark.parametrize(("reports", "day", "name", "rule", "class_"), BY_DEFAULT)
def test_the_rules_at_their_limits(
    reports: str, day: str, name: str, rule: str, class_: str
) -> None:
    found = standing(day, HUNDRED, reports)

    assert (*light(found), found.class_) == (name, rule, class_)


def test_days_blocked_count_from_the_report_that_began_the_unbroken_run() -> None:
    reports = "\n".join(
        (
            report("60", "2026-01-05", "blocked"),
            report("65", "2026-01-20", "in-progress"),
            report("70", "2026-01-25", "blocked"),
            report("75", "2026-02-10", "blocked"),
        )
    )

    assert light(standing("2026-02-24", HUNDRED, reports)) == ("yellow", "blocked")
    assert light(standing("2026-02-25", HUNDRED, reports)) == ("red", "blocked")


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("light: red, when: unreported, over: 45", {"2026-02-15": "green", "2026-02-16": "red"}),
        ("light: red, when: not-started, over: 30", {"2026-01-31": "green", "2026-02-01": "red"}),
        ("light: red, when: not-started", {"2025-12-31": "green", "2026-01-01": "red"}),
        ("light: red, when: lag", {"2025-12-31": "green", "2026-01-01": "red"}),
        ("light: red, when: due-within, days: 0", {"2026-04-09": "green", "2026-04-10": "red"}),
        ("light: red, when: overdue", {"2026-04-10": "green", "2026-04-11": "red"}),
    ],
)
def test_rules_on_what_nobody_reported(rule: str, days: dict[str, str]) -> None:
    for day, name in days.items():
        assert light(standing(day, HUNDRED, head=rules(rule, GREEN)))[0] == name


def test_periods_are_missed_once_their_time_for_reports_is_over() -> None:
    head = rules("light: red, when: missed, over: 2", GREEN)

    def on(day: str, *files: str) -> str | None:
        reported = [file_of(name, report("9", f"{name}-20")) for name in files]
        tracker = tracker_of(plan_of(HUNDRED, head), reported)
        return light(tracker.standing("1", date.fromisoformat(day)))[0]

    # February, March and April: the time for reports on April is over after 5 May.
    assert on("2026-05-05", "2026-01") == "green"
    assert on("2026-05-06", "2026-01") == "red"
    assert on("2026-05-06", "2026-01", "2026-03") == "green"
    # Nobody had reported anything before April: then began what can be missed.
    assert on("2026-05-06", "2026-04") == "green"
    assert on("2026-08-05", "2026-04") == "green"
    assert on("2026-08-06", "2026-04") == "red"


def test_a_streak_counts_ends_of_periods_and_its_rule_those_before_the_day() -> None:
    # A year without a report: 16 points behind at the end of February, 8 at that of January.
    head = rules("light: red, when: streak, over: 2", "light: yellow, when: lag, over: 10", GREEN)

    expected = {
        "2026-01-31": ("green", "otherwise", 0),
        "2026-02-28": ("yellow", "lag", 1),
        "2026-04-29": ("yellow", "lag", 2),
        "2026-04-30": ("yellow", "lag", 3),
        "2026-05-01": ("red", "streak", 3),
        "2026-07-01": ("red", "streak", 5),
    }
    found = {day: standing(day, YEAR, BEGUN, head=head) for day in expected}
    assert {day: (*light(each), each.streak) for day, each in found.items()} == expected


def test_a_light_by_hand_counts_for_the_streak_as_it_was_shown() -> None:
    red = "task: 1, date: 2026-01-20, by: 督查室, light: red, until: 2026-02-28, reason: 不实"
    green = "task: 1, date: 2026-03-20, by: 督查室, light: green, until: 2026-03-31, reason: 已整改"

    assert standing("2026-02-28", YEAR, BEGUN, red).streak == 2
    assert standing("2026-03-31", YEAR, BEGUN, f"{red}\n{green}").streak == 0


def test_done_work_is_in_no_row() -> None:
    assert standing("2026-04-20", HUNDRED, BEGUN).streak == 3
    reports = f"{BEGUN}\n{report('0', '2026-04-20', 'done')}"
    assert standing("2026-04-20", HUNDRED, reports).streak == 0


def test_a_streak_does_not_reach_back_before_anybody_reported() -> None:
    late = "task: 1, unit: 住建局, date: 2026-03-05, done: 开会"

    assert standing("2026-04-20", HUNDRED, late, period="2026-03").streak == 1
    assert standing("2026-04-20", HUNDRED).streak == 0


def test_a_step_that_is_overdue_warns_of_its_task() -> None:
    tasks = """
        - id: 1
          title: 建成清水河步道
          lead: 住建局
          start: 2026-01-01
          due: 2026-12-31
          steps: [{id: 1, title: 选址, due: 2026-01-31}, {id: 2, title: 开工, due: 2026-11-30}]
    """
    reports = "task: 1/1, unit: 住建局, date: 2026-01-05, percent: 99"

    assert light(standing("2026-01-31", tasks, reports)) == ("green", "otherwise")
    found = standing("2026-02-02", tasks, reports)
    assert light(found) == ("yellow", "step-overdue")
    assert reason(found) == "step 1/1 overdue by 2 days"
    assert light(found.steps[0]) == ("red", "overdue")
    done = f"{reports}\ntask: 1/1, unit: 住建局, date: 2026-02-02, state: done"
    assert light(standing("2026-02-02", tasks, done)) == ("green", "otherwise")


def test_of_several_overdue_steps_the_first_is_named() -> None:
    steps = "steps: [{id: 1, title: 甲, due: 2026-01}, {id: 2, title: 乙, due: 2026-01-30}]"
    tasks = f"- {{id: 1, title: 建步道, lead: 住建局, due: 2027, start: 2026-01-01, {steps}}}"
    reports = "task: 1, unit: 住建局, date: 2026-01-05, percent: 50"

    found = standing("2026-02-01", tasks, reports)

    assert reason(found) == "step 1/1 overdue by 1 day, and 1 more"
    assert reason(found, Language.ZH) == "节点 1/1 逾期 1 天，另有 1 个节点逾期"


BY_HAND = "task: 1, date: 2026-01-20, by: 督查室, light: red, {until}reason: 现场核查与报送不符"


def test_a_light_by_hand_wins_until_its_last_day() -> None:
    ruling = BY_HAND.format(until="until: 2026-01-31, ")

    assert light(standing("2026-01-19", HUNDRED, report("50"), ruling)) == ("green", "otherwise")
    found = standing("2026-01-20", HUNDRED, report("50"), ruling)
    assert light(found) == ("red", "ruling")
    assert found.light is not None
    assert found.light.by_hand is not None
    assert found.light.otherwise is not None
    assert (found.light.otherwise.name, found.light.otherwise.rule) == ("green", "otherwise")
    assert reason(found) == "set by 督查室 until 2026-01-31: 现场核查与报送不符"
    assert light(standing("2026-01-31", HUNDRED, report("50"), ruling)) == ("red", "ruling")
    assert light(standing("2026-02-01", HUNDRED, report("50"), ruling)) == ("green", "otherwise")


def test_a_light_by_hand_without_last_day_wins_until_the_next_ruling() -> None:
    next_one = "task: 1, date: 2026-02-10, by: 督查室, due: 2026-05, reason: 延期"
    rulings = f"{BY_HAND.format(until='')}\n{next_one}"

    assert light(standing("2026-02-09", HUNDRED, report("50"), rulings)) == ("red", "ruling")
    assert light(standing("2026-02-10", HUNDRED, report("50"), rulings)) == ("green", "otherwise")


def test_a_later_light_by_hand_takes_the_place_of_the_earlier() -> None:
    rulings = "\n".join(
        (
            BY_HAND.format(until="until: 2026-03-31, "),
            "task: 1, date: 2026-02-01, by: 督查室, light: green, until: 2026-02-10, reason: 改",
        )
    )

    assert light(standing("2026-02-05", HUNDRED, report("50"), rulings)) == ("green", "ruling")
    assert light(standing("2026-02-11", HUNDRED, report("50"), rulings)) == ("green", "otherwise")


def test_a_light_by_hand_stays_on_work_that_is_done() -> None:
    ruling = BY_HAND.format(until="until: 2026-01-31, ")

    found = standing("2026-01-25", HUNDRED, report("50", state="done"), ruling)

    assert (light(found), found.class_) == (("red", "ruling"), "done")


@pytest.mark.parametrize(
    ("tasks", "reports", "expected"),
    [
        ("- {id: 1, title: 优化环境, lead: 发改局}", "", (None, None, "other")),
        (
            "- {id: 1, title: 优化环境, lead: 发改局}",
            "task: 1, unit: 发改局, date: 2026-01-05, percent: 9",
            ("green", "otherwise", "other"),
        ),
        # without a start, the deadline still judges
        (
            "- {id: 1, title: 优化环境, lead: 发改局, due: 2026-02}",
            "",
            ("yellow", "due-within", "other"),
        ),
        (
            "- {id: 1, title: 优化环境, lead: 发改局, due: 2026-01}",
            "",
            ("red", "overdue", "behind"),
        ),
    ],
)
def test_work_without_start_or_deadline(
    tasks: str, reports: str, expected: tuple[str | None, str | None, str]
) -> None:
    found = standing("2026-02-15", tasks, reports)

    assert (*light(found), found.class_) == expected
    assert (found.pace, found.lag) == (None, None)


def test_work_that_has_not_begun_before_its_start_is_not_judged() -> None:
    assert standing("2025-12-31", HUNDRED).class_ == "other"
    assert standing("2026-01-01", HUNDRED).class_ == "on-pace"
    early = "task: 1, unit: 住建局, date: 2025-12-20, percent: 20"
    assert standing("2025-12-31", HUNDRED, early, period="2025-12").class_ == "ahead"


def test_a_plan_may_give_tasks_without_deadline_the_end_of_its_horizon() -> None:
    tasks = "- {id: 1, title: 优化环境, lead: 发改局}"
    head = "issued: 2026-01-01\nhorizon: 2027\ntracking: {due: horizon}"

    found = standing("2026-12-31", tasks, head=head)

    assert (found.due, found.pace) == (date(2027, 12, 31), Fraction(50))
    assert standing("2026-12-31", tasks, head="issued: 2026-01-01\nhorizon: 2027").due is None


@pytest.mark.parametrize(
    ("start", "due", "day", "pace"),
    [
        ("2024-02-01", "2024-02-29", "2024-01-31", Fraction(0)),
        ("2024-02-01", "2024-02-29", "2024-02-01", Fraction(100, 29)),
        ("2024-02-01", "2024-02-29", "2024-02-28", Fraction(2800, 29)),
        ("2024-02-01", "2024-02-29", "2024-02-29", Fraction(100)),
        ("2024-01-01", "2024", "2024-02-29", Fraction(6000, 366)),
        ("2023-01-01", "2023", "2023-02-28", Fraction(5900, 365)),
        ("2026-01-01", "2026-01-03", "2026-01-01", Fraction(100, 3)),
        ("2026-01-01", "2026-01-03", "2026-01-02", Fraction(200, 3)),
        ("2026-01-01", "2026-01-01", "2026-01-01", Fraction(100)),
        ("2026-01-01", "2026-01-03", "2030-01-01", Fraction(100)),
    ],
)
def test_the_pace_is_exact(start: str, due: str, day: str, pace: Fraction) -> None:
    tasks = f"- {{id: 1, title: 建成清水河步道, lead: 住建局, start: {start}, due: {due}}}"

    assert standing(day, tasks).pace == pace


def test_a_lag_of_exact_thirds_is_not_over_a_limit_that_it_only_nears() -> None:
    # Day 2 of 3: 66 2/3 due.
    tasks = "- {id: 1, title: 建成清水河步道, lead: 住建局, start: 2026-01-04, due: 2026-01-06}"
    head = rules("light: red, when: lag, over: 10", GREEN)

    above = standing("2026-01-05", tasks, report("56.666666", "2026-01-05"), head=head)
    below = standing("2026-01-05", tasks, report("56.666667", "2026-01-05"), head=head)

    assert above.lag == Fraction(200, 3) - Fraction("56.666666")
    assert (light(above)[0], light(below)[0]) == ("red", "green")
    assert (
        reason(above)
        == "10.000001 points behind the even pace (66.666667% due, 56.666666% reported)"
    )


def test_every_condition_has_its_test() -> None:
    assert set(_HOLDS) == set(Condition)


def test_rules_are_the_plans_own_or_the_default() -> None:
    own = plan_of(HUNDRED, rules("light: blue, when: overdue"))

    assert rules_of(plan_of(HUNDRED)) == DEFAULT.rules
    assert rules_of(Plan({})) == DEFAULT.rules
    assert [rule.light for rule in rules_of(own)] == ["blue"]
    assert light(standing("2026-01-05", HUNDRED, head=rules("light: blue, when: overdue"))) == (
        None,
        None,
    )


@pytest.mark.parametrize(
    ("place", "day", "percent", "expected"),
    [
        ("yinchuan", "2026-02-20", "40", "yellow"),
        ("yinchuan", "2026-02-19", "20", "yellow"),
        ("yinchuan", "2026-02-20", "20", "red"),
        ("yinchuan", "2026-04-11", "95", "green"),
        ("suqian", "2026-02-19", "50", "green"),
        ("suqian", "2026-02-19", "49", "yellow"),
        ("suqian", "2026-04-01", "95", "blue"),
        ("suqian", "2026-04-11", "95", "red"),
    ],
)
def test_rules_of_places(place: str, day: str, percent: str, expected: str) -> None:
    head = rules(*as_written(PRESETS[place]))

    assert light(standing(day, HUNDRED, report(percent), head=head))[0] == expected


@pytest.mark.parametrize("place", PRESETS)
def test_a_plan_can_have_the_rules_of_a_place_without_a_doubt(place: str) -> None:
    plan = plan_of(HUNDRED, rules(*as_written(PRESETS[place])), faults=())

    assert [rule[2:] for rule in rules_of(plan)] == [rule[2:] for rule in PRESETS[place].rules]


def test_places_are_found_by_their_chinese_names() -> None:
    assert preset_called("银川") == preset_called("银川市") == PRESETS["yinchuan"]
    assert preset_called("宿迁") == preset_called(" SUQIAN ") == PRESETS["suqian"]
    assert preset_called("") is preset_called("市") is preset_called("北京") is None


def as_written(preset: Preset) -> list[str]:
    return [
        ", ".join(
            (
                f"light: {rule.light}, when: {rule.when}",
                *(() if rule.over is None else (f"over: {rule.over}",)),
                *(() if rule.days is None else (f"days: {rule.days}",)),
            )
        )
        for rule in preset.rules
    ]


@pytest.mark.parametrize(
    ("day", "reports", "english"),
    [
        ("2026-02-20", report("20"), "31 points behind the even pace (51% due, 20% reported)"),
        ("2026-02-19", report("50"), "on the even pace (50% due, 50% reported)"),
        ("2026-02-10", report("50"), "9 points ahead of the even pace (41% due, 50% reported)"),
        ("2026-04-11", report("99"), "overdue by 1 day (due 2026-04-10)"),
        ("2026-04-12", report("99"), "overdue by 2 days (due 2026-04-10)"),
        ("2026-04-09", report("99", "2026-04-01"), "due in 1 day (2026-04-10)"),
        ("2026-04-10", report("99", "2026-04-01"), "due on 2026-04-10"),
        ("2026-02-20", report("80"), "last reported 46 days ago (2026-01-05)"),
        (
            "2026-02-20",
            report("80", "2026-02-19", "blocked"),
            "blocked for 1 day, since 2026-02-19",
        ),
        ("2026-02-05", report("80", "2026-02-05", "blocked"), "blocked since 2026-02-05"),
        ("2026-04-12", report("80", "2026-04-10", "done"), "done on 2026-04-10"),
        ("2026-04-12", report("80", "2026-04-12", "done"), "done on 2026-04-12, 2 days late"),
        ("2025-12-31", "", "starts 2026-01-01"),
        ("2026-01-01", "", "1 point behind the even pace (1% due, 0% reported)"),
    ],
)
def test_a_light_has_its_reason_in_words_and_numbers(day: str, reports: str, english: str) -> None:
    assert reason(standing(day, HUNDRED, reports)) == english
