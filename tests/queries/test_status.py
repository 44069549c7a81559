from datetime import date

import pytest

from asking import faulty_plan, refused, small_plan
from duties.errors.questions import (
    AmbiguousBodyError,
    UnknownBodyError,
    UnknownStepError,
    UnknownTaskError,
)
from duties.ledger.model import State
from duties.messages import Message
from duties.model import Role
from duties.periods import Period, Stretch
from duties.queries.due import Due
from duties.queries.selection import select_bodies, select_parts
from duties.queries.status import Chosen, Wish, last_ended, lights_of, status
from duties.tracking.standing import Light
from followed import under_way
from reading import plan_of

PLAN, REGISTER, _, TRACKER = under_way()
DAY = date(2026, 4, 30)
STANDINGS = TRACKER.on(DAY)


def ids(scope: Chosen = Chosen(), wish: Wish = Wish(), *, steps: bool = False) -> str:  # noqa: B008
    found = status(PLAN, REGISTER, STANDINGS, scope, wish, steps=steps)
    return " ".join(standing.id for standing in found)


def named(*wanted: str) -> Chosen:
    return Chosen(parts=select_parts(PLAN, wanted))


def test_without_a_wish_every_task_is_listed_cancelled_ones_too() -> None:
    assert ids() == "1 2 3 4 5 6 7 8 9 10 11"
    assert ids(steps=True) == "1 2 2/1 2/2 3 4 5 6 7 8 9 10 11"


@pytest.mark.parametrize(
    ("wanted", "steps", "expected"),
    [
        (("3", "1"), False, "3 1"),
        (("2/2",), False, "2/2"),
        (("2",), True, "2 2/1 2/2"),
        (("2/2", "2"), True, "2/2 2 2/1"),
        (("任务2/1",), False, "2/1"),
        (("二/2", "大桥"), False, "2/2 3"),
    ],
)
def test_tasks_and_steps_are_listed_as_they_were_asked_for(
    wanted: tuple[str, ...], steps: bool, expected: str
) -> None:
    assert ids(named(*wanted), steps=steps) == expected


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(lights=frozenset({"red"})), "1 3 4 6 7"),
        (Wish(lights=frozenset({None})), "9"),  # 11 is cancelled
        (Wish(lights=frozenset({"green", None})), "2 5 8 9 10"),
        (Wish(states=frozenset({State.BLOCKED, State.CANCELLED})), "4 11"),
        (Wish(late=True), "3"),
        (Wish(due=Due(date(2026, 5, 1), date(2026, 6, 30))), "1 6 7 11"),
        (Wish(due=Due(is_dated=False)), "9"),
        (Wish(lights=frozenset({"red"}), states=frozenset({State.BLOCKED})), "4"),
    ],
)
def test_a_wish_keeps_what_fits_all_of_it(wish: Wish, expected: str) -> None:
    assert ids(wish=wish) == expected


def test_a_deadline_is_that_of_the_stretch_of_a_standing_task() -> None:
    (standing,) = status(PLAN, REGISTER, STANDINGS, named("6"), Wish())

    assert standing.due == date(2026, 6, 30)


def test_unreported_is_what_had_to_begin_and_was_not_reported_in_the_period_nor_since() -> None:
    april = last_ended(Stretch.MONTH, DAY)
    march = last_ended(Stretch.MONTH, date(2026, 4, 29))

    assert (str(april), str(march)) == ("2026-04", "2026-03")
    assert ids(wish=Wish(unreported=april)) == "1 3 4 6 9"  # 10 begins in June, 5 and 8 are done
    assert ids(wish=Wish(unreported=march)) == "9"


def test_no_period_ended_before_the_first_year() -> None:
    assert last_ended(Stretch.MONTH, date(1, 1, 5)) is None
    assert last_ended(Stretch.DAY, date(1, 1, 1)) == Period(
        date(1, 1, 1), date(1, 1, 1), Stretch.DAY
    )


