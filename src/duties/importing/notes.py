"""Responsibility notes: found in a paragraph, and parsed into roles, units, 等 and deadlines."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from duties.importing import vocabulary as words
from duties.importing.brackets import Pair, outside, pairs
from duties.importing.deadlines import is_deadline
from duties.importing.units import (
    LONGEST,
    SHORTEST,
    Doubt,
    Named,
    Names,
    Piece,
    are_bodies,
    begins_with_level,
    close_up,
    is_unit,
    is_whole,
    join_places,
    joint,
    may_be_joint,
    names_in,
    pieces,
    with_shared_ends,
)
from duties.messages import N_, Message
from duties.model import Role


class Division(Enum):
    """How a document says, once for all, which units of a note lead."""

    BEFORE_COMMA = "comma"
    BEFORE_SEMICOLON = "semicolon"
    STARRED = "star"
    FIRST = "first"


class Party(NamedTuple):
    """A unit with its role; `rank` counts the separators of each kind that stand before it."""

    role: Role
    name: str
    commas: int = 0
    semicolons: int = 0
    is_starred: bool = False


class Note(NamedTuple):
    """A note at its place in a paragraph: who does what, what is doubtful, what it says besides.

    `concerns_action` is set where
    the label speaks of a whole chapter. `division` and `rest` say how the document tells leads from
    others from here on.
    """

    start: int
    end: int
    parties: tuple[Party, ...]
    is_open: bool
    deadlines: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    concerns_action: bool
    division: Division | None
    rest: Role | None

    def moved(self, by: int) -> "Note":
        """Return the note as it is further on in its paragraph."""
        return self._replace(
            start=self.start + by,
            end=self.end + by,
            doubts=tuple([Doubt(doubt.message, doubt.at + by) for doubt in self.doubts]),
        )


# Where notes stand


def find_notes(text: str) -> list[Note]:
    """Return the notes in a paragraph, in order; the text's length decides how long it takes."""
    if not text.endswith(_ENDS) and not any(word in text for word in words.SIGNS):
        return []
    if "】" in text or "]" in text:
        text = _BOXED_LABEL.sub(" \\g<label>：", text)
    bracketed = list(_bracketed(text))
    found = bracketed + list(_unbracketed(text, bracketed))
    if not found and (closing := _closing_sentence(text)) is not None:
        return [closing]
    if len(found) > 1:
        found.sort(key=lambda note: note.start)
    return found


_BOXED_LABEL = re.compile(f"[【\\[](?P<label>{words.BARE_LABEL})[】\\]](?=[^。；;])")
"""【牵头单位】甲局: a label in brackets, and the list behind them; it takes as many letters as one
with a colon."""
_ENDS = ("）", ")", "〕", "】", "）。", ")。", "〕。", "】。")


def _bracketed(text: str) -> Iterator[Note]:
    brackets = pairs(text)
    closed_at = {pair.end: pair for pair in brackets}
    done = 0
    for place, pair in enumerate(brackets):
        if pair.start < done:
            continue
        if pair.end is None:
            note = _unclosed(text, brackets, place, closed_at)
        else:
            beyond = brackets[place + _MOST_NAMES_IN_BRACKETS : place + _MOST_NAMES_IN_BRACKETS + 1]
            is_crowded = bool(beyond) and beyond[0].start < pair.end
            note = _closed(text, pair, pair.end, is_crowded=is_crowded)
        if note is not None:
            yield note
            done = note.end


_LONGEST_NOTE = 1000  # letters, of one that no label begins
_MOST_NAMES_IN_BRACKETS = 30  # in one that no label begins


