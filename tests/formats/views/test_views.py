import json
from collections.abc import Sequence

import pytest

from asking import EN, ZH
from duties.formats.grid import grid
from duties.formats.render import Format, render
from duties.formats.text import printable
from duties.formats.view import Item, View
from duties.formats.views.actions import ACTIONS
from duties.formats.views.between import BETWEEN
from duties.formats.views.my_tasks import Duty, left_open, my_tasks_caption, my_tasks_view
from duties.formats.views.partners import PARTNERS
from duties.formats.views.show import SHOW
from duties.formats.views.tasks import TASKS
from duties.formats.views.units import UNITS
from duties.formats.views.who_leads import WHO_LEADS
from duties.formats.views.why import WHY
from duties.formats.views.workload import WORKLOAD
from duties.graph import PlanGraph
from duties.messages import Message, Translator
from duties.naming.names import Register
from duties.queries.between import between
from duties.queries.counts import action_counts, unit_counts
from duties.queries.my_tasks import my_tasks
from duties.queries.partners import partners
from duties.queries.possible import possibilities
from duties.queries.show import show
from duties.queries.why import why
from duties.queries.workload import workload
from duties.source import Source
from duties.task_or_step import TaskOrStep
from duties.teamwork import teamwork
from reading import plan_of

TEXT = """\
title: 清水方案
units:
  - {name: 水务局, kind: department, aliases: [水利局]}
  - {name: 东街, kind: street}
  - {name: 各街, kind: collective, members: [东街, 西街]}
  - {name: 各部门, kind: collective}
actions:
  - {id: 1, title: 治水行动, lead: [水务局, 河长办]}
  - {id: 2, title: 护岸行动}
tasks:
  - id: 1
    action: 1
    title: 清河
    lead: 水利局
    responsible: 各街
    open_ended: true
    due: 2025-06-30
  - id: 2
    title: 打井
    lead: [水务局, 东街]
    support: [河长办, 各部门]
    note: |
      每季度一次。
      见附件。
  - id: 三
    action: 1
    title: 巡河
"""
PLAN = plan_of(TEXT)
REGISTER = Register(PLAN)
GRAPH = PlanGraph(PLAN, REGISTER)


def put(view: View[Item], items: Sequence[Item], into: Translator) -> str:
    """Return what the terminal shows, after an empty line, as tests quote it."""
    return "\n" + render(Format.TABLE, view, items, into)


def keyed(view: View[Item], items: Sequence[Item]) -> str:
    """Return what a program gets, after an empty line to write it down below."""
    return "\n" + render(Format.CSV, view, items, EN)


def test_tasks_have_all_their_units() -> None:
    items = PLAN.tasks

    assert (
        put(TASKS, items, EN)
        == """
No.    Action    Task    Lead          Responsible       Support         Due
-----  --------  ------  ------------  ----------------  --------------  ----------
1      1         清河    水利局        各街, and others                  2025-06-30
2                打井    水务局, 东街                    河长办, 各部门
三     1         巡河
"""
    )
    assert (
        put(TASKS, items, ZH)
        == """
序号    行动    任务    牵头单位      责任单位    配合单位        完成时限
------  ------  ------  ------------  ----------  --------------  ---------------
1       1       清河    水利局        各街等                      2025年6月30日前
2               打井    水务局、东街              河长办、各部门
三      1       巡河
"""
    )
    assert (
        keyed(TASKS, items)
        == """
id,title,action,lead,responsible,support,open_ended,due,line,due_text,light,state,percent
1,清河,1,水利局,各街,,true,2025-06-30,11,,,,
2,打井,,水务局、东街,,河长办、各部门,false,,18,,,,
三,巡河,1,,,,false,,25,,,,
"""
    )


