"""What is wrong between plans that are checked together: rules with `Scope.PLANS`."""

from collections.abc import Iterable, Sequence

from duties.lint.across.dropped_unit import dropped_unit
from duties.lint.across.led_too_much import led_too_much
from duties.lint.across.spelt_two_ways import spelt_two_ways
from duties.lint.across.together import AcrossFinding, Together
from duties.lint.across.two_leads import two_leads
from duties.lint.across.two_numbers import two_numbers
from duties.lint.across.two_values import two_values
from duties.lint.rule import Subject

ACROSS = (spelt_two_ways, two_leads, two_values, led_too_much, two_numbers, dropped_unit)
"""The rules that compare plans, in the order of codes."""


def lint_across(plans: Sequence[Subject]) -> Iterable[AcrossFinding]:
    """Return what is wrong between plans; there are two at least, and all could be read.

    Which of it is told, the settings of each plan decide, and the comments in its file.
    """
    together = Together(plans)
    return [finding for rule in ACROSS for finding in rule.run(together)]
