"""What the tests of exporting share: dossiers, and the languages an export speaks."""

from datetime import date
from functools import cache

from asking import EN, ZH, plan_text, shipped_text
from duties.exporting.dossier import Dossier
from duties.planfile.loading import load
from duties.source import Source

__all__ = ["EN", "HOSTILE", "ZH", "dossier", "shipped_dossier", "small_dossier"]

HOSTILE = "=1+1\x1b[31m<b>&\u202e\ufffe"
"""A name that is a formula, steers a terminal, is markup, and turns the writing round."""


def dossier(text: str) -> Dossier:
    """Return the dossier of a plan file, whatever faults it has."""
    source = Source("plan.yaml", text)
    loaded = load(source)
    assert loaded.plan is not None
    return Dossier(source, loaded, loaded.plan, date(2026, 1, 1))


def small_dossier(*, units: str = "", actions: str = "", tasks: str = "") -> Dossier:
    return dossier(plan_text(units=units, actions=actions, tasks=tasks))


@cache
def shipped_dossier() -> Dossier:
    return dossier(shipped_text())
