"""Documents in traditional characters, whose notes are not understood."""

import re
from collections.abc import Iterable, Iterator, Sequence

from duties.importing.document import Block, Paragraph

_TRADITIONAL = re.compile("牽頭|責任|負責|職責|單位|部門|參與|協[辦同作]|主辦|承辦|會同")
_SIMPLIFIED = re.compile("牵头|责任|负责|职责|单位|部门|参与|协[办同作]|主办|承办|会同")


def traditional_words(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the words of responsibility notes that a document has in traditional characters.

    Empty where it has as many in simplified ones: then it only quotes the others.
    """
    found: dict[str, int] = {}
    simplified = 0
    for text in map(text_of, blocks):
        for word in _TRADITIONAL.findall(text):
            found[word] = found.get(word, 0) + 1
        simplified += len(_SIMPLIFIED.findall(text))
    return tuple(found) if sum(found.values()) > simplified else ()


def traditional_blocks(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield the blocks with such a word in a label, and the word."""
    texts = list(map(text_of, blocks))
    whole = "\n".join(texts)
    if not any(map(whole.__contains__, _LETTERS)):
        return
    for block, text in zip(blocks, texts, strict=True):
        label = _LABEL.search(text)
        if label is not None:
            yield block, label[0]


_LETTERS = "牽單門負"  # of which each label has one
_LABEL = re.compile("(?:牽頭|責任|配合|協辦|主辦|承辦|參與|負責)(?:單位|部門)|牽頭|負責")


def text_of(block: Block) -> str:
    """Return the text of a paragraph, or of a row's cells."""
    return block.text if isinstance(block, Paragraph) else "\n".join(block.cells)
