"""A sheet → the DOT language, with fixed positions: Graphviz draws it and moves nothing."""

from collections.abc import Callable
from functools import cache, lru_cache
from html import escape as escape_html

from graphviz import Digraph, Graph, nohtml

from duties.drawing.measure import LEADING
from duties.drawing.palette import PAPER, PLAIN, Look
from duties.drawing.sheet import INCH, INSET, Box, Line, Sheet
from duties.formats.text import escape_hidden

FONTS = "Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif"


def dot_text(sheet: Sheet, *, is_set_later: bool = False) -> str:
    """Return a sheet as a graph in DOT; hostile names are escaped.

    All texts are centred where they are set later, as those of an SVG are.
    """
    graph = (Graph if sheet.are_mutual else Digraph)(
        nohtml(escaped(sheet.title)),
        graph_attr={
            # The layout that keeps every position: https://graphviz.org/docs/layouts/nop2/
            "layout": "nop2",
            "bb": f"0,0,{sheet.width:g},{sheet.height:g}",
            "pad": "0",
            "outputorder": "edgesfirst" if sheet.run_below else "nodesfirst",
            "fontname": FONTS,
            "bgcolor": PAPER if sheet.has_ground else "transparent",
        },
        node_attr={
            "id": r"\N",
            "label": "",
            "fixedsize": "true",
            "fontname": FONTS,
            "margin": "0",
            **_attributes(PLAIN),
        },
        edge_attr={"arrowhead": "none"},
    )
    page = Box("page", 0, 0, sheet.width, sheet.height, tooltip=sheet.title)
    label = _centred if is_set_later else _label
    graph.body += [_box_statement(box, sheet.height, label) for box in (page, *sheet.boxes)]
    operator = "--" if sheet.are_mutual else "->"
    graph.body += [_line_statement(line, operator, sheet.height) for line in sheet.lines]
    return str(graph.source)


def upright(sheet: Sheet) -> Sheet:
    """Return a sheet for a file in DOT, which cannot turn a text: letters below each other."""
    return sheet._replace(
        boxes=tuple([_stacked(box) if box.is_turned and box.lines else box for box in sheet.boxes])
    )


def _stacked(box: Box) -> Box:
    letters = tuple("".join(box.lines))
    return box._replace(lines=letters, size=min(box.size, box.height / len(letters) / LEADING))


def escaped(text: str) -> str:
    r"""Return a text for an attribute of Graphviz, with `\N` and `&lt;` made literal."""
    return escape_hidden(text).replace("\\", "\\\\").replace("&", "&amp;")


def _box_statement(box: Box, page: float, label: Callable[[Box], str]) -> str:
    """Return the statement for a box, with the attributes that differ from the defaults."""
    name, x, y, width, height, lines, size, look, *_, tooltip, link, _ = box
    words = f"label={label(box)} fontsize={size:g} " if lines else ""
    return (
        f'\t"{name}" [{words}pos="{_place(x + width / 2, page - y - height / 2)}" '
        f"width={width / INCH:.4f} height={height / INCH:.4f} {_look(look)}"
        f"tooltip={_tooltip(tooltip or ' '.join(lines) or ' ')}"
        f"{'' if link is None else f' URL={_quoted(link)}'}]\n"
    )


@cache
def _look(look: Look) -> str:
    """Return the attributes of a look that differ from the defaults, each with a blank after it."""
    usual = _attributes(PLAIN)
    return "".join(
        f'{key}="{value}" ' for key, value in _attributes(look).items() if value != usual[key]
    )


def _attributes(look: Look) -> dict[str, str]:
    """Return the attributes that a look stands for."""
    styles = [look.border_style] if look.border_style != "solid" else []
    if look.is_rounded:
        styles.append("rounded")
    if look.fill is not None:
        styles.append("filled")
    return {
        "shape": look.shape,
        "style": ",".join(styles) or "solid",
        "color": look.border or "none",
        "fillcolor": look.fill or "none",
        "penwidth": f"{look.border_width:g}",
        "fontcolor": look.ink,
    }


def _quoted(text: str) -> str:
    """Return a text as a string of DOT."""
    return '"' + escaped(text).replace('"', '\\"') + '"'


@lru_cache(maxsize=64)
def _tooltip(text: str) -> str:
    """Return a tooltip as a string of DOT; Graphviz unescapes tooltips twice."""
    return _quoted(escape_hidden(text).replace("\\", "\\\\"))


def _label(box: Box) -> str:
    """Return the text of a box.

    Centred lines are placed by their middle, whatever width the engine assumes. For the same
    reason, left-aligned lines are rows of a table of fixed size.
    """
    if not box.is_left:
        return _centred(box)
    height = min(round(box.size * box.leading), int(box.height / max(len(box.lines), 1)))
    start, end = ("<B>", "</B>") if box.look.is_bold else ("", "")
    rows = "".join(
        f'<TR><TD FIXEDSIZE="TRUE" WIDTH="{box.width - 2 * INSET:.0f}" HEIGHT="{height}" '
        f'ALIGN="LEFT">{start}{_marked_up(line)}{end}</TD></TR>'
        for line in box.lines
    )
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE>>'


def _centred(box: Box) -> str:
    if len(box.lines) == 1:
        return _quoted(box.lines[0])
    return '"' + "\\n".join(_quoted(line)[1:-1] for line in box.lines) + '"'


def _marked_up(line: str) -> str:
    r"""Return a text for a table in a label, with markup and `\N` made literal.

    A `]` alone is refused by Graphviz.
    """
    marked_up = escape_html(escape_hidden(line)).replace("\\", "\\\\")
    return marked_up.replace("]", "&#93;") or " "


def _line_statement(line: Line, operator: str, page: float) -> str:
    """Return the statement for a line."""
    colour, width, style = line.stroke
    places = " ".join(_place(x, page - y) for x, y in line.points)
    return (
        f'\t"{line.tail}" {operator} "{line.head}" [id="{line.name}" pos="{places}" '
        f'color="{colour}" penwidth={width:g} style={style} '
        f"tooltip={_tooltip(line.tooltip or ' ')}]\n"
    )


def _place(x: float, y: float) -> str:
    return f"{x:.2f},{y:.2f}"
