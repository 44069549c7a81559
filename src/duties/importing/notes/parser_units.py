"""The units in one piece of a note, and what they do: 甲局会同乙局负责."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from duties.importing.doubts import Doubt
from duties.importing.lexicon import bodies, verbs
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.bodies import (
    LONGEST,
    are_bodies,
    begins_with_level,
    is_unit,
    is_whole,
    may_be_joint,
)
from duties.importing.lexicon.brackets import outside
from duties.importing.lexicon.name_lists import Piece, joint, names_in
from duties.importing.lexicon.persons import is_officeholder
from duties.importing.notes.note_labels import role_of
from duties.importing.notes.parser_state import (
    BLANK_PARTS,
    PERSON_LEFT_OUT,
    ParserState,
    left_out_before,
)
from duties.messages import N_, Message
from duties.model import Role


def read_units(piece: Piece, state: ParserState) -> None:
    """Read a piece that is units and perhaps what they do."""
    text = _LEADING.sub("", _without_subject(piece, state))
    marked = verbs.MARKED.search(text)
    if marked is not None:
        state.flush(None)
        _take(Piece(text[: marked.start()], piece.at), state)
        state.mark(role_of(marked))
        return
    verb = _verb_of(text) if len(text) <= _LONGEST_PIECE else None
    if verb is not None:
        if not verb.is_at_length:
            state.is_apart = state.is_apart or "分别" in verb.words
        else:
            message = N_("{words} after {name} is left out")
            facts = {"words": verb.words, "name": text[: verb.at]}
            state.doubts.append(Doubt(Message(message, facts), piece.at + verb.at))
        text = text[: verb.at]
    _take(Piece(_without_chief(text, piece.at, state), piece.at), state)
    if verb is not None and (verb.role is not None or (not verb.is_at_length and state.waiting())):
        state.has_verb = True
        state.flush(verb.role)


_LEADING = re.compile("^(?:(?:具体|主要|统一)?(?:工作)?由|请|以及|[及和与](?=[^、]{3}))")
_LONGEST_PIECE = 120


def _without_subject(piece: Piece, state: ParserState) -> str:
    """Return a piece without what is done before those who do it: 秸秆禁烧由甲厅牵头."""
    subject = _SUBJECT.match(piece.text)
    if subject is None:
        return piece.text
    rest = piece.text[subject.end() :]
    does = verbs.DOES.search(rest)
    name = rest[: does.start()] if does is not None else rest
    if not is_unit(name):
        return piece.text
    state.doubts.append(left_out_before(subject[0], name, piece.at))
    return rest


_SUBJECT = re.compile("(?!具体|主要|统一|工作)[\\u4e00-\\u9fff“”]{2,15}由(?=[\\u4e00-\\u9fff]{3})")


class _Verb(NamedTuple):
    """What units do, and where its words begin in a piece.

    `role` is None where only a manner is told (分别, 按职责), or nothing of a role (甲局按季报送).
    """

    at: int
    words: str
    role: Role | None
    is_at_length: bool = False  # 甲局负责制定办法


def _verb_of(text: str) -> _Verb | None:
    does = verbs.DOES.search(text)
    if does is not None:
        return _Verb(does.start(), does[0], _role_in(does))
    doing = (
        verbs.DOING.search(text) if not is_unit(bodies.OTHERS.split(text, maxsplit=1)[0]) else None
    )
    if doing is None or not is_unit(text[: doing.start()]):
        return None
    return _Verb(doing.start(), doing[0], _role_in(doing), is_at_length=True)


def _role_in(verb: re.Match[str]) -> Role | None:
    return next((role for role in Role if verb[role.value] is not None), None)


def _without_chief(text: str, at: int, state: ParserState) -> str:
    """Return a text without those whom others join, who are taken for leads: 甲局会同乙局."""
    together = verbs.TOGETHER.search(text)
    if together is None:
        return text
    if together.start() and not is_whole(text[: together.start()]):
        return text  # a part of a name: 市联合征信公司
    if together.start() or state.waiting():
        _take(Piece(text[: together.start()], at), state)
        if not any(party.role is Role.LEAD for party in state.parties):
            names = state.waiting()
            message = N_("{names} is treated as the lead, because others join it ({word})")
            state.doubts.append(Doubt(Message(message, {"names": names, "word": together[0]}), at))
            state.mark(Role.LEAD)
    return text[together.end() :]


def _take(piece: Piece, state: ParserState) -> None:
    """Take the units of a piece without label and verb."""
    if not piece.text:
        return
    if len(piece.text) > _LONGEST_PIECE:
        message = N_("{words}… is too long for a name and was left out")
        state.doubts.append(Doubt(Message(message, {"words": piece.text[:LONGEST]}), piece.at))
        return
    for part in _by_layout(piece, state.doubts):
        found = names_in(part)
        state.is_open = state.is_open or found.is_open
        state.doubts += found.doubts
        for named in found.names:
            if named.name in _NO_NAMES or not named.name.strip("/-—–"):
                continue
            if is_officeholder(named.name):
                person = Message(PERSON_LEFT_OUT, {"words": named.name})
                state.doubts.append(Doubt(person, part.at))
                continue
            state.name(named)


_NO_NAMES = frozenset("下同 无 Nil nil None none N/A n/a TBC TBD".split())  # noqa: SIM905


def _by_layout(piece: Piece, doubts: list[Doubt[int]]) -> Iterator[Piece]:
    """Part two whole units with only a blank between them; other blanks are layout."""
    begin = 0
    for blank in outside(piece.text, _BLANKS):
        before, rest = close_up(piece.text[begin : blank.start()]), piece.text[blank.end() :]
        is_sure = is_whole(before) and begins_with_level(rest)
        if is_sure or are_bodies(before, rest):
            yield Piece(piece.text[begin : blank.start()], piece.at + begin)
            begin = blank.end()
            if not is_sure:
                doubts.append(Doubt(Message(BLANK_PARTS, {"name": before}), piece.at + begin))
        elif may_be_joint(before, rest):
            doubts.append(Doubt(joint(before + close_up(rest)), piece.at + begin))
    yield Piece(piece.text[begin:], piece.at + begin)


_BLANKS = re.compile("\\s+")
