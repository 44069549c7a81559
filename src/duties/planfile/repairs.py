"""What keeps a text from being YAML: each slip that is the cause, found by mending a copy."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from duties.messages import Message
from duties.planfile.nodes import NodeError, NodeReader, span_of
from duties.planfile.slips import in_line
from duties.source import Edit, Source, Span, apply_edits

_MOST_SLIPS = 50
_MOST_TRIES = 400
_CHARACTERS = 20_000_000  # parsed in all while slips are looked for
_LINES_ABOVE = 200  # a fault whose cause stands further up is told where it shows
_LONGEST_LINE = 2000  # a longer one is not searched


class Cause(NamedTuple):
    """Why a text is no YAML, and where; `edit` would mend it, and is the only way if `sure`."""

    message: Message
    span: Span
    edit: Edit | None = None
    sure: bool = False


def causes(source: Source, known: Container[str]) -> list[Cause]:
    """Return what keeps a text from being YAML; nothing if no slip is to blame for it.

    `known` are all keys of such a file.

    A slip counts only if the text can be read further without it. What is still wrong after the
    last one is told too, as the parser says it.
    """
    found: list[Cause] = []
    made: list[Edit] = []  # each in the text after those before it
    now, fault = source, _fault(source)
    tries = min(_MOST_TRIES, _CHARACTERS // max(len(source.text), 1))
    while fault is not None and len(found) < _MOST_SLIPS:
        for cause, edit in _near(now, fault.span, known):
            tries -= 1
            if tries < 0:
                break
            mended = Source(now.name, apply_edits(now, [edit]))
            rest = _fault(mended)
            if rest is None or _earlier(rest.span, [edit])[:2] > fault.span[:2]:
                first = edit._replace(span=_earlier(edit.span, made))
                found.append(cause._replace(span=_earlier(cause.span, made), edit=first))
                made.append(edit)
                now, fault = mended, rest
                break
        else:
            break
        if tries < 0:
            break
    if found and fault is not None and fault.message.text:
        found.append(Cause(fault.message, _earlier(fault.span, made)))
    return found


def _fault(source: Source) -> NodeError | None:
    """Return where a text stops being a mapping in YAML; None if it is one, or empty."""
    try:
        reader = NodeReader(source.text)
        root = reader.root()
        if root is not None:
            if not reader.opens_mapping(root):
                return NodeError(Message(""), span_of(root))
            reader.close()
    except NodeError as error:
        return error
    return None


def _near(source: Source, span: Span, known: Container[str]) -> Iterator[tuple[Cause, Edit]]:
    """Yield the slips in the line of a fault and in those above it, the nearest first."""
    line = source.line(span.line)
    for number in range(span.line, max(span.line - _LINES_ABOVE, 0), -1):
        above = source.line(number - 1) if number > 1 else ""
        if len(line) <= _LONGEST_LINE:
            for slip in in_line(line, above, known):
                if slip.right is not None:
                    place = Span(number, slip.start + 1, number, slip.end + 1)
                    shown = place
                    if slip.shown is not None:
                        shown = Span(number, slip.shown + 1, number, slip.shown + 2)
                    yield Cause(slip.message, shown, sure=slip.sure), Edit(place, slip.right)
        line = above


def _earlier(span: Span, made: Sequence[Edit]) -> Span:
    """Return where a place was before edits that each change a part of one line."""
    line, column, end_line, end_column = span
    for edit in reversed(made):
        if line == edit.span.line:
            column = _before(column, edit)
        if end_line == edit.span.line:
            end_column = _before(end_column, edit)
    return Span(line, column, end_line, end_column)


def _before(column: int, edit: Edit) -> int:
    end = edit.span.column + len(edit.text)
    if column >= end:
        return column - end + edit.span.end_column
    return min(column, edit.span.end_column)
