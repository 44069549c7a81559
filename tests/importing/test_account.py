"""Nothing of a document vanishes unsaid: what a reader met is taken, left out for a reason or told.

This holds for every document of the suite, and for those beside this checkout.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import openpyxl.comments
import pytest
from documents import EN, ROOT, cases
from lxml import etree, html

from duties.errors.base import DutiesError
from duties.importing.document import Document, LeftOut, Paragraph, Row
from duties.importing.fates import Became, Fate
from duties.importing.pipeline import draft
from duties.importing.plan.draft import Draft
from duties.importing.raw import PageTable, Raw, RawBlock
from duties.importing.readers import read
from duties.importing.readers.html import decoded_page
from duties.importing.shape import read_document, shape
from duties.messages import Message

SHARED = ROOT.parent / "shared"
FAULTS = [SHARED / "faults" / folder for folder in ("text", "files")]
BESIDE = sorted(
    [*(SHARED / "plans").glob("*.txt"), *(path for folder in FAULTS for path in folder.glob("*"))]
)
NOTHING_MADE = "nothing was made of"
_LETTER = re.compile("[\\u4e00-\\u9fff]|\\d")


def documents() -> Iterator[object]:
    """Yield the documents of the case files, then those beside this checkout."""
    for name, text, _ in cases():
        yield pytest.param("document.txt", text.encode(), id=name)
    if not BESIDE:
        yield pytest.param("", b"", marks=pytest.mark.skip("no documents beside this checkout"))
    for path in BESIDE:
        yield pytest.param(path.name, path.read_bytes(), id=path.name)


def letters(texts: Iterable[str]) -> Counter[str]:
    """Count the letters and digits that words are made of."""
    return Counter(_LETTER.findall("".join(texts)))


def texts_of(block: RawBlock | PageTable | LeftOut) -> Iterator[str]:
    """Yield what a block says; a cell over several columns counts in each."""
    if isinstance(block, PageTable):
        for inner in block.text:
            yield from texts_of(inner)
    elif isinstance(block, Row):
        yield from block.cells
    elif isinstance(block, LeftOut):
        yield block.words
    else:
        yield block.text


def met(raw: Raw) -> Counter[str]:
    return letters(text for block in (*raw.blocks, *raw.left_out) for text in texts_of(block))


def kept(document: Document) -> Counter[str]:
    blocks = (*document.blocks, *document.left_out)
    return letters(text for block in blocks for text in texts_of(block))


def drafted(name: str, data: bytes) -> tuple[Raw, Document, Draft]:
    """Return a document as its reader found it, as it was shaped, and its draft with an account."""
    try:
        raw = read(name, data)
    except DutiesError as error:
        pytest.skip(f"no document that is read: {type(error).__name__}")
    document = shape(raw)
    return raw, document, draft(document, with_account=True)


@pytest.mark.parametrize(("name", "data"), list(documents()))
def test_no_place_of_a_document_is_unaccounted(name: str, data: bytes) -> None:
    raw, document, found = drafted(name, data)

    assert met(raw) - kept(document) == Counter()
    accounted = {(line.place, line.words) for line in found.account}
    for block in document.blocks:
        if isinstance(block, Paragraph) and any(map(str.isalnum, block.text)):
            assert (block.place, block.text) in accounted
        elif isinstance(block, Row):
            assert block.place in {place for place, _ in accounted}
    for left in document.left_out:
        assert (left.place, left.words) in accounted
    told = [doubt.message.put(EN) for doubt in found.doubts]
    if any(line.fate is Fate.NOTHING for line in found.account) and found.tasks:
        assert any(NOTHING_MADE in words for words in told)
    assert not any("lost in reading" in words for words in told)


# What a file of Word, a page and a workbook hold


def words_in_word(data: bytes) -> str:
    """Return all letters in all parts of a file of Word, deleted and hidden ones too.

    What stands there twice, for older programs, counts once.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    return "".join(
        element.text or ""
        for part in parts
        for element in etree.fromstring(part).iter("{*}t", "{*}delText")
        if next(element.iterancestors("{*}Fallback"), None) is None
    )


def words_in_page(data: bytes) -> str:
    """Return all letters in the body of a page that are no program and no style."""
    root: Any = html.document_fromstring(decoded_page("page.html", data).text)
    for element in root.xpath("//head | //script | //style | //noscript"):
        element.drop_tree()
    return str(root.text_content())


def said(found: Draft) -> str:
    """Return what an account and the doubts quote of a document."""
    return "".join(
        [
            *(line.words for line in found.account),
            *(
                str(fact)
                for line in found.account
                for fact in line.what.facts.values()
                if not isinstance(fact, Message)
            ),
        ]
    )


