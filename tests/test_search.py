import pytest

from asking import small_plan
from duties.errors.questions import UnknownUnitError
from duties.naming.names import Register
from duties.naming.search import units_named

PLAN = small_plan(
    units="""
        name: 区住建委, aliases: [区住房城乡建设委]
        name: 城建公司
        name: CBD 管委会
        name: 区教委
    """,
    tasks="""
        id: 1, title: 河, lead: 住建所
    """,
)


@pytest.mark.parametrize(
    ("part", "units"),
    [
        ("住建", ["区住建委", "住建所"]),
        ("建", ["区住建委", "城建公司", "住建所"]),
        ("住房", ["区住建委"]),
        ("cbd管", ["CBD 管委会"]),
        ("zhujian", ["区住建委", "住建所"]),
        ("qjw", ["区教委"]),
        ("cheng", ["区住建委", "城建公司"]),
        ("区教委", ["区教委"]),
    ],
)
def test_all_units_with_a_part_in_a_name_or_its_pinyin_are_found(
    part: str, units: list[str]
) -> None:
    assert list(units_named(Register(PLAN), part)) == units


def test_a_part_of_no_name_is_answered_with_names_like_it() -> None:
    with pytest.raises(UnknownUnitError):
        units_named(Register(PLAN), "水利局")