@pytest.mark.parametrize(
    ("scope", "steps", "expected"),
    [
        (Chosen(units=["县水利局"]), False, "1 2"),
        (Chosen(units=["县水利局"]), True, "1 2 2/1 2/2"),
        (Chosen(units=["县水利局"], roles=[Role.LEAD]), False, "1 2"),  # 2/2 is led by it
        (Chosen(units=["县水利局"], roles=[Role.LEAD]), True, "1 2 2/2"),
        (Chosen(units=["县住建局"], roles=[Role.LEAD]), True, "2 2/1 7"),
        (Chosen(units=["东乡"]), False, "4 6 9"),
        (Chosen(roles=[Role.LEAD]), False, "1 2 3 4 5 6 7 8 10 11"),
        (Chosen(actions=["1"]), True, "1 2 2/1 2/2"),
        (Chosen(bodies=["治水组"]), False, "1 2"),
        (Chosen(bodies=["大桥专班", "治水组"]), False, "1 2 3"),
        (Chosen(bodies=["惠民组"], actions=["1"]), False, ""),
    ],
)
def test_whose_work_is_asked_for(scope: Chosen, steps: bool, expected: str) -> None:
    assert ids(scope, steps=steps) == expected


def test_a_task_that_is_itself_called_like_a_step_comes_first() -> None:
    plan = faulty_plan(  # lint says that step 2 cannot be called by its own name
        tasks="""
            id: 19, title: 河, steps: [{id: 2, title: 堤}, {id: 甲, title: 闸}]
            id: 19/2, title: 井
            id: 20, title: 桥/路 改造
        """
    )

    def found(query: str) -> list[tuple[str, str | None]]:
        parts = select_parts(plan, [query])
        return [(part.task.id, part.step and part.step.id) for part in parts]

    assert found("19/2") == [("19/2", None)]
    assert found("19/甲") == [("19", "甲")]
    assert found("桥/路") == [("20", None)]
    assert refused(UnknownStepError, lambda: found("19/7")) == (
        "there is no step 19/7; the steps of task 19 are 2, 甲"
    )
    assert refused(UnknownStepError, lambda: found("20/1")) == (
        "there is no step 20/1; task 20 has no steps"
    )
    assert "no task has the id 99/1" in refused(UnknownTaskError, lambda: found("99/1"))


def test_a_body_is_found_by_id_name_or_part_of_its_name() -> None:
    assert select_bodies(PLAN, ["治水专项", "东门大桥工作专班", "领导小组"]) == (
        "治水组",
        "大桥专班",
        "领导小组",
    )
    assert select_bodies(PLAN, ["治水组、惠民组"]) == ("治水组", "惠民组")
    assert refused(AmbiguousBodyError, lambda: select_bodies(PLAN, ["专项"])) == (
        "专项 matches 2 bodies: 治水组, 惠民组; name one by its id"
    )
    assert refused(UnknownBodyError, lambda: select_bodies(PLAN, ["文旅组"])) == (
        "no body has the id 文旅组 or these words in its name; the ids are 领导小组, 治水组, "
        "惠民组, 大桥专班"
    )
    assert refused(UnknownBodyError, lambda: select_bodies(small_plan(), ["文旅组"])) == (
        "no body has the id 文旅组; the plan has no bodies"
    )


def test_the_lights_are_the_usual_ones_and_what_rules_and_rulings_give() -> None:
    blue = plan_of("title: 方案\ntasks: []\ntracking: {lights: [{light: blue, when: overdue}]}\n")
    light = Light("紫", "ruling", Message("so"))
    ruled = STANDINGS[0]._replace(light=light, steps=(STANDINGS[0]._replace(light=None),))

    assert lights_of(PLAN, STANDINGS) == {"red", "yellow", "green"}
    assert lights_of(blue, [ruled]) == {"red", "yellow", "green", "blue", "紫"}
