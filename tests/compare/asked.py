"""What is asked of `duties` for each input: the commands, and how they are spread over inputs."""

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

PLAN = "plan.yaml"
FULL_EVERY = 150
"""Every so many inputs, all is asked; of the others, a few questions in turn."""
OF_A_DRAFT, OF_A_PLAN = 1, 2
ENGLISH_EVERY = 3
READ_EVERY = 5
PLAN_TASKS_FOR_PICTURES = 150


class Call(NamedTuple):
    """A command without its language, which is `zh` or `en`."""

    words: tuple[str, ...]
    language: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """What is given to `duties`."""
        return (*self.words, "--lang", self.language)

    @property
    def name(self) -> str:
        """The command as a person would type it."""
        return f"duties {' '.join(self.arguments)}"


def _split(lines: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in lines.strip().splitlines())


READINGS = _split("""
import {document} --dry-run
import {document} --with-text
import {document} --strict -o other.yaml
import {document} --units-from plan.yaml --dry-run
verify plan.yaml {document}
verify plan.yaml {document} -f json
diff {document} plan.yaml
diff plan.yaml {document} -f json
""")
QUESTIONS = _split("""
lint -f text
lint --all
lint --severity warning
lint -f json
draw plan -f svg -o -
export -f xlsx -
who-leads {task}
who-leads {task} -f json
my-tasks {unit}
my-tasks {unit} -f json
my-tasks {unit} --possible -f json
why {task} {unit}
show {task}
show {task} -f json
draw unit {unit} -f svg -o -
export -f docx -
tasks
tasks -f json
tasks -f csv
tasks -f markdown
tasks --unit {unit} --role lead
tasks --due 2025-Q4 -f json
tasks --due-from 2025 --due-to 2026-06 --sort due
my-tasks {unit} --due-before 2027-07 --sort load
my-tasks {unit} --no-due --sort due
tasks --unit {unit} --unit {other} --action {action} -f csv
draw action {action} -f svg -o -
export -f md -
status --as-of 2026-06-30
status --as-of 2026-06-30 --steps -f json
status --unit {unit} --late --as-of 2026-06-30 -f csv
board --as-of 2026-06-30
board --by action --as-of 2026-06-30 -f json
units
units -f json --direct
units {unit} -f json
actions
actions -f json
partners {unit}
partners {unit} -f json
between {unit} {other}
between {unit} {other} -f json
draw network -f svg -o -
export -f csv -
workload
workload -f json
escalate {task} --as-of 2026-03-01
escalate {task} --as-of 2026-03-01 -f json
history {task} --as-of 2026-03-01 -f json
matrix
matrix --tasks -f json
suggest --all -f json
suggest {task}
matrix --sort name --direct -f csv
matrix -f markdown
draw matrix -f svg -o -
export -f json -
lint -f concise --select DUT1,DUT2
lint -f github
lint -f sarif
lint -f junit
lint -f markdown
lint --statistics
lint --show-passed
lint --diff
lint --unsafe-fixes --diff
draw plan -f mmd -o -
draw unit {unit} -f mmd -o -
draw action {action} -f mmd -o -
draw network -f mmd -o -
draw matrix -f dot -o -
draw actions -f svg -o pictures --mark-findings
export -f graphml -
export -f stratml --as-of 2026-06-01 -
export -f parquet -
export -f html -
export --unit {unit} unit.docx
export --unit {unit} order.docx --form order --signed 督查室 --number 督3号 --date 2026-03-01
export -f md - --without findings,notes --signed 督查室
export -f xlsx - --without findings,matrix
export --without pictures,units page.html
diff older.yaml plan.yaml
diff older.yaml plan.yaml -f json
diff older.yaml plan.yaml -f markdown --unit {unit}
diff older.yaml plan.yaml -f csv
diff older.yaml plan.yaml --unit {unit} -o unit.docx
diff older.yaml plan.yaml -o all.docx
diff plan.yaml older.yaml --unit {unit}
export --against older.yaml page.html
""")
DEAR_QUESTIONS = _split("""
export --each-unit lists
diff older.yaml plan.yaml --each-unit notices
""")
ITSELF = _split("""
--help
--version
rule
rule -f json
schema
init new.yaml
init --example example.yaml
import no-such-file.txt
import
lint
who-leads
nonsense
tasks --format nonsense
tasks --due nonsense
tasks --due-within 30
tasks --due-from 2027 --due-to 2026
draw nonsense
export plan.nonsense
""")
COMMANDS = [
    "who-leads",
    "my-tasks",
    "why",
    "show",
    "tasks",
    "units",
    "actions",
    "partners",
    "suggest",
    "between",
    "workload",
    "matrix",
    "draw",
    "import",
    "verify",
    "lint",
    "rule",
    "diff",
    "export",
    "init",
    "schema",
]


