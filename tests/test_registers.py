from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from duties.planfile.registers import RegisterFile, load_units
from duties.source import Source
from reading import PARSERS, parser


@pytest.fixture(params=PARSERS, autouse=True)
def is_libyaml(request: pytest.FixtureRequest) -> Iterator[bool]:
    with parser(request.param):
        yield request.param


def loaded(text: str) -> RegisterFile:
    return load_units(Source("units.yaml", text))


def told(text: str) -> list[tuple[int, int, str]]:
    return [
        (found.span.line, found.span.column, found.message.put(NullTranslations()))
        for found in loaded(text).findings
    ]


def test_a_file_of_units_alone_is_a_register() -> None:
    _, units, findings = loaded("units:\n  - {name: 甲局, aliases: 甲}\n  - {name: 乙局}\n")

    assert [(unit.name, [each.text for each in unit.aliases]) for unit in units] == [
        ("甲局", ["甲"]),
        ("乙局", []),
    ]
    assert findings == ()


def test_what_else_a_plan_says_is_passed_over_its_faults_included() -> None:
    plan = "titel: 坏\nunits: [{name: 甲局}]\ntasks:\n  - {id: 1, lead: {a: b}}\n  - 5\n"

    assert [unit.name for unit in loaded(plan).units] == ["甲局"]
    assert loaded(plan).findings == ()


@pytest.mark.parametrize("text", ["", "# nothing\n", "title: 甲\n", "- {name: 甲局}\n", "units:\n"])
def test_a_file_without_units_registers_none(text: str) -> None:
    assert loaded(text)[1:] == ((), ())


def test_an_anchor_on_the_whole_or_within_makes_no_difference() -> None:
    assert [unit.name for unit in loaded("&a\nunits: [{name: 甲局}]\n").units] == ["甲局"]
    assert [unit.name for unit in loaded("x: &a [{name: 甲局}]\nunits: *a\n").units] == ["甲局"]


def test_faults_in_the_units_are_told_with_their_places() -> None:
    assert told("units:\n  - {nme: 甲局}\n  - 5\n") == [
        (2, 5, "name is missing"),
        (2, 6, "there is no key nme here; did you mean name?"),
        (3, 5, "a mapping (key: value) belongs here, but this is a text"),
    ]
    assert told("units: [{name: 甲局}]\nunits: [{name: 乙局}]\n") == [
        (2, 1, "units is given twice, first at line 1; delete one")
    ]


def test_another_register_is_not_followed_and_that_is_said() -> None:
    sentence = (
        "a register cannot name another one, whose units are not read here; list them in this file"
    )

    assert told("register: ../units.yaml\nunits: [{name: 甲局}]\n") == [(1, 1, sentence)]
    assert told("units: [{name: 甲局}]\ntasks: []\nregister: []\n") == [(3, 1, sentence)]


def test_no_unit_is_read_from_what_is_no_yaml() -> None:
    _, units, findings = loaded("units: [{name: 甲局}]\ntasks: [\n")

    assert units == ()
    assert [found.code for found in findings] == ["DUT001"]
