"""The grammar of a file as a JSON Schema, for editors."""

from typing import assert_never

from duties.messages import N_, Translator
from duties.planfile import fields
from duties.planfile.grammar import Field, FieldKind, Grammar, Kind, Nested, NestedList, OneOf

Schema = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_LONGER: Schema = {
    "type": "string",
    "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$",
}
_SPAN: Schema = {
    "type": "string",
    "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|W(0[1-9]|[1-4][0-9]|5[0-2])))?$",
}
_NUMBER: Schema = {"type": "number", "minimum": -(10**15) + 1, "maximum": 10**15 - 1}
_YEAR: Schema = {"type": "integer", "minimum": 1000, "maximum": 9999}


def plan_schema(into: Translator) -> Schema:
    """Return the JSON Schema of a plan file, described in the translator's language."""
    return schema_of(fields.PLAN.grammar, N_("The division of labour of a published plan"), into)


def schema_of(grammar: Grammar, title: str, into: Translator) -> Schema:
    """Return the JSON Schema (2020-12) of files with a grammar.

    It asks for a little more than the loader, which takes a number for a text; whatever the schema
    lets pass, the loader reads.
    """
    return {"$schema": DIALECT, "title": into.gettext(title), **_mapping(grammar, into)}


def _mapping(grammar: Grammar, into: Translator) -> Schema:
    return {
        "type": "object",
        "properties": {
            key: {"description": into.gettext(field.about), **_field(field, into)}
            for key, field in grammar.items()
        },
        "required": [key for key, field in grammar.items() if field.required],
        "additionalProperties": False,
    }


def _field(field: Field, into: Translator) -> Schema:
    value = _value(field.kind, into)
    return value if field.required else {"anyOf": [value, {"type": "null"}]}


def _value(kind: Kind, into: Translator) -> Schema:
    match kind:
        case FieldKind.TEXT:
            return _TEXT
        case FieldKind.ID:
            return {"anyOf": [{"type": "integer", "minimum": 0}, _TEXT]}
        case FieldKind.IDS:
            id_ = _value(FieldKind.ID, into)
            return {"anyOf": [id_, {"type": "array", "items": id_}]}
        case FieldKind.NAME:
            return _TEXT
        case FieldKind.NAMES:
            return {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
        case FieldKind.FLAG:
            return {"type": "boolean"}
        case FieldKind.DATE:
            return _DAY
        case FieldKind.PERIOD | FieldKind.START:
            return {"anyOf": [_DAY, _LONGER, _YEAR]}
        case FieldKind.SPAN:
            return {"anyOf": [_SPAN, _YEAR]}
        case FieldKind.NUMBER:
            return {"type": "integer", "minimum": 0, "maximum": 10**15 - 1}
        case FieldKind.FACTOR:
            return {"type": "number", "minimum": 0.001, "exclusiveMaximum": 10**6}
        case FieldKind.WEIGHT:
            return {"type": "number", "minimum": 0.001, "exclusiveMaximum": 10**6}
        case FieldKind.PERCENT:
            return {"type": "number", "minimum": 0, "maximum": 100}
        case FieldKind.AMOUNT:
            ends = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
            return {"anyOf": [_NUMBER, ends, _TEXT]}
        case OneOf():
            return {"enum": [str(word) for word in kind.known()]}
        case Nested(shape):
            return _mapping(shape.grammar, into)
        case NestedList(shape):
            return {"type": "array", "items": _mapping(shape.grammar, into)}
        case _:
            assert_never(kind)
