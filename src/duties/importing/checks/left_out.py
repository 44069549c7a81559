"""What stands in a document beside its tasks and is not read as one: said, never dropped unsaid."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from duties.importing.document import Block, Paragraph, Place, Row
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.name_lists import close_up, is_unit
from duties.importing.lexicon.traditional import traditional_blocks
from duties.importing.passes.notes_below_points import left_out_sentence
from duties.importing.plan.assign import Drafting
from duties.importing.plan.draft import Uncertain
from duties.importing.plan.tasks_of_parts import Found
from duties.importing.structure.outline import Part, Passage, no_note, told_by_number
from duties.importing.tables.headings import heads_tasks, is_heading, unit_headings
from duties.importing.tables.rows import without_role_column, without_task_column
from duties.messages import N_, Message, counted


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
                place = passage.paragraph.place_at(told.start())
                drafting.doubt(place, left_out_sentence(told[0]))


def tell_prose(left_out: Iterable[Found], drafting: Drafting) -> None:
    """Report what sentences that give nobody a task say of who acts."""
    for found in left_out:
        for passage, note in found.notes:
            said = passage.paragraph.text[note.start : note.end]
            drafting.doubt(passage.paragraph.place_at(note.start), left_out_sentence(said))


def _sentence_in(passage: Passage) -> re.Match[str] | None:
    """Return the words that say who acts, though no note does; None where there are none."""
    told = _BY_WHOM.search(passage.text) if "由" in passage.text else None
    return told if told is not None and is_unit(told["unit"]) else None


_BY_WHOM = re.compile("由(?P<unit>[^，。；：、（由]{2,20})(?:牵头|负责|承办)[^。；]{0,40}")


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
    f"[^，。；：:（(]{{1,20}}{words.BODY_END.pattern.removesuffix('$')}[^，。；：:]{{0,10}}[：:。]"
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
    return any(note.parties for note in passage.notes) or _sentence_in(passage) is not None


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


def unread_tables(blocks: Sequence[Block]) -> Iterator[Uncertain]:
    """Yield the tables that divide tasks and are not read, and why."""
    tabular = [block for block in blocks if isinstance(block, Row)]
    for _, rows in groupby(tabular, key=lambda row: row.table):
        table = list(rows)
        heading = without_task_column(table)
        if (strange := without_role_column(table)) is not None:
            message = N_(
                "this table names units ({heading}), but not in a role that is known; write "
                "责任单位 over them in a copy, and import that"
            )
            yield Uncertain(strange[0].place, Message(message, {"heading": strange[1]}))
        if heading is not None:
            message = N_(
                "this table names units ({headings}), but none of its headings is known to stand "
                "over tasks; write 任务 over them in a copy, and import that"
            )
            facts = {"headings": unit_headings(heading)}
            yield Uncertain(heading.place, Message(message, facts))
    lost = _lost_heading(blocks)
    if lost is not None:
        message = N_(
            "this looks like a table that lost its cells; save the document with its table "
            "(as .docx, .xlsx or .html), and import that"
        )
        yield Uncertain(lost.place, Message(message))


def _lost_heading(blocks: Iterable[Block]) -> Paragraph | None:
    """Return where the headings of a table stand without their cells: a line each, or in one."""
    found = [block for block in blocks if isinstance(block, Paragraph)]
    is_behind_heading = False
    for at, paragraph in enumerate(found):
        may_be_heading = len(paragraph.text) <= _SHORT and "。" not in paragraph.text
        is_at_heading = may_be_heading and is_heading(_cell(paragraph))
        is_first = is_at_heading and not is_behind_heading
        if is_first and _are_headings([_cell(each) for each in found[at : at + _COLUMNS]]):
            return paragraph
        if "序" in paragraph.text and _glued_in([_cell(each) for each in found[at : at + _LINES]]):
            return paragraph
        is_behind_heading = is_at_heading
    return None


def _cell(paragraph: Paragraph) -> str:
    return close_up(paragraph.text[:_LONG].strip("| "))


_SHORT = 40  # letters of a line that may be a heading, its blanks included
_COLUMNS = 20
_LINES = 8  # in which the headings of a table stand, more than one in a line


def _are_headings(texts: Sequence[str]) -> bool:
    """Tell whether texts begin with the headings of a table of tasks, three or more."""
    run = list(takewhile(lambda text: text and len(text) <= _LONGEST_HEADING, texts))
    while run and not is_heading(run[-1]):
        run.pop()
    return len(run) > 2 and heads_tasks(Row(tuple(run), Place(), 0))


_LONGEST_HEADING = 16  # letters


def _glued_in(texts: Sequence[str]) -> bool:
    """Tell whether headings stand with nothing between them, from the first of these lines on."""
    glued = _GLUED.search("".join(texts))
    return glued is not None and glued.start() < len(texts[0])


_LONG = 400  # letters of a line
_GLUED = re.compile(
    "序号[^。：:，,、；;（(]{2,80}?(?:牵头|责任|主责|配合|协办)(?:单位|部门|科室|处室)(?![：:])"
)


# Traditional characters


def tell_traditional(blocks: Iterable[Block], drafting: Drafting) -> None:
    """Report the labels in traditional characters, which are not understood."""
    for block, word in traditional_blocks(blocks):
        message = N_("{word} is written in traditional characters and is not understood")
        drafting.doubt(block.place, Message(message, {"word": word}))
