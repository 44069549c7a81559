"""What the tests of reading share: sentences as a user sees them, and both YAML parsers."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from pathlib import Path

import pytest
import yaml

from duties.errors.base import DutiesError
from duties.findings import Finding, Severity
from duties.model import Plan
from duties.planfile.loading import load
from duties.source import Source, Span

ROOT = Path(__file__).parents[1]
PLANS = Path(__file__).parent / "data" / "plans"

PARSERS = [
    pytest.param(
        True,
        id="libyaml",
        marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML came without libyaml"),
    ),
    pytest.param(False, id="pure"),
]


@contextmanager
def parser(is_libyaml: bool) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("duties.planfile.nodes.yaml.__with_libyaml__", is_libyaml)
        yield


def shown(span: Span) -> str:
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


def said(error: DutiesError) -> tuple[str | None, str]:
    return error.place, error.message.put(NullTranslations())


def line_of(finding: Finding) -> str:
    sentence = finding.message.put(NullTranslations())
    return f"{shown(finding.span)} {finding.code} {finding.severity}: {sentence}"


def faults(text: str) -> list[str]:
    return [line_of(finding) for finding in load(Source("plan.yaml", text)).findings]


def plan_of(text: str) -> Plan:
    """Return the plan of a text that has no error."""
    loaded = load(Source("plan.yaml", text))
    assert [found for found in loaded.findings if found.severity is Severity.ERROR] == []
    assert loaded.plan is not None
    return loaded.plan
