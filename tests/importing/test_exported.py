"""Exported files are imported again: the same plan comes back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from documents import doubts_text
from openpyxl import Workbook, load_workbook

from duties.amounts import amount_of_text
from duties.exporting.dossier import Dossier
from duties.exporting.excel import workbook
from duties.exporting.file_parts import FilePart
from duties.exporting.word import plan as document
from duties.importing.pipeline import draft
from duties.importing.plan.draft import Draft
from duties.importing.plan.writing import plan_text
from duties.importing.shape import read_document
from duties.importing.tables.lists_of_an_export import ListedUnit
from duties.ledger.model import Reading
from duties.messages import Translator
from duties.model import Name, Plan, Target
from duties.planfile.loading import load
from duties.source import Source, Span
from handing_on import EN, ZH, dossier, shipped_dossier, small_dossier

ODD = """
title: 某县“两山”转化方案，及其分工
issuer: 某县人民政府
issued: 2024-02-29
horizon: 2031
expects: {actions: 3, tasks: 4}

units:
  - {name: 县财政局, kind: department, aliases: [县财政, 财政局]}
  - {name: '各区、县（市）政府', kind: collective, members: [甲区政府, '乙、丙联合管委会']}
  - {name: 甲区政府, kind: other}
  - {name: '乙、丙联合管委会', kind: committee}
  - {name: 和谐办, kind: office}
  - {name: 生态和旅游办, kind: party}
  - {name: 从未出现的局, kind: department}

actions:
  - {id: 1, title: 护水行动, lead: [县财政局, '各区、县（市）政府']}
  - {id: 2, title: 尚无任务的行动}
  - {id: 3, title: 富民行动}

tasks:
  - id: 1
    action: 1
    title: 修堤，护岸。并建档；公开
    lead: 县财政
    responsible: ['各区、县（市）政府', 和谐办]
    open_ended: true
    due: 2025-06-30
    note: 先修东岸
    due_text: 汛前
  - id: 2
    action: 1
    title: 1.5公里绿道
    responsible: [生态和旅游办, '乙、丙联合管委会']
    support: [和谐办]
    due: 2027-06
  - id: 二-1
    action: 3
    title: 办节
    lead: [和谐办, 财政局]
    open_ended: true
    due_text: 每年6月、12月
  - {id: 4, action: 3, title: 不知由谁来做的事, due: 2027}
  - {id: 5, action: 3, title: 开集, due: 2028-Q1, due_text: '2028年一季度末前建成，长期坚持'}
  - {id: 6, action: 3, title: 迎客, due: 2028-H2}
  - {id: 7, action: 3, title: 育苗, due: 2028-Q3}
  - {id: 甲、乙, action: 3, title: 合办}

targets:
  - {id: gdp, name: 生产总值, group: 富民, value: 38.50, unit: 亿元, bound: min, by: 2027,
     baseline: {value: 30.25, by: 2022}, owner: 县财政局, tasks: [1, 甲、乙, 二-1]}
  - {id: 2, name: '办节，次数', value: [1, 2], unit: 次/年, bound: about, by: 2026-H1, tasks: 4}
  - {id: s, name: 水质, value: Ⅱ类, by: 2026-Q3, owner: '各区、县（市）政府'}
  - {id: t, name: 堤防建成, group: 富民, by: 2026-06-30, kind: milestone}
  - {id: u, name: 失业率, value: 5.5, unit: '%', bound: max, by: 2026-W13, baseline: {value: 6}}
  - {id: v, name: 增速, value: -3, unit: '%', kind: growth}
  - {id: w, name: 百岁老人, value: 100, kind: count, baseline: {value: Ⅲ类, by: 2020}}
