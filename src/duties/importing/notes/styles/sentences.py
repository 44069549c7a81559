"""Sentences that only say who acts: 加固桥墩。市交通局牵头，市财政局配合。

Prose is full of verbs, so such a sentence must be short and name nobody but units, one of them a
body beyond doubt or two in different roles. It is the last one of a paragraph, or begins with 由.
Where the last one is none, those before it have to say both who leads and who joins. A deadline may
end it. A lone sentence must end with a full stop: titles of items end with verbs as well.
"""

import re
from collections.abc import Sequence

from duties.importing.lexicon import bodies, verbs
from duties.importing.lexicon.bodies import is_unit, names_body
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.notes.note import Note, Party, Style
from duties.importing.notes.parser import parse
from duties.importing.notes.parser_state import SENTENCE_TAKEN
from duties.messages import Message
from duties.model import Role

LONGEST_SENTENCE = 120  # letters


def find(text: str, _found: Sequence[Note]) -> list[Note]:
    """Return the sentences of a paragraph that only say who acts."""
    body = text.rstrip("。 ")
    start = body.rfind("。") + 1
    closing = None
    if start or len(body) < len(text):
        closing = _said_by(text, start, len(text), fewest_roles=1)
    fewest = 2 if closing is None else 1
    begun = _BY.finditer(text, 0, start) if "由" in text else ()
    told = [_said_by(text, by.start(), by.end(), fewest_roles=fewest) for by in begun]
    return list(filter(None, [*told, closing]))


STYLE = Style("sentences", find, is_last_resort=True, is_sentence=True)


def _said_by(text: str, start: int, end: int, *, fewest_roles: int) -> Note | None:
    """Parse a sentence that names units by what they do; None where it says anything else."""
    whole = text[start:end].rstrip("。 ")
    if not whole or len(whole) > LONGEST_SENTENCE:
        return None
    if (start and whole[0] in "各请") or "由" in whole[1:]:
        return None
    note = units_in(whole, fewest_roles) or _units_and_deadline_in(whole, fewest_roles)
    return None if note is None else as_sentence(note, whole, start, end, STYLE)


def _units_and_deadline_in(said: str, fewest_roles: int) -> Note | None:
    comma = said.rfind("，", -_LONGEST_DEADLINE)
    note = units_in(said[:comma], fewest_roles) if comma > 0 else None
    if note is None or not _tells_when(said[comma + 1 :]):
        return None
    return note._replace(deadlines=(*note.deadlines, said[comma + 1 :]))


def as_sentence(note: Note, said: str, start: int, end: int, style: Style) -> Note:
    """Return a note at its place in a paragraph, with the doubt that it is only a sentence."""
    message = Message(SENTENCE_TAKEN, {"words": said})
    return note.placed(start, end, start, style).doubted(message, start)


def units_in(said: str, fewest_roles: int) -> Note | None:
    """Parse what says who acts, if nobody but units does."""
    if not verbs.is_closed_by_verb(said):
        return None
    note = parse(said)
    if note is None or not all(map(_is_named, note.parties)):
        return None
    roles = {party.role for party in note.parties}
    has_body = any(names_body(party.name) for party in note.parties)
    if len(roles) < fewest_roles or not (has_body or len(roles) > 1):
        return None
    is_group = roles == {Role.SUPPORT} and said.endswith("组成")
    return None if is_group else note


def _is_named(party: Party) -> bool:
    return is_unit(party.name) and _NOBODY.search(party.name) is None


def _tells_when(clause: str) -> bool:
    return is_deadline(clause) or _WHEN.match(clause) is not None


_NOBODY = re.compile(f"^(?:{bodies.ANYBODY})$|^(?:上述|以上|成立|建立|设立)|牵头|组建|组成")
_BY = re.compile("(?:^|(?<=[。；]))由[^。；]+[。；]")
_WHEN = re.compile(
    "[^，；。]{0,12}(?:[前内底末时]|期间)(?:一并|全面|全部|基本)*(?:完成|落实|办结|到位)$"
)
_LONGEST_DEADLINE = 24  # letters, and the comma before it
