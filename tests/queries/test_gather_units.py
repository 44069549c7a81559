"""One register from several plans: which names are one unit, and what people must decide."""

from asking import EN, small_plan
from duties.model import Plan, UnitKind
from duties.queries.gather_units import GatheredUnit, NamedPlan, gather_units


def gathered(*plans: Plan) -> list[GatheredUnit]:
    return list(gather_units([NamedPlan(f"p{at}", plan) for at, plan in enumerate(plans, 1)]))


def told(*plans: Plan) -> list[str]:
    """Return each unit as a line: name, aliases with reasons, shared names, members, questions."""
    return [
        "; ".join(
            [
                unit.name,
                *(f"={alias.text} ({alias.reason.put(EN)})" for alias in unit.aliases),
                *(f"~{name}" for name in unit.shared),
                *([] if unit.members is None else [f"[{' '.join(unit.members)}]"]),
                *(f"? {question.put(EN)}" for question in unit.questions),
            ]
        )
        for unit in gathered(*plans)
    ]


def plan_of(issuer: str | None, units: str, tasks: str = "") -> Plan:
    return small_plan(units=units, tasks=tasks)._replace(issuer=issuer)


def test_official_and_short_names_of_an_office_are_one_unit() -> None:
    assert told(
        plan_of("渝中区人民政府", "name: 区住建委"),
        plan_of("渝中区人民政府办公室", "name: 渝中区住房和城乡建设委员会"),
        plan_of("重庆市渝中区人民政府", "name: 区住建委\nname: 市住建委"),
    ) == [
        "区住建委; =渝中区住房和城乡建设委员会 (the same office as 区住建委, in p2)",
        "市住建委",
    ]


def test_offices_of_two_places_are_two_units_even_if_plans_call_them_alike() -> None:
    units = "name: 区住建委\nname: 各街道\nname: 重庆市发改委"

    assert told(plan_of("重庆市渝中区人民政府", units), plan_of("重庆市江北区人民政府", units)) == [
        "渝中区住建委; ~区住建委",
        "渝中区各街道; ~各街道",
        "重庆市发改委",
        "江北区住建委; ~区住建委",
        "江北区各街道; ~各街道",
    ]


def test_a_short_name_that_one_place_alone_uses_is_an_alias() -> None:
    assert told(
        plan_of("渝中区人民政府", "name: 区教委"), plan_of("太仓市人民政府", "name: 市教育局")
    ) == [
        "渝中区教委; =区教委 (in p1)",
        "太仓市教育局; =市教育局 (in p2)",
    ]


def test_an_alias_in_one_plan_joins_what_another_names() -> None:
    first = plan_of("渝中区人民政府", "name: 化龙桥管委会, aliases: [CBD管委会]")
    second = plan_of("渝中区人民政府", "name: CBD管委会")

    assert told(first, second) == ["化龙桥管委会; =CBD管委会 (an alias of 化龙桥管委会 in p1)"]
    assert told(second, first) == ["CBD管委会; =化龙桥管委会 (the same office as CBD管委会, in p2)"]


def test_two_units_that_a_later_alias_makes_one_bring_what_was_said_of_both() -> None:
    assert told(
        plan_of("渝中区人民政府", "name: 甲局, kind: department\nname: 乙局"),
        plan_of("渝中区人民政府", "name: 甲局, aliases: [乙局]"),
    ) == [
        "甲局; =乙局 (an alias of 甲局 in p2); ? p1 registers 甲局, 乙局 as units of their own; "
        "are they one?"
    ]


def test_what_looks_or_sounds_alike_is_asked() -> None:
    assert told(
        plan_of("清水县人民政府", "name: 县人力社保服务局\nname: 县民证局"),
        plan_of("清水县人民政府", "name: 县人社服务局\nname: 县民政局\nname: 县规划局"),
        plan_of("清水县人民政府", "name: 县自然资源局"),
    ) == [
        "县人力社保服务局",
        "县民证局",
        "县人社服务局; ? it looks like 县人力社保服务局; are they one unit?",
        "县民政局; ? it sounds like 县民证局; are they one unit?",
        "县规划局",
        "县自然资源局; ? it may be another name of 县规划局, or the office before or after a "
        "reform; are they one unit?",
    ]


def test_units_that_a_plan_registers_both_are_two() -> None:
    assert told(plan_of("清水县人民政府", "name: 县住建局\nname: 县房管局")) == [
        "县住建局",
        "县房管局",
    ]


def test_kinds_and_members_that_differ_are_asked() -> None:
    found = gathered(
        plan_of("清水县人民政府", "name: 各乡镇, kind: collective, members: [东镇, 西乡]"),
        plan_of("清水县人民政府", "name: 各乡镇, kind: collective, members: [东镇]"),
        plan_of("清水县人民政府", "name: 各乡镇, kind: street"),
    )

    assert found[0].kind is UnitKind.COLLECTIVE
    assert found[0].members == ("东镇", "西乡")
    assert [question.put(EN) for question in found[0].questions] == [
        "which kind is it? collective in p1, p2, street in p3",
        "plans list other members, all of which stand here; how many each: 2 in p1, 1 in p2",
    ]


def test_units_of_no_known_place_stay_those_of_their_plan() -> None:
    found = gathered(
        plan_of(None, "name: 县住建局\nname: 甲中心"),
        plan_of(None, "name: 县住建局\nname: 甲中心"),
        plan_of("太仓市人民政府", "name: 省住建厅"),
    )

    assert [(unit.name, unit.place, unit.level) for unit in found] == [
        ("县住建局（p1）", "", "县"),
        ("甲中心（p1）", "", ""),
        ("县住建局（p2）", "", "县"),
        ("甲中心（p2）", "", ""),
        ("省住建厅", "", "省"),
    ]


def test_no_two_names_or_aliases_are_alike() -> None:
    units = "name: 区住建委, aliases: [区建委]\nname: 各街道\nname: 甲中心"
    found = gathered(
        *(
            plan_of(issuer, units)
            for issuer in ("渝中区人民政府", "江北区人民政府", None, None, "国务院")
        )
    )
    names = [name for unit in found for name in (unit.name, *(each.text for each in unit.aliases))]

    assert len(names) == len(set(names))
    assert len(found) == 15
