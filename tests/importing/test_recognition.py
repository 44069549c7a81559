"""Words recognised in pictures: where they stand, what is unsure, and what becomes of them."""

import importlib.util
import sys
from pathlib import Path

import pytest
from documents import EN, doubts_text, tasks_text

from duties.errors.documents import NoRecogniserError, ScannedDocumentError
from duties.importing.document import Place, Row
from duties.importing.pipeline import draft
from duties.importing.raw import RawLine
from duties.importing.readers import kind_of
from duties.importing.readers.misread import mended
from duties.importing.readers.pages import blocks_of
from duties.importing.readers.picture import doubts_of
from duties.importing.readers.recognition import RecognisedPage, SeenLetter, page_of
from duties.importing.shape import read_document
from scanned import FONTS, picture, scanned_pages, scanned_pdf, text_at

HEIGHT = 40  # dots of a line of print
A4 = (2339, 1654)  # dots: height and width
TEXT = """清水县植树实施方案
1.种植树木。（牵头单位：县林业局，责任单位：县财政局、县审计局）
2.修剪树木。（牵头单位：县城管局）
3.浇灌树木，确保成活。责任单位：各乡镇人民政府
"""

with_recogniser = pytest.mark.skipif(
    importlib.util.find_spec("rapidocr_onnxruntime") is None or not any(map(Path.exists, FONTS)),
    reason="duties[ocr], or a Chinese font, is not installed",
)


def line(
    words: str, left: float, top: float, unsure: str = "", certainty: float = 0.99
) -> list[SeenLetter]:
    """Return words as the recogniser has them: each letter in a box."""
    return [
        SeenLetter(
            letter,
            left + at * HEIGHT,
            top,
            left + (at + 1) * HEIGHT,
            top + HEIGHT,
            0.6 if letter in unsure else certainty,
        )
        for at, letter in enumerate(words)
    ]


def told(*pages: RecognisedPage) -> tuple[list[str], list[str]]:
    blocks = blocks_of([page.page for page in pages])
    texts = [block.text for block in blocks if isinstance(block, RawLine)]
    doubts = list(doubts_of(pages, blocks))
    return texts, [f"{each.place.message().put(EN)}: {each.message.put(EN)}" for each in doubts]


ONE = "page 1: this page is a picture whose text a program recognised; compare it"


def test_what_is_unsure_is_told_with_page_and_line() -> None:
    page = page_of(
        [line("清水县植树方案", 500, 300), line("由县林业局牵头负责", 240, 400, unsure="业负")],
        [],
        A4,
        1,
    )

    assert told(page) == (
        ["清水县植树方案", "由县林业局牵头负责"],
        [
            ONE,
            "page 1, line 2: recognised with less than 90% certainty: 由县林业局牵头, 局牵头负责",
        ],
    )


def test_what_can_hardly_be_recognised_is_left_out() -> None:
    page = page_of(
        [line("清水县植树方案", 500, 300), line("丿卜", 240, 400, certainty=0.4)], [], A4, 1
    )

    assert told(page) == (
        ["清水县植树方案"],
        [ONE, "page 1: what can hardly be recognised is left out: 丿卜"],
    )


def test_pages_count_together() -> None:
    pages = [page_of([line("清水县植树方案", 500, 300)], [], A4, number) for number in (1, 2)]

    assert told(*pages)[1] == [
        "page 1: 2 pages are pictures whose text a program recognised, this one first; compare them"
    ]


def test_a_line_is_parted_where_a_rule_crosses_it() -> None:
    ruled = [
        *((200, y, 1400, y + 3) for y in (300, 400, 500)),
        *((x, 300, x + 3, 503) for x in (200, 400, 1400)),
    ]
    lines = [
        line("任务", 240, 330),
        line("牵头单位", 420, 330),
        line("种植树木县林业局", 240, 430, unsure="业"),
    ]
    page = page_of(lines, ruled, A4, 3)
    blocks = blocks_of([page.page])

    assert [block.cells for block in blocks if isinstance(block, Row)] == [
        ("任务", "牵头单位"),
        ("种植树木", "县林业局"),
    ]
    assert list(doubts_of([page], blocks))[1].place == Place(page=3, table=1, row=2)