def _closed(text: str, pair: Pair, end: int, *, is_crowded: bool) -> Note | None:
    if not _opens_note(text, pair.start):
        if is_crowded or end - pair.start > _LONGEST_NOTE:
            return None
        if not words.ROLE_WORD.search(text, pair.start, end):
            return _bare_list(text, pair.start, end)
    note = _parsed(text[pair.start + 1 : end], pair.start + 1)
    if note is None:
        return None
    doubts = note.doubts
    if pair.is_mixed:
        message = Message(
            N_("the bracket {opening} is closed by {closing}"),
            {"opening": text[pair.start], "closing": text[end]},
        )
        doubts = (Doubt(message, end), *doubts)
    return note._replace(start=pair.start, end=end + 1, doubts=doubts)


def _bare_list(text: str, start: int, end: int) -> Note | None:
    """Parse a bracket behind the last sentence that holds units and nothing else."""
    if end - start < _SHORTEST_LIST or len(text) - end > _BEHIND:
        return None
    behind = text[end + 1 :].strip("。；; ")
    if behind and not (behind[0] in "（(" and is_deadline(behind)):
        return None
    listed = [
        piece.text.strip(words.STAR)
        for piece in join_places(pieces(_OTHERS_BEHIND.sub("", text[start + 1 : end])))
    ]
    if not listed or not all(SHORTEST <= len(name) <= LONGEST and is_unit(name) for name in listed):
        return None
    bodies = [name for name in listed if words.BODY_END.search(name)]
    if len(bodies) * 2 < len(listed):
        return None
    is_within_sentence = text[start - 1 : start] not in ("。", "；", "”", "！")
    if len(listed) > 1:
        is_sure = listed[0] in bodies
    else:
        is_sure = not is_within_sentence and words.LEVEL.match(listed[0]) is not None
    if not is_sure:
        return None
    note = parse(text[start + 1 : end], start + 1, role=Role.RESPONSIBLE)
    if note is None:
        return None
    note = note._replace(start=start, end=end + 1)
    if any(party.is_starred for party in note.parties):
        return note
    doubt = Doubt(Message(N_("these units have no label; they are taken for responsible")), start)
    return note._replace(doubts=(doubt, *note.doubts))


_OTHERS_BEHIND = re.compile("等(?:有关|相关)?(?:部门|单位)?$")
_SHORTEST_LIST = 4  # letters of the shortest name, and its bracket
_BEHIND = 20  # letters that may stand behind the bracket: a full stop, a deadline


def _unclosed(
    text: str, brackets: list[Pair], place: int, closed_at: dict[int | None, Pair]
) -> Note | None:
    """Parse a note whose bracket nothing closes: it ends with the paragraph, or a full stop."""
    start = brackets[place].start
    if not _opens_note(text, start):
        return None
    end = len(text)
    for later in brackets[place + 1 : place + _MOST_NAMES_IN_BRACKETS]:
        if _opens_note(text, later.start):
            end = later.start
            break
    stop = _STOP.search(text, start, min(end, start + _LONGEST_NOTE))
    if stop is not None:
        end = stop.end()
    content = text[start + 1 : end].rstrip("。 ")
    inner = closed_at.get(start + len(content))
    if inner is not None and (cut := _SIGN.search(text, inner.start, end)) is not None:
        # The one that closes the note was taken for that of a name: （甲部（乙办、丙局）
        content = f"{text[start + 1 : cut.start()]}）{text[cut.start() : inner.end]}"
    note = parse(content, start + 1)
    if note is None:
        return None
    doubt = Doubt(Message(N_("a bracket in this note, or the note itself, is never closed")), start)
    return note._replace(start=start, end=end, doubts=(doubt, *note.doubts))


def _opens_note(text: str, bracket: int) -> bool:
    head = words.HEAD.match(text, bracket + 1)
    return head is not None and head["deadline"] is None and head["person"] is None


_SIGN = re.compile("[、，,；;]")
_STOP = re.compile("。(?!\\s{0,2}(?:牵头|责任|配合|协办|参与|完成|列|排|第))")


