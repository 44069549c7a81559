"""Slips of the keyboard are found where they are, and nowhere else."""

from collections.abc import Iterator

import pytest

from duties.planfile.loading import load
from duties.source import Source, apply_edits
from reading import PARSERS, faults, parser

PLAN = """\
title: 码头方案
units:
  - {name: 区交通局, kind: department}
tasks:
  - id: 1
    title: 修缮码头
    lead: 区交通局
    responsible: [区水利局, 区城管局]
    support:
      - 区教委
      - 区科委
    note: 原文如此
  - id: 2
    title: 疏浚航道
    due: 2027-12-31
"""


@pytest.fixture(params=PARSERS, autouse=True)
def is_libyaml(request: pytest.FixtureRequest) -> Iterator[bool]:
    with parser(request.param):
        yield request.param


SLIPS = [
    ("title: 码", "title：码", "1:6"),
    ("title: 码", "title:码", "1:6"),
    ("title: 码", "title﹕码", "1:6"),
    ("units:", "units：", "2:6"),
    ("  - id: 1", "  - id：1", "5:7"),
    ("  - id: 2", "  －id: 2", "13:3"),
    ("  - id: 2", "  -id: 2", "13:3"),
    ("lead: 区", "lead:\u3000区", "7:10"),
    ("lead: 区", "lead ：区", "7:10"),
    ("lead: 区", "牵头单位：区", "7:5"),
    ("城管局]", "城管局］", "8:29"),
    ("城管局]", "城管局】", "8:29"),
    ("城管局]", "城管局", "8:18"),
    ("department}", "department｝", "3:34"),
    ("交通局, kind", "交通局，kind", "3:16"),
    ("- 区科委", "－ 区科委", "11:7"),
    ("- 区科委", "-区科委", "11:7"),
    ("- 区科委", "-\u3000区科委", "11:8"),
    ("    title: 疏", "\ttitle: 疏", "14:1"),
    ("note: 原文如此", 'note: "原文如此', "12:11"),
    ("note: 原文如此", 'note: "原文如此”', "12:16"),
    ("note: 原文如此", "note: “原文: 如此”", "12:11"),
    ("tasks:", "＃ 注\ntasks:", "4:1"),
    ("tasks:", "tasks", "4:1"),
]


@pytest.mark.parametrize(("right", "slip", "place"), SLIPS)
def test_a_slip_is_told_at_its_character_and_mended(right: str, slip: str, place: str) -> None:
    text = PLAN.replace(right, slip, 1)
    loaded = load(Source("plan.yaml", text))
    (found,) = loaded.findings

    assert loaded.plan is None
    assert f"{found.span.line}:{found.span.column}" == place
    assert found.fix is not None
    mended = apply_edits(Source("plan.yaml", text), found.fix.edits)
    assert load(Source("plan.yaml", mended)).findings == ()


def test_all_slips_are_told_at_once() -> None:
    text = PLAN
    for right, slip, _ in SLIPS[3:7:2] + SLIPS[13:16:2]:
        text = text.replace(right, slip, 1)

    assert [fault.split("-")[0] for fault in faults(text)] == ["2:6", "3:34", "11:7", "13:3"]


def test_two_slips_of_one_line_keep_their_places() -> None:
    text = PLAN.replace("lead: 区交通局", "lead：[区交通局］")

    assert [fault.split("-")[0] for fault in faults(text)] == ["7:9", "7:15"]


def test_what_came_of_a_slip_is_not_told_beside_it() -> None:
    assert faults(PLAN.replace("title: 码", "title：码")) == [
        "1:6-1:7 DUT001 error: the colon after title is a full-width one (：); "
        "write title: and a blank"
    ]


@pytest.mark.parametrize(
    "text",
    [
        PLAN.replace("note: 原文如此", "note: 说明：原文“如此”，见［附件］－１"),
        PLAN.replace("note: 原文如此", "note: |\n      lead：区教委\n      －区教委"),
        PLAN.replace("title: 码头方案", "title: “码头”方案"),
        PLAN.replace("title: 码头方案", "title: 10:30 开始"),
    ],
)
def test_full_width_marks_in_texts_are_no_slips(text: str) -> None:
    assert faults(text) == []


def test_a_fault_is_told_although_slips_look_like_it() -> None:
    text = PLAN.replace("note: 原文如此", "note: 说明：原文: 如此")

    assert faults(text) == [
        "12:16-12:17 DUT001 error: this text has a colon and a blank in it; put the text in quotes"
    ]


@pytest.mark.parametrize(
    "text", ["x" * 3000 + "：", "title: [" + "］" * 3000, "- " * 2000 + "－x", "a：\n" * 3000]
)
def test_slips_without_end_are_looked_for_only_so_long(text: str) -> None:
    assert load(Source("plan.yaml", text)).plan is None
