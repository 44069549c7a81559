"""The units that a file registers: a whole plan, or a file with `units` and nothing else."""

from collections.abc import Iterator
from typing import NamedTuple

from duties.findings import Finding
from duties.messages import N_, Message
from duties.model import Unit
from duties.planfile.faults import DUPLICATE_KEY, SYNTAX, UNKNOWN_KEY, Faults, is_nothing
from duties.planfile.fields import UNIT
from duties.planfile.nodes import MappingNode, Node, NodeError, NodeReader, Scalar, span_of
from duties.planfile.reading import Reader
from duties.source import Source, Span

_KEY = "units"
_OF_PLANS = "register"
_NO_OTHER = N_(
    "a register cannot name another one, whose units are not read here; list them in this file"
)


class RegisterFile(NamedTuple):
    """A file as read, the units in it, and every fault in what it says of them."""

    source: Source
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]


def load_units(source: Source) -> RegisterFile:
    """Read the units that a source registers; what else stands in it is passed over.

    There is no unit where the text is no YAML, as one of the findings then says, or registers none.
    """
    faults = Faults()
    units: tuple[Unit, ...] = ()
    try:
        first: Span | None = None
        for key, value in outermost(source):
            if type(key) is Scalar and key.value == _OF_PLANS:
                faults.report(UNKNOWN_KEY, Message(_NO_OTHER), span_of(key))
            if type(key) is not Scalar or key.value != _KEY:
                continue
            if first is not None:
                message = N_("{key} is given twice, first at line {line}; delete one")
                facts = {"key": _KEY, "line": first.line}
                faults.report(DUPLICATE_KEY, Message(message, facts), span_of(key))
                continue
            first = span_of(key)
            if not is_nothing(value):
                units = Reader(source, faults).parts(value, UNIT)
    except NodeError as error:
        units = ()
        faults.report(SYNTAX, error.message, error.span)
    return RegisterFile(source, units, faults.in_order())


def outermost(source: Source) -> Iterator[tuple[Node, Node]]:
    """Yield what a file has under each key; nothing where it is no mapping. Raises `NodeError`."""
    nodes = NodeReader(source.text)
    root = nodes.root()
    if root is None:
        return
    if nodes.opens_plain_mapping(root):
        for key, opening in nodes.pairs():
            yield key, nodes.node(opening)
    else:
        node = nodes.node(root)
        yield from node.entries if type(node) is MappingNode else ()
    nodes.close()