def test_who_leads_is_a_card_of_two_lines() -> None:
    items = PLAN.tasks

    assert (
        put(WHO_LEADS, items, EN)
        == """
1 清河
   Lead  水利局
2 打井
   Lead  水务局, 东街
三 巡河
   Lead  no unit
"""
    )
    assert (
        put(WHO_LEADS, items, ZH)
        == """
1 清河
   牵头单位  水利局
2 打井
   牵头单位  水务局、东街
三 巡河
   牵头单位  未写明
"""
    )
    assert (
        "\n" + render(Format.MARKDOWN, WHO_LEADS, items, ZH)
        == """
| 序号   | 任务   | 牵头单位     |
|--------|--------|--------------|
| 1      | 清河   | 水利局       |
| 2      | 打井   | 水务局、东街 |
| 三     | 巡河   |              |
"""
    )
    assert (
        keyed(WHO_LEADS, items)
        == """
id,title,action,lead,responsible,support,open_ended,due,line,due_text
1,清河,1,水利局,各街,,true,2025-06-30,11,
2,打井,,水务局、东街,,河长办、各部门,false,,18,
三,巡河,1,,,,false,,25,
"""
    )


def test_the_tasks_of_a_unit_have_its_role_and_the_collective_it_is_meant_by() -> None:
    items = my_tasks(PLAN, REGISTER, ["东街"])

    assert (
        put(my_tasks_view(several=False), items, EN)
        == """
Role         No.    Task    Lead          Responsible       Support         Due         Via
-----------  -----  ------  ------------  ----------------  --------------  ----------  -----
lead         2      打井    水务局, 东街                    河长办, 各部门
responsible  1      清河    水利局        各街, and others                  2025-06-30  各街
"""
    )
    assert (
        put(my_tasks_view(several=False), items, ZH)
        == """
角色    序号    任务    牵头单位      责任单位    配合单位        完成时限         来自
------  ------  ------  ------------  ----------  --------------  ---------------  ------
牵头    2       打井    水务局、东街              河长办、各部门
责任    1       清河    水利局        各街等                      2025年6月30日前  各街
"""
    )
    assert (
        keyed(my_tasks_view(several=False), items)
        == """
unit,role,via,id,title,action,lead,responsible,support,open_ended,due,line,due_text,possible,light,state,percent,targets
东街,lead,,2,打井,,水务局、东街,,河长办、各部门,false,,18,,false,,,,
东街,responsible,各街,1,清河,1,水利局,各街,,true,2025-06-30,11,,false,,,,
"""
    )


def test_the_tasks_of_several_units_name_the_unit() -> None:
    items = my_tasks(PLAN, REGISTER, ["河长办", "东街"])

    assert (
        put(my_tasks_view(several=True), items, ZH)
        == """
单位    角色    序号    任务    牵头单位      责任单位    配合单位        完成时限         来自
------  ------  ------  ------  ------------  ----------  --------------  ---------------  ------
河长办  配合    2       打井    水务局、东街              河长办、各部门
东街    牵头    2       打井    水务局、东街              河长办、各部门
东街    责任    1       清河    水利局        各街等                      2025年6月30日前  各街
"""
    )
    assert (
        keyed(my_tasks_view(several=True), items)
        == """
unit,role,via,id,title,action,lead,responsible,support,open_ended,due,line,due_text,possible,light,state,percent,targets
河长办,support,,2,打井,,水务局、东街,,河长办、各部门,false,,18,,false,,,,
东街,lead,,2,打井,,水务局、东街,,河长办、各部门,false,,18,,false,,,,
东街,responsible,各街,1,清河,1,水利局,各街,,true,2025-06-30,11,,false,,,,
"""
    )


