from asking import small_plan
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.members import completed

TASKS = "id: 1, title: 清理河道, lead: 各街道"


def members(plan: Plan, other: Plan) -> dict[str, list[str]]:
    """Return the collectives that take members over, with these."""
    found = completed(plan, other)
    register = Register(found.plan)
    return {name: list(register.unfold(name)) for name in found.collectives}


def test_members_that_nobody_has_stated_are_those_of_the_other_plan() -> None:
    stated = small_plan(units="name: 各街道, members: [东街道, 西街道]", tasks=TASKS)

    for unit in ("", "name: 各街道", "name: 各街道, kind: collective"):
        assert members(small_plan(units=unit, tasks=TASKS), stated) == {
            "各街道": ["东街道", "西街道"]
        }


def test_members_that_are_stated_stay() -> None:
    one = small_plan(units="name: 各街道, members: [东街道]", tasks=TASKS)
    other = small_plan(units="name: 各街道, members: [西街道]", tasks=TASKS)

    assert members(one, other) == members(other, one) == {}


def test_a_collective_of_another_name_is_known_by_its_alias() -> None:
    stated = small_plan(units="name: 全部街道, aliases: [各街道], members: [东街道]")

    assert members(small_plan(tasks=TASKS), stated) == {"各街道": ["东街道"]}


def test_a_collective_that_the_plan_does_not_have_is_left_out() -> None:
    stated = small_plan(units="name: 各企业, members: [甲企业]")

    assert members(small_plan(tasks=TASKS), stated) == {}


def test_names_of_one_unit_are_names_of_one_in_a_document() -> None:
    curated = small_plan(units="name: 区发改委, aliases: [区发展改革委]")
    document = small_plan(
        units="name: 区发展改革委\nname: 区发改委\nname: 区教委",
        tasks="id: 1, title: 清理河道, lead: 区发展改革委, responsible: [区发改委, 区教委]",
    )

    found = Register(completed(document, curated, is_document=True).plan)
    deliberate = Register(completed(document, curated).plan)

    assert list(found.units) == ["区发改委", "区教委"]
    assert found.unit_of("区发展改革委") == "区发改委"
    assert list(deliberate.units) == ["区发展改革委", "区发改委", "区教委"]