"""


def plan_of(text: str) -> Plan:
    plan = load(Source("plan.yaml", text)).plan
    assert plan is not None
    return plan


def targets(plan: Plan) -> list[tuple[object, ...]]:
    return [
        (
            target.id,
            target.name,
            target.group,
            target.value,
            target.unit,
            target.bound,
            target.by,
            target.sort,
            target.baseline and (target.baseline.value, target.baseline.by),
            target.owner and target.owner.text,
            texts(target.tasks),
        )
        for target in plan.targets
    ]


def again(data: bytes, name: str) -> Plan:
    return plan_of(plan_text(draft(read_document(name, data))))


def texts(names: tuple[Name, ...] | None) -> tuple[str, ...]:
    return tuple(name.text for name in names or ())


def facts(plan: Plan) -> tuple[object, ...]:
    expects = plan.expects
    return (
        plan.title,
        plan.issuer,
        plan.issued,
        plan.horizon,
        expects and (expects.actions, expects.tasks),
    )


def actions(plan: Plan) -> list[tuple[object, ...]]:
    return [(action.id, action.title, texts(action.lead)) for action in plan.actions]


def units(plan: Plan) -> list[tuple[object, ...]]:
    return [(unit.name, unit.kind, texts(unit.aliases), texts(unit.members)) for unit in plan.units]


def tasks(plan: Plan) -> Iterator[tuple[object, ...]]:
    for task in plan.tasks:
        people = [texts(names) for names in (task.lead, task.responsible, task.support)]
        yield task.id, task.action, task.title, *people, task.open_ended
        yield task.id, task.due, task.due_text, task.note


@pytest.mark.parametrize("into", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("which", ["shipped", "odd"])
def test_a_workbook_gives_the_same_plan_back(which: str, into: Translator) -> None:
    of = shipped_dossier() if which == "shipped" else dossier(ODD)

    found = again(workbook.render(of, into), "plan.xlsx")

    assert facts(found) == facts(of.plan)
    assert units(found) == units(of.plan)
    assert actions(found) == actions(of.plan)
    assert list(tasks(found)) == list(tasks(of.plan))
    assert targets(found) == targets(of.plan)


def test_what_a_list_of_targets_does_not_say_so_is_told() -> None:
    book = load_workbook(BytesIO(workbook.render(dossier(ODD), ZH)))
    page = book["目标清单"]
    heads = [cell.value for cell in page[3]]
    for heading, words in (
        ("限定", "至多"),
        ("目标时点", "早日"),
        ("类别", "别的"),
        ("目标", None),
    ):
        page.cell(4, heads.index(heading) + 1).value = words
    page.cell(5, heads.index("名称") + 1).value = None
    out = BytesIO()
    book.save(out)

    found = draft(read_document("plan.xlsx", out.getvalue()))

    assert (found.targets[0].id, found.targets[0].bound, found.targets[0].by) == (
        "生产总值",
        "reach",
        None,
    )
    assert [target.id for target in found.targets[1:]] == ["s", "t", "u", "v", "w"]
    assert [told for told in doubts_text(found).splitlines() if "目标清单" in told] == [
        "sheet 目标清单, row 4: “至多” in the list of targets is not understood; it is left out",
        "sheet 目标清单, row 4: “早日” in the list of targets is not understood; it is left out",
        "sheet 目标清单, row 4: “别的” in the list of targets is not understood; it is left out",
        "sheet 目标清单, row 5: this row of the list has no name; it is left out",
    ]


@pytest.mark.parametrize("into", [ZH, EN], ids=["zh", "en"])
def test_numbers_and_days_of_a_workbook_come_back_as_the_plan_has_them(into: Translator) -> None:
    """Some ids are numbers in the cells, others texts; a day is one."""
    ids = ("03", "5", "999999999999999", "1000000000000000", "1.10", "三（二）", "0")
    of = small_dossier(
        actions="id: 02, title: 治水\nid: 7, title: 修路",
        tasks="\n".join(
            f"id: '{id_}', action: {'02' if place % 2 else 7}, title: 第{place}件事, "
            f"lead: 县水务局, due: 2027-01-{place + 10}, note: '{place}'"
            for place, id_ in enumerate(ids)
        ),
    )

    found = again(workbook.render(of, into), "plan.xlsx")

    assert [task.id for task in found.tasks] == list(ids)
    assert actions(found) == actions(of.plan)
    assert list(tasks(found)) == list(tasks(of.plan))


@pytest.mark.parametrize("into", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("which", ["shipped", "odd"])
def test_a_word_document_gives_the_same_plan_back(which: str, into: Translator) -> None:
    of = shipped_dossier() if which == "shipped" else dossier(ODD)

    found = again(document.render(of, into), "plan.docx")

    assert facts(found) == facts(of.plan)
    assert units(found) == units(of.plan)
    used = {task.action for task in of.plan.tasks}
    assert actions(found) == [action for action in actions(of.plan) if action[0] in used]
    assert list(tasks(found)) == list(tasks(of.plan))
    assert set(map(_in_print, found.targets)) == set(map(_in_print, of.plan.targets))


def _in_print(target: Target) -> tuple[object, ...]:
    """Return what a target says on paper, where it has no id, and changes are not marked so."""
    owner = target.owner and target.owner.text
    value = target.group, target.name, target.value, target.unit, target.bound, target.by, owner
    return *value, texts(target.tasks)


def test_a_word_document_may_be_without_its_units() -> None:
    of = replace(dossier(ODD), without=frozenset({FilePart.UNITS}))

    found = again(document.render(of, ZH), "plan.docx")

    assert "从未出现的局" not in {unit.name for unit in found.units}
    assert all(unit.aliases == () for unit in found.units)


def test_no_unit_of_an_exported_plan_is_doubtful() -> None:
    found = draft(read_document("plan.xlsx", workbook.render(shipped_dossier(), ZH)))

    assert found.doubts == ()
    assert found.head.issued == date(2023, 5, 23)
    assert all(isinstance(unit, ListedUnit) for unit in found.units)


DEADLINES = """
title: 清水方案
units: [{name: 市水利局}]
tasks:
  - {id: 1, title: 清理河道, lead: 市水利局, due: 2027-06-30}
  - {id: 2, title: 修缮堤坝, lead: 市水利局, due: 2027-06}
  - {id: 3, title: 疏通沟渠, lead: 市水利局, due: 2027-Q2}
  - {id: 4, title: 加固闸门, lead: 市水利局, due: 2027-H1}
  - {id: 5, title: 种植树木, lead: 市水利局, due: 2027}
  - {id: 6, title: 巡查堤岸, lead: 市水利局, due_text: 长期推进}
  - {id: 7, title: 开展培训, lead: 市水利局, due: 2027-12, due_text: 近期启动}
  - {id: 8, title: 编制手册, lead: 市水利局, due: 2027-06, due_text: 6月底前}
  - {id: 9, title: 建成泵站, lead: 市水利局, due: 2027, due_text: 2027年底前建成，长期坚持}
  - {id: 10, title: 公开结果, lead: 市水利局}
