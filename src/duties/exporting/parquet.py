"""One row for each assignment, as Parquet: columns with types, for DuckDB, pandas and their kin."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, assert_never

from duties.errors.exports import MissingLibraryError
from duties.exporting.dossier import Dossier, NamedDossier
from duties.exporting.marks import WRITER
from duties.exporting.records import DATA, DATA_OF_MANY, Datum, Record, records, records_named
from duties.files import in_utf8
from duties.periods import Period
from duties.planfile.grammar import FieldKind, OneOf, PlainKind
from duties.planfile.plain import plain

if TYPE_CHECKING:
    from pyarrow import DataType

_MARK = f"{WRITER}.export".encode()


def render(dossier: Dossier) -> bytes:
    """Return the rows; raises `MissingLibraryError` where pyarrow is not installed."""
    return _file(DATA, [records(dossier)])


def render_many(plans: Iterable[NamedDossier]) -> bytes:
    """Return the rows of all plans; the last column names the plan. Raises as `render` does."""
    return _file(DATA_OF_MANY, (records_named(*each) for each in plans))


def _file(data: Mapping[str, Datum], plans: Iterable[Iterable[Record]]) -> bytes:
    try:
        import pyarrow as pa
        from pyarrow.parquet import write_table
    except ImportError:
        raise MissingLibraryError("pyarrow", "parquet") from None
    types = {key: _type(datum.kind) for key, datum in data.items()}
    schema = pa.schema(types.items(), metadata={_MARK: b"1"})
    columns: list[list[object]] = [[] for _ in data]
    for rows in plans:
        for row in rows:
            for column, datum in zip(columns, data.values(), strict=True):
                column.append(_cell(datum, row))
    out = BytesIO()
    write_table(pa.table(columns, schema=schema), out, compression="zstd")
    return out.getvalue()


def _type(kind: PlainKind) -> "DataType":
    import pyarrow as pa

    match kind:
        case FieldKind.TEXT | FieldKind.ID | FieldKind.NAME | FieldKind.SPAN | OneOf():
            return pa.string()
        case FieldKind.AMOUNT:  # a number, a range, or words
            return pa.string()
        case FieldKind.NAMES | FieldKind.IDS:
            return pa.list_(pa.string())
        case FieldKind.FLAG:
            return pa.bool_()
        case FieldKind.DATE | FieldKind.PERIOD | FieldKind.START:
            return pa.date32()
        case FieldKind.NUMBER:
            return pa.int64()  # a whole number of a plan has up to 15 digits
        case FieldKind.FACTOR | FieldKind.WEIGHT | FieldKind.PERCENT:
            return pa.float64()
        case _:
            assert_never(kind)


def _cell(datum: Datum, row: Record) -> object:
    """Return a value as pyarrow takes it: a date as it is, anything else as other programs do.

    Of a deadline it is the last day, of a start the first.
    """
    value = datum.value(row)
    match datum.kind:
        case FieldKind.DATE:
            return value
        case FieldKind.PERIOD if isinstance(value, Period):
            return value.last
        case FieldKind.START if isinstance(value, Period):
            return value.first
        case kind:
            told = plain(kind, value)
            return in_utf8(told) if isinstance(told, str) else told


def is_own(data: bytes) -> bool:
    """Tell whether the file bears the mark that an export bears."""
    return data.startswith(b"PAR1") and _MARK in data
