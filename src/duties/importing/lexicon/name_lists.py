"""Lists of units taken apart into their names."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from duties.importing.doubts import Doubt
from duties.importing.lexicon import bodies, declarations, english
from duties.importing.lexicon.blanks import BLANK, close_up
from duties.importing.lexicon.bodies import (
    BRANCH,
    LONGEST,
    MISSING_SIGN,
    SHORTEST,
    TAIL,
    holds_organ,
    is_unit,
    is_whole,
)
from duties.importing.lexicon.brackets import outside
from duties.messages import N_, Message
from duties.naming.numerals import number_of


class Piece(NamedTuple):
    """A stretch of a list between two separators, where it begins, and the separator before it."""

    text: str
    at: int
    after: str = ""


_SEPARATOR = re.compile(
    f"[、，；;。\\n|｜]|,(?!{english.COMPANY})|(?<=[\\u4e00-\\u9fff）)])\\s?[/／]\\s?(?=[\\u4e00-\\u9fff])"
)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words of names stand in quotes: “双随机、一公开”联席会议."""
    for match in _QUOTED.finditer(text):
        if not all(map(is_unit, match["words"].split("、"))):
            yield match.span()


_QUOTED = re.compile("“(?P<words>[^“”]{1,20})”(?=[\\u4e00-\\u9fff])")


def pieces(text: str, at: int = 0) -> list[Piece]:
    """Cut a text, which begins at `at`, at its separators outside brackets."""
    found, begin, sign = [], 0, ""
    quoted = iter(_quoted(text) if "“" in text else ())
    name = next(quoted, None)
    for separator in outside(text, _SEPARATOR):
        while name is not None and name[1] <= separator.start():
            name = next(quoted, None)
        if name is not None and name[0] < separator.start():
            continue
        found.append(_stripped(text[begin : separator.start()], at + begin, sign))
        begin, sign = separator.end(), separator[0]
    found.append(_stripped(text[begin:], at + begin, sign))
    return [piece for piece in found if piece.text]


def _stripped(text: str, at: int, sign: str) -> Piece:
    body = text.lstrip()
    return Piece(body.rstrip(_BEHIND), at + len(text) - len(body), sign)


_BEHIND = " \t\r\n\u3000\xa0●•○◆■"  # blanks, and the bullet before what comes next


def join_places(listed: Sequence[Piece]) -> Iterator[Piece]:
    """Put together again what is one name with 、 in it: 各区、县（市）政府."""
    held: Piece | None = None
    for piece in listed:
        if held is not None and _goes_on_with(held.text, piece):
            piece = Piece(held.text + piece.after + piece.text, held.at, held.after)
        elif held is not None:
            yield held
        held = None
        if _may_go_on(piece.text):
            held = piece
        else:
            yield piece
    if held is not None:
        yield held


@lru_cache(maxsize=4096)
def is_one_name(before: str, after: str) -> bool:
    """Tell whether two texts with 、 between them are one name."""
    return _may_go_on(before) and _goes_on_with(before, Piece(after, 0, "、"))


def _may_go_on(text: str) -> bool:
    return len(text) <= LONGEST and bool(
        (("各" in text or "有关" in text) and bodies.PLACES_OPEN.match(text))
        or bodies.COLLECTIVE_OPEN.search(text)
        or bodies.PARTY_ORGAN.search(text)
    )


def _goes_on_with(before: str, piece: Piece) -> bool:
    """Tell whether a piece is more of a name that may have 、 in it, begun by `before`."""
    if piece.after not in "、，,":
        return False
    if bodies.PARTY_ORGAN.search(before) and bodies.ORGAN_BESIDE.match(piece.text):
        return True
    if bodies.MORE_OF_COLLECTIVE.match(piece.text):
        return True
    if piece.after != "、" and re.search("有关|相关|各", piece.text):
        return False
    return bool(bodies.PLACES_OPEN.match(before) and bodies.PLACES_GO_ON.match(piece.text))


class Named(NamedTuple):
    """A unit as a note names it; `is_starred` where a mark says that it leads."""

    name: str
    is_starred: bool = False


