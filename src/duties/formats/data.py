"""JSON and CSV, for programs and spreadsheets: the keys are English and do not change."""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

from duties.formats.text import escape_hidden, printable
from duties.formats.view import Item, View

_SIGNS = set("=+-@＝＋－＠\n")
# Where a spreadsheet takes what follows for a formula: at the beginning of a cell, and for one that
# divides lines at ; or does not see our quotes, after these.
_BEFORE_FORMULA = re.compile(r'^(?=[=+\-@＝＋－＠\n])|(?<=[;\n])(?=(?:[^\S\n]|")*[=+\-@＝＋－＠])')


def json_text(view: View[Item], items: Sequence[Item]) -> str:
    """Return the items as a JSON list of objects."""
    return as_json(objects(view, items))


def objects(view: View[Item], items: Sequence[Item]) -> list[dict[str, object]]:
    """Return the items as programs get them."""
    return [{key: field(item) for key, field in view.fields.items()} for item in items]


def as_json(value: object, *, for_yaml: bool = False) -> str:
    """Return a value as JSON in UTF-8; only hidden characters are written as escapes.

    `for_yaml` leaves those beyond U+FFFF as they are: JSON has escapes of their halves for them,
    which YAML does not know. Nor does every reader of YAML know that 1e-05 is a number: it becomes
    0.00001.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if for_yaml:
        text = _WITH_EXPONENT.sub(lambda found: f"{Decimal(found[0]):f}", text)
        return _ESCAPED_ALIKE.sub(lambda found: escape_hidden(found[0]), text) + "\n"
    return "\n".join(escape_hidden(line) for line in text.split("\n")) + "\n"


# A number ends its line, but for a comma; what ends so in a text has quotes after it.
_WITH_EXPONENT = re.compile(r"(?<=[ :])-?[0-9]+(?:\.[0-9]+)?e[-+][0-9]+(?=,?$)", re.MULTILINE)
_ESCAPED_ALIKE = re.compile("[^\n\U00010000-\U0010ffff]+")


def csv_text(view: View[Item], items: Sequence[Item]) -> str:
    """Return the items as CSV (RFC 4180, lines ending with LF) under a line of keys.

    A list is joined with 、. Hidden characters other than line ends are written as escapes, and a
    text that a spreadsheet would take for a formula gets a ' before it (OWASP, CSV injection); so
    does what follows a ; or a line end, since in some countries Excel divides lines at ; and
    then sees no quotes.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads: Sequence[object] = list(view.fields)
    rows = ([field(item) for field in view.fields.values()] for item in items)
    for row in chain([heads], rows):
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def as_file(data: bytes, format_: str) -> bytes:
    """Return what a file holds: CSV after a byte order mark, which tells Excel that it is UTF-8.

    `format_` is csv or any other word for a format. What goes to a pipe has no mark, since the next
    program would take it for part of the first key.
    """
    return BOM_UTF8 + data if format_ == "csv" else data


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list() if not any(isinstance(entry, dict) for entry in value):
            return _safe("、".join(str(entry) for entry in value))
        case dict() | list():
            return _safe(json.dumps(value, ensure_ascii=False))
        case _:
            return _safe(str(value))


def _safe(text: str) -> str:
    lines = "\n".join(map(printable, text.split("\n")))
    return lines if _SIGNS.isdisjoint(lines) else _BEFORE_FORMULA.sub("'", lines)
