"""A Word document on A4 paper as a government office would set it: text, tables, page numbers."""

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from duties.exporting.dates import DATE
from duties.exporting.marks import WRITER, plan_facts, property_text, undated, written_on
from duties.exporting.tables import lines_of
from duties.exporting.word import faces
from duties.exporting.word.styles import points, set_styles
from duties.exporting.word.title_lines import title_lines
from duties.exporting.word.units import add_units
from duties.exporting.word.widths import broken_heading, column_widths
from duties.exporting.word.xml import element, put_text, qualified, style_id
from duties.formats.grid import Grid
from duties.formats.text import width_of
from duties.model import Plan

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_LONG, _SHORT = 297, 210  # millimetres: A4
_LEFT, _RIGHT = 28, 26  # the margins of GB/T 9704-2012, in millimetres
LOOKED_AT = 1_000  # rows that decide how wide the columns are
_NARROW = 6  # columns of text: what a cell shows in the middle
_TWIPS = 1440 / 25.4  # in a millimetre
_COLUMN = faces.SIZE_SMALL_4 / 2 * 20  # twips of a column of text: half a Chinese character

_APP_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


class Paper:
    """A document that is written from top to bottom."""

    def __init__(
        self,
        plan: Plan,
        title: str,
        *,
        landscape: bool = False,
        setting: faces.Setting = faces.LETTER,
    ) -> None:
        from docx import Document
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        self._setting = setting
        self._document = Document(BytesIO(_template(setting)))
        _set_properties(self._document, plan, title)
        _add_facts(self._document, plan)
        section = self._document.sections[0]
        width, height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        # On landscape paper the margins go round with the page.
        upright = (setting.above, setting.below, _LEFT, _RIGHT)
        turned = (_LEFT, _RIGHT, setting.below, setting.above)
        top, bottom, left, right = turned if landscape else upright
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        section.footer_distance = Mm(bottom / 2)
        self.room = (width - left - right) * _TWIPS / _COLUMN
        """How wide a table is, in columns of text."""
        self._document.settings.odd_and_even_pages_header_footer = True
        _number_pages(section.footer.paragraphs[0], is_odd=True)
        _number_pages(section.even_page_footer.paragraphs[0], is_odd=False)

    def hold_units(self, plan: Plan) -> None:
        """Have the document hold what the plan says of its units, which no reader sees."""
        add_units(self._document, plan)

    def write(self, text: str, style: str) -> None:
        """Write a paragraph in one of the styles that `set_styles` makes."""
        self._paragraph(text, style)

    def title(self, *lines: str) -> None:
        """Write a title: lines that are broken between words where they are too long."""
        most = self.room * _COLUMN / 20 / faces.SIZE_2 - 1
        told = (" ".join(line.splitlines()) for line in lines)
        self.write("\n".join(part for line in told for part in title_lines(line, most)), "Title")

    def write_point(self, head: str, text: str) -> None:
        """Write a paragraph of the body whose first words stand out."""
        paragraph = self._paragraph("", "Body")
        for words, is_bold in ((head, True), (text, None)):
            run = paragraph.add_run()
            run.bold = is_bold
            put_text(run._r, lines_of(words))
        _align(paragraph, "Body")

    def write_on_new_page(self, text: str, style: str) -> None:
        """Write a paragraph at the top of the next page."""
        self._paragraph(text, style).paragraph_format.page_break_before = True

    def patchwork(self, widths: Sequence[float], rows: Iterable[Any]) -> None:
        """Write a table without borders from rows made elsewhere.

        Its columns have these shares of the room.
        """
        whole = sum(widths)
        twips = [int(self.room * _COLUMN * width / whole) for width in widths]
        table = self._document.add_table(rows=0, cols=len(twips))
        made: Any = table._tbl
        made.tblStyle_val = style_id("Normal Table")
        _fix_layout(made, twips)
        made.extend(list(rows))

    def _paragraph(self, text: str, style: str) -> "Paragraph":
        is_below_table = self._is_below_table()
        paragraph = self._document.add_paragraph()
        if text:
            put_text(paragraph.add_run()._r, lines_of(text))
        paragraph._p.style = style_id(style)  # by its name the library looks long for it
        if is_below_table and style == "Body":
            paragraph.paragraph_format.space_before = points(8)
        _align(paragraph, style)
        return paragraph

    def _is_below_table(self) -> bool:
        body: Any = self._document.element.body
        return len(body) > 1 and body[-2].tag == qualified("w:tbl")

    def close(self, lines: Sequence[tuple[str, float]]) -> None:
        """Write lines at the right: each with how far it stays from the margin, in characters.

        They stay together, and on one page with what is above them.
        """
        self._keep_last()
        for number, (text, room) in enumerate(lines):
            paragraph = self._paragraph(text, "Closing")
            paragraph.paragraph_format.right_indent = points(room * self._setting.size)
            if not number:
                paragraph.paragraph_format.space_before = points(self._setting.leading)
            paragraph.paragraph_format.keep_with_next = number < len(lines) - 1

    def _keep_last(self) -> None:
        """Keep what was written last on one page with what will follow."""
        from docx.table import Table

        *_, last = self._document.iter_inner_content()
        paragraphs = (
            [cell.paragraphs[0] for cell in last.rows[-1].cells]
            if isinstance(last, Table)
            else [last]
        )
        for paragraph in paragraphs:
            paragraph.paragraph_format.keep_with_next = True

    def table(
        self,
        grid: Grid,
        bands: Sequence[tuple[str, Grid]],
        parts: Sequence[float] | None = None,
        *,
        alike: Grid | None = None,
    ) -> None:
        """Write a table: the headings of a grid, then each band's words and rows below it.

        A band without words has its rows only. The heading row is repeated on every page. The
        columns have these parts of the room, or without any as much as their words need, or those
        of the table with all rows that it is to look `alike`.
        """
        self._part_from_text()
        rows = [row for _, band in bands for row in band.rows]
        looked_at = (rows if alike is None else alike.rows)[:LOOKED_AT]
        widths = [
            int(width * _COLUMN) for width in column_widths(grid.headings, looked_at, self.room)
        ]
        if parts is not None:
            widths = [int(self.room * _COLUMN * part / sum(parts)) for part in parts]
        table = self._document.add_table(rows=0, cols=len(widths))
        made: Any = table._tbl  # rows made by the library take minutes for a large plan
        made.tblStyle_val = style_id("Table Grid")
        _fix_layout(made, widths)
        centred = [
            all(len(row[column]) <= _NARROW for row in looked_at) for column in range(len(widths))
        ]
        headings = [
            broken_heading(heading, width / _COLUMN)
            for heading, width in zip(grid.headings, widths, strict=True)
        ]
        made.append(_heading_row(headings, widths))
        for words, band in bands:
            if words:
                made.append(_band_row(lines_of(words), widths))
            made.extend([_row(row, widths, centred) for row in band.rows])
        _keep_together(made.tr_lst)

    def _part_from_text(self) -> None:
        """Leave some room between a table and the text above it."""
        paragraphs = self._document.paragraphs
        if paragraphs and paragraphs[-1]._p.style == style_id("Body"):
            paragraphs[-1].paragraph_format.space_after = points(8)

    def to_bytes(self) -> bytes:
        """Return the document; the same content always gives the same bytes."""
        out = BytesIO()
        self._document.save(out)
        return undated(out.getvalue())


