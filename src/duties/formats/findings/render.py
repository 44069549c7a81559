"""The formats that findings are written in."""

from enum import StrEnum
from typing import assert_never

from duties.formats.colours import PLAIN, Palette
from duties.formats.findings.report import LintReport
from duties.messages import Translator


class LintFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


def render_report(
    format_: LintFormat, report: LintReport, into: Translator, palette: Palette = PLAIN
) -> str:
    """Return a report as one text that ends with a line end; only people's text has colours."""
    match format_:
        case LintFormat.TEXT:
            from duties.formats.findings import text

            return text.render(report, into, palette)
        case LintFormat.CONCISE:
            from duties.formats.findings import concise

            return concise.render(report, into)
        case LintFormat.GITHUB:
            from duties.formats.findings import github

            return github.render(report, into)
        case LintFormat.SARIF:
            from duties.formats.findings import sarif

            return sarif.render(report, into)
        case LintFormat.JUNIT:
            from duties.formats.findings import junit

            return junit.render(report, into)
        case LintFormat.JSON:
            from duties.formats.data import json_text
            from duties.formats.views.findings import findings_view

            return json_text(findings_view(into), tuple(report.located()))
        case LintFormat.MARKDOWN:
            from duties.formats import markdown
            from duties.formats.views.findings import findings_view

            return markdown.render(findings_view(into), tuple(report.located()), into, None)
        case _:
            assert_never(format_)