def test_tasks_that_may_be_a_units_say_so_and_by_what_way() -> None:
    items: list[Duty] = [
        *my_tasks(PLAN, REGISTER, ["河长办"]),
        *possibilities(PLAN, REGISTER, ["河长办"]),
        *possibilities(PLAN, REGISTER, ["西街"]),
    ]

    assert (
        put(my_tasks_view(several=False), items, ZH)
        == """
角色          序号    任务    牵头单位      责任单位    配合单位        完成时限         来自
------------  ------  ------  ------------  ----------  --------------  ---------------  ------
配合          2       打井    水务局、东街              河长办、各部门
责任（可能）  1       清河    水利局        各街等                      2025年6月30日前  等
配合（可能）  2       打井    水务局、东街              河长办、各部门                   各部门
"""
    )
    assert (
        keyed(my_tasks_view(several=True), items)
        == """
unit,role,via,id,title,action,lead,responsible,support,open_ended,due,line,due_text,possible,light,state,percent,targets
河长办,support,,2,打井,,水务局、东街,,河长办、各部门,false,,18,,false,,,,
河长办,responsible,,1,清河,1,水利局,各街,,true,2025-06-30,11,,true,,,,
西街,support,各部门,2,打井,,水务局、东街,,河长办、各部门,false,,18,,true,,,,
"""
    )


@pytest.mark.parametrize(
    ("into", "caption", "remark"),
    [
        (
            EN,
            "河长办: support 1, possibly 1 more; 西街: possibly 1 more",
            "河长办 may also have 1 task whose list ends in “and others”; "
            "西街 may also have 1 task given to a collective without listed members; "
            "`--possible` lists them",
        ),
        (
            ZH,
            "河长办：配合 1 项、可能另有 1 项；西街：可能另有 1 项",
            "河长办可能还有名单以“等”结尾的任务 1 项；"
            "西街可能还有统称未列明成员的任务 1 项；用 `--possible` 列出",
        ),
    ],
)
def test_what_may_be_a_units_is_counted_apart(into: Translator, caption: str, remark: str) -> None:
    possible = possibilities(PLAN, REGISTER, ["河长办", "西街"])
    told = my_tasks_caption([*my_tasks(PLAN, REGISTER, ["河长办"]), *possible])
    left = left_open(possible, "--possible")

    assert told is not None
    assert left is not None
    assert (told.put(into), left.put(into)) == (caption, remark)
    assert left_open((), "--possible") is None


def test_a_reason_for_a_task_that_may_be_a_units_says_what_is_not_known() -> None:
    tasks = PLAN.tasks[:2]
    items = why(PLAN, REGISTER, Source("plan.yaml", TEXT), tasks, "西街")[1:]
    items += why(PLAN, REGISTER, Source("plan.yaml", TEXT), tasks, "各部门")[1:]

    assert (
        put(WHY, items, EN)
        == """
the plan leaves open whether 西街 has task 2 (support): 打井
plan.yaml:21:20
        support: [河长办, 各部门]
                          ^^^^^^
nobody has listed the members of 各部门; 西街 may be one of them

the plan leaves open whether 各部门 has task 1 (responsible): 清河
plan.yaml:16:17
        open_ended: true
                    ^^^^
the document ends this list of units with 等; 各部门 may be among the others
"""
    )
    assert (
        keyed(WHY, items)
        == """
id,title,unit,role,name,spelling,chain,file,line,column,text,possible
2,打井,西街,support,各部门,name,各部门,plan.yaml,21,20,"    support: [河长办, 各部门]",true
1,清河,各部门,responsible,,,,plan.yaml,16,17,    open_ended: true,true
"""
    )


def test_a_card_shows_all_that_a_task_has() -> None:
    items = show(PLAN, REGISTER, map(TaskOrStep, PLAN.tasks))

    assert (
        put(SHOW, items, EN)
        == """
1 清河
   Action       1 治水行动
   Lead         水利局
   Responsible  各街 (东街, 西街), and others
   Due          2025-06-30

2 打井
   Lead     水务局, 东街
   Support  河长办 (not registered), 各部门 (members not listed)
   Note     每季度一次。 见附件。

三 巡河
   Action  1 治水行动
"""
    )
    assert (
        put(SHOW, items, ZH)
        == """
1 清河
   行动      1 治水行动
   牵头单位  水利局
   责任单位  各街（东街、西街）等
   完成时限  2025年6月30日前

2 打井
   牵头单位  水务局、东街
   配合单位  河长办（未登记）、各部门（成员未列明）
   备注      每季度一次。 见附件。

三 巡河
   行动  1 治水行动
"""
    )


