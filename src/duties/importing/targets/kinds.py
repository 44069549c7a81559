"""What sort of figure a target is."""

import re

from duties.importing.targets.figures import Figure
from duties.model import TargetKind


def is_money(figure: Figure) -> bool:
    return "元" in figure.unit


def kind_of(figure: Figure, name: str) -> TargetKind:
    if ":" in figure.value:
        return TargetKind.GRADE
    if figure.is_growth:
        return TargetKind.GROWTH
    if (
        figure.is_count
        and not re.search("率|比|数$|每|年均|人均|占", name)
        and figure.unit[0] not in "万亿千百十"
    ):
        return TargetKind.COUNT
    return TargetKind.LEVEL
