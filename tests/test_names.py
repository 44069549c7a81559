from itertools import pairwise

import pytest

from asking import plan_text, register_of, small_plan
from duties.errors.questions import DeepCollectiveError
from duties.naming.names import Register, normal_form
from duties.planfile.loading import load
from duties.source import Source
from reading import said


def meanings(register: Register, *names: str) -> dict[str, str]:
    return {name: register.unit_of(name) for name in names}


# The normal form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("区住建委", "区住建委"),
        ("CBD管委会", "cbd管委会"),
        ("CBD 管委会", "cbd管委会"),
        ("  CBD\t管委会\n", "cbd管委会"),
        ("CBD\u3000管\u00a0委\u2009会", "cbd管委会"),
        ("ＣＢＤ管委会", "cbd管委会"),
        ("ｃｂｄ管委会", "cbd管委会"),
        ("第１０中心", "第10中心"),
        ("组织部（人才办）", "组织部(人才办)"),
        ("河\u200b长\u200c办\u200d", "河长办"),
        ("\ufeff河\u2060长\u00ad办", "河长办"),
        ("\u202e河长办\u202c", "河长办"),
        ("河\x00长\x1b办\x7f\x85", "河长办"),
        ("河\u2028长\u2029办", "河长办"),
        ("Straße ǅ", "strassedž"),
        ("⽔务局", "水务局"),
        ("㈠办", "(一)办"),
        ("", ""),
        (" \u3000\u200b", ""),
    ],
)
def test_the_normal_form_has_no_blanks_nothing_invisible_and_one_width_and_case(
    name: str, form: str
) -> None:
    assert normal_form(name) == form


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("石\ue000办", id="private-use"),
        pytest.param("石\U00031350办", id="newer-than-python"),
        pytest.param("𠮷办", id="beyond-the-basic-plane"),
        pytest.param("办·中心", id="interpunct"),
        pytest.param("甲、乙办", id="comma"),
    ],
)
def test_the_normal_form_keeps_every_character_that_can_be_seen(name: str) -> None:
    assert normal_form(name) == name


# Which unit a name means


def test_a_unit_is_meant_by_its_name_its_aliases_and_their_spellings() -> None:
    register = register_of(
        units="""
            name: CBD管委会, aliases: [商务区管委会, 'Ｂ 办']
            name: 区住建委
        """,
        tasks="id: 1, title: 河, lead: [CBD 管委会, ｃｂｄ管委会, 商务区 管委会, b办, 区住建委]",
    )

    assert meanings(register, "CBD管委会", "商务区管委会", "Ｂ 办") == {
        "CBD管委会": "CBD管委会",
        "商务区管委会": "CBD管委会",
        "Ｂ 办": "CBD管委会",
    }
    assert meanings(register, "CBD 管委会", "ｃｂｄ管委会", "商务区 管委会", "b办") == {
        "CBD 管委会": "CBD管委会",
        "ｃｂｄ管委会": "CBD管委会",
        "商务区 管委会": "CBD管委会",
        "b办": "CBD管委会",
    }
    assert list(register.units) == ["CBD管委会", "区住建委"]
    assert register.aliases == [
        ("商务区管委会", "CBD管委会"),
        ("Ｂ 办", "CBD管委会"),
        ("CBD 管委会", "CBD管委会"),
        ("ｃｂｄ管委会", "CBD管委会"),
        ("商务区 管委会", "CBD管委会"),
        ("b办", "CBD管委会"),
    ]


def test_a_registered_name_goes_before_an_alias_wherever_they_stand() -> None:
    register = register_of(
        units="""
            name: 甲局, aliases: [乙局]
            name: 乙局, aliases: [甲局]
        """
    )

    assert meanings(register, "甲局", "乙局") == {"甲局": "甲局", "乙局": "乙局"}


