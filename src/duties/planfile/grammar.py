"""What a file may hold, as data: keys, the kinds of their values, and what they are read into."""

from collections.abc import Mapping
from enum import Enum, StrEnum, auto
from typing import Any, Generic, NamedTuple, TypeVar


class FieldKind(Enum):
    """What a single value, or a list of names or ids, may be."""

    TEXT = auto()
    ID = auto()
    IDS = auto()
    NAME = auto()
    NAMES = auto()
    FLAG = auto()
    DATE = auto()
    PERIOD = auto()
    """A day, a month, a quarter, a half-year or a year; its last day counts."""
    START = auto()
    """The same where its first day counts."""
    SPAN = auto()
    """A week, a month, a quarter, a half-year or a year that something is told of."""
    NUMBER = auto()
    FACTOR = auto()
    WEIGHT = auto()
    """A number greater than 0, exact."""
    PERCENT = auto()
    """A number from 0 to 100, exact."""
    AMOUNT = auto()
    """A number, exact and as it is written, a range of two, or words."""


class OneOf(NamedTuple):
    """A word of an enumeration, whose members have a `label` for people.

    The words of `but` belong to the enumeration, and no file may say them.
    """

    words: type[StrEnum]
    but: frozenset[StrEnum] = frozenset()

    def known(self) -> tuple[StrEnum, ...]:
        """Return the words that a file may say."""
        return tuple(word for word in self.words if word not in self.but)


class Nested(NamedTuple):
    """A mapping."""

    shape: "Shape[Any]"


class NestedList(NamedTuple):
    """A list of mappings; one that is `long` is read entry by entry."""

    shape: "Shape[Any]"
    long: bool = False


PlainKind = FieldKind | OneOf
Kind = PlainKind | Nested | NestedList


class Field(NamedTuple):
    """One key: the kind of its value, what it is for, and whether it must be there."""

    kind: Kind
    about: str
    required: bool = False


Grammar = Mapping[str, Field]
Model = TypeVar("Model", bound=tuple[Any, ...])


class Shape(NamedTuple, Generic[Model]):
    """The grammar of a mapping, and the named tuple that holds what it says: see `shape`."""

    grammar: Grammar
    model: type[Model]


_PLACES = {"spans", "span"}


def shape(grammar: Grammar, model: type[Model]) -> Shape[Model]:
    """Join a grammar and a named tuple.

    The tuple has a field for each key, whose default is its value where the file says nothing; it
    may have `spans`, the places of the values by key, and `span`, its own place. Raises
    `TypeError` where one of the two has a field that the other lacks.
    """
    apart = (fields_of(model) - _PLACES) ^ {attribute(key) for key in grammar}
    if apart:
        raise TypeError(f"{model.__name__} and its grammar differ in {sorted(apart)}")
    return Shape(grammar, model)


def attribute(key: str) -> str:
    """Return what a model calls the field of a key."""
    return key.replace("-", "_")


def fields_of(model: type[tuple[Any, ...]]) -> set[str]:
    """Return the names of a named tuple's fields."""
    return set(model._fields)  # type: ignore[attr-defined]


def defaults_of(model: type[tuple[Any, ...]]) -> Mapping[str, object]:
    """Return what a named tuple holds where nothing is said, by field, in the order of fields."""
    defaults = model._field_defaults  # type: ignore[attr-defined]
    return {name: defaults.get(name) for name in model._fields}  # type: ignore[attr-defined]