"""


@pytest.mark.parametrize("into", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("render", [workbook.render, document.render], ids=["xlsx", "docx"])
def test_deadlines_come_back_as_the_plan_has_them(
    render: Callable[[Dossier, Translator], bytes], into: Translator
) -> None:
    of = dossier(DEADLINES)
    name = "plan.xlsx" if render is workbook.render else "plan.docx"

    read = draft(read_document(name, render(of, into)))

    assert [(task.due, task.due_text or None) for task in read.tasks] == [
        (task.due, task.due_text) for task in of.plan.tasks
    ]
    assert read.doubts == ()


TARGETS = """
title: 清水方案
units: [{name: 县统计局}, {name: 县水利局}, {name: '县教育局、体育局'}]
tasks:
  - {id: '一、1', title: 清理河道，植树100亩以上, lead: 县水利局}
  - {id: 2, title: 修缮堤坝20公里, lead: 县水利局}
targets:
  - {id: gdp, name: 生产总值, group: 实力, value: 210.50, unit: 亿元, bound: min, by: 2027,
     baseline: {value: 156, by: 2022}, owner: 县统计局, tasks: ['一、1', 2]}
  - {id: '2', name: 耗能下降, value: 3, unit: '%', bound: max, kind: growth, by: 2026-Q2,
     baseline: {value: 1.5}}
  - {id: 园, name: 幼儿园, value: [3, 5], unit: 所, kind: count, bound: about, by: 2026-H1,
     owner: '县教育局、体育局'}
  - {id: 水, name: 河道水质, value: Ⅱ类, kind: grade, by: 2026-09}
  - {id: 桥, name: 大桥通车, kind: milestone, by: 2026-09-30, tasks: [2]}
  - {id: 路, name: '=1+1', value: -2, unit: 公里}
