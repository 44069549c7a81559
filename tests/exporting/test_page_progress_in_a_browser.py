"""The page of a plan with a ledger used as a person would, in headless Chromium."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_page_in_a_browser import SCROLLED
from test_page_progress import LEDGER, PLAN, with_ledger

from duties.exporting.page import progress
from duties.exporting.page.render import render
from duties.messages import Translator
from handing_on import EN, ZH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
VIEWS = ["board", "overview", "tasks", "cards", "timeline", "problems"]
VIEWS += ["units", "actions", "targets", "matrix", "findings"]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def address(tmp_path: Path) -> str:
    file = tmp_path / "plan.html"
    file.write_bytes(render(with_ledger(), ZH))
    return file.as_uri()


@pytest.fixture
def page(browser: "Browser", address: str) -> "Iterator[Page]":
    """The page; no error may come up, and no request leave it."""
    opened = browser.new_page(viewport={"width": 1300, "height": 900})
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda sent: said.append(sent.url) if sent.url != address else None)
    opened.goto(address)
    yield opened
    opened.close()
    assert said == []


def shown_tasks(page: "Page") -> list[str]:
    return list(page.locator("#task-list tbody tr:visible > th").all_text_contents())


def view(page: "Page") -> list[str]:
    return [each.get_attribute("id") or "" for each in page.locator(".view:visible").all()]


def test_it_opens_on_the_board_and_every_number_leads_to_its_tasks(page: "Page") -> None:
    assert view(page) == ["board"]
    numbers = page.locator("#board a[data-wanted]")
    for at in range(numbers.count()):
        number = numbers.nth(at)
        count = int(number.locator("b").or_(number).first.inner_text().split()[0])
        number.click()
        page.wait_for_selector("#tasks:visible")
        assert len(shown_tasks(page)) == count, page.url
        page.go_back()
        page.wait_for_selector("#board:visible")


def test_tasks_are_filtered_by_light_state_class_and_deadline(page: "Page") -> None:
    page.click("nav a[href='#tasks']")
    assert shown_tasks(page) == ["1", "2", "3", "4", "5"]

    page.select_option("#by-light", "red")
    assert shown_tasks(page) == ["1"]
    page.select_option("#by-light", "")
    page.select_option("#by-state", "cancelled")
    assert shown_tasks(page) == ["4"]
    page.select_option("#by-state", "")
    page.select_option("#by-class", "ahead")
    assert shown_tasks(page) == ["3"]
    page.select_option("#by-class", "")
    page.select_option("#by-due", "none")
    assert shown_tasks(page) == ["5"]
    page.select_option("#by-due", "overdue")
    page.select_option("#of-unit", "县水务局")
    assert shown_tasks(page) == ["1"]
    assert page.locator("#count").text_content() == "1 / 5 项任务"


def test_a_unit_is_asked_for_by_what_it_answers_for(page: "Page") -> None:
    page.click("nav a[href='#tasks']")
    page.select_option("#of-unit", "县住建局")
    assert shown_tasks(page) == ["1", "3", "4", "5"]

    page.select_option("#in-role", "answers")
    assert shown_tasks(page) == ["3", "5"]  # what is cancelled does not count


def test_a_light_leads_to_the_record_of_its_task_and_from_there_back(page: "Page") -> None:
    page.click("nav a[href='#tasks']")
    page.click("#task-list a[href='#card=3']")

    assert view(page) == ["cards"]
    assert page.locator(".part:visible").count() == 1
    assert "3/2" in page.locator(".part:visible table").first.inner_text()
    page.click(".part:visible h3 a")
    assert page.locator("tr.found th").text_content() == "3"


def test_a_packed_record_is_the_same_as_an_open_one(
    page: "Page", browser: "Browser", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_MOST_ENTRIES", 0)
    file = tmp_path / "packed.html"
    file.write_bytes(render(with_ledger(), ZH))
    packed = browser.new_page()
    packed.goto(file.as_uri() + "#cards")
    assert packed.locator(".part:visible h3").all_inner_texts() == ["1 修渠"]

    for name in ("card=3", "card=1", "card=5"):
        for each in (page, packed):
            each.evaluate(f"location.hash = '{name}'")
            each.wait_for_function(f"location.hash === '#{name}'")
        shown = packed.locator(".part:visible")
        shown.locator("dl").wait_for()
        assert shown.inner_text() == page.locator(".part:visible").inner_text(), name
    assert packed.locator("#cards .part").count() == 3
    packed.evaluate("window.print = () => {}")
    packed.click("#print-all")
    assert packed.locator("#cards .part h3").all_text_contents() == [
        "1 修渠",
        "2 打井",
        "3 建房",
        "4 拆房",
        "5 长期巡查",
    ]
    packed.close()


def test_without_scripts_packed_records_say_so(
    browser: "Browser", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_MOST_ENTRIES", 0)
    file = tmp_path / "packed.html"
    file.write_bytes(render(with_ledger(), EN))
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(file.as_uri())

    assert opened.locator("#cards noscript").inner_text() == (
        "The records hold 6 entries; a browser that runs no scripts cannot show them."
    )
    context.close()


def test_the_timeline_shows_the_tasks_of_one_unit(page: "Page") -> None:
    page.click("nav a[href='#timeline']")
    assert page.locator("#lines tr[data-answers]:visible").count() == 5

    page.select_option("#line-unit", "县水务局")
    assert page.locator("#lines tr[data-answers]:visible").count() == 2
    assert page.locator("#lines tbody:visible").count() == 1
    bar = page.locator("#lines tr[data-answers] .span").first.bounding_box()
    line = page.locator("#lines tr[data-answers] svg").first.bounding_box()
    assert bar is not None
    assert line is not None
    assert bar["width"] == pytest.approx(0.274 * line["width"], rel=0.02)


def test_one_view_is_printed_at_a_time(page: "Page") -> None:
    page.click("nav a[href='#units']")
    page.emulate_media(media="print")

    assert view(page) == ["units"]
    assert page.locator(".part:visible").count() == 1
    assert page.pdf().startswith(b"%PDF")


def test_paper_as_narrow_as_a_telephone_is_not_set_like_one(page: "Page") -> None:
    page.set_viewport_size({"width": 690, "height": 900})  # A4 between its margins

    def columns(selector: str) -> int:
        found = page.locator(selector).first
        return len(found.evaluate("(it) => getComputedStyle(it).gridTemplateColumns.split(' ')"))

    page.goto(page.url + "#cards")
    assert columns(".part dl") == 1
    page.emulate_media(media="print")
    assert columns(".part dl") == 2
    page.evaluate("location.hash = '#timeline'")
    assert page.locator("#timeline .timeline thead").is_visible()


@pytest.mark.parametrize("into", [EN, ZH], ids=["en", "zh"])
def test_nothing_is_wider_than_a_phone(
    browser: "Browser", tmp_path: Path, into: Translator
) -> None:
    text, entries = PLAN, LEDGER
    if into is EN:
        long = "Department of Environment, Climate and Water Resources"
        text, entries = (each.replace("县水务局", f'"{long}"') for each in (PLAN, LEDGER))
    file = tmp_path / "plan.html"
    file.write_bytes(render(with_ledger(text, entries), into))
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    opened.goto(file.as_uri())
    for name in VIEWS:
        opened.evaluate(f"location.hash = '{name}'")
        opened.wait_for_selector(f"#{name}:visible")
        assert opened.evaluate("document.documentElement.scrollWidth") <= 390, name
        assert opened.evaluate(SCROLLED) == [], name
    opened.close()


def test_what_is_chosen_stands_in_the_address(page: "Page") -> None:
    page.click("nav a[href='#timeline']")
    page.select_option("#line-unit", "县水务局")
    page.wait_for_function("location.hash.startsWith('#timeline?unit=')")
    sent = page.url
    page.click("nav a[href='#cards']")
    page.fill("#card-words", "房")
    page.wait_for_function("location.hash.startsWith('#cards?words=')")

    page.reload()
    assert page.locator("#card-list li:visible").all_inner_texts() == ["3 建房\n○ 绿", "4 拆房"]
    page.goto(sent)
    assert page.locator("#lines tr[data-answers]:visible").count() == 2


def test_a_list_of_problems_leads_to_records(page: "Page") -> None:
    page.click("nav a[href='#problems']")
    page.click("#problems tbody a:text-is('P1')")

    assert page.locator(".part:visible h3").all_inner_texts() == ["1 修渠"]


def test_without_scripts_everything_is_there_and_numbers_lead_to_lists(
    browser: "Browser", address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address)

    assert view(opened) == VIEWS
    assert len(shown_tasks(opened)) == 5
    opened.click("#board .tiles a[href='#light=red']")
    listed = opened.locator("[id='light=red'] + ul li")
    assert listed.all_text_contents() == ["1 修渠"]
    assert listed.first.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_has_nothing_to_object_to(browser: "Browser", tmp_path: Path, scheme: str) -> None:
    axe = pytest.importorskip("axe_core_python").__path__[0] + "/axe.min.js"
    file = tmp_path / "en.html"
    file.write_bytes(render(with_ledger(), EN))
    # The policy of the page forbids every other script, this one too.
    context = browser.new_context(
        bypass_csp=True, color_scheme="dark" if scheme == "dark" else "light"
    )
    opened = context.new_page()
    opened.goto(file.as_uri())
    opened.add_script_tag(path=axe)
    for name in VIEWS:
        opened.click(f"nav a[href='#{name}']")
        found = opened.evaluate(
            "axe.run().then((r) => r.violations.map((v) => v.id + v.nodes[0].html))"
        )
        assert found == [], name
    context.close()
