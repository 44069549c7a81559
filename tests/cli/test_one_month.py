"""One month of a coordinating office, from the forms that go out to the page that is passed on."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from conftest import Answer, Duties

from duties.cli import clock
from month import BACK, CORRECTED, EARLY, LATER, OUT, WRITTEN, come_back

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

JULY = "2026-07"
UNITS = {**EARLY, **LATER, "县教育局": {"9": {"percent": ("=0.4+0.2", "0%")}}}
END = ("--as-of", "2026-07-31")
LEDGER = Path("progress/2026-07.yaml")

BY_LIBREOFFICE = {"xlsx": ("县交通局", "县教育局"), "ods": ("县人社局", "县民政局"),
                  "xls": ("县水务局", "县住建局")}  # fmt: skip
MISTAKEN = {
    "县卫健局.xlsx, sheet 填报表, I8": "差不多了 is none of the list",
    "县民政局.xlsx, sheet 填报表, J6": "过半 is no percentage; write 60 or 60%",
    "县城投公司.xlsx, sheet 填报表, J6": "130% is not between 0 and 100",
}


def saved(files: Sequence[Path], kind: str, home: Path) -> list[Path]:
    """Return files as LibreOffice saves them as another kind of file."""
    folder = home / f"saved-{kind}"
    profile = (home / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
               "--outdir", str(folder), *map(str, files)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [folder / f"{file.stem}.{kind}" for file in files]


def resaved(home: Path) -> None:
    """Save the forms of six units with LibreOffice, some as another kind of file and back."""
    files: list[Path] = []
    for kind, units in BY_LIBREOFFICE.items():
        own = [BACK / f"{unit}.xlsx" for unit in units]
        files += own if kind == "xlsx" else saved(own, kind, home)
    for file in saved(files, "xlsx", home):
        shutil.copy(file, BACK)


def checks(answer: Answer) -> list[str]:
    return [line[7:] for line in answer.err.splitlines() if line.startswith("check: ")]


def asked(duties: Duties, *words: str) -> Any:
    """Return what a query answers as data."""
    return json.loads(duties(*words, *END, "-f", "json").out)


def reported() -> set[str]:
    """Return the tasks that the ledger has reports on for July."""
    lines = LEDGER.read_text("utf-8").split("readings:")[0].replace("{", "").splitlines()
    return {line.split("task: ")[1].split(",")[0] for line in lines if "task: " in line}


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


def opened(browser: "Browser", file: Path) -> "Page":
    """Return a page on which no error came up, and which asked for nothing else."""
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    address = file.absolute().as_uri()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("request", lambda sent: sent.url == address or pytest.fail(sent.url))
    page.goto(address)
    return page


def test_a_month_from_the_forms_to_the_page(
    duties: Duties,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    browser: "Browser",
) -> None:
    day = date(2026, 7, 1)
    monkeypatch.setattr(clock, "today", lambda: day)
    duties("init", "--demo", "county", "--as-of", str(WRITTEN))
    monkeypatch.chdir(tmp_path / "county")

    # Forms go out on the first, come back by the fifth of August, and are collected.
    assert duties("forms", str(OUT), "--period", JULY, "--lang", "zh").code == 0
    assert {f"{unit}.xlsx" for unit in UNITS} <= {file.name for file in OUT.iterdir()}
    come_back(UNITS)
    resaved(tmp_path)
    day = date(2026, 8, 4)
    first = duties("collect", str(BACK), "--lang", "en")
    assert first.code == 1
    left_out = {line.removeprefix(f"{BACK}/") for line in checks(first) if "left out" in line}
    assert {line.split(":")[0] for line in left_out} == MISTAKEN.keys()
    assert all(MISTAKEN[line.split(":")[0]] in line for line in left_out)
    assert "12 files, 10 units answered" in first.out
    assert "2 units sent a form from which nothing was taken: 县卫健局, 县民政局" in first.out
    assert {"1", "4", "5", "6", "1/2", "9", "12", "10/3"} == reported()

    # The three are called, correct their forms, and all is collected again.
    come_back(CORRECTED)
    second = duties("collect", str(BACK), "--lang", "en")
    assert second.code == 0, second.err
    assert "3 new reports, 0 readings, 1 entry on problems; 10 known before" in second.out
    assert {"1", "4", "5", "6", "1/2", "9", "12", "10/3", "10/2", "11", "1/3"} == reported()
    before = LEDGER.read_bytes()
    assert duties("collect", str(BACK)).code == 0
    assert LEDGER.read_bytes() == before

    # What was reported can be understood, and counts.
    _lint_finds_nothing_new(duties)
    board = asked(duties, "board")
    tasks = asked(duties, "status")
    red = _red_of(tasks)
    _bulletin_tells(duties, browser, board, red)
    _red_tasks_are_urged(duties, red)
    _page_shows(duties, browser, board, tasks)


def _lint_finds_nothing_new(duties: Duties) -> None:
    linted = duties("lint", "--lang", "en").out
    assert "error" not in linted
    assert "reported nothing in 2026-06" in linted
    assert "reported nothing in 2026-07" not in linted
    assert not any(line.startswith(str(LEDGER)) for line in linted.splitlines())


def _red_of(status: list[Any]) -> list[Any]:
    """Return the tasks with a red light, once all stand as the forms said."""
    tasks = {each["id"]: each for each in status}
    assert tasks["5"]["percent"] == 95
    assert (tasks["4"]["percent"], tasks["6"]["percent"], tasks["9"]["percent"]) == (30, 38, 60)
    assert tasks["12"]["due"] == "2026-07-31"
    red = [each for each in status if each["light"] == "red"]
    assert [each["id"] for each in red] == ["5", "6"]
    return red


def _bulletin_tells(duties: Duties, browser: "Browser", board: list[Any], red: list[Any]) -> None:
    """The bulletin ranks as the board does, and names each red task, in Word, page and Markdown."""
    for ending in ("docx", "html", "md"):
        assert duties("bulletin", f"通报.{ending}", "--period", JULY, "--lang", "zh").code == 0
    ranked = [(str(row["rank"]), row["unit"]) for row in board if row["rank"]]
    document = docx.Document("通报.docx")
    words = "\n".join(each.text for each in document.paragraphs)
    page = opened(browser, Path("通报.html"))
    markdown = Path("通报.md").read_text("utf-8")
    for text in (words, page.inner_text("body"), markdown):
        assert "2026年7月工作进展情况的通报" in text
        assert all(f"{each['title']}（任务{each['id']}" in text for each in red)
        assert "两处用房未落实" in text
        assert "清水县人民政府" in text.splitlines()[-4:] or "清水县人民政府\n" in text[-40:]
    (table,) = (each for each in document.tables if each.cell(0, 0).text == "名次")
    rows = [(row.cells[0].text, row.cells[1].text) for row in table.rows[1:]]
    assert [row for row in rows if row[0]] == ranked
    cells = page.locator("table:has(th:text-is('名次')) tbody tr").all()
    shown = [tuple(row.locator("td, th").all_inner_texts()[:2]) for row in cells]
    assert [row for row in shown if row[0]] == ranked
    page.close()


def _red_tasks_are_urged(duties: Duties, red: list[Any]) -> None:
    """There is an order for each red task and for no other."""
    assert duties("urge", "督办单", *END, "--lang", "zh").code == 0
    orders = sorted(file.name for file in Path("督办单").iterdir())
    assert orders == [f"督办单 {int(each['id']):02} {each['title']}.docx" for each in red]
    for each, name in zip(red, orders, strict=True):
        words = [part.text for part in docx.Document(str(Path("督办单", name))).paragraphs]
        assert f"{each['lead'][0]}：" in words


def _page_shows(duties: Duties, browser: "Browser", board: list[Any], tasks: list[Any]) -> None:
    """The page opens on the board, with the numbers that the commands give."""
    assert duties("export", "plan.html", *END, "--lang", "zh").code == 0
    page = opened(browser, Path("plan.html"))
    assert page.locator(".view:visible").get_attribute("id") == "board"
    tiles = page.locator("#board .tiles").nth(1).locator("li").all_inner_texts()
    counted = [each["light"] for each in tasks if each["state"] != "cancelled"]
    for light, word in (("red", "红"), ("yellow", "黄"), ("green", "绿")):
        (tile,) = (each for each in tiles if word in each)
        assert tile.split()[0] == str(counted.count(light))
    for at, row in enumerate(board):
        cells = page.locator(".ranking tbody tr").nth(at).locator("td").all_inner_texts()
        keys = ("tasks", "done", "on_time", "late", "unaccepted", "overdue", "red", "yellow")
        assert cells[:2] == [str(row["rank"] or ""), row["unit"]]
        assert cells[2:10] == [str(row[key]) for key in keys]
    page.click("#board .tiles a[data-wanted='light=red']")
    listed = page.locator("#task-list tbody tr:visible > th").all_text_contents()
    assert listed == [each["id"] for each in tasks if each["light"] == "red"]
    page.click("nav a[href='#problems']")
    assert "两处用房未落实" in page.locator("#problems").inner_text()
    page.close()