"""


@pytest.mark.parametrize("into", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("render", [workbook.render, document.render], ids=["xlsx", "docx"])
def test_targets_come_back_as_the_plan_has_them(
    render: Callable[[Dossier, Translator], bytes], into: Translator
) -> None:
    of = dossier(TARGETS)
    name = "plan.xlsx" if render is workbook.render else "plan.docx"

    read = draft(read_document(name, render(of, into)))

    assert read.doubts == ()
    found = plan_of(plan_text(read))
    if name == "plan.xlsx":
        assert targets(found) == targets(of.plan)
    else:
        assert set(map(_in_print, found.targets)) == set(map(_in_print, of.plan.targets))
    assert {unit.name for unit in found.units} == {unit.name for unit in of.plan.units}


@pytest.mark.parametrize("into", [ZH, EN], ids=["zh", "en"])
def test_targets_with_their_readings_come_back_without_these(into: Translator) -> None:
    reading = Reading({}, Span(1, 1, 1, 1), "gdp", date(2025, 12, 31), amount_of_text("180.5"))
    of = replace(dossier(TARGETS), readings={"gdp": [reading]})

    read = draft(read_document("plan.xlsx", workbook.render(of, into)))

    assert read.doubts == ()
    assert targets(plan_of(plan_text(read))) == targets(of.plan)


def test_an_export_without_its_targets_says_none() -> None:
    of = dossier(TARGETS.partition("targets:")[0])

    assert draft(read_document("plan.xlsx", workbook.render(of, ZH))).targets == ()


def edited(change: Callable[[Workbook], None]) -> Draft:
    """Return the draft of an exported workbook after somebody changed it."""
    book = load_workbook(BytesIO(workbook.render(shipped_dossier(), ZH)))
    change(book)
    out = BytesIO()
    book.save(out)
    return draft(read_document("plan.xlsx", out.getvalue()))


def _add_column(book: Workbook, sheet: str, heading: str, first: str) -> None:
    page = book[sheet]
    at = page.max_column + 1
    page.cell(3, at, heading)
    page.cell(4, at, first)


def test_a_column_that_somebody_added_to_the_tasks_is_told_and_kept_in_the_notes() -> None:
    found = edited(lambda book: _add_column(book, "任务分工表", "进展", "已开工"))

    assert doubts_text(found) == (
        "sheet 任务分工表, row 3: the column 进展 tells how tasks stand; what it says is kept in "
        "the notes; once there is a plan, `duties collect` reads it from this file\n"
    )
    assert [task.remark for task in found.tasks[:2]] == ["进展：已开工", ""]


def test_a_column_that_somebody_added_to_the_lists_is_told() -> None:
    def change(book: Workbook) -> None:
        _add_column(book, "单位名录", "电话", "12345")
        _add_column(book, "行动一览", "", "重点")

    assert doubts_text(edited(change)) == (
        "sheet 行动一览, row 3: the column 第6列 of this list is not known; it is left out\n"
        "sheet 单位名录, row 3: the column 电话 of this list is not known; it is left out\n"
    )


def test_what_somebody_broke_in_the_list_of_targets_is_told_and_left_out() -> None:
    def change(book: Workbook) -> None:
        page = book["目标清单"]
        columns = {page.cell(3, at).value: at for at in range(1, page.max_column + 1)}
        for heading, words in (("限定", "大概"), ("目标时点", "很快"), ("承担任务", "7、99")):
            page.cell(4, columns[heading], words)

    found = edited(change)

    assert doubts_text(found) == (
        "sheet 目标清单, row 4: “大概” in the list of targets is not understood; it is left out\n"
        "sheet 目标清单, row 4: “很快” in the list of targets is not understood; it is left out\n"
        "sheet 目标清单, row 4: target gdp names task 99, which there is not; it is left out\n"
    )
    assert found.targets[0].tasks == ("7",)


TRACKED = """
title: 清水方案
issued: 2026-01-01
units:
  - {name: 市水利局, kind: department, leader: 局长, contact: 办公室}
  - {name: 市园林局, kind: department, aliases: [园林局], contact: '12345'}
  - {name: '各区、县（市）政府', kind: collective}
