"""What stands in a document beside its tasks and is not read as one: said, never dropped unsaid."""

import re
from collections.abc import Iterable, Sequence

from duties.importing.checks.sentences import sentence_in
from duties.importing.document import Block, Place
from duties.importing.lexicon import bodies
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.traditional import traditional_blocks
from duties.importing.plan.assign import Drafting
from duties.importing.plan.tasks_of_parts import Found
from duties.importing.structure.chapters import no_note, told_by_number
from duties.importing.structure.tree import Part, Passage
from duties.messages import N_, Message, counted


def tell_unread(tasks: Iterable[Found], drafting: Drafting) -> None:
    """Report labels beside the notes of tasks that are no units' or that nobody knows."""
    found: dict[str, list[tuple[Place, str]]] = {}
    for part in dict.fromkeys(task.part for task in tasks if task.entry is None):
        for passage in part.passages:
            if "：" not in passage.text and ":" not in passage.text:
                continue
            for label in words.LIKE_LABEL.finditer(passage.text):
                said = _WORDS_BEHIND.match(passage.text, label.end())
                if said is not None:
                    place = passage.paragraph.place
                    found.setdefault(label[0], []).append((place, label[0] + said[0]))
    for said_behind in found.values():
        place, text = said_behind[0]
        drafting.doubt(
            place,
            counted(
                "{words} is under no label of units; it was left out",
                "{words} is under no label of units; it was left out, as were all {count} of these",
                len(said_behind),
                words=text,
            ),
        )


_WORDS_BEHIND = re.compile("[^。；;\\n]{1,40}")


def tell_duties(parts: Iterable[Part], tasks: Iterable[Found], drafting: Drafting) -> None:
    """Report chapters that list units with what each of them does: 1.市教育局：负责…。"""
    own = {id(task.part) for task in tasks}
    listed: dict[int, list[Part]] = {}
    for part in parts:
        if id(part) not in own and part.passages and _DUTY.match(_body(part)):
            listed.setdefault(id(part.parent), []).append(part)
    for items in listed.values():
        if len(items) > 1:
            message = N_("{count} items from {first} on tell what units do; they were left out")
            facts = {"count": len(items), "first": told_by_number(items[0])}
            drafting.doubt(items[0].place, Message(message, facts))


def _body(part: Part) -> str:
    return part.passages[0].text[part.marker.end if part.marker is not None else 0 :]


_DUTY = re.compile(
    f"[^，。；：:（(]{{1,20}}{bodies.BODY_END.pattern.removesuffix('$')}[^，。；：:]{{0,10}}[：:。]"
    "\\s?(?:主要|具体|统筹|依法)?(?:负责|牵头|承担|落实|组织|指导|制定|督促|监督|会同|加强|做好|配合)"
)


def tell_left_out(parts: Iterable[Part], tasks: Sequence[Found], drafting: Drafting) -> None:
    """Report numbered items without a note among siblings most of which have one of their own."""
    own = {id(task.part) for task in tasks}
    holders = dict.fromkeys([task.part.parent for task in tasks])
    above = {id(part) for holder in holders if holder for part in (holder, *holder.ancestors)}
    for siblings in _siblings(parts):
        without = [part for part in siblings if id(part) not in own]
        if len(without) * 2 >= len(siblings):
            continue
        for part in without:
            if id(part) in above:
                continue
            if part.rows or any(map(_says_who, part.passages)):
                continue
            drafting.doubt(part.place, no_note(part))


def _says_who(passage: Passage) -> bool:
    return any(note.parties for note in passage.notes) or sentence_in(passage) is not None


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


# Tables that are not read


# Traditional characters


def tell_traditional(blocks: Iterable[Block], drafting: Drafting) -> None:
    """Report the labels in traditional characters, which are not understood."""
    for block, word in traditional_blocks(blocks):
        message = N_("{word} is written in traditional characters and is not understood")
        drafting.doubt(block.place, Message(message, {"word": word}))
