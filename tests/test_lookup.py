from functools import partial

import pytest

from asking import refused, register_of, shipped_plan
from duties.errors.questions import AmbiguousUnitError, UnknownUnitError
from duties.messages import LONGEST
from duties.naming.lookup import find_unit, find_units
from duties.naming.names import Register
from duties.naming.pinyin import is_pinyin, names_read_as


def found(query: str, *, units: str = "", tasks: str = "") -> str:
    return find_unit(register_of(units=units, tasks=tasks), query)


def candidates(query: str, *, units: str = "", tasks: str = "") -> str:
    """Return the sentence that lists the units that match."""
    register = register_of(units=units, tasks=tasks)
    return refused(AmbiguousUnitError, lambda: find_unit(register, query))


def not_found(query: str, *, units: str = "", tasks: str = "") -> str:
    register = register_of(units=units, tasks=tasks)
    return refused(UnknownUnitError, lambda: find_unit(register, query))


# What a query may be

WATER = """
    name: 县水务局, aliases: [县水利局, Water Office]
    name: CBD管委会
    name: 各街道, kind: collective
"""


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("县水务局", "县水务局"),
        ("县水利局", "县水务局"),
        ("Water Office", "县水务局"),
        (" 县 水务局\n", "县水务局"),
        ("县\u200b水利局", "县水务局"),
        ("wateroffice", "县水务局"),
        ("CBD 管委会", "CBD管委会"),
        ("ｃｂｄ管委会", "CBD管委会"),
        ("xianshuiwuju", "县水务局"),
        ("Xian Shui Wu Ju", "县水务局"),
        ("ｘｓｗｊ", "县水务局"),
        ("xslj", "县水务局"),
        ("cbdgwh", "CBD管委会"),
        ("水务", "县水务局"),
        ("水利", "县水务局"),
        ("office", "县水务局"),
        ("管委会", "CBD管委会"),
        ("街道", "各街道"),
        ("swj", "县水务局"),
        ("shuili", "县水务局"),
        ("gwh", "CBD管委会"),
        ("cb", "CBD管委会"),
    ],
)
def test_a_unit_is_found_by_name_alias_spelling_pinyin_or_part(query: str, unit: str) -> None:
    assert found(query, units=WATER) == unit


def test_a_unit_that_nobody_registered_is_found_like_any_other() -> None:
    tasks = "id: 1, title: 河, lead: [河长办, 河长 办]"

    assert [found(query, tasks=tasks) for query in ("河长办", "河长 办", "hzb", "长")] == [
        "河长办"
    ] * 4


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("QA", "QA Team"),
        ("qa", "QA Team"),
        ("release", "Release Team"),
        ("Data Science", "Data Science Group"),
        ("science group", "Data Science Group"),
        ("dsg", "DSG办"),
    ],
)
def test_a_whole_word_of_an_english_name_goes_before_a_part_of_one(query: str, unit: str) -> None:
    units = """
        name: QA Team
        name: Release Team
        name: Data Science Group
        name: Database Sciences
        name: Aqaba Office, aliases: [Prerelease]
        name: 青安
        name: DSG办
    """

    assert found(query, units=units) == unit


def test_a_word_of_several_english_names_lists_them() -> None:
    assert candidates("team", units="name: QA Team \n name: Release Team \n name: Steam") == (
        "team matches 2 units: QA Team, Release Team; type more of the name"
    )


# The order of the readings


@pytest.mark.parametrize(
    ("query", "unit", "units"),
    [
        pytest.param("水办", "水办", "name: 甲局, aliases: [水办] \n name: 水办", id="name-alias"),
        pytest.param(
            "水 办", "甲局", "name: 水办 \n name: 甲局, aliases: [水 办]", id="alias-spelling"
        ),
        pytest.param(
            "水  办",
            "水办",
            "name: 甲局, aliases: [水 办] \n name: 水办",
            id="spelling-of-name-spelling-of-alias",
        ),
        pytest.param("SWJ", "swj", "name: 水务局 \n name: swj", id="spelling-pinyin"),
        pytest.param("swj", "水务局", "name: swj中心 \n name: 水务局", id="pinyin-part"),
        pytest.param("swj", "swj中心", "name: 县水务局 \n name: swj中心", id="part-part-of-pinyin"),
    ],
)
def test_the_stricter_reading_goes_before_the_looser(query: str, unit: str, units: str) -> None:
    assert found(query, units=units) == unit


@pytest.mark.parametrize("query", ["局", "j", "ju"])
def test_several_units_that_fit_are_listed_in_the_order_of_the_plan(query: str) -> None:
    assert candidates(
        query,
        units="""
            name: 丙局
            name: 河办, aliases: [河局, 水局]
            name: 甲局, aliases: [老甲局]
        """,
        tasks="id: 1, title: 河, lead: [乙局, 甲 局]",
    ) == (f"{query} matches 4 units: 丙局, 甲局, 乙局, 河办; type more of the name")


