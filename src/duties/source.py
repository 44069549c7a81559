"""Texts, places in them, and edits to them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text, in lines and columns from 1; the end is exclusive.

    Columns count characters. Lines end where YAML 1.1 ends them.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(NamedTuple):
    """A change to a text: `text` replaces what is at `span`; an empty span inserts."""

    span: Span
    text: str


START = Span(1, 1, 1, 1)


_LINE_END = "\r\n|[\n\r\x85\u2028\u2029]"  # compiled when a file has something wrong


class Source:
    """A text and its name in messages."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and (self.name, self.text) == (other.name, other.text)

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    def __repr__(self) -> str:
        return f"Source({self.name!r}, {self.text!r})"

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in re.finditer(_LINE_END, self.text))]

    @cached_property
    def line_end(self) -> str:
        """How the lines of the text end, for those that are added."""
        return "\r\n" if "\r\n" in self.text else "\n"

    @property
    def line_count(self) -> int:
        """How many lines the text has; what follows the last line end is one."""
        return len(self._starts)

    def place(self, offset: int) -> Span:
        """Return the place of the character at `offset` (from 0), as `place_of` does, but quickly.

        The place of a character of the text's, not of its end.
        """
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return Span(line, column, line, column + 1)

    def span(self, start: int, end: int) -> Span:
        """Return the place of the text from one offset up to another."""
        line, last = bisect_right(self._starts, start), bisect_right(self._starts, end)
        column, end_column = start - self._starts[line - 1], end - self._starts[last - 1]
        return Span(line, column + 1, last, end_column + 1)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line end, or "" if there is no such line."""
        if number > len(self._starts):
            return ""
        start = self._starts[number - 1]
        if number == len(self._starts):
            return self.text[start:]
        end = self._starts[number]
        return self.text[start : end - (2 if self.text.endswith("\r\n", start, end) else 1)]

    def offset(self, line: int, column: int) -> int:
        """Return how many characters come before a place."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def at(self, span: Span) -> str:
        """Return the text at a place."""
        return self.text[
            self.offset(span.line, span.column) : self.offset(span.end_line, span.end_column)
        ]


Stretch = int
"""Where a stretch of a text begins and ends, as one number: a large plan has a million places."""
OFFSET_BITS = 32
"""By how many bits the beginning of a stretch is shifted; its end is added below."""
_OFFSET = (1 << OFFSET_BITS) - 1


class PlacesByKey(Mapping[str, Span]):
    """Where values stand in a text, by key; lines and columns are counted when asked for."""

    __slots__ = ("_source", "_stretches")

    def __init__(self, source: Source, stretches: Mapping[str, Stretch]) -> None:
        self._source = source
        self._stretches = stretches

    def __getitem__(self, key: str) -> Span:
        at = self._stretches[key]
        return self._source.span(at >> OFFSET_BITS, at & _OFFSET)

    def __contains__(self, key: object) -> bool:
        return key in self._stretches

    def __iter__(self) -> Iterator[str]:
        return iter(self._stretches)

    def __len__(self) -> int:
        return len(self._stretches)

    def __repr__(self) -> str:
        return repr(dict(self))


def apply_edits(source: Source, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; raises `ValueError` if two of them overlap.

    Insertions at the same place keep their order.
    """
    pieces, done = [], 0
    placed = [
        (source.offset(*edit.span[:2]), source.offset(*edit.span[2:]), edit.text) for edit in edits
    ]
    for start, end, text in sorted(placed, key=itemgetter(0, 1)):
        if start < done:
            raise ValueError("two edits overlap")
        pieces += [source.text[done:start], text]
        done = end
    return "".join((*pieces, source.text[done:]))


def place_of(text: str, offset: int) -> Span:
    """Return the place of the character at `offset` (from 0); at a line's end, an empty span."""
    lines = re.split(_LINE_END, text[:offset])
    line, column = len(lines), len(lines[-1]) + 1
    at_end = offset >= len(text) or re.match(_LINE_END, text[offset : offset + 2])
    return Span(line, column, line, column if at_end else column + 1)
