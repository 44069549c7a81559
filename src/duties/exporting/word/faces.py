"""The typefaces and sizes of an official document, and what stands in where one is missing.

GB/T 9704-2012 sets documents of Party and government bodies in 方正小标宋 (the title), 黑体 and
仿宋 (headings and body), 楷体 for headings below others, in sizes that go by number: 二号 is 22
points, 三号 16, 四号 14, 小四 12, 五号 10.5.
"""

from typing import NamedTuple

TITLE = "方正小标宋简体"
HEADING = "黑体"
SUBHEADING = "楷体_GB2312"
BODY = "仿宋_GB2312"
NUMBER = "宋体"
LATIN = "Times New Roman"

SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4 = 22, 16, 14, 12  # points: 二号, 三号, 四号, 小四
SIZE_5 = 10.5  # 五号


class Setting(NamedTuple):
    """How close a document is set: the size of its body, its leading, that of tables, in points.

    Without one of their own, tables have that of their face. `above` and `below` are the upper and
    the lower margin in millimetres.
    """

    size: float
    leading: float
    table: float | None
    above: float
    below: float


LETTER = Setting(SIZE_3, 28, None, 37, 35)
"""As GB/T 9704-2012 wants it."""
FORM = Setting(SIZE_4, 20, 15, 20, 20)
"""For a form, which is to take one page."""

_STAND_INS = {
    TITLE: "方正小标宋_GBK,华文中宋,Noto Serif CJK SC,宋体",
    HEADING: "SimHei,Noto Sans CJK SC,微软雅黑",
    SUBHEADING: "楷体,KaiTi,STKaiti,华文楷体,Noto Serif CJK SC",
    BODY: "仿宋,FangSong,STFangsong,华文仿宋,Noto Serif CJK SC",
    NUMBER: "SimSun,Noto Serif CJK SC",
}


def font_table() -> bytes:
    """Return the part of a Word document that names the faces and what may stand in for each."""
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for face, others in _STAND_INS.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:fonts xmlns:w="{names}">{fonts}</w:fonts>'.encode()
