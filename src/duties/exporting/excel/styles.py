"""How the cells of a workbook look."""

from functools import cache
from typing import TYPE_CHECKING

from duties.drawing.palette import DEEP, FAINT
from duties.model import Role

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = "Microsoft YaHei"
FORM_SIZE = 11  # points, of the cells of a form, which paper shrinks
_CHINESE = 134  # the character set that decides what stands in where the font is missing
_SANS = 2  # the family that does

OPTIONS = {
    "in_memory": True,
    # Columns are measured in digits of this font, which are alike wherever a sheet is printed.
    "default_format_properties": {"font_name": "Arial", "font_size": 10, "font_scheme": "none"},
}
"""What every workbook is made with."""

INK = "#1F2933"
HEAD = "#1F4E79"
BAND = "#DCE6F1"
LINE = "#BFC7D1"
QUIET = "#EEF0F2"
QUIET_HEAD = "#6B7785"

Colours = tuple[str, str]
"""A fill and an ink."""

ERROR: Colours = ("#FBDAD5", "#9B1C0F")
WARNING: Colours = ("#FDF0CF", "#7A5200")
ROLE_INKS = {Role.LEAD: DEEP, Role.RESPONSIBLE: DEEP, Role.SUPPORT: FAINT}


class Styles:
    """The styles of one workbook, each made once."""

    def __init__(self, workbook: "Workbook") -> None:
        self._make = cache(lambda wishes: workbook.add_format(dict(wishes)))

    def _style(self, **wishes: object) -> "Format":
        plain = {
            "font_name": FONT,
            "font_family": _SANS,
            "font_charset": _CHINESE,
            "font_size": 10,
            "font_color": INK,
            "valign": "vcenter",
        }
        style: Format = self._make(tuple({**plain, **wishes}.items()))
        return style

    def title(self, *, centred: bool, wraps: bool = False) -> "Format":
        """The name of the plan, above a sheet."""
        return self._style(font_size=16, bold=True, align=_across(centred=centred), text_wrap=wraps)

    def caption(self, *, centred: bool) -> "Format":
        """The line below it."""
        return self._style(font_color="#52606D", align=_across(centred=centred))

    @property
    def head(self) -> "Format":
        """The heading of a column."""
        return self._head()

    def _head(self, **wishes: object) -> "Format":
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": HEAD, "align": "center"}
        return self._style(
            border=1, border_color="#FFFFFF", **{"text_wrap": True, **look, **wishes}
        )

    def vertical(self, turn: int) -> "Format":
        """The name of a unit above a narrow column: 270 for upright characters, 90 turned."""
        return self._style(bg_color=BAND, border=1, border_color=LINE, **_turned(turn))

    def vertical_head(self, turn: int) -> "Format":
        """The heading of a narrow column."""
        return self._head(**_turned(turn))

    def cell(
        self, *, centred: bool = False, bold: bool = False, number_format: str | None = None
    ) -> "Format":
        """A cell of a table."""
        return self._cell(centred, number_format, bold=bold)

    @property
    def group(self) -> "Format":
        """A cell of a table that shows its text once for several rows."""
        return self._cell(False, None, valign="top")

    def given(
        self, *, centred: bool = False, bold: bool = False, number_format: str | None = None
    ) -> "Format":
        """A cell of a form that is not to be changed."""
        return self._cell(centred, number_format, font_size=FORM_SIZE, bg_color=QUIET, bold=bold)

    def to_fill(self, *, centred: bool, number_format: str | None = None) -> "Format":
        """A cell of a form that waits to be filled in."""
        return self._cell(centred, number_format, font_size=FORM_SIZE, locked=False)

    def _cell(self, centred: bool, number_format: str | None, **wishes: object) -> "Format":
        look = {} if number_format is None else {"num_format": number_format}
        return self._style(
            **look,
            **wishes,
            border=1,
            border_color=LINE,
            align=_across(centred=centred),
            indent=0 if centred else 1,
            text_wrap=True,
        )

    @property
    def quiet_head(self) -> "Format":
        """The heading of a column of a form that is not to be filled in."""
        return self._head(bg_color=QUIET_HEAD)

    @property
    def band(self) -> "Format":
        """A line above headings that says what their columns are for."""
        return self._style(font_size=9, bold=True, font_color=HEAD, bg_color=BAND, align="center")

    @property
    def quiet_band(self) -> "Format":
        """The same above columns that are not to be filled in."""
        return self._style(font_size=9, font_color="#52606D", bg_color=QUIET, align="center")

    @property
    def form_caption(self) -> "Format":
        """The line below the title of a form: whose it is, and for when."""
        return self._style(font_size=12, bold=True, align="center")

    @property
    def label(self) -> "Format":
        """The words before a cell that waits to be filled in."""
        return self._style(align="right", bold=True)

    def sign(self, *, indirect: bool) -> "Format":
        """The roles of a unit in a task; small where it has them through a collective."""
        size = 8 if indirect else 12
        return self._style(border=1, border_color=LINE, align="center", font_size=size, shrink=True)

    @property
    def total(self) -> "Format":
        """A sum at the edge."""
        return self._style(border=1, border_color=LINE, bg_color=BAND, bold=True, align="center")

    def on_top(self, colours: Colours) -> "Format":
        """What a cell of a certain content gets on top of its style."""
        style: Format = self._make((("bg_color", colours[0]), ("font_color", colours[1])))
        return style

    def inked(self, ink: str) -> "Format":
        """What a sign gets on top of its style."""
        style: Format = self._make((("font_color", ink),))
        return style

    @property
    def unseen(self) -> "Format":
        """What a cell gets on top whose text is there and not shown, as if it were merged."""
        sides = [("border", 1), ("border_color", LINE), ("top_color", "#FFFFFF")]
        style: Format = self._make((("num_format", ";;;"), *sides))
        return style

    @property
    def name(self) -> "Format":
        """The name of a sheet, in the line below the title."""
        return self._style(font_size=12, bold=True, font_color=HEAD)

    @property
    def caption_words(self) -> "Format":
        """What follows it in that line."""
        return self._style(font_color="#52606D")

    @property
    def grid(self) -> "Format":
        """What every cell of a large area gets on top: a thin frame."""
        style: Format = self._make((("border", 1), ("border_color", LINE)))
        return style


def _turned(turn: int) -> dict[str, object]:
    is_upright = turn == 270  # LibreOffice centres such text only where it is not wrapped
    valign = "top" if is_upright else "bottom"
    return {"rotation": turn, "align": "center", "valign": valign, "text_wrap": not is_upright}


def _across(*, centred: bool) -> str:
    return "center" if centred else "left"
