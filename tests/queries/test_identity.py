from asking import register_of
from duties.queries.identity import Identity


def one(old: str, new: str) -> tuple[Identity, list[tuple[str, str]]]:
    """Return which units of two registers are one: pairs of their names."""
    registers = register_of(units=old), register_of(units=new)
    identity = Identity(*registers)
    return identity, [
        (here, there)
        for here in registers[0].units
        for there in registers[1].units
        if identity.before(here) == identity.after(there)
    ]


def test_a_renamed_unit_is_one_if_either_plan_says_so() -> None:
    assert one("name: 水务局", "name: 水利局, aliases: [水务局]")[1] == [("水务局", "水利局")]
    assert one("name: 水务局, aliases: [水利局]", "name: 水利局")[1] == [("水务局", "水利局")]
    assert one("name: 水务局", "name: 水利局")[1] == []


def test_units_merged_into_one_are_that_one() -> None:
    assert one("name: 甲局\nname: 乙局", "name: 丙局, aliases: [甲局, 乙局]")[1] == [
        ("甲局", "丙局"),
        ("乙局", "丙局"),
    ]


def test_a_unit_that_is_split_goes_on_as_one_of_its_parts() -> None:
    assert one("name: 丙局, aliases: [甲局, 乙局]", "name: 甲局\nname: 乙局")[1] == [
        ("丙局", "甲局")
    ]


def test_an_alias_that_was_given_to_another_unit_joins_nothing() -> None:
    moved = one(
        "name: 甲局, aliases: [建委]\nname: 乙局", "name: 甲局\nname: 乙局, aliases: [建委]"
    )
    gone = one("name: 甲局, aliases: [建委]\nname: 乙局", "name: 乙局, aliases: [建委]")

    assert moved[1] == [("甲局", "甲局"), ("乙局", "乙局")]
    assert gone[1] == [("乙局", "乙局")]
    assert moved[0].before("建委") != moved[0].after("建委")


def test_spelling_makes_no_difference() -> None:
    assert one("name: CBD 管委会", "name: ｃｂｄ管委会")[1] == [("CBD 管委会", "ｃｂｄ管委会")]


def test_names_that_neither_plan_knows_are_one_if_they_are_spelt_alike() -> None:
    identity, _ = one("name: 甲局", "name: 甲局")

    assert identity.before("A 组") == identity.after("a组")