def test_an_alias_that_two_units_have_means_neither_alone() -> None:
    units = """
        name: 甲局, aliases: [水办]
        name: 乙局, aliases: [水办]
    """

    assert (
        candidates("水办", units=units) == "水办 matches 2 units: 甲局, 乙局; type more of the name"
    )


def test_units_that_differ_in_a_blank_only_are_told_apart_by_their_very_names() -> None:
    units = "name: 水办 \n name: 水 办"

    assert [found(query, units=units) for query in ("水办", "水 办")] == ["水办", "水 办"]
    assert candidates("水  办", units=units) == (
        "水  办 matches 2 units: 水办, 水 办; type more of the name"
    )


def test_a_sentence_lists_twelve_of_many_units() -> None:
    units = "\n".join(f"name: 第{number}局" for number in range(1, 14))

    assert candidates("局", units=units) == (
        "局 matches 13 units, among them 第1局, 第2局, 第3局, 第4局, 第5局, 第6局, "
        "第7局, 第8局, 第9局, 第10局, 第11局, 第12局; type more of the name"
    )


# What fits nothing


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("县水物局", "no unit is called 县水物局; did you mean 县水务局?"),
        ("县 水力局", "no unit is called 县 水力局; did you mean 县水务局?"),
        ("CBT管委会", "no unit is called CBT管委会; did you mean CBD管委会?"),
        ("财政厅", "no unit is called 财政厅; `duties units` lists them all"),
        ("12", "no unit is called 12; `duties units` lists them all"),
        ("x水务j", "no unit is called x水务j; did you mean 县水务局?"),
        ("{0} %s", "no unit is called {0} %s; `duties units` lists them all"),
        ("", "no unit is called ; `duties units` lists them all"),
        (" \u3000\t", "no unit is called  \u3000\t; `duties units` lists them all"),
        ("\u200b", "no unit is called \u200b; `duties units` lists them all"),
        ("\x1b[2J\x00\n", "no unit is called \x1b[2J\x00\n; `duties units` lists them all"),
        (".*", "no unit is called .*; `duties units` lists them all"),
        ("x" * 10_000, f"no unit is called {'x' * LONGEST}…; `duties units` lists them all"),
        ("县" * 10_000, f"no unit is called {'县' * LONGEST}…; `duties units` lists them all"),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_query_that_fits_nothing_gets_the_nearest_names(query: str, sentence: str) -> None:
    assert not_found(query, units=WATER) == sentence


def test_the_nearest_names_are_at_most_three_units_each_once() -> None:
    units = """
        name: 县水务局, aliases: [县水利局, 县水电局]
        name: 县水产局
        name: 县山水局
        name: 县水文局
    """

    assert not_found("县水保局", units=units) == (
        "no unit is called 县水保局; did you mean 县水务局, 县水文局?"
    )


def test_three_of_many_near_names_are_shown() -> None:
    units = "\n".join(f"name: 县水{character}局" for character in "务利电产文")

    assert not_found("县水保局", units=units).count("县水") == 1 + 3


def test_in_a_plan_without_units_nothing_is_found() -> None:
    assert not_found("水办") == "no unit is called 水办; `duties units` lists them all"


def test_the_invisible_part_of_a_query_makes_no_difference() -> None:
    assert found("\x1b\u202e水\x00务\u200d", units=WATER) == "县水务局"


# The shipped plan


def test_every_unit_of_the_shipped_plan_is_found_by_its_name() -> None:
    register = Register(shipped_plan())

    assert [find_unit(register, name) for name in register.units] == list(register.units)
    assert len(register.units) == 47


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("住建委", "区住建委"),
        ("qzjw", "区住建委"),
        ("quzhujianwei", "区住建委"),
        ("QuZJwei", "区住建委"),
        ("CBD 管委会", "CBD管委会"),
        ("cbdgwh", "CBD管委会"),
        ("cbd", "CBD管委会"),
        ("菜园坝街道", "菜园坝街道"),
        ("qfgw", "区发改委"),
        ("qjtj", "区交通局"),
        ("qghzrzyj", "区规划自然资源局"),
        ("dashuju", "区大数据局"),
        ("母城文化公司", "母城文化公司"),
    ],
)
def test_the_shipped_plan_is_asked_in_the_ways_people_type(query: str, unit: str) -> None:
    assert find_unit(Register(shipped_plan()), query) == unit


# Pinyin


@pytest.mark.parametrize("typed", ["qzjw", "q", "a1", "1a", "cbdgwh"])
def test_ascii_letters_and_digits_may_be_pinyin(typed: str) -> None:
    assert is_pinyin(typed) is True


