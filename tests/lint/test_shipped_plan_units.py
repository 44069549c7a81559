"""What the rules of a plan's units and of its actions say of the plan in this repository."""

from checking import checked, lines

from duties.lint.rules.action_without_lead import action_without_lead
from duties.lint.rules.actions_apart import actions_apart
from duties.lint.rules.alias_used import alias_used
from duties.lint.rules.collective_cycle import collective_cycle
from duties.lint.rules.cut_off import cut_off
from duties.lint.rules.idle_action_lead import idle_action_lead
from duties.lint.rules.idle_unit import idle_unit
from duties.lint.rules.irregular_spacing import irregular_spacing
from duties.lint.rules.registered_twice import registered_twice
from duties.lint.rules.several_units_in_one_name import several_units_in_one_name
from duties.lint.rules.similar_units import similar_units
from duties.lint.rules.unclosed_bracket import unclosed_bracket
from duties.lint.rules.undefined_collective import undefined_collective
from duties.lint.rules.unregistered_member import unregistered_member
from duties.lint.rules.unregistered_unit import unregistered_unit
from reading import ROOT

RULES = (
    unregistered_unit,
    idle_unit,
    alias_used,
    irregular_spacing,
    similar_units,
    registered_twice,
    undefined_collective,
    unregistered_member,
    collective_cycle,
    several_units_in_one_name,
    unclosed_bracket,
    action_without_lead,
    idle_action_lead,
    cut_off,
    actions_apart,
)


def test_the_rules_of_units_and_actions_find_this_and_nothing_else() -> None:
    text = (ROOT / "plan.yaml").read_text("utf-8")

    found = checked(text, *RULES)

    assert [finding.message.facts for finding in found.findings if finding.code == "DUT205"] == [
        {"first": "区母城文化公司", "second": "母城文化公司", "line": 53}
    ]
    assert [line.partition(": ")[0] for line in lines(found)] == [
        "54:12 DUT205 warning",  # 母城文化公司
        "59:12 DUT207 warning",  # 区级各产业部门
        "68:12 DUT207 warning",  # 各街道
        "69:12 DUT207 warning",  # 各街道办事处
        "70:12 DUT207 warning",  # 各相关部门
        "71:12 DUT207 warning",  # 区级有关部门
        "72:12 DUT207 warning",  # 区属各国有企业
        "81:44 DUT302 info",  # action 7
        "83:10 DUT305 info",  # actions 3 and 9
        "84:40 DUT302 info",  # action 10
        "246:25 DUT204 warning",  # CBD 管委会, in task 25
        "321:9 DUT304 info",  # 区国资委, 区属各国有企业
    ]
