"""What a document has besides its tasks and is not read: nothing is left out without a word."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from duties.importing.checks.sentences import sentence_in
from duties.importing.document import Place
from duties.importing.doubts import Reporter
from duties.importing.lexicon import bodies
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.days import is_day
from duties.importing.lexicon.traditional import traditional_blocks
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.structure.chapters import gives_no_task, is_about_all, no_note, told_by_number
from duties.importing.structure.tree import Level, Part, Passage, Tree
from duties.messages import N_, Message, counted


def tell_unread(tree: Tree, tasks: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report labels beside the notes of tasks, or in their points, that are no units' or that
    nobody knows.
    """
    found: dict[str, list[tuple[Passage, str]]] = {}
    own = {task.part.position for task in tasks if task.entry is None}
    parts = (
        part for part in tree.parts if part.position in own or not own.isdisjoint(part.ancestors)
    )
    for passage in chain.from_iterable(part.passages for part in parts):
        if "：" not in passage.text and ":" not in passage.text:
            continue
        for label in words.LIKE_LABEL.finditer(passage.text):
            said = _WORDS_AFTER.match(passage.text, label.end())
            if said is not None:
                found.setdefault(label[0], []).append((passage, label[0] + said[0]))
    for of_one_label in found.values():
        passage, text = of_one_label[0]
        reporter.doubt(
            passage.paragraph.place,
            counted(
                "{words} has no label of a unit's role; it was left out",
                "{words} has no label of a unit's role; it was left out, as were all {count} "
                "of these",
                len(of_one_label),
                words=text,
            ),
        )


_WORDS_AFTER = re.compile("[^。；;\\n]{1,40}")


def tell_units_alone(tree: Tree, tasks: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report lines below a task that name units and nothing else; the last part may be signed."""
    for part in {task.part.position: task.part for task in tasks if task.entry is None}.values():
        short = [
            passage
            for passage in part.passages[1:]
            if len(passage.text) <= bodies.LONGEST and not passage.notes
        ]
        if not short or part is tree.parts[-1] or any(is_day(each.text) for each in short):
            continue
        for passage in short:
            words_of_it = passage.text.rstrip("。；;、，, ")
            if all(map(_UNIT.fullmatch, words_of_it.split("、"))):
                message = N_("{words} stands below a task without a label; it was left out")
                facts = {"words": words_of_it}
                reporter.doubt(passage.paragraph.place, Message(message, facts))


_UNIT = re.compile(f"[^：:，。]{{2,}}{bodies.BODY_END.pattern}")


def tell_duties(tree: Tree, tasks: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report chapters that list units with what each of them does: 1.市教育局：负责…。"""
    own = {task.part.position for task in tasks}
    listed: dict[int | None, list[Part]] = {}
    for part in tree.parts:
        if part.position not in own and _tells_duties(part):
            listed.setdefault(part.parent, []).append(part)
    for holder, items in listed.items():
        if len(items) > 1:
            message = N_(
                "{count} items from {first} on describe the duties of units; they were left out"
            )
            facts = {"count": len(items), "first": told_by_number(items[0])}
            above = [tree.parts[holder]] if holder is not None else []
            reporter.doubt(items[0].place, Message(message, facts), _places(above + items))


def _tells_duties(part: Part) -> bool:
    return bool(part.passages) and _DUTY.match(_body(part)) is not None


def _body(part: Part) -> str:
    return part.passages[0].text[part.marker.end if part.marker is not None else 0 :]


_DUTY = re.compile(
    f"[^，。；：:（(]{{1,20}}{bodies.BODY_END.pattern.removesuffix('$')}[^，。；：:]{{0,10}}[：:。]"
    "\\s?(?:主要|具体|统筹|依法)?(?:负责|牵头|承担|落实|组织|指导|制定|督促|监督|会同|加强|做好|配合)"
)


def tell_left_out(tree: Tree, tasks: Sequence[FoundTask], reporter: Reporter) -> None:
    """Report numbered items without a note beside some that have one.

    Few are told one by one. A whole chapter without notes is told beside chapters with some.
    """
    own = {task.part.position for task in tasks}
    above = {position for task in tasks for position in task.part.ancestors}
    chapters = {tree.parts[position].level for position in above}
    chapters -= {task.part.level for task in tasks}
    ranks = {task.part.rank for task in tasks if task.entry is None and task.point is None}
    for siblings in _siblings(tree.parts):
        without = [
            part
            for part in siblings
            if not (part.position in own or part.position in above or _holds_other(part))
        ]
        if any(part.position in own for part in siblings):
            _tell_without(without, len(siblings), reporter)
        elif len(without) == len(siblings) > 1 and siblings[0].rank in ranks:
            around = tree.around(siblings[0])
            if around and around[0].level in chapters and not _tells_no_task(siblings[0], tree):
                message = N_(
                    "none of the {count} items of {chapter} has a note, although those of other "
                    "chapters have; they were left out"
                )
                facts = {"count": len(siblings), "chapter": told_by_number(around[0])}
                places = _places([around[0], *siblings])
                reporter.doubt(siblings[0].place, Message(message, facts), places)


def _holds_other(part: Part) -> bool:
    """Tell whether a part has a table, or words that say who acts."""
    return bool(part.rows) or any(map(_says_who, part.passages))


def _tells_no_task(part: Part, tree: Tree) -> bool:
    """Tell whether a part tells what a unit's duties are, or stands in a chapter without tasks."""
    return (
        _tells_duties(part)
        or gives_no_task(part, tree)
        or any(map(is_about_all, tree.around(part)))
    )


def _tell_without(without: Sequence[Part], count: int, reporter: Reporter) -> None:
    """Report those of so many items beside each other that have no note."""
    if len(without) * 2 < count or len(without) == 1:
        for part in without:
            reporter.doubt(part.place, no_note(part))
        return
    message = N_(
        "{count} of {all} items in a row, from {item} on, have no note; they were left out"
    )
    facts = {"count": len(without), "all": count, "item": told_by_number(without[0])}
    reporter.doubt(without[0].place, Message(message, facts), _places(without))


def _places(parts: Iterable[Part]) -> list[Place]:
    return [part.place for part in parts]


def _says_who(passage: Passage) -> bool:
    return any(note.parties for note in passage.notes) or sentence_in(passage) is not None


def _siblings(parts: Iterable[Part]) -> list[list[Part]]:
    """Return the numbered parts that stand beside each other, each count of numbers for itself.

    Chapters that give nobody a task are left out.
    """
    found: list[list[Part]] = []
    last: dict[Level, list[Part]] = {}
    for part in parts:
        if part.marker is None or is_about_all(part):
            continue
        level = part.level
        run = last.get(level)
        before = run[-1].marker if run is not None else None
        if run is None or before is None or part.marker.number <= before.number:
            run = last[level] = []
            found.append(run)
        run.append(part)
    return found


def tell_traditional(tree: Tree, _: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report the labels in traditional characters, which are not understood."""
    for block, word in traditional_blocks(tree.blocks):
        message = N_("{word} is in traditional characters and was not understood")
        reporter.doubt(block.place, Message(message, {"word": word}))
