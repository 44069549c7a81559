"""A label alone in its paragraph, and units one a line below it → one paragraph.

    责任单位：
    ● 市交通局
    ● 市财政局等

A line without a bullet goes on with the list only if it names bodies beyond doubt, and not the last
one above a day, which may be a signature.
"""

import re
from collections.abc import Sequence

from duties.importing.document import Block, Paragraph
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import LONGEST, OTHERS, SHORTEST, is_unit, names_body
from duties.importing.lexicon.days import is_day
from duties.importing.lexicon.numbers import SUB_POINT, marker_of


def with_lists_below_labels(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a document, the lines of such lists put to their labels."""
    found: list[Block] = []
    done = 0
    for at, block in enumerate(blocks):
        if at < done:
            continue
        if not isinstance(block, Paragraph) or not _is_open(block):
            found.append(block)
            continue
        names = _names_below(blocks, at + 1)
        done = at + 1 + len(names)
        found.append(_joined(block, blocks[at + 1 : done], names))
    return found


def _is_open(paragraph: Paragraph) -> bool:
    """Tell whether a label of units ends a paragraph, or ended its first line: the list goes on."""
    text, joints = paragraph.text, paragraph.joints
    if not text or paragraph.heading is not None:
        return False
    if text[-1] in _ENDS:
        return _ends_in_label(text)
    if len(joints) != 1 or text[joints[0][0] - 1] not in _ENDS:
        return False
    begin = joints[0][0]
    return _ends_in_label(text[:begin]) and _unit_in(text[begin:]) is not None


_ENDS = "：:】]"


def _ends_in_label(text: str) -> bool:
    label = _LABEL_AT_END.search(text[-words.LONGEST_LABEL :])
    return label is not None and not label["deadline"] and not label["person"]


_LABEL_AT_END = re.compile(
    "(?:^|(?<=[。；;！？）)】〕\\s]))[【\\[]?"
    f"{words.HEAD.pattern.removesuffix(words.COLON)}(?:{words.COLON}|[】\\]]{words.COLON}?)$"
)


def _names_below(blocks: Sequence[Block], begin: int) -> list[str]:
    """Return what the lines below a label list, one after the other."""
    names: list[str] = []
    for block in blocks[begin:]:
        name = None
        if isinstance(block, Paragraph) and block.heading is None:
            name = _unit_in(block.text)
        if name is None:
            if names and isinstance(block, Paragraph) and is_day(block.text):
                names.pop()
            break
        names.append(name)
    return names


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


def _joined(label: Paragraph, lines: Sequence[Block], names: Sequence[str]) -> Paragraph:
    """Return a label with the units of the lines below it, each where it stands."""
    text, joints = label.text, list(label.joints)
    if joints and names and (bullet := SUB_POINT.match(text, joints[0][0])) is not None:
        text = text[: bullet.start()] + text[bullet.end() :]
    for line, name in zip(lines, names, strict=True):
        text += "" if text[-1] in _ENDS else "、"
        joints.append((len(text), line.place))
        text += name
    return label._replace(text=text, joints=tuple(joints))
