"""Heads of documents, each with a line that one guard of importing keeps out or lets in."""

from datetime import date

import pytest
from documents import imported

from duties.importing.structure.head import Head

TASKS = "一、建设\n1.修桥。老桥年久失修，今年加固。（责任单位：市住建局）\n"
TABLE = "| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 修桥 | 市住建局 |\n"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param(
            f"青禾市人民政府关于进一步做好\n桥梁养护工作的意见\n{TASKS}",
            Head("青禾市人民政府关于进一步做好桥梁养护工作的意见", "青禾市人民政府", None, None),
            id="a title on two lines",
        ),
        pytest.param(
            f"2025年3月4日\n青禾市桥梁养护工作方案\n{TASKS}",
            Head("青禾市桥梁养护工作方案", None, date(2025, 3, 4), None),
            id="the line above a title is a date",
        ),
        pytest.param(
            f"青禾市人民政府\n桥梁养护工作方案\n{TASKS}",
            Head("桥梁养护工作方案", "青禾市人民政府", None, None),
            id="the line above a title is who issues it",
        ),
        pytest.param(
            f"各单位要认真落实。\n桥梁养护工作方案\n{TASKS}",
            Head("桥梁养护工作方案", None, None, None),
            id="the line above a title ends a sentence",
        ),
        pytest.param(
            f"关于印发《青禾市桥梁养护方案》的通知\n各镇：\n现印发给你们，请认真落实。\n青禾市交通局\n2025年3月4日\n青禾市桥梁养护\n方案\n{TASKS}",
            Head("青禾市桥梁养护方案", "青禾市交通局", date(2025, 3, 4), None),
            id="a letter whose plan is called otherwise",
        ),
        pytest.param(
            f"青禾市交通局关于印发青禾市桥梁养护方案的通知\n各镇：\n现印发给你们。\n{TASKS}",
            Head("青禾市桥梁养护方案", "青禾市交通局", None, None),
            id="a letter without the plan's own title",
        ),
        pytest.param(
            f"关于转发《桥梁养护要诀》的通知\n各镇：\n现转发给你们。\n{TASKS}",
            Head("关于转发《桥梁养护要诀》的通知", None, None, None),
            id="a letter that names a title with no end of a title",
        ),
        pytest.param(
            f"# 青禾市桥梁养护方案\n\n配套文件：桥梁巡查办法\n\n{TASKS}",
            Head("青禾市桥梁养护方案", None, None, None),
            id="a heading of Markdown before another title",
        ),
        pytest.param(
            f"青禾市桥梁养护要点说明\n各镇要按时报送。\n{TASKS}",
            Head("青禾市桥梁养护要点说明", None, None, None),
            id="a short first line for want of a title",
        ),
        pytest.param(
            f"各镇：\n以下事项请按时办理，并于月底前报送书面材料。\n{TASKS}",
            Head(None, None, None, None),
            id="no line may be the title",
        ),
        pytest.param(
            f"青禾市桥梁养护方案\n（征求意见稿）\n{TASKS}",
            Head("青禾市桥梁养护方案（征求意见稿）", None, None, None),
            id="a draft for comments",
        ),
        pytest.param(
            f"青禾市桥梁养护方案（青政发〔2025〕1号，2025年3月4日）\n{TASKS}",
            Head("青禾市桥梁养护方案", None, date(2025, 3, 4), None),
            id="a day in brackets after the title",
        ),
        pytest.param(
            f"青禾市桥梁养护方案\n{TASKS}青禾市交通局\n青禾市财政局\n2025年3月4日\n",
            Head("青禾市桥梁养护方案", "青禾市交通局、青禾市财政局", date(2025, 3, 4), None),
            id="signed by two on two lines",
        ),
        pytest.param(
            f"青禾市桥梁养护方案\n{TASKS}以上请审议。\n2025年3月4日\n",
            Head("青禾市桥梁养护方案", None, date(2025, 3, 4), None),
            id="a day that nobody signs",
        ),
        pytest.param(
            f"青禾市桥梁养护方案\n根据2024年5月6日召开的全市交通工作会议上对于今后一个时期桥梁养护管理以及资金保障提出的各项具体要求，现就有关事项安排如下，请遵照执行。\n{TASKS}",
            Head("青禾市桥梁养护方案", None, None, None),
            id="a day within a long sentence",
        ),
        pytest.param(
            f"市政府办公室\n青禾市人民政府文件\n青禾市桥梁养护方案\n{TASKS}",
            Head("青禾市桥梁养护方案", "青禾市人民政府", None, None),
            id="a short and a full name of the issuer",
        ),
        pytest.param(
            f"青禾市桥梁养护行动计划（2024—2027年）\n{TASKS}到2030年，全部完成。\n",
            Head("青禾市桥梁养护行动计划（2024—2027年）", None, None, 2027),
            id="years in the title",
        ),
        pytest.param(
            f"青禾市桥梁养护方案\n总体目标：到２０２８年，桥梁全部达标；至2030年，再上台阶。\n{TASKS}",
            Head("青禾市桥梁养护方案", None, None, 2030),
            id="years of goals, with a full-width digit",
        ),
        pytest.param(
            f"青禾市桥梁养护方案为做好桥梁养护，制定本方案。\n{TASKS}",
            Head("青禾市桥梁养护方案", None, None, None),
            id="a title glued to what follows",
        ),
        pytest.param(
            f"青禾市桥梁养护方案\n{TASKS}二〇二五年十月十日\n",
            Head("青禾市桥梁养护方案", None, date(2025, 10, 10), None),
            id="a day in Chinese numerals without a signature",
        ),
        pytest.param(
            f"| 单位：万元 | | |\n{TABLE}",
            Head(None, None, None, None),
            id="a row across a table that is no title",
        ),
    ],
)
def test_a_line_above_or_below_decides_the_head(text: str, head: Head) -> None:
    assert imported(text).head == head
