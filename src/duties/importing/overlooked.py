"""What stands in a document beside its tasks and is not read as one: said, never dropped unsaid."""

import re
from collections.abc import Iterable, Sequence

from duties.importing.assigning import Drafting
from duties.importing.finding import Found
from duties.importing.outline import Part, Passage
from duties.importing.units import is_unit
from duties.messages import N_, Message


def tell_sentences(parts: Iterable[Part], tasks: Iterable[Found], drafting: Drafting) -> None:
    """Report numbered items beside tasks that only a sentence gives to units."""
    own = {id(task.part) for task in tasks}
    levels = {(id(task.part.parent), task.part.rank) for task in tasks}
    for part in parts:
        if id(part) in own or (id(part.parent), part.rank) not in levels:
            continue
        for passage in part.passages:
            told = _sentence_in(passage)
            if told is not None:
                message = N_("a sentence, no note, says who acts; it was left out: {words}")
                place = passage.paragraph.place_at(told.start())
                drafting.doubt(place, Message(message, {"words": told[0]}))


def _sentence_in(passage: Passage) -> re.Match[str] | None:
    """Return the words that say who acts, though no note does; None where there are none."""
    told = _BY_WHOM.search(passage.text) if "牵头" in passage.text else None
    return told if told is not None and is_unit(told["unit"]) else None


_BY_WHOM = re.compile("由(?P<unit>[^，。；：、（由]{2,20})牵头[^。；]{0,40}")


def tell_left_out(parts: Iterable[Part], tasks: Sequence[Found], drafting: Drafting) -> None:
    """Report numbered items without a note among siblings most of which have one of their own."""
    own = {id(task.part) for task in tasks}
    above = {id(part) for task in tasks for part in task.part.ancestors()}
    for siblings in _siblings(parts):
        if sum(id(part) in own for part in siblings) * 2 <= len(siblings):
            continue
        for part in siblings:
            if id(part) in own or id(part) in above:
                continue
            if part.rows or any(map(_sentence_in, part.passages)):
                continue
            message = N_("{item} has no note, though those beside it have; it was left out")
            facts = {"item": _number(part) + part.title}
            drafting.doubt(part.place, Message(message, facts))


def _number(part: Part) -> str:
    return part.passages[0].text[: part.marker.end].strip() if part.marker is not None else ""


def _siblings(parts: Iterable[Part]) -> list[list[Part]]:
    """Return the numbered parts that stand beside each other, each count of numbers for itself.

    Chapters that give nobody a task are left out.
    """
    found: list[list[Part]] = []
    last: dict[tuple[int, int], list[Part]] = {}
    for part in parts:
        if part.marker is None or _ABOUT_ALL.fullmatch(part.title):
            continue
        place = (id(part.parent), part.rank)
        run = last.get(place)
        before = run[-1].marker if run is not None else None
        if run is None or before is None or part.marker.number <= before.number:
            run = last[place] = []
            found.append(run)
        run.append(part)
    return found


_ABOUT_ALL = re.compile(
    "(?:总体|指导|基本|主要|工作|发展|建设|实施|有关|相关|行动|组织|保障|目标|背景|名词|术语|适用|编制|附)"
    "(?:要求|思路|思想|原则|目标|任务|措施|保障|实施|领导|情况|考虑|依据|定义|解释|范围|背景|说明|则)"
    "|(?:附件|背景|目标|定义)"
)
"""Titles of chapters that give nobody a task: 总体要求, 基本原则, 保障措施."""