_COLON = re.compile("[:：]")
_LABEL_BEFORE = re.compile(
    "(?:^|(?<=[。；;！？）)\\]】〕\\s●•·○◆■▲*、-]))(?P<head>" + words.ANY_HEAD + ")$"
)
_LONGEST_LABEL = 30  # letters
_BULLETS = "●•·○◆■▲*—- \t\u3000"
_SENTENCE_END = re.compile("。(?!\\s{0,2}(?:列|排|第|以[下上]))")


def _unbracketed(text: str, bracketed: list[Note]) -> Iterator[Note]:
    """Yield the notes without brackets: a label at a line's beginning, or behind a full stop."""
    taken = iter(bracketed)
    note = next(taken, None)
    done = 0
    for colon in _COLON.finditer(text):
        end = colon.end()
        while note is not None and note.end <= end:
            note = next(taken, None)
        if end <= done or (note is not None and note.start < end):
            continue
        label = _label_before(text, end)
        if label is None:
            continue
        stop = _SENTENCE_END.search(text, end)
        end = stop.start() if stop is not None else len(text)
        if note is not None:
            end = min(end, note.start)
        parsed = _parsed(text[label:end], label)
        if parsed is not None and (
            parsed.parties or parsed.deadlines or _is_blank_before(text, label)
        ):
            done = min(end + 1, len(text))
            yield parsed._replace(start=label, end=done)


def _is_blank_before(text: str, at: int) -> bool:
    return at <= _LONGEST_LABEL and not text[:at].strip()


def _closing_sentence(text: str) -> Note | None:
    """Parse the last sentence of a paragraph where it only says who acts: 甲部牵头，乙部参加。"""
    body = text.rstrip("。 ")
    start = body.rfind("。") + 1
    if not 0 < start < len(body) or len(body) - start > _LONGEST_SENTENCE:
        return None
    said = body[start:]
    if said[0] in "由各请" or words.DOES.search(said) is None:
        return None
    note = parse(said, start)
    if note is None or not all(is_unit(party.name) for party in note.parties):
        return None
    if not any(words.BODY_END.search(party.name) for party in note.parties):
        return None
    doubt = Doubt(Message(N_("this sentence is taken for a note: {words}"), {"words": said}), start)
    return note._replace(end=len(text), doubts=(doubt, *note.doubts))


_LONGEST_SENTENCE = 120  # letters


def _label_before(text: str, end: int) -> int | None:
    """Return where the label begins that ends at `end`; None where there is none.

    It stands at the beginning of the paragraph, perhaps behind a bullet or a number, or behind the
    end of a sentence.
    """
    start = max(0, end - _LONGEST_LABEL)
    label = _LABEL_BEFORE.search(text[start:end])
    if label is None or (start and not label.start("head")):
        return None
    at = start + label.start("head")
    before = text[max(0, at - _LONGEST_LABEL) : at].rstrip(_BULLETS)
    if before and before[-1] not in "。；;！？）)]】〕" and not _NUMBER_ONLY.fullmatch(before):
        return None
    return at


_NUMBER_ONLY = re.compile("[①-⑳]|\\d{1,2}[.．、]?")


# What a note says


