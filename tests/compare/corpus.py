"""The inputs of a comparison, made once and the same bytes every time they are made."""

import hashlib
import json
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import damaged
import filed
import plans
import tabled
import written

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
_FENCE = re.compile(r"^```(document|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENDINGS = [
    ".txt",
    ".md",
    ".csv",
    ".html",
    ".htm",
    ".mhtml",
    ".docx",
    ".docm",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".xml",
    ".pdf",
    ".ofd",
    ".yaml",
    ".yml",
]


class Input(NamedTuple):
    """A file that is given to `duties`: what it belongs to, its ending, and its bytes."""

    group: str
    ending: str
    data: bytes
    is_plan: bool = False
    stem: str = ""


def inputs(folders: Sequence[Path]) -> Iterator[Input]:
    """Yield all inputs: those of the tests, many that are written here, and those of `folders`."""
    yield from _of_tests()
    texts = list(_texts())
    for group, text in texts:
        ending = ".md" if group == "markdown table" else ".txt"
        yield Input(f"generated {group}", ending, text.encode())
    yield from _damaged([text for _, text in texts])
    yield from _files()
    yield from _plans()
    yield from _of_folders(folders)


def _of_folders(folders: Sequence[Path]) -> Iterator[Input]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in ENDINGS:
                is_plan = path.suffix in {".yaml", ".yml"}
                yield Input(folder.name, path.suffix, path.read_bytes(), is_plan, path.stem)


def _of_tests() -> Iterator[Input]:
    cases = [case for file in sorted(TESTS.glob("importing/cases/*.md")) for case in _cases(file)]
    for name, kind, text in cases:
        if kind == "document":
            yield Input("cases", ".txt", text.encode(), stem=name)
    for file in sorted((TESTS / "data/documents").iterdir()):
        yield Input("documents", file.suffix, file.read_bytes(), stem=file.stem)
    for file in (ROOT / "plan.yaml", *sorted((TESTS / "data/plans").glob("*.yaml"))):
        yield Input("plans", ".yaml", file.read_bytes(), is_plan=True, stem=file.stem)
    for file in sorted(TESTS.glob("lint/rules/*.md")):
        for name, kind, text in _cases(file):
            if kind == "yaml":
                yield Input("rules", ".yaml", text.encode(), is_plan=True, stem=name)


