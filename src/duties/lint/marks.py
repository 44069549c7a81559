"""Marks in a unit's name that show it to be something else: a list, a quotation, an open end."""

import re
from typing import NamedTuple

from duties.messages import N_, Message
from duties.planfile.wording import ROLES

_BRACKETED = re.compile(r"（[^）]*）|\([^)]*\)|〔[^〕]*〕|\[[^\]]*\]|【[^】]*】|《[^》]*》")
_SEPARATOR = re.compile("[、，,；;]")
_WHICH = "(?:各|有关|相关)*"
_PLACE = "(?:县级市|地级市|直辖市|自治[区州县旗]|区县|市州|乡镇|街道|[省市区县州盟旗镇乡])"
_BODY = "(?:(?:人民)?政府|党委|管委会|办事处)?(?:(?:各|有关|相关)+部门)?"
_ONE_NAME = re.compile(f"(?:[^、，,；;]*各)?{_WHICH}{_PLACE}(?:[、，]{_WHICH}{_PLACE})+{_BODY}")
_OPEN_END = re.compile("(?<![平优初中高上下劣同])等(?:单位|部门)?$")

_WRAPPED = re.compile(
    "(?P<quote>[“‘\"'「『《])(?P<quoted>[^“”‘’\"'「」『』《》]+)[”’\"'」』》]"
    r"|[［【\[](?P<listed>[^［］【】\[\]]+)[］】\]]"
    r"|[（(](?P<round>[^（）()]+)[）)]"
)
_HALF_LIST = re.compile(r"(?P<open>[［【\[]?)(?P<listed>[^［］【】\[\]]+)(?P<close>[］】\]]?)")
_END = re.compile("[，、；,;。．：:]+$")
_LABEL = re.compile(f"(?P<label>{'|'.join(ROLES)})\\s*[：:]\\s*(?P<rest>\\S.*)")
_DASHES = "－—–―‐−﹣-"
_DASH = re.compile(rf"[{_DASHES}]\s*(?=\S)")
_HASH = re.compile(r"(?<![0-9０-９])(?P<mark>＃\s*|#\s+)(?=\S)")

COMMA_NAMES = {
    "，": N_("the full-width comma ，"),
    "、": N_("the mark 、"),
    "；": N_("the full-width semicolon ；"),
    ",": N_("a comma"),
    ";": N_("a semicolon"),
}


class Listed(NamedTuple):
    """Several names in one: where its first separator stands, and the names."""

    at: int
    mark: str
    names: tuple[str, ...]


def listed(name: str) -> Listed | None:
    """Return the names that a name lists, if it does; 各区、县政府 is one name."""
    if name.isascii() or stray(name) is not None:
        return None
    outside = _BRACKETED.sub(lambda found: "\0" * len(found[0]), name)
    first = _SEPARATOR.search(outside)
    if first is None or _ONE_NAME.fullmatch(outside.replace("\0", "")):
        return None
    starts = [0, *(found.end() for found in _SEPARATOR.finditer(outside))]
    ends = [*(found.start() for found in _SEPARATOR.finditer(outside)), len(name)]
    parts = (name[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return Listed(first.start(), first[0], tuple(filter(None, parts)))


def open_end(name: str) -> int | None:
    """Return where 等 stands that ends a name, as it ends a list in a document."""
    found = _OPEN_END.search(name) if "等" in name else None
    return found.start() if found else None


def is_several(name: str) -> bool:
    """Tell whether a name is more than a unit's name: a list, with 等, or with stray marks."""
    return any(find(name) is not None for find in (listed, open_end, stray))


def keeps_words(name: str, other: str) -> bool:
    """Tell whether `other` may replace a mistyped name: one letter more or less, no brackets."""
    return abs(len(name) - len(other)) <= 1 and not _BRACKET.search(name + other)


_BRACKET = re.compile("[（）()〔〕【】《》]")


class Stray(NamedTuple):
    """A mark in a name that was meant for the file: where it stands, and what to say.

    `names` are those that it was meant as, `comment` is what comes after a #, and `is_dash` says
    that the name was meant as an entry of a list with dashes.
    """

    at: int
    message: Message
    names: tuple[str, ...]
    comment: str = ""
    is_dash: bool = False


def stray(name: str) -> Stray | None:
    """Return the mark in a name that was meant as punctuation of the file, if there is one."""
    if wrapped := _WRAPPED.fullmatch(name):
        if wrapped["quote"]:
            facts = {"name": name, "mark": f"{name[0]}{name[-1]}"}
            return Stray(0, Message(_QUOTES, facts), (wrapped["quoted"].strip(),))
        parts = _parts(wrapped["listed"] or wrapped["round"])
        return Stray(0, Message(_BRACKETS, {"name": name, "mark": f"{name[0]}{name[-1]}"}), parts)
    half = _HALF_LIST.fullmatch(name)
    if half and (half["open"] or half["close"]):
        facts = {"name": name, "mark": half["open"] or half["close"]}
        text = _NOT_CLOSED if half["open"] else _NOT_OPENED
        return Stray(
            0 if half["open"] else len(name) - 1, Message(text, facts), _parts(half["listed"])
        )
    if label := _LABEL.fullmatch(name):
        facts = {"name": name, "mark": label["label"]}
        return Stray(0, Message(_LABELLED, facts), _parts(label["rest"]))
    if (end := _END.search(name)) and end.start():
        facts = {"name": name, "mark": end[0]}
        return Stray(end.start(), Message(_ENDED, facts), _parts(name[: end.start()]))
    if dash := _DASH.match(name):
        text = _WIDE_DASH if name[0] != "-" else _DASH_BLANK
        return Stray(
            0, Message(text, {"name": name, "mark": name[0]}), (name[dash.end() :],), is_dash=True
        )
    if comment := _HASH.search(name):
        facts = {"name": name, "mark": comment["mark"].strip()}
        before, after = name[: comment.start()].rstrip(), name[comment.end() :]
        return Stray(comment.start("mark"), Message(_COMMENT, facts), (before,), after)
    return None


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, _SEPARATOR.split(text))))


_QUOTES = N_("{name} has quotes around it ({mark}) that are part of the name; leave them out")
_BRACKETS = N_("{name} has brackets around it ({mark}) that make no list; write [a, b]")
_NOT_OPENED = N_("{name} ends with {mark}, but no [ opens the list; write [a, b]")
_NOT_CLOSED = N_("{name} begins with {mark}, but no ] closes the list; write [a, b]")
_LABELLED = N_("{name} begins with {mark}, which belongs to the key; leave it out")
_ENDED = N_("{name} ends with {mark}, which is part of the name; leave it out")
_WIDE_DASH = N_("{name} begins with the dash {mark}, which makes no list; write - and a blank")
_DASH_BLANK = N_("{name} begins with a dash without a blank; write - and a blank")
_COMMENT = N_("{name} holds {mark}; a comment begins with a blank and #")
