"""The page used as a person would, in headless Chromium, and looked over by axe."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from plans import plan_text
from pypdfium2 import PdfDocument

from duties.drawing.engines import EngineChoice, choose_engine
from duties.drawing.render import PictureFormat
from duties.exporting.dossier import Dossier
from duties.exporting.page.render import PARTS, render
from duties.messages import Translator
from handing_on import EN, ZH, dossier, shipped_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SCROLLED = """
[...document.querySelectorAll(".view:not([hidden]) .wide")]
  .filter((each) => each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.getAttribute("aria-label"))
"""
"""What has to be scrolled sideways; on a phone nothing but pictures may."""
VIEWS = ["overview", "tasks", "units", "actions", "targets", "matrix"]
VIEWS += ["whole", "network", "findings"]
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


def test_no_column_claims_an_order_that_the_plan_does_not_have(
    page: "Page", tmp_path: Path
) -> None:
    tasks = "{id: 2, title: 河}, {id: 1, title: 井}"
    text = f"title: 清水方案\nunits: []\ntasks: [{tasks}]\n"
    sorted_by = "#task-list th[aria-sort]"
    page.click("nav a[href='#tasks']")
    assert page.locator(sorted_by).all_text_contents() == ["序号"]

    (tmp_path / "plan.html").write_bytes(render(dossier(text), ZH))
    page.goto(page.url.partition("#")[0])
    page.click("nav a[href='#tasks']")
    assert page.locator(sorted_by).count() == 0
    assert shown_tasks(page) == ["2", "1"]

    page.locator("#task-list thead button").first.click()
    assert shown_tasks(page) == ["1", "2"]
    page.wait_for_function("location.hash === '#tasks?sort=1'")
    page.evaluate("location.hash = '#tasks?words='")
    page.wait_for_function("!document.querySelector('#task-list th[aria-sort]')")
    assert shown_tasks(page) == ["2", "1"]


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


def test_an_address_of_a_view_shows_the_head_of_the_page_too(page: "Page") -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(page.url + "#matrix")
    page.reload(wait_until="load")

    assert view(page) == ["matrix"]
    assert page.evaluate("scrollY") == 0


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


@pytest.mark.parametrize("typed", ["qzjw", "quzhujianwei", "zhujian", "QZjW", "qzhujw"])
def test_units_are_found_by_their_pinyin(page: "Page", typed: str) -> None:
    page.click("nav a[href='#units']")

    page.fill("#unit-words", typed)

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


def test_what_is_on_the_screen_is_printed_without_the_tools(page: "Page") -> None:
    page.click("nav a[href='#tasks']")
    page.select_option("#of-unit", "区教委")
    page.emulate_media(media="print")

    assert view(page) == ["tasks"]
    assert shown_tasks(page) == ["49", "53"]
    assert not page.locator("nav").is_visible()
    assert not page.locator(".tools").is_visible()
    assert page.pdf().startswith(b"%PDF")


def printed(page: "Page") -> list[str]:
    """Return the text of each sheet that the view prints, without blanks."""
    with PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        return ["".join(sheet.get_textpage().get_text_range().split()) for sheet in document]


def test_sheets_repeat_the_heads_of_their_tables_and_are_numbered(page: "Page") -> None:
    page.goto(page.url + "#tasks")
    sheets = printed(page)

    assert len(sheets) > 1
    assert [f"{number}/{len(sheets)}" in sheet for number, sheet in enumerate(sheets, 1)] == (
        [True] * len(sheets)
    )
    assert all("序号行动任务●牵头○责任" in sheet for sheet in sheets)


@pytest.mark.parametrize("name", ["overview", "whole", "network"])
def test_what_fits_on_a_sheet_is_printed_on_one(page: "Page", name: str) -> None:
    page.goto(page.url + f"#{name}")
    page.wait_for_selector(f"#{name}:visible")

    assert len(printed(page)) == 1


def test_everything_is_printed_where_that_is_wanted(page: "Page") -> None:
    page.emulate_media(media="print")
    page.evaluate("window.print = () => { window.printed = document.documentElement.className }")
    page.evaluate("document.getElementById('print-all').click()")

    assert page.evaluate("window.printed") == "js everything"
    assert view(page) == VIEWS
    assert page.locator(".part:visible").count() == 47 + 10
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert view(page) == ["overview"]


def test_dark_pages_are_printed_in_black_on_white(page: "Page") -> None:
    page.emulate_media(media="print", color_scheme="dark")

    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_what_is_chosen_stands_in_the_address_and_can_be_sent(page: "Page") -> None:
    page.click("nav a[href='#tasks']")
    page.fill("#words", "qzjw")
    page.select_option("#in-role", "lead")
    page.click("#task-list thead button:has-text('任务')")
    chosen = shown_tasks(page)
    sent = page.url

    page.goto(sent.partition("#")[0])
    page.goto(sent)

    assert sent.endswith("#tasks?words=qzjw&role=lead&sort=3")
    assert shown_tasks(page) == chosen
    assert page.input_value("#words") == "qzjw"
    page.click("nav a[href='#findings']")
    page.select_option("#of-severity", "warning")
    assert page.url.endswith("#findings?severity=warning")


def test_a_view_is_saved_as_it_is_shown(page: "Page") -> None:
    page.click("nav a[href='#tasks']")
    page.select_option("#of-unit", "区教委")

    with page.expect_download() as saved:
        page.click("#save")

    assert saved.value.suggested_filename == "tasks.csv"
    assert saved.value.path().read_bytes().decode("utf-8-sig") == (
        '"序号","行动","任务","● 牵头","○ 责任"\r\n'
        '"49","10","促进高质量充分就业","区人社局","区教委 等"\r\n'
        '"53","10","高水平建设一流基础教育强区","区教委",""\r\n'
    )


def test_no_program_takes_a_saved_title_for_a_formula(page: "Page", tmp_path: Path) -> None:
    text = "title: 方案\nunits: []\ntasks: [{id: 1, title: '=1+1', lead: '@\"甲\"局'}]\n"
    (tmp_path / "plan.html").write_bytes(render(dossier(text), ZH))
    page.goto(page.url + "#tasks")
    page.reload()

    with page.expect_download() as saved:
        page.click("#save")

    line = saved.value.path().read_bytes().decode("utf-8-sig").splitlines()[1]
    assert line == '"1","","\'=1+1","\'@""甲""局"'


def test_the_address_is_copied(browser: "Browser", tmp_path: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    address = written(tmp_path, shipped_dossier()) + "#unit=%E5%8C%BA%E6%95%99%E5%A7%94"
    opened.goto(address)

    opened.click("#copy")

    opened.wait_for_function("document.getElementById('copy').textContent === '已复制'")
    assert opened.evaluate("navigator.clipboard.readText()") == address
    context.close()


def test_findings_are_found_by_words_and_severity(page: "Page") -> None:
    page.click("#overview .tiles a[data-wanted^='findings']")
    assert view(page) == ["findings"]
    assert (
        page.locator("#findings .group:visible").count() == page.locator(".group.warning").count()
    )

    page.fill("#finding-words", "任务 14 没有责任单位")
    assert page.locator("#findings tbody tr:visible td:first-child").all_text_contents() == ["14"]


def test_the_theme_is_remembered(page: "Page") -> None:
    page.click("#theme")
    chosen = page.evaluate("document.documentElement.dataset.theme")

    page.reload()

    assert chosen in ("dark", "light")
    assert page.evaluate("document.documentElement.dataset.theme") == chosen


def test_a_phone_shows_cards_one_row_of_views_and_the_matrix_of_a_unit(page: "Page") -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for name in VIEWS:
        page.evaluate(f"location.hash = '{name}'")
        page.wait_for_selector(f"#{name}:visible")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        assert page.evaluate(SCROLLED) == [], name
    nav = page.locator("nav").bounding_box()
    assert nav is not None
    assert nav["height"] < 50

    page.evaluate("location.hash = 'tasks'")
    card = page.locator("[id='task=14']")
    assert (
        " ".join(card.inner_text().split())
        == "14 3 创建重庆国家医学中心和区域医疗中心核心区 区卫健委"
    )
    assert card.locator("td[data-role='lead']").get_attribute("data-label") == "● 牵头"

    page.evaluate("location.hash = 'matrix'")
    page.select_option("#of-column", "区教委")
    assert page.locator("#grid tbody tr:visible th a").all_text_contents() == ["49", "53"]


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
    for name in VIEWS:
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

    assert view(opened) == VIEWS
    assert len(shown_tasks(opened)) == 55
    context.close()


def test_a_page_without_its_parts_still_finds_tasks(browser: "Browser", tmp_path: Path) -> None:
    opened = browser.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(written(tmp_path, replace(shipped_dossier(), without=frozenset(PARTS))))

    assert view(opened) == ["overview"]
    opened.goto(opened.url + "#tasks")
    opened.select_option("#of-unit", "区教委")
    assert shown_tasks(opened) == ["49", "53"]
    opened.goto(opened.url.partition("#")[0] + "#unit=区住建委")
    assert view(opened) == ["overview"]
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
