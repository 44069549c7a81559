"""What the tests of importing share: documents as text, their drafts, and the case files.

Run as a program, this writes into the case files what importing makes of their documents today;
read the difference before it is kept.
"""

import re
import sys
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

from duties.importing.pipeline import draft
from duties.importing.plan.draft import Draft
from duties.importing.plan.writing import plan_text
from duties.importing.shape import read_document

ROOT = Path(__file__).parents[2]
CASES = tuple(Path(__file__).parent / folder for folder in ("cases", "styles", "targets"))
EN = NullTranslations()
STYLE_CASES = CASES[1]
_SECTION = re.compile(r"^## (?P<title>.*)\n(?P<body>(?:(?!^## ).*\n?)*)", re.MULTILINE)
_DOCUMENT = re.compile(r"^```document\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_RESULT = re.compile(r"^```(?:yaml|text)\n.*?^```\n?", re.MULTILINE | re.DOTALL)


def imported(text: str, name: str = "document.txt") -> Draft:
    """Return the draft of a document that is given as text."""
    return draft(read_document(name, text.encode()))


def draft_of(path: Path) -> Draft:
    """Return the draft of a document in a file."""
    return draft(read_document(path.name, path.read_bytes()))


def tasks_text(found: Draft) -> str:
    """Return the actions and tasks of a draft as the plan file has them."""
    text = plan_text(found)
    start = min(at for key in ("\nactions:", "\ntasks:") if (at := text.find(key)) >= 0)
    return text[start + 1 :]


UNTITLED = "no title was found; the name of the file is used instead"


def doubts_text(found: Draft) -> str:
    """Return what is doubtful, one a line; that a fragment has no title goes without saying."""
    told = ((doubt.place.message().put(EN), doubt.message.put(EN)) for doubt in found.doubts)
    return "".join(f"{place}: {doubt}\n" for place, doubt in told if doubt != UNTITLED)


def result(document: str) -> str:
    """Return the blocks of a case file that say what importing makes of a document."""
    found = imported(document)
    doubts = doubts_text(found)
    told = f"```yaml\n{tasks_text(found)}```\n"
    return told + (f"\n```text\n{doubts}```\n" if doubts else "")


def case_files() -> Iterator[Path]:
    """Yield the case files: those of all importing, of each style of notes, then of targets."""
    for folder in CASES:
        yield from sorted(folder.glob("*.md"))


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield each case: its name, its document, and the blocks with what is expected."""
    for file in case_files():
        for section in _SECTION.finditer(file.read_text("utf-8")):
            document = _DOCUMENT.search(section["body"])
            assert document is not None, section["title"]
            expected = "\n".join(
                block[0].rstrip("\n") + "\n" for block in _RESULT.finditer(section["body"])
            )
            yield f"{file.stem}: {section['title']}", document[1], expected


def documents_in(file: Path) -> list[str]:
    """Return the documents of a case file."""
    return _DOCUMENT.findall(file.read_text("utf-8"))


def refill(text: str) -> str:
    """Return a case file with today's results."""

    def section(match: re.Match[str]) -> str:
        document = _DOCUMENT.search(match["body"])
        assert document is not None, match["title"]
        head = match["body"][: document.end()].rstrip()
        return f"## {match['title']}\n{head}\n\n{result(document[1])}\n"

    return _SECTION.sub(section, text).rstrip("\n") + "\n"


if __name__ == "__main__":
    for path in case_files():
        path.write_text(refill(path.read_text("utf-8")), encoding="utf-8")
        sys.stdout.write(f"{path.name}\n")
