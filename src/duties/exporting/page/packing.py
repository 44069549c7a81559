"""Much text that repeats, put into a page once for its script to unpack."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Tree: TypeAlias = "str | Sequence[Tree]"
"""Texts, in lists as deep as one likes."""
_Packed: TypeAlias = "str | int | list[_Packed]"
_SHORT = 3  # letters; a number in place of the text would be no shorter


def packed(tree: Tree) -> str:
    """Return the JSON of `[texts, tree]`, which may stand in a script element.

    A text that repeats is its number in `texts`, those that repeat most have the lowest.
    """
    often = Counter(text for text in _texts(tree) if len(text) > _SHORT)
    texts = [text for text, count in often.most_common() if count > 1]
    numbers = {text: number for number, text in enumerate(texts)}
    both = [texts, _numbered(tree, numbers)]
    return json.dumps(both, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def _texts(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
        return
    for each in tree:
        yield from _texts(each)


def _numbered(tree: Tree, numbers: dict[str, int]) -> _Packed:
    if isinstance(tree, str):
        return numbers.get(tree, tree)
    return [_numbered(each, numbers) for each in tree]
