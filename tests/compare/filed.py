"""Text and tables put into files of every kind that `duties import` reads."""

import csv
import html
import io
import random
import re
from collections.abc import Sequence

import docx
import openpyxl
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl.styles import Alignment
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus.doctemplate import LayoutError
from tabled import Rows

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
_NUMBER = re.compile(r"^(?:\d+[.、．]|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)")
_TEXT_BOX = (
    "<w:r {spaces}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def word(chance: random.Random, text: str, rows: Rows | None = None) -> bytes:
    """Return a Word file, perhaps with automatic numbers, tracked changes or a text box."""
    document = docx.Document()
    has_numbers = chance.random() < 0.4
    has_box = chance.random() < 0.15
    for line in text.splitlines():
        number = _NUMBER.match(line)
        if number and has_numbers:
            kind = "List Number" if number[0][0].isdigit() else "List Number 2"
            document.add_paragraph(line[number.end() :], style=kind)
        elif line.startswith("## "):
            document.add_heading(line[3:], 2)
        elif has_box and "单位" in line:
            paragraph = document.add_paragraph()
            box = _TEXT_BOX.format(spaces=nsdecls("w"), text=html.escape(line))
            paragraph._p.append(parse_xml(box))
        else:
            paragraph = document.add_paragraph()
            at = chance.randint(0, len(line))
            paragraph.add_run(line[:at]).bold = chance.random() < 0.1
            run = paragraph.add_run(line[at:])
            if chance.random() < 0.03:
                _as_deleted(run._r)
    if rows:
        _word_table(document, rows)
    if chance.random() < 0.1:
        document.sections[0].footer.paragraphs[0].text = "第1页"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _as_deleted(run: object) -> None:
    deleted = OxmlElement("w:del")
    run.addprevious(deleted)  # type: ignore[attr-defined]
    deleted.append(run)  # type: ignore[arg-type]
    for text in deleted.iter(qn("w:t")):
        text.tag = qn("w:delText")


def _word_table(document: docx.document.Document, rows: Rows) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    cells = [list(row.cells) for row in table.rows]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            cells[at][column].text = text
    for first, last, column in _runs(rows):
        if first == last:
            cells[first][0].merge(cells[first][-1]).text = rows[first][0]
        else:
            cells[first][column].merge(cells[last][column]).text = rows[first][column]


def _runs(rows: Rows) -> list[tuple[int, int, int]]:
    """Return first row, last row and column of cells to merge; a single row spans all columns."""
    found: list[tuple[int, int, int]] = []
    spanning = {at for at, row in enumerate(rows) if at and row[0] and not any(row[1:])}
    if len(rows[0]) > 1:
        found += [(at, at, 0) for at in sorted(spanning)]
    for column in range(len(rows[0])):
        start = 0
        for at in range(1, len(rows) + 1):
            if at < len(rows) and not rows[at][column] and start and at not in spanning:
                continue
            if start and at - start > 1 and start not in spanning:
                found.append((start, at - 1, column))
            start = at
    return found


def workbook(chance: random.Random, rows: Rows, above: str = "", below: str = "") -> bytes:
    """Return an Excel file with merged cells, perhaps a title, a hidden row and another sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    offset = 1
    if above:
        sheet.append([above])
        if len(rows[0]) > 1:
            sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(rows[0]))
        offset = 2
    for row in rows:
        sheet.append(
            [int(cell) if cell.isdigit() and len(cell) < 4 else cell or None for cell in row]
        )
    if chance.random() < 0.6:
        for first, last, column in _runs(rows):
            end = len(rows[0]) if first == last else column + 1
            sheet.merge_cells(
                start_row=first + offset,
                end_row=last + offset,
                start_column=column + 1,
                end_column=end,
            )
    if below:
        sheet.append([below])
    if chance.random() < 0.1 and len(rows) > 3:
        sheet.row_dimensions[offset + 2].hidden = True
    sheet["A1"].alignment = Alignment(wrap_text=True)
    if chance.random() < 0.2:
        book.create_sheet("填报说明").append(["每月填报"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_file(chance: random.Random, rows: Rows) -> bytes:
    """Return a CSV file in one of the encodings and with one of the separators in use."""
    out = io.StringIO()
    csv.writer(out, delimiter=chance.choice(",,,;\t")).writerows(rows)
    encoding = chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
    return out.getvalue().encode(encoding)


def page(chance: random.Random, text: str, rows: Rows | None = None) -> bytes:
    """Return a web page, perhaps one of a site with its own lines round the document."""
    tag = chance.choice(("p", "p", "div", "span"))
    lines = []
    for line in text.splitlines():
        if line.startswith("## "):
            lines.append(f"<h2>{html.escape(line[3:])}</h2>")
        elif tag == "span":
            lines.append(f"<span>{html.escape(line)}</span><br>")
        else:
            lines.append(f"<{tag}>{chance.choice(('', '&nbsp;&nbsp;'))}{html.escape(line)}</{tag}>")
    if rows:
        lines.append(_page_table(rows))
    body = "\n".join(lines)
    if chance.random() < 0.5:
        body = f"{ABOVE}<div id='zoom'>{body}</div>{BELOW}"
    encoding = chance.choice(("utf-8", "utf-8", "gb18030"))
    charset = "gb2312" if encoding == "gb18030" else encoding
    head = f"<meta charset='{charset}'><title>方案_某市政府网</title>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(encoding)


ABOVE = (
    "<nav><ul><li>首页</li><li>政务公开</li></ul></nav>"
    "<div class='crumbs'>当前位置：首页 &gt; 政策</div><h1>某市实施方案</h1>"
    "<div class='info'>来源：市政府办 发布日期：2025-01-01 字号：大 中 小</div>"
)
BELOW = (
    "<div class='footer'><p>主办单位：某市人民政府办公室</p>"
    "<p>网站标识码：0000000000　备案号：00000000号</p></div>"
    "<script>var a='（责任单位：假局）'</script>"
)


def _page_table(rows: Rows) -> str:
    spans = {(first, column): last - first + 1 for first, last, column in _runs(rows)}
    covered = {
        (at, column) for first, last, column in _runs(rows) for at in range(first + 1, last + 1)
    }
    lines = []
    for at, row in enumerate(rows):
        if spans.get((at, 0)) == 1:
            lines.append(f"<tr><td colspan={len(row)}>{html.escape(row[0])}</td></tr>")
            continue
        cells = "".join(
            f"<td rowspan={spans.get((at, column), 1)}>{html.escape(cell)}</td>"
            for column, cell in enumerate(row)
            if (at, column) not in covered
        )
        lines.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(lines)}</table>"


def pdf(chance: random.Random, text: str) -> bytes:
    """Return a PDF whose lines are broken as in print, with page numbers."""
    width = chance.choice((30, 34, 24))
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4, invariant=1)
    number, top = 1, 780
    for line in text.splitlines():
        for at in range(0, len(line), width):
            sheet.setFont(FONT, 14)
            sheet.drawString(60 if at else 88, top, line[at : at + width])
            top -= 24
            if top < chance.choice((80, 80, 600)):
                sheet.drawString(280, 30, f"— {number} —")
                sheet.showPage()
                number, top = number + 1, 780
    sheet.save()
    return out.getvalue()


def pdf_table(chance: random.Random, rows: Rows, above: str = "某市重点任务分解表") -> bytes:
    """Return a PDF with a ruled table that may go over several pages, with merged cells."""
    size = landscape(A4) if chance.random() < 0.5 else A4
    repeats = chance.choice((0, 1))
    if chance.random() < 0.5:
        try:
            return _ruled(rows, above, size, repeats, _runs(rows))
        except (LayoutError, TypeError):  # a merged cell that is higher than a page
            pass
    return _ruled(rows, above, size, repeats, ())


def _ruled(
    rows: Rows,
    above: str,
    size: tuple[float, float],
    repeats: int,
    merged: Sequence[tuple[int, int, int]],
) -> bytes:
    style = ParagraphStyle("cell", fontName=FONT, fontSize=11, leading=15, wordWrap="CJK")
    cells = [[Paragraph(html.escape(cell), style) for cell in row] for row in rows]
    widths = [(size[0] - 150) / len(rows[0])] * len(rows[0])
    table = Table(cells, colWidths=widths, repeatRows=repeats)
    looks = TableStyle([("GRID", (0, 0), (-1, -1), 0.7, (0, 0, 0))])
    for first, last, column in merged:
        looks.add("SPAN", (column, first), (-1 if first == last else column, last))
    table.setStyle(looks)
    out = io.BytesIO()
    story: list[Flowable] = [Paragraph(above, style), Spacer(1, 12), table]
    SimpleDocTemplate(out, pagesize=size, invariant=1).build(story)
    return out.getvalue()
