"""SARIF is checked with the validator of the standard's maintainers."""

import json
import os
import shutil
import subprocess
from gettext import NullTranslations
from pathlib import Path

import pytest
from checking import checked, subject_of

from duties.formats.findings.render import LintFormat, render_report
from duties.formats.findings.report import LintReport
from duties.lint.engine import check
from duties.lint.rules import RULES

VALIDATOR = "@microsoft/sarif-multitool-linux@5.7.0"
FAULTY = 'title: 方案\ntasks:\n  - {id: 010, title: "甲\\u202e\\x9b", lead: 局, responsible: 局}\n'


@pytest.mark.system
def test_a_sarif_log_is_valid(tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("npm, which brings the validator, is not installed")
    report = LintReport(
        (checked(FAULTY), check(subject_of("title: [", "另 一.yaml"), RULES)), RULES
    )
    log = tmp_path / "log.sarif"
    log.write_text(render_report(LintFormat.SARIF, report, NullTranslations()), encoding="utf-8")
    subprocess.run(["npm", "pack", "--silent", VALIDATOR], cwd=tmp_path, check=True)
    (archive,) = tmp_path.glob("*.tgz")
    shutil.unpack_archive(archive, tmp_path)
    validator = tmp_path / "package" / "Sarif.Multitool"
    validator.chmod(0o755)

    done = subprocess.run(
        [validator, "validate", log],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert "Analysis completed successfully." in done.stdout
    assert [line for line in done.stdout.splitlines() if ": error " in line] == []


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("另 一.yaml", "%E5%8F%A6%20%E4%B8%80.yaml"),
        ("a\udcff.yaml", "a%FF.yaml"),
        ("..\\a.yaml", "../a.yaml"),
        ("C:\\方案\\a b.yaml", "file:///C:/%E6%96%B9%E6%A1%88/a%20b.yaml"),
    ],
)
def test_a_file_has_an_address_whatever_its_name(file: str, address: str) -> None:
    report = LintReport((check(subject_of(FAULTY, file), RULES),), RULES)
    (run,) = json.loads(render_report(LintFormat.SARIF, report, NullTranslations()))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]

    assert place["artifactLocation"]["uri"] == address


def test_a_message_has_no_link_and_no_place_for_an_argument() -> None:
    name = "[甲](http://a.example){0}"
    report = LintReport(
        (checked(f'title: a\ntasks: [{{id: 1, title: b, due: "{name}"}}]\n'),), RULES
    )
    log = render_report(LintFormat.SARIF, report, NullTranslations())

    assert r"\\[甲\\](http://a.example){{0}}" in log
