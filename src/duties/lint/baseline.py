"""Earlier findings, kept so that only new ones are shown."""

import json
from collections import Counter
from collections.abc import Iterable
from gettext import NullTranslations

from duties.errors.questions import BaselineError
from duties.findings import Finding
from duties.lint.engine import Checked

Baseline = Counter[tuple[str, str, str]]

VERSION = 1


def baseline_text(checked: Iterable[Checked]) -> str:
    """Return the baseline of all findings, as the text of its file.

    A finding is identified by its file, rule and wording, not its line, so it is still recognised
    when lines move.
    """
    counts = Counter(_key(each, found) for each in checked for found in each.findings)
    entries = [
        {"file": file, "code": code, "message": message, "count": count}
        for (file, code, message), count in sorted(counts.items())
    ]
    return (
        json.dumps({"version": VERSION, "findings": entries}, ensure_ascii=False, indent=2) + "\n"
    )


def read_baseline(name: str, text: str) -> Baseline:
    """Return the baseline that a text holds; raises `BaselineError` if it holds none."""
    try:
        held = json.loads(text)
        if held["version"] != VERSION:
            raise BaselineError(name)
        return Counter(
            {
                (entry["file"], entry["code"], entry["message"]): int(entry["count"])
                for entry in held["findings"]
            }
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BaselineError(name) from None


def new_only(checked: Iterable[Checked], known: Baseline) -> list[Checked]:
    """Return the findings without those in the baseline; of equal ones, the first are dropped."""
    left = known.copy()
    fresh = []
    for each in checked:
        kept = []
        for found in each.findings:
            key = _key(each, found)
            if left[key] > 0:
                left[key] -= 1
            else:
                kept.append(found)
        fresh.append(each._replace(findings=tuple(kept)))
    return fresh


def _key(checked: Checked, found: Finding) -> tuple[str, str, str]:
    facts = {name: fact for name, fact in found.message.facts.items() if name != "line"}
    words = found.message._replace(facts={**facts, "line": "…"}).put(NullTranslations())
    return checked.subject.source.name, found.code, words