@pytest.mark.parametrize("typed", ["", "12", "q z", "qz-jw", "区zjw", "lü", "é", "q\x00"])
def test_anything_else_is_no_pinyin(typed: str) -> None:
    assert is_pinyin(typed) is False


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("区住建委", "quzhujianwei"),
        ("区住建委", "qzjw"),
        ("区住建委", "quzjw"),
        ("区住建委", "qzhujw"),
        ("区住建委", "qzjianwei"),
        ("西安办", "xianb"),
        ("县办", "xianb"),
        ("重庆办", "cqb"),
        ("重庆办", "zhongqingban"),
        ("重点办", "zhongdianban"),
        ("长寿区", "changshouqu"),
        ("长寿区", "zsq"),
        ("区工商行政管理局", "qgsxzglj"),
        ("区工商行政管理局", "qugongshangxingzhengguanliju"),
        ("区银行", "quyinhang"),
        ("区银行", "qyh"),
        ("绿化局", "lvhuaju"),
        ("绿化局", "luhuaju"),
        ("绿化局", "lhj"),
        ("妇女办", "funvban"),
        ("妇女办", "funuban"),
        ("战略办", "zhanlveban"),
        ("战略办", "zhanlueban"),
        ("CBD管委会", "cbdgwh"),
        ("CBD管委会", "cbdguanweihui"),
        ("CBD管委会", "cgwh"),
        ("ＣＢＤ 管委会", "cbdgwh"),
        ("第10局", "d10j"),
        ("组织部（人才办）", "zzbrcb"),
        ("“一核”办", "yhb"),
        ("办·中心", "bzx"),
    ],
)
def test_a_name_is_typed_by_whole_pinyin_initials_or_both(name: str, typed: str) -> None:
    assert names_read_as(typed, [name]) == [name]


@pytest.mark.parametrize("typed", ["qzj", "zjw", "qzjwx", "quzhujianwe", "qzhjw", "qozjw", "w"])
def test_pinyin_spells_the_whole_name(typed: str) -> None:
    assert names_read_as(typed, ["区住建委"]) == []


@pytest.mark.parametrize("typed", ["q", "qz", "zj", "zhujian", "jw", "w", "wei", "quzhujianwei"])
def test_a_run_of_characters_is_enough_for_a_part(typed: str) -> None:
    assert names_read_as(typed, ["区住建委"], partly=True) == ["区住建委"]


@pytest.mark.parametrize("typed", ["qj", "zw", "hujian", "jianw e", "qzjwx", "x"])
def test_a_part_has_no_gaps_and_begins_with_a_character(typed: str) -> None:
    assert names_read_as(typed, ["区住建委"], partly=True) == []


def test_the_names_read_come_in_their_order() -> None:
    names = ["水务局", "税务局", "县水务局", "商务局", "水文局"]

    assert names_read_as("swj", names) == ["水务局", "税务局", "商务局", "水文局"]
    assert names_read_as("swj", names, partly=True) == names


def test_a_character_without_pinyin_is_not_passed_over() -> None:
    assert names_read_as("b", ["𠮷办", "办"]) == ["办"]
    assert names_read_as("b", ["𠮷办", "办"], partly=True) == ["𠮷办", "办"]


def test_a_name_of_a_thousand_characters_is_read_as_any_of_its_many_spellings() -> None:
    name = "安" * 1_000

    assert names_read_as("an" * 500 + "a" * 500, [name]) == [name]
    assert names_read_as("an" * 1_000 + "n", [name]) == []
    assert names_read_as("na" * 500, [name], partly=True) == []


@pytest.mark.parametrize(
    ("query", "suggested"),
    [("HR", "Department of Human Resources"), ("legl", "Legal Team"), ("QAA", "QA Team")],
)
def test_initials_and_a_slip_in_one_word_of_an_english_name_are_suggested(
    query: str, suggested: str
) -> None:
    units = """
        name: Department of Human Resources
        name: Legal Team
        name: QA Team
    """

    assert not_found(query, units=units) == (
        f"no unit is called {query}; did you mean {suggested}?"
    )


def test_one_argument_may_list_several_units() -> None:
    register = register_of(units="name: 县水务局\nname: 县财政局\nname: 县教育局、体育局")
    find = partial(find_unit, register)

    assert find_units(["水务局、县财政局等", "县水务局"], find) == ["县水务局", "县财政局"]
    assert find_units(["县水务局等"], find) == ["县水务局"]
    assert find_units(["县教育局、体育局"], find) == ["县教育局、体育局"]
    assert refused(UnknownUnitError, lambda: find_units(["县水务局，甲院"], find)) == (
        "no unit is called 甲院; `duties units` lists them all"
    )
