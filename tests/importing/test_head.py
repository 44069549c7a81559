"""What importing takes from the head and the signature of a document."""

from datetime import date

import pytest
from documents import imported

from duties.importing.structure.head import Head

TASKS = "一、建设\n1.修桥。市里的老桥年久失修，今年分两批加固。（责任单位：市住建局）\n"
LETTER = "关于印发《青禾市修桥方案》的通知\n各镇：\n现印发给你们。\n"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param(
            f"青禾市人民政府关于印发《青禾市修桥方案》的通知\n青政发〔2025〕1号\n{TASKS}青禾市人民政府\n2025年3月4日\n",
            Head("青禾市修桥方案", "青禾市人民政府", date(2025, 3, 4), None),
            id="signed at the end",
        ),
        pytest.param(
            f"现将根据省里要求制定的《青禾市修桥方案》印发给你们。\n{TASKS}青禾市人民政府\n2025年3月4日\n",
            Head("青禾市修桥方案", "青禾市人民政府", date(2025, 3, 4), None),
            id="made by what another document asks for",
        ),
        pytest.param(
            f"发布时间：2025-03-08\n{LETTER}青禾市教育局\n2025年3月4日\n青禾市修桥方案\n{TASKS}",
            Head("青禾市修桥方案", "青禾市教育局", date(2025, 3, 4), None),
            id="the day of the signature goes before that of the page",
        ),
        pytest.param(
            f"青禾市修桥重点任务\n青禾市修桥重点任务清单\n{TASKS}",
            Head("青禾市修桥重点任务清单", None, None, None),
            id="what runs above the page is no first line of the title that begins alike",
        ),
        pytest.param(
            f"{LETTER}中共青禾市委　青禾市政府\n2025年3月4日\n青禾市修桥方案\n{TASKS}",
            Head(
                "青禾市修桥方案",
                "中共青禾市委、青禾市政府",
                date(2025, 3, 4),
                None,
            ),
            id="two issuers on one line",
        ),
        pytest.param(
            f"{LETTER}青 禾 市 教 育 局\n二〇二五年三月四日\n青禾市修桥方案\n{TASKS}",
            Head("青禾市修桥方案", "青禾市教育局", date(2025, 3, 4), None),
            id="letters set apart, a day in Chinese numerals",
        ),
        pytest.param(
            f"中共青禾市委  青禾市人民政府\n关于建桥的意见\n（2025年3月4日）\n{TASKS}",
            Head("关于建桥的意见", "中共青禾市委、青禾市人民政府", date(2025, 3, 4), None),
            id="issuers above the title, the day below it",
        ),
        pytest.param(
            f"青禾市修桥三年方案\n（2024—2026年）\n为做好修桥，制定本方案。\n{TASKS}",
            Head("青禾市修桥三年方案（2024—2026年）", None, None, 2026),
            id="years on a line below the title",
        ),
        pytest.param(
            "青禾市修桥工作安排\n为贯彻落实《省厅关于印发〈修桥计划〉的通知》（省发〔2023〕2号）和"
            f"《修桥条例细则》精神，制定本安排。\n{TASKS}",
            Head("青禾市修桥工作安排", None, None, None),
            id="cited titles are not the document's own",
        ),
        pytest.param(
            f"青禾市修桥工作安排\n一、目标\n到2027年修完。\n{TASKS.replace('今年', '到2030年')}",
            Head("青禾市修桥工作安排", None, None, 2027),
            id="the year of a goal is the horizon, that of a task is not",
        ),
        pytest.param(
            "青禾市修桥工作安排\n1.加固旧桥。市交通局牵头，市财政局配合。\n2.新建大桥。到2031年建成。\n"
            f"3.拓宽小桥。（牵头单位：市城管局）\n{TASKS}",
            Head("青禾市修桥工作安排", None, None, 2031),
            id="a sentence is no note before which goals end",
        ),
        pytest.param(
            "青禾市修桥工作安排\n一、加固旧桥。\n青禾市人民政府办公室\n2025年3月4日\n桥梁名单\n"
            + "".join(
                f"{number}.修{number}号桥。（责任单位：市住建局）\n" for number in range(1, 10)
            )
            + "青禾市交通局\n2025年5月6日\n",
            Head("青禾市修桥工作安排", "青禾市人民政府办公室", date(2025, 3, 4), None),
            id="signed twice: the letter goes before what stands below it",
        ),
        pytest.param(
            "| 附件1 | | |\n| --- | --- | --- |\n"
            "| 青禾市修桥任务分工表（2024—2026年） | | |\n"
            "| 序号 | 任务 | 责任单位 |\n| 1 | 修桥 | 市住建局 |\n",
            Head("青禾市修桥任务分工表（2024—2026年）", None, None, 2026),
            id="a title across a table",
        ),
    ],
)
def test_the_head_of_a_document(text: str, head: Head) -> None:
    assert imported(text).head == head


def test_lines_in_the_middle_and_at_the_right_stand_for_themselves() -> None:
    text = """\
        青禾市修桥行动实施方案
             青政发〔2025〕1号
各县（市、区）人民政府，市政府各部门：
    为贯彻落实《国务院关于印发〈桥梁安全行动
计划〉的通知》（国发〔2023〕2号）精神，做好全市
桥梁的加固和拓宽工作，制定本方案。
    一、总体要求
    坚持安全第一，用三年时间加固全市的桥梁，让群
众出行更加安全、方便、快捷。
    二、重点任务
    （一）加固旧桥。排查全市旧桥，分批加固，到年底
前完成全部工作。（责任单位：市住建局、市交通运输
局）
    （二）新建大桥。开工建设两座大桥，按期建成，投
入使用。（责任单位：市交通运输局）
                    青禾市人民政府办公室
                        2025年3月4日
"""
    found = imported(text)
    assert found.head == Head(
        "青禾市修桥行动实施方案", "青禾市人民政府办公室", date(2025, 3, 4), None
    )
    assert [task.title for task in found.tasks] == ["加固旧桥", "新建大桥"]
    assert [each.name for each in found.tasks[0].assigned] == ["市住建局", "市交通运输局"]
