"""The styles of a Word document, as GB/T 9704-2012 wants its letters."""

from typing import TYPE_CHECKING, Any

from duties.exporting.word import faces
from duties.exporting.word.xml import qualified

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle


def set_styles(document: Any, setting: faces.Setting) -> None:
    """Make the styles of a document, and set its language."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = next(defaults.iter(qn("w:lang")))
    language.set(qn("w:eastAsia"), "zh-CN")
    size, leading = setting.size, setting.leading
    centre, left = ALIGN.CENTER, ALIGN.LEFT
    looks = (
        ("Normal", faces.BODY, size, left, leading),
        ("Annex", faces.HEADING, size, left, leading),
        ("Title", faces.TITLE, faces.SIZE_2, centre, 32),
        ("Number", faces.BODY, size, centre, leading),
        ("Heading 1", faces.HEADING, size, left, leading),
        ("Heading 2", faces.SUBHEADING, size, left, leading),
        ("Address", faces.BODY, size, left, leading),
        ("Body", faces.BODY, size, ALIGN.JUSTIFY, leading),
        ("Copy", faces.BODY, faces.SIZE_4, left, leading),
        ("Closing", faces.BODY, size, ALIGN.RIGHT, leading),
        ("Table Head", faces.HEADING, faces.SIZE_SMALL_4, centre, setting.table),
        ("Table Band", faces.HEADING, faces.SIZE_SMALL_4, left, setting.table),
        ("Table Text", faces.BODY, faces.SIZE_SMALL_4, left, setting.table),
        ("Table Centre", faces.BODY, faces.SIZE_SMALL_4, centre, setting.table),
        ("Note", faces.BODY, faces.SIZE_5, left, None),
        ("Caption", faces.HEADING, faces.SIZE_SMALL_4, left, None),
        ("Chart Text", faces.BODY, faces.SIZE_5, left, None),
        ("Chart Centre", faces.BODY, faces.SIZE_5, centre, None),
        ("Chart End", faces.BODY, faces.SIZE_5, ALIGN.RIGHT, None),
    )
    for name, face, own, align, distance in looks:
        _set_style(_style(document, name), face, own, align, distance)
    _style(document, "Title").paragraph_format.space_before = points(6)
    _style(document, "Title").paragraph_format.space_after = points(leading / 2)
    _style(document, "Number").paragraph_format.space_after = points(leading / 2)
    for name in ("Heading 1", "Heading 2", "Caption"):
        _style(document, name).paragraph_format.space_before = points(leading / 2)
        _style(document, name).paragraph_format.space_after = points(6)
        _style(document, name).paragraph_format.keep_with_next = True
    _style(document, "Copy").paragraph_format.space_before = points(leading / 2)
    _style(document, "Note").paragraph_format.space_before = points(4)
    _style(document, "Body").paragraph_format.first_line_indent = points(2 * size)


def _style(document: Any, name: str) -> "ParagraphStyle":
    from docx.enum.style import WD_STYLE_TYPE

    if name in document.styles:
        style: ParagraphStyle = document.styles[name]
        return style
    made: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    return made


def _set_style(
    style: "ParagraphStyle", face: str, size: float, align: Any, leading: float | None
) -> None:
    """Set a style from the ground up; `leading` is the distance of lines in points."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import RGBColor

    own: Any = style.element
    for part in (own.pPr, own.rPr):
        if part is not None:
            own.remove(part)
    style.font.name = faces.LATIN
    fonts = own.rPr.rFonts
    fonts.set(qualified("w:eastAsia"), face)
    style.font.size = points(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.alignment = align
    style.paragraph_format.space_before = style.paragraph_format.space_after = points(0)
    if leading is None:
        style.paragraph_format.line_spacing = 1.0
    else:
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        style.paragraph_format.line_spacing = points(leading)


def points(number: float) -> Any:
    """Return a length in points as the library wants it."""
    from docx.shared import Pt

    return Pt(number)
