"""The documentation of a rule, from its check's docstring."""

import inspect
import re
from collections.abc import Mapping
from typing import NamedTuple

from duties.lint.rule import Rule
from duties.messages import N_

HEADINGS = (N_("What it does"), N_("Why it matters"), N_("Example"), N_("Use instead"))
_NAMED = re.compile(r"# (\S+/\S+\.ya?ml)\n")
_PLAN_NAMED = re.compile(r"# ([^\s/]+\.ya?ml)\n")
_YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


class PlanShown(NamedTuple):
    """A plan that a rule's documentation shows, whole, with the files of its ledger by their names.

    A title is put before a plan that leaves it out. A file of the ledger begins with its name, as a
    comment: `# progress/2026-03.yaml`. Where a rule compares plans, each begins with its name, too:
    `# a.yaml`; `plans` has all of them, `plan` is the first.
    """

    plan: str
    ledger: dict[str, str]
    plans: Mapping[str, str] = {}


class Documentation(NamedTuple):
    """The documentation of a rule: a sentence, the paragraphs of each section, and two plans.

    `instead_yaml` is None if its section shows no plan.
    """

    summary: str
    sections: dict[str, list[str]]
    example: PlanShown
    instead_yaml: PlanShown | None


def document(rule: Rule) -> Documentation:
    """Return a rule's documentation; raises `ValueError` if the docstring lacks a section."""
    text = inspect.cleandoc(rule.check.__doc__ or "")
    summary, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    sections = {
        heading: [_in_one_line(paragraph) for paragraph in body.strip().split("\n\n")]
        for heading, _, body in (part.partition("\n") for part in parts)
    }
    if tuple(sections) != HEADINGS:
        raise ValueError(f"{rule.name} is not documented under {', '.join(HEADINGS)}")
    example = _plan(sections["Example"])
    if example is None:
        raise ValueError(f"{rule.name} shows no example")
    return Documentation(summary.strip(), sections, example, _plan(sections["Use instead"]))


def _in_one_line(paragraph: str) -> str:
    return paragraph if _YAML.match(paragraph) else " ".join(paragraph.split())


def _plan(section: list[str]) -> PlanShown | None:
    plan: str | None = None
    ledger: dict[str, str] = {}
    plans: dict[str, str] = {}
    for found in filter(None, map(_YAML.match, section)):
        text = found[1]
        if name := ledger_name(text):
            ledger[name] = text
        elif plan is None:
            has_title = text.startswith(("title:", "- ", "#"))
            plan = text if has_title else f"title: 方案\n{text}"
        if name := plan_name(text):
            plans[name] = text
    return None if plan is None else PlanShown(plan, ledger, plans)


def ledger_name(text: str) -> str | None:
    """Return the name that a file of a ledger gives itself in its first line; None for others."""
    found = _NAMED.match(text)
    return None if found is None else found[1]


def plan_name(text: str) -> str | None:
    """Return the name that one of several plans gives itself in its first line; else None."""
    found = _PLAN_NAMED.match(text)
    return None if found is None else found[1]


def words(rule: Rule) -> list[str]:
    """Return every sentence and paragraph of a rule's documentation that can be translated."""
    documented = document(rule)
    paragraphs = [text for section in documented.sections.values() for text in section]
    return [documented.summary, *(text for text in paragraphs if not _YAML.match(text))]
