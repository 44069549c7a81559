"""Whether a document may promise anything at all: light, for what finds targets is not.

What finds them has large patterns, and is imported only where this lets a document through.
"""

import re
from collections.abc import Mapping
from operator import attrgetter

from duties.importing.doubts import Gathering
from duties.importing.structure.tree import Part, Tree
from duties.messages import N_

_DIGIT = "[0-9０-９]"
_SETS = "[于过到达为超在≥≤]"  # a word that sets a bound ends so
MAY_BE_FIGURE = re.compile(
    "[0-9０-９全零翻清为ⅠⅡⅢⅣⅤ百千万两三四五六七八九十]"
    f"(?:(?<={_DIGIT})(?<!第{_DIGIT})(?<!第{_DIGIT}{{2}})(?<!第{_DIGIT}{{3}})(?<!第{_DIGIT}{{4}})"
    "(?:\\s?[多余]?\\s?(?![年月日号])(?:[%％‰㎡]|[-—–~～－][0-9０-９]|[\\u4e00-\\u9fffA-Za-zＡ-Ｚａ-ｚ])"
    f"|(?:(?<=[.．]{_DIGIT})|(?<=[.．]{_DIGIT}{{2}})|(?<={_SETS}{_DIGIT})|(?<={_SETS}{_DIGIT}{{2}})"
    f"|(?<={_SETS}{_DIGIT}{{3}}))(?=[，。；、]|$))"
    "|(?<=全)覆盖|(?<=零)(?:发生|事故|死亡)|(?<=翻)[一两]?番|(?<=[ⅠⅡⅢⅣⅤ])类|(?<=清)零|(?<=为)零"
    "|(?<=[百千万两三四五六七八九十])(?:[个家项名座条场所支人户亿成]|分之))"
)
"""What any text with a figure has; a text without it promises none."""
_SIGNS = (*"０１２３４５６７８９ⅠⅡⅢⅣⅤ番零", "分之")
_WORDS = "百千万两三四五六七八九十"
_COUNTED = frozenset("个家项名座条场所支人户亿成")
_SHAPES = bytes(
    ord("0") if chr(code).isdigit() else code if chr(code) in "\n.~^" else ord(" ")
    for code in range(256)
).replace(b"\n", b"|")
"""A 0 for each digit; a bar where a line begins; blanks for all that stands between numbers."""
_NO_FIGURE = re.compile(rb"(?:\|0{1,3}\.|\^0{1,4}|0000~|[.~^|])*")
"""The number of an item, a number after 第, a year: what shapes of numbers are no figures."""


def may_have_targets(tree: Tree) -> bool:
    """Tell whether any part of a document may promise a figure."""
    return any(map(_ROWS, tree.parts)) or has_figures(
        "\n".join([passage.paragraph.text for part in tree.parts for passage in part.passages])
    )


_ROWS = attrgetter("rows")


def has_figures(text: str) -> bool:
    """Tell whether a text has any figure that is not just a year or the number of an item.

    This is asked of whole documents: no pattern goes from letter to letter, only methods of texts
    do. A text in which `MAY_BE_FIGURE` finds something has figures.
    """
    if any(map(text.__contains__, _SIGNS)) or ("覆" in text and "全覆盖" in text):
        return True
    marked = f"\n{text}".replace("年", "~").replace("第", "^").encode("ascii", "replace")
    if not all(map(_NO_FIGURE.fullmatch, set(marked.translate(_SHAPES).split()))):
        return True
    return any(_counts(text, word) for word in _WORDS)


def _counts(text: str, word: str) -> bool:
    """Tell whether a number in words stands anywhere before what it counts: 三个."""
    at = text.find(word)
    while at >= 0:
        if text[at + 1 : at + 2] in _COUNTED:
            return True
        at = text.find(word, at + 1)
    return False


def may_promise(part: Part) -> bool:
    """Tell whether a part has a table, or a text with what may be a figure."""
    return bool(part.rows) or any(
        MAY_BE_FIGURE.search(passage.paragraph.text) for passage in part.passages
    )


LOST_POINT = N_(
    "a blank parts the two numbers of {value}; they are read as one with a decimal point"
)
MAY_BE_TARGET = N_("this figure may be a target; it was left out: {words}")
GATHERINGS: Mapping[str, Gathering] = {
    MAY_BE_TARGET: Gathering(
        5,
        N_("{count} figures may be targets and were left out, such as {found}"),
        listed="words",
    )
}
"""Doubts about targets that one document may give many times."""
