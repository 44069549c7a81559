"""A label alone in its paragraph, and units one a line below it → one paragraph.

    责任单位：              牵头单位
    ● 市交通局              — 市交通局
    ● 市财政局等            完成时限
                            — 2026年9月

A line without a bullet goes on with the list only if it names bodies beyond doubt, and not the last
one above a day, which may be a signature. A label without a sign after it needs bullets below. One
with units beside it goes on in lines without bullets only if another label follows them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from duties.importing.document import Block, Paragraph
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import LONGEST, OTHERS, SHORTEST, is_unit, names_body
from duties.importing.lexicon.days import is_day
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.lexicon.numbers import SUB_POINT, marker_of


def with_lists_below_labels(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a document, the lines of such lists put to their labels."""
    found: list[Block] = []
    done = 0
    for at, block in enumerate(blocks):
        if at < done:
            continue
        if not isinstance(block, Paragraph):
            found.append(block)
            continue
        opened = None
        if block.text[-1:] in _LAST or len(block.joints) == 1:
            opened = _opened(block)
        if opened is not None:
            said = _said_in(_from(blocks, at + 1), opened)
        elif (
            block.text[-1:] not in _NO_UNIT
            and words.COLON_SIGN.search(block.text, 0, words.LONGEST_LABEL) is not None
            and (said := _going_on(block, blocks, at + 1))
        ):
            opened = _GOES_ON
        else:
            found.append(block)
            continue
        done = at + 1 + len(said)
        found.append(_joined(block, opened, blocks[at + 1 : done], said))
    return found


class _Opened(NamedTuple):
    """A label with what it asks for in the lines below; one `is_bare` has no sign after it."""

    is_deadline: bool
    is_bare: bool


def _opened(paragraph: Paragraph) -> _Opened | None:
    """Return the label that ends a paragraph, or ended its first line, where the list goes on."""
    text, joints = paragraph.text, paragraph.joints
    if not text or paragraph.heading is not None:
        return None
    if text[-1] in _ENDS:
        return _label_at_end(text)
    if len(text) <= _LONGEST_BARE and text[-1] in _LAST_OF_BARE:
        label = _BARE_LABEL.fullmatch(text)
        if label is not None and not label["person"]:
            return _Opened(bool(label["deadline"]), is_bare=True)
    if len(joints) != 1 or text[joints[0][0] - 1] not in _ENDS:
        return None
    begin = joints[0][0]
    opened = _label_at_end(text[:begin])
    is_list = opened is not None and not opened.is_deadline and _unit_in(text[begin:]) is not None
    return opened if is_list else None


_ENDS = "：:】]"
_LONGEST_BARE = 8  # letters of a label without a sign after it
_LAST_OF_BARE = frozenset("位门体构限间点")
_LAST = _LAST_OF_BARE | set(_ENDS)
_BARE_LABEL = re.compile(words.HEAD.pattern.removesuffix(words.COLON))


_GOES_ON = _Opened(is_deadline=False, is_bare=False)


def _going_on(block: Paragraph, blocks: Sequence[Block], begin: int) -> list[str]:
    """Return the units in the lines below a label and its first units, above another label."""
    below = blocks[begin] if begin < len(blocks) else None
    if not isinstance(below, Paragraph):
        return []
    if len(below.text) > _LONGEST_LINE or below.text[-1:] in _NO_UNIT:
        return []
    label = _LABEL.match(block.text)
    if label is None or label["person"] or label["deadline"]:
        return []
    said = _said_in(takewhile(_has_no_colon, _from(blocks, begin)), _GOES_ON)
    after = blocks[begin + len(said)] if begin + len(said) < len(blocks) else None
    is_followed = isinstance(after, Paragraph) and _LABEL.match(after.text) is not None
    return said if is_followed else []


def _has_no_colon(block: Block) -> bool:
    return isinstance(block, Paragraph) and words.COLON_SIGN.search(block.text) is None


def _from(blocks: Sequence[Block], begin: int) -> Iterator[Block]:
    return (blocks[at] for at in range(begin, len(blocks)))


_LONGEST_LINE = 30  # letters
_NO_UNIT = frozenset("。；;：:，")
_LABEL = re.compile(words.HEAD.pattern)


def _label_at_end(text: str) -> _Opened | None:
    label = _LABEL_AT_END.search(text[-words.LONGEST_LABEL :])
    if label is None or label["person"]:
        return None
    return _Opened(bool(label["deadline"]), is_bare=False)


_LABEL_AT_END = re.compile(
    "(?:^|(?<=[。；;！？）)】〕\\s]))[【\\[]?"
    f"{words.HEAD.pattern.removesuffix(words.COLON)}(?:{words.COLON}|[】\\]]{words.COLON}?)$"
)


def _said_in(lines: Iterator[Block], label: _Opened) -> list[str]:
    """Return what the first of the lines below a label say for it, one after the other."""
    if label.is_deadline:
        below = next(lines, None)
        told = _without_bullet(below.text) if isinstance(below, Paragraph) else ""
        return [told] if told and len(told) <= LONGEST and is_deadline(told) else []
    names: list[str] = []
    for block in lines:
        name = None
        if isinstance(block, Paragraph) and block.heading is None:
            is_marked = not label.is_bare or SUB_POINT.match(block.text) is not None
            name = _unit_in(block.text) if is_marked else None
        if name is None:
            if names and isinstance(block, Paragraph) and is_day(block.text):
                names.pop()
            break
        names.append(name)
    return names


def _without_bullet(line: str) -> str:
    bullet = SUB_POINT.match(line)
    return line[bullet.end() :] if bullet is not None else line


def _unit_in(line: str) -> str | None:
    """Return the unit that a line names and nothing else, without its bullet or number."""
    if len(line) > LONGEST:
        return None
    bullet = SUB_POINT.match(line)
    marker = None if bullet is not None else marker_of(line)
    begin = bullet.end() if bullet is not None else marker.end if marker is not None else 0
    listed = line[begin:].rstrip("。；;、，, ")
    names = _BETWEEN.split(OTHERS.sub("", listed))
    are_units = all(len(name) >= SHORTEST and is_unit(name) for name in names)
    if not are_units or (bullet is None and not all(map(names_body, names))):
        return None
    return listed


_BETWEEN = re.compile("[、，,；;]")


def _joined(
    label: Paragraph, opened: _Opened, lines: Sequence[Block], names: Sequence[str]
) -> Paragraph:
    """Return a label with the units of the lines below it, each where it stands."""
    text, joints = label.text, list(label.joints)
    if joints and names and (bullet := SUB_POINT.match(text, joints[0][0])) is not None:
        text = text[: bullet.start()] + text[bullet.end() :]
    for line, name in zip(lines, names, strict=True):
        if text[-1] not in _ENDS:
            text += "：" if opened.is_bare and not joints else "、"
        joints.append((len(text), line.place))
        text += name
    return label._replace(text=text, joints=tuple(joints))
