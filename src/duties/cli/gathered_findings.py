"""What `duties lint` tells of a corpus: the findings in its plans, as they were gathered."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from duties.corpus.asking import FoundGathered, gathered_findings, gathered_plans
from duties.corpus.book import GatheredBook
from duties.corpus.concerned import all_plans
from duties.corpus.opened import Corpus
from duties.lint.engine import Checked
from duties.lint.rule import Subject
from duties.lint.settings import Settings, plan_wishes
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
        told, book = found.get(plan.name, []), GatheredBook(plan)
        whole = Subject(book.source, book.loaded, today, settings.lead_factor)
        yield CheckedPlan(
            plan.path,
            tuple(_checked(each, settings, told) for each in whole.with_ledger(book.ledger_files)),
            book.shared_register,
            tuple(each for each in told if not each.finding.code),
        )


def _checked(subject: Subject, settings: Settings, found: list[FoundGathered]) -> Checked:
    rules = tuple(rule for rule in settings.rules(plan_wishes(subject)) if rule.looks_at(subject))
    codes = {rule.code for rule in rules}
    here = (each.finding for each in found if each.file == subject.source.name)
    return Checked(subject, rules, tuple(each for each in here if each.code in codes))