class _Reading:
    """A note while it is read, piece by piece."""

    def __init__(self) -> None:
        self.parties: list[Party] = []
        self.deadlines: list[str] = []
        self.doubts: list[Doubt] = []
        self.is_open = False
        self.has_label = False
        self.has_verb = False
        self.concerns_action = False
        self.division: Division | None = None
        self.rest: Role | None = None  # what those are that a division makes no leads
        self.label: Role | None = None  # the role that the last label gives
        self.mode = _Mode.UNITS
        self.commas = self.semicolons = 0
        self._pending: list[tuple[Named, int, int, int]] = []  # with group and ranks
        self._group = 0

    def separate(self, sign: str) -> None:
        if sign in "，,":
            self.commas += 1
        if sign in "；;。":
            self.semicolons += 1
        if sign != "、":
            self._group += 1
        if sign in "；;。" and self.label is None:
            self.flush(None)

    def name(self, named: Named) -> None:
        self._pending.append((named, self._group, self.commas, self.semicolons))

    def take(self, names: Names, at: int) -> None:
        """Let units that a piece names at `at` wait for their role."""
        for each in names.names:
            self.name(Named(each.name, at, each.is_starred))
        self.is_open = self.is_open or names.is_open

    def only_names(self) -> Names | None:
        """Return the names that wait, where nothing else was read and nothing is doubtful."""
        if not self._pending or self.parties or self.doubts or self.deadlines:
            return None
        if self.mode is not _Mode.UNITS or self.division is not None:
            return None
        return Names(tuple(named for named, *_ in self._pending), self.is_open, ())

    def flush(self, verb: Role | None) -> None:
        """Give the names that wait their role: the verb's, the label's, or the plain one."""
        for named, group, commas, semicolons in self._pending:
            if verb is not None and (self.label is None or group == self._group):
                role = verb
            else:
                role = self.label or Role.RESPONSIBLE
            self.parties.append(Party(role, named.name, commas, semicolons, named.is_starred))
        self._pending.clear()

    def waiting(self) -> tuple[str, ...]:
        """Return the names that have no role yet."""
        return tuple(named.name for named, *_ in self._pending)

    def mark(self, role: Role) -> None:
        """Give the names that wait this role, whatever the label."""
        label, self.label = self.label, role
        self.flush(None)
        self.label = label
        self.has_verb = True

    def let_lead(self) -> None:
        """Let the names that wait lead: 甲会同乙."""
        self.mark(Role.LEAD)


class _Mode(Enum):
    UNITS = auto()
    DEADLINE = auto()
    PERSON = auto()
    STANDING = auto()


def _parsed(content: str, at: int) -> Note | None:
    """Parse a note; the same words mean the same wherever they stand."""
    note = _remembered(content)
    return None if note is None else note.moved(at)


@lru_cache(maxsize=4096)
def _remembered(content: str) -> Note | None:
    return parse(content)


def parse(content: str, at: int = 0, *, role: Role | None = None) -> Note | None:
    """Parse what stands in a note, at `at` in its paragraph; None where it is no note.

    `role` is that of a table's column, which needs neither label nor verb.
    """
    reading = _Reading()
    if role is not None:
        reading.label, reading.has_label = role, True
    heads = []
    if _COLON.search(content) is not None:
        heads = [match.start("head") for match in outside(content, _INNER_HEAD)]
    if not heads and role is None and not _might_close_with_verb(content):
        bare = words.BARE_HEAD.match(content.lstrip())
        if bare is None:
            return None
    listed = pieces(content, at, heads)
    for piece in join_places(listed):
        reading.separate(piece.after)
        _read(piece, reading)
    reading.flush(None)
    if not (
        reading.has_label
        or (reading.has_verb and _names_units(reading))
        or (heads and reading.deadlines)
    ):
        return None
    if not reading.parties and not reading.deadlines and role is None:
        if reading.division is not None:
            return None  # the document speaks of its notes, and this is none
        reading.doubts.append(Doubt(Message(N_("this note names no unit")), at))
    _share_ends(reading)
    return Note(
        start=at,
        end=at + len(content),
        parties=tuple(reading.parties),
        is_open=reading.is_open,
        deadlines=tuple(reading.deadlines),
        doubts=tuple(reading.doubts),
        concerns_action=reading.concerns_action,
        division=reading.division,
        rest=reading.rest,
    )


_INNER_HEAD = re.compile(
    f"(?:^|(?<=[、，,；;。\\s●•○◆■▲）)局厅委办部会府道司团心区县市]))(?P<head>{words.ANY_HEAD})"
)
_CLOSING_VERB = re.compile("负责|牵头|配合|参与|参加|协助|协办|落实|承办|主办|分工|支持|协同|实施")


def _might_close_with_verb(content: str) -> bool:
    return _CLOSING_VERB.search(content) is not None


