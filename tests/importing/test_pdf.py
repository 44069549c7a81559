"""PDFs as printers, browsers and office programs make them: what is read, and what is told."""

from collections.abc import Sequence
from typing import Any

import pytest
from documents import EN
from pdfs import HEADED, both, pdf, printed, table
from reportlab.lib.pagesizes import A4

from duties.importing.fates import Fate
from duties.importing.pipeline import draft
from duties.importing.plan.draft import Draft, DraftTask
from duties.importing.shape import read_document
from duties.model import Role

TITLE = "清水县水利建设实施方案"
TASKS = ("一、重点任务", "1.修缮码头。（牵头单位：县交通局）", "2.清理河道。（牵头单位：县水利局）")
LEADS: list[tuple[str, list[str], list[str]]] = [
    ("修缮码头", ["县交通局"], []),
    ("清理河道", ["县水利局"], []),
]
ROWS = (
    HEADED,
    ("1", "修缮码头", "县交通局", "县财政局"),
    ("2", "清理河道", "县水利局", "各乡镇"),
    ("3", "铺设步道", "县城管局", "县财政局"),
)


def read(data: bytes) -> Draft:
    return draft(read_document("plan.pdf", data))


def told(task: DraftTask) -> tuple[str, list[str], list[str]]:
    return task.title, list(task.names(Role.LEAD)), list(task.names(Role.RESPONSIBLE))


def tasks(found: Draft) -> list[tuple[str, list[str], list[str]]]:
    return [told(task) for task in found.tasks]


def doubts(found: Draft) -> list[str]:
    return [f"{each.place.message().put(EN)}: {each.message.put(EN)}" for each in found.doubts]


def wanted(rows: Sequence[Sequence[str]]) -> list[tuple[str, list[str], list[str]]]:
    return [(row[1], [row[2]], [row[3]]) for row in rows if row[0].isdecimal()]


def test_letters_of_two_fonts_stand_on_one_line() -> None:
    def draw(page: Any) -> None:
        printed(TITLE)(page)
        left = 60.0
        for stretch in ("1.到", "2027", "年建成", "30", "座水闸。（牵头单位：县水利局）"):
            font = "Helvetica" if stretch.isdecimal() else "STSong-Light"
            page.setFont(font, 12 if font != "Helvetica" else 10.5)
            page.drawString(left, 740, stretch)
            left += page.stringWidth(stretch)

    assert tasks(read(pdf(draw))) == [("到2027年建成30座水闸", ["县水利局"], [])]


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.8])
def test_letters_that_are_drawn_again_to_look_bold_are_read_once(shift: float) -> None:
    found = read(pdf(both(printed(TITLE, *TASKS), printed(TITLE, *TASKS, left=60 + shift))))

    assert tasks(found) == LEADS
    assert doubts(found) == []


def test_what_stands_aslant_is_left_out_and_told_once() -> None:
    def watermark(page: Any) -> None:
        page.saveState()
        page.translate(100, 600)
        page.rotate(40)
        page.drawString(0, 60, "内部资料")
        page.restoreState()

    page = both(printed(TITLE, *TASKS), watermark)

    found = read(pdf(page, both(printed("二、保障措施"), watermark)))

    assert tasks(found) == LEADS
    assert doubts(found) == ["page 1: turned text is left out: 内部资料"]


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    def turned(page: Any) -> None:
        page.translate(A4[0], 0)
        page.rotate(90)
        both(printed(TITLE, top=560), table(ROWS, top=520))(page)

    assert tasks(read(pdf(turned))) == wanted(ROWS)


def test_words_that_go_up_are_those_of_their_cell() -> None:
    rows = (("", *ROWS[0][1:]), *ROWS[1:])

    def sideways(page: Any) -> None:
        page.saveState()
        page.translate(75, 703)
        page.rotate(90)
        page.drawString(0, 0, "序号")
        page.restoreState()

    found = read(pdf(both(printed(TITLE), table(rows), sideways)))

    assert tasks(found) == wanted(ROWS)
    assert doubts(found) == []


@pytest.mark.parametrize(
    ("upright", "level"),
    [(range(1, 4), True), (range(5), True), ((), True), ((), False)],
    ids=["open sides", "closed", "no upright lines", "no lines"],
)
def test_a_table_is_read_with_the_lines_that_it_has(upright: Sequence[int], level: bool) -> None:
    drawn = table(ROWS, upright=upright, level=level)

    assert tasks(read(pdf(both(printed(TITLE), drawn)))) == wanted(ROWS)


@pytest.mark.parametrize("is_even", [True, False])
def test_rows_without_lines_begin_with_their_numbers(is_even: bool) -> None:
    pitch = 40 if is_even else 28
    rows = [
        ("1", "修缮县城东部\n码头", "县交通局", "县财政局"),
        ("2", "清理河道", "县水利局", "各乡镇"),
    ]

    def draw(page: Any) -> None:
        top = 740
        for row in (HEADED, *rows):
            for column, cell in enumerate(row):
                for at, line in enumerate(cell.split("\n")):
                    page.drawString((50, 90, 240, 360)[column], top - 14 * at, line)
            top -= pitch if "\n" in row[1] else 24

    found = read(pdf(both(printed(TITLE), draw)))

    assert [task.title for task in found.tasks] == ["修缮县城东部码头", "清理河道"]
    assert [task.names(Role.LEAD) for task in found.tasks] == [("县交通局",), ("县水利局",)]


