"""A question must feel instant: a command imports its own module and nothing heavy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duties.cli.app import COMMANDS, module_of

TRACKING = {"duties.tracking", "duties.tracking.tracker", "duties.tracking.standing"}
"""What only answers on progress need; without a ledger there is none."""

SELDOM = {"calendar", "duties.limited", "duties.planfile.registers", "duties.writing"}
"""What an answer does not need that reads no register, writes no file and meets no fault."""

HEAVY = {
    "who-leads 19": {
        *("networkx", "tabulate", "pydantic", "rich", "pypinyin", "wcwidth", "json"),
        *TRACKING,
        *SELDOM,
        *("duties.ledger", "duties.ledger.folder"),
        *("duties.cli.deadlines", "duties.naming.typed_periods", "fractions"),
    },
    "my-tasks 区住建委": {
        *("networkx", "pydantic", "rich", "pypinyin", "fractions"),
        *TRACKING,
        *SELDOM,
    },
    "tasks --action 2": {"networkx", "pydantic", "rich", "pypinyin", *TRACKING},
    "show 19": {"networkx", "pydantic", "rich", "pypinyin", *TRACKING},
    "status": {"networkx", "tabulate", "pydantic", "rich", "pypinyin"},
    "board": {"networkx", "tabulate", "pydantic", "rich", "pypinyin"},
    "workload": {"pydantic", "rich", "pypinyin", *TRACKING},
    "workload --open": {"pydantic", "rich", "pypinyin", "duties.tracking"},
    "problems": {"networkx", "pydantic", "rich", "pypinyin"},
    "targets": {"networkx", "pydantic", "rich", "pypinyin", "duties.tracking.tracker"},
    "forms out --period 2026-03": {
        *("networkx", "pydantic", "rich", "pypinyin", "openpyxl", "lxml", "docx"),
        *("duties.importing.pipeline", "duties.lint.engine"),
    },
    "collect nowhere": {
        *("networkx", "pydantic", "rich", "pypinyin", "openpyxl", "xlsxwriter", "docx"),
        "duties.importing.pipeline",
    },
    "history 19": {"networkx", "pydantic", "rich", "pypinyin"},
    "escalate 19": {"networkx", "pydantic", "rich", "pypinyin"},
    "diff plan.yaml": {
        *("networkx", "pydantic", "rich", "pypinyin", "docx", "xlsxwriter"),
        *("duties.importing", "duties.importing.pipeline", "duties.exporting.word"),
    },
    "export - -f csv": {"networkx", "docx", "xlsxwriter", "pyarrow", "lxml", "duties.lint.engine"},
    "export plan.ics": {"networkx", "docx", "xlsxwriter", "pyarrow", "tabulate", "pypinyin"},
    "export plan.stratml": {"networkx", "docx", "xlsxwriter", "pyarrow", "pypinyin", *TRACKING},
    "bulletin a.html": {"networkx", "docx", "xlsxwriter", "tabulate", "pypinyin", "icalendar"},
    "urge orders": {"networkx", "docx", "xlsxwriter", "tabulate", "jinja2", "icalendar"},
    "export plan.xlsx": {"docx", "pyarrow", "lxml", "tabulate", "pypinyin"},
    "export plan.html --without pictures": {"docx", "xlsxwriter", "pyarrow", *TRACKING},
    "export plan.docx": {"networkx", "xlsxwriter", "pyarrow", "tabulate", "duties.lint.engine"},
    "matrix": {"networkx", "pydantic", "rich", "pypinyin", "graphviz"},
    "draw plan -o -": {"networkx", "tabulate", "pydantic", "rich", "pypinyin"},
    "draw unit 区住建委 -o -": {"networkx", "tabulate", "pydantic", "rich", "pypinyin"},
    "draw action 2 -o -": {"networkx", "tabulate", "pydantic", "rich", "pypinyin"},
    "draw matrix -o -": {"networkx", "tabulate", "pydantic", "rich", "pypinyin", *TRACKING},
    "draw heatmap -o -": {"networkx", "tabulate", "pydantic", "rich", "pypinyin", *TRACKING},
    "draw workload -o -": {"networkx", "tabulate", "pydantic", "rich", "pypinyin", *TRACKING},
    "draw timeline -o -": {"networkx", "tabulate", "pydantic", "rich", "pypinyin"},
    "draw board -o -": {"networkx", "tabulate", "pydantic", "rich", "pypinyin"},
    "import missing.txt": {
        "networkx",
        "pydantic",
        "rich",
        "docx",
        "openpyxl",
        "pypdfium2",
        "lxml",
    },
    "--help": {"networkx", "tabulate", "pydantic", "rich", "pypinyin", "wcwidth"},
}


def imported_by(arguments: str) -> set[str]:
    script = (
        "import sys; from duties.cli.main import main; "
        f"main({arguments.split()!r}); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=dict(os.environ),  # without the COLUMNS that readline sets behind Python's back
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", HEAVY)
def test_nothing_heavy_is_imported_that_the_answer_does_not_need(
    plan: Path, arguments: str
) -> None:
    assert imported_by(arguments) & HEAVY[arguments] == set()


def test_slips_are_looked_for_only_in_what_could_not_be_read(plan: Path) -> None:
    slips = {"duties.planfile.slips", "duties.planfile.repairs"}
    assert imported_by("who-leads 19") & slips == set()


@pytest.mark.parametrize("arguments", ["who-leads 19", "units", "between 区住建委 区教委"])
def test_only_the_module_of_the_command_that_runs_is_imported(plan: Path, arguments: str) -> None:
    modules = set(map(module_of, COMMANDS))

    assert imported_by(arguments) & modules == {module_of(arguments.split()[0])}
