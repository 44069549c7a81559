from collections.abc import Callable
from datetime import date

import pytest
from checking import checked, lines, subject_of

from duties.lint.rule import Subject
from duties.lint.rules.no_lead import no_lead
from duties.lint.rules.open_ended_list import open_ended_list
from duties.lint.rules.unused_suppression import unused_suppression
from duties.lint.suppressions import suppress
from scaling import LINEAR, slowdown

PLAN = """\
title: 码头方案
tasks:
  # 上面的任务
  - id: 1{first}
    title: 修缮码头{second}
    open_ended: true{third}
{own}  - id: 2
    title: 疏浚航道
"""
FOUND = ["4:9 DUT101 error: task 1 has no lead", "7:9 DUT101 error: task 2 has no lead"]


def plan(first: str = "", second: str = "", third: str = "", own: str = "") -> str:
    return PLAN.format(first=first, second=second, third=third, own=own)


def found(text: str, today: date = date(2026, 11, 24)) -> list[str]:
    return lines(checked(text, no_lead, unused_suppression, today=today))


def test_without_a_comment_nothing_is_silenced() -> None:
    assert found(plan()) == FOUND


@pytest.mark.parametrize("word", ["DUT101", "no-lead", "DUT102, DUT101", " no-lead "])
def test_a_comment_on_a_tasks_first_line_is_for_the_task(word: str) -> None:
    assert found(plan(first=f"  # duties: ignore[{word}] 原文如此")) == FOUND[1:]


def test_a_comment_on_another_line_is_for_that_line_alone() -> None:
    assert found(plan(second="  # duties: ignore[DUT101]")) == [
        FOUND[0],
        "5:18 DUT006 warning: DUT101 finds nothing here; delete the comment",
        FOUND[1],
    ]


def test_a_comment_of_its_own_is_for_the_part_below_it() -> None:
    own = "  # duties: ignore[DUT101]\n"

    assert found(plan(own=own)) == FOUND[:1]
    assert found(plan(own=own + "  # 下面的任务\n\n")) == FOUND[:1]


def test_a_comment_of_its_own_inside_a_part_is_for_that_part() -> None:
    assert found(plan(first="\n    # duties: ignore[DUT101]")) == ["8:9" + FOUND[1][3:]]


def test_after_its_day_a_comment_silences_nothing() -> None:
    text = plan(first="  # duties: ignore[DUT101] until=2027-06-30 待定")

    assert found(text, date(2027, 6, 30)) == FOUND[1:]
    assert found(text, date(2027, 7, 1)) == FOUND


def test_a_day_that_is_none_silences_nothing_and_is_told() -> None:
    assert found(plan(first="  # duties: ignore[DUT101] until=soon")) == [
        FOUND[0],
        "4:12 DUT006 warning: until=soon is not a date such as 2027-06-30; nothing is silenced",
        FOUND[1],
    ]


def test_a_word_that_is_no_rule_is_told() -> None:
    assert found(plan(first="  # duties: ignore[DUT101, no-leed]")) == [
        "4:12 DUT006 warning: there is no rule no-leed; nothing is silenced",
        FOUND[1],
    ]


def test_a_rule_that_was_not_run_is_no_reason_to_call_its_comment_unused() -> None:
    text = plan(first="  # duties: ignore[DUT112]", own="  # duties: ignore[DUT101]\n")

    assert lines(checked(text, unused_suppression)) == []
    assert lines(checked(text, open_ended_list, unused_suppression)) == []


def test_the_day_may_come_after_the_reason() -> None:
    text = plan(first="  # duties: ignore[DUT101] 已商定，until=2027-06-30")

    assert found(text, date(2027, 6, 30)) == FOUND[1:]
    assert found(text, date(2027, 7, 1)) == FOUND


@pytest.mark.parametrize("comment", ["ignore [DUT101]", "ignore[DUT101 x", "ignore[]", "skip"])
def test_a_comment_that_is_not_understood_is_told(comment: str) -> None:
    assert found(plan(first=f"  # Duties: {comment}"))[:2] == [
        FOUND[0],
        "4:12 DUT006 warning: this comment silences nothing; write # duties: ignore[CODE]",
    ]


def test_what_looks_like_a_comment_inside_a_text_silences_nothing() -> None:
    text = (
        "title: 码头方案\n"
        "tasks:\n"
        "  - id: 1\n"
        '    title: "修缮 # duties: ignore[DUT101]"\n'
        "    note: |\n"
        "      # duties: ignore[DUT101]\n"
    )

    assert found(text) == ["3:9 DUT101 error: task 1 has no lead"]


def test_line_ends_of_windows_change_nothing() -> None:
    text = plan(first="  # duties: ignore[DUT101]").replace("\n", "\r\n")

    assert found(text) == FOUND[1:]


def test_several_comments_in_one_line_stand_for_themselves() -> None:
    both = "  # duties: ignore[DUT101] 已商定 # duties: ignore[DUT102] until=2020-01-01"

    # What is said of days counts for every comment before it in its line.
    assert found(plan(first=both)) == FOUND


@pytest.mark.parametrize(
    "comments",
    [
        pytest.param(lambda n: "".join(map(_task, range(n))), id="on each task"),
        pytest.param(lambda n: "  # duties: ignore[DUT101]\n" * n + _task(1), id="above one task"),
        pytest.param(lambda n: _task(1) + "    # duties: ignore[DUT101]\n" * n, id="in one task"),
        pytest.param(
            lambda n: _task(1) + "  # duties: ignore[DUT101] x" * n + "\n", id="in one line"
        ),
        pytest.param(lambda n: _task(1) + "  # duties: ignore[" * n + "\n", id="without an end"),
        pytest.param(
            lambda n: _task(1) + f"    # duties: ignore[{'DUT101,DUT998,' * n}]\n", id="long lists"
        ),
    ],
)
def test_many_comments_take_time_in_proportion(comments: Callable[[int], str]) -> None:
    def subject(number: int) -> Subject:
        return subject_of("title: 码头方案\ntasks:\n" + comments(number))

    def look(subject: Subject) -> None:
        suppress(subject, no_lead.run(subject), (no_lead, unused_suppression))

    assert slowdown(subject, look, 1000) < LINEAR


def _task(number: int) -> str:
    return f"  - id: {number}  # duties: ignore[DUT101] until=2030-01-01\n    title: 第{number}项\n"


@pytest.mark.parametrize(
    "comment",
    ["duties：ignore【DUT101】", "duties: ignore［no-lead］", "duties: ignore[DUT102，DUT101]"],
)
def test_a_comment_may_have_the_marks_of_chinese_input(comment: str) -> None:
    assert found(plan(first=f"  # {comment} 原文如此")) == FOUND[1:]


def test_the_day_may_follow_a_word_at_once() -> None:
    first = "  # duties: ignore[DUT101] 已商定until=2026-11-23"

    assert found(plan(first=first)) == FOUND
