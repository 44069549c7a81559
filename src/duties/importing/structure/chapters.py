"""What kind of chapter a part stands in, and how a part is told of."""

import re

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


_SAFEGUARDS = re.compile(
    "(?:(?:切实|进一步)?(?:加强|强化|抓好)?(?:组织(?:领导|实施|保障)|保障措施"
    "|(?:工作|有关|相关|总体|实施)(?:要求|保障)|组织机构)(?:和?(?:保障措施|保障|实施)|措施)?"
    "|(?:加强|强化)(?:监督|督导|督查)(?:检查|考核|落实)|附则)"
    "(?:[，、；].{0,30})?"
)
"""Titles of chapters that give nobody a task: 保障措施, 组织实施, 工作要求."""
