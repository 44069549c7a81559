"""A bracket that holds units and nothing else: （甲局、乙局）."""

import re
from collections.abc import Iterator, Sequence

from duties.importing.lexicon import bodies, declarations
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import LONGEST, SHORTEST, is_unit, names_body
from duties.importing.lexicon.brackets import pairs
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.lexicon.name_lists import join_places, pieces
from duties.importing.notes.note import Note
from duties.importing.notes.parser import parse
from duties.model import Role

LONGEST_NOTE = 1000  # letters, of one that no label begins


def bare_list(text: str, start: int, end: int) -> Note | None:
    """Parse a bracket behind the last sentence that holds units and nothing else."""
    if end - start < _SHORTEST_LIST or len(text) - end > _BEHIND:
        return None
    behind = text[end + 1 :].strip("。；; ")
    if behind and not (behind[0] in "（(" and is_deadline(behind)):
        return None
    return _unit_list(text, start, end)


def lists_within(text: str, found: Sequence[Note]) -> Iterator[Note]:
    """Yield the lists of units behind sentences before the last one, which such a list ends."""
    for pair in pairs(text[: found[0].start]):
        if pair.end is None or pair.end - pair.start > LONGEST_NOTE:
            continue
        if text[: pair.start].rstrip()[-1:] in ("。", "；"):
            note = _unit_list(text, pair.start, pair.end)
            if note is not None:
                yield note


def _unit_list(text: str, start: int, end: int) -> Note | None:
    """Parse a bracket that holds units and nothing else."""
    listed = [
        _OTHERS_BEHIND.sub("", piece.text).strip(declarations.STAR)
        for piece in join_places(pieces(_ASIDE_BEHIND.sub("", text[start + 1 : end])))
        if not is_deadline(piece.text)
    ]
    if not listed or words.COLON_SIGN.search(text, start, end) is not None:
        return None
    if not all(SHORTEST <= len(name) <= LONGEST and _is_listed(name) for name in listed):
        return None
    bodies = [name for name in listed if names_body(name)]
    own = [name for name in listed if name in bodies or _has_level(name)]
    if len(own) * 2 < len(listed):
        return None
    is_within_sentence = text[:start].rstrip()[-1:] not in ("。", "；", "”", "！")
    if listed[0] not in (bodies if is_within_sentence else own):
        return None
    if is_within_sentence and len(listed) == 1:
        return None
    note = parse(text[start + 1 : end], role=Role.RESPONSIBLE)
    if note is None:
        return None
    note = note.placed(start, end + 1, start + 1)
    return note._replace(is_unlabelled=not any(party.is_starred for party in note.parties))


def _is_listed(name: str) -> bool:
    return is_unit(name) or _EACH.fullmatch(name) is not None


_EACH = re.compile("各[\\u4e00-\\u9fff（）]{2,8}")


def _has_level(name: str) -> bool:
    """Tell whether the level before a name shows a body; a hospital or a park may be a place."""
    is_long = len(name) >= _SHORTEST_LIST
    return is_long and name[-1] not in "园院室馆校" and bodies.LEVEL.match(name) is not None


_ASIDE_BEHIND = re.compile("[，,。；;](?:以?下同|以[下上][^、，]{0,10}[均都需由皆]|[列排]|第一).*$")
"""What a note says beside its units: 列第一位的为牵头单位，下同."""


_OTHERS_BEHIND = re.compile("等(?:有关|相关)?(?:部门|单位)?$")


_SHORTEST_LIST = 4  # letters of the shortest name, and its bracket


_BEHIND = 20  # letters that may stand behind the bracket: a full stop, a deadline
