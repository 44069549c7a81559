"""OFD, the national fixed-layout format: letters with places become lines and tables."""

import io
import zipfile

import pytest
from documents import doubts_text, tasks_text

from duties.errors.base import DutiesError
from duties.errors.documents import (
    BloatedDocumentError,
    DamagedDocumentError,
    EmptyDocumentError,
    EntityError,
    PasswordError,
    ScannedDocumentError,
)
from duties.importing.document import Paragraph, Row
from duties.importing.pipeline import draft
from duties.importing.shape import read_document
from ofd_files import PICTURE, SIZE, Body, grid, ofd, path, text

TITLE = "清水县植树实施方案"
FIRST = "1.种植树木。（牵头单位：县林业局，责任单位：县财政局）"
SECOND = "2.修剪树木。（牵头单位：县城管局）"
WANTED = """\
tasks:
  - id: 1
    title: 种植树木
    lead: 县林业局
    responsible: [县财政局]
  - id: 2
    title: 修剪树木
    lead: 县城管局
"""


def told(*bodies: Body) -> tuple[str, str]:
    found = draft(read_document("plan.ofd", ofd(*bodies)))
    return tasks_text(found), doubts_text(found)


def lines(*contents: str) -> list[str]:
    blocks = read_document("plan.ofd", ofd(Body(contents))).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def column(*words: str, left: float = 20, top: float = 30) -> str:
    return "".join(text(left, top + 8 * at, each) for at, each in enumerate(words))


PLAN = column(TITLE, FIRST, SECOND)


def test_letters_with_places_are_lines() -> None:
    assert told(Body([PLAN])) == (WANTED, "")


def test_several_pages_and_documents_go_on() -> None:
    assert told(Body([column(TITLE, FIRST), column(SECOND)])) == (WANTED, "")
    assert told(Body([column(TITLE, FIRST)]), Body([column(SECOND)])) == (
        WANTED,
        "page 1: the file holds 2 documents, which are read as one\n",
    )


@pytest.mark.parametrize(
    ("deltas", "wanted"),
    [
        ("4.2 4.2 4.2", "种植树木"),
        ("g 3 4.2", "种植树木"),
        ("g 2 4.2 4.2", "种植树木"),
        ("4.2 g 999999999999 4.2", "种植树木"),
        ("4.2", "种植树木"),  # the last one goes on
        ("", "种植树木"),  # as wide as they are
        ("4.2 9 4.2", "种植 树木"),
        ("4.2 g x y", "种植树木"),
    ],
)
def test_how_far_letters_stand_apart(deltas: str, wanted: str) -> None:
    assert lines(text(20, 30, "种植树木", deltas=deltas)) == [wanted]


def test_figures_and_latin_letters_are_no_words_apart() -> None:
    assert lines(text(20, 30, "AI2027年", deltas="2.8 1.2 2.1 2.1 2.1 2.1")) == ["AI2027年"]
    assert lines(text(20, 30, "AI WM", deltas="2.8 1.2 1.1 4")) == ["AI WM"]


@pytest.mark.parametrize(
    ("words", "delta", "wanted"),
    [
        ("达到90%以上", "4.2", "达到90%以上"),
        ("保持100%", "4.25", "保持100%"),
        ("增长4.5‰", "4.2", "增长4.5‰"),
        ("90", "9", "9  0"),  # two cells of a row
    ],
)
def test_a_number_is_whole_however_wide_it_is_set(words: str, delta: str, wanted: str) -> None:
    assert lines(text(20, 30, words, deltas=delta)) == [wanted]


def test_places_by_boundary_and_matrix() -> None:
    scaled = (
        '<ofd:TextObject ID="9" Boundary="20 30 100 9" CTM="0.5 0 0 0.5 10 4" Size="8.4">'
        '<ofd:TextCode X="0" Y="8" DeltaX="g 3 8.4">种植树木</ofd:TextCode>'
        '<ofd:TextCode X="33.6" DeltaX="8.4">。。</ofd:TextCode></ofd:TextObject>'
    )
    after = text(60, 38, "好")

    assert lines(scaled + after) == ["种植树木。。 好"]