class ListedUnits(NamedTuple):
    """The units of one piece of a note, whether 等 leaves them open, and what is doubtful."""

    names: tuple[Named, ...]
    is_open: bool
    doubts: tuple[Doubt[int], ...]


def names_in(piece: Piece) -> ListedUnits:
    """Return the units that a piece names; it has neither label nor verb any more."""
    text = close_up(bodies.GLOSS.sub("", piece.text)).strip(" .．:：·-—/／“”\"'●•○◆■")
    if text.count("”") > text.count("“"):
        text = f"“{text}"
    names: list[Named] = []
    doubts: list[Doubt[int]] = []
    is_open = False
    rest = text
    while (others := next(outside(rest, bodies.OTHERS), None)) is not None:
        names += _split(rest[: others.start()], piece.at, doubts)
        is_open = True
        following = rest[others.end() :]
        rest = re.sub("^[、，,；;]?(?:以及|[及和与])?", "", following)
        if bodies.NOBODY.fullmatch(rest):
            rest = ""
        if rest and rest == following and _SORT.fullmatch(rest):
            message = N_("{name} after 等 may only describe the names before it; it is kept")
            doubts.append(Doubt(Message(message, {"name": rest}), piece.at))
        rest = _NOBODY_AND.sub("", rest)
    names += _split(rest, piece.at, doubts)
    return ListedUnits(tuple(names), is_open, tuple(doubts))


_SORT = re.compile(
    "(?!各|有关|相关|其[他它]|国务院|国家|中央|[省市区县州镇乡](?!场))[\\u4e00-\\u9fff]{2,10}"
    "(?:机构|单位|企业|公司|运营商|院校|学校|医院|部门|组织|团体|平台|园区)"
)
"""A sort of unit rather than one: 等金融机构."""
_NOBODY_AND = re.compile("^(?:各|有关|相关)*(?:部门|单位)(?:以及|[和及与])")
_AND = re.compile("以及|[和及与]")


def _split(text: str, at: int, doubts: list[Doubt[int]]) -> list[Named]:
    """Split names joined by 和, 及 and the like where what stands before is whole in itself."""
    if english.is_english(text):
        joined = english.names_joined(text)
        for name in filter(english.may_be_two, joined):
            message = N_("{sign} is treated as part of the name {name}")
            doubts.append(Doubt(Message(message, {"sign": "and", "name": name}), at))
        return [named for part in joined for named in _blank_parted(part, at, doubts)]
    parts, begin = [], 0
    for match in outside(text, _AND):
        before, after = text[begin : match.start()], text[match.end() :]
        if not before:
            begin = match.end()
        elif _is_rest(before, after):
            continue
        elif (
            len(match[0]) > 1
            or (is_whole(before) and _begins_unit(after))
            or (after.startswith("各") and is_unit(before))
        ):
            parts.append(before)
            if len(match[0]) == 1 and not _has_own_level(before, after):
                message = N_("{sign} is treated as “and” between {before} and {after}")
                facts = {"sign": match[0], "before": before, "after": after}
                doubts.append(Doubt(Message(message, facts), at))
            begin = match.end()
        elif match[0] != "与" and not bodies.WITH_AND.search(text[begin:]):
            message = N_("{sign} is treated as part of the name {name}")
            doubts.append(Doubt(Message(message, {"sign": match[0], "name": text[begin:]}), at))
    parts.append(text[begin:])
    return [named for part in parts if part for named in _blank_parted(part, at, doubts)]


def _is_rest(before: str, after: str) -> bool:
    """Tell whether a text names nobody but together with the one before: 甲县党委和政府."""
    if bodies.PARTY_ORGAN.search(before):
        return bodies.ORGAN_BESIDE.fullmatch(after) is not None
    is_more = bodies.MORE_OF_COLLECTIVE.fullmatch(after) is not None
    return is_more and bodies.COLLECTIVE_OPEN.search(before) is not None


def _begins_unit(rest: str) -> bool:
    return is_unit(_AND.split(rest, maxsplit=1)[0]) or is_unit(rest)


def _has_own_level(before: str, after: str) -> bool:
    collective = re.match("各|有关|相关|其他", after)
    return bool(collective or bodies.LEVEL.match(after) or not bodies.LEVEL.match(before))


