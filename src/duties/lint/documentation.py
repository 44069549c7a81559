"""What a rule says of itself, from its check's docstring."""

import inspect
import re
from typing import NamedTuple

from duties.lint.rule import Rule

HEADINGS = ("What it does", "Why it matters", "Example", "Use instead")
_YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Documentation(NamedTuple):
    """The documentation of a rule: a sentence, the text under each heading, and the two plans.

    The example is a whole plan but for the title, which is put before it; `instead_yaml` likewise,
    or None where the section holds no plan.
    """

    summary: str
    sections: dict[str, str]
    example: str
    instead_yaml: str | None


def document(rule: Rule) -> Documentation:
    """Return a rule's documentation; raises `ValueError` where the docstring lacks a section."""
    text = inspect.cleandoc(rule.check.__doc__ or "")
    summary, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    sections = {
        heading: body.strip() for heading, _, body in (part.partition("\n") for part in parts)
    }
    if tuple(sections) != HEADINGS:
        raise ValueError(f"{rule.name} is not documented under {', '.join(HEADINGS)}")
    example = _plan(sections["Example"])
    if example is None:
        raise ValueError(f"{rule.name} shows no example")
    return Documentation(summary.strip(), sections, example, _plan(sections["Use instead"]))


def _plan(section: str) -> str | None:
    found = _YAML.search(section)
    if found is None:
        return None
    return found[1] if found[1].startswith(("title:", "- ", "#")) else f"title: 方案\n{found[1]}"
