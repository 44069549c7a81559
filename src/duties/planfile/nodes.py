"""YAML text → nodes with places, streamed; the only file that knows PyYAML.

The events of PyYAML's parser (the C one where it is there) are folded into nodes one entry at a
time, so that a large plan never stands in memory as a tree. Nothing is constructed from tags, an
alias keeps its own place, and what aliases unfold to is counted.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

import yaml
from yaml import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import Reader, ReaderError
from yaml.scanner import ScannerError

from duties.messages import N_, Message
from duties.source import OFFSET_BITS, START, Span, Stretch, place_of

DEPTH_LIMIT = 100  # nested lists and mappings
UNFOLDING_LIMIT = 1_000_000  # values that aliases may stand for in one file
UNFOLDED_TEXT_LIMIT = 10_000_000  # characters that they may stand for


class NodeError(Exception):
    """The text is no YAML that a plan could be read from; `span` says where."""

    def __init__(self, message: Message, span: Span) -> None:
        super().__init__(message.text)
        self.message = message
        self.span = span


class Collection:
    """A list or mapping of nodes, with its place."""

    __slots__ = ("end_mark", "entries", "start_mark", "tag")
    start_mark: Any
    end_mark: Any

    def __init__(self, start: Event, end: "Event | Node", tag: str | None) -> None:
        self.start_mark = start.start_mark
        self.end_mark = end.end_mark
        self.tag = tag


class ListNode(Collection):
    """A YAML list."""

    __slots__ = ()
    entries: "list[Node]"


class MappingNode(Collection):
    """A YAML mapping; keys may repeat and be any node."""

    __slots__ = ()
    entries: "list[tuple[Node, Node]]"


Scalar = ScalarEvent
Node = ScalarEvent | ListNode | MappingNode
Opening = Event  # of a node that is not read yet


def span_of(node: Node | Event) -> Span:
    """Return where a node stands."""
    start: Any = node.start_mark
    end: Any = node.end_mark
    line, last = start.line + 1, end.line + 1
    # One number for both lines where they are one: a large plan has a million places.
    return new_tuple(Span, (line, start.column + 1, line if line == last else last, end.column + 1))


def stretch_of(node: Node | Event) -> Stretch:
    """Return where a node stands, by its offsets."""
    start: Any = node.start_mark
    end: Any = node.end_mark
    offsets: int = start.index << OFFSET_BITS | end.index
    return offsets


_NUMBER_1_2 = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+")


def other_than_text(node: Node) -> bool:
    """Tell whether a scalar is a number, a date or the like, not a text, to YAML 1.1 or 1.2.

    The resolution is that of https://yaml.org/type/ and of https://yaml.org/spec/1.2.2/#103.
    """
    return isinstance(node, ScalarEvent) and node.implicit[0] and is_other_than_text(node.value)


def is_other_than_text(value: str) -> bool:
    """Tell it of what stands without quotes."""
    if _NUMBER_1_2.fullmatch(value):
        return True
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(value[:1], ())
    return any(pattern.match(value) for _, pattern in resolvers)


def _is_empty(node: Node) -> bool:
    start: Any = node.start_mark
    end: Any = node.end_mark
    return bool(start.index == end.index)


def _last(entries: list[tuple[Node, Node]]) -> Node:
    """Return the node with which a mapping ends.

    A missing value does not count: the parsers put that of "? key" at whatever comes next.
    """
    key, value = entries[-1]
    return key if _is_empty(value) else value


def scalars(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each scalar of a text begins and ends, as offsets, up to the first fault."""
    get = _parser(text)
    try:
        while not isinstance(event := get(), yaml.StreamEndEvent):
            if isinstance(event, ScalarEvent):
                start: Any = event.start_mark
                end: Any = event.end_mark
                yield start.index, end.index
    except (yaml.YAMLError, ValueError):
        return


new_tuple = tuple.__new__  # the quick way to make many named tuples


class _PureLoader(yaml.SafeLoader):
    """Refuses, as libyaml does, an escape that stands for no character ("\\ud800")."""

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()
        except (ValueError, OverflowError):
            raise ScannerError(
                "while parsing a quoted scalar",
                start_mark,
                "found invalid Unicode character escape code",
                self.get_mark(),
            ) from None
        return chunks


def _parser(text: str) -> Callable[[], Event]:
    make: Callable[[str], Any] = yaml.CSafeLoader if yaml.__with_libyaml__ else _PureLoader
    return cast("Callable[[], Event]", make(text).get_event)


