"""The rules of the lights, for people and as the plan file has them."""

import json
import re
from typing import NamedTuple, assert_never

from duties.formats.light_marks import light_label, light_look
from duties.formats.view import Column, View
from duties.messages import N_, Message, Translator, counted
from duties.tracking_rules import Condition, LightRule


class Given(NamedTuple):
    """A rule with where it comes from: a sentence, an address, a line of the plan."""

    rule: LightRule
    source: Message
    address: str | None = None
    line: int | None = None


def light_rules_view(into: Translator) -> View[Given]:
    """Return the view of rules in their order; the source is in the language."""
    return View(
        (
            Column(
                N_("Light"),
                lambda given: light_label(given.rule.light),
                look=lambda given: light_look(given.rule.light),
            ),
            Column(N_("When"), lambda given: when(given.rule)),
            Column(N_("What follows"), lambda given: given.rule.then, optional=True),
            Column(N_("In the plan file"), lambda given: _as_written(given.rule)),
            Column(N_("Line"), lambda given: given.line, optional=True),
        ),
        {
            "light": lambda given: given.rule.light,
            "when": lambda given: given.rule.when and given.rule.when.value,
            "over": lambda given: given.rule.over,
            "days": lambda given: given.rule.days,
            "source": lambda given: given.source.put(into),
            "address": lambda given: given.address,
            "line": lambda given: given.line,
            "then": lambda given: given.rule.then,
        },
    )


def when(rule: LightRule) -> Message | None:
    """Return in words when a light is shown; see `duties.tracking.lights`."""
    over = rule.over or 0
    match rule.when:
        case None:
            return None
        case Condition.LAG if over:
            return counted(
                "more than {count} point behind the even pace",
                "more than {count} points behind the even pace",
                over,
            )
        case Condition.BLOCKED if rule.over is not None:
            return counted(
                "blocked for more than {count} day", "blocked for more than {count} days", over
            )
        case Condition.DUE_WITHIN:
            return counted("due within {count} day", "due within {count} days", rule.days or 0)
        case Condition.UNREPORTED:
            return counted(
                "no report for more than {count} day", "no report for more than {count} days", over
            )
        case Condition.MISSED:
            return counted(
                "no report in more than {count} period",
                "no report in more than {count} periods in a row",
                over,
            )
        case Condition.STREAK:
            return counted(
                "yellow or red at more than {count} end of a period",
                "yellow or red at more than {count} ends of periods in a row",
                over,
            )
        case Condition.NOT_STARTED if rule.over is not None:
            return counted(
                "not begun more than {count} day after the start",
                "not begun more than {count} days after the start",
                over,
            )
        case (
            Condition.OVERDUE
            | Condition.LAG
            | Condition.BLOCKED
            | Condition.STEP_OVERDUE
            | Condition.NOT_STARTED
            | Condition.OTHERWISE
        ):
            return Message(rule.when.label)
        case _:
            assert_never(rule.when)


def _as_written(rule: LightRule) -> str:
    """Return a rule as a line of the plan file, to be copied."""
    then = None if rule.then is None else _quoted(rule.then)
    said = {
        "light": _quoted(rule.light),
        "when": rule.when,
        "over": rule.over,
        "days": rule.days,
        "then": then,
    }
    return (
        "{" + ", ".join(f"{key}: {value}" for key, value in said.items() if value is not None) + "}"
    )


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text)


_PLAIN = re.compile("[a-z]+(?:-[a-z]+)*|[\u4e00-\u9fff]+")
