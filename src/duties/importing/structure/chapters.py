"""What kind of chapter a part stands in, and how a part is told of."""

import re

from duties.importing.fates import Fate
from duties.importing.structure.tree import Part, Tree
from duties.messages import N_, Message


def told_by_number(part: Part) -> str:
    """Return a part's number as printed, and its title."""
    number = part.passages[0].text[: part.marker.end].strip() if part.marker is not None else ""
    return number + part.title


def no_note(part: Part) -> Message:
    """Return that a part was left out, having no note beside others that have."""
    message = N_("{item} has no note, although its neighbours do; it was left out")
    return Message(message, {"item": told_by_number(part)})


def gives_no_task(part: Part, tree: Tree) -> bool:
    """Tell whether a part stands in a chapter on how the plan is carried out."""
    return any(_SAFEGUARDS.fullmatch(each.title) for each in (part, *tree.around(part)))


def is_about_all(part: Part) -> bool:
    """Tell whether a chapter is about the plan as a whole, by its title: 总体要求."""
    return _ABOUT_ALL.fullmatch(part.title) is not None


def why_without_task(title: str) -> Fate | None:
    """Return why a chapter of a title gives nobody a task; None where its title does not say so."""
    if _SAFEGUARDS.fullmatch(title):
        return Fate.GENERAL if "总体" in title else Fate.SAFEGUARDS
    if _ABOUT_ALL.fullmatch(title) and not title.endswith(_OF_TASKS):
        return Fate.GENERAL
    from duties.importing.lexicon.promises import GOALS, MENDS, PAST_CHAPTER

    if GOALS.search(title):
        return Fate.GOALS
    if PAST_CHAPTER.search(title) and MENDS.match(title) is None:
        return Fate.PAST
    return None


_OF_TASKS = ("任务", "措施")  # 主要任务 gives tasks; where it gave none, its title is no reason


_SAFEGUARDS = re.compile(
    "(?:(?:切实|进一步)?(?:加强|强化|抓好)?(?:组织(?:领导|实施|保障)|保障措施"
    "|(?:工作|有关|相关|总体|实施)(?:要求|保障)|组织机构)(?:和?(?:保障措施|保障|实施)|措施)?"
    "|(?:加强|强化)(?:监督|督导|督查)(?:检查|考核|落实)|附则)"
    "(?:[，、；].{0,30})?"
)
"""Titles of chapters that give nobody a task: 保障措施, 组织实施, 工作要求."""
_ABOUT_ALL = re.compile(
    "(?:总体|指导|基本|主要|工作|发展|建设|实施|有关|相关|行动|组织|保障|目标|背景|名词|术语|适用|编制|附)"
    "(?:要求|思路|思想|原则|目标|任务|措施|保障|实施|领导|情况|考虑|依据|定义|解释|范围|背景|说明|则)"
    "|(?:附件|背景|目标|定义)"
)
"""Titles of chapters that give nobody a task: 总体要求, 基本原则, 保障措施."""
