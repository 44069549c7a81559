"""Invented tables of tasks, from a seed, and how they stand in a text."""

import random

from written import TITLES, UNITS, numeral, sections, task

Rows = list[list[str]]
HEADINGS = (
    ("序号", "领域", "具体任务", "牵头单位", "责任单位", "配合单位", "完成时限", "备注"),
    ("序号", "类别", "工作任务", "牵头部门", "责任部门", "协办单位", "时间节点", "备 注"),
    ("编号", "行动", "任务", "主办单位", "承办单位", "协办单位", "完成时间", "进展情况"),
    (
        "序号",
        "重点领域",
        "重点任务及措施",
        "牵头单位",
        "责任单位/配合单位",
        "参与单位",
        "时限",
        "联系人",
    ),
    ("", "章节", "主要内容", "市级牵头单位", "县级责任单位", "配合单位", "工作进度", "下步措施"),
)


def table(chance: random.Random) -> Rows:
    """Return the rows of an invented table of tasks, a heading first; None-like cells are blank."""
    headings = chance.choice(HEADINGS)
    columns = sorted({2, *chance.sample(range(8), chance.randint(3, 8)), chance.choice((3, 4))})
    merges = chance.random() < 0.5
    has_sections = chance.random() < 0.25
    repeats = chance.random() < 0.15
    rows: Rows = [[headings[column] for column in columns]]
    number = 0
    for place, section in enumerate(sections(chance), 1):
        if has_sections:
            rows.append([f"{numeral(place)}、{section.title}", *[""] * (len(columns) - 1)])
        for within, each in enumerate(section.tasks):
            number += 1
            cells = [
                str(number),
                "" if merges and within else section.title,
                f"{each.title}{chance.choice(('', '', '。按计划实施。'))}",
                *("、".join(names) for names in each.lists),
                each.deadline,
                chance.choice(("", "", "重点", "已完成50%")),
            ]
            role = max(place for place, names in enumerate(each.lists) if names)
            cells[3 + role] += each.others
            if chance.random() < 0.05:
                cells[4] = f"牵头单位：{cells[3]}；配合单位：{cells[5]}"
            rows.append([cells[column] for column in columns])
        if repeats:
            rows.append(rows[0])
    return rows


def cards(chance: random.Random) -> Rows:
    """Return the rows of tasks that are set as cards, a label and its value in a row."""
    headings = chance.choice(HEADINGS)
    return [
        [headings[column] or "序号", cell]
        for number, each in enumerate((task(chance) for _ in range(chance.randint(1, 5))), 1)
        for column, cell in [
            (0, str(number)),
            (2, each.title),
            *((3 + role, "、".join(names)) for role, names in enumerate(each.lists) if names),
            (6, each.deadline or "长期"),
        ]
    ]


def matrix(chance: random.Random) -> tuple[Rows, str]:
    """Return the rows of a matrix of tasks and units, and its legend."""
    marks = chance.choice(("★√☆", "▲○△", "●○◎", "ABC"))
    units = chance.sample(UNITS, chance.randint(3, 7))
    rows: Rows = [["序号", chance.choice(("任务", "工作任务", "事项")), *units]]
    for number in range(1, chance.randint(2, 7)):
        cells = [chance.choice(("", "", "", *marks)) for _ in units]
        rows.append([str(number), chance.choice(TITLES), *cells])
    between = chance.choice((" ", "，", "；"))
    legend = between.join(
        f"{mark}{role}" for mark, role in zip(marks, ("牵头", "责任", "配合"), strict=True)
    )
    return rows, chance.choice((f"注：{legend}", f"说明：{legend}", legend, ""))


def as_markdown(rows: Rows) -> str:
    """Return rows as a Markdown table."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]]) + "\n"


def as_tabs(rows: Rows) -> str:
    """Return rows as lines with tabs."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def as_lines(rows: Rows) -> str:
    """Return rows with each cell on a line of its own, as a copied table has them."""
    return "\n".join("\n".join(row) for row in rows) + "\n"
