"""The forms of a unit's own document."""

from collections.abc import Sequence
from enum import StrEnum
from typing import assert_never

from duties.assignments import Assignment
from duties.exporting.dossier import Dossier
from duties.messages import Translator


class UnitForm(StrEnum):
    """A list (任务清单) is for the unit's own hands, an order (任务交办单) is addressed to it."""

    LIST = "list"
    ORDER = "order"


def render(
    form: UnitForm, dossier: Dossier, unit: str, duties: Sequence[Assignment], into: Translator
) -> bytes:
    """Return the document of a unit with these tasks."""
    match form:
        case UnitForm.LIST:
            from duties.exporting.word import notice

            return notice.render(dossier, unit, duties, into)
        case UnitForm.ORDER:
            from duties.exporting.word import order

            return order.render(dossier, unit, duties, into)
        case _:
            assert_never(form)