def test_units_have_their_kind_counts_and_other_names() -> None:
    items = unit_counts(PLAN, REGISTER)

    assert (
        put(UNITS, items, EN)
        == """
Unit    Kind              Tasks    As lead    As responsible    As support  Aliases    Members
------  --------------  -------  ---------  ----------------  ------------  ---------  ----------
水务局  department            2          2                 0                水利局
东街    subdistrict           2          1                 1
各街    collective            1          0                 1                           东街, 西街
各部门  collective            1          0                 0             1
西街    not registered        1          0                 1
河长办  not registered        1          0                 0             1
"""
    )
    assert (
        put(UNITS, items, ZH)
        == """
单位    类别      任务数    牵头    责任    配合  别名    成员
------  ------  --------  ------  ------  ------  ------  ----------
水务局  部门           2       2       0          水利局
东街    街道           2       1       1
各街    统称           1       0       1                  东街、西街
各部门  统称           1       0       0       1
西街    未登记         1       0       1
河长办  未登记         1       0       0       1
"""
    )
    assert (
        keyed(UNITS, items)
        == """
name,kind,registered,aliases,members,tasks,lead,responsible,support,line,leader,contact
水务局,department,true,水利局,,2,2,0,0,3,,
东街,street,true,,,2,1,1,0,4,,
各街,collective,true,,东街、西街,1,0,1,0,5,,
各部门,collective,true,,,1,0,0,1,6,,
西街,,false,,,1,0,1,0,,,
河长办,,false,,,1,0,0,1,,,
"""
    )


def test_actions_have_their_leads_and_counts() -> None:
    items = action_counts(PLAN, REGISTER)

    assert (
        put(ACTIONS, items, EN)
        == """
No.    Action    Lead              Tasks    Units
-----  --------  --------------  -------  -------
1      治水行动  水务局, 河长办        2        2
2      护岸行动                        0        0
"""
    )
    assert (
        put(ACTIONS, items, ZH)
        == """
序号    行动      牵头单位          任务数    单位数
------  --------  --------------  --------  --------
1       治水行动  水务局、河长办         2         2
2       护岸行动                         0         0
"""
    )
    assert (
        keyed(ACTIONS, items)
        == """
id,title,lead,tasks,units,line
1,治水行动,水务局、河长办,2,2,8
2,护岸行动,,0,0,9
"""
    )


def test_partners_have_the_tasks_shared() -> None:
    items = partners(PLAN, GRAPH, "东街")

    assert (
        put(PARTNERS, items, EN)
        == """
Unit      Shared tasks  Task numbers
------  --------------  --------------
水务局               2  1, 2
各街                 1  1
西街                 1  1
河长办               1  2
各部门               1  2
"""
    )
    assert (
        put(PARTNERS, items, ZH)
        == """
单位      共同任务数  任务序号
------  ------------  ----------
水务局             2  1、2
各街               1  1
西街               1  1
河长办             1  2
各部门             1  2
"""
    )
    assert (
        keyed(PARTNERS, items)
        == """
unit,shared,tasks
水务局,2,1、2
各街,1,1
西街,1,1
河长办,1,2
各部门,1,2
"""
    )


