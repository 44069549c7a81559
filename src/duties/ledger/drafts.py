"""Entries that stand in no file yet: their values as files have them, and as YAML writes them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from duties.amounts import is_number
from duties.ledger.fields import RECORD
from duties.planfile.grammar import FieldKind, Grammar, NestedList, OneOf
from duties.planfile.scalars import identifier, scalar

Value = str | tuple[str, ...]

_WIDTH = 100  # columns of an entry that stays in one line
_PLAIN = re.compile("[1-9][0-9]*/[1-9][0-9]*|P[1-9][0-9]*|red|yellow|green|blue|orange")
_SIMPLE = re.compile("[a-z][a-z0-9]{2,30}")  # an id that needs no quotes
_YAML_WORDS = frozenset({"yes", "off", "true", "false", "null"})
_AS_THEY_ARE = (FieldKind.DATE, FieldKind.PERIOD, FieldKind.SPAN, FieldKind.FLAG, FieldKind.PERCENT)


class EntryDraft(NamedTuple):
    """An entry for one of the lists of a file (`reports`): what it says under each key."""

    section: str
    values: Mapping[str, Value]


GRAMMARS: Mapping[str, Grammar] = {
    key: field.kind.shape.grammar
    for key, field in RECORD.grammar.items()
    if isinstance(field.kind, NestedList)
}
"""The grammar of the entries of each list: `reports`, `problems`, …"""
SECTIONS = tuple(GRAMMARS)


def in_one_line(draft: EntryDraft) -> str:
    """Return an entry as a mapping in one line: {task: 19, date: 2026-03-25}."""
    return f"{{{', '.join(_pairs(draft))}}}"


def in_lines(draft: EntryDraft) -> Sequence[str]:
    """Return an entry as a mapping with a line for each key."""
    return _pairs(draft)


def is_short(draft: EntryDraft) -> bool:
    """Tell whether an entry is best written in one line."""
    return len(in_one_line(draft).encode("gb18030", "replace")) <= _WIDTH


def id_text(value: str) -> str:
    """Return a number of a task, or an id, as a file has it: 19/2, '1.10'."""
    return _written(FieldKind.ID, value)


def _pairs(draft: EntryDraft) -> list[str]:
    """Return the keys with their values, in the order of the grammar."""
    grammar = GRAMMARS[draft.section]
    return [
        f"{key}: {_written(field.kind, draft.values[key])}"
        for key, field in grammar.items()
        if key in draft.values
    ]


def _written(kind: object, value: Value) -> str:
    if isinstance(value, tuple):
        names = [scalar(name) for name in value]
        return names[0] if len(names) == 1 else f"[{', '.join(names)}]"
    if _PLAIN.fullmatch(value):
        return value
    if kind is FieldKind.AMOUNT:
        return value if is_number(value) else scalar(value)
    if kind is FieldKind.ID and _SIMPLE.fullmatch(value) and value not in _YAML_WORDS:
        return value
    if kind is FieldKind.ID:
        return identifier(value)
    is_plain = isinstance(kind, OneOf) or kind in _AS_THEY_ARE
    return value if is_plain and _is_word(value) else scalar(value)


def _is_word(value: str) -> bool:
    """Tell whether a value of a kind that is no text needs no quotes, whatever is wrong with it."""
    return value.isascii() and value.replace("-", "").replace(".", "").isalnum()
