from difflib import unified_diff

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duties.formats.patch import unified
from scaling import IN_PROPORTION, growth

lines = st.lists(st.sampled_from("abcdefgh"), max_size=30)


def patched(before: list[str], patch: list[str]) -> list[str]:
    """Return the lines with a unified diff applied, as `patch` does."""
    after, done = [], 0
    for line in patch[2:]:
        if line.startswith("@@"):
            start, _, length = line.split()[1][1:].partition(",")
            at = int(start) - (length != "0")
            after += before[done:at]
            done = at
            continue
        if line[0] in " -":
            assert before[done] == line[1:]
            done += 1
        if line[0] in " +":
            after.append(line[1:])
    return after + before[done:]


@settings(deadline=None)
@given(lines, lines)
def test_a_diff_makes_one_text_of_the_other(before: list[str], after: list[str]) -> None:
    patch = list(unified(before, after, "plan.yaml"))

    assert patched(before, patch) == after
    assert bool(patch) == (before != after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "a"),
        ("a", ""),
        ("abcdefghijk", "abcdeXfghijk"),
        ("abcdefghijklmnopq", "Xbcdefghijklmnopqr"),
        ("abcdefgh", "abefgh"),
    ],
)
def test_a_diff_is_written_as_everyone_writes_it(before: str, after: str) -> None:
    usual = unified_diff(list(before), list(after), "plan.yaml", "plan.yaml", lineterm="")

    assert list(unified(list(before), list(after), "plan.yaml")) == list(usual)


@pytest.mark.parametrize("step", [1, 2, 20])
def test_many_changes_take_work_in_proportion(step: int) -> None:
    def versions(size: int) -> tuple[list[str], list[str]]:
        before = [f"{n} {n % 7}" if n % 3 else "    lead: 区局" for n in range(size)]
        return before, [f"{line}等" if n % step == 0 else line for n, line in enumerate(before)]

    assert growth(versions, lambda both: list(unified(*both, "plan.yaml")), 1000) < IN_PROPORTION
