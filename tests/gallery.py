"""The pictures in docs/: each picture of the shipped plan or of the demo, in both languages.

Run by `make gallery`; a test fails when they are no longer what `duties draw` makes.
"""

import os
import re
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from duties.cli import clock
from duties.cli.main import main
from duties.planfile.templates import demo_files
from transcripts import DEMO_DAY, draft

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
PAGES = {"en": ROOT / "docs" / "gallery.md", "zh": ROOT / "docs" / "gallery.zh-CN.md"}

PICTURES = {
    "unit": ("unit", "区住建委"),
    "action": ("action", "2"),
    "plan": ("plan",),
    "network": ("network",),
    "matrix": ("matrix",),
    "heatmap": ("heatmap",),
    "workload": ("workload",),
    "timeline": ("timeline",),
    "board": ("board",),
    "targets": ("targets",),
    "bodies": ("bodies",),
    "changes": ("changes", "--against", "draft.yaml"),
}
OF_THE_DEMO = {"workload", "timeline", "board", "targets", "bodies"}
"""The pictures that show most where there is a ledger."""
_MERMAID = re.compile(r"(?<=^```mermaid\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def drawn(language: str, *arguments: str, ending: str = "svg") -> str:
    """Return what `duties draw` makes of the shipped plan, or of the demo on its day."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        if arguments[0] in OF_THE_DEMO:
            for name, text in demo_files(DEMO_DAY).items():
                Path(name).parent.mkdir(exist_ok=True)
                Path(name).write_text(text, "utf-8")
        else:
            shutil.copy(ROOT / "plan.yaml", "plan.yaml")
            Path("draft.yaml").write_text(draft(), "utf-8")
        with (
            patch.dict(os.environ, {"DUTIES_LANG": language}),
            patch.object(clock, "today", lambda: DEMO_DAY),
        ):
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
