"""A group of options is put in the place of the parameter that it is."""

import inspect
from typing import Annotated, NamedTuple

import typer

from duties.cli.groups import spread


class Pair(NamedTuple):
    """A group for these tests."""

    first: Annotated[str | None, typer.Option("--first")] = None
    second: Annotated[bool, typer.Option("--second")] = False


def test_a_command_without_groups_is_left_as_it_is() -> None:
    def plain(word: str) -> None: ...

    assert spread(plain) is plain


def test_options_of_a_group_stand_where_it_stood_and_come_together() -> None:
    got: list[object] = []

    def grouped(*, before: str, pair: Pair, behind: int = 3) -> None:
        got.extend((before, pair, behind))

    command = spread(grouped)
    parameters = inspect.signature(command).parameters
    command(before="a", first="b", second=True, behind=4)

    assert list(parameters) == ["before", "first", "second", "behind"]
    assert [each.default for each in parameters.values()][1:] == [None, False, 3]
    assert got == ["a", Pair("b", True), 4]
