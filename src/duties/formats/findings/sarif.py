"""SARIF 2.1.0 (OASIS Standard, 2020), which code scanning services read."""

import re
from importlib.metadata import version
from urllib.parse import quote

from duties.findings import Severity
from duties.formats.data import as_json
from duties.formats.findings.report import LintReport, Located, waiting_rules
from duties.lint.documentation import document
from duties.lint.rule import Rule
from duties.messages import Message, Translator

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ARGUMENT = re.compile(r"\{\d+\}")
_BRACKET = re.compile(r"[\[\]]")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_BYTES = "surrogateescape"  # for what is not UTF-8
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: LintReport, into: Translator) -> str:
    """Return the report as a SARIF log of one run."""
    places = {rule.code: place for place, rule in enumerate(report.rules)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "duties",
                        "semanticVersion": version("duties"),
                        "rules": [_rule(rule, into) for rule in report.rules],
                    }
                },
                **_untold(report, into),
                "columnKind": "unicodeCodePoints",
                "results": [_result(located, places, into) for located in report.located()],
            }
        ],
    }
    return as_json(log)


def _untold(report: LintReport, into: Translator) -> dict[str, object]:
    """Return what says that rules have not looked at a file; nothing if all have."""
    told = [
        {"level": "warning", "message": {"text": _plain(message, into)}}
        for message in waiting_rules(report)
    ]
    if not told:
        return {}
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": told}]}


def _plain(message: Message, into: Translator) -> str:
    """Return a sentence in which readers find no link, and no place for an argument."""
    text = _ARGUMENT.sub(r"{\g<0>}", message.put(into))
    return _BRACKET.sub(r"\\\g<0>", text) if "](" in text else text


def _address(file: str) -> str:
    """Return the name of a file as an address, whatever bytes are in it."""
    drive = "file:///" if _DRIVE.match(file) else ""
    return drive + quote(file.replace("\\", "/"), safe="/:" if drive else "/", errors=_BYTES)


def _rule(rule: Rule, into: Translator) -> dict[str, object]:
    documented = document(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": into.gettext(documented.summary)},
        "fullDescription": {
            "text": " ".join(map(into.gettext, documented.sections["Why it matters"]))
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(located: Located, places: dict[str, int], into: Translator) -> dict[str, object]:
    finding = located.finding
    line, column, end_line, end_column = finding.span
    return {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(finding.message, into)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _address(located.file)},
                    "region": {
                        "startLine": line,
                        "startColumn": column,
                        "endLine": end_line,
                        "endColumn": end_column,
                    },
                }
            }
        ],
    }
