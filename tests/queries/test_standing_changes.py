from asking import EN
from duties.formats.views.standing_changes import change_words
from duties.queries.standing_changes import Turn, turns
from followed import Followed, closed_loop, day


def changed(of: Followed, since: str, until: str, *, steps: bool = False) -> tuple[Turn, ...]:
    """Return what changed between the ends of two days."""
    before, after = of.tracker.on(day(since)), of.tracker.on(day(until))
    earlier = [each for one in before for each in (one, *one.steps)]
    later = [each for one in after for each in ((one, *one.steps) if steps else (one,))]
    return turns(earlier, later, of.ledger, day(since), day(until))


def words(turn: Turn) -> str:
    """Return a turn as one line: the task, the changes, problems, the lines of its entries."""
    said = change_words(turn.changes)
    return " | ".join(
        (
            turn.after.id,
            said.put(EN) if said else "-",
            ",".join(turn.opened) or "-",
            ",".join(turn.solved) or "-",
            ",".join(f"{each.kind} {each.key}:{each.line}" for each in turn.entries) or "-",
        )
    )


def test_only_tasks_that_changed_are_there_each_with_what_was_entered_meanwhile() -> None:
    assert [words(turn) for turn in changed(closed_loop(), "2026-03-30", "2026-04-15")] == [
        "1 | light ○ green → ▲ yellow, class on pace → behind pace | - | - | -",
        "2 | light ○ green → ● red, class on pace → behind pace | - | - | ruling 2:14",
        "3 | light ▲ yellow → ○ green, class behind pace → on pace, "
        "deadline 2026-05-31 → 2026-08-31 | - | - | ruling 3:13",
        "4 | state done → accepted | - | P3 | lesson 4:16,problem 4:6,ruling 4:8",
    ]


def test_a_problem_that_is_found_is_a_change() -> None:
    found = changed(closed_loop(), "2026-02-09", "2026-02-10")

    assert [words(turn) for turn in found] == ["3 | - | P2 | - | problem 3:10"]


def test_where_nothing_was_entered_the_days_alone_change_a_light() -> None:
    found = changed(closed_loop(), "2026-04-30", "2026-06-10")

    assert [words(turn) for turn in found] == [
        "1 | light ○ green → ▲ yellow, class on pace → behind pace | - | - | -",
        "3 | light ○ green → ▲ yellow, class on pace → behind pace | - | - | -",
    ]


def test_steps_are_compared_if_they_are_asked_for() -> None:
    found = changed(closed_loop(), "2026-03-26", "2026-03-28", steps=True)

    assert [turn.after.id for turn in found] == ["1", "1/1", "1/2", "2", "3"]
    assert words(found[1]) == (
        "1/1 | light ▲ yellow → ○ green, state in progress → done, percent done 80% → 100%, "
        "class behind pace → completed | - | - | report 1/1:3"
    )


def test_between_a_day_and_itself_nothing_changes() -> None:
    assert changed(closed_loop(), "2026-03-30", "2026-03-30") == ()
