"""What is wrong with a file, gathered while it is read."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from duties.findings import Finding, Fix, Severity
from duties.messages import N_, Message
from duties.planfile.nodes import ListNode, MappingNode, Node, Scalar, span_of
from duties.source import Span


class Code(NamedTuple):
    """The code and the name of a kind of fault."""

    code: str
    name: str


SYNTAX = Code("DUT001", "syntax-error")
DUPLICATE_KEY = Code("DUT002", "duplicate-key")
UNKNOWN_KEY = Code("DUT003", "unknown-key")
WRONG_VALUE = Code("DUT004", "wrong-value")
MISSING_KEY = Code("DUT005", "missing-key")

LONG = 60  # characters of a value that a message repeats
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CORE_TAGS = {"!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool", "seq", "map"))}


class Faults:
    """The findings of one reading so far, after those of an earlier one."""

    def __init__(self, earlier: Iterable[Finding] = ()) -> None:
        self._findings = list(earlier)

    def in_order(self) -> tuple[Finding, ...]:
        """Return all findings in the order of the file."""
        return tuple(sorted(self._findings, key=lambda found: (found.span, found.code)))

    def report(
        self,
        code: Code,
        message: Message,
        span: Span,
        severity: Severity = Severity.ERROR,
        fix: Fix | None = None,
    ) -> None:
        """Add a finding."""
        self._findings.append(Finding(code.code, code.name, severity, message, span, fix))

    def drop(self, code: Code) -> None:
        """Forget what was found under a code."""
        self._findings = [found for found in self._findings if found.code != code.code]

    def drop_lines(self, lines: Collection[int]) -> None:
        """Forget what was found in lines that had another meaning than they were read with."""
        self._findings = [found for found in self._findings if found.span.line not in lines]

    def wrong(self, text: str, node: Node, **facts: object) -> None:
        """Report a wrong value; the text may also name its `kind`, or the `value` itself."""
        kind: Message
        if type(node) is ListNode:
            kind = Message(N_("a list"))
        elif type(node) is MappingNode:
            kind = Message(N_("a mapping"))
        elif is_nothing(node):
            kind = Message(N_("nothing"))
        else:
            kind = Message(N_("a text"))
        value: object = kind
        if type(node) is Scalar and node.value:
            quote = node.style if node.style in ("'", '"') else ""
            value = f"{quote}{node.value[:LONG]}{quote}"
        self.report(
            WRONG_VALUE, Message(text, {"kind": kind, "value": value, **facts}), span_of(node)
        )

    def tag_is_plain(self, node: Node) -> bool:
        """Tell whether a node has no tag or one without effect; report any other."""
        if node.tag is None or node.tag in _CORE_TAGS:
            return True
        message = Message(
            N_("the tag {tag} has no meaning in a plan and was ignored; delete it"),
            {"tag": node.tag.replace("tag:yaml.org,2002:", "!!")[:LONG]},
        )
        self.report(WRONG_VALUE, message, span_of(node))
        return False


def is_nothing(node: Node) -> bool:
    """Tell whether a node says that there is no value."""
    return type(node) is Scalar and node.value in NULLS and not node.style
