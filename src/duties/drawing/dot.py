"""A sheet → the DOT language, with fixed positions: Graphviz draws it and moves nothing."""

from functools import cache
from html import escape as escape_html

from graphviz import Digraph, nohtml

from duties.drawing.measure import LEADING
from duties.drawing.palette import PAPER, Look
from duties.drawing.sheet import INCH, INSET, Box, Line, Sheet
from duties.formats.text import escape_hidden

FONTS = "Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif"


def dot_text(sheet: Sheet) -> str:
    """Return a sheet as a graph in DOT; hostile names are escaped."""
    graph = Digraph(
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
        },
        edge_attr={"arrowhead": "none"},
    )
    page = Box("page", 0, 0, sheet.width, sheet.height, tooltip=sheet.title)
    graph.body += [_box_statement(box, sheet.height) for box in (page, *sheet.boxes)]
    graph.body += [_line_statement(line, sheet.height) for line in sheet.lines]
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


def _box_statement(box: Box, page: float) -> str:
    """Return the statement for a box, with the attributes that differ from the defaults."""
    parts = [
        f"label={_label(box)}" if box.lines else "",
        f'pos="{_place(box.x + box.width / 2, page - box.middle)}"',
        f"width={box.width / INCH:.4f} height={box.height / INCH:.4f}",
        f"fontsize={box.size:g}" if box.lines else "",
        _look(box.look),
        f"tooltip={_tooltip(box.tooltip or ' '.join(box.lines) or ' ')}",
        "" if box.link is None else f"URL={_quoted(box.link)}",
    ]
    return f'\t"{box.name}" [{" ".join(filter(None, parts))}]\n'


@cache
def _look(look: Look) -> str:
    """Return the attributes that a look stands for."""
    styles = [look.border_style] if look.border_style != "solid" else []
    if look.is_rounded:
        styles.append("rounded")
    if look.fill is not None:
        styles.append("filled")
    return (
        f'shape={look.shape} style="{",".join(styles) or "solid"}" '
        f'color="{look.border or "none"}" fillcolor="{look.fill or "none"}" '
        f'penwidth={look.border_width:g} fontcolor="{look.ink}"'
    )


def _quoted(text: str) -> str:
    """Return a text as a string of DOT."""
    return '"' + escaped(text).replace('"', '\\"') + '"'


def _tooltip(text: str) -> str:
    """Return a tooltip as a string of DOT; Graphviz unescapes tooltips twice."""
    return _quoted(escape_hidden(text).replace("\\", "\\\\"))


def _label(box: Box) -> str:
    """Return the text of a box.

    Centred lines are placed by their middle, whatever width the engine assumes. For the same
    reason, left-aligned lines are rows of a table of fixed size.
    """
    if not box.is_left:
        return '"' + "\\n".join(_quoted(line)[1:-1] for line in box.lines) + '"'
    height = min(round(box.size * box.leading), int(box.height / max(len(box.lines), 1)))
    start, end = ("<B>", "</B>") if box.look.is_bold else ("", "")
    rows = "".join(
        f'<TR><TD FIXEDSIZE="TRUE" WIDTH="{box.width - 2 * INSET:.0f}" HEIGHT="{height}" '
        f'ALIGN="LEFT">{start}{_marked_up(line)}{end}</TD></TR>'
        for line in box.lines
    )
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE>>'


def _marked_up(line: str) -> str:
    r"""Return a text for a table in a label, with markup and `\N` made literal.

    A `]` alone is refused by Graphviz.
    """
    marked_up = escape_html(escape_hidden(line)).replace("\\", "\\\\")
    return marked_up.replace("]", "&#93;") or " "


def _line_statement(line: Line, page: float) -> str:
    """Return the statement for a line."""
    colour, width, style = line.stroke
    places = " ".join(_place(x, page - y) for x, y in line.points)
    return (
        f'\t"{line.tail}" -> "{line.head}" [id="{line.name}" pos="{places}" color="{colour}" '
        f"penwidth={width:g} style={style} tooltip={_tooltip(line.tooltip or ' ')}]\n"
    )


def _place(x: float, y: float) -> str:
    return f"{x:.2f},{y:.2f}"
