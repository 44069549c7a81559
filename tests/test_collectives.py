import pytest

from duties.model import UnitKind
from duties.naming.collectives import may_stand_for, sounds_like_several

DEPARTMENT, STREET, COMPANY = UnitKind.DEPARTMENT, UnitKind.STREET, UnitKind.COMPANY
COMMITTEE, OTHER, PARTY = UnitKind.COMMITTEE, UnitKind.OTHER, UnitKind.PARTY


@pytest.mark.parametrize(
    ("collective", "kinds"),
    [
        ("各街道", {STREET, OTHER}),
        ("各街道办事处", {STREET, OTHER}),
        ("各乡镇（街道）", {STREET, OTHER}),
        ("区级各产业部门", {DEPARTMENT, PARTY, UnitKind.OFFICE, COMMITTEE, OTHER}),
        ("区属各国有企业", {COMPANY}),
        ("各管委会", {COMMITTEE, COMPANY}),
        ("各区县政府", {STREET, COMMITTEE, OTHER}),
        ("各街道、各部门", {DEPARTMENT, PARTY, UnitKind.OFFICE, COMMITTEE, STREET, OTHER}),
        ("区政府各部门", {DEPARTMENT, PARTY, UnitKind.OFFICE, COMMITTEE, OTHER}),
    ],
)
def test_a_collective_stands_for_units_of_the_kinds_that_its_name_speaks_of(
    collective: str, kinds: set[UnitKind]
) -> None:
    told = set(UnitKind) - {UnitKind.COLLECTIVE}

    assert {kind for kind in told if may_stand_for(collective, "某", kind)} == kinds


@pytest.mark.parametrize("collective", ["各有关单位", "专项小组成员单位", "全县", "Partners"])
def test_a_name_that_does_not_tell_may_stand_for_anybody(collective: str) -> None:
    assert all(may_stand_for(collective, "某", kind) for kind in UnitKind)


def test_a_unit_of_no_known_kind_may_be_meant_by_any_collective() -> None:
    assert may_stand_for("各街道", "某", None)


@pytest.mark.parametrize(
    ("collective", "other", "may"),
    [
        ("各街道办事处", "各街道", True),
        ("各相关部门", "区级各产业部门", True),
        ("各有关单位", "各街道", True),
        ("各相关部门", "各企业", False),
        ("区属各国有企业", "各街道", False),
        ("区级有关部门", "各街道", False),
        ("各高校", "各医院", True),
    ],
)
def test_a_collective_may_be_meant_by_one_that_stands_for_the_same_units(
    collective: str, other: str, may: bool
) -> None:
    assert may_stand_for(collective, other, UnitKind.COLLECTIVE) is may


@pytest.mark.parametrize("name", ["各街道", "区级各产业部门", "市有关部门", "相关企业"])
def test_names_that_sound_like_several_units(name: str) -> None:
    assert sounds_like_several(name)


@pytest.mark.parametrize("name", ["区住建委", "区各界人士联谊会", "相关标准研究所", "街道办"])
def test_names_of_one_unit(name: str) -> None:
    assert not sounds_like_several(name)