def test_layers_blocks_and_composites_are_looked_into() -> None:
    inner = f"<ofd:PageBlock>{text(20, 38, FIRST)}</ofd:PageBlock>"
    composed = '<ofd:CompositeObject ID="6" Boundary="20 40 180 9" ResourceID="55"/>'
    resources = (
        "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='55' Width='180' Height='9'>"
        f"<ofd:Content>{text(0, 6, SECOND)}</ofd:Content>"
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    body = Body([column(TITLE) + inner + composed], parts=[("DocumentRes.xml", resources)])

    assert told(body) == (WANTED, "")


def test_a_ruled_table() -> None:
    xs, ys = (20, 35, 90, 130, 180), (40, 50, 60, 70)
    cells = (
        ("序号", "工作任务", "牵头单位", "责任单位"),
        ("1", "种植树木", "县林业局", "县财政局"),
        ("2", "修剪树木", "县城管局", ""),
    )
    words = "".join(
        text(x + 1, y + 6, cell)
        for y, row in zip(ys, cells, strict=False)
        for x, cell in zip(xs, row, strict=False)
        if cell
    )
    page = text(60, 30, TITLE) + grid(xs, ys) + words

    assert told(Body([page])) == (WANTED, "")
    rows = read_document("plan.ofd", ofd(Body([page]))).blocks
    assert [row.cells for row in rows if isinstance(row, Row)] == list(cells)


@pytest.mark.parametrize(
    "drawn",
    [
        path("M 0 0 L 160 0 L 160 30 L 0 30 C", "20 40 160 30"),
        path("S 0 0 M 0 0 L 160 0 L 160 30 L 0 30 L 0 0", "20 40 160 30"),
        path("M 0 0 L 80 0 L 80 15 L 0 15 C", "20 40 160 30", CTM="2 0 0 2 0 0"),
    ],
    ids=["closed", "begun twice", "scaled"],
)
def test_boxes_and_bars_are_rules(drawn: str) -> None:
    bars = (
        path("M 0 0 L 160 0 L 160 0.2 L 0 0.2 C", "20 50 160 0.2", Fill="true", Stroke="false")
        + path("M 0 0 L 0 30", "35 40 0.1 30")
        + path("M 0 0 B 50 50 60 60 70 70 Q 1 1 2 2 A 1 1 0 0 0 9 9", "35 40 0.1 30")
        + path("M 0 10 L 160 10", "20 50 160 0.2", Stroke="false")
    )
    words = text(21, 46, "序号") + text(36, 46, "工作") + text(21, 56, "1") + text(36, 56, "植树")
    found = read_document("plan.ofd", ofd(Body([drawn + bars + words]))).blocks

    assert [row.cells for row in found if isinstance(row, Row)] == [("序号", "工作"), ("1", "植树")]


def test_templates_are_headers_footers_and_watermarks() -> None:
    header = text(80, 15, "清水县人民政府文件")
    pages = [column(TITLE), column(FIRST), column(SECOND)]

    assert told(Body(pages, [header])) == (
        WANTED,
        "page 1: 清水县人民政府文件 stands above or below the text of 3 pages and is left out\n",
    )
    turned = text(30, 200, "内部资料", size=20, CTM="0.7071 -0.7071 0.7071 0.7071 0 0")
    assert told(Body([PLAN], [turned])) == (
        WANTED,
        "page 1: turned text is left out: 内部资料\n",
    )
    across = text(30, 44, "内部资料", size=30)
    assert told(Body([PLAN], [across])) == (
        WANTED,
        "page 1: letters behind the text are left out: 内部资料\n",
    )


def test_a_background_layer_is_as_a_template() -> None:
    layers = (
        f'<ofd:Layer Type="Background">{text(30, 44, "内部资料", size=30)}</ofd:Layer>'
        f"<ofd:Layer>{PLAN}</ofd:Layer>"
    )

    assert told(Body([layers])) == (
        WANTED,
        "page 1: letters behind the text are left out: 内部资料\n",
    )


def test_columns_are_read_one_after_the_other() -> None:
    left = column(*[f"左边的第{at}行文字写在这里。" for at in range(1, 9)], left=20)
    right = column(*[f"右边的第{at}行文字写在那里。" for at in range(1, 9)], left=115)
    found = lines(left + right)

    assert "".join(found).index("左边的第8行") < "".join(found).index("右边的第1行")


def test_words_that_go_up_fill_their_cell_of_a_table() -> None:
    xs, ys = (20, 35, 100), (40, 70, 100)
    upright = (
        '<ofd:TextObject ID="9" Boundary="0 0 210 297" CTM="0 -1 1 0 29 64" Size="4.2">'
        '<ofd:TextCode X="0" Y="0" DeltaX="g 3 4.2">植树行动</ofd:TextCode></ofd:TextObject>'
    )
    words = upright + text(36, 55, "种植树木") + text(21, 85, "其他") + text(36, 85, "修剪树木")
    found = read_document("plan.ofd", ofd(Body([grid(xs, ys) + words]))).blocks

    assert [row.cells for row in found if isinstance(row, Row)] == [
        ("植树行动", "种植树木"),
        ("其他", "修剪树木"),
    ]


def test_a_page_that_is_set_turned_is_read_turned() -> None:
    turned = "".join(
        f'<ofd:TextObject ID="9" Boundary="0 0 210 297" CTM="0 1 -1 0 {180 - 8 * at} 20" '
        'Size="4.2">'
        f'<ofd:TextCode X="0" Y="0" DeltaX="g {len(words) - 1} 4.2">{words}</ofd:TextCode>'
        "</ofd:TextObject>"
        for at, words in enumerate((TITLE, FIRST, SECOND))
    )

    assert told(Body([turned])) == (WANTED, "")


@pytest.mark.parametrize(
    ("how", "value"), [("Visible", "false"), ("Alpha", "0"), ("Fill", "false")]
)
def test_hidden_text_is_left_out_with_a_doubt(how: str, value: str) -> None:
    words = text(20, 80, "3.不种。（牵头单位：县审计局）", deltas=None, **{how: value})  # type: ignore[arg-type]

    assert told(Body([PLAN + words])) == (
        WANTED,
        "page 1: hidden text is left out: 3.不种。（牵头单位：县审计局）\n",
    )


def test_letters_that_were_recognised_in_a_scanned_page_are_read() -> None:
    assert told(Body([PICTURE + PLAN.replace(" Size=", ' Alpha="0" Size=')])) == (
        WANTED,
        "page 1: this page is a picture whose text a program recognised; compare it\n",
    )


def test_letters_outside_the_page_are_left_out_with_a_doubt() -> None:
    for x, size in ((500, SIZE), (20, 5000), (1e300, SIZE)):
        assert told(Body([PLAN + text(x, 80, "外面", size=size)])) == (
            WANTED,
            "page 1: letters outside the page are left out: 外面\n",
        )


def test_what_else_is_left_out_is_said() -> None:
    note = (
        '<ofd:Annot ID="1" Type="Stamp"><ofd:Appearance Boundary="10 10 50 20">'
        f"{text(0, 8, '已阅')}</ofd:Appearance></ofd:Annot>"
    )
    body = Body(
        [PLAN, PICTURE],
        more=(
            "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
            "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"
            "<ofd:Pages/>"
        ),
        parts=[
            (
                "Annots/Annotations.xml",
                '<ofd:Page PageID="0"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>',
            ),
            ("Annots/Page_0/Annotation.xml", note),
            ("Attachs/Attachments.xml", '<ofd:Attachment ID="1"/><ofd:Attachment ID="2"/>'),
        ],
    )

    assert told(body) == (
        WANTED,
        "page 1: 2 attached files are left out\n"
        "page 1: a comment, or a field of a form, is left out: 已阅\n"
        "page 2: this page is a picture or a drawing without text; it is left out\n",
    )


def test_a_page_that_is_not_there_is_said() -> None:
    data = ofd(Body([column(TITLE, FIRST), "", column(SECOND)]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as lacking:
        for name in whole.namelist():
            if "Page_1" not in name:
                lacking.writestr(name, whole.read(name))
    found = draft(read_document("plan.ofd", out.getvalue()))

    assert (tasks_text(found), doubts_text(found)) == (
        WANTED,
        "page 2: this page is not in the file\n",
    )


def test_what_unfolds_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = ofd(Body([PLAN]), more=b" " * 100_000)
    read_document("plan.ofd", data)
    monkeypatch.setattr("duties.importing.readers.archive.UNFOLDED_LIMIT", 100_000)

    with pytest.raises(BloatedDocumentError):
        read_document("plan.ofd", data)


@pytest.mark.parametrize(
    ("error", "data"),
    [
        (DamagedDocumentError, ofd(Body([PLAN]))[:900]),
        (DamagedDocumentError, ofd()),
        (DamagedDocumentError, ofd(Body(["<ofd:TextObject>"]))),
        (PasswordError, ofd(Body([PLAN]), entry="<ofd:Encryptions>x</ofd:Encryptions>")),
        (PasswordError, ofd(Body([PLAN]), Encryptions__xml=b"<a/>")),
        (ScannedDocumentError, ofd(Body([PICTURE]))),
        (EmptyDocumentError, ofd(Body([path("M 0 0 L 9 0")]))),
        (EntityError, ofd(Body([PLAN]), more=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
    ],
    ids=["cut", "none", "broken", "locked", "locked too", "scan", "blank", "entity"],
)
def test_what_cannot_be_read_is_refused_with_one_sentence(
    error: type[DutiesError], data: bytes
) -> None:
    with pytest.raises(error) as caught:
        read_document("plan.ofd", data)

    assert caught.value.place == "plan.ofd"