def test_a_table_without_lines_goes_on_at_the_next_page() -> None:
    more = (("4", "加固堤防", "县应急局", "县水利局"), ("5", "整修渡口", "县交通局", "各乡镇"))
    first = both(printed(TITLE), table(ROWS, top=200, upright=(), level=False))

    found = read(pdf(first, table(more, top=800, upright=(), level=False)))

    assert tasks(found) == wanted((*ROWS, *more))


@pytest.mark.parametrize("is_headed_again", [True, False])
def test_a_cell_that_the_end_of_a_page_cuts_is_that_of_the_rows_below_it(
    is_headed_again: bool,
) -> None:
    headed = ("行动", "序号", "任务", "牵头单位")
    first = [headed, ("畅通", "1", "修缮码头", "县交通局"), ("", "2", "整修渡口", "县交通局")]
    second = [("", "3", "铺设步道", "县城管局"), ("清水", "4", "清理河道", "县水利局")]
    if is_headed_again:
        second.insert(0, headed)

    found = read(
        pdf(
            both(printed(TITLE), table(first, top=200, merged=[(1, 0)])),
            table(second, top=800),
        )
    )

    assert [action.title for action in found.actions] == ["畅通", "清水"]
    assert [task.action for task in found.tasks] == ["1", "1", "1", "2"]


def test_columns_are_read_one_after_the_other() -> None:
    left = (
        TITLE,
        *TASKS[:2],
        "2.清理河道。拆除沿岸的违章",
        "搭建，种植草木。（牵头单位",
        "：县水利局）",
    )
    right = (
        "3.铺设步道。种植沿途的行道",
        "树木。（牵头单位：县城市管",
        "理局）",
        "4.加固堤防。（牵头单位：",
        "县应急局）",
    )

    found = read(pdf(both(printed(*left), printed(*right, left=330))))

    assert [task.title for task in found.tasks] == ["修缮码头", "清理河道", "铺设步道", "加固堤防"]


def test_a_page_without_text_is_told() -> None:
    from PIL import Image

    def scan(page: Any) -> None:
        page.drawInlineImage(Image.new("L", (100, 140), 200), 0, 0, *A4)

    found = read(pdf(printed(TITLE, *TASKS), scan))

    assert tasks(found) == LEADS
    assert doubts(found) == [
        "page 2: this page is a picture or a drawing without text; it is left out"
    ]


def test_a_picture_that_takes_up_much_of_a_page_is_told() -> None:
    from PIL import Image

    def picture(page: Any) -> None:
        page.drawInlineImage(Image.new("L", (100, 140), 200), 50, 50, 500, 500)

    found = read(pdf(both(picture, printed(TITLE, *TASKS))))

    assert tasks(found) == LEADS
    [doubt] = doubts(found)
    assert doubt.startswith("page 1: a picture takes up much of this page")


def test_text_behind_the_picture_of_it_is_read_and_told() -> None:
    from PIL import Image

    def recognised(page: Any) -> None:
        page.drawInlineImage(Image.new("L", (100, 140), 200), 0, 0, *A4)
        text = page.beginText(60, 780)
        text.setFont("STSong-Light", 12)
        text.setTextRenderMode(3)
        for line in (TITLE, *TASKS):
            text.textLine(line)
        page.drawText(text)

    found = read(pdf(recognised))

    assert tasks(found) == LEADS
    [doubt] = doubts(found)
    assert doubt == "page 1: this page is a picture whose text a program recognised; compare it"


def test_hidden_text_is_left_out_and_told() -> None:
    def hidden(page: Any) -> None:
        page.setFillGray(1)
        page.drawString(60, 600, "3.铺设步道。（牵头单位：县城管局）")
        text = page.beginText(60, 560)
        text.setTextRenderMode(3)
        text.textLine("4.加固堤防。（牵头单位：县应急局）")
        page.drawText(text)

    found = read(pdf(both(printed(TITLE, *TASKS), hidden)))

    assert tasks(found) == LEADS
    assert doubts(found) == [
        "page 1: hidden text is left out: 3.铺设步道。（牵头单位：县城管局）",
        "page 1: hidden text is left out: 4.加固堤防。（牵头单位：县应急局）",
    ]


def test_white_letters_on_a_dark_ground_are_read() -> None:
    def dark(page: Any) -> None:
        page.setFillGray(0.2)
        page.rect(50, 590, 400, 30, fill=1)
        page.setFillGray(1)
        page.drawString(60, 600, "3.铺设步道。（牵头单位：县城管局）")

    assert len(read(pdf(both(printed(TITLE, *TASKS), dark))).tasks) == 3


