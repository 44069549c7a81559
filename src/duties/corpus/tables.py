"""The tables of a corpus: their columns follow from the declared fields of plan and ledger."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from duties.corpus.cells import ColumnKind, RawColumn, fields_of_part, types_of
from duties.exporting.records import DATA
from duties.findings import Severity
from duties.ledger.fields import RECORD
from duties.planfile.fields import PLAN, TARGET, TASK, UNIT
from duties.planfile.grammar import FieldKind, NestedList, OneOf, Shape

if TYPE_CHECKING:
    from pyarrow import Schema


class CorpusTable(NamedTuple):
    """A table: its columns with the kinds of their values, and by which its rows are sorted.

    Every row begins with the short name of its plan, who issued that, and the year.
    """

    columns: Mapping[str, ColumnKind]
    order: tuple[str, ...]


COMMON: Mapping[str, ColumnKind] = {
    "plan": FieldKind.TEXT,
    "issuer": FieldKind.TEXT,
    "year": FieldKind.NUMBER,
}
_ELSEWHERE = {"issuer", "units", "tasks", "targets"}  # which of a plan have a place of their own
_OF_ASSIGNMENT = (
    *("action", "position", "task", "unit", "kind", "registered", "role", "chief", "name"),
    *("via", "open_ended", "due"),
)

LEDGER_LISTS: Mapping[str, Shape] = {  # type: ignore[type-arg]  # of any entry
    key: field.kind.shape
    for key, field in RECORD.grammar.items()
    if isinstance(field.kind, NestedList)
}
"""The lists of a ledger, each a table."""


_PLACE: Mapping[str, ColumnKind] = {"file": FieldKind.TEXT, "line": FieldKind.NUMBER}
_SPAN: Mapping[str, ColumnKind] = dict.fromkeys(
    ("column", "end_line", "end_column"), FieldKind.NUMBER
)

TABLES: Mapping[str, CorpusTable] = {
    "plans": CorpusTable(
        {
            **COMMON,
            "path": FieldKind.TEXT,
            "is_draft": FieldKind.FLAG,
            "has_ledger": FieldKind.FLAG,
            "unread": FieldKind.NUMBER,
            "register_unread": FieldKind.NUMBER,
            "gathered": FieldKind.DATE,
            "digest": FieldKind.TEXT,
            **{name: kind for name, kind in fields_of_part(PLAN).items() if name not in _ELSEWHERE},
        },
        ("plan",),
    ),
    "assignments": CorpusTable(
        {**COMMON, **{key: DATA[key].kind for key in _OF_ASSIGNMENT}, "step": FieldKind.ID},
        ("unit", "plan", "position"),
    ),
    "tasks": CorpusTable(
        {
            **COMMON,
            "position": FieldKind.NUMBER,
            "action_title": FieldKind.TEXT,
            "title_form": FieldKind.TEXT,
            "left_open": FieldKind.FLAG,
            **fields_of_part(TASK),
        },
        ("plan", "position"),
    ),
    "units": CorpusTable(
        {
            **COMMON,
            "position": FieldKind.NUMBER,
            "registered": FieldKind.FLAG,
            "unit": FieldKind.TEXT,
            **fields_of_part(UNIT),
        },
        ("plan", "position"),
    ),
    "names": CorpusTable(
        {**COMMON, "name": FieldKind.TEXT, "unit": FieldKind.TEXT}, ("name", "plan")
    ),
    "targets": CorpusTable(
        {
            **COMMON,
            "position": FieldKind.NUMBER,
            "owner_unit": FieldKind.TEXT,
            **fields_of_part(TARGET),
        },
        ("plan", "position"),
    ),
    **{
        key: CorpusTable(
            {**COMMON, "period": FieldKind.SPAN, **_PLACE, **fields_of_part(shape)},
            ("plan", "file", "line"),
        )
        for key, shape in LEDGER_LISTS.items()
    },
    "findings": CorpusTable(
        {
            **COMMON,
            "position": FieldKind.NUMBER,
            "code": FieldKind.TEXT,
            "name": FieldKind.TEXT,
            "severity": OneOf(Severity),
            "message": FieldKind.TEXT,
            "sentence": FieldKind.TEXT,
            **_PLACE,
            **_SPAN,
            "fixable": FieldKind.FLAG,
            "safely": FieldKind.FLAG,
        },
        ("plan", "position"),
    ),
    "sources": CorpusTable(
        {
            **COMMON,
            "position": FieldKind.NUMBER,
            "role": FieldKind.TEXT,
            "file": FieldKind.TEXT,
            "data": RawColumn.BYTES,
        },
        ("plan", "position"),
    ),
}
"""Every table by its name."""

VOCABULARY = "vocabulary"
VOCABULARY_TABLE = CorpusTable(
    {
        "issuer": FieldKind.TEXT,
        "year": FieldKind.NUMBER,
        "name": FieldKind.TEXT,
        "form": FieldKind.TEXT,
        "office": FieldKind.TEXT,
    },
    ("issuer", "year", "name"),
)
"""Every name that plans of a year and issuer have, once, with what a search needs: one file."""


def schema_of(table: CorpusTable) -> "Schema":
    """Return the Arrow schema of a table."""
    import pyarrow as pa

    found: dict[str, pa.DataType] = {}
    for name, kind in table.columns.items():
        found |= types_of(name, kind)
    return pa.schema(found.items())
