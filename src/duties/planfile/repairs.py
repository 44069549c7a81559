"""What keeps a text from being YAML: each slip that is the cause, found by mending a copy."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from duties.messages import Message
from duties.planfile.layout import in_layout
from duties.planfile.nodes import NodeError, NodeReader, scalars, span_of
from duties.planfile.slips import LONGEST_LINE, head_of, in_line
from duties.source import Edit, Source, Span, apply_edits, place_of

_MOST_SLIPS = 50
_MOST_TRIES = 400
_CHARACTERS = 8_000_000  # parsed in all while slips are looked for
_LINES_ABOVE = 200  # a fault whose cause stands further up is told where it shows


class Cause(NamedTuple):
    """Why a text is no YAML, and where; `edit` would mend it, and is the only way if `sure`."""

    message: Message
    span: Span
    edit: Edit | None = None
    sure: bool = False

    @property
    def is_certain(self) -> bool:
        """Tell whether what stands there is a slip in any case: it is to be replaced."""
        return self.edit is not None and self.edit.span[:2] != self.edit.span[2:]


def causes(source: Source, known: Container[str]) -> list[Cause]:
    """Return what keeps a text from being YAML; nothing if no slip is to blame for it.

    `known` are all keys of such a file.

    A slip counts only if the text can be read further without it. What is still wrong after the
    last one is told too, as the parser says it.
    """
    found: list[Cause] = []
    made: list[Edit] = []  # each in the text after those before it
    now, fault = source, _fault(source, known)
    tries = min(_MOST_TRIES, _CHARACTERS // max(len(source.text), 1))
    while fault is not None and len(found) < _MOST_SLIPS:
        better = None
        for group in _groups(list(_near(now, fault.span, known))):
            tries -= 1
            if tries < 0:
                break
            edits = [cause.edit for cause in group if cause.edit is not None]
            mended = Source(now.name, apply_edits(now, edits))
            rest = _fault(mended, known)
            if rest is None or _earlier(rest.span, edits)[:2] > fault.span[:2]:
                better = mended, rest, group
                break
        if better is None:
            break
        now, fault, group = better
        found += [
            cause._replace(
                span=_earlier(cause.span, made),
                edit=cause.edit and cause.edit._replace(span=_earlier(cause.edit.span, made)),
            )
            for cause in group
        ]
        # From the end of the text, so that none moves the place of the next.
        made += sorted(
            (cause.edit for cause in group if cause.edit is not None),
            key=lambda edit: edit.span,
            reverse=True,
        )
    if found and fault is not None and fault.message.text:
        found.append(Cause(fault.message, _earlier(fault.span, made)))
    return found


def _groups(near: Sequence[Cause]) -> Iterator[list[Cause]]:
    """Yield each slip by itself, then two, three, … together, the nearest first."""
    for cause in near:
        yield [cause]
    together: list[Cause] = []
    lines: set[int] = set()
    for cause in filter(lambda cause: cause.is_certain, near[:_MOST_TOGETHER]):
        if cause.span.line not in lines:  # two slips of one line may overlap
            lines.add(cause.span.line)
            together.append(cause)
            if len(together) > 1:
                yield together.copy()


_MOST_TOGETHER = 20


def _fault(source: Source, known: Container[str]) -> NodeError | None:
    """Return where a text stops being a mapping in YAML, without a key swallowed by a text.

    None if it is one, or empty.
    """
    try:
        reader = NodeReader(source.text)
        root = reader.root()
        if root is None:
            return None
        if not reader.opens_mapping(root):
            return NodeError(Message(""), span_of(root))
        reader.close()
    except NodeError as error:
        return error
    for line in swallowed(source.text, known):
        return NodeError(Message(""), place_of(source.text, line.end))
    return None


class SwallowedLine(NamedTuple):
    """A line that was meant as a key and became a part of the text above it.

    It stands from `start`, where its key begins, to `end`, as offsets.
    """

    start: int
    end: int
    key: str


def swallowed(text: str, known: Container[str]) -> Iterator[SwallowedLine]:
    """Yield the lines of a text that others have swallowed; such a text has no quotes."""
    for start, end in scalars(text):
        value = text[start:end]
        if value[:1] in _STYLED or "\n" not in value:
            continue
        for line in value.splitlines(keepends=True):
            head = head_of(line, known) if len(line) <= LONGEST_LINE else None
            if head is not None:
                yield SwallowedLine(start + head.at, start + len(line.rstrip()), head.key)
            start += len(line)


_STYLED = frozenset("'\"|>")


def _near(source: Source, span: Span, known: Container[str]) -> Iterator[Cause]:
    """Yield the slips in the line of a fault and in those above it, the nearest first."""
    for number in range(span.line, max(span.line - _LINES_ABOVE, 0), -1):
        line, above = source.line(number), _above(source, number)
        if len(line) <= LONGEST_LINE:
            for slip in (*in_line(line, above, known), *in_layout(line, above, known)):
                if slip.right is not None:
                    place = Span(number, slip.start + 1, number, slip.end + 1)
                    shown = place
                    if slip.shown is not None:
                        shown = Span(number, slip.shown + 1, number, slip.shown + 2)
                    yield Cause(slip.message, shown, Edit(place, slip.right), slip.sure)


def _above(source: Source, number: int) -> str:
    """Return the nearest line above that is neither blank nor a comment."""
    for above in range(number - 1, max(number - _LINES_SKIPPED, 0), -1):
        line = source.line(above)
        if line.strip() and not line.lstrip().startswith("#"):
            return line
    return ""


_LINES_SKIPPED = 10


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