def test_links_have_the_roles_of_both_units() -> None:
    items = between(PLAN, REGISTER, GRAPH, "西街", "河长办")

    assert (
        put(BETWEEN, items, EN)
        == """
  Step  Unit                No.    Task    Unit
------  ------------------  -----  ------  ----------------
     1  西街 (responsible)  1      清河    水务局 (lead)
     2  水务局 (lead)       2      打井    河长办 (support)
"""
    )
    assert (
        put(BETWEEN, items, ZH)
        == """
  步  单位            序号    任务    单位
----  --------------  ------  ------  --------------
   1  西街（责任）    1       清河    水务局（牵头）
   2  水务局（牵头）  2       打井    河长办（配合）
"""
    )
    assert (
        keyed(BETWEEN, items)
        == """
step,from,from_roles,to,to_roles,id,title,action,lead,responsible,support,open_ended,due,line,due_text
1,西街,responsible,水务局,lead,1,清河,1,水利局,各街,,true,2025-06-30,11,
2,水务局,lead,河长办,support,2,打井,,水务局、东街,,河长办、各部门,false,,18,
"""
    )


def test_loads_have_counts_partners_and_a_share_of_coordination() -> None:
    items = workload(teamwork(PLAN, REGISTER)).loads

    assert (
        put(WORKLOAD, items, EN)
        == """
Unit      Tasks    As lead    As responsible    As support    Partners  Coordination
------  -------  ---------  ----------------  ------------  ----------  --------------
水务局        2          2                 0                         5  20.0%
东街          2          1                 1                         5  20.0%
各街          1          0                 1                         3  0.0%
各部门        1          0                 0             1           3  0.0%
西街          1          0                 1                         3  0.0%
河长办        1          0                 0             1           3  0.0%
"""
    )
    assert (
        put(WORKLOAD, items, ZH)
        == """
单位      任务数    牵头    责任    配合    协作单位数  协调量
------  --------  ------  ------  ------  ------------  --------
水务局         2       2       0                     5  20.0%
东街           2       1       1                     5  20.0%
各街           1       0       1                     3  0.0%
各部门         1       0       0       1             3  0.0%
西街           1       0       1                     3  0.0%
河长办         1       0       0       1             3  0.0%
"""
    )
    assert (
        keyed(WORKLOAD, items)
        == """
unit,tasks,lead,responsible,support,partners,betweenness
水务局,2,2,0,0,5,0.2
东街,2,1,1,0,5,0.2
各街,1,0,1,0,3,0.0
各部门,1,0,0,1,3,0.0
西街,1,0,1,0,3,0.0
河长办,1,0,0,1,3,0.0
"""
    )


def test_reasons_point_at_the_words_of_the_plan() -> None:
    items = why(PLAN, REGISTER, Source("plan.yaml", TEXT), PLAN.tasks, "东街")

    assert (
        put(WHY, items, EN)
        == """
东街 has task 1 (responsible): 清河
plan.yaml:15:18
        responsible: 各街
                     ^^^^
各街 stands for 东街, among others

东街 has task 2 (lead): 打井
plan.yaml:20:17
        lead: [水务局, 东街]
                       ^^^^
"""
    )
    assert (
        put(WHY, items, ZH)
        == """
东街承担任务 1（责任）：清河
plan.yaml:15:18
        responsible: 各街
                     ^^^^
各街包括东街

东街承担任务 2（牵头）：打井
plan.yaml:20:17
        lead: [水务局, 东街]
                       ^^^^
"""
    )
    assert (
        "\n" + render(Format.MARKDOWN, WHY, items, ZH)
        == """
| 序号   | 任务   | 单位   | 角色   | 原文写作   | 来自   | 位置            |
|--------|--------|--------|--------|------------|--------|-----------------|
| 1      | 清河   | 东街   | 责任   | 各街       | 各街   | plan.yaml:15:18 |
| 2      | 打井   | 东街   | 牵头   | 东街       |        | plan.yaml:20:17 |
"""
    )
    assert (
        keyed(WHY, items)
        == """
id,title,unit,role,name,spelling,chain,file,line,column,text,possible
1,清河,东街,responsible,各街,name,各街,plan.yaml,15,18,    responsible: 各街,false
2,打井,东街,lead,东街,name,,plan.yaml,20,17,"    lead: [水务局, 东街]",false
"""
    )


# What programs get: numbers as numbers, lists as lists


def records(view: View[Item], items: Sequence[Item]) -> object:
    return json.loads(render(Format.JSON, view, items, ZH))


