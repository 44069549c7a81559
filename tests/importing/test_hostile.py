"""Text that is made to take long takes no longer than other text of its length."""

import time
from collections.abc import Callable

import pytest
from documents import imported

from campaign import of_a_campaign
from duties.importing.notes.find import find_notes

MEGABYTE = 1_000_000
FAST = ("（", "（责任单位：")
PATTERNS = [
    "（",
    "）",
    "（责任单位：",
    "（责任单位：市交通局",
    "（责任单位：市交通局、",
    "（牵头）",
    "（（牵头））",
    "（市交通局牵头，",
    "责任单位：",
    "。责任单位：",
    "。责任单位：市交通局",
    "市交通局、",
    "各各",
    "各区、",
    "1.",
    "一、",
    "。（一）",
    "（一）修桥。（责任单位：市交通局）",
    "等",
    "等和",
    "和",
    "〔(",
    "“",
    " ",
    "按职责分工",
    "2025年",
    "任务 | 责任单位 | 备注\n",
    "任务\n|\n责任单位\n|\n",
    "修桥\n|\n",
    "任务\n目标\n",
    "序号",
    "牽頭",
    "；责任领导：",
    "由市交通局牵头",
    "。1.市交通局负责。",
    "(1)修桥。",
    "甲区、",
    "12月底前、",
    "市交通局按",
    "各部门、单位、",
    "市交通局制定",
    "根据《市交通局制定》和",
    "市交通局\n2025年1月1日\n",
    "1\n" + "修桥\n" * 10,
    "1.10件",
    "甲党委、",
    "第一、",
    "第1项责任单位：市交通局；",
    "第1项责任单位：市交通局\n",
    "1.修桥。\n以上各项责任单位：市交通局\n",
    "1.修桥。\n以上两项责任单位：市交通局\n",
    "“双随机、一公开”局、",
    "由市交通局牵头，市财政局配合。",
    "一是修桥。（责任单位：市交通局）",
    "市交通局牵头市财政局、",
    "主办单位：市交通局\n",
    "序号\t任务\t责任单位\n",
    "修桥\n— 1 —\n",
    "| 任务 | 修桥 |\n| 责任单位 | 市交通局 |\n| 时限 | 长期 |\n",
    "*修桥* ",
    "（市交通局牵头）修桥。\n",
    "1.由市交通局牵头，修建桥梁和道路。\n",
    "| 任务 | 甲局 | 乙局 | 丙局 |\n| 修桥 | √ | | |\n",
    "| 牵头单位 | 甲局 |\n| 任务 | 修桥 |\n| 责任单位 | 乙局 |\n",
    "| 编 | 说法 | 牵头单位 |\n| 1 | 修建大桥 | 甲局 |\n",
    "网站标识码\n",
    "┌──┬──┐\n│任务│责任单位│\n├──┼──┤\n│修桥│市交通局│\n",
    "│修桥│市交通局│\n├──┤局├──┤\n",
    "项目名称：",
    "——责任单位：",
    "各地、州、",
    "“桥20座，路30里”",
    "增长4%和6%，",
    "五年",
    "（2026年6月底前）",
    "（责任单位：市交通局）（2026年6月底前）",
    "责任单位：市交通局（2026年6月底前）、",
]


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


@pytest.mark.campaign
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_text_of_one_pattern_is_read_in_time_that_grows_with_its_length(
    pattern: str,
) -> None:
    size = MEGABYTE // (of_a_campaign(8, 1) if pattern in FAST else of_a_campaign(16, 8))
    large = pattern * (size // len(pattern.encode()))
    small = large[: len(large) // 8]
    few = max(seconds(lambda: imported(f"1.{small}")), 0.02)

    # A busy machine may disturb it once.
    assert any(seconds(lambda: imported(f"1.{large}")) < 8 * 4 * few for _ in range(3))
    assert seconds(lambda: find_notes(f"（责任单位：{large}负责）")) < 30


def test_many_lines_of_brackets_are_read_in_time() -> None:
    assert seconds(lambda: imported("（责任单位：市交通局\n" * 20_000)) < 30
