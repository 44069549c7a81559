"""YAML nodes → named tuples by a grammar, with every fault; knows no file in particular."""

from collections.abc import Callable, Collection, Container, Iterable, Mapping
from difflib import get_close_matches
from functools import partial
from typing import Any, Generic, NamedTuple, TypeGuard

from duties.findings import Fix
from duties.messages import N_, Message
from duties.planfile.faults import (
    DUPLICATE_KEY,
    LONG,
    MISSING_KEY,
    NULLS,
    SYNTAX,
    UNKNOWN_KEY,
    WRONG_VALUE,
    Code,
    Faults,
    is_nothing,
)
from duties.planfile.grammar import (
    Grammar,
    Kind,
    Model,
    Nested,
    NestedList,
    Shape,
    attribute,
    defaults_of,
)
from duties.planfile.nodes import (
    ListNode,
    MappingNode,
    Node,
    NodeReader,
    Opening,
    Scalar,
    new_tuple,
    other_than_text,
    span_of,
    stretch_of,
)
from duties.planfile.values import ValueReader
from duties.source import OFFSET_BITS, START, Edit, PlacesByKey, Source, Span, Stretch

_Stretches = dict[str, Stretch]
_BYTE_ORDER_MARK = "\ufeff"
_LONGEST_SLIP = 200  # characters of a text that may be a mistyped key, or a key and its value


class _Known(NamedTuple):
    """A key that a grammar has: how its value is read, and which field of the model holds it.

    `met` has what texts without quotes were read as before, if only the text decides.
    """

    key: str
    read: Callable[[Node], Any]
    at: int
    met: Mapping[str, object]


class _ReadyShape(NamedTuple, Generic[Model]):
    """A shape, ready to be read."""

    grammar: Grammar
    model: type[Model]
    known: dict[str, _Known]
    required: frozenset[str]
    blank: list[object]  # the values of a mapping without keys
    spans_at: int | None
    span_at: int | None


