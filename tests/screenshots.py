"""Pictures of the page and of the printed Word and Excel files, for the gallery.

Run by `make screenshots`, which needs Chromium, LibreOffice and poppler. They depend on the fonts
and the programs of the machine, so no test compares them.
"""

import os
import shutil
import subprocess
import tempfile
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Browser, sync_playwright

from duties.cli.main import main
from gallery import FOLDER, PAGES, ROOT

VIEWS = {
    "page": ("#tasks", "light"),
    "page-dark": ("#unit=区住建委", "dark"),
    "page-matrix": ("#matrix", "light"),
}
SIZE = {"width": 1280, "height": 800}


def take(language: str, browser: Browser) -> None:
    """Write the pictures of one language."""
    with (
        tempfile.TemporaryDirectory() as folder,
        chdir(folder),
        patch.dict(os.environ, {"DUTIES_LANG": language}),
    ):
        shutil.copy(ROOT / "plan.yaml", "plan.yaml")
        for file in ("plan.html", "plan.docx", "plan.xlsx"):
            main(["export", file])
        for name, (part, scheme) in VIEWS.items():
            context = browser.new_context(viewport=SIZE, color_scheme=scheme)
            page = context.new_page()
            page.goto(Path("plan.html").resolve().as_uri() + part)
            page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=FOLDER / f"{name}.{language}.png")
            context.close()
        for kind in ("docx", "xlsx"):
            print_first(f"plan.{kind}", FOLDER / f"{kind}.{language}")


def print_first(file: str, target: Path) -> None:
    """Print the first page of an office file into a picture."""
    profile = f"-env:UserInstallation={Path('profile').resolve().as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", file)
    pdf = Path(file).with_suffix(".pdf")
    run("pdftoppm", "-png", "-r", "80", "-singlefile", str(pdf), str(target))


def run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for language in PAGES:
            take(language, chromium)