@pytest.mark.parametrize(
    "path", [path for path in BESIDE if path.suffix == ".docx"], ids=lambda path: path.name
)
def test_every_letter_of_a_file_of_word_is_read_or_told(path: Path) -> None:
    data = path.read_bytes()
    _, _, found = drafted(path.name, data)

    assert letters([words_in_word(data)]) - letters([said(found)]) == Counter()


@pytest.mark.parametrize(
    "path", [path for path in BESIDE if path.suffix == ".html"], ids=lambda path: path.name
)
def test_every_letter_of_a_page_is_read_or_told(path: Path) -> None:
    data = path.read_bytes()
    _, _, found = drafted(path.name, data)

    assert letters([words_in_page(data)]) - letters([said(found)]) == Counter()


def account(found: Draft) -> list[tuple[str, str, str]]:
    """Return the account of a draft: the words, what became of them, and as what or why."""
    return [
        (line.words, line.fate.became.value, line.what.put(EN))
        for line in found.account
        if line.fate.became is not Became.TAKEN
    ]


def doubts(found: Draft) -> list[str]:
    return [f"{doubt.place.message().put(EN)}: {doubt.message.put(EN)}" for doubt in found.doubts]


def of(name: str, data: bytes) -> Draft:
    return draft(read_document(name, data), with_account=True)


TITLE = "清水县绿化工作方案"
FIRST = "1.种植树木。（牵头单位：县林业局）"
SECOND = "2.修剪树木。（牵头单位：县城管局）"