class Reader:
    """Reads the parts of one file; what is wrong with them goes to `faults`.

    No fault stops the reading: a value that cannot be read counts as not given.
    """

    def __init__(self, source: Source, faults: Faults) -> None:
        self._source = source
        if source.text.startswith(_BYTE_ORDER_MARK):  # which no place counts
            self._source = Source(source.name, source.text[1:])
        self._faults = faults
        self._values = ValueReader(faults)
        self._layouts: dict[int, _ReadyShape[Any]] = {}

    def document(self, shape: Shape[Model], nothing: Message) -> Model | None:
        """Read the whole document of the file; None if it is no mapping.

        `nothing` is what to say of an empty file. The entries of a long list are read one at a
        time. Raises `NodeError`.
        """
        nodes = NodeReader(self._source.text)
        root = nodes.root()
        if root is None:
            self._faults.report(SYNTAX, nothing, START)
            return None
        if not nodes.opens_plain_mapping(root):
            part = self.part(nodes.node(root), shape)
            nodes.close()
            return part
        layout = self._layout(shape)
        values = layout.blank.copy()
        places: _Stretches = {}
        keys: list[Node] = []
        for key_node, opening in nodes.pairs():
            keys.append(key_node)
            key = self._known_key(key_node, layout.grammar, places, keys)
            if key is None:
                nodes.node(opening)
                continue
            kind = layout.grammar[key].kind
            if isinstance(kind, NestedList) and kind.long and nodes.opens_plain_list(opening):
                places[key] = stretch_of(key_node)
                values[layout.known[key].at] = self._parts(nodes.items(), kind.shape)
            else:
                self._value(layout, key, key_node, nodes.node(opening), values, places)
        nodes.close()
        self._check_required(layout.grammar, places, root)
        return self._made(layout, values, places, root)

    def forget(self) -> None:
        """Let go of what is kept for reading: it holds this reader, and so the whole text."""
        self._layouts.clear()

    def part(self, node: Node, shape: Shape[Model]) -> Model | None:
        """Read a mapping; None if it is none."""
        return self._part(node, self._layout(shape))

    def parts(self, node: Node, shape: Shape[Model]) -> tuple[Model, ...]:
        """Read a list of mappings; what is none is left out."""
        if type(node) is ListNode:
            return self._parts(node.entries, shape)
        first = node.entries[0][0] if type(node) is MappingNode and node.entries else node
        if self._blame_slip(WRONG_VALUE, first, shape.grammar):
            return ()
        self._faults.wrong(N_("a list (- …) belongs here, but this is {kind}"), node)
        return ()

    def _parts(self, nodes: Iterable[Node], shape: Shape[Model]) -> tuple[Model, ...]:
        layout = self._layout(shape)
        read = self._part
        return tuple(part for node in nodes if (part := read(node, layout)) is not None)

    def _layout(self, shape: Shape[Model]) -> _ReadyShape[Model]:
        grammar, model = shape
        layout = self._layouts.get(id(grammar))
        if layout is None:
            defaults = defaults_of(model)
            places = {name: at for at, name in enumerate(defaults)}
            layout = self._layouts[id(grammar)] = _ReadyShape(
                grammar,
                model,
                {
                    key: self._known(key, field.kind, places[attribute(key)])
                    for key, field in grammar.items()
                },
                frozenset(key for key, field in grammar.items() if field.required),
                list(defaults.values()),
                places.get("spans"),
                places.get("span"),
            )
        return layout

    def _known(self, key: str, kind: Kind, at: int) -> _Known:
        if isinstance(kind, Nested):
            return _Known(key, partial(self.part, shape=kind.shape), at, {})
        if isinstance(kind, NestedList):
            return _Known(key, partial(self.parts, shape=kind.shape), at, {})
        return _Known(key, self._values.of_kind(kind), at, self._values.met(kind))

    def _part(self, node: Node, layout: _ReadyShape[Model]) -> Model | None:
        if (type(node) is not MappingNode or node.tag is not None) and not self._expect_mapping(
            node, layout.grammar
        ):
            return None
        all_known = layout.known
        values = layout.blank.copy()
        places: _Stretches = {}
        for key_node, value in node.entries:
            # The common case first, without a call: a known new key with an untagged value.
            known = all_known.get(key_node.value) if type(key_node) is Scalar else None
            if (
                known is not None
                and known[0] not in places
                and value.tag is None
                and (type(value) is not Scalar or value.value not in NULLS)
            ):
                key, read, at, met = known
                # As `stretch_of` does, without a call: a large plan has a million values.
                places[key] = value.start_mark.index << OFFSET_BITS | value.end_mark.index  # type: ignore[union-attr]
                found = None
                if met and type(value) is Scalar and not value.style:
                    found = met.get(value.value)
                if found is None:
                    found = read(value)
                if found is not None:
                    values[at] = found
                continue
            keys = (key for key, _ in node.entries)
            new_key = self._known_key(key_node, layout.grammar, places, keys)
            if new_key is not None:
                self._value(layout, new_key, key_node, value, values, places)
        if not layout.required <= places.keys():
            self._check_required(layout.grammar, places, node)
        return self._made(layout, values, places, node)

    def _expect_mapping(self, node: Node, grammar: Grammar) -> TypeGuard[MappingNode]:
        if type(node) is MappingNode:
            return self._faults.tag_is_plain(node)
        if self._blame_slip(WRONG_VALUE, node, grammar):
            return False
        if type(node) is Scalar and "name" in grammar and _is_text(node):
            facts = {"value": node.value[:LONG], "right": f"name: {node.value[:LONG]}"}
            message = Message(N_("{value} stands without its key; write {right}"), facts)
            self._faults.report(WRONG_VALUE, message, span_of(node))
            return False
        self._faults.wrong(N_("a mapping (key: value) belongs here, but this is {kind}"), node)
        return False

    def _known_key(
        self, node: Node, grammar: Grammar, seen: Container[str], keys: Iterable[Node]
    ) -> str | None:
        """Return a key that the grammar has and that was not seen; report any other.

        `keys` are those of the mapping, down to this one at least.
        """
        if type(node) is not Scalar or not node.value:
            self._faults.wrong(N_("a key must be a word, but this is {kind}"), node)
            return None
        key: str = node.value
        if key not in grammar:
            self._report_unknown(node, grammar, keys)
            return None
        if key in seen:
            keys = list(keys)
            if self._is_unmarked(node, keys):
                return None
            first = next(other for other in keys if type(other) is Scalar and other.value == key)
            message = Message(
                N_("{key} is given twice, first at line {line}; delete one"),
                {"key": key, "line": span_of(first).line},
            )
            self._faults.report(DUPLICATE_KEY, message, span_of(node))
            return None
        return key

    def _is_unmarked(self, node: Scalar, keys: Iterable[Node]) -> bool:
        """Tell whether a repeated key is in a next entry that has no dash; report where it begins.

        An entry that begins with id or name, has other keys and then has that again, is two.
        """
        written = [other for other in keys if type(other) is Scalar]
        first = written[0].value if written else None
        if first not in _FIRST_KEYS:
            return False
        again = [other for other in written[2:] if other.value == first]
        if not again or span_of(again[0]) > span_of(node):
            return False
        if node in again:
            message = Message(
                N_("a new entry seems to begin here; write - before {key}"), {"key": first}
            )
            self._faults.report(DUPLICATE_KEY, message, span_of(node))
        return True

    def _report_unknown(self, node: Scalar, grammar: Grammar, keys: Iterable[Node]) -> None:
        key: str = node.value
        given = {other.value for other in keys if type(other) is Scalar}
        if self._blame_slip(UNKNOWN_KEY, node, grammar, given):
            return
        near = get_close_matches(key.lower(), grammar, 1, 0.7) if len(key) < LONG else []
        facts: dict[str, object] = {
            "key": key[:LONG],
            "near": tuple(near),
            "known": tuple(grammar),
        }
        span = span_of(node)
        fix = None
        if near:
            text = N_("there is no key {key} here; did you mean {near}?")
            if near[0] not in given and _is_as_written(node):
                fix = Fix((Edit(span, near[0]),), safe=False)
        else:
            text = N_("there is no key {key} here; the keys are {known}")
        self._faults.report(UNKNOWN_KEY, Message(text, facts), span, fix=fix)

    def _blame_slip(
        self, code: Code, node: Node, grammar: Grammar, given: Collection[str] = ()
    ) -> bool:
        """Report the slip of the keyboard that makes a text no key; tell whether there is one.

        `given` are the keys beside it, which no fix must repeat.
        """
        if type(node) is not Scalar or node.style or len(node.value) > _LONGEST_SLIP:
            return False
        from duties.planfile.slips import in_key

        slip = in_key(node.value, grammar)
        if slip is None:
            return False
        span = span_of(node)
        fix = None
        if _is_as_written(node, slip.end):
            line, column = span[:2]
            span = Span(line, column + slip.start, line, column + slip.end)
            is_given = slip.sure and slip.key(node.value) in given
            if slip.right is not None and not is_given:
                fix = Fix((Edit(span, slip.right),), slip.sure)
        self._faults.report(code, slip.message, span, fix=fix)
        return True

    def _value(
        self,
        layout: _ReadyShape[Any],
        key: str,
        key_node: Node,
        node: Node,
        values: list[object],
        places: _Stretches,
    ) -> None:
        """Read the value of a known key into `values`, and its place into `places`."""
        if is_nothing(node):
            places[key] = stretch_of(
                key_node
            )  # where nothing stands, the key is all there is to see
            if key in layout.required:
                message = Message(N_("{key} has no value"), {"key": key})
                self._faults.report(MISSING_KEY, message, span_of(key_node))
            return
        places[key] = stretch_of(node)
        known = layout.known[key]
        if self._faults.tag_is_plain(node) and (found := known.read(node)) is not None:
            values[known.at] = found

    def _check_required(self, grammar: Grammar, seen: Container[str], node: Node | Opening) -> None:
        for key, field in grammar.items():
            if field.required and key not in seen:
                at = span_of(node)
                place = at._replace(end_line=at.line, end_column=at.column + 1)
                self._faults.report(
                    MISSING_KEY, Message(N_("{key} is missing"), {"key": key}), place
                )

    def _made(
        self,
        layout: _ReadyShape[Model],
        values: list[object],
        places: _Stretches,
        node: Node | Opening,
    ) -> Model:
        if layout.spans_at is not None:
            values[layout.spans_at] = PlacesByKey(self._source, places)
        if layout.span_at is not None:
            values[layout.span_at] = span_of(node)
        return new_tuple(layout.model, values)


_FIRST_KEYS = ("id", "name")


def _is_text(node: Scalar) -> bool:
    return bool(node.value) and not node.style and not other_than_text(node)


def _is_as_written(node: Scalar, upto: int | None = None) -> bool:
    """Tell whether a text, or its beginning, stands in its file letter by letter, in one line."""
    line, column, end_line, end_column = span_of(node)
    if node.style:
        return False
    if line == end_line:
        return end_column - column == len(node.value)
    return upto is not None and " " not in node.value[:upto].rstrip()
