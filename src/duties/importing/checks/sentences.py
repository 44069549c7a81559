"""Sentences that say who acts and gave no task, told."""

import re
from collections.abc import Sequence

from duties.importing.doubts import Reporter
from duties.importing.lexicon.bodies import is_unit
from duties.importing.passes.sentences_beside_notes import left_out_sentence
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.structure.tree import Passage, Tree


def tell_sentences(tree: Tree, tasks: Sequence[FoundTask], reporter: Reporter) -> None:
    """Report numbered items beside tasks that only a sentence gives to units."""
    own = {task.part.position for task in tasks}
    levels = {task.part.level for task in tasks}
    for part in tree.parts:
        if part.position in own or part.level not in levels:
            continue
        for passage in part.passages:
            told = sentence_in(passage)
            if told is not None:
                place = passage.paragraph.place_at(told.start())
                reporter.doubt(place, left_out_sentence(told[0]))


def sentence_in(passage: Passage) -> re.Match[str] | None:
    """Return the words that say who acts, though no note does; None where there are none."""
    told = _BY_WHOM.search(passage.text) if "由" in passage.text else None
    return told if told is not None and is_unit(told["unit"]) else None


_BY_WHOM = re.compile("由(?P<unit>[^，。；：、（由]{2,20})(?:牵头|负责|承办)[^。；]{0,40}")
