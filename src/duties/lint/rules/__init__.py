"""The rules, one file each. A code, once released, is never given to another rule."""

from duties.lint.rule import Rule
from duties.lint.rules.lead_also_responsible import lead_also_responsible
from duties.lint.rules.no_lead import no_lead
from duties.lint.rules.overloaded_unit import overloaded_unit

RULES: tuple[Rule, ...] = (no_lead, lead_also_responsible, overloaded_unit)