def _names_units(reading: _Reading) -> bool:
    names = [party.name for party in reading.parties]
    return (
        bool(names)
        and all(len(name) <= LONGEST for name in names)
        and sum(len(name) >= SHORTEST and is_unit(name) for name in names) * 2 >= len(names)
        and not any(_NO_NAME.search(name) for name in names)
    )


_NO_NAME = re.compile(
    "[的了是]|(?<!供)应(?![急用对])|要(?!素)|^(?:按照|根据|依据|谁|有人|专人|没有|不|并)|相结合|设在|，"
)


def _read(piece: Piece, reading: _Reading) -> None:
    """Read one piece of a note."""
    if reading.mode is _Mode.UNITS and (plain := _plain_names(piece.text)) is not None:
        reading.take(plain, piece.at)
        return
    head = words.HEAD.match(piece.text) or _bare_head(piece, reading)
    if head is not None:
        _enter(head, reading)
        piece = Piece(piece.text[head.end() :].lstrip("为是 \t"), piece.at + head.end())
    if reading.mode is _Mode.STANDING and piece.after not in "；;。":
        return
    if reading.mode is _Mode.STANDING and head is None:
        reading.mode = _Mode.UNITS
    if not piece.text:
        return
    if reading.mode is _Mode.UNITS and (plain := _plain_names(piece.text)) is not None:
        reading.take(plain, piece.at)
    else:
        _read_words(piece, reading)


_BRACKETED_ASIDE = re.compile("[（(〔](?P<words>[^（）()〔〕]+)[）)〕]$")


@lru_cache(maxsize=16384)
def _plain_names(text: str) -> Names | None:
    """Return the units of a piece that is nothing but names, whatever note it is in."""
    if len(text) > LONGEST or words.HEAD.match(text) or words.BARE_HEAD.match(text):
        return None
    reading = _Reading()
    _read_words(Piece(text, 0), reading)
    return reading.only_names()


def _read_words(piece: Piece, reading: _Reading) -> None:
    """Read what has no label before it, or its label taken off."""
    aside = _BRACKETED_ASIDE.search(piece.text)
    if aside is not None and aside.start() and division_in(aside["words"]) is not None:
        _read_words(Piece(piece.text[: aside.start()], piece.at), reading)
        piece = Piece(aside["words"], piece.at + aside.start("words"))
    if _read_aside(piece, reading):
        return
    if reading.mode is _Mode.DEADLINE or is_deadline(piece.text):
        reading.deadlines.append(piece.text)
    elif reading.mode is _Mode.PERSON:
        message = Message(N_("{words} is left out: a plan names units"), {"words": piece.text})
        reading.doubts.append(Doubt(message, piece.at))
    else:
        _read_units(piece, reading)


def _bare_head(piece: Piece, reading: _Reading) -> re.Match[str] | None:
    """Return a label without a colon at the beginning of a note, which makes it doubtful."""
    if reading.has_label or reading.has_verb or reading.waiting():
        return None
    bare = words.BARE_HEAD.match(piece.text)
    if bare is None or bare.end() == len(piece.text):
        return None
    message = Message(N_("a colon is missing behind {label}"), {"label": bare[0]})
    reading.doubts.append(Doubt(message, piece.at))
    return bare


def _enter(head: re.Match[str], reading: _Reading) -> None:
    """Go on under a label."""
    reading.flush(None)
    found = head.groupdict()
    if found.get("deadline"):
        reading.mode = _Mode.DEADLINE
        return
    if found.get("person"):
        reading.mode = _Mode.PERSON
        return
    reading.mode = _Mode.UNITS
    reading.has_label = True
    reading.label = _role_of(head)
    if words.ACTION.search(found.get("qualifier") or ""):
        reading.concerns_action = True


def _role_of(match: re.Match[str]) -> Role:
    return next(role for role in Role if match[role.value] is not None)


