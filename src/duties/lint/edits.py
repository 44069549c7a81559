"""Edits to values in a plan's text; everything else stays the same to the byte."""

import re
from collections.abc import Sequence

from duties.findings import Fix
from duties.model import Name
from duties.planfile.scalars import scalar
from duties.source import Edit, Source, Span


def replaced(source: Source, span: Span, text: str, *, safe: bool) -> Fix | None:
    """Return the fix that replaces the scalar at `span` with `text`.

    None if the scalar has an anchor or a tag, or is an alias.
    """
    old = source.at(span)
    if not old or old[0] in "&!*" or "\n" in old:
        return None
    return Fix((Edit(span, scalar(text, old)),), safe)


def listed(
    source: Source, value: Span, name: Name, names: Sequence[str], *, safe: bool
) -> Fix | None:
    """Return the fix that puts several names in the place of one.

    `value` is the place of the whole value that the name stands in. None if the name has an anchor
    or a tag, is an alias, or stands in several lines.
    """
    old = source.at(name.span)
    if not old or old[0] in "&!*" or "\n" in old or not names:
        return None
    written = [scalar(text, old) for text in names]
    if _is_entry(source, name.span):
        before = source.line(name.span.line)[: name.span.column - 1]
        return Fix((Edit(name.span, f"{source.line_end}{before}".join(written)),), safe)
    text = ", ".join(written)
    is_alone = value == name.span and len(names) > 1
    return Fix((Edit(name.span, f"[{text}]" if is_alone else text),), safe)


def without_name(source: Source, names: Sequence[Name], place: int, *, safe: bool) -> Fix | None:
    """Return the fix that removes the name at a place in a list, from 0.

    None if that would remove a comment, break an anchor, join two lines, or leave no list.
    """
    name = names[place]
    if len(names) < 2 or source.at(name.span)[:1] in ("&", "!", "*", ""):
        return None
    if name.span.line != name.span.end_line:
        return None
    if _is_entry(source, name.span) and ends_line(source, name.span):
        whole = Span(name.span.line, 1, name.span.line + 1, 1)
        return Fix((Edit(whole, ""),), safe)
    if place:
        gap = Span(*names[place - 1].span[2:], *name.span[2:])
    else:
        gap = Span(*name.span[:2], *names[1].span[:2])
    separator = source.at(_between(names, place))
    if gap.line != gap.end_line or not re.fullmatch(r" *, *", separator):
        return None
    return Fix((Edit(gap, ""),), safe)


def _is_entry(source: Source, span: Span) -> bool:
    """Tell whether only the dash of a list stands before a value in its line."""
    start = source.offset(span.line, 1)
    return _DASH.fullmatch(source.text, start, source.offset(span.line, span.column)) is not None


def ends_line(source: Source, span: Span) -> bool:
    """Tell whether nothing follows a value in its line."""
    return _REST.match(source.text, source.offset(span.end_line, span.end_column)) is not None


# Looked for in the text itself: a line may be long, and have many names.
_DASH = re.compile(r"[ \t]*-[ \t]*")
_REST = re.compile(r"[ \t]*(?:[\n\r\x85\u2028\u2029]|\Z)")


def _between(names: Sequence[Name], place: int) -> Span:
    first, second = (names[place - 1], names[place]) if place else (names[0], names[1])
    return Span(*first.span[2:], *second.span[:2])