def test_programs_get_a_card_as_an_object_of_lists_flags_and_nulls() -> None:
    assert records(SHOW, show(PLAN, REGISTER, map(TaskOrStep, PLAN.tasks[:2]))) == [
        {
            "id": "1",
            "title": "清河",
            "action": "1",
            "lead": ["水利局"],
            "responsible": ["各街"],
            "support": [],
            "open_ended": True,
            "due": "2025-06-30",
            "line": 11,
            "action_title": "治水行动",
            "note": None,
            "collectives": {"各街": ["东街", "西街"]},
            "due_text": None,
            "start": None,
            "every": None,
            "leader": None,
            "contact": None,
            "steps": [],
            "light": None,
            "state": None,
            "percent": None,
            "targets": [],
        },
        {
            "id": "2",
            "title": "打井",
            "action": None,
            "lead": ["水务局", "东街"],
            "responsible": [],
            "support": ["河长办", "各部门"],
            "open_ended": False,
            "due": None,
            "line": 18,
            "action_title": None,
            "note": "每季度一次。\n见附件。\n",
            "collectives": {"各部门": []},
            "due_text": None,
            "start": None,
            "every": None,
            "leader": None,
            "contact": None,
            "steps": [],
            "light": None,
            "state": None,
            "percent": None,
            "targets": [],
        },
    ]


def test_programs_get_units_with_null_where_the_plan_says_nothing() -> None:
    collective, department, unregistered = (
        unit for unit in unit_counts(PLAN, REGISTER) if unit.name in ("各街", "各部门", "西街")
    )

    assert records(UNITS, [collective, department, unregistered]) == [
        {
            "name": "各街",
            "kind": "collective",
            "registered": True,
            "aliases": [],
            "members": ["东街", "西街"],
            "tasks": 1,
            "lead": 0,
            "responsible": 1,
            "support": 0,
            "line": 5,
            "leader": None,
            "contact": None,
        },
        {
            "name": "各部门",
            "kind": "collective",
            "registered": True,
            "aliases": [],
            "members": None,
            "tasks": 1,
            "lead": 0,
            "responsible": 0,
            "support": 1,
            "line": 6,
            "leader": None,
            "contact": None,
        },
        {
            "name": "西街",
            "kind": None,
            "registered": False,
            "aliases": [],
            "members": None,
            "tasks": 1,
            "lead": 0,
            "responsible": 1,
            "support": 0,
            "line": None,
            "leader": None,
            "contact": None,
        },
    ]


def test_programs_get_a_reason_with_its_chain_and_its_line() -> None:
    reasons = why(PLAN, REGISTER, Source("plan.yaml", TEXT), PLAN.tasks[:1], "东街")

    assert records(WHY, reasons) == [
        {
            "id": "1",
            "title": "清河",
            "unit": "东街",
            "role": "responsible",
            "name": "各街",
            "spelling": "name",
            "chain": ["各街"],
            "file": "plan.yaml",
            "line": 15,
            "column": 18,
            "text": "    responsible: 各街",
            "possible": False,
        }
    ]


def test_programs_get_a_share_of_coordination_as_a_number_of_six_places() -> None:
    busiest = workload(teamwork(PLAN, REGISTER)).loads[0]

    assert records(WORKLOAD, [busiest._replace(betweenness=2 / 3)]) == [
        {
            "unit": "水务局",
            "tasks": 2,
            "lead": 2,
            "responsible": 0,
            "support": 0,
            "partners": 5,
            "betweenness": 0.666667,
        }
    ]


# Details


