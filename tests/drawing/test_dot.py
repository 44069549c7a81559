from asking import small_plan
from duties.drawing.dot import dot_text, escaped
from duties.drawing.engine import run
from duties.drawing.palette import Look, Stroke
from duties.drawing.pictures.action import draw_action
from duties.drawing.sheet import Box, Line, Point, Sheet, straight
from duties.formats.text import escape_hidden
from duties.sections import sections
from picturing import HOSTILE, embedded, read_svg, scene_of, svg_of

FONTS = "Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif"
ROW = (
    '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>'
    '<TD FIXEDSIZE="TRUE" WIDTH="32" HEIGHT="14" ALIGN="LEFT">'
)


def test_a_sheet_is_a_graph_in_which_every_place_is_fixed() -> None:
    dark = Look(fill="#12456b", border="#12456b", ink="#ffffff", is_rounded=True, is_bold=True)
    boxes = (
        Box("a", 10, 20, 40, 20, ("甲局", "一处"), 10, dark, tooltip="甲", link="x#a"),
        Box("b", 60, 20, 40, 20, ("<乙>",), 10, is_left=True),
        Box("c", 60, 50, 40, 20, look=Look(border="#000000", border_style="dashed")),
    )
    line = Line("a-to-b", "a", "b", straight(Point(50, 30), Point(60, 30)), Stroke(), "甲 → 乙")

    assert dot_text(Sheet("图", 120, 100, boxes, (line,), run_below=True)) == (
        'digraph "图" {\n'
        f'\tgraph [bb="0,0,120,100" bgcolor="#ffffff" fontname="{FONTS}" layout=nop2 '
        "outputorder=edgesfirst pad=0]\n"
        f'\tnode [color=none fillcolor=none fixedsize=true fontcolor="#1a1a1a" fontname="{FONTS}" '
        'id="\\N" label="" margin=0 penwidth=0.8 shape=box style=solid]\n'
        "\tedge [arrowhead=none]\n"
        '\t"page" [pos="60.00,50.00" width=1.6667 height=1.3889 tooltip="图"]\n'
        '\t"a" [label="甲局\\n一处" fontsize=10 pos="30.00,70.00" width=0.5556 height=0.2778 '
        'style="rounded,filled" color="#12456b" fillcolor="#12456b" fontcolor="#ffffff" '
        'tooltip="甲" URL="x#a"]\n'
        f'\t"b" [label=<{ROW}&lt;乙&gt;</TD></TR></TABLE>> fontsize=10 pos="80.00,70.00" '
        'width=0.5556 height=0.2778 tooltip="<乙>"]\n'
        '\t"c" [pos="80.00,40.00" width=0.5556 height=0.2778 style="dashed" color="#000000" '
        'tooltip=" "]\n'
        '\t"a" -> "b" [id="a-to-b" pos="50.00,70.00 50.00,70.00 60.00,70.00 60.00,70.00" '
        'color="#5c6670" penwidth=0.8 style=solid tooltip="甲 → 乙"]\n'
        "}\n"
    )


def test_nothing_in_a_name_means_anything_to_graphviz() -> None:
    assert escaped("\\N&lt;\n") == "\\\\N&amp;lt;\\\\u000a"


def test_hostile_texts_are_read_back_from_every_place_that_holds_one() -> None:
    for name in HOSTILE:
        name = name.replace("\n", " ")
        words = (name,)
        boxes = (
            Box("a", 0, 0, 40, 20, words, tooltip=name, link=name),
            Box("b", 50, 0, 40, 20, words, is_left=True, tooltip=name),
        )
        points = straight(Point(40, 10), Point(50, 10))
        sheet = Sheet(name, 100, 50, boxes, (Line("l", "a", "b", points, Stroke(), name),))

        page, left, right, line = read_svg(svg_of(sheet)).shapes
        shown = escape_hidden(name)
        assert [part.tooltip.strip() for part in (page, left, right, line)] == [shown.strip()] * 4
        assert left.link == shown
        assert left.words[0].text == right.words[0].text == shown


def test_a_line_of_one_bracket_is_written_so_that_graphviz_takes_it() -> None:
    box = Box("a", 0, 0, 40, 20, ("]",), is_left=True)

    assert 'ALIGN="LEFT">&#93;</TD>' in dot_text(Sheet("甲", 100, 50, (box,), ()))


def test_the_dot_of_a_picture_is_drawn_by_any_graphviz() -> None:
    plan = small_plan(actions="id: 1, title: 治水", tasks="id: 1, action: 1, title: 河, lead: 甲局")
    dot = dot_text(draw_action(scene_of(plan), sections(plan)[0])[0])

    assert run(embedded(), dot, "-Tdot").startswith(b"digraph")
