"""Values as programs get them: texts, numbers, flags, None, and lists and mappings of these."""

from typing import Any, assert_never

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


def plain(kind: PlainKind, value: Any) -> object:
    """Return a value of a kind; None stays None. Of a period it is the last day."""
    if value is None:
        return None
    match kind:
        case FieldKind.TEXT | FieldKind.ID | FieldKind.FLAG | FieldKind.NUMBER | FieldKind.FACTOR:
            return value
        case FieldKind.DATE:
            return value.isoformat()
        case FieldKind.PERIOD:
            return value.last.isoformat()
        case FieldKind.NAMES:
            return [name.text for name in value]
        case OneOf():
            return str(value)
        case _:
            assert_never(kind)


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
    return str(value) if kind is FieldKind.PERIOD else plain(kind, value)
