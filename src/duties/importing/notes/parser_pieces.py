"""One piece of a note, between two separators: units, a deadline, a remark, a strange label."""

import re
from functools import lru_cache

from duties.importing.doubts import Doubt
from duties.importing.lexicon import declarations, verbs
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.bodies import LONGEST, OTHERS, begins_with_level, is_unit
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.lexicon.name_lists import ListedUnits, Piece
from duties.importing.notes.note import Division
from duties.importing.notes.note_labels import Label, end_of_copula, role_of
from duties.importing.notes.parser_state import (
    COLON_MISSING,
    INFORMED_LEFT_OUT,
    NO_NAME_LEFT_OUT,
    PERSON_LEFT_OUT,
    SEMICOLONS,
    Mode,
    ParserState,
    left_out_before,
)
from duties.importing.notes.parser_units import read_units
from duties.messages import N_, Message
from duties.model import Role


def enter(label: Label, state: ParserState) -> None:
    """Go on under a label."""
    state.flush(None)
    state.mode = label.mode
    if label.mode is Mode.UNITS:
        state.has_label = True
        state.label = label.role
        state.concerns_action = state.concerns_action or label.concerns_action


def read_piece(piece: Piece, state: ParserState) -> None:
    """Read one piece of a note, by what the pieces before it make of it."""
    if state.mode is Mode.STANDING and piece.after in SEMICOLONS:
        state.mode = Mode.UNITS
    if state.mode in (Mode.STANDING, Mode.LEFT_OUT):
        state.go_on(piece.after + piece.text)
        return
    unlabelled = _without_strange_label(piece, state)
    if unlabelled is None:
        return
    piece = unlabelled
    bare = _bare_head(piece, state)
    if bare is not None:
        enter(Label(Mode.UNITS, role_of(bare)), state)
        begin = end_of_copula(piece.text, bare.end())
        piece = Piece(piece.text[begin:], piece.at + begin)
    if state.mode is Mode.UNITS and (plain := plain_names(piece.text)) is not None:
        state.take(plain)
    else:
        _read_words(piece, state)


@lru_cache(maxsize=16384)
def plain_names(text: str) -> ListedUnits | None:
    """Return the units of a piece that is nothing but names, whatever note it is in."""
    if len(text) > LONGEST or words.BARE_HEAD.match(text):
        return None
    state = ParserState()
    _read_words(Piece(text, 0), state)
    return state.only_names()


def _without_strange_label(piece: Piece, state: ParserState) -> Piece | None:
    """Return a piece without a label before it that is no role's.

    None where the label gives units a role that is not known: it is left out with them.
    """
    strange = _STRANGE_LABEL.match(piece.text)
    if strange is None:
        return piece
    rest = Piece(piece.text[strange.end() :], piece.at + strange.end(), piece.after)
    if _DIVIDES.fullmatch(strange["words"]) is not None:
        return rest
    does = verbs.DOES.search(rest.text)
    name = rest.text[: does.start()] if does is not None else rest.text
    if state.label is not None and _FIELD.search(strange["words"]) and is_unit(name):
        state.doubts.append(left_out_before(strange[0], name, piece.at))
        return rest
    state.flush(None)
    state.mode = Mode.LEFT_OUT
    is_informed = _INFORMED.fullmatch(strange["words"]) is not None
    message = INFORMED_LEFT_OUT if is_informed else NO_NAME_LEFT_OUT
    state.doubts.append(Doubt(Message(message, {"words": piece.text}), piece.at))
    return None


_STRANGE_LABEL = re.compile("(?P<words>[\\u4e00-\\u9fff]{2,12}|[A-Z][A-Za-z -]{1,30})[：:]")
_INFORMED = re.compile("(?:To be |Keep )?[Ii]nformed|知会(?:单位|部门)?")
_DIVIDES = re.compile("(?:(?:职责|任务|责任|工作|具体)?分工|分工负责)")
"""A label that says nothing of roles."""
_FIELD = re.compile(
    "(?:[级直区县市镇乡村城段片线类]|乡镇|街道|方面|领域|环节|阶段|规划|建设|运营|资金|用地|宣传)$"
)
"""How words end that tell what, or where, a unit acts for (城区：); others give a role."""


def _bare_head(piece: Piece, state: ParserState) -> re.Match[str] | None:
    """Return a label without a colon, which makes it doubtful.

    After other words of a note it is one only right before a unit: （甲局牵头，责任单位乙局）.
    """
    bare = words.BARE_HEAD.match(piece.text)
    if bare is None or bare.end() == len(piece.text):
        return None
    is_first = not (state.has_label or state.has_verb or state.waiting())
    if not is_first and not _begins_with_unit(piece.text[bare.end() :]):
        return None
    message = Message(COLON_MISSING, {"label": bare[0]})
    state.doubts.append(Doubt(message, piece.at))
    return bare


def _begins_with_unit(text: str) -> bool:
    name = OTHERS.split(text, maxsplit=1)[0]
    return (begins_with_level(name) or name.startswith("各")) and is_unit(name)


def _read_words(piece: Piece, state: ParserState) -> None:
    """Read what has no label before it, or its label taken off."""
    aside = _BRACKETED_ASIDE.search(piece.text)
    if aside is not None and aside.start() and _is_no_name(aside["words"]):
        _read_words(Piece(piece.text[: aside.start()], piece.at), state)
        piece = Piece(aside["words"], piece.at + aside.start("words"))
    if _read_aside(piece, state):
        return
    if state.mode is Mode.DEADLINE or is_deadline(piece.text):
        state.tell_deadline(piece.text, piece.at, piece.after)
    elif state.mode is Mode.PERSON:
        message = Message(PERSON_LEFT_OUT, {"words": piece.text})
        state.doubts.append(Doubt(message, piece.at))
    else:
        read_units(piece, state)


def _is_no_name(words: str) -> bool:
    """Tell whether words in brackets after a name are no part of it."""
    return division_in(words) is not None or is_deadline(words)


_BRACKETED_ASIDE = re.compile("[（(〔](?P<words>[^（）()〔〕]+)[）)〕]$")


def _read_aside(piece: Piece, state: ParserState) -> bool:
    """Read what is no unit at all: how leads are told, 下同, an instruction for other tasks."""
    text = close_up(piece.text)
    if declarations.ASIDE.fullmatch(text):
        return True
    if declarations.APART.match(text):
        state.all_apart_lead = True
        return True
    division = division_in(text)
    if division is not None:
        state.flush(None)
        state.division = division
        return True
    rest = declarations.REST.match(text)
    if rest is not None and state.division is not None:
        state.rest = Role.SUPPORT if rest["support"] else Role.RESPONSIBLE
        return True
    if declarations.STANDING.search(text):
        state.flush(None)
        state.mode = Mode.STANDING
        message = N_("this instruction names no unit for this task: {words}")
        state.doubts.append(Doubt(Message(message, {"words": text}), piece.at))
        return True
    return False


def division_in(text: str) -> Division | None:
    """Return how a sentence says that leads are told, None where it does not."""
    told = next((by for by, fits in declarations.DIVISIONS.items() if fits.search(text)), None)
    return None if told is None else Division(told)