def _blank_parted(name: str, at: int, doubts: list[Doubt[int]]) -> list[Named]:
    is_starred = name[0] in declarations.STAR or name[-1] in declarations.STAR
    name = name.strip(declarations.STAR)
    if not name:
        return []
    missing = MISSING_SIGN.search(name) if len(name) <= LONGEST else None
    if missing and not name.startswith("各"):
        doubts.append(Doubt(joint(name), at))
    return [Named(name, is_starred)]


def joint(name: str) -> Message:
    """Return what is said of a name that may be two."""
    return Message(JOINT, {"name": name})


JOINT = N_("{name} may be two units with nothing between them; it is kept as one")


# Names with a blank, or the end of a line, between them


def are_parted_by_blanks(text: str) -> bool:
    """Tell whether blanks stand between names, each of which ends as a unit's does."""
    names = BLANK.split(bodies.OTHERS.split(text.strip(), maxsplit=1)[0])
    if _SEPARATOR.search(text) is not None:
        return False
    if len(names) < 2 or not all(SHORTEST <= len(name) <= LONGEST for name in names):
        return False
    return all(map(is_unit, names)) and not any(
        _REST.match(name) or BRANCH.search(name) or holds_organ(before, name)
        for before, name in pairwise(names)
    )


_REST = re.compile(f"[（(〔\\[和及与]|有限|股份|责任|控股|(?:{TAIL.pattern})$")
"""How the rest of a name begins, which is no name itself."""


class SharedEnds(NamedTuple):
    """Names that share the ending of the last one, written out, and what is said of it."""

    names: tuple[str, ...]
    messages: tuple[Message, ...]


def with_shared_ends(names: Sequence[str]) -> SharedEnds:
    """Give each place before 乙市政府 in 甲、乙市政府, or in 甲市、乙市政府, its ending."""
    found = list(names)
    messages = []
    for last, name in enumerate(names):
        ending = _shared_end(name)
        if ending is None:
            continue
        first = last
        while first and (missing := _missing_end(found[first - 1], ending)):
            first -= 1
            found[first] += missing
        if first < last:
            found[last] = _without_count(name, ending, last - first + 1)
            message = N_("{names} are assumed to share the ending {ending}")
            shared = _missing_end(names[first], ending)
            messages.append(
                Message(message, {"names": tuple(found[first : last + 1]), "ending": shared})
            )
    return SharedEnds(tuple(found), tuple(messages))


def _without_count(name: str, ending: re.Match[str], count: int) -> str:
    """Return 乙县人民政府 for 乙两县人民政府 after one other name."""
    if ending.re is not bodies.SHARED_END or not ending["count"]:
        return name
    if count != (2 if ending["count"] == "两" else number_of(ending["count"])):
        return name
    stem, place = name[: ending.start("count")], ending["town"] or ending["place"]
    return stem + name[ending.end("count") + len(place) * stem.endswith(place) :]


def may_share_end(name: str) -> bool:
    """Tell whether a name has an ending that those before it may share: 乙市政府."""
    return _shared_end(name) is not None


@lru_cache(maxsize=4096)
def _shared_end(name: str) -> re.Match[str] | None:
    if "各" in name:
        return None
    return bodies.CARRIER_BRANCH.match(name) or bodies.SHARED_END.match(name)


def _missing_end(name: str, ending: re.Match[str]) -> str:
    """Return what a name lacks of an ending that it may share; "" where it lacks nothing."""
    if ending.re is bodies.CARRIER_BRANCH:
        return ending["body"] if name in bodies.CARRIERS else ""
    longest = _LONGEST_ZONE if bodies.ZONE.search(name) else _LONGEST_PLACE
    if re.fullmatch("[\\u4e00-\\u9fff]+", name) is None or len(name) > longest:
        return ""
    place = ending["town"] or ending["place"]
    if not is_unit(name):
        return place + ending["body"]
    is_like = len(name) > len(place) and name.endswith(("镇", "乡") if place in "镇乡" else place)
    is_governed = ending["body"] == "管委会" or bodies.ZONE.search(name) is None
    return ending["body"] if is_like and is_governed else ""


_LONGEST_PLACE = 4  # letters of one that lacks its ending
_LONGEST_ZONE = 8
