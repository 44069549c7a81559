"""Lists of units in brackets and nothing else: 加固桥墩。（市交通局、市财政局）

Nothing says what these units do, so much speaks against each bracket: every name must end as a
unit's does, most must be bodies beyond doubt (园 or 校 may be a place), and the bracket must close
the paragraph, save for a full stop or a deadline. Amid a sentence, one name is no list. Lists after
earlier sentences count only where such a list closes the paragraph.
"""

import re
from collections.abc import Sequence

from duties.importing.lexicon import bodies, declarations
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import LONGEST, SHORTEST, is_unit, names_body
from duties.importing.lexicon.brackets import pairs
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.lexicon.gates import ENDS
from duties.importing.lexicon.name_lists import join_places, pieces
from duties.importing.notes.note import Note, Style
from duties.importing.notes.parser import parse
from duties.model import Role

LONGEST_LIST = 1000  # letters of a bracket that no label opens


def find(text: str, found: Sequence[Note]) -> list[Note]:
    """Return the lists after sentences before the last one, where a list closes the paragraph.

    The list that does so is found already: `closing_list` is asked bracket by bracket.
    """
    if not found or found[-1].style is not STYLE or not found[-1].is_unlabelled:
        return []
    notes = []
    for pair in pairs(text[: found[0].start]):
        if pair.end is None or pair.end - pair.start > LONGEST_LIST:
            continue
        if text[: pair.start].rstrip()[-1:] in ("。", "；"):
            note = _unit_list(text, pair.start, pair.end)
            if note is not None:
                notes.append(note)
    return notes


STYLE = Style("bare_list", find, says_roles=False)


def closing_list(text: str, start: int, end: int) -> Note | None:
    """Parse a bracket after the last sentence that holds units and nothing else."""
    if len(text) - end > _LONGEST_REST:
        return None
    rest = text[end + 1 :].strip(ENDS)
    if rest and not (rest[0] in "（(" and is_deadline(rest)):
        return None
    return _unit_list(text, start, end)


def _unit_list(text: str, start: int, end: int) -> Note | None:
    """Parse a bracket that holds units and nothing else."""
    listed = _listed(text[start + 1 : end])
    if not listed or words.COLON_SIGN.search(text, start, end) is not None:
        return None
    before = text[:start].rstrip()
    if not _are_units(listed, is_within_sentence=before[-1:] not in ("。", "；", "”", "！")):
        return None
    note = parse(text[start + 1 : end], role=Role.RESPONSIBLE)
    return None if note is None else note.placed(start, end + 1, start + 1, STYLE)


def _listed(content: str) -> list[str]:
    """Return the names of a list, without 等, marks, deadlines and what it says of itself."""
    return [
        _OTHERS.sub("", piece.text).strip(declarations.STAR)
        for piece in join_places(pieces(_ASIDE.sub("", content)))
        if not is_deadline(piece.text)
    ]


def _are_units(listed: Sequence[str], *, is_within_sentence: bool) -> bool:
    """Tell whether names are those of units beyond doubt, at least half of them and the first."""
    if not all(SHORTEST <= len(name) <= LONGEST and _may_be_unit(name) for name in listed):
        return False
    named_bodies = [name for name in listed if names_body(name)]
    sure = [name for name in listed if name in named_bodies or _has_level(name)]
    if len(sure) * 2 < len(listed):
        return False
    if is_within_sentence:
        return len(listed) > 1 and listed[0] in named_bodies
    return listed[0] in sure


def _may_be_unit(name: str) -> bool:
    return is_unit(name) or _EACH.fullmatch(name) is not None


def _has_level(name: str) -> bool:
    """Tell whether the level before a name shows a body; a hospital or a park may be a place."""
    is_long = len(name) >= _SHORTEST_LEVELLED
    return is_long and name[-1] not in "园院室馆校" and bodies.LEVEL.match(name) is not None


_EACH = re.compile("各[\\u4e00-\\u9fff（）]{2,8}")
_ASIDE = re.compile("[，,。；;](?:以?下同|以[下上][^、，]{0,10}[均都需由皆]|[列排]|第一).*$")
"""What a note says beside its units: 列第一位的为牵头单位，下同."""
_OTHERS = re.compile("等(?:有关|相关)?(?:部门|单位)?$")
_SHORTEST_LEVELLED = 4  # letters of a name in which a level tells something
_LONGEST_REST = 20  # letters that may follow the bracket: a full stop, a deadline
