"""What the tests of questions share: short plans, and sentences as a user sees them."""

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations
from pathlib import Path

import pytest

from duties.cli.language import Language, translator
from duties.errors.base import DutiesError
from duties.model import Plan
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.source import Source
from reading import ROOT, plan_of, said

EN = NullTranslations()
ZH = translator(Language.ZH)


def plan_text(*, units: str = "", actions: str = "", tasks: str = "") -> str:
    """Return a plan file; each line of a part holds the keys of one unit, action or task."""
    lines = ["title: 清水方案"]
    for key, part in {"units": units, "actions": actions, "tasks": tasks}.items():
        entries = [f"  - {{{line.strip()}}}" for line in part.splitlines() if line.strip()]
        lines += [f"{key}:", *entries] if entries else [f"{key}: []"]
    return "\n".join(lines) + "\n"


def small_plan(*, units: str = "", actions: str = "", tasks: str = "") -> Plan:
    """Return a plan without faults."""
    return plan_of(plan_text(units=units, actions=actions, tasks=tasks))


def faulty_plan(*, units: str = "", actions: str = "", tasks: str = "") -> Plan:
    """Return what can be read of a plan with faults."""
    plan = load(Source("plan.yaml", plan_text(units=units, actions=actions, tasks=tasks))).plan
    assert plan is not None
    return plan


def register_of(*, units: str = "", tasks: str = "") -> Register:
    """Return the units of a plan without faults."""
    return Register(small_plan(units=units, tasks=tasks))


def shipped_text() -> str:
    return Path(ROOT, "plan.yaml").read_text("utf-8")


@cache
def shipped_plan() -> Plan:
    return plan_of(shipped_text())


def refused(error: type[DutiesError], ask: Callable[[], object]) -> str:
    """Return the sentence of the error, of exactly this kind, that a question ends in."""
    with pytest.raises(error) as caught:
        ask()
    assert type(caught.value) is error
    place, sentence = said(caught.value)
    assert place is None
    return sentence
