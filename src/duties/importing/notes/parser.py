"""What a responsibility note says: who does what in which role, 等, deadlines, what is doubtful.

A note is cut at its labels into sections (`note_labels`), a section at its separators into pieces.
`parser_pieces` reads a piece, `parser_units` the units and verbs in it, both into a `ParserState`.
Notes of labels and plain lists, the most frequent ones, are read at once (`labelled_lists`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from duties.importing.doubts import Doubt
from duties.importing.lexicon import bodies, declarations, verbs
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import LONGEST, SHORTEST, ends_as_known, is_unit
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.lexicon.name_lists import Piece, join_places, pieces, with_shared_ends
from duties.importing.notes.labelled_lists import labelled_lists, plain_list
from duties.importing.notes.note import Note
from duties.importing.notes.note_labels import LabelledSection, labelled_sections
from duties.importing.notes.parser_pieces import enter, read_piece
from duties.importing.notes.parser_state import (
    COMMAS,
    NO_NAME_LEFT_OUT,
    SEMICOLONS,
    STRANGE_END,
    Mode,
    ParserState,
)
from duties.messages import N_, Message
from duties.model import Role


@lru_cache(maxsize=4096)
def parse(content: str, *, role: Role | None = None) -> Note | None:
    """Parse what stands in a note, as if alone in its paragraph; None where it is no note.

    `role` is that of a table's column, which needs neither label nor verb.
    """
    if role is None and (listed := labelled_lists(content)) is not None:
        return listed
    state = ParserState(role)
    content = _with_lost_separators(content, state)
    sections = labelled_sections(content)
    is_labelled = len(sections) > 1
    if not (is_labelled or role or _may_tell_roles(content)):
        return None
    _read_sections(content, sections, state)
    if not (_says_who(state) or (is_labelled and state.deadlines)):
        return None
    if not state.parties and not state.deadlines and role is None:
        if state.division is not None:
            return None  # the document speaks of its notes, and this is none
        state.doubts.append(Doubt(Message(N_("this note names no unit")), 0))
    return _note(state, content)


def _read_sections(content: str, sections: Sequence[LabelledSection], state: ParserState) -> None:
    """Read a note label by label."""
    leads_first = any(label.leads_first() for label, *_ in sections if label is not None)
    for label, begin, end in sections:
        if label is not None:
            state.separate("；")
            enter(label.below_another() if leads_first else label, state)
        if label is not None and label.mode is Mode.UNITS:
            names = plain_list(content[begin:end].rstrip(_SEPARATORS))
            if names is not None:
                state.enlist(names)
                continue
        told = list(join_places(pieces(content[begin:end], begin)))
        _read_pieces(told, state, may_hold_remarks=label is None and len(sections) > 1)
    state.flush(None)


_SEPARATORS = "，,；;。 "


def _with_lost_separators(content: str, state: ParserState) -> str:
    cut = _LOST_SEPARATOR.search(content)
    if cut is None:
        return content
    message = Message(N_("a separator is missing after {words}"), {"words": cut[0]})
    state.doubts.append(Doubt(message, cut.start()))
    return _LOST_SEPARATOR.sub("\\g<0>，", content)


_LOST_SEPARATOR = re.compile(
    "[\u4e00-\u9fff]{2,8}[局厅委办部院会]牵头"
    "(?=\\s?(?:[省市区县州](?!场)[\u4e00-\u9fff]{1,8}[局厅委办部院会][、，]|各[乡镇区县市街]{1,3}(?:[、，]|配合|参与|协助|落实)))"
)
"""甲局牵头市教育局、…配合: nothing stands between what one unit does and the next one."""


def _may_tell_roles(content: str) -> bool:
    """Tell whether a text without labels may say what units do, or has a label without colon."""
    return verbs.may_hold_verb(content) or words.BARE_HEAD.match(content.lstrip()) is not None


def _read_pieces(told: Sequence[Piece], state: ParserState, *, may_hold_remarks: bool) -> None:
    """Read the pieces of one section of a note."""
    for place, piece in enumerate(told):
        state.separate(piece.after)
        if state.mode is Mode.LEFT_OUT and _goes_on_to_units(told, place):
            state.mode = Mode.UNITS
        if may_hold_remarks and _is_remark(piece.text):
            no_name = Message(NO_NAME_LEFT_OUT, {"words": piece.text})
            state.doubts.append(Doubt(no_name, piece.at))
        else:
            read_piece(piece, state)


def _goes_on_to_units(told: Sequence[Piece], place: int) -> bool:
    """Tell whether what is left out ends: after a semicolon, or where a verb ends the clause."""
    if told[place].after in COMMAS:
        ends = (at for at in range(place + 1, len(told)) if told[at].after != "、")
        return verbs.DOES.search(told[next(ends, len(told)) - 1].text) is not None
    return told[place].after in SEMICOLONS


def _is_remark(text: str) -> bool:
    """Tell whether what stands before the first label of a note names no unit: 预期性指标."""
    return not (
        is_unit(bodies.OTHERS.split(text, maxsplit=1)[0])
        or verbs.may_hold_verb(text)
        or is_deadline(text)
        or text[0] in "各有相"
        or declarations.ASIDE.fullmatch(text)
    )


def _says_who(state: ParserState) -> bool:
    """Tell whether a label or a verb says who acts."""
    return state.has_label or (state.has_verb and _names_units(state))


def _names_units(state: ParserState) -> bool:
    names = [party.name for party in state.parties]
    return (
        bool(names)
        and all(len(name) <= LONGEST for name in names)
        and sum(len(name) >= SHORTEST and is_unit(name) for name in names) * 2 >= len(names)
        and not any(_NO_NAME.search(name) for name in names)
    )


_NO_NAME = re.compile(
    "的(?!(?:部门|单位|企业)$)|[了是]|(?<!供)应(?![急用对])|要(?!素)|^(?:按照|根据|依据|谁|有人|专人|没有|不|并)|相结合|设在|，"
)


def _note(state: ParserState, content: str) -> Note:
    """Return what was read as a note."""
    _share_ends(state)
    for name in [party.name for party in state.parties]:
        if not ends_as_known(name):
            state.doubts.append(Doubt(Message(STRANGE_END, {"name": name}), 0))
    return Note(
        0,
        len(content),
        tuple(state.parties),
        state.is_open,
        tuple(state.deadlines),
        tuple(state.doubts),
        state.concerns_action,
        state.division,
        state.rest,
        is_apart=state.is_apart,
        all_apart_lead=state.all_apart_lead,
    )


def _share_ends(state: ParserState) -> None:
    """Give names the ending that the last one of them has for all: 甲、乙市政府."""
    shared = with_shared_ends([party.name for party in state.parties])
    if shared.messages:
        state.parties = [
            party._replace(name=name)
            for party, name in zip(state.parties, shared.names, strict=True)
        ]
        state.doubts += [Doubt(message, 0) for message in shared.messages]
