"""YAML nodes → a plan and what is wrong with its file; no fault stops the reading."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, NamedTuple, TypeGuard, TypeVar

from duties.collector import collector_paused
from duties.findings import Finding, Severity
from duties.messages import N_, Message
from duties.model import Action, Expected, LintSettings, Name, Plan, Task, Unit, UnitKind
from duties.planfile import fields
from duties.planfile.fields import FieldKind, Grammar
from duties.planfile.nodes import (
    ListNode,
    MappingNode,
    Node,
    NodeError,
    NodeReader,
    Opening,
    Scalar,
    new_tuple,
    other_than_text,
    span_of,
)
from duties.source import START, Source, Span


class Loaded(NamedTuple):
    """What a source gave: a plan, unless nothing could be read, and every fault of the file."""

    plan: Plan | None
    findings: tuple[Finding, ...]


def load(source: Source) -> Loaded:
    """Read the plan that a source holds; never raises for what stands in it.

    The findings are in the order of the file. `plan` is None only where the text is no YAML or
    its outermost value is no mapping, as one of the findings then says.
    """
    loader = _Loader()
    try:
        with collector_paused():
            plan = loader.load(NodeReader(source.text))
    except NodeError as error:
        plan = None
        loader.report(_SYNTAX, error.message, error.span)
    return Loaded(plan, tuple(sorted(loader.findings, key=_order)))


def _order(finding: Finding) -> tuple[Span, str]:
    return finding.span, finding.code


class _Fault(NamedTuple):
    code: str
    name: str


_SYNTAX = _Fault("DUT001", "syntax-error")
_DUPLICATE_KEY = _Fault("DUT002", "duplicate-key")
_UNKNOWN_KEY = _Fault("DUT003", "unknown-key")
_WRONG_VALUE = _Fault("DUT004", "wrong-value")
_MISSING_KEY = _Fault("DUT005", "missing-key")
_DUPLICATE_ID = _Fault("DUT106", "duplicate-id")
_UNKNOWN_ACTION = _Fault("DUT109", "unknown-action")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")  # what every tool reads as the same whole number
_FACTOR = re.compile(r"(?=.*[1-9])[0-9]{1,6}(\.[0-9]+)?")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_CORE_TAGS = {"!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool", "seq", "map"))}
_GRAMMARS = (fields.PLAN, *fields.PARTS.values())
_REQUIRED = {
    id(grammar): frozenset(key for key, field in grammar.items() if field.required)
    for grammar in _GRAMMARS
}
_LONG = 60  # characters of a value that a message repeats

_Part = TypeVar("_Part")
_Word = TypeVar("_Word", bound=StrEnum)
_Values = dict[str, Any]
_Spans = dict[str, Span]


class _Loader:
    """The state of one reading: the findings so far, and how each kind of value is read.

    A reader of a value returns None after reporting what is wrong with it.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._known_names: dict[str, str] = {}
        readers: Mapping[FieldKind, Callable[[Node], Any]] = {
            FieldKind.TEXT: self._text,
            FieldKind.ID: self._id,
            FieldKind.NAMES: self._names,
            FieldKind.FLAG: self._flag,
            FieldKind.DATE: self._date,
            FieldKind.YEAR: self._number,
            FieldKind.COUNT: self._number,
            FieldKind.FACTOR: self._factor,
            FieldKind.SEVERITY: self._severity,
            FieldKind.LINT: self._lint_settings,
            FieldKind.UNIT_KIND: self._unit_kind,
            FieldKind.EXPECTS: self._expected,
            FieldKind.UNITS: lambda node: self._parts(self._entries(node), self._unit),
            FieldKind.ACTIONS: lambda node: self._parts(self._entries(node), self._action),
            FieldKind.TASKS: lambda node: self._parts(self._entries(node), self._task),
        }
        self._readers = {
            id(grammar): {key: (key, readers[field.kind]) for key, field in grammar.items()}
            for grammar in _GRAMMARS
        }

    def report(
        self, fault: _Fault, message: Message, span: Span, severity: Severity = Severity.ERROR
    ) -> None:
        self.findings.append(Finding(fault.code, fault.name, severity, message, span))

    def load(self, reader: NodeReader) -> Plan | None:
        root = reader.root()
        if root is None:
            message = Message(N_("the file holds no plan; `duties init` writes one to start from"))
            self.report(_SYNTAX, message, START)
            return None
        if not reader.opens_plain_mapping(root):
            read = self._fields(reader.node(root), fields.PLAN)
            reader.close()
            return None if read is None else self._plan(*read)
        values: _Values = {}
        spans: _Spans = {}
        keys: list[Node] = []
        for key_node, opening in reader.pairs():
            keys.append(key_node)
            key = self._known_key(key_node, fields.PLAN, spans, keys)
            if key == "tasks" and reader.opens_plain_list(opening):
                spans[key] = span_of(key_node)
                values[key] = self._parts(reader.items(), self._task)
            elif key is None:
                reader.node(opening)
            else:
                self._value(key, key_node, reader.node(opening), fields.PLAN, values, spans)
        reader.close()
        self._check_required(fields.PLAN, spans, root)
        return self._plan(values, spans)

    def _plan(self, values: _Values, spans: _Spans) -> Plan:
        actions: tuple[Action, ...] = values.get("actions") or ()
        tasks: tuple[Task, ...] = values.get("tasks") or ()
        action_ids = self._check_ids(actions, N_("action {id} stands at line {line} already"))
        self._check_ids(tasks, N_("task {id} stands at line {line} already"))
        for task in tasks:
            if task.action is not None and task.action not in action_ids:
                self._report_unknown_action(task.action, task.spans["action"], tuple(action_ids))
        return Plan(
            title=values.get("title") or "",
            issuer=values.get("issuer"),
            issued=values.get("issued"),
            horizon=values.get("horizon"),
            expects=values.get("expects"),
            lint=values.get("lint") or LintSettings(),
            units=values.get("units") or (),
            actions=actions,
            tasks=tasks,
            spans=spans,
        )

    def _check_ids(self, parts: Sequence[Action | Task], text: str) -> dict[str, int]:
        """Report ids that repeat; return the line of the first part of each id."""
        lines: dict[str, int] = {}
        for part in parts:
            if part.id in lines:
                message = Message(text, {"id": part.id[:_LONG], "line": lines[part.id]})
                # The id of a part that an alias brings stands before the alias.
                self.report(_DUPLICATE_ID, message, max(part.spans["id"], part.span))
            elif part.id:
                lines[part.id] = part.span.line
        return lines

    def _report_unknown_action(self, id_: str, span: Span, known: tuple[str, ...]) -> None:
        if known:
            text = N_("there is no action {id}; the actions are {known}")
        else:
            text = N_("there is no action {id}; the plan has no actions")
        facts = {"id": id_[:_LONG], "known": tuple(action[:_LONG] for action in known[:20])}
        self.report(_UNKNOWN_ACTION, Message(text, facts), span)

    # Mappings, by their grammar

    def _fields(self, node: Node, grammar: Grammar) -> tuple[_Values, _Spans] | None:
        """Read a mapping into its values and their places, by key; None if it is no mapping."""
        if (type(node) is not MappingNode or node.tag is not None) and not self._expect_mapping(
            node
        ):
            return None
        readers = self._readers[id(grammar)]
        values: _Values = {}
        spans: _Spans = {}
        for key_node, value in node.entries:
            # The common case first, without a call: a known new key with an untagged value.
            known = readers.get(key_node.value) if type(key_node) is Scalar else None
            if (
                known is not None
                and known[0] not in spans
                and value.tag is None
                and (type(value) is not Scalar or value.value not in _NULLS)
            ):
                key, read = known
                spans[key] = span_of(value)
                values[key] = read(value)
                continue
            keys = (key for key, _ in node.entries)
            if (new_key := self._known_key(key_node, grammar, spans, keys)) is not None:
                self._value(new_key, key_node, value, grammar, values, spans)
        if not _REQUIRED[id(grammar)] <= spans.keys():
            self._check_required(grammar, spans, node)
        return values, spans

    def _expect_mapping(self, node: Node) -> TypeGuard[MappingNode]:
        if type(node) is MappingNode:
            return self._tag_is_plain(node)
        self._wrong(N_("a mapping (key: value) belongs here, and this is {kind}"), node)
        return False

    def _known_key(
        self, node: Node, grammar: Grammar, seen: _Spans, keys: Iterable[Node]
    ) -> str | None:
        """Return a key that the grammar has and that was not seen; report any other.

        `keys` are those of the mapping, down to this one at least.
        """
        if type(node) is not Scalar or not node.value:
            self._wrong(N_("a key is a word, and this is {kind}"), node)
            return None
        key: str = node.value
        if key not in grammar:
            near = get_close_matches(key, grammar, 1, 0.7) if len(key) < _LONG else []
            facts: dict[str, object] = {
                "key": key[:_LONG],
                "near": tuple(near),
                "known": tuple(grammar),
            }
            if near:
                text = N_("there is no key {key} here; did you mean {near}?")
            else:
                text = N_("there is no key {key} here; the keys are {known}")
            self.report(_UNKNOWN_KEY, Message(text, facts), span_of(node))
            return None
        if key in seen:
            first = next(other for other in keys if type(other) is Scalar and other.value == key)
            message = Message(
                N_("{key} is given twice, first at line {line}; delete one"),
                {"key": key, "line": span_of(first).line},
            )
            self.report(_DUPLICATE_KEY, message, span_of(node))
            return None
        return key

    def _value(
        self,
        key: str,
        key_node: Node,
        node: Node,
        grammar: Grammar,
        values: _Values,
        spans: _Spans,
    ) -> None:
        """Read the value of a known key into `values`, and its place into `spans`."""
        if type(node) is Scalar and node.value in _NULLS and not node.style:
            spans[key] = span_of(key_node)  # where nothing stands, the key is all there is to see
            if grammar[key].required:
                message = Message(N_("{key} has no value"), {"key": key})
                self.report(_MISSING_KEY, message, spans[key])
            return
        spans[key] = span_of(node)
        if node.tag is None or self._tag_is_plain(node):
            values[key] = self._readers[id(grammar)][key][1](node)

    def _check_required(self, grammar: Grammar, spans: _Spans, node: Node | Opening) -> None:
        for key, field in grammar.items():
            if field.required and key not in spans:
                at = span_of(node)
                place = at._replace(end_line=at.line, end_column=at.column + 1)
                self.report(_MISSING_KEY, Message(N_("{key} is missing"), {"key": key}), place)

    # The parts of a plan

    def _entries(self, node: Node) -> Sequence[Node]:
        if type(node) is ListNode:
            return node.entries
        self._wrong(N_("a list (- …) belongs here, and this is {kind}"), node)
        return ()

    def _parts(
        self, nodes: Iterable[Node], read: Callable[[Node], _Part | None]
    ) -> tuple[_Part, ...]:
        return tuple(part for node in nodes if (part := read(node)) is not None)

    def _unit(self, node: Node) -> Unit | None:
        if (read := self._fields(node, fields.UNIT)) is None:
            return None
        values, spans = read
        return Unit(
            name=values.get("name") or "",
            kind=values.get("kind"),
            aliases=values.get("aliases") or (),
            members=values.get("members"),
            spans=spans,
            span=span_of(node),
        )

    def _action(self, node: Node) -> Action | None:
        if (read := self._fields(node, fields.ACTION)) is None:
            return None
        values, spans = read
        return Action(
            id=values.get("id") or "",
            title=values.get("title") or "",
            lead=values.get("lead") or (),
            spans=spans,
            span=span_of(node),
        )

    def _task(self, node: Node) -> Task | None:
        if (read := self._fields(node, fields.TASK)) is None:
            return None
        get = read[0].get
        return Task(
            id=get("id") or "",
            title=get("title") or "",
            action=get("action"),
            lead=get("lead") or (),
            responsible=get("responsible") or (),
            support=get("support") or (),
            open_ended=get("open_ended") or False,
            due=get("due"),
            note=get("note"),
            spans=read[1],
            span=span_of(node),
        )

    def _expected(self, node: Node) -> Expected | None:
        if (read := self._fields(node, fields.EXPECTS)) is None:
            return None
        values, spans = read
        return Expected(values.get("actions"), values.get("tasks"), spans)

    def _lint_settings(self, node: Node) -> LintSettings | None:
        if (read := self._fields(node, fields.LINT)) is None:
            return None
        get = read[0].get
        return LintSettings(
            select=get("select") or (),
            ignore=get("ignore") or (),
            fail_on=get("fail-on"),
            lead_factor=get("lead-factor"),
        )

    # Single values

    def _text(self, node: Node) -> str | None:
        if type(node) is not Scalar:
            self._wrong(N_("a text belongs here, and this is {kind}"), node)
            return None
        text: str = node.value
        if not text or text.isspace():
            self._wrong(N_("this text is empty"), node)
            return None
        return text

    def _id(self, node: Node) -> str | None:
        text = self._text(node)
        if text is not None and not _NUMBER.fullmatch(text) and other_than_text(node):
            message = Message(
                N_(
                    "the id {id} is read as it is written, but by other tools as something else; "
                    "put it in quotes"
                ),
                {"id": text[:_LONG]},
            )
            self.report(_WRONG_VALUE, message, span_of(node), Severity.WARNING)
        return text

    def _names(self, node: Node) -> tuple[Name, ...]:
        if type(node) is ListNode:
            return tuple([name for entry in node.entries if (name := self._name(entry))])
        if type(node) is Scalar:
            name = self._name(node)
            return () if name is None else (name,)
        self._wrong(N_("a name or a list of names belongs here, and this is {kind}"), node)
        return ()

    def _name(self, node: Node) -> Name | None:
        text = self._known_names.get(node.value) if type(node) is Scalar else None
        if text is None or node.tag is not None:
            text = self._new_name(node)
            if text is None:
                return None
        return new_tuple(Name, (text, span_of(node)))

    def _new_name(self, node: Node) -> str | None:
        """Check a name that was not met before; equal names share one string from then on."""
        if type(node) is not Scalar:
            self._wrong(N_("a name belongs here, and this is {kind}"), node)
            return None
        if node.value in _NULLS and not node.style:
            self._wrong(N_("a name is missing here"), node)
            return None
        if self._text(node) is None or not self._tag_is_plain(node):
            return None
        if node.value in _NULLS:  # in quotes here, but nothing where it stands without
            return str(node.value)
        return self._known_names.setdefault(node.value, node.value)

    def _flag(self, node: Node) -> bool | None:
        flag = _FLAGS.get(node.value) if type(node) is Scalar and not node.style else None
        if flag is None:
            self._wrong(N_("true or false belongs here, and this is {value}"), node)
            return None
        return flag

    def _date(self, node: Node) -> date | None:
        if type(node) is Scalar and _DATE.fullmatch(node.value):
            try:
                return date.fromisoformat(node.value)
            except ValueError:
                self._wrong(N_("there is no such day as {value}"), node)
                return None
        self._wrong(N_("a date (2023-12-31) belongs here, and this is {value}"), node)
        return None

    def _number(self, node: Node) -> int | None:
        if type(node) is Scalar and not node.style and _NUMBER.fullmatch(node.value):
            return int(node.value)
        self._wrong(N_("a whole number belongs here, and this is {value}"), node)
        return None

    def _factor(self, node: Node) -> float | None:
        if type(node) is Scalar and not node.style and _FACTOR.fullmatch(node.value):
            return float(node.value)
        self._wrong(N_("a number greater than 0 belongs here, and this is {value}"), node)
        return None

    def _severity(self, node: Node) -> Severity | None:
        return self._one_of(node, Severity)

    def _unit_kind(self, node: Node) -> UnitKind | None:
        return self._one_of(node, UnitKind)

    def _one_of(self, node: Node, words: type[_Word]) -> _Word | None:
        if type(node) is Scalar and node.value in set(words):
            return words(node.value)
        self._wrong(
            N_("one of {known} belongs here, and this is {value}"), node, known=tuple(words)
        )
        return None

    def _tag_is_plain(self, node: Node) -> bool:
        if node.tag is None or node.tag in _CORE_TAGS:
            return True
        message = Message(
            N_("the tag {tag} has no meaning in a plan and was not followed; delete it"),
            {"tag": node.tag.replace("tag:yaml.org,2002:", "!!")[:_LONG]},
        )
        self.report(_WRONG_VALUE, message, span_of(node))
        return False

    def _wrong(self, text: str, node: Node, **facts: object) -> None:
        kind: Message
        if type(node) is ListNode:
            kind = Message(N_("a list"))
        elif type(node) is MappingNode:
            kind = Message(N_("a mapping"))
        elif type(node) is Scalar and node.value in _NULLS and not node.style:
            kind = Message(N_("nothing"))
        else:
            kind = Message(N_("a text"))
        value: object = kind
        if type(node) is Scalar and node.value:
            quote = node.style if node.style in ("'", '"') else ""
            value = f"{quote}{node.value[:_LONG]}{quote}"
        self.report(
            _WRONG_VALUE, Message(text, {"kind": kind, "value": value, **facts}), span_of(node)
        )
