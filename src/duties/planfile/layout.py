"""Slips of layout in a line of a text that is no YAML: its indentation, and what lacks quotes."""

import re
from collections.abc import Container, Iterator

from duties.messages import N_, Message
from duties.planfile.fields import PLAN
from duties.planfile.slips import Slip, wide_indent

_LINE = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?P<key>[a-z_-]+):(?= |$)(?P<value>.*)")
_QUOTED = re.compile(r"\s(?P<text>\"(?P<part>[^\"\\\\]*)\"\s*[^\s,\]}:#\"'][^\"']*)")
_COLON = re.compile(r"\s(?P<text>[^\s\"'\[\]{}&*!|>%@`,#-][^\"'#]*?: [^\"'#]*)")

_DEEPER = N_("this line is indented deeper than the one above it: by {count} too many")
_SHALLOWER = N_("this line is indented less than the one above it: by {count} too few")
_PART_QUOTED = N_("the quotes close before the text ends; put quotes around the whole text")
_COLON_INSIDE = N_("this text has a colon and a blank in it; put the text in quotes")


def in_layout(line: str, above: str, known: Container[str]) -> Iterator[Slip]:
    """Yield what may be wrong with the layout of a line; `known` are all keys of such a file."""
    if (wide := wide_indent(line)) is not None:
        yield from _fitted(wide, line, above, known)
        return
    found = _LINE.match(line)
    if found is None or found["key"] not in known:
        return
    yield from _indentation(found, _LINE.match(above), known)
    value = found["value"].rstrip()
    start = found.start("value")
    if quoted := _QUOTED.fullmatch(value):
        at = start + quoted.start("text")
        whole = f"'{quoted['text']}'"
        shown = at + len(quoted["part"]) + 1
        end = at + len(quoted["text"])
        yield Slip(at, end, whole, Message(_PART_QUOTED), sure=False, shown=shown)
    elif colon := _COLON.fullmatch(value):
        at, text = start + colon.start("text"), colon["text"]
        shown = at + text.index(": ")
        yield Slip(at, at + len(text), f'"{text}"', Message(_COLON_INSIDE), sure=False, shown=shown)


def _indentation(
    line: "re.Match[str]", above: "re.Match[str] | None", known: Container[str]
) -> Iterator[Slip]:
    depth, right = len(line["indent"]), _right_depth(line, above, known)
    if right is None or depth == right:
        return
    words, count = (_DEEPER, depth - right) if depth > right else (_SHALLOWER, right - depth)
    at = line.start("dash") if line["dash"] else line.start("key")
    message = Message(words, {"count": count})
    yield Slip(0, depth, " " * right, message, sure=False, shown=at)


def _right_depth(
    line: "re.Match[str]", above: "re.Match[str] | None", known: Container[str]
) -> int | None:
    """Return how deep a line belongs that goes on with the entry above, or begins the next."""
    if above is None or above["key"] not in known or not above["value"].strip():
        return None
    depth = above.start("key")  # where the keys of an entry stand
    if line["dash"]:
        depth -= len(line["dash"])
    if not depth and above["key"] not in PLAN.grammar:
        return None  # the line above is the one that is wrong
    return None if depth < 0 or (above["dash"] and line["dash"]) else depth


def _fitted(wide: Slip, line: str, above: str, known: Container[str]) -> Iterator[Slip]:
    """Yield a slip of wide blanks again, with as many blanks as the line above calls for."""
    rest = line.lstrip()
    found = _LINE.match(rest)
    right = found and _right_depth(found, _LINE.match(above), known)
    if right is not None:
        indent = len(line) - len(rest)
        yield wide._replace(start=0, end=indent, right=" " * right, shown=wide.start)