def _cases(file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield name, kind and text of each block of a file of cases."""
    for number, found in enumerate(_FENCE.finditer(file.read_text("utf-8")), 1):
        yield f"{file.stem}-{number}", found[1], found[2]


def _chances(kind: str, count: int) -> Iterator[random.Random]:
    for number in range(count):
        yield random.Random(f"{kind} {number}")


def _texts() -> Iterator[tuple[str, str]]:
    """Yield kind and text of documents in every style of notes, and of tables set as text."""
    for chance in _chances("notes", 800):
        yield "notes", written.document(chance)
    for chance in _chances("markdown table", 150):
        yield "markdown table", f"某市任务分解表\n\n{tabled.as_markdown(tabled.table(chance))}"
    for chance in _chances("tabs", 60):
        yield "tabs", tabled.as_tabs(tabled.table(chance))
    for chance in _chances("lines", 40):
        yield "lines", tabled.as_lines(tabled.table(chance))
    for chance in _chances("cards", 60):
        yield "cards", tabled.as_markdown(tabled.cards(chance))
    for chance in _chances("matrix", 80):
        rows, legend = tabled.matrix(chance)
        yield "matrix", f"{tabled.as_markdown(rows)}\n{legend}\n"
    for chance in _chances("text and table", 60):
        text = written.document(chance)
        yield "text and table", f"{text}\n附件\n\n{tabled.as_markdown(tabled.table(chance))}"
    for count in (1, 3):
        yield "long", plans.document_text(count)


def _damaged(texts: Sequence[str]) -> Iterator[Input]:
    """Yield damaged copies of documents that were written, and of the cases of the tests."""
    short = [text for text in texts if len(text) < 20_000]
    cases = [each.data.decode() for each in _of_tests() if not each.is_plan]
    for chance in _chances("damage", 800):
        text = chance.choice(cases if chance.random() < 0.5 else short)
        yield Input("generated damage", ".txt", damaged.damaged(chance, text).encode())
    for chance in _chances("brackets", 200):
        text = damaged.brackets_changed(chance, chance.choice((*cases, *short)))
        yield Input("generated brackets", ".txt", text.encode())


def _files() -> Iterator[Input]:
    """Yield documents as Word, PDF, web pages, Excel and CSV."""
    for chance in _chances("word", 140):
        rows = tabled.table(chance) if chance.random() < 0.4 else None
        text = written.document(chance) if chance.random() < 0.8 else "某市任务分解表"
        yield Input("generated word", ".docx", filed.word(chance, text, rows))
    for chance in _chances("excel", 140):
        rows, legend = tabled.table(chance), ""
        if chance.random() < 0.3:
            rows, legend = tabled.matrix(chance)
        elif chance.random() < 0.2:
            rows = tabled.cards(chance)
        above = chance.choice(("", "某市重点任务分解表"))
        yield Input("generated excel", ".xlsx", filed.workbook(chance, rows, above, legend))
    for chance in _chances("pdf", 120):
        yield Input("generated pdf", ".pdf", filed.pdf(chance, written.document(chance)))
    for chance in _chances("pdf table", 80):
        yield Input("generated pdf table", ".pdf", filed.pdf_table(chance, tabled.table(chance)))
    for chance in _chances("page", 160):
        rows = tabled.table(chance) if chance.random() < 0.4 else None
        text = written.document(chance)
        yield Input("generated page", ".html", filed.page(chance, text, rows))
    for chance in _chances("csv", 100):
        yield Input("generated csv", ".csv", filed.csv_file(chance, tabled.table(chance)))
    for chance in _chances("broken file", 40):
        data = bytearray(filed.word(chance, written.document(chance)))
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield Input("generated broken file", ".docx", bytes(data))


def _plans() -> Iterator[Input]:
    """Yield plan files of several sizes, and faulty ones."""
    for tasks in (8, 30, 100, 500):
        text = plans.plan_text(tasks)
        yield Input("generated plan", ".yaml", text.encode(), is_plan=True)
    sound = [each.data.decode() for each in _of_tests() if each.is_plan]
    sound = [text for text in sound if len(text) < 20_000]
    for chance in _chances("faulty plan", 250):
        text = chance.choice(sound)
        for _ in range(chance.randint(1, 3)):
            change = chance.choice((damaged.lines_changed, _yaml_changed))
            text = change(chance, text)
        yield Input("generated faulty plan", ".yaml", text.encode(), is_plan=True)


def _yaml_changed(chance: random.Random, text: str) -> str:
    """Return a plan file with a mark of YAML put in, dropped, or a word in another's place."""
    at = chance.randrange(len(text) + 1)
    match chance.randrange(3):
        case 0:
            return text[:at] + chance.choice(':-[]{}"#,&*!|>%@ \n\t') + text[at:]
        case 1:
            return text[:at] + text[at + 1 :]
    words = ("lead", "support", "title", "id", "units", "tasks", "members", "due", "2027-02-30")
    return text.replace(chance.choice(words), chance.choice(words), 1)


def make(folder: Path, folders: Sequence[Path]) -> Path:
    """Write all inputs into a folder, unless they are there already, and return the list of them.

    The list has a line of JSON for each: name, file, whether it is a plan, and its place.
    """
    listed = folder / "inputs.jsonl"
    made_from = _fingerprint(folders)
    stamp = folder / "made-from"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
        return listed
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines = [json.dumps(["the program itself", None, False, 0])]
    for number, each in enumerate(inputs(folders), 1):
        stem = f"{number:04}-{each.stem}" if each.stem else f"{number:04}"
        path = folder / each.group / f"{stem}{each.ending}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(each.data)
        line = [str(path.relative_to(folder)), str(path.resolve()), each.is_plan, number]
        lines.append(json.dumps(line, ensure_ascii=False))
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    stamp.write_text(made_from, encoding="utf-8")
    return listed


def _fingerprint(folders: Sequence[Path]) -> str:
    """Return what tells one set of inputs from another: what they are made of and by."""
    digest = hashlib.sha256()
    makers = (
        __file__,
        written.__file__,
        tabled.__file__,
        damaged.__file__,
        filed.__file__,
        plans.__file__,
    )
    own = [*map(Path, makers), ROOT / "plan.yaml"]
    tests = ("importing/cases/*.md", "lint/rules/*.md", "data/*/*")
    own += [path for pattern in tests for path in sorted(TESTS.glob(pattern)) if path.is_file()]
    own += [path for each in folders for path in sorted(each.rglob("*")) if path.is_file()]
    for path in own:
        digest.update(f"{path.name} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
