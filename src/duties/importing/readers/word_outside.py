"""What a document of Word says outside its text: headers, comments, diagrams → what is told."""

from collections.abc import Iterator
from typing import Any

from duties.importing.document import LeftOut, Place
from duties.importing.fates import Fate
from duties.importing.raw import Found
from duties.importing.readers.left_out import boxes, comments
from duties.importing.readers.word_package import W, WordPackage
from duties.importing.readers.word_text import is_comment_of_2003

_AT_EDGE = ("header", "footer")
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_FIRST = Place(paragraph=1)


def outside(package: WordPackage) -> Iterator[Found]:
    """Yield what is left out of the parts beside the text."""
    yield from _comments(package)
    for diagram in package.parts("diagramData"):
        words = " ".join(filter(None, [each.text for each in diagram.iter(_DRAWN)]))
        if words.strip():
            yield boxes(words, _FIRST)
    for words in dict.fromkeys(_edges(package)):
        yield LeftOut(_FIRST, words, Fate.HEADER)


def _comments(package: WordPackage) -> Iterator[Found]:
    root = package.part("comments")
    told: list[Any] = [] if root is None else root.findall(f"{W}comment")
    if package.is_of_2003:
        told += filter(is_comment_of_2003, package.document.iter())
    for comment in told:
        yield LeftOut(_FIRST, _words(comment), Fate.COMMENT)
    if told:
        yield comments(len(told), _FIRST)


def _edges(package: WordPackage) -> Iterator[str]:
    """Yield what headers and footers say, each paragraph for itself."""
    for kind in _AT_EDGE:
        for root in package.parts(kind):
            for paragraph in root.iter(f"{W}p"):
                words = _words(paragraph)
                if words:
                    yield words


def _words(element: Any) -> str:
    return "".join([each.text or "" for each in element.iter(f"{W}t")]).strip()
