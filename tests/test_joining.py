"""A plan with the register that it names."""

import os
from gettext import NullTranslations
from pathlib import Path

import pytest

from duties.errors.files import MissingFileError
from duties.lint.plan_parts import own_units
from duties.model import Plan, UnitKind
from duties.naming.beside import load_whole, register_of
from duties.naming.joining import joined
from duties.naming.names import Register
from duties.planfile.loading import Loaded, load
from duties.planfile.registers import RegisterFile, load_units
from duties.source import Source

REGISTER = """\
units:
- {name: 区住房城乡建设委, aliases: 区住建委, kind: department, leader: 主任, contact: 办公室}
- {name: 各街道, kind: collective, members: [甲街道, 乙街道]}
- {name: 甲街道, kind: street}
- {name: 乙街道, kind: street}
- {name: 区教委}
"""
HEAD = "title: 方案\nregister: units.yaml\n"


def whole(plan: str, register: str = REGISTER) -> Loaded:
    def read(name: str) -> RegisterFile:
        if name != "units.yaml":
            raise MissingFileError(name)
        return load_units(Source(name, register))

    return joined(load(Source("plan.yaml", HEAD + plan)), read)


def plan_of(loaded: Loaded) -> Plan:
    assert loaded.plan is not None
    return loaded.plan


def told(loaded: Loaded) -> list[str]:
    return [
        f"{each.span.line}:{each.span.column} {each.code} {each.message.put(NullTranslations())}"
        for each in loaded.findings
    ]


def test_a_plan_has_the_units_of_the_register_that_it_names() -> None:
    loaded = whole("tasks: [{id: 1, title: 修缮码头, lead: 区住建委, support: 各街道}]\n")

    plan = plan_of(loaded)
    assert [unit.name for unit in plan.units] == ["区住房城乡建设委", "各街道", "甲街道", "乙街道"]
    register = Register(plan)
    assert register.unit_of("区住建委") == "区住房城乡建设委"
    assert list(register.unfold("各街道")) == ["甲街道", "乙街道"]
    assert loaded.findings == ()


def test_what_comes_from_the_register_stands_where_the_plan_names_it() -> None:
    plan = plan_of(whole("tasks: [{id: 1, title: 修缮码头, lead: 区住建委, support: 各街道}]\n"))

    place = plan.spans["register"]
    assert {unit.span for unit in plan.units} == {place}
    assert {name.span for unit in plan.units for name in unit.aliases} == {place}
    assert own_units(plan) == ()


def test_the_entries_of_a_plan_come_first_and_the_register_adds_to_them() -> None:
    loaded = whole(
        "units:\n"
        "- {name: 区住建委, leader: 局长, aliases: 建委}\n"
        "- {name: 区财政局}\n"
        "- {name: 各街道, kind: collective, members: 丙街道}\n"
        "tasks: [{id: 1, title: 修缮码头, lead: 区住建委}]\n"
    )

    own, finance, streets, *members = plan_of(loaded).units
    assert own.name == "区住建委"
    assert [alias.text for alias in own.aliases] == ["建委", "区住房城乡建设委"]
    assert (own.kind, own.leader, own.contact) == (UnitKind.DEPARTMENT, "局长", "办公室")
    assert finance.name == "区财政局"
    assert [name.text for name in streets.members or ()] == ["丙街道", "甲街道", "乙街道"]
    assert [unit.name for unit in members] == []
    assert loaded.findings == ()
    assert own.spans["name"].line == 4


def test_a_kind_of_the_plan_s_own_counts_and_is_told() -> None:
    loaded = whole(
        "units: [{name: 区住建委, kind: company}]\n"
        "tasks: [{id: 1, title: 修缮码头, lead: 区住建委}]\n"
    )

    assert plan_of(loaded).units[0].kind is UnitKind.COMPANY
    assert told(loaded) == [
        "3:28 DUT217 区住建委 is of kind company here, but department in the register "
        "(units.yaml, line 2); this plan goes by its own"
    ]


def test_a_unit_that_a_plan_enters_twice_takes_the_register_s_names_once() -> None:
    plan = plan_of(
        whole(
            "units: [{name: 区住建委}, {name: 区住房城乡建设委}]\n"
            "tasks: [{id: 1, title: 修缮码头, lead: 区住建委}]\n"
        )
    )

    assert [len(unit.aliases) for unit in plan.units] == [1, 0]


def test_a_name_goes_before_an_alias() -> None:
    register = "units:\n- {name: 甲局, aliases: 乙局}\n- {name: 乙局, kind: office}\n"
    plan = plan_of(whole("tasks: [{id: 1, title: 修缮码头, lead: 乙局}]\n", register))

    assert [(unit.name, unit.kind) for unit in plan.units] == [("乙局", UnitKind.OFFICE)]


def test_without_its_register_a_plan_still_answers() -> None:
    text = HEAD.replace("units.yaml", "gone.yaml") + "tasks: [{id: 1, title: 修码头, lead: 甲局}]\n"

    loaded = load_whole(Source("plan.yaml", text))

    assert [task.id for task in plan_of(loaded).tasks] == ["1"]
    assert told(loaded) == [
        "2:11 DUT216 there is no register gone.yaml, so its units are not known; is the path right?"
    ]


@pytest.mark.parametrize(
    ("register", "reason"),
    [
        ("", "units.yaml: the file is empty; `duties init` writes a plan to start from"),
        ("\0", "units.yaml: this is a binary file, not a plan"),
    ],
)
def test_a_register_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, register: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("units.yaml").write_text(register, encoding="utf-8")

    (said,) = told(load_whole(Source("plan.yaml", f"{HEAD}tasks: []\n")))

    assert said.startswith("2:11 DUT216 the register cannot be read, so its units are not known; ")
    assert reason in said


def test_a_register_is_seen_from_the_folder_of_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("units.yaml").write_text(REGISTER, encoding="utf-8")
    Path("a").mkdir()
    text = HEAD.replace("units.yaml", "../units.yaml")
    source = Source(os.path.join("a", "plan.yaml"), f"{text}tasks: []\n")  # noqa: PTH118

    plan = plan_of(load_whole(source))

    assert plan.units == ()
    register = register_of(plan, Path(source.name))
    assert register is not None
    assert register.source.name == "units.yaml"
    assert len(register.units) == 5
    assert load_whole(source, Path("a/plan.yaml")).findings == ()
    assert told(load_whole(source, Path("plan.yaml"))) != []


def test_a_register_that_changed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = Source("plan.yaml", HEAD + "tasks: [{id: 1, title: 修缮码头, lead: 甲局}]\n")
    Path("units.yaml").write_text("units: [{name: 甲局}]\n", encoding="utf-8")
    assert plan_of(load_whole(source)).units[0].kind is None
    Path("units.yaml").write_text("units: [{name: 甲局, kind: office}]\n", encoding="utf-8")

    assert plan_of(load_whole(source)).units[0].kind is UnitKind.OFFICE
