"""Many plans → one file of tables, in which each row has the short name of its plan."""

from collections.abc import Callable, Iterable

from duties.errors.exports import OnePlanFormatError
from duties.exporting.dossier import NamedDossier
from duties.exporting.export import ExportFormat
from duties.messages import Translator

Render = Callable[[Iterable[NamedDossier], Translator], bytes]


def renderer(format_: ExportFormat) -> Render:
    """Return what writes many plans in a format; it takes them one by one, and keeps none whole.

    Raises `OnePlanFormatError` for a format that is no table. The renderer raises what `export`
    raises.
    """
    match format_:
        case ExportFormat.CSV:
            from duties.exporting import csv

            return lambda plans, _: csv.render_many(plans)
        case ExportFormat.JSON:
            from duties.exporting import json

            return lambda plans, _: json.render_many(plans)
        case ExportFormat.PARQUET:
            from duties.exporting import parquet

            return lambda plans, _: parquet.render_many(plans)
        case ExportFormat.XLSX:
            from duties.exporting.excel import many

            return many.render_many
        case _:
            raise OnePlanFormatError(format_)
