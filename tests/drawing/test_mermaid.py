import re

import pytest

from asking import ZH, small_plan
from duties.drawing.mermaid import flowchart, network_chart
from duties.drawing.pictures.network import network
from duties.sections import sections
from picturing import HOSTILE, scene_of

PLAN = small_plan(
    units="name: 各街道, kind: collective",
    actions="""
        id: 1, title: 治水
        id: 2, title: 护岸
    """,
    tasks="""
        id: 1, action: 1, title: 清河, lead: 水务局, responsible: [各街道, 水务局], open_ended: true
        id: 2, action: 1, title: 巡河, lead: 水务局, support: 各街道
        id: 3, title: 宣传, lead: 水务局
    """,
)
CLASSES = """\
  classDef action fill:#ffffff,stroke:#c3cad1,color:#1a1a1a
  classDef lead fill:#12456b,stroke:#12456b,color:#ffffff
  classDef responsible fill:#ffffff,stroke:#12456b,color:#1a1a1a
  classDef support fill:#ffffff,stroke:#5c6670,color:#5c6670
  classDef task fill:#eef1f4,stroke:#1a1a1a,color:#1a1a1a
  classDef collective stroke-dasharray:4 3
  classDef others fill:#ffffff,stroke:#1a1a1a,color:#5c6670,stroke-dasharray:1 3
"""


def test_a_flowchart_runs_from_leads_through_tasks_to_those_that_share_them() -> None:
    parts = [part for part in sections(PLAN) if part.places]

    assert flowchart(scene_of(PLAN, ZH), parts) == (
        "flowchart LR\n"
        '  subgraph a0["1 治水"]\n'
        "    direction LR\n"
        '    t0["1 清河"]:::task\n'
        '    a0u0("● 水务局"):::lead\n'
        "    a0u0 ==> t0\n"
        '    a0u1("○ 各街道"):::responsible\n'
        "    class a0u1 collective\n"
        "    t0 --- a0u1\n"
        '    a0u2("○ 水务局"):::responsible\n'
        "    t0 --- a0u2\n"
        '    t0 -.- t0x("等"):::others\n'
        '    t1["2 巡河"]:::task\n'
        "    a0u0 ==> t1\n"
        "    t1 -.- a0u1\n"
        "  end\n"
        "  class a0 action\n"
        f'  subgraph a1["{ZH.gettext("without an action")}"]\n'
        "    direction LR\n"
        '    t2["3 宣传"]:::task\n'
        '    a1u0("● 水务局"):::lead\n'
        "    a1u0 ==> t2\n"
        "  end\n"
        "  class a1 action\n" + CLASSES
    )


def test_a_network_gives_the_number_of_shared_tasks_on_each_tie_and_colours_by_kind() -> None:
    scene = scene_of(PLAN)
    found = network(scene, top=80, min_shared=None, direct=False)

    assert network_chart(scene, found) == (
        "graph LR\n"
        '  u0("水务局 3"):::other\n'
        '  u1("各街道 2"):::collective\n'
        "  u1 ---|2| u0\n"
        "  classDef collective fill:#ffffff,stroke:#1a1a1a,color:#1a1a1a,stroke-dasharray:4 3\n"
        "  classDef other fill:#e6e6e6,stroke:#5c6670,color:#1a1a1a\n"
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_within_its_quotes(name: str) -> None:
    plan = PLAN._replace(tasks=(PLAN.tasks[0]._replace(title=name),))
    text = flowchart(scene_of(plan), [part for part in sections(plan) if part.places])

    (line,) = (line for line in text.split("\n") if "]:::task" in line)
    shown = re.fullmatch(r'    t0\["([^"<>`\\*_~|%{}\[\]()]*)"\]:::task', line)
    assert shown is not None
    assert len(text.splitlines()) == len(text.split("\n")) - 1


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("", " "),
        ("- 项", "#45; 项"),
        ("12. 项", "12#46; 项"),
        ("2) 项", "2#41; 项"),
        ("3.5 项", "3#46;5 项"),
        ("\n", " "),
    ],
)
def test_a_label_is_never_empty_and_begins_no_list(title: str, label: str) -> None:
    action = PLAN.actions[0]._replace(id="", title=title)
    network_of_one = PLAN._replace(actions=(action,))
    (section, *_) = sections(network_of_one)

    assert f'subgraph a0["{label}"]' in flowchart(scene_of(network_of_one), [section])