def calls_of_itself() -> Iterator[Call]:
    """Yield what is asked without any input: help, rules, the schema, refusals."""
    for words in (*ITSELF, *((command, "--help") for command in COMMANDS)):
        yield from _in_both(words)


def calls_of_document(name: str, number: int) -> Iterator[Call]:
    """Yield what is asked of a document itself, beside its import into a plan."""
    if number % FULL_EVERY == 0:
        readings = READINGS
    elif number % READ_EVERY == 0:
        readings = (READINGS[number // READ_EVERY % len(READINGS)],)
    else:
        return
    for place, words in enumerate(readings):
        yield from _in_both(_filled(words, {"document": name}), number + place)


def calls_of_import(name: str, number: int) -> Iterator[Call]:
    """Yield the import of a document; the first answer is its draft."""
    yield from _in_both(("import", name), number)


def calls_of_plan(text: str, number: int, few: int) -> Iterator[Call]:
    """Yield what is asked of a plan: all, or lint and a few questions in turn.

    `text` is its file, `number` the place of its input.
    """
    names = _names(text)
    if number % FULL_EVERY == 0:
        questions = QUESTIONS + DEAR_QUESTIONS
    else:
        first = number * few % len(QUESTIONS)
        questions = (QUESTIONS + QUESTIONS[:few])[first : first + few]
        if few > 1 and QUESTIONS[0] not in questions:
            questions = (QUESTIONS[0], *questions)
    is_large = text.count("\n  - ") > PLAN_TASKS_FOR_PICTURES
    for place, words in enumerate(questions):
        if is_large and words[0] == "draw":
            continue
        plan = () if words[0] == "diff" else ("-p", PLAN)
        yield from _in_both((*_filled(words, names), *plan), number + place)


def _in_both(words: tuple[str, ...], turn: int = 0) -> Iterator[Call]:
    """Yield a call in Chinese and, some turns, in English too."""
    yield Call(words, "zh")
    if turn % ENGLISH_EVERY == 0:
        yield Call(words, "en")


def _filled(words: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(word[1:-1], word) if word[0] == "{" else word for word in words)


_LIST = re.compile(r"(?:lead|responsible|support): *\[?([^\n{}\[\]]+)")
_ID = re.compile(r"\bid: *([^\s,}]+)")


def _names(text: str) -> dict[str, str]:
    """Return a task, an action and two units that a plan names, or some that it does not."""
    units = [name.strip(" '\"") for found in _LIST.findall(text) for name in found.split(",")]
    units = list(dict.fromkeys(name for name in units if name)) or ["某局"]
    top, _, tasks = text.partition("\ntasks:")
    ids = [each.strip("'\"") or "1" for each in _ID.findall(tasks)] or ["1"]
    actions = [each.strip("'\"") or "1" for each in _ID.findall(top)] or ["1"]
    chance = zlib.crc32(text.encode())
    return {
        "unit": units[0],
        "other": units[chance % len(units)],
        "task": ids[chance % len(ids)],
        "action": actions[chance % len(actions)],
    }
