"""The pictures in docs/: each picture of the shipped plan, in both languages.

Run by `make gallery`; a test fails when they are no longer what `duties draw` makes.
"""

import os
import re
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from duties.cli.main import main

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
PAGES = {"en": ROOT / "docs" / "gallery.md", "zh": ROOT / "docs" / "gallery.zh-CN.md"}

PICTURES = {
    "unit": ("unit", "区住建委"),
    "action": ("action", "2"),
    "plan": ("plan",),
    "network": ("network",),
    "matrix": ("matrix",),
}
_MERMAID = re.compile(r"(?<=^```mermaid\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def drawn(language: str, *arguments: str, ending: str = "svg") -> str:
    """Return what `duties draw` makes of the shipped plan."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copy(ROOT / "plan.yaml", "plan.yaml")
        with patch.dict(os.environ, {"DUTIES_LANG": language}):
            code = main(["draw", *arguments, "--engine", "embedded", "-o", f"drawn.{ending}"])
        assert code == 0
        return Path(f"drawn.{ending}").read_text("utf-8")


def picture_file(language: str, name: str) -> Path:
    """Return the file of a picture."""
    return FOLDER / f"{name}.{language}.svg"


def page(language: str) -> str:
    """Return the page of a language with today's Mermaid in it."""
    chart = drawn(language, "action", "9", ending="mmd")
    return _MERMAID.sub(lambda _: chart, PAGES[language].read_text("utf-8"))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for language in PAGES:
        for name, arguments in PICTURES.items():
            picture_file(language, name).write_text(drawn(language, *arguments), "utf-8")
        PAGES[language].write_text(page(language), "utf-8")
