"""What `duties lint` tells of a corpus: the findings in its plans, as they were gathered."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from typing import NamedTuple

from duties.corpus.asking import FoundGathered, gathered_findings, gathered_plans
from duties.corpus.concerned import all_plans
from duties.corpus.opened import Corpus
from duties.corpus.sources import register_of_bytes
from duties.errors.base import DutiesError
from duties.ledger.folder import load_files
from duties.lint.engine import Checked
from duties.lint.rule import Subject
from duties.lint.settings import Settings, plan_wishes
from duties.naming.joining import joined
from duties.planfile.loading import load
from duties.planfile.registers import RegisterFile


class CheckedPlan(NamedTuple):
    """A plan and the files of its ledger as they were checked when they were gathered.

    `register` is the file that it names; `others` are findings of no rule: doubts of importing,
    and why a plan was not checked.
    """

    path: str
    checked: tuple[Checked, ...]
    register: RegisterFile | None
    others: tuple[FoundGathered, ...]


def checked_in(corpus: Corpus, settings: Settings, today: date) -> Iterator[CheckedPlan]:
    """Yield what was found in every plan by the rules that the settings ask for, by path.

    Raises `UnknownRuleError` where these name a rule that does not exist.
    """
    found: dict[str, list[FoundGathered]] = {}
    for each in gathered_findings(corpus):
        found.setdefault(each.plan, []).append(each)
    for plan in gathered_plans(corpus, all_plans(corpus), as_filed=True):
        if plan.file is None:
            continue
        told = found.get(plan.name, [])
        loaded = joined(load(plan.file.source), partial(register_of_bytes, plan.shared_register))
        whole = Subject(plan.file.source, loaded, today, settings.lead_factor)
        subjects = whole.with_ledger(load_files(plan.file.ledger))
        register = None
        if plan.shared_register is not None:
            with suppress(DutiesError):  # which is a finding of the plan
                register = register_of_bytes(plan.shared_register, "")
        yield CheckedPlan(
            plan.path,
            tuple(_checked(each, settings, told) for each in subjects),
            register,
            tuple(each for each in told if not each.finding.code),
        )


def _checked(subject: Subject, settings: Settings, found: list[FoundGathered]) -> Checked:
    rules = tuple(rule for rule in settings.rules(plan_wishes(subject)) if rule.looks_at(subject))
    codes = {rule.code for rule in rules}
    here = (each.finding for each in found if each.file == subject.source.name)
    return Checked(subject, rules, tuple(each for each in here if each.code in codes))
