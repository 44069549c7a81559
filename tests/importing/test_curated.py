"""A register that somebody curated is taken over by the draft of another document."""

from documents import doubts_text

from duties.importing.pipeline import draft
from duties.importing.plan.curated import CuratedUnits
from duties.importing.plan.draft import Draft
from duties.importing.plan.writing import plan_text
from duties.importing.shape import read_document
from duties.model import Role
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.planfile.registers import load_units
from duties.queries.verification import verify
from duties.source import Source

OLD = """\
units:
  - {name: 区住房城乡建委, kind: committee, aliases: [区住建委, 区建委]}
  - {name: 区城管局, kind: department}
  - {name: 各街道, kind: collective, members: [东街街道, 西街, 南街街道]}
  - {name: 东街街道, kind: street}
  - {name: 西街街道, aliases: [西街]}
  - {name: 区体育局, kind: department}
  - {name: QA Team}
"""
HEAD = "某区绿色城区建设实施方案\n一、重点任务\n"


def imported(text: str, old: str = OLD) -> Draft:
    document = read_document("方案.txt", (HEAD + text).encode())
    return draft(
        document, curated=CuratedUnits("旧.yaml", load_units(Source("旧.yaml", old)).units)
    )


def units(found: Draft) -> str:
    text = plan_text(found)
    return text[text.index("units:") : text.index("\n\nactions:")]


def test_units_go_by_their_names_in_the_register_whatever_the_document_calls_them() -> None:
    found = imported(
        "1.修桥。（牵头单位：区住建委；责任单位：ＱＡ Team、区建委；配合单位：区城管局）\n"
    )

    assert found.tasks[0].names(Role.LEAD) == ("区住房城乡建委",)
    assert found.tasks[0].names(Role.RESPONSIBLE) == ("QA Team", "区住房城乡建委")
    assert units(found) == (
        "units:\n"
        "  - name: 区住房城乡建委\n"
        "    kind: committee\n"
        "    aliases: [区住建委, 区建委]\n"
        "  - {name: 区城管局, kind: department}\n"
        "  - {name: 'QA Team', kind: other}"
    )
    assert doubts_text(found) == ""


def test_members_of_a_collective_come_with_it_even_those_that_the_register_does_not_list() -> None:
    assert units(imported("1.修桥。（牵头单位：区城管局；责任单位：各街道）\n")) == (
        "units:\n"
        "  - {name: 区城管局, kind: department}\n"
        "  - name: 各街道\n"
        "    kind: collective\n"
        "    members: [东街街道, 西街, 南街街道]\n"
        "  - {name: 东街街道, kind: street}\n"
        "  - name: 西街街道\n"
        "    kind: street\n"
        "    aliases: [西街]\n"
        "  - {name: 南街街道, kind: street}"
    )


def test_collectives_that_hold_each_other_come_once() -> None:
    old = (
        "units:\n"
        "  - {name: 甲组, kind: collective, members: [乙组]}\n"
        "  - {name: 乙组, kind: collective, members: [甲组]}\n"
    )

    found = imported("1.修桥。（牵头单位：区城管局；责任单位：甲组）\n", old)

    assert [unit.name for unit in found.units] == ["甲组", "乙组", "区城管局"]


def test_new_units_are_told_together_and_those_that_may_be_known_ones_alone() -> None:
    found = imported(
        "1.修桥。（牵头单位：区财政局；责任单位：区城管局、区教委）\n2.修路。（牵头单位：区住建）\n"
    )

    assert doubts_text(found) == (
        "line 3: 2 units are new, not in 旧.yaml: 区财政局, 区教委\n"
        "line 4: 区住建 does not end like the name of a unit; it is kept as printed\n"
        "line 4: 区住建 is not in 旧.yaml; it may be 区住房城乡建委 under another name\n"
    )


def test_a_member_that_no_entry_lists_is_not_new() -> None:
    assert doubts_text(imported("1.修桥。（牵头单位：南街街道）\n")) == ""


def test_what_the_register_knows_is_not_doubted() -> None:
    text = "1.修桥。（牵头单位：市经济；责任单位：市经信局市新经济委）\n"
    old = "units: [{name: 市经济, aliases: [市经信局市新经济委]}]\n"

    assert doubts_text(imported(text, old)) == ""
    assert doubts_text(imported(text, "units: [{name: 市经济}]\n")) == (
        "line 3: 市经信局市新经济委 may be two units with nothing between them; it is kept as one\n"
        "line 3: 1 unit is new, not in 旧.yaml: 市经信局市新经济委\n"
    )


SHARED = """\
units:
  - {name: 区水务局, aliases: [水办, 水利局]}
  - {name: 区河长办, aliases: [水 办]}
  - {name: 水利局}
"""


def test_a_name_of_several_units_is_a_unit_of_its_own_and_told() -> None:
    found = imported("1.修桥。（牵头单位：水办；责任单位：区水务局、区河长办）\n", SHARED)

    assert found.tasks[0].names(Role.LEAD) == ("水办",)
    assert [(unit.name, unit.aliases) for unit in found.units] == [
        ("区水务局", ()),
        ("区河长办", ()),
        ("水办", ()),
    ]
    assert doubts_text(found) == (
        "line 3: 旧.yaml gives the name 水办 to several units (lines 2, 3); here it is a unit of "
        "its own\n"
    )


def test_a_name_of_a_unit_goes_before_the_alias_of_another_and_is_told() -> None:
    found = imported("1.修桥。（牵头单位：水利局）\n", SHARED)

    assert [(unit.name, unit.aliases) for unit in found.units] == [("水利局", ())]
    assert doubts_text(found) == (
        "line 3: 旧.yaml gives the name 水利局 to several units (lines 2, 4); here it is the one "
        "that is called so\n"
    )


def test_leads_of_actions_go_by_their_names_in_the_register_too() -> None:
    text = "（行动牵头单位：区住建委）\n1.修桥。（责任单位：区城管局）\n"

    assert [each.name for each in imported(text).actions[0].lead] == ["区住房城乡建委"]


def test_the_document_s_own_list_of_units_gives_way_and_the_difference_is_told() -> None:
    table = (
        "| 单位 | 类别 | 别名 | 成员 |\n| --- | --- | --- | --- |\n"
        "| 区建委 | 企业 | | |\n| 区城管局 | 部门 | | |\n| 区数据局 | 部门 | 数局 | |\n\n"
        "1.修桥。（牵头单位：区住建委；责任单位：区城管局、数局）\n"
    )

    found = imported(table)

    assert [(unit.name, unit.aliases) for unit in found.units] == [
        ("区住房城乡建委", ("区住建委", "区建委")),
        ("区城管局", ()),
        ("区数据局", ("数局",)),
    ]
    assert doubts_text(found) == (
        "line 5: the document's list says something else of 区建委; 旧.yaml is followed\n"
        "line 7: 1 unit is new, not in 旧.yaml: 区数据局\n"
    )


def test_the_draft_still_says_what_the_document_says() -> None:
    text = "1.修桥。（牵头单位：区住建委；责任单位：西街、ＱＡ Team）\n"
    plan, again = (
        load(Source("plan.yaml", plan_text(found))).plan
        for found in (imported(text), draft(read_document("方案.txt", (HEAD + text).encode())))
    )
    assert plan is not None
    assert again is not None

    assert verify(again, Register(again), plan, Register(plan)).differences == ()