class NodeReader:
    """Reads the one document of a text, entry by entry.

    Every method may raise a `NodeError`.
    """

    def __init__(self, text: str) -> None:
        self._anchors: dict[str, tuple[Node, int, int]] = {}  # with its values and characters
        self._text = text
        self._values = 0  # read so far, each alias counted as what it stands for
        self._unfolded = 0  # values that aliases stood for so far
        self._unfolded_text = 0  # and the characters of the file that hold them
        self._depth = 0
        try:
            self._get = _parser(text)
        except (yaml.YAMLError, ValueError) as error:
            raise self._fault(error) from None

    def root(self) -> Event | None:
        """Return the event that opens the document, or None where nothing is in the file."""
        event = self._next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self._next()
        if isinstance(event, ScalarEvent) and _is_empty(event):
            self.close()
            return None
        return None if isinstance(event, yaml.StreamEndEvent) else event

    def close(self) -> None:
        """Read on to the end, to meet what is wrong there."""
        event = self._next()
        while not isinstance(event, yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                message = Message(N_("a second YAML document starts here; a file holds one"))
                raise NodeError(message, span_of(event))
            event = self._next()

    @staticmethod
    def opens_mapping(event: Event) -> bool:
        """Tell whether the event opens a mapping of any kind."""
        return isinstance(event, MappingStartEvent)

    @staticmethod
    def opens_plain_mapping(event: Event) -> bool:
        """Tell whether `pairs` may read what the event opens: a mapping without anchor or tag."""
        return isinstance(event, MappingStartEvent) and event.anchor is None and event.tag is None

    @staticmethod
    def opens_plain_list(event: Event) -> bool:
        """Tell whether `items` may read what the event opens: a list without anchor or tag."""
        return isinstance(event, SequenceStartEvent) and event.anchor is None and event.tag is None

    def pairs(self) -> Iterator[tuple[Node, Event]]:
        """Yield each key of a mapping just opened with the event that opens its value.

        The value must be read, by `node` or `items`, before the next pair is asked for.
        """
        event = self._next()
        while not isinstance(event, MappingEndEvent):
            yield self.node(event), self._next()
            event = self._next()

    def items(self) -> Iterator[Node]:
        """Yield the nodes of a list just opened."""
        get = self._get
        try:
            event = get()
            while type(event) is not SequenceEndEvent:
                yield self._node(event)
                event = get()
        except (yaml.YAMLError, ValueError) as error:
            raise self._fault(error) from None

    def node(self, event: Event) -> Node:
        """Read the whole node that `event` opens."""
        try:
            return self._node(event)
        except (yaml.YAMLError, ValueError) as error:
            raise self._fault(error) from None

    def _next(self) -> Event:
        try:
            return self._get()
        except (yaml.YAMLError, ValueError) as error:
            raise self._fault(error) from None

    def _fault(self, error: yaml.YAMLError | ValueError) -> NodeError:
        if isinstance(error, ReaderError | UnicodeEncodeError):
            return self._forbidden_character()
        problem = str(getattr(error, "problem", None) or error)
        context = str(getattr(error, "context", None))
        opening = getattr(error, "context_mark", None)
        mark = getattr(error, "problem_mark", None)
        if context in _PLACED_AT_OPENING:
            mark = opening
        span = START if mark is None else place_of(self._text, mark.index)
        if mark is not None and self._text[mark.index : mark.index + 1] == "\t":
            return NodeError(Message(_TAB), span)
        words = f"{context}: {problem}"
        hint = next((hint for part, hint in _HINTS.items() if part in words), _NO_HINT)
        facts = {
            "problem": problem,
            "line": 0 if opening is None else opening.line + 1,
            "limit": DEPTH_LIMIT,
        }
        return NodeError(Message(hint, facts), span)

    def _forbidden_character(self) -> NodeError:
        found = Reader.NON_PRINTABLE.search(self._text)
        offset = found.start() if found else 0
        span = place_of(self._text, offset)
        code = f"U+{ord(self._text[offset]):04X}"
        text = N_(
            "the character {code} is not allowed in YAML; delete it, or write it as an escape"
        )
        return NodeError(Message(text, {"code": code}), span)

    def _node(self, event: Event) -> Node:
        if type(event) is AliasEvent:
            return self._unfold(event)
        before, text_before = self._values, self._unfolded_text
        node: Node
        if type(event) is ScalarEvent:
            node = event
        else:
            self._depth += 1
            if self._depth > DEPTH_LIMIT:
                raise NodeError(Message(_TOO_DEEP, {"limit": DEPTH_LIMIT}), span_of(event))
            node = self._mapping(event) if type(event) is MappingStartEvent else self._list(event)
            self._depth -= 1
        anchor = event.anchor  # type: ignore[attr-defined]
        if anchor is not None:
            start: Any = node.start_mark
            end: Any = node.end_mark
            length = end.index - start.index + self._unfolded_text - text_before
            self._anchors[anchor] = node, self._values - before + 1, length
        return node

    def _list(self, start: Event) -> ListNode:
        get = self._get
        entries: list[Node] = []
        event = get()
        while type(event) is not SequenceEndEvent:
            if type(event) is ScalarEvent and event.anchor is None:
                entries.append(event)
            else:
                entries.append(self._node(event))
            event = get()
        self._values += len(entries)
        is_block = entries and not start.flow_style  # type: ignore[attr-defined]
        node = ListNode(start, entries[-1] if is_block else event, start.tag)  # type: ignore[attr-defined]
        node.entries = entries
        return node

    def _mapping(self, start: Event) -> MappingNode:
        get = self._get
        entries: list[tuple[Node, Node]] = []
        event = get()
        while type(event) is not MappingEndEvent:
            key = (
                event if type(event) is ScalarEvent and event.anchor is None else self._node(event)
            )
            value = get()
            if type(value) is ScalarEvent and value.anchor is None:
                entries.append((key, value))
            else:
                entries.append((key, self._node(value)))
            event = get()
        self._values += 2 * len(entries)
        is_block = entries and not start.flow_style  # type: ignore[attr-defined]
        node = MappingNode(start, _last(entries) if is_block else event, start.tag)  # type: ignore[attr-defined]
        node.entries = entries
        return node

    def _unfold(self, alias: AliasEvent) -> Node:
        """Return the anchor's node as it would stand at the alias."""
        if alias.anchor not in self._anchors:
            message = Message(
                N_("*{name} repeats a value marked &{name}, but no complete one comes before it"),
                {"name": alias.anchor},
            )
            raise NodeError(message, span_of(alias))
        node, size, length = self._anchors[alias.anchor]
        self._unfolded += size
        self._values += size
        self._unfolded_text += length
        if self._unfolded > UNFOLDING_LIMIT:
            text = N_("the aliases in this file expand to more than {limit} values")
            raise NodeError(Message(text, {"limit": UNFOLDING_LIMIT}), span_of(alias))
        if self._unfolded_text > UNFOLDED_TEXT_LIMIT:
            text = N_("the aliases in this file expand to more than {limit} characters")
            raise NodeError(Message(text, {"limit": UNFOLDED_TEXT_LIMIT}), span_of(alias))
        return _placed(node, alias)


def _placed(node: Node, alias: AliasEvent) -> Node:
    """Return a copy of a node, whole, that stands where the alias stands."""
    if isinstance(node, ScalarEvent):
        return ScalarEvent(
            None, node.tag, node.implicit, node.value,
            alias.start_mark, alias.end_mark, node.style,
        )  # fmt: skip
    here = type(node)(alias, alias, node.tag)
    if isinstance(here, ListNode) and isinstance(node, ListNode):
        here.entries = [_placed(entry, alias) for entry in node.entries]
    elif isinstance(here, MappingNode) and isinstance(node, MappingNode):
        here.entries = [(_placed(key, alias), _placed(value, alias)) for key, value in node.entries]
    return here


_NO_HINT = N_("this is not valid YAML here ({problem})")

_TAB = N_("a tab is not allowed here; indent and separate with spaces")

_TOO_DEEP = N_("lists and mappings are nested more than {limit} deep")

_MISFIT = N_(
    "this does not fit what comes before it; check the indentation, the quotes and the brackets"
)

_INDICATOR = N_("a text cannot begin with this character; put the text in quotes")

# Where what was opened says more than where its end was missed.
_PLACED_AT_OPENING = {"while scanning a simple key", "while scanning a quoted scalar"}

# libyaml's and PyYAML's own words, by the part they share, and what a user can do about each.
_HINTS = {
    "nesting depth": _TOO_DEEP,
    "mapping values are not allowed": N_(
        "a colon is out of place here; check the indentation, or put the text in quotes"
    ),
    "sequence entries are not allowed": N_(
        "a dash is out of place here; begin a list on a line of its own, or write [a, b]"
    ),
    "scanning a simple key": N_("this line has no colon after its key"),
    "scanning a quoted scalar": N_("the quote opened here is not closed"),
    "unknown escape character": N_(
        "a backslash in double quotes begins an escape; put the text in single quotes"
    ),
    "Unicode character escape": N_(
        "this escape does not mean any character; write the character itself"
    ),
    "node content": N_(
        "no value can begin here; delete the extra comma or bracket, or put the text in quotes"
    ),
    "parsing a flow sequence": N_(
        "the list opened with [ at line {line} is not closed, or a comma is missing before this"
    ),
    "parsing a flow mapping": N_(
        "the mapping opened with {{ at line {line} is not closed, or a comma is missing before this"
    ),
    "parsing a block collection": N_(
        "this line is not indented like the list above it, or its dash is missing"
    ),
    "parsing a block mapping": _MISFIT,
    "<document start>": _MISFIT,
    "that cannot start any token": _INDICATOR,
    "scanning an anchor": _INDICATOR,
    "scanning an alias": _INDICATOR,
    "scanning a tag": _INDICATOR,
}
