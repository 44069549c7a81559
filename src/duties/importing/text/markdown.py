"""Lines of Markdown → headings, rows, and lines without its marks.

## 重点任务                          →  a heading of the second level
| 1 | **改造东桥** | 市交通局 |      →  a row: 1, 改造东桥, 市交通局
> - 一、修桥                         →  the line 一、修桥
"""

import re
from collections.abc import Iterable, Sequence

from duties.importing.document import Block, Leave, Paragraph, Row, forget
from duties.importing.lexicon.labels import ANY_HEAD
from duties.importing.lexicon.numbers import marker_of
from duties.importing.raw import RawBlock, RawLine
from duties.importing.text.printed_lines import untabbed
from duties.importing.text.wrapping import paragraphs

_MARKS = "#|*_\\<>\t+-"
_HEADING = re.compile("\\s{0,3}(#{1,6})\\s+(?=\\S)")
_TABLE_ROW = re.compile("\\s*\\|.*\\|\\s*$")
_RULE = re.compile("[\\s|:+=-]+")
_EMPHASIS = re.compile("\\*\\*|__|<br\\s*/?>|\\\\(?P<escaped>[!-/:-@\\[-`{-~])")
_SLANTED = re.compile("^\\s*(?P<sign>[*_])(?P<text>[^*_\\s][^*_]*)(?P=sign)\\s*$")
_SLANTED_WORDS = re.compile(
    f"(?<![*_\\w])(?P<sign>[*_])(?P<text>{ANY_HEAD}(?:[^*_]*[^*_\\s])?)(?P=sign)(?![*_\\w])"
)
_BULLET = re.compile("\\s*[*+-]\\s+")
"""It goes where an official number stands after it."""
_QUOTE = re.compile("^\\s{0,3}>\\s?")


def has_marks(text: str) -> bool:
    """Tell whether a text is not plain: it may have headings, tables, quotes or emphasis."""
    return any(mark in text for mark in _MARKS)


def of_markdown(blocks: Iterable[RawBlock], leave: Leave = forget) -> list[Block]:
    """Return the headings, rows and paragraphs that lines of Markdown make.

    Rows that stand among the lines stay rows, and those of Markdown right below go on with them.
    """
    found: list[Block] = []
    lines: list[RawLine] = []
    rule = 0  # the line of the last rule between rows
    for block in blocks:
        if isinstance(block, RawLine) and not _is_set_apart(block.text):
            text = _unmarked(untabbed(block.text))
            lines += [RawLine(part, block.place) for part in text.split("\n")]
            continue
        if lines:
            found += paragraphs(lines, leave)
            lines = []
        if isinstance(block, RawLine):
            if _RULE.fullmatch(block.text):
                found[-2:] = _headed(found[-2:], rule)
                rule = block.place.line or 0
            found += _heading(block) or _row(block, found[-1:])
        elif isinstance(block, Row):
            found.append(block._replace(cells=tuple(map(_unmarked, block.cells))))
        else:
            found.append(block)
    return found + paragraphs(lines, leave)


def _is_set_apart(text: str) -> bool:
    """Tell whether a line is a heading or a row."""
    return _HEADING.match(text) is not None or _TABLE_ROW.match(text) is not None


def _heading(line: RawLine) -> list[Block]:
    sign = _HEADING.match(line.text)
    if sign is None:
        return []
    title = _unmarked(line.text[sign.end() :]).strip(" #")
    return [Paragraph(title, line.place, len(sign[1]))]


def _headed(last: list[Block], rule: int) -> list[Block]:
    """Return the last two blocks above a rule, of which a row after a blank line heads a table.

    `rule` is the line of the rule before.
    """
    above, row = last if len(last) == 2 else (None, None)
    if not isinstance(above, Row) or not isinstance(row, Row) or above.table != row.table:
        return last
    begins, ends = row.place.line or 0, above.place.line or 0
    is_apart = begins - ends > 1 and rule < ends
    return [above, row._replace(table=begins)] if is_apart else last


def _row(line: RawLine, above: Sequence[Block]) -> list[Block]:
    """Return the row that a line is, none for a rule between rows.

    A table has the number of its first line, unless the block above is a row nearby.
    """
    if _RULE.fullmatch(line.text):
        return []
    number = table = line.place.line or 0
    for row in above:
        if isinstance(row, Row) and number - (row.place.line or 0) <= _NEAR:
            table = row.table
    cells = _BAR.split(line.text.strip().removeprefix("|").removesuffix("|"))
    unmarked = tuple(_unmarked(cell).strip() for cell in cells)
    return [Row(unmarked, line.place, table, is_filled=False)]


_NEAR = 2  # lines from a row to the next one of its table: one between them may be blank
_BAR = re.compile("(?<!\\\\)\\|")


def _unmarked(line: str) -> str:
    if "*" in line or "_" in line or "\\" in line or "<" in line:
        line = _EMPHASIS.sub(_meant, _SLANTED.sub(r"\g<text>", line))
        line = _SLANTED_WORDS.sub(r"\g<text>", line)
    if ">" in line:
        line = _QUOTE.sub("", line)
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet and marker_of(line, bullet.end()) else line


def _meant(sign: re.Match[str]) -> str:
    return "\n" if sign[0].startswith("<") else sign["escaped"] or ""
