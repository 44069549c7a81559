"""What a responsibility note says: who does what in which role, 等, deadlines, what is doubtful."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, starmap
from typing import NamedTuple

from duties.importing.doubts import Doubt
from duties.importing.lexicon import bodies, declarations, verbs
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.bodies import (
    LONGEST,
    SHORTEST,
    are_bodies,
    begins_with_level,
    is_unit,
    is_whole,
    may_be_joint,
)
from duties.importing.lexicon.brackets import outside
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.lexicon.name_lists import (
    ListedUnits,
    Piece,
    is_one_name,
    join_places,
    joint,
    may_share_end,
    names_in,
    pieces,
    with_shared_ends,
)
from duties.importing.notes.note import Division, Note, Party
from duties.importing.notes.note_labels import Label, end_of_copula, label_in, role_of, sections_of
from duties.importing.notes.parser_state import (
    BLANK_PARTS,
    COLON_MISSING,
    COMMAS,
    NO_NAME_LEFT_OUT,
    PERSON_LEFT_OUT,
    SEMICOLONS,
    Mode,
    Reading,
)
from duties.messages import N_, Message
from duties.model import Role


@lru_cache(maxsize=4096)
def parse(content: str, *, role: Role | None = None) -> Note | None:
    """Parse what stands in a note, as if alone in its paragraph; None where it is no note.

    `role` is that of a table's column, which needs neither label nor verb.
    """
    if role is None and (listed := _labelled_lists(content)) is not None:
        return listed
    reading = Reading()
    if role is not None:
        reading.label, reading.has_label = role, True
    if (cut := _LOST_SEPARATOR.search(content)) is not None:
        message = Message(N_("a separator is missing behind {words}"), {"words": cut[0]})
        reading.doubts.append(Doubt(message, cut.start()))
        content = _LOST_SEPARATOR.sub("\\g<0>，", content)
    sections = sections_of(content)
    is_labelled = len(sections) > 1
    if not is_labelled and role is None and not might_close_with_verb(content):
        bare = words.BARE_HEAD.match(content.lstrip())
        if bare is None:
            return None
    for label, begin, end in sections:
        if label is not None:
            if label.is_below_lead and any(each.leads_first() for each, *_ in sections if each):
                label = label._replace(role=Role.RESPONSIBLE)
            reading.separate("；")
            _enter(label, reading)
        if label is not None and label.mode is Mode.UNITS:
            names = _plain_list(content[begin:end].rstrip(_SEPARATORS))
            if names is not None:
                reading.enlist(names)
                continue
        if begin == end:
            continue
        told = list(join_places(pieces(content[begin:end], begin)))
        for place, piece in enumerate(told):
            reading.separate(piece.after)
            if reading.mode is Mode.LEFT_OUT and _goes_on_to_units(told, place):
                reading.mode = Mode.UNITS
            if label is None and is_labelled and _is_remark(piece.text):
                no_name = Message(NO_NAME_LEFT_OUT, {"words": piece.text})
                reading.doubts.append(Doubt(no_name, piece.at))
            else:
                _read(piece, reading)
    reading.flush(None)
    if not (
        reading.has_label
        or (reading.has_verb and _names_units(reading))
        or (is_labelled and reading.deadlines)
    ):
        return None
    if not reading.parties and not reading.deadlines and role is None:
        if reading.division is not None:
            return None  # the document speaks of its notes, and this is none
        reading.doubts.append(Doubt(Message(N_("this note names no unit")), 0))
    return _note(reading, content)


_LOST_SEPARATOR = re.compile(
    "[\u4e00-\u9fff]{2,8}[局厅委办部院会]牵头"
    "(?=\\s?(?:[省市区县州](?!场)[\u4e00-\u9fff]{1,8}[局厅委办部院会][、，]|各[乡镇区县市街]{1,3}(?:[、，]|配合|参与|协助|落实)))"
)
"""甲局牵头市教育局、…配合: nothing stands between what one unit does and the next one."""


def _note(reading: Reading, content: str) -> Note:
    """Return what was read as a note."""
    _share_ends(reading)
    for name in [party.name for party in reading.parties]:
        if not _ends_as_known(name):
            message = N_("{name} does not end as names of units do; it is kept as printed")
            reading.doubts.append(Doubt(Message(message, {"name": name}), 0))
    return Note(
        0,
        len(content),
        tuple(reading.parties),
        reading.is_open,
        tuple(reading.deadlines),
        tuple(reading.doubts),
        reading.concerns_action,
        reading.division,
        reading.rest,
        is_apart=reading.is_apart,
        all_apart_lead=reading.all_apart_lead,
    )


def _ends_as_known(name: str) -> bool:
    return is_unit(name) or bodies.OFFICE_END.search(name) is not None


def _is_remark(text: str) -> bool:
    """Tell whether what stands before the first label of a note names no unit: 预期性指标."""
    return not (
        is_unit(bodies.OTHERS.split(text, maxsplit=1)[0])
        or might_close_with_verb(text)
        or is_deadline(text)
        or text[0] in "各有相"
        or declarations.ASIDE.fullmatch(text)
    )


def might_close_with_verb(content: str) -> bool:
    """Tell whether a text has a word for what units do; one without has no verb that closes it."""
    return verbs.CLOSING_VERB.search(content) is not None


def _names_units(reading: Reading) -> bool:
    names = [party.name for party in reading.parties]
    return (
        bool(names)
        and all(len(name) <= LONGEST for name in names)
        and sum(len(name) >= SHORTEST and is_unit(name) for name in names) * 2 >= len(names)
        and not any(_NO_NAME.search(name) for name in names)
    )


_NO_NAME = re.compile(
    "的(?!(?:部门|单位|企业)$)|[了是]|(?<!供)应(?![急用对])|要(?!素)|^(?:按照|根据|依据|谁|有人|专人|没有|不|并)|相结合|设在|，"
)


def _read(piece: Piece, reading: Reading) -> None:
    """Read one piece of a note."""
    if reading.mode is Mode.STANDING and piece.after in SEMICOLONS:
        reading.mode = Mode.UNITS
    if reading.mode in (Mode.STANDING, Mode.LEFT_OUT):
        reading.go_on(piece.after + piece.text)
        return
    unlabelled = _without_strange_label(piece, reading)
    if unlabelled is None:
        return
    piece = unlabelled
    bare = _bare_head(piece, reading)
    if bare is not None:
        _enter(Label(Mode.UNITS, role_of(bare)), reading)
        begin = end_of_copula(piece.text, bare.end())
        piece = Piece(piece.text[begin:], piece.at + begin)
    if reading.mode is Mode.UNITS and (plain := _plain_names(piece.text)) is not None:
        reading.take(plain)
    else:
        _read_words(piece, reading)


def _without_strange_label(piece: Piece, reading: Reading) -> Piece | None:
    """Return a piece without a label that is no role's before it.

    None where the label gives units a role that is not known: it is left out with them.
    """
    strange = _STRANGE_LABEL.match(piece.text)
    if strange is None:
        return piece
    behind = Piece(piece.text[strange.end() :], piece.at + strange.end(), piece.after)
    if _DIVIDES.fullmatch(strange["words"]) is not None:
        return behind
    does = verbs.DOES.search(behind.text)
    name = behind.text[: does.start()] if does is not None else behind.text
    if reading.label is not None and _FIELD.search(strange["words"]) and is_unit(name):
        reading.doubts.append(_said_before(strange[0], name, piece.at))
        return behind
    reading.flush(None)
    reading.mode = Mode.LEFT_OUT
    reading.doubts.append(Doubt(Message(NO_NAME_LEFT_OUT, {"words": piece.text}), piece.at))
    return None


_STRANGE_LABEL = re.compile("(?P<words>[\\u4e00-\\u9fff]{2,12})[：:]")
_DIVIDES = re.compile("(?:(?:职责|任务|责任|工作|具体)?分工|分工负责)")
"""A label that says nothing of roles."""
_FIELD = re.compile(
    "(?:[级直区县市镇乡村城段片线类]|乡镇|街道|方面|领域|环节|阶段|规划|建设|运营|资金|用地|宣传)$"
)
"""How words end that tell what, or where, a unit acts for (城区：); others give a role."""


def _goes_on_to_units(listed: Sequence[Piece], place: int) -> bool:
    """Tell whether what is left out ends: behind a semicolon, or where a verb ends the clause."""
    if listed[place].after in COMMAS:
        ends = (at for at in range(place + 1, len(listed)) if listed[at].after != "、")
        return verbs.DOES.search(listed[next(ends, len(listed)) - 1].text) is not None
    return listed[place].after in SEMICOLONS


def _said_before(said: str, name: str, at: int) -> Doubt[int]:
    message = N_("{words} before {name} is left out")
    return Doubt(Message(message, {"words": said, "name": name}), at)


@lru_cache(maxsize=4096)
def _plain_list(text: str) -> tuple[ListedUnits, ...] | None:
    """Return the units of a list with 、 between them and nothing else; None for other texts."""
    if _MORE_THAN_NAMES.search(text) is not None:
        return None
    names = text.split("、")
    if _MAY_GO_ON.search(text) is not None and any(starmap(is_one_name, pairwise(names))):
        return None
    listed = []
    for name in names:
        plain = _plain_names(name)
        if plain is None:
            return None
        listed.append(plain)
    return tuple(listed)


def _labelled_lists(content: str) -> Note | None:
    """Parse a note of labels, each with a list of units, and nothing else; None for other notes."""
    parties: tuple[Party, ...] = ()
    is_open = concerns_action = False
    for number, section in enumerate(_BETWEEN_LISTS.split(content), 1):
        listed = _labelled_list(section, number)
        if listed is None:
            return None
        parties += listed.parties
        is_open = is_open or listed.is_open
        concerns_action = concerns_action or listed.concerns_action
    return Note(0, len(content), parties, is_open, (), (), concerns_action, None, None)


class _LabelledList(NamedTuple):
    """What a label gives to the units listed behind it."""

    parties: tuple[Party, ...]
    is_open: bool
    concerns_action: bool


@lru_cache(maxsize=4096)
def _labelled_list(section: str, number: int) -> _LabelledList | None:
    """Parse the section of a note that has such a number; None where anything is doubtful in it."""
    head, colon, listed = section.partition("：")
    label = label_in(head + colon) if colon else None
    if label is None or label.mode is not Mode.UNITS or label.is_below_lead:
        return None
    found = _plain_list(listed) if listed and listed[0] not in "为是" else None
    if found is None:
        return None
    named = [each for names in found for each in names.names]
    if not all(_ends_as_known(name) and not may_share_end(name) for name, _ in named):
        return None
    role = label.role or Role.RESPONSIBLE
    return _LabelledList(
        tuple([Party(role, name, 0, number, is_starred) for name, is_starred in named]),
        any(names.is_open for names in found),
        label.concerns_action,
    )


_BETWEEN_LISTS = re.compile("[，；]")
_SEPARATORS = "，,；;。 "
_MORE_THAN_NAMES = re.compile("[^\\w、]")
_MAY_GO_ON = re.compile("[各关直属级]|党工?委、")
"""Words of names that may have 、 in them."""
_BRACKETED_ASIDE = re.compile("[（(〔](?P<words>[^（）()〔〕]+)[）)〕]$")


@lru_cache(maxsize=16384)
def _plain_names(text: str) -> ListedUnits | None:
    """Return the units of a piece that is nothing but names, whatever note it is in."""
    if len(text) > LONGEST or words.BARE_HEAD.match(text):
        return None
    reading = Reading()
    _read_words(Piece(text, 0), reading)
    return reading.only_names()


def _read_words(piece: Piece, reading: Reading) -> None:
    """Read what has no label before it, or its label taken off."""
    aside = _BRACKETED_ASIDE.search(piece.text)
    if aside is not None and aside.start() and division_in(aside["words"]) is not None:
        _read_words(Piece(piece.text[: aside.start()], piece.at), reading)
        piece = Piece(aside["words"], piece.at + aside.start("words"))
    if _read_aside(piece, reading):
        return
    if reading.mode is Mode.DEADLINE or is_deadline(piece.text):
        reading.deadlines.append(piece.text)
    elif reading.mode is Mode.PERSON:
        message = Message(PERSON_LEFT_OUT, {"words": piece.text})
        reading.doubts.append(Doubt(message, piece.at))
    else:
        _read_units(piece, reading)


def _bare_head(piece: Piece, reading: Reading) -> re.Match[str] | None:
    """Return a label without a colon at the beginning of a note, which makes it doubtful."""
    if reading.has_label or reading.has_verb or reading.waiting():
        return None
    bare = words.BARE_HEAD.match(piece.text)
    if bare is None or bare.end() == len(piece.text):
        return None
    message = Message(COLON_MISSING, {"label": bare[0]})
    reading.doubts.append(Doubt(message, piece.at))
    return bare


def _enter(label: Label, reading: Reading) -> None:
    """Go on under a label."""
    reading.flush(None)
    reading.mode = label.mode
    if label.mode is Mode.UNITS:
        reading.has_label = True
        reading.label = label.role
        reading.concerns_action = reading.concerns_action or label.concerns_action


def _read_aside(piece: Piece, reading: Reading) -> bool:
    """Read what is no unit at all: how leads are told, 下同, an instruction for other tasks."""
    text = close_up(piece.text)
    if declarations.ASIDE.fullmatch(text):
        return True
    if declarations.APART.match(text):
        reading.all_apart_lead = True
        return True
    division = division_in(text)
    if division is not None:
        reading.flush(None)
        reading.division = division
        return True
    rest = declarations.REST.match(text)
    if rest is not None and reading.division is not None:
        reading.rest = Role.SUPPORT if rest["support"] else Role.RESPONSIBLE
        return True
    if declarations.STANDING.search(text):
        reading.flush(None)
        reading.mode = Mode.STANDING
        message = N_("this instruction names no unit of its own task: {words}")
        reading.doubts.append(Doubt(Message(message, {"words": text}), piece.at))
        return True
    return False


def division_in(text: str) -> Division | None:
    """Return how a sentence says that leads are told, None where it does not."""
    told = next((by for by, fits in declarations.DIVISIONS.items() if fits.search(text)), None)
    return None if told is None else Division(told)


def _read_units(piece: Piece, reading: Reading) -> None:
    """Read a piece that is units and perhaps what they do."""
    text = _LEADING.sub("", _without_subject(piece, reading))
    marked = _MARKED.search(text)
    if marked is not None:
        reading.flush(None)
        _take(Piece(text[: marked.start()], piece.at), reading)
        reading.mark(role_of(marked))
        return
    does = doing = None
    if len(text) <= _LONGEST_PIECE:
        does = verbs.DOES.search(text)
        doing = _told_at_length(text) if does is None else None
    if does is not None:
        reading.is_apart = reading.is_apart or "分别" in does[0]
        text = text[: does.start()]
    elif doing is not None:
        message = N_("{words} behind {name} is left out")
        facts = {"words": doing[0], "name": text[: doing.start()]}
        reading.doubts.append(Doubt(Message(message, facts), piece.at + doing.start()))
        text = text[: doing.start()]
    together = verbs.TOGETHER.search(text)
    if together is not None and together.start() and not is_whole(text[: together.start()]):
        together = None  # a part of a name: 市联合征信公司
    if together is not None and (together.start() or reading.waiting()):
        _take(Piece(text[: together.start()], piece.at), reading)
        if not any(party.role is Role.LEAD for party in reading.parties):
            names = reading.waiting()
            message = N_("{names} is taken for the lead, since others join it ({word})")
            reading.doubts.append(
                Doubt(Message(message, {"names": names, "word": together[0]}), piece.at)
            )
            reading.let_lead()
    _take(Piece(text[together.end() :] if together else text, piece.at), reading)
    if (acts := does or doing) is not None:
        verb = next((role for role in Role if acts[role.value] is not None), None)
        if verb is not None or (doing is None and reading.waiting()):
            reading.has_verb = True
            reading.flush(verb)


def _without_subject(piece: Piece, reading: Reading) -> str:
    """Return a piece without what is done before those who do it: 秸秆禁烧由甲厅牵头."""
    subject = _SUBJECT.match(piece.text)
    if subject is None:
        return piece.text
    behind = piece.text[subject.end() :]
    does = verbs.DOES.search(behind)
    name = behind[: does.start()] if does is not None else behind
    if not is_unit(name):
        return piece.text
    reading.doubts.append(_said_before(subject[0], name, piece.at))
    return behind


_SUBJECT = re.compile("(?!具体|主要|统一|工作)[\\u4e00-\\u9fff“”]{2,15}由(?=[\\u4e00-\\u9fff]{3})")


def _told_at_length(text: str) -> re.Match[str] | None:
    """Return what a unit does where more than a verb tells it: 甲局负责制定办法."""
    listed = bodies.OTHERS.split(text, maxsplit=1)[0]
    doing = verbs.DOING.search(text) if not is_unit(listed) else None
    return doing if doing is not None and is_unit(text[: doing.start()]) else None


_MARKED = re.compile(
    "[（(〔\\[](?:(?P<lead>牵头|主办|主责)|(?P<support>配合|协办|参与)|(?P<responsible>责任|承办))"
    "(?:单位|部门)?[）)〕\\]]$"
)
"""甲局（牵头）"""
_LEADING = re.compile("^(?:(?:具体|主要|统一)?(?:工作)?由|请|以及|[及和与](?=[^、]{3}))")
_LONGEST_PIECE = 120


def _take(piece: Piece, reading: Reading) -> None:
    """Take the units of a piece without label and verb."""
    if not piece.text:
        return
    if len(piece.text) > _LONGEST_PIECE:
        message = N_("{words}… is too long for a name and was left out")
        reading.doubts.append(Doubt(Message(message, {"words": piece.text[:LONGEST]}), piece.at))
        return
    for part in _by_layout(piece, reading.doubts):
        found = names_in(part)
        reading.is_open = reading.is_open or found.is_open
        reading.doubts += found.doubts
        for named in found.names:
            if named.name in ("下同", "无", "/", "-", "—", "——") or not named.name.strip("/-—"):
                continue
            reading.name(named)


def _by_layout(piece: Piece, doubts: list[Doubt[int]]) -> Iterator[Piece]:
    """Part two whole units with nothing but a blank between them; other blanks are layout."""
    begin = 0
    for blank in outside(piece.text, _BLANKS):
        before, behind = close_up(piece.text[begin : blank.start()]), piece.text[blank.end() :]
        is_sure = is_whole(before) and begins_with_level(behind)
        if is_sure or are_bodies(before, behind):
            yield Piece(piece.text[begin : blank.start()], piece.at + begin)
            begin = blank.end()
            if not is_sure:
                doubts.append(Doubt(Message(BLANK_PARTS, {"name": before}), piece.at + begin))
        elif may_be_joint(before, behind):
            doubts.append(Doubt(joint(before + close_up(behind)), piece.at + begin))
    yield Piece(piece.text[begin:], piece.at + begin)


_BLANKS = re.compile("\\s+")


def _share_ends(reading: Reading) -> None:
    shared = with_shared_ends([party.name for party in reading.parties])
    if shared.messages:
        reading.parties = [
            party._replace(name=name)
            for party, name in zip(reading.parties, shared.names, strict=True)
        ]
        reading.doubts += [Doubt(message, 0) for message in shared.messages]
