"""Whose a unit is: the same office of the same place, in whatever plan."""

from asking import register_of
from duties.naming.whose import OfficeOfPlace, Whose, fullest_issuers


def office(issuer: str | None, name: str, plan: str = "p") -> OfficeOfPlace:
    return Whose(register_of(units=f"name: {name}"), issuer, plan).of(name)


def test_an_office_is_known_by_its_place_however_it_is_written() -> None:
    wanted = office("重庆市渝中区人民政府", "区住建委")

    assert office("渝中区人民政府办公室", "渝中区住房和城乡建设委员会") == wanted
    assert office("重庆市人民政府", "渝中区住建委") == wanted
    assert office("重庆市江北区人民政府", "区住建委") != wanted
    assert office("重庆市渝中区人民政府", "市住建委") != wanted
    assert office("重庆市渝中区人民政府", "市住建委") == office("重庆市人民政府", "市住建委")


def test_what_names_no_place_is_of_the_place_that_the_plan_is_for() -> None:
    assert office("渝中区人民政府", "化龙桥管委会") == office("渝中区教委", "化龙桥管理委员会")
    assert office("国务院", "财政部") == office("国务院办公厅", "财政部")


def test_an_unknown_place_is_known_to_its_plan_alone() -> None:
    assert office(None, "县住建局", "a") != office(None, "县住建局", "b")
    assert office("太仓市人民政府", "省住建厅", "a") != office("太仓市人民政府", "省住建厅", "b")
    assert office("太仓市人民政府", "省住建厅").level == "省"
    assert not office(None, "甲中心").is_placed
    assert office(None, "甲中心").level == ""
    assert office("太仓市人民政府", "市住建局").is_placed


def test_the_issuer_that_says_most_of_a_place_speaks_for_all() -> None:
    assert fullest_issuers(["渝中区人民政府", "重庆市渝中区人民政府", None, "国务院"]) == [
        "重庆市渝中区",
        "重庆市渝中区人民政府",
        None,
        "国务院",
    ]
    assert fullest_issuers(["城区政府", "甲市城区政府", "乙市城区政府"])[0] == "城区政府"
