"""The page used as a person would, in headless Chromium, and looked over by axe."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from plans import plan_text

from duties.cli.engines import EngineChoice, choose_engine
from duties.drawing.render import PictureFormat
from duties.exporting.dossier import Dossier
from duties.exporting.page.render import PARTS, render
from duties.messages import Translator
from handing_on import EN, ZH, dossier, shipped_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


def written(folder: Path, of: Dossier, into: Translator = ZH) -> str:
    """Return the address of the page of a plan."""
    engine = choose_engine(EngineChoice.EMBEDDED, PictureFormat.SVG)
    file = folder / "plan.html"
    file.write_bytes(render(replace(of, engine=engine), into))
    return file.as_uri()


@pytest.fixture
def page(browser: "Browser", tmp_path: Path) -> "Iterator[Page]":
    """The page of the shipped plan; no error may come up, and no request leave it."""
    opened = browser.new_page(viewport={"width": 1300, "height": 900})
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    address = written(tmp_path, shipped_dossier())
    opened.on("request", lambda sent: said.append(sent.url) if sent.url != address else None)
    opened.goto(address)
    yield opened
    opened.close()
    assert said == []


def shown_tasks(page: "Page") -> list[str]:
    return list(page.locator("#task-list tbody tr:visible > th").all_text_contents())


def view(page: "Page") -> list[str]:
    return [each.get_attribute("id") or "" for each in page.locator(".view:visible").all()]


def test_tasks_are_found_by_words_and_choices(page: "Page") -> None:
    page.click("nav a[href='#tasks']")
    assert view(page) == ["tasks"]
    assert len(shown_tasks(page)) == 55

    page.fill("#words", "金融中心")
    assert shown_tasks(page) == ["11"]
    assert page.locator("#count").text_content() == "1 / 55 项任务"

    page.fill("#words", "")
    page.select_option("#of-unit", "区教委")
    assert shown_tasks(page) == ["49", "53"]
    page.select_option("#in-role", "lead")
    assert shown_tasks(page) == ["53"]
    page.fill("#words", "没有这样的任务")
    assert page.locator("#none").is_visible()


def test_tasks_are_sorted_by_a_column_and_back(page: "Page") -> None:
    page.click("nav a[href='#tasks']")
    number = page.locator("#task-list thead button").first

    number.click()
    assert shown_tasks(page)[:3] == ["55", "54", "53"]
    number.click()
    assert shown_tasks(page)[:3] == ["1", "2", "3"]


def test_tasks_are_sorted_by_the_day_of_their_deadlines(page: "Page", tmp_path: Path) -> None:
    tasks = (
        "{id: 1, title: 河}",
        "{id: 2, title: 井, due: 2027-12}",
        "{id: 3, title: 渠, due_text: 长期坚持}",
        "{id: 4, title: 湖, due: 2027-06, due_text: 汛前}",
    )
    text = f"title: 清水方案\nunits: []\ntasks: [{', '.join(tasks)}]\n"
    (tmp_path / "plan.html").write_bytes(render(dossier(text), ZH))
    page.goto(page.url)
    page.click("nav a[href='#tasks']")

    page.click("#task-list thead button:has-text('完成时限')")
    assert shown_tasks(page) == ["4", "2", "3", "1"]


def test_a_link_leads_to_a_unit_and_from_there_to_a_task(page: "Page") -> None:
    page.goto(page.url + "#unit=区住建委")
    assert view(page) == ["units"]
    assert page.locator(".part:visible h3").all_text_contents() == ["区住建委"]

    page.click(".part:visible a:text-is('40')")
    assert view(page) == ["tasks"]
    assert page.locator("tr.found th").text_content() == "40"

    page.go_back()
    assert page.locator(".part:visible h3").all_text_contents() == ["区住建委"]


def test_a_picture_leads_to_what_it_shows(page: "Page") -> None:
    page.goto(page.url + "#action=2")

    page.locator(".part:visible svg a").filter(has_text="区交通局").first.click()

    assert page.locator(".part:visible h3").all_text_contents() == ["区交通局"]


def test_a_task_that_a_filter_hides_is_shown_when_a_link_leads_to_it(page: "Page") -> None:
    page.click("nav a[href='#tasks']")
    page.fill("#words", "金融中心")

    page.evaluate("location.hash = 'task=40'")
    page.wait_for_selector("tr.found")

    assert "40" in shown_tasks(page)
    assert page.input_value("#words") == ""


def test_units_are_found_by_a_part_of_their_name(page: "Page") -> None:
    page.click("nav a[href='#units']")

    page.fill("#unit-words", "住建")

    assert page.locator("#unit-list li:visible a").all_text_contents() == ["区住建委"]


def test_the_keyboard_reaches_the_views_and_the_signs_of_the_matrix(page: "Page") -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("nav a[href='#matrix']")
    page.keyboard.press("Enter")
    assert view(page) == ["matrix"]

    page.focus("#grid td a[tabindex='0']")
    before = page.evaluate("document.activeElement.title")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    after = page.evaluate("document.activeElement.title")

    assert before != after
    assert page.locator("#grid col.here").count() == 1
    assert page.locator("#grid td a[tabindex='0']").count() == 1


def test_it_is_dark_where_the_reader_wants_it_dark(page: "Page") -> None:
    def paper() -> object:
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    light = paper()
    page.emulate_media(color_scheme="dark")
    dark = paper()
    assert light != dark

    page.click("#theme")
    assert paper() == light


def test_in_print_everything_is_there_and_the_tools_are_not(page: "Page", tmp_path: Path) -> None:
    page.click("nav a[href='#tasks']")
    page.fill("#words", "")
    page.emulate_media(media="print")

    assert view(page) == ["overview", "tasks", "units", "actions", "targets", "matrix", "findings"]
    assert page.locator(".part:visible").count() == 47 + 10
    assert not page.locator("nav").is_visible()
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize(("into", "scheme"), [(EN, "dark"), (ZH, "light")], ids=["en", "zh"])
def test_axe_has_nothing_to_object_to(
    browser: "Browser", tmp_path: Path, into: Translator, scheme: str
) -> None:
    axe = pytest.importorskip("axe_core_python").__path__[0] + "/axe.min.js"
    # The policy of the page forbids every other script, this one too.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(written(tmp_path, shipped_dossier(), into))
    opened.add_script_tag(path=axe)
    for name in ("overview", "tasks", "units", "actions", "targets", "matrix", "findings"):
        opened.click(f"nav a[href='#{name}']")
        found = opened.evaluate(
            "axe.run().then((r) => r.violations.map((v) => v.id + v.nodes[0].html))"
        )
        assert found == [], name
    context.close()


def test_without_scripts_everything_is_readable(browser: "Browser", tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(written(tmp_path, shipped_dossier()))

    assert view(opened) == [
        "overview",
        "tasks",
        "units",
        "actions",
        "targets",
        "matrix",
        "findings",
    ]
    assert len(shown_tasks(opened)) == 55
    context.close()


def test_a_page_without_its_parts_still_finds_tasks(browser: "Browser", tmp_path: Path) -> None:
    opened = browser.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(written(tmp_path, replace(shipped_dossier(), without=frozenset(PARTS))))

    assert view(opened) == ["tasks"]
    opened.select_option("#of-unit", "区教委")
    assert shown_tasks(opened) == ["49", "53"]
    opened.goto(opened.url + "#unit=区住建委")
    assert view(opened) == ["tasks"]
    assert said == []
    opened.close()


def test_all_that_fits_comes_into_sight_in_a_list_of_a_thousand(
    browser: "Browser", tmp_path: Path
) -> None:
    opened = browser.new_page()
    opened.goto(written(tmp_path, dossier(plan_text(1000))) + "#tasks")

    opened.fill("#words", "第77")
    assert len(shown_tasks(opened)) == 11
    opened.fill("#words", "")
    opened.locator("#task-list tbody tr:visible").nth(999).wait_for()
    assert len(shown_tasks(opened)) == 1000
    opened.close()