def _set_properties(document: Any, plan: Plan, title: str) -> None:
    properties = document.core_properties
    properties.title = property_text(title)
    properties.subject = property_text(plan.title)
    properties.author = property_text(plan.issuer)
    properties.last_modified_by = WRITER
    properties.comments = ""
    properties.revision = 1
    properties.created = properties.modified = written_on(plan)


def _set_parts(document: Any) -> None:
    """Replace what the library's template brings: its fonts, its thumbnail, its program's name."""
    package = document.part.package
    for part in package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = faces.font_table()
        elif part.partname == "/docProps/app.xml":
            part._blob = _APP_PROPERTIES.encode()
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _add_facts(document: Any, plan: Plan) -> None:
    """Add what the plan says of itself as custom properties, as the workbook has it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    told = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{key}">'
        f"<vt:lpwstr>{escape(str(fact))}</vt:lpwstr></property>"
        for number, (key, fact) in enumerate(plan_facts(plan).items(), 2)
    )
    part = Part(
        PackURI("/docProps/custom.xml"),
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        _CUSTOM_PROPERTIES.format(told).encode(),
        package,
    )
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


_CUSTOM_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.'
    'openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>'
)


@cache
def _template(setting: faces.Setting) -> bytes:
    """Return what every document begins with; making it takes longer than a short document."""
    from docx import Document

    document = Document()
    set_styles(document, setting)
    _set_parts(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _align(paragraph: "Paragraph", style: str) -> None:
    """Let a paragraph of the body without Chinese end raggedly: blanks would be torn apart."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    text = paragraph.text
    if style == "Body" and text and width_of(text) == len(text):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _number_pages(paragraph: Any, *, is_odd: bool) -> None:
    """Write — 1 — at the outer side of the foot, a letter from the margin (GB/T 9704-2012, 7.5)."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_odd else WD_ALIGN_PARAGRAPH.LEFT
    margin = "right_indent" if is_odd else "left_indent"
    setattr(paragraph.paragraph_format, margin, points(faces.SIZE_4))
    for text, field in (("— ", None), (None, "PAGE"), (" —", None)):
        run = paragraph.add_run(text)
        run.font.name = faces.LATIN
        run.font.size = points(faces.SIZE_4)
        run._r.rPr.rFonts.set(qualified("w:eastAsia"), faces.NUMBER)
        if field:
            for kind in ("begin", None, "end"):
                if kind is None:
                    run._r.append(element("w:instrText", text=field))
                else:
                    run._r.append(element("w:fldChar", fldCharType=kind))


def _fix_layout(table: Any, widths: Sequence[int]) -> None:
    margins = element("w:tblCellMar")
    for side, twips in (("top", 50), ("left", 70), ("bottom", 50), ("right", 70)):
        margins.append(element(f"w:{side}", w=str(twips), type="dxa"))
    # Word reads the properties of a table in one order only; w:tblLook is the last of these.
    look = table.tblPr.find(qualified("w:tblLook"))
    look.addprevious(element("w:tblLayout", type="fixed"))
    look.addprevious(margins)
    for column, width in zip(table.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qualified("w:w"), str(width))


def _heading_row(headings: Sequence[str], widths: Sequence[int]) -> Any:
    row = _bare_row("w:tblHeader")
    for heading, width in zip(headings, widths, strict=True):
        row.append(_cell(heading, width, "Table Head"))
    return row


def _band_row(words: str, widths: Sequence[int]) -> Any:
    row = _bare_row()
    row.append(_cell(words, sum(widths), "Table Band", span=len(widths)))
    return row


def _row(cells: Iterable[str], widths: Iterable[int], centred: Iterable[bool]) -> Any:
    row = _bare_row()
    for text, width, middle in zip(cells, widths, centred, strict=True):
        row.append(_cell(text, width, "Table Centre" if middle else "Table Text"))
    return row


def _keep_together(rows: Sequence[Any]) -> None:
    """Keep few rows on one page; of more, the first with the heading, and the last two."""
    *early, _ = rows
    for place, row in enumerate(early):
        if len(rows) <= _FEW or place < _FIRST or place == len(early) - 1:
            for look in row.iter(qualified("w:pPr")):
                if look.find(qualified("w:keepNext")) is None:
                    look.append(element("w:keepNext"))


_FEW, _FIRST = 6, 2  # rows, with the heading


def _bare_row(*properties: str) -> Any:
    row = element("w:tr")
    inner = element("w:trPr")
    for name in ("w:cantSplit", *properties):
        inner.append(element(name))
    row.append(inner)
    return row


def _cell(text: str, width: int, style: str, span: int = 1) -> Any:
    properties = element("w:tcPr")
    properties.append(element("w:tcW", w=str(width), type="dxa"))
    if span > 1:
        properties.append(element("w:gridSpan", val=str(span)))
    if style in _HEADS:
        properties.append(element("w:shd", val="clear", color="auto", fill="F2F2F2"))
    properties.append(element("w:vAlign", val="center"))
    look = element("w:pPr")
    look.append(element("w:pStyle", val=style_id(style)))
    if style == "Table Band":
        look.append(element("w:keepNext"))
    paragraph, run = element("w:p"), element("w:r")
    if DATE.fullmatch(text):
        # The column has room for it, and whoever copies it gets what a spreadsheet takes for a day.
        run.append(element("w:t", text=text))
    else:
        put_text(run, text)
    paragraph.extend((look, run))
    cell = element("w:tc")
    cell.extend((properties, paragraph))
    return cell


_HEADS = ("Table Head", "Table Band")
