"""Plans written out as officials write them, in each style, and read back without loss."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from documents import imported
from hypothesis import given
from hypothesis import strategies as st

from campaign import drawn
from duties.importing.lexicon.numbers import numeral
from duties.model import Role

NAMES = [
    "市财政局",
    "市交通局",
    "市委组织部（人才办）",
    "市人力资源和社会保障局",
    "省文化广电和旅游厅",
    "各区、县（市）政府",
    "各市、县〔市、区〕政府",
    "各街道",
    "国务院有关部门",
    "CBD管委会",
    "团市委",
    "国网某市供电公司",
    "省市场监管局（省知识产权局）",
    "江东市政府",
    "菜园坝滨江新城建设指挥部",
    "市发展改革委",
]
TITLES = [
    "改造东桥",
    "加固西桥",
    "翻新大街",
    "建设“一区一带”",
    "推广5G应用",
    "整治清水河上下游水环境",
]
BODY = "按照计划分步实施，及时公开进展，确保质量和安全。"


class Wanted(NamedTuple):
    """A task to write out and to find again."""

    title: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    is_open: bool


@st.composite
def tasks(draw: st.DrawFn) -> list[Wanted]:
    found = []
    for _ in range(draw(st.integers(1, 6))):
        names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True))
        first = draw(st.integers(0, min(2, len(names))))
        second = draw(st.integers(first, len(names)))
        found.append(
            Wanted(
                draw(st.sampled_from(TITLES)),
                tuple(names[:first]),
                tuple(names[first:second]),
                tuple(names[second:]),
                draw(st.booleans()),
            )
        )
    return found


def labelled(task: Wanted, labels: tuple[str, str, str], between: str, colon: str = "：") -> str:
    """Return the roles of a task under their labels; 等 closes the last list."""
    lists = [
        f"{label}{colon}{'、'.join(names)}"
        for label, names in zip(labels, task[1:4], strict=True)
        if names
    ]
    return between.join(lists) + ("等" if task.is_open else "")


UNITS = ("牵头单位", "责任单位", "配合单位")
BODIES = ("牵头部门", "责任部门", "协办单位")


def note_in_brackets(task: Wanted) -> str:
    return f"{BODY}（{labelled(task, UNITS, '，')}）"


def note_half_width(task: Wanted) -> str:
    return f"{BODY}({labelled(task, UNITS, ';', ':')})"


def note_before_full_stop(task: Wanted) -> str:
    return f"{BODY}【{labelled(task, BODIES, '；')}。】"


def note_on_its_own_line(task: Wanted) -> str:
    return f"{BODY}\n{labelled(task, UNITS, chr(10))}"


def note_without_brackets(task: Wanted) -> str:
    return f"{BODY}{labelled(task, UNITS, '；')}。"


def note_with_verbs(task: Wanted) -> str:
    others = "等" if task.is_open else ""
    last = max(place for place, names in enumerate(task[1:4]) if names)
    clauses = [
        "、".join(names) + (others if place == last else "") + verb
        for place, (names, verb) in enumerate(
            zip(task[1:4], ("牵头", "按职责分工负责", "配合"), strict=True)
        )
        if names
    ]
    return f"{BODY}（{'，'.join(clauses)}）"


def note_in_a_last_sentence(task: Wanted) -> str:
    note = note_with_verbs(task).removeprefix(f"{BODY}（").removesuffix("）")
    return f"{BODY}由{note}。"


def as_text(note: Callable[[Wanted], str], number: str) -> Callable[[Sequence[Wanted]], str]:
    def write(wanted: Sequence[Wanted]) -> str:
        lines = ["某市实施方案", "", "一、重点任务", ""]
        for place, task in enumerate(wanted, 1):
            head = number.format(place=place, numeral=numeral(place))
            lines.append(f"{head}{task.title}。{note(task)}")
        return "\n".join(lines) + "\n"

    return write


WIDTH = 28  # letters of a line of print


def wrapped(wanted: Sequence[Wanted]) -> str:
    """Return the text as a page has it: lines of one length, with page numbers between."""
    lines = []
    for line in as_text(note_in_brackets, "（{numeral}）")(wanted).splitlines():
        pieces = [line[at : at + WIDTH] for at in range(0, len(line), WIDTH)]
        lines += pieces
        if len(pieces) > 1 and len(lines) % 3 == 0:
            lines.insert(len(lines) - 1, f"— {len(lines)} —")
    return "\n".join(lines) + "\n"


def as_table(wanted: Sequence[Wanted]) -> str:
    lines = [
        "| 序号 | 工作任务 | 牵头单位 | 责任单位 | 配合单位 |",
        "| --- | --- | --- | --- | --- |",
    ]
    for number, task in enumerate(wanted, 1):
        lines.append(f"| {number} | {task.title} | {' | '.join(cells(task))} |")
    return "\n".join(lines) + "\n"


def cells(task: Wanted) -> list[str]:
    last = max(place for place, names in enumerate(task[1:4]) if names)
    return [
        "、".join(names) + ("等" if task.is_open and place == last else "")
        for place, names in enumerate(task[1:4])
    ]


STYLES: dict[str, Callable[[Sequence[Wanted]], str]] = {
    "brackets": as_text(note_in_brackets, "{place}."),
    "brackets under Chinese numbers": as_text(note_in_brackets, "（{numeral}）"),
    "half width": as_text(note_half_width, "{place}、"),
    "full stop inside": as_text(note_before_full_stop, "{place}．"),
    "own line": as_text(note_on_its_own_line, "{place}. "),
    "no brackets": as_text(note_without_brackets, "第{numeral}条 "),
    "verbs": as_text(note_with_verbs, "（{numeral}）"),
    "wrapped": wrapped,
}


def got(text: str, name: str = "document.txt") -> list[Wanted]:
    return [
        Wanted(
            task.title,
            task.names(Role.LEAD),
            task.names(Role.RESPONSIBLE),
            task.names(Role.SUPPORT),
            task.open_ended,
        )
        for task in imported(text, name).tasks
    ]


@pytest.mark.parametrize("style", STYLES)
@given(wanted=tasks())
@drawn(20, 60)
def test_a_plan_written_in_a_style_is_read_back(style: str, wanted: list[Wanted]) -> None:
    assert got(STYLES[style](wanted)) == wanted


def distinct(wanted: Sequence[Wanted]) -> list[Wanted]:
    """Return tasks with a lead each, since a blank cell of a text table means the one above."""
    return [
        task._replace(lead=task.lead or ("市园林局",), title=f"{task.title}{number}")
        for number, task in enumerate(wanted)
    ]


@given(wanted=tasks())
@drawn(20, 60)
def test_a_plan_written_as_a_table_is_read_back(wanted: list[Wanted]) -> None:
    wanted = distinct(wanted)

    assert got(as_table(wanted)) == wanted


@given(wanted=tasks())
@drawn(20, 60)
def test_a_plan_written_in_last_sentences_is_read_back(wanted: list[Wanted]) -> None:
    wanted = distinct(wanted)

    assert got(as_text(note_in_a_last_sentence, "{place}.")(wanted)) == wanted


@given(wanted=tasks())
@drawn(20, 60)
def test_a_plan_written_with_tabs_is_read_back(wanted: list[Wanted]) -> None:
    wanted = distinct(wanted)
    rows = [line.strip("| ").split(" | ") for line in as_table(wanted).splitlines()]

    assert got("\n".join("\t".join(row) for row in (rows[0], *rows[2:]))) == wanted


@given(wanted=tasks())
@drawn(20, 60)
def test_a_plan_written_as_cards_is_read_back(wanted: list[Wanted]) -> None:
    wanted = distinct(wanted)
    labels = ("序号", "工作任务", "牵头单位", "责任单位", "配合单位")
    lines = [
        f"| {label} | {cell} |"
        for number, task in enumerate(wanted, 1)
        for label, cell in zip(labels, (str(number), task.title, *cells(task)), strict=True)
    ]

    assert got("\n".join([lines[0], "| --- | --- |", *lines[1:]])) == wanted


@given(wanted=tasks())
@drawn(20, 60)
def test_a_plan_written_as_a_matrix_is_read_back(wanted: list[Wanted]) -> None:
    units = list(dict.fromkeys(name for task in wanted for names in task[1:4] for name in names))
    units += [name for name in NAMES if name not in units][: max(3 - len(units), 0)]
    ordered = [
        task._replace(
            title=f"{task.title}{number}",
            is_open=False,
            **{
                role: tuple(unit for unit in units if unit in getattr(task, role))
                for role in ("lead", "responsible", "support")
            },
        )
        for number, task in enumerate(wanted, 1)
    ]
    marks = {"lead": "★", "responsible": "√", "support": "☆"}
    lines = [f"| 序号 | 任务 | {' | '.join(units)} |", f"|{' --- |' * (len(units) + 2)}"]
    for number, task in enumerate(ordered, 1):
        found = [
            next((mark for role, mark in marks.items() if unit in getattr(task, role)), "")
            for unit in units
        ]
        lines.append(f"| {number} | {task.title} | {' | '.join(found)} |")

    assert got("\n".join([*lines, "", "注：★牵头 √责任 ☆配合", ""])) == ordered


@given(wanted=tasks())
@drawn(20, 60)
def test_a_plan_written_as_csv_is_read_back(wanted: list[Wanted]) -> None:
    wanted = distinct(wanted)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("序号", "任务", "牵头单位", "责任单位", "配合单位"))
    for number, task in enumerate(wanted, 1):
        writer.writerow((number, task.title, *cells(task)))

    assert got(out.getvalue(), "tasks.csv") == wanted
