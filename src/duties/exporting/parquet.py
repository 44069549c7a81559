"""One row for each assignment, as Parquet: columns with types, for DuckDB, pandas and their kin."""

from datetime import date
from io import BytesIO

from duties.errors.exports import MissingLibraryError
from duties.exporting.dossier import Dossier
from duties.exporting.marks import WRITER
from duties.exporting.records import FIELDS, records

_MARK = f"{WRITER}.export".encode()
_INTEGERS = ("horizon", "position")
_FLAGS = ("registered", "chief", "open_ended")
_DATES = ("issued", "due")


def render(dossier: Dossier) -> bytes:
    """Return the rows; raises `MissingLibraryError` where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import write_table
    except ImportError:
        raise MissingLibraryError("pyarrow", "parquet") from None
    types = {
        **dict.fromkeys(FIELDS, pa.string()),
        **dict.fromkeys(_INTEGERS, pa.int32()),
        **dict.fromkeys(_FLAGS, pa.bool_()),
        **dict.fromkeys(_DATES, pa.date32()),
    }
    schema = pa.schema(types.items(), metadata={_MARK: b"1"})
    rows = tuple(records(dossier))
    columns = [_column([field(row) for row in rows], key) for key, field in FIELDS.items()]
    out = BytesIO()
    write_table(pa.table(columns, schema=schema), out, compression="zstd")
    return out.getvalue()


def _column(values: list[object], key: str) -> list[object]:
    if key in _DATES:
        return [date.fromisoformat(value) if isinstance(value, str) else None for value in values]
    return values


def is_own(data: bytes) -> bool:
    """Tell whether the file bears the mark that an export bears."""
    return data.startswith(b"PAR1") and _MARK in data
