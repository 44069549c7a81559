"""Rules of the lights: those of a plan that has none, and those that places have published."""

from collections.abc import Mapping
from typing import NamedTuple

from duties.messages import N_, Message
from duties.model import Plan
from duties.source import START
from duties.tracking.lights import GREEN, RED, YELLOW
from duties.tracking_rules import Condition, LightRule


class Preset(NamedTuple):
    """Rules with where they come from.

    `source` is the document or the report of it, `address` where it was published. `note` says what
    the rules cannot say as the place does. `place` is what the place is called in Chinese.
    """

    rules: tuple[LightRule, ...]
    source: Message
    address: str | None = None
    note: Message | None = None
    place: str = ""


def rules_of(plan: Plan) -> tuple[LightRule, ...]:
    """Return the rules that are in force for a plan: its own, or those of `DEFAULT`."""
    own = plan.tracking.lights if plan.tracking is not None else ()
    return own or DEFAULT.rules


def _rule(
    light: str, when: Condition, over: int | None = None, days: int | None = None
) -> LightRule:
    return LightRule({}, START, light, when, over, days)


DEFAULT = Preset(
    (
        _rule(RED, Condition.OVERDUE),
        _rule(RED, Condition.LAG, over=30),
        _rule(RED, Condition.BLOCKED, over=30),
        _rule(YELLOW, Condition.BLOCKED),
        _rule(YELLOW, Condition.LAG, over=10),
        _rule(YELLOW, Condition.STEP_OVERDUE),
        _rule(YELLOW, Condition.DUE_WITHIN, days=15),
        _rule(YELLOW, Condition.UNREPORTED, over=45),
        _rule(GREEN, Condition.OTHERWISE),
    ),
    Message(N_("the rules that duties has; a plan may have its own under tracking: lights")),
)

PRESETS: Mapping[str, Preset] = {
    "yinchuan": Preset(
        (
            _rule(RED, Condition.LAG, over=30),
            _rule(RED, Condition.NOT_STARTED, over=90),
            _rule(YELLOW, Condition.LAG, over=10),
            _rule(YELLOW, Condition.NOT_STARTED, over=30),
            _rule(GREEN, Condition.OTHERWISE),
        ),
        Message(
            N_(
                "Yinchuan, Development and Reform Commission: red, yellow and green lights for "
                "projects, reported in March 2025"
            )
        ),
        "https://m.qlbk.net/news/3Ww4l7bw75.html",
        Message(
            N_(
                "There a lag of exactly 10 points is yellow, here only more than 10; the months "
                "after a start that was missed are counted as 30 days each. Lights for payments "
                "and for statistics have no counterpart here."
            )
        ),
        "银川",
    ),
    "suqian": Preset(
        (
            _rule(RED, Condition.OVERDUE),
            _rule(YELLOW, Condition.LAG, over=0),
            _rule("blue", Condition.DUE_WITHIN, days=15),
            _rule(GREEN, Condition.OTHERWISE),
        ),
        Message(
            N_(
                "Suqian, Industrial Development Group: blue, yellow and red orders of supervision, "
                "published in June 2025"
            )
        ),
        "http://sqgzw.suqian.gov.cn/gzw/gqfc/202506/c520c452698d42cebc27aed37067306c.shtml",
        Message(
            N_(
                "The source does not say how near a deadline is near: 15 days here. Poor work, "
                "which is yellow there, is for a ruling to say."
            )
        ),
        "宿迁",
    ),
}
"""What places have published, by the name that the command line knows them by."""


def preset_called(name: str) -> Preset | None:
    """Return the rules of a place by its key, or by what it is called in Chinese (银川、银川市)."""
    key = name.strip().casefold()
    places = {preset.place: preset for preset in PRESETS.values()}
    return PRESETS.get(key) or places.get(key.removesuffix("市"))