def test_the_first_unit_with_an_alias_goes_before_the_second() -> None:
    register = register_of(
        units="""
            name: 甲局, aliases: [水办]
            name: 乙局, aliases: [水办, 水 办]
        """,
        tasks="id: 1, title: 河, lead: [水  办]",
    )

    assert meanings(register, "水办", "水 办", "水  办") == {
        "水办": "甲局",
        "水 办": "乙局",
        "水  办": "甲局",
    }


def test_a_registered_name_goes_before_an_alias_in_other_spellings_too() -> None:
    register = register_of(
        units="""
            name: 甲局, aliases: [水办]
            name: 水 办
        """,
        tasks="id: 1, title: 河, lead: [水  办, 水办]",
    )

    assert meanings(register, "水  办", "水办") == {"水  办": "水 办", "水办": "甲局"}


def test_two_registered_units_may_differ_in_a_blank_only() -> None:
    register = register_of(
        units="""
            name: 水办
            name: 水 办
        """,
        tasks="id: 1, title: 河, lead: [水 办, 水\u3000办]",
    )

    assert meanings(register, "水 办", "水\u3000办") == {"水 办": "水 办", "水\u3000办": "水办"}


def test_a_unit_registered_twice_is_the_first_with_the_names_of_both() -> None:
    plan = small_plan(
        units="""
            name: 甲局, kind: department, aliases: [水办]
            name: 甲局, kind: office, aliases: [河办]
        """
    )
    register = Register(plan)

    assert register.units == {"甲局": plan.units[0]}
    assert meanings(register, "水办", "河办") == {"水办": "甲局", "河办": "甲局"}


def test_names_that_no_unit_registers_are_units_after_the_others_in_the_order_of_the_plan() -> None:
    plan = small_plan(
        units="name: 各街道, members: [东街道, 西街道]",
        actions="id: 1, title: 治水, lead: 县水务局",
        tasks="""
            id: 1, title: 河, support: [丙局], responsible: [乙局, 东街道], lead: [甲局, 县水务局]
            id: 2, title: 井, lead: 丁局
        """,
    )

    assert Register(plan).units == {
        "各街道": plan.units[0],
        "东街道": None,
        "西街道": None,
        "县水务局": None,
        "甲局": None,
        "乙局": None,
        "丙局": None,
        "丁局": None,
    }


def test_spellings_of_an_unregistered_name_are_one_unit_called_as_it_is_first_written() -> None:
    register = register_of(
        tasks="id: 1, title: 河, lead: [水 办, 水办, 水 办], support: [Ｘ办, x办]"
    )

    assert register.units == {"水 办": None, "Ｘ办": None}
    assert register.aliases == [("水办", "水 办"), ("x办", "Ｘ办")]
    assert meanings(register, "水办", "x办") == {"水办": "水 办", "x办": "Ｘ办"}


def test_a_name_that_the_plan_does_not_write_means_no_unit() -> None:
    register = register_of(units="name: 水办")

    with pytest.raises(KeyError):
        register.unit_of("水 办")


def test_the_aliases_of_a_unit_without_a_name_mean_nothing() -> None:
    text = plan_text(
        units="""
            kind: office, aliases: [水办], members: [东街道]
            name: 甲局, aliases: [河办]
        """,
        tasks="id: 1, title: 河, lead: [水办, 河办]",
    )
    plan, findings = load(Source("plan.yaml", text))
    assert plan is not None
    assert [finding.code for finding in findings] == ["DUT005"]

    register = Register(plan)

    assert register.units == {"甲局": plan.units[1], "东街道": None, "水办": None}
    assert register.aliases == [("河办", "甲局")]
    assert meanings(register, "水办", "河办") == {"水办": "水办", "河办": "甲局"}


# Collectives


@pytest.mark.parametrize(
    ("keys", "is_collective"),
    [
        ("name: 甲", False),
        ("name: 甲, kind: street", False),
        ("name: 甲, kind: collective", True),
        ("name: 甲, kind: street, members: [乙]", True),
        ("name: 甲, members: []", True),
        ("name: 甲, members: null", False),
    ],
)
def test_a_collective_is_a_unit_that_the_plan_calls_one_or_gives_members(
    keys: str, is_collective: bool
) -> None:
    assert register_of(units=keys).is_collective("甲") is is_collective