def _read_aside(piece: Piece, reading: _Reading) -> bool:
    """Read what is no unit at all: how leads are told, 下同, an instruction for other tasks."""
    text = close_up(piece.text)
    if words.ASIDE.fullmatch(text):
        return True
    division = division_in(text)
    if division is not None:
        reading.flush(None)
        reading.division = division
        return True
    rest = words.REST.match(text)
    if rest is not None and reading.division is not None:
        reading.rest = Role.SUPPORT if rest["support"] else Role.RESPONSIBLE
        return True
    if words.STANDING.search(text):
        reading.flush(None)
        reading.mode = _Mode.STANDING
        message = Message(
            N_("this instruction names no unit of its own task: {words}"), {"words": text}
        )
        reading.doubts.append(Doubt(message, piece.at))
        return True
    return False


def division_in(text: str) -> Division | None:
    """Return how a sentence says that leads are told, None where it does not."""
    told = next((by for by, fits in words.DIVISIONS.items() if fits.search(text)), None)
    return None if told is None else Division(told)


def _read_units(piece: Piece, reading: _Reading) -> None:
    """Read a piece that is units and perhaps what they do."""
    text = _LEADING.sub("", piece.text)
    marked = _MARKED.search(text)
    if marked is not None:
        reading.flush(None)
        _take(Piece(text[: marked.start()], piece.at), reading)
        reading.mark(_role_of(marked))
        return
    does = words.DOES.search(text) if len(text) <= _LONGEST_PIECE else None
    if does is not None:
        text = text[: does.start()]
    together = words.TOGETHER.search(text)
    if together is not None and (together.start() or reading.waiting()):
        _take(Piece(text[: together.start()], piece.at), reading)
        names = reading.waiting()
        message = N_("{names} is taken for the lead, since others join it ({word})")
        reading.doubts.append(
            Doubt(Message(message, {"names": names, "word": together[0]}), piece.at)
        )
        reading.let_lead()
    _take(Piece(text[together.end() :] if together else text, piece.at), reading)
    if does is not None:
        verb = next((role for role in Role if does[role.value] is not None), None)
        if verb is not None or reading.waiting():
            reading.has_verb = True
            reading.flush(verb)


_MARKED = re.compile(
    "[（(〔\\[](?:(?P<lead>牵头|主办|主责)|(?P<support>配合|协办|参与)|(?P<responsible>责任|承办))"
    "(?:单位|部门)?[）)〕\\]]$"
)
"""甲局（牵头）"""
_LEADING = re.compile("^(?:由|请|以及|[及和与](?=[^、]{3}))")
_LONGEST_PIECE = 120


def _take(piece: Piece, reading: _Reading) -> None:
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


def _by_layout(piece: Piece, doubts: list[Doubt]) -> Iterator[Piece]:
    """Part two whole units with nothing but a blank between them; other blanks are layout."""
    begin = 0
    for blank in outside(piece.text, _BLANKS):
        before, behind = close_up(piece.text[begin : blank.start()]), piece.text[blank.end() :]
        is_sure = is_whole(before) and begins_with_level(behind)
        if is_sure or are_bodies(before, behind):
            yield Piece(piece.text[begin : blank.start()], piece.at + begin)
            begin = blank.end()
            if not is_sure:
                message = N_("the blank behind {name} is taken for a separator")
                doubts.append(Doubt(Message(message, {"name": before}), piece.at + begin))
        elif may_be_joint(before, behind):
            doubts.append(Doubt(joint(before + close_up(behind)), piece.at + begin))
    yield Piece(piece.text[begin:], piece.at + begin)


_BLANKS = re.compile("\\s+")


def _share_ends(reading: _Reading) -> None:
    named = [Named(party.name, 0) for party in reading.parties]
    shared = with_shared_ends(named)
    if shared.doubts:
        reading.parties = [
            party._replace(name=each.name)
            for party, each in zip(reading.parties, shared.names, strict=True)
        ]
        reading.doubts += shared.doubts
