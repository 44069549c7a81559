"""A register that plans name: a file with units alone, checked by the rules about units."""

from datetime import date

from duties.lint.engine import Checked, check
from duties.lint.rule import Rule, Subject
from duties.lint.rules.collective_cycle import collective_cycle
from duties.lint.rules.duplicate_key import duplicate_key
from duties.lint.rules.etc_in_name import etc_in_name
from duties.lint.rules.irregular_spacing import irregular_spacing
from duties.lint.rules.missing_key import missing_key
from duties.lint.rules.punctuation_in_name import punctuation_in_name
from duties.lint.rules.registered_twice import registered_twice
from duties.lint.rules.several_units_in_one_name import several_units_in_one_name
from duties.lint.rules.syntax_error import syntax_error
from duties.lint.rules.unclosed_bracket import unclosed_bracket
from duties.lint.rules.unknown_key import unknown_key
from duties.lint.rules.unmarked_collective import unmarked_collective
from duties.lint.rules.unregistered_member import unregistered_member
from duties.lint.rules.wrong_value import wrong_value
from duties.model import Plan
from duties.planfile.faults import SYNTAX
from duties.planfile.loading import Loaded
from duties.planfile.registers import RegisterFile

RULES_OF_REGISTERS: tuple[Rule, ...] = (
    syntax_error,
    duplicate_key,
    unknown_key,
    wrong_value,
    missing_key,
    irregular_spacing,
    registered_twice,
    unregistered_member,
    collective_cycle,
    several_units_in_one_name,
    unclosed_bracket,
    unmarked_collective,
    punctuation_in_name,
    etc_in_name,
)
"""The rules that need nothing of a plan but its units."""


def is_register(loaded: Loaded) -> bool:
    """Tell whether a file that was read as a plan has units and nothing else of a plan."""
    return loaded.plan is not None and {*loaded.plan.spans} - {"register"} == {"units"}


def check_register(register: RegisterFile, today: date) -> Checked:
    """Return what is wrong with a register. Nothing is fixed there, since many plans go by it."""
    is_broken = any(finding.code == SYNTAX.code for finding in register.findings)
    plan = None if is_broken else Plan({}, units=register.units)
    subject = Subject(register.source, Loaded(plan, register.findings), today)
    checked = check(subject, RULES_OF_REGISTERS)
    return checked._replace(
        findings=tuple(finding._replace(fix=None) for finding in checked.findings)
    )