def word(build: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document()
    for line in (TITLE, "一、增绿行动", FIRST, SECOND):
        document.add_paragraph(line)
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, edit: Callable[[str], str]) -> bytes:
    """Return a file of Word with one of its parts edited."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            part = old.read(member)
            new.writestr(member, edit(part.decode()) if member == name else part)
    return out.getvalue()


def before_the_end(xml: str) -> Callable[[str], str]:
    return lambda part: part.replace("<w:sectPr", f"{xml}<w:sectPr", 1)


def test_a_header_that_says_something_of_its_own_is_told_and_a_page_number_is_not() -> None:
    def build(document: docx.document.Document) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "讨论稿，以正式印发为准"
        section.footer.paragraphs[0].text = "第 1 页 共 2 页"

    found = of("plan.docx", word(build))

    assert doubts(found) == [
        "paragraph 1: what stands at the edge of the pages is left out: 讨论稿，以正式印发为准"
    ]
    assert ("第 1 页 共 2 页", "left out", "header or footer") in account(found)


def test_a_header_that_repeats_the_title_is_no_doubt() -> None:
    def build(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = TITLE

    assert doubts(of("plan.docx", word(build))) == []


def test_deleted_words_letters_above_others_and_pictures_are_accounted_for() -> None:
    xml = (
        '<w:p><w:r><w:t>3.补植</w:t></w:r><w:del w:id="1"><w:r><w:delText>古</w:delText></w:r>'
        "</w:del>"
        "<w:r><w:ruby><w:rt><w:r><w:t>miáo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>苗</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r><w:r><w:t>木。（牵头单位：县林业局）</w:t></w:r></w:p>"
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata/>'
        "</v:shape></w:pict></w:r></w:p>"
    )
    data = with_part(word(lambda _: None), "word/document.xml", before_the_end(xml))

    found = of("plan.docx", data)

    assert [task.title for task in found.tasks] == ["种植树木", "修剪树木", "补植苗木"]
    assert account(found) == [
        ("古", "left out", "deleted, the change being recorded"),
        ("miáo", "left out", "how letters are pronounced"),
        ("", "left out", "picture, chart or embedded object"),
    ]
    assert doubts(found) == [
        "paragraph 6: a picture, chart or embedded object is left out; what it shows is not read"
    ]


def test_letters_in_a_formula_are_read() -> None:
    xml = (
        '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r>'
        "<m:t>3.补植苗木。（牵头单位：县林业局）</m:t></m:r></m:oMath></w:p>"
    )
    data = with_part(word(lambda _: None), "word/document.xml", before_the_end(xml))

    assert [task.title for task in of("plan.docx", data).tasks][2:] == ["补植苗木"]


def test_a_file_within_a_document_that_cannot_be_read_is_told() -> None:
    relation = (
        '<Relationship Id="rIdPart" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/aFChunk" Target="part.pdf"/></Relationships>'
    )
    data = with_part(
        word(lambda _: None),
        "word/document.xml",
        before_the_end(
            '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships" r:id="rIdPart"/>'
        ),
    )
    data = with_part(
        data,
        "word/_rels/document.xml.rels",
        lambda part: part.replace("</Relationships>", relation),
    )

    assert doubts(of("plan.docx", data)) == [
        "paragraph 4: part.pdf within the document cannot be read and is left out"
    ]


# Pages


def page(*lines: str, style: str = "") -> bytes:
    shown = "\n".join((f"<h1>{TITLE}</h1>", f"<p>{FIRST}</p>", f"<p>{SECOND}</p>", *lines))
    return f"<html><head><style>{style}</style></head><body>\n{shown}</body></html>".encode()


@pytest.mark.parametrize(
    ("style", "element"),
    [
        ("", '<p style="display: none">'),
        ("", '<p style="color:red; VISIBILITY:hidden">'),
        ("", "<p hidden>"),
        (".gone { display : none }", '<p class="old gone">'),
        ("p.gone, #a { visibility:hidden !important; }", '<p id="a">'),
        ("/* .x{} */ @media print{.b{display:block}} .a{display:none}", '<p class="a">'),
        (".a{display:block} p.a.b{display:none}", '<p class="b a">'),
    ],
)
def test_what_a_page_hides_is_left_out_and_told(style: str, element: str) -> None:
    found = of("plan.html", page(f"{element}3.砍树。（牵头单位：县旧局）</p>", style=style))

    assert len(found.tasks) == 2
    assert doubts(found) == ["line 5: hidden text is left out: 3.砍树。（牵头单位：县旧局）"]


@pytest.mark.parametrize(
    ("style", "element"),
    [
        (".tab{display:none} .tab.on{display:block}", '<p class="tab on">'),
        ("@media print { .a{display:none} }", '<p class="a">'),
        (".menu .a{display:none}", '<p class="a">'),
        (".a{display:none}", '<p class="a" style="display:block">'),
        (".a{display:none} .a{display:block}", '<p class="a">'),
        ("@media print { .a{display:none", '<p class="a">'),
    ],
)
def test_what_a_rule_hides_only_sometimes_or_elsewhere_is_read(style: str, element: str) -> None:
    found = of("plan.html", page(f"{element}3.砍树。（牵头单位：县旧局）</p>", style=style))

    assert len(found.tasks) == 3
    assert doubts(found) == []


def test_the_caption_of_a_table_and_what_stands_behind_it_are_accounted_for() -> None:
    table = (
        "<table><caption>表1 养护任务</caption><tr><td>序号</td><td>任务</td><td>责任单位</td></tr>"
        "<tr><td>3</td><td>浇灌苗木</td><td>县园林中心</td></tr></table><p>浇灌限于城区。</p>"
    )

    found = of("plan.html", page(table, "<nav>首页</nav>", "<p><del>4.旧任务。</del></p>"))

    assert account(found) == [
        ("表1 养护任务", "left out", "caption of a table"),
        ("浇灌限于城区。", "reported", "nothing was made of it"),
        ("首页", "left out", "what a site writes around its pages"),
        ("4.旧任务。", "left out", "deleted, the change being recorded"),
    ]
    assert doubts(found) == [
        "line 5: nothing was made of this paragraph; look whether it gives anybody a task: "
        "浇灌限于城区。"
    ]


def test_a_form_around_the_text_of_a_page_is_read_and_one_to_fill_in_is_not() -> None:
    lines = "".join(
        f"<p>{at}.种植第{at}片树木，做好日常浇灌。（牵头单位：县林业局）</p>" for at in range(3, 13)
    )

    found = of("plan.html", page(f'<form id="page">{lines}</form>', "<form><p>搜索</p></form>"))

    assert len(found.tasks) == 12
    assert account(found) == [("搜索", "left out", "what a site writes around its pages")]


# Workbooks


def test_sheets_without_tasks_comments_and_headers_are_accounted_for() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "分工"
    for row in (("序号", "任务", "责任单位"), (1, "种植树木", "县林业局"), ("合计", "1项", "")):
        sheet.append(row)
    sheet["B2"].comment = openpyxl.comments.Comment("仅限城区", "县林业局")
    sheet.oddHeader.center.text = "讨论稿"
    sheet.oddFooter.center.text = "第 &P 页"
    book.create_sheet("说明").append(["每季度报送一次"])
    out = io.BytesIO()
    book.save(out)

    found = of("plan.xlsx", out.getvalue())

    assert account(found) == [
        ("讨论稿", "left out", "header or footer"),
        ("仅限城区", "left out", "comment"),
        ("合计 | 1项", "left out", "row of sums"),
        ("每季度报送一次", "left out", "sheet without tasks"),
    ]
    assert sorted(doubts(found)) == [
        "sheet 分工, row 1: a comment is left out",
        "sheet 分工, row 1: no title was found; the name of the file is used instead",
        "sheet 分工, row 1: what stands at the edge of the pages is left out: 讨论稿",
        "sheet 说明, row 1: this sheet gives nobody a task; its row is left out",
    ]