tasks:
  - id: 1
    title: 清理河道
    lead: 市水利局
    responsible: '各区、县（市）政府'
    start: 2026-03
    due: 2027-06-30
    leader: 分管副市长
    contact: 河道科，转3
    steps:
      - {id: 1, title: 选点, start: 2026-Q1, due: 2026-04-15, weight: 0.5}
      - {id: 02, title: 疏浚一期, project: true, lead: ['各区、县（市）政府', 市园林局],
         due: 2026, due_text: 2026年底前开工}
      - {id: 三（二）, title: 验收, responsible: 市水利局, support: [市园林局],
         leader: 科长, contact: '8'}
  - {id: 2, title: 巡查堤岸, lead: 市水利局, every: quarter, start: 2026-H2,
     steps: [{id: 1, title: 开展, due_text: 常年}]}
  - {id: 3, title: 种植树木, lead: 市园林局, every: half-year, start: 2026-05-06}
  - {id: 4, title: 养护, lead: 市园林局, every: week, start: 2027}
bodies:
  - {id: 领导小组, name: 治水领导小组, tier: leading-group, office: 市水利局, leader: 市长}
  - {id: 2, name: 专项组, tier: special-group, under: 领导小组,
     office: [市水利局, '各区、县（市）政府'], tasks: [1, 2]}
  - {id: 专班, name: 河道专班, tier: task-force, under: 2, members: [市园林局],
     tasks: 1, contact: 河道科}
"""


def tracked(plan: Plan) -> Iterator[tuple[object, ...]]:
    for task in plan.tasks:
        yield task.id, task.start, task.every, task.leader, task.contact, task.note
        for step in task.steps:
            people = [texts(names) for names in (step.lead, step.responsible, step.support)]
            yield step.id, step.title, step.project, *people, step.weight
            yield step.start, step.due, step.due_text, step.leader, step.contact
    for body in plan.bodies:
        told = [texts(names) for names in (body.office, body.members, body.actions, body.tasks)]
        yield body.id, body.name, body.tier, body.under, *told, body.leader, body.contact


@pytest.mark.parametrize("into", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("render", [workbook.render, document.render], ids=["xlsx", "docx"])
def test_steps_bodies_and_what_else_is_said_of_the_work_come_back(
    render: Callable[[Dossier, Translator], bytes], into: Translator
) -> None:
    of = dossier(TRACKED)
    name = "plan.xlsx" if render is workbook.render else "plan.docx"

    read = draft(read_document(name, render(of, into)))
    found = plan_of(plan_text(read))

    assert read.doubts == ()
    assert list(tracked(found)) == list(tracked(of.plan))
    assert [task.title for task in found.tasks] == [task.title for task in of.plan.tasks]
    if name == "plan.xlsx":
        assert [(unit.name, unit.leader, unit.contact) for unit in found.units] == [
            (unit.name, unit.leader, unit.contact) for unit in of.plan.units
        ]


def test_what_somebody_wrote_over_an_exported_value_is_told_where_it_cannot_be_read() -> None:
    book = load_workbook(BytesIO(workbook.render(dossier(TRACKED), ZH)))
    for page, heading, text in (("任务分工表", "周期", "经常"), ("节点", "权重", "很重")):
        column = next(cell.column for cell in book[page][3] if cell.value == heading)
        book[page].cell(4, column, text)
    out = BytesIO()
    book.save(out)

    assert doubts_text(draft(read_document("plan.xlsx", out.getvalue()))) == (
        "sheet 任务分工表, row 4: 经常 could not be read as every; it is left out\n"
        "sheet 节点, row 4: 很重 could not be read as weight; it is left out\n"
    )


def test_a_workbook_that_lost_what_marks_it_as_exported_gives_no_step_as_a_task() -> None:
    book = load_workbook(BytesIO(workbook.render(dossier(TRACKED), ZH)))
    for name in list(book.custom_doc_props.names):  # type: ignore[attr-defined]
        del book.custom_doc_props[name]  # type: ignore[attr-defined]
    out = BytesIO()
    book.save(out)

    found = plan_of(plan_text(draft(read_document("plan.xlsx", out.getvalue()))))

    assert [task.id for task in found.tasks] == ["1", "2", "3", "4"]
    assert [step.id for step in found.tasks[0].steps] == ["1", "02", "三（二）"]