def test_a_unit_that_is_not_registered_is_no_collective() -> None:
    register = register_of(tasks="id: 1, title: 河, lead: 各街道")

    assert register.is_collective("各街道") is False
    assert register.unfold("各街道") == {}


def test_a_collective_unfolds_to_its_members_in_their_order() -> None:
    register = register_of(
        units="""
            name: 东街道, aliases: [东街]
            name: CBD管委会
            name: 各单位, members: [西街道, CBD 管委会, 东街]
            name: 各部门, kind: collective
            name: 各公司, members: []
        """
    )

    assert list(register.unfold("各单位").items()) == [
        ("西街道", ("各单位",)),
        ("CBD管委会", ("各单位",)),
        ("东街道", ("各单位",)),
    ]
    assert register.unfold("各部门") == {}
    assert register.unfold("各公司") == {}
    assert register.unfold("东街道") == {}


def test_nested_collectives_unfold_with_the_chain_that_leads_to_each_member() -> None:
    register = register_of(
        units="""
            name: 全县, members: [各街道, 甲局]
            name: 各街道, members: [城区各街道, 远街道]
            name: 城区各街道, members: [东街道, 西街道]
        """
    )

    assert register.unfold("全县") == {
        "各街道": ("全县",),
        "甲局": ("全县",),
        "城区各街道": ("全县", "各街道"),
        "远街道": ("全县", "各街道"),
        "东街道": ("全县", "各街道", "城区各街道"),
        "西街道": ("全县", "各街道", "城区各街道"),
    }


def test_a_member_reached_in_two_ways_comes_once_by_the_shorter_the_first_of_equals() -> None:
    register = register_of(
        units="""
            name: 全县, members: [各街道, 各部门, 东街道]
            name: 各街道, members: [东街道, 河办]
            name: 各部门, members: [河办, 河办]
        """
    )

    assert register.unfold("全县") == {
        "各街道": ("全县",),
        "各部门": ("全县",),
        "东街道": ("全县",),
        "河办": ("全县", "各街道"),
    }


def test_a_collective_inside_itself_is_passed_over() -> None:
    register = register_of(
        units="""
            name: 甲, aliases: [甲方], members: [甲, 甲方, 东街道]
            name: 乙, members: [丙, 西街道]
            name: 丙, members: [丁]
            name: 丁, members: [乙, 南街道]
        """
    )

    assert register.unfold("甲") == {"东街道": ("甲",)}
    assert register.unfold("乙") == {
        "丙": ("乙",),
        "西街道": ("乙",),
        "丁": ("乙", "丙"),
        "南街道": ("乙", "丙", "丁"),
    }
    assert register.unfold("丁") == {
        "乙": ("丁",),
        "南街道": ("丁",),
        "丙": ("丁", "乙"),
        "西街道": ("丁", "乙"),
    }


def test_two_thousand_collectives_inside_each_other_unfold() -> None:
    names = [f"层{level}" for level in range(2001)]
    register = register_of(
        units="\n".join(f"name: {outer}, members: [{inner}]" for outer, inner in pairwise(names))
    )

    unfolded = register.unfold("层0")

    assert list(unfolded) == names[1:]
    assert unfolded["层2000"] == tuple(names[:2000])


def test_collectives_far_too_deep_in_one_another_are_refused() -> None:
    deep = "\n".join(
        f"name: 各{number}局, kind: collective, members: [各{number + 1}局]"
        for number in range(7000)
    )
    register = Register(small_plan(units=deep))

    with pytest.raises(DeepCollectiveError) as caught:
        register.unfold("各0局")
    sentence = "the collectives in 各0局 hold one another too deep to be worked out"
    assert said(caught.value) == (None, sentence)