def test_columns_that_nothing_fills_are_left_out() -> None:
    text = "title: 清水\nunits: [{name: 甲局}]\ntasks: [{id: 1, title: 河, lead: [甲局]}]\n"
    plan = plan_of(text)
    register = Register(plan)
    duties = my_tasks(plan, register, ["甲局"])
    reasons = why(plan, register, Source("plan.yaml", text), plan.tasks, "甲局")

    assert grid(TASKS, plan.tasks, EN, printable).headings == ["No.", "Task", "Lead"]
    assert grid(
        SHOW, show(plan, register, map(TaskOrStep, plan.tasks)), EN, printable
    ).headings == [
        "No.",
        "Task",
        "Lead",
    ]
    assert grid(my_tasks_view(several=False), duties, EN, printable).headings == [
        *("Role", "No.", "Task", "Lead")
    ]
    assert grid(UNITS, unit_counts(plan, register), EN, printable).headings == [
        *("Unit", "Tasks", "As lead", "As responsible")
    ]
    assert grid(WHY, reasons, EN, printable).headings == [
        *("No.", "Task", "Unit", "Role", "Named as", "Place")
    ]


@pytest.mark.parametrize(
    ("units", "english", "chinese"),
    [
        ("lead: 甲", ["甲, and others"], ["甲等"]),
        ("lead: 甲, responsible: [乙, 丙]", ["甲", "乙, 丙, and others"], ["甲", "乙、丙等"]),
        ("lead: 甲, support: 乙", ["甲", "乙, and others"], ["甲", "乙等"]),
        ("lead: []", [""], [""]),
    ],
)
def test_an_open_list_is_closed_by_others_after_its_last_role(
    units: str, english: list[str], chinese: list[str]
) -> None:
    plan = plan_of(f"title: 清水\ntasks: [{{id: 1, title: 河, open_ended: true, {units}}}]\n")

    assert grid(TASKS, plan.tasks, EN, printable).rows == [["1", "河", *english]]
    assert grid(TASKS, plan.tasks, ZH, printable).rows == [["1", "河", *chinese]]


@pytest.mark.parametrize(
    ("units", "english", "chinese"),
    [
        (["西街"], "西街: responsible 1", "西街：责任 1 项"),
        (
            ["东街", "水务局"],
            "东街: lead 1, responsible 1; 水务局: lead 2",
            "东街：牵头 1 项、责任 1 项；水务局：牵头 2 项",
        ),
    ],
)
def test_a_caption_counts_the_tasks_of_each_unit_by_role(
    units: list[str], english: str, chinese: str
) -> None:
    caption = my_tasks_caption(my_tasks(PLAN, REGISTER, units))

    assert caption is not None
    assert [caption.put(EN), caption.put(ZH)] == [english, chinese]


def test_no_tasks_have_no_caption() -> None:
    assert my_tasks_caption(()) is None


def pointed(text: str, unit: str, into: Translator = EN) -> list[str]:
    """Return the lines of the card that says why a unit has the first task of a plan."""
    plan = plan_of(text)
    reasons = why(plan, Register(plan), Source("plan.yaml", text), plan.tasks[:1], unit)
    return render(Format.TABLE, WHY, reasons, into).split("\n")


def test_a_card_points_at_a_name_after_wide_characters_tabs_and_escapes() -> None:
    text = 'title: 清水\ntasks: [{id: 1, title: "河\u202e\u3000", lead:\t"甲局",\tsupport: 乙局}]\n'

    assert pointed(text, "乙局") == [
        "乙局 has task 1 (support): 河\\u202e\u3000",
        "plan.yaml:2:52",
        '    tasks: [{id: 1, title: "河\\u202e\u3000", lead:\\t"甲局",\\tsupport: 乙局}]',
        "                                                                  ^^^^",
        "",
    ]


def test_a_card_points_at_a_name_in_quotes_or_over_two_lines() -> None:
    text = 'title: 清水\ntasks: [{id: 1, title: 河, lead: "甲局", support: Water\n    Office}]\n'

    assert pointed(text, "甲局")[1:4] == [
        "plan.yaml:2:33",
        '    tasks: [{id: 1, title: 河, lead: "甲局", support: Water',
        "                                     ^^^^^^",
    ]
    assert pointed(text, "Water Office")[1:4] == [
        "plan.yaml:2:48",
        '    tasks: [{id: 1, title: 河, lead: "甲局", support: Water',
        "                                                      ^^^^^",
    ]


