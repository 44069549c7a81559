"""Notes that may speak of several items where they give units to one alone, or to none.

3.建学校。（牵头单位：甲局）（以上各项责任单位：乙局）   the second is no note of this item alone
（各项责任单位：乙局）   below an item: perhaps of all items above
"""

import re
from collections.abc import Sequence

from duties.importing.doubts import Reporter
from duties.importing.lexicon import labels as words
from duties.importing.notes.styles.on_several_items import ITEMS
from duties.importing.passes.notes_on_several_items import unclear
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.structure.tree import Tree
from duties.messages import N_, Message


def tell_notes_of_several(tree: Tree, tasks: Sequence[FoundTask], reporter: Reporter) -> None:
    """Tell of notes that name items above and were left out, and of those that may mean others."""
    for part in tree.parts:
        for passage in part.passages:
            if "上" not in passage.text or passage.shared or not passage.notes:
                continue
            for bracket in _BRACKET.findall(passage.text):
                if ITEMS.match(bracket, 1) and words.ROLE_WORD.search(bracket):
                    reporter.doubt(passage.paragraph.place, unclear(bracket))
    for task in tasks:
        for passage, _ in task.notes:
            text = passage.paragraph.text
            if (
                text[:1] in _FIRST
                and passage.given_by is None
                and _OF_EACH.match(text)
                and passage.is_nothing_but_note()
            ):
                message = Message(_MAY_BE_OF_ALL, {"title": task.title, "words": text})
                reporter.doubt(passage.paragraph.place, message)


_BRACKET = re.compile("[（(][^（）()]{4,200}[）)]")
_FIRST = frozenset("（(【各所全")
_OF_EACH = re.compile(
    "[（(【]?(?:各|所有|全部)[项条](?:工作|任务|事项|措施)*(?:均?由|牵头|责任|主[办责]|配合)"
)
_MAY_BE_OF_ALL = N_(
    "this note is given to {title} alone, but may speak of all items above: {words}"
)
