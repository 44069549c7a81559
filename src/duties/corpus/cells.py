"""Values of fields ↔ cells of columns.

Most fields have one column of their own name. A deadline or a start has its day, and beside it the
period as the file names it (`due`, `due_period`); an amount has its text, and beside it the numbers
(`value`, `value_low`, `value_high`). Parts within parts are structures, or lists of these.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum, auto
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, assert_never

from duties.amounts import Amount, amount_of, amount_of_text
from duties.model import Name
from duties.periods import Period, period_of
from duties.planfile.grammar import (
    FieldKind,
    Kind,
    Nested,
    NestedList,
    OneOf,
    Shape,
    attribute,
    defaults_of,
)
from duties.planfile.plain import plain
from duties.source import START, Span

if TYPE_CHECKING:
    from pyarrow import DataType

_RANGE = "–"
_EXACT = 10_000  # the denominator of what is kept to four places
Cells = Mapping[str, Any]
Part = TypeVar("Part", bound=tuple[Any, ...])


class RawColumn(Enum):
    """A column that holds no field of a plan."""

    BYTES = auto()


ColumnKind = Kind | RawColumn


def types_of(name: str, kind: ColumnKind) -> "dict[str, DataType]":
    """Return the columns that a field has, each with its Arrow type."""
    import pyarrow as pa

    match kind:
        case RawColumn.BYTES:
            return {name: pa.binary()}
        case Nested(shape):
            return {name: pa.struct(list(_types_within(shape).items()))}
        case NestedList(shape):
            return {name: pa.list_(pa.struct(list(_types_within(shape).items())))}
        case FieldKind.PERIOD | FieldKind.START:
            return {name: pa.date32(), f"{name}_period": pa.string()}
        case FieldKind.AMOUNT:
            return {name: pa.string(), f"{name}_low": pa.float64(), f"{name}_high": pa.float64()}
        case FieldKind.TEXT | FieldKind.ID | FieldKind.NAME | FieldKind.SPAN | OneOf():
            return {name: pa.string()}
        case FieldKind.NAMES | FieldKind.IDS:
            return {name: pa.list_(pa.string())}
        case FieldKind.FLAG:
            return {name: pa.bool_()}
        case FieldKind.DATE:
            return {name: pa.date32()}
        case FieldKind.NUMBER:
            return {name: pa.int64()}
        case FieldKind.FACTOR | FieldKind.WEIGHT | FieldKind.PERCENT:
            return {name: pa.float64()}
        case _:
            assert_never(kind)


def _types_within(shape: Shape[Any]) -> "dict[str, DataType]":
    found: dict[str, DataType] = {}
    for name, kind in fields_of_part(shape).items():
        found |= types_of(name, kind)
    return found


def fields_of_part(shape: Shape[Any]) -> dict[str, ColumnKind]:
    """Return the kinds of what is told of a part by name: its fields, and the line it stands in."""
    fields: dict[str, ColumnKind] = {
        attribute(key): field.kind for key, field in shape.grammar.items()
    }
    return fields | ({LINE: FieldKind.NUMBER} if "span" in defaults_of(shape.model) else {})


LINE = "line"


Fill = Callable[[dict[str, object], Any], None]
"""What puts the cells of a value into a row; all are None where the value is."""


def filler(name: str, kind: ColumnKind) -> Fill:
    """Return what fills the columns of a field."""
    match kind:
        case Nested(shape):
            return lambda row, part: _put(row, name, part and cells_of_part(shape, part))
        case NestedList(shape):
            return partial(_fill_parts, name, shape)
        case FieldKind.PERIOD | FieldKind.START:
            return partial(_fill_period, name, kind is FieldKind.START)
        case FieldKind.AMOUNT:
            return partial(_fill_amount, name)
        case FieldKind.FACTOR | FieldKind.WEIGHT | FieldKind.PERCENT:
            return lambda row, value: _put(row, name, None if value is None else float(value))
        case FieldKind.NAME | FieldKind.NAMES | FieldKind.IDS | FieldKind.SPAN | OneOf():
            return lambda row, value: _put(row, name, plain(kind, value))
        case _:
            return lambda row, value: _put(row, name, value)


def _put(row: dict[str, object], name: str, cell: object) -> None:
    row[name] = cell


def _fill_parts(
    name: str, shape: Shape[Any], row: dict[str, object], parts: Iterable[object]
) -> None:
    row[name] = [cells_of_part(shape, part) for part in parts]


def _fill_period(name: str, is_start: bool, row: dict[str, object], value: Period | None) -> None:
    if value is None:
        row[name] = row[f"{name}_period"] = None
    else:
        row[name] = value.first if is_start else value.last
        row[f"{name}_period"] = str(value)


def _fill_amount(name: str, row: dict[str, object], value: Amount | None) -> None:
    row[name] = None if value is None else _RANGE.join(value.texts)
    for end in ("low", "high"):
        number = getattr(value, end, None)
        row[f"{name}_{end}"] = None if number is None else float(number)


def cells_of_part(shape: Shape[Any], part: Any) -> dict[str, object]:
    """Return the cells of all fields of a part, and of its line."""
    if (fillers := _fillers.get(shape.model)) is None:
        kinds = fields_of_part(shape)
        fillers = _fillers[shape.model] = [
            (name, filler(name, kind)) for name, kind in kinds.items() if name != LINE
        ]
    row: dict[str, object] = {}
    for name, fill in fillers:
        fill(row, getattr(part, name))
    if (span := getattr(part, "span", None)) is not None:
        row[LINE] = span.line
    return row


_fillers: dict[type, list[tuple[str, Fill]]] = {}


def part_of(shape: Shape[Part], cells: Cells) -> Part:
    """Return the part whose cells these are; of its places only the line is known.

    A column that is not there counts as an empty cell.
    """
    if (making := _makings.get(shape.model)) is None:
        making = _makings[shape.model] = _making(shape)
    values = dict(making.places)
    for name, made, default in making.fields:
        value = None if cells.get(name) is None else made(cells, name)
        values[name] = default if value is None else value
    if (line := cells.get(LINE)) is not None:
        values["span"] = Span(line, 1, line, 1)
    return shape.model(**values)


class _Making(NamedTuple):
    """How a part is made: its places, and of each field the column, what makes it, the default."""

    places: Mapping[str, object]
    fields: tuple[tuple[str, Callable[[Cells, str], object], object], ...]


_makings: dict[type, _Making] = {}


def _making(shape: Shape[Any]) -> _Making:
    defaults = defaults_of(shape.model)
    places = {"spans": Nowhere(), "span": START}
    return _Making(
        {name: place for name, place in places.items() if name in defaults},
        tuple(
            (attribute(key), _maker(field.kind), defaults[attribute(key)])
            for key, field in shape.grammar.items()
        ),
    )


def _maker(kind: Kind) -> Callable[[Cells, str], object]:
    """Return what makes a value of a kind from the cells of a part and the name of the column."""
    match kind:
        case Nested(shape):
            return lambda cells, name: part_of(shape, cells[name])
        case NestedList(shape):
            return lambda cells, name: tuple(part_of(shape, each) for each in cells[name])
        case FieldKind.PERIOD | FieldKind.START:
            return lambda cells, name: period_of(cells[f"{name}_period"])
        case FieldKind.SPAN:
            return lambda cells, name: period_of(cells[name])
        case FieldKind.AMOUNT:
            return _amount
        case FieldKind.NAME:
            return lambda cells, name: Name(cells[name], START)
        case FieldKind.NAMES | FieldKind.IDS:
            return lambda cells, name: tuple(Name(text, START) for text in cells[name])
        case FieldKind.WEIGHT | FieldKind.PERCENT:
            return lambda cells, name: Fraction(cells[name]).limit_denominator(_EXACT)
        case OneOf(words):
            return lambda cells, name: words(cells[name])
        case _:
            return lambda cells, name: cells[name]


def _amount(cells: Cells, name: str) -> object:
    text = cells[name]
    if cells[f"{name}_low"] is None or _RANGE not in text:
        return amount_of_text(text)
    return amount_of(*text.split(_RANGE))


class Nowhere(dict[str, Span]):
    """The places of the values of a part that no file is at hand for."""

    def __missing__(self, _: str) -> Span:
        return START
