"""Values as programs get them: texts, numbers, flags, None, and lists and mappings of these."""

from typing import TYPE_CHECKING, Any, assert_never

from duties.planfile.grammar import (
    FieldKind,
    Kind,
    Model,
    Nested,
    NestedList,
    OneOf,
    PlainKind,
    Shape,
    attribute,
    defaults_of,
)

if TYPE_CHECKING:
    from fractions import Fraction


def plain(kind: PlainKind, value: Any) -> object:
    """Return a value of a kind; None stays None.

    Of a deadline it is the last day, of a start the first; an exact number that is not whole is
    given to a tenth of a thousandth.
    """
    if value is None:
        return None
    match kind:
        case FieldKind.TEXT | FieldKind.ID | FieldKind.FLAG | FieldKind.NUMBER | FieldKind.FACTOR:
            return value
        case FieldKind.DATE:
            return value.isoformat()
        case FieldKind.PERIOD:
            return value.last.isoformat()
        case FieldKind.START:
            return value.first.isoformat()
        case FieldKind.SPAN:
            return str(value)
        case FieldKind.WEIGHT | FieldKind.PERCENT:
            return number(value)
        case FieldKind.AMOUNT:
            return value.plain()
        case FieldKind.NAME:
            return value.text
        case FieldKind.NAMES | FieldKind.IDS:
            return [name.text for name in value]
        case OneOf():
            return str(value)
        case _:
            assert_never(kind)


def number(value: "Fraction | int") -> int | float:
    """Return an exact number as JSON and YAML have it: whole, or to four places."""
    return int(value) if value.denominator == 1 else round(float(value), 4)


def tenth(value: "Fraction | int") -> int | float:
    """Return an exact number to a tenth, halves away from zero; whole where that is whole."""
    numerator, denominator = value.numerator, value.denominator
    tenths = (20 * abs(numerator) + denominator) // (2 * denominator)
    if numerator < 0:
        tenths = -tenths
    return tenths / 10 if tenths % 10 else tenths // 10


def written(shape: Shape[Model], part: Model) -> dict[str, object]:
    """Return a part in the keys of its grammar, in the order of its model's fields.

    What the file may leave out is left out where it says nothing; a number does, even 0. A period
    is as the file names it.
    """
    keys = {attribute(key): key for key in shape.grammar}
    found: dict[str, object] = {}
    for name, default in defaults_of(shape.model).items():
        if name not in keys:
            continue
        field, value = shape.grammar[keys[name]], getattr(part, name)
        if field.required or value != default:
            found[keys[name]] = _nested(field.kind, value)
    return found


def _nested(kind: Kind, value: Any) -> object:
    if isinstance(kind, Nested):
        return written(kind.shape, value)
    if isinstance(kind, NestedList):
        return [written(kind.shape, part) for part in value]
    if kind in (FieldKind.PERIOD, FieldKind.START):
        return str(value)
    return plain(kind, value)