def test_a_card_explains_an_alias_a_spelling_and_each_collective_on_the_way() -> None:
    text = (
        "title: 清水\n"
        "units:\n"
        "  - {name: 全县, aliases: [县里], members: [各 街]}\n"
        "  - {name: 各街, members: [东街]}\n"
        "tasks: [{id: 1, title: 河, lead: 县里, support: 各　街, responsible: 乙局}]\n"
    )

    assert pointed(text, "东街") == [
        "东街 has task 1 (lead): 河",
        "plan.yaml:5:33",
        "    tasks: [{id: 1, title: 河, lead: 县里, support: 各　街, responsible: 乙局}]",
        "                                     ^^^^",
        "县里 means 全县 (alias)",
        "全县 stands for 各街, among others",
        "各街 stands for 东街, among others",
        "",
        "东街 has task 1 (support): 河",
        "plan.yaml:5:46",
        "    tasks: [{id: 1, title: 河, lead: 县里, support: 各　街, responsible: 乙局}]",
        "                                                    ^^^^^^",
        "各　街 means 各街 (another spelling)",
        "各街 stands for 东街, among others",
        "",
    ]
    assert pointed(text, "乙局", ZH)[0] == "乙局承担任务 1（责任）：河"


def every_way(view: View[Item], items: Sequence[Item], caption: Message | None = None) -> list[str]:
    """Return the items in every format, language and width."""
    return [
        render(format_, view, items, into, caption=caption, width=width)
        for format_ in Format
        for into in (EN, ZH)
        for width in (None, 60)
    ]


def test_no_view_lets_a_name_or_title_steer_the_terminal() -> None:
    hostile = r'"\e[2J\u202e甲{0}\n|<b>\u200b=1"'
    text = (
        "title: 清水\n"
        "units:\n"
        f"  - {{name: {hostile}, aliases: [{hostile}], members: [{hostile}, 东街]}}\n"
        f"actions: [{{id: {hostile}, title: {hostile}, lead: {hostile}}}]\n"
        "tasks:\n"
        f"  - {{id: {hostile}, title: {hostile}, action: {hostile}, note: {hostile}, "
        f"lead: {hostile}, responsible: [{hostile}, 东街], support: {hostile}}}\n"
    )
    plan = plan_of(text)
    register = Register(plan)
    name = plan.units[0].name
    graph = PlanGraph(plan, register)
    source = Source("\x1b\u202e.yaml", text)
    duties = my_tasks(plan, register, [name, "东街"])
    open_plan = plan_of(
        "title: 清水\n"
        f"units: [{{name: {hostile}, kind: collective}}, {{name: 甲局}}]\n"
        f"tasks:\n  - {{id: {hostile}, title: {hostile}, lead: {hostile}}}\n"
    )

    outputs = [
        *every_way(TASKS, plan.tasks),
        *every_way(WHO_LEADS, plan.tasks),
        *every_way(my_tasks_view(several=True), duties, my_tasks_caption(duties)),
        *every_way(SHOW, show(plan, register, map(TaskOrStep, plan.tasks))),
        *every_way(UNITS, unit_counts(plan, register)),
        *every_way(ACTIONS, action_counts(plan, register)),
        *every_way(PARTNERS, partners(plan, graph, "东街")),
        *every_way(BETWEEN, between(plan, register, graph, name, "东街")),
        *every_way(WORKLOAD, workload(teamwork(plan, register)).loads),
        *every_way(WHY, why(plan, register, source, plan.tasks, "东街")),
        *every_way(WHY, why(open_plan, Register(open_plan), source, open_plan.tasks, "甲局")),
    ]

    lines = [line for output in outputs for line in output.split("\n")]
    assert [line for line in lines if printable(line) != line] == []
    assert all("\\u001b" in output for output in outputs)