@pytest.mark.parametrize("words", ["-1一", "—1—", "一 12 —", "— 3"])
def test_the_number_of_a_page_is_known_whatever_its_dashes_are_taken_for(words: str) -> None:
    page = page_of([line("清水县植树方案", 500, 300), line(words, 800, 2150)], [], A4, 1)

    number = "".join(filter(str.isdecimal, words))
    assert page.page.letters[-1].text == f"— {number} —"


def test_words_far_apart_are_no_one_word() -> None:
    seen = [*line("任务", 240, 300), *line("牵头单位", 900, 300)]

    assert [letter.text for letter in page_of([seen], [], A4, 1).page.letters] == [
        "任务",
        "牵头单位",
    ]


@pytest.mark.parametrize(
    ("words", "at", "meant"),
    [("有关部內", 3, "门"), ("深人推进", 1, "入"), ("工人", 1, "人"), ("内", 0, "内")],
)
def test_letters_that_are_often_misread(words: str, at: int, meant: str) -> None:
    assert mended(words, at) == meant


def test_only_an_unsure_letter_is_read_as_another() -> None:
    sure, unsure = line("有关部内负责", 240, 300), line("有关部内负责", 240, 400, unsure="内")
    page = page_of([sure, unsure], [], A4, 1)

    assert told(page)[0] == ["有关部内负责", "有关部门负责"]
    assert told(page)[1][1:] == [
        "page 1, line 2: recognised with less than 90% certainty: 有关部门负责"
    ]


@pytest.mark.parametrize(
    "start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"MM\0*", b"BM"]
)
def test_a_picture_is_read_only_where_that_is_asked_for(start: bytes) -> None:
    assert kind_of("scan", start + bytes(90)).name == "PICTURE"
    with pytest.raises(ScannedDocumentError):
        read_document("scan.png", start + bytes(90))


def test_without_the_recogniser_a_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr_onnxruntime", None)
    with pytest.raises(NoRecogniserError) as caught:
        read_document("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(90), is_recognising=True)

    assert caught.value.message.put(EN) == (
        "to recognise text, --ocr needs an addition that is not installed: "
        '`pip install "duties[ocr]"`'
    )


# With the recogniser

WANTED = """\
tasks:
  - id: 1
    title: 种植树木
    lead: 县林业局
    responsible: [县财政局, 县审计局]
  - id: 2
    title: 修剪树木
    lead: 县城管局
  - id: 3
    title: 浇灌树木,确保成活
    responsible: [各乡镇人民政府]
"""


@with_recogniser
@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff", "pdf"])
def test_a_printed_page_that_was_scanned(kind: str) -> None:
    pages = scanned_pages(TEXT)
    data = scanned_pdf(pages) if kind == "pdf" else picture(pages[0], kind.upper())
    found = draft(read_document(f"scan.{kind}", data, is_recognising=True))

    assert tasks_text(found).replace("'", "").replace("，", ",") == WANTED
    assert doubts_text(found).startswith(ONE)


@with_recogniser
def test_a_page_that_lies_on_its_side_or_head_is_set_upright() -> None:
    from duties.importing.readers.recognition import Recogniser

    recogniser = Recogniser("scan")
    page = scanned_pages(TEXT, turned=0)[0]
    for turns in (90, 180, 270):
        words = [
            letter.text
            for letter in recogniser.page(page.rotate(turns, expand=True), 1).page.letters
        ]
        assert words[0] == "清水县植树实施方案"


@with_recogniser
def test_ruled_lines_of_a_turned_page_make_a_table() -> None:
    from PIL import ImageDraw

    page = scanned_pages("　", turned=0, speckles=0)[0]
    drawing = ImageDraw.Draw(page)
    for y in (300, 420, 540):
        drawing.line((200, y, 1400, y), fill=0, width=3)
    for x in (200, 500, 1400):
        drawing.line((x, 300, x, 540), fill=0, width=3)
    put = text_at(page)
    put((230, 335), "任务")
    put((530, 335), "牵头单位")
    put((230, 455), "种植树木")
    put((530, 455), "县林业局")
    data = picture(page.rotate(1.2, fillcolor=255), "PNG")
    found = read_document("scan.png", data, is_recognising=True)

    assert [block.cells for block in found.blocks if isinstance(block, Row)] == [
        ("任务", "牵头单位"),
        ("种植树木", "县林业局"),
    ]