def test_comments_are_left_out_and_told() -> None:
    def noted(page: Any) -> None:
        page.textAnnotation("请核实牵头单位", Rect=(500, 700, 520, 720))

    found = read(pdf(both(printed(TITLE, *TASKS), noted)))

    assert tasks(found) == LEADS
    assert doubts(found) == ["page 1: a comment, or a field of a form, is left out: 请核实牵头单位"]


def test_letters_that_the_file_does_not_tell_are_told() -> None:
    data = pdf(printed("甲乙丙"))
    for sign, other in ((b"/UniGB-UCS2-H", b"/Identity-H  "), (b"(GB1)", b"(ABC)")):
        assert sign in data
        data = data.replace(sign, other)

    found = read(data)

    assert (
        "page 1: the fonts of 1 pages, this one first, do not say which letters they draw: 3 "
        in (doubts(found)[0])
    )


def test_numbers_of_pages_are_none_of_a_name() -> None:
    body = ["1.修缮码头，做好管护，建立台账，定期检查，及时维修。（牵头单位：县交"]
    pages = [
        both(printed(TITLE, *body), printed("1", left=290, top=30)),
        both(
            printed("通局、县水利局）", "2.清理河道。（牵头单位：县水利局）"),
            printed("2", left=290, top=30),
        ),
    ]

    found = read(pdf(*pages))

    assert found.tasks[0].names(Role.LEAD) == ("县交通局", "县水利局")
    assert doubts(found) == []


def test_what_a_browser_prints_round_a_page_is_left_out_and_told() -> None:
    edges = both(
        printed("2026/3/5 10:20 清水县人民政府", top=820),
        printed("https://www.qingshui.example/a/1.html  1/1", top=20),
    )

    found = read(pdf(both(edges, printed(TITLE, *TASKS, top=700))))

    assert tasks(found) == LEADS
    assert doubts(found) == [
        "page 1: 2026/3/5 10:20 清水县人民政府 stands above or below the text and is left out",
        "page 1: https://www.qingshui.example/a/1.html 1/1 stands above or below the text and is "
        "left out",
    ]


def test_a_note_that_stands_at_one_place_of_many_pages_is_no_header() -> None:
    page = [
        printed(
            f"{at}.整修第{at}座水闸。",
            "做好管护，建立台账。",
            "（牵头单位：县水利局）",
            "此项逐月报送。",
            "逐项核对。",
            "逐件归档。",
            "全部公开。",
        )
        for at in range(1, 5)
    ]

    assert len(read(pdf(*page)).tasks) == 4


def test_an_annex_belongs_to_no_chapter_of_the_text() -> None:
    found = read(
        pdf(
            printed(TITLE, *TASKS),
            both(
                printed("附1", "任务分工表"),
                table((HEADED, ("1", "种植树木", "县林业局", "各乡镇")), top=700),
            ),
        )
    )

    assert [(task.title, task.action) for task in found.tasks][-1] == ("种植树木", None)


def test_bars_part_cells_as_in_markdown() -> None:
    lines = ["| " + " | ".join(row) + " |" for row in ROWS]

    assert tasks(read(pdf(printed(TITLE, lines[0], "|---|---|---|---|", *lines[1:])))) == wanted(
        ROWS
    )


def test_a_title_that_does_not_reach_the_margin_of_its_page_ends_there() -> None:
    body = (
        "统筹推进堤防加固、河道疏浚和岸线整治，分类制定年度计划，明确时间表",
        "和路线图，逐项抓好落实，确保汛期之前全部完工，并建立长效管护的机制，",
        "落实管护的单位和人员，逐月巡查，逐季通报，逐年评估，及时整改所发现的",
        "问题，切实保障沿岸群众生产生活的安全，不断改善河湖的面貌和水体质量，",
        "让群众满意。",
    )
    title = "（一）推进县城东部老旧堤防加固"

    found = read(pdf(printed(TITLE, "一、重点任务", title, *body, "牵头单位：县水利局")))

    assert tasks(found) == [("推进县城东部老旧堤防加固", ["县水利局"], [])]


def test_numbers_and_heads_of_pages_are_in_the_account() -> None:
    pages = [
        both(
            printed("清水县人民政府文件", top=820),
            printed(*lines),
            printed(f"— {number} —", top=30),
        )
        for number, lines in enumerate(
            ((TITLE, TASKS[0], TASKS[1]), (TASKS[2], "二、保障措施"), ("（一）压实责任。",)), 1
        )
    ]

    found = draft(read_document("plan.pdf", pdf(*pages)), with_account=True)

    assert tasks(found) == LEADS
    assert [
        (line.words, line.what.put(EN))
        for line in found.account
        if line.fate in (Fate.PAGE_NUMBER, Fate.RUNNING_HEAD)
    ] == [
        ("清水县人民政府文件", "title that runs on the pages"),
        ("— 1 —", "number of a page"),
        ("清水县人民政府文件", "title that runs on the pages"),
        ("— 2 —", "number of a page"),
        ("清水县人民政府文件", "title that runs on the pages"),
        ("— 3 —", "number of a page"),
    ]
