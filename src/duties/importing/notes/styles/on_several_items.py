"""Notes on a line of their own that say of which items above they speak: 以上两项牵头单位：甲局.

Such a paragraph must begin with what it speaks of (以上两项, 第6、7项, 以上各项) and go on with who
acts; one that has a number, names nobody in particular or speaks of the whole plan (由…负责解释) is
none. Where it says more than that (其余…, 督查), it is kept as unclear, without a note.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from duties.importing.lexicon.bodies import ANYBODY, is_unit, names_body
from duties.importing.lexicon.declarations import STANDING
from duties.importing.lexicon.numbers import marker_of
from duties.importing.notes.note import Note, Party, Style
from duties.importing.notes.parser import parse
from duties.naming.numerals import number_of


class Items(NamedTuple):
    """The items that a note speaks of: by number, the first or the last so many, or all."""

    numbers: tuple[int, ...] = ()
    first: int | None = None
    last: int | None = None
    are_all: bool = False


class Shared(NamedTuple):
    """What is said of several items: a note that they share; None where it is not clear."""

    items: Items
    note: Note | None


def find(text: str, _found: Sequence[Note]) -> list[Note]:
    """Return the notes of a paragraph that clearly speak of several items."""
    return [shared.note for shared in shared_notes(text) if shared.note is not None]


STYLE = Style("on_several_items", find)


def shared_notes(text: str) -> tuple[Shared, ...]:
    """Return what a paragraph says of several items; nothing where it says anything else."""
    if text[:1] not in FIRST_LETTERS or marker_of(text) is not None:
        return ()
    found = list(islice(ITEMS.finditer(text), _MOST + 1))
    if not 0 < len(found) <= _MOST or text[: found[0].start()].strip(_AROUND):
        return ()
    shared = []
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        said = text[match.end() : end].strip(_AROUND)
        note = parse(said) if _OF_THE_PLAN.search(said) is None else None
        if note is None or all(_ANYBODY.fullmatch(party.name) for party in note.parties):
            return ()
        if all(map(_is_named, note.parties)) and _UNCLEAR.search(said) is None:
            start = text.index(said, match.end())
            placed = note.placed(start, start + len(said), start, STYLE)
            shared.append(Shared(_items(match), placed))
        else:
            shared.append(Shared(_items(match), None))
    return tuple(shared)


def _is_named(party: Party) -> bool:
    name = party.name
    return is_unit(name) and (_NO_NAME.match(name) is None or names_body(name))


def _items(match: re.Match[str]) -> Items:
    if match["count"]:
        count = _number(match["count"])
        return Items(first=count) if match["from"] == "前" else Items(last=count)
    numbers = tuple(map(_number, _NUMBER.findall(match["numbers"] or "")))
    if match["last"]:
        numbers = tuple(range(numbers[0], _number(match["last"]) + 1))
    return Items(numbers, are_all=match["numbers"] is None)


def _number(text: str) -> int:
    text = text.strip("（()）")
    return int(text) if text.isdecimal() else _TWO.get(text) or number_of(text) or 0


_MOST = 60  # notes in a paragraph
_TWO = {"两": 2}
FIRST_LETTERS = frozenset("（([【以上第前后")
_AROUND = " \t\u3000（([【】])），,；;。、：:"
_NO_NAME = re.compile(
    "(?:牵头|责任|主责|配合|参与)(?:单位|部门)|(?:建设|新建|修建|建立|完善|推[进动]|开展|加强|做好|[落抓][实好]|列入|按照?|于|在)"
)
"""What is no name, or begins with what is to be done."""
_UNCLEAR = re.compile(
    f"{STANDING.pattern}|其余(?!部门|单位)|其他(?:任务|事项|工作|各?[项条])|^除|督[办查促导]|汇总|考核|检查"
)
"""Words with which a sentence speaks of more than the items that it begins with."""
_ANYBODY = re.compile(f"各?(?:{ANYBODY})")
_OF_THE_PLAN = re.compile("。|解释|施行")
_WRITTEN = "[（(]?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?"
_NUMBER = re.compile(_WRITTEN)
_UNIT = "(?:各[市区县省乡镇]|[省市区县州](?![直级]))[\\u4e00-\\u9fff、]{1,30}(?:牵头|负责|落实)"
ITEMS = re.compile(
    f"(?:(?:以上|上述)?第(?P<numbers>{_WRITTEN}(?:项?[、，和及]第?{_WRITTEN}){{0,30}})"
    f"(?:项?[至到~～—–-]+第?(?P<last>{_WRITTEN}))?项(?!目)"
    "|(?P<from>以上|上述|[前后])(?P<count>\\d{1,2}|[两二三四五六七八九十]{1,3})[项条](?!目)"
    "|(?:以上|上述)(?:(?:各[项条]|所有|全部)(?!目)|[，,]?(?=工作|任务|事项|措施|内容|[由均]|牵头|责任|主[办责]|配合))"
    f"|以上(?={_UNIT}))(?:工作任务|工作|任务|事项|措施|内容)?(?:[均都]需?)?"
)
"""Which items a note speaks of: 以上第1至3项, 第6、7项, 以上两项, 以上各项."""
