"""Rows below the headings of a table of tasks that are none: sums, notes at its foot, kinds.

| 一 | 交通类 | 共2项 | 3000 | |            the kind of the rows below
| 1 | 改造东桥 | 更换桥面 | 1000 | 市交通局 |
| 合计 | | | 3000 | |                     a sum
| 备注：责任单位排名不分先后 | | | | |      a note
"""

import re
from collections.abc import Iterable, Sequence

from duties.importing.document import Place, Row, words_of
from duties.importing.lexicon import labels as words
from duties.importing.notes.note import Division
from duties.importing.notes.parser_pieces import division_in
from duties.importing.tables.columns import Columns
from duties.importing.tables.headings import CellKind
from duties.messages import N_

FOOT_NOT_READ = N_("this note at the foot of the table was not read: {words}")


def is_sum(text: str) -> bool:
    """Tell whether a cell says that its row sums up others: 合计, 交通类小计."""
    return len(text) <= _LONGEST_SUM and _SUM.fullmatch(text) is not None


_LONGEST_SUM = 24  # letters
_SUM = re.compile("\\s*[^，。；\\s]{0,12}?(?:合\\s*计|总\\s*计|小\\s*计)(?:[（(：:].*)?\\s*")


def is_foot(row: Row) -> bool:
    """Tell whether a row is a note at the foot of a table, or says who filled it in."""
    first = next(filter(None, map(str.strip, row.cells)), "")
    if not first or first[0] not in _FIRST_OF_FOOT:
        return False
    told = {cell.strip() for cell in row.cells if cell.strip()} - {first}
    if _FOOT_ALONE.fullmatch(first):
        return len(told) == 1
    if _FILLED_IN.match(first) is not None:
        return all(_FILLED_IN.match(cell) or len(cell) < _SHORT for cell in told)
    return not told and _FOOT.match(first) is not None


_SHORT = 5  # letters: the name of who filled a table in


def speaks_of_roles(note: str) -> bool:
    """Tell whether a note at the foot of a table says something of who leads or joins."""
    return words.ROLE_WORD.search(_NO_ORDER.sub("", note)) is not None


def division_at_foot(row: Row, columns: Columns) -> Division | None:
    """Return how a note at the foot of a table says which of the units responsible lead, where no
    column does.
    """
    if CellKind.LEAD in columns.places or not is_foot(row):
        return None
    return division_in(words_of(row))


_NO_ORDER = re.compile("[^，；。、.：:]{0,12}(?:排名|排序|顺序)?不分先后")
_NOTE = "(?:备\\s*注|附\\s*注|注\\s*释|注|说\\s*明|填[表报]说明)"
_FOOT_ALONE = re.compile(f"{_NOTE}\\s?[：:]?")
_FOOT = re.compile(f"{_NOTE}\\s?\\d{{0,2}}\\s?[：:]|注\\d{{1,2}}[.．、]")
_FILLED_IN = re.compile(
    "(?:审\\s*[核批]|制\\s*表|填\\s*[表报]|复\\s*核|报\\s*送|单位负责人|联系)(?:人|单位|日期|时间|电话|领导)?\\s?[：:]"
)
_FIRST_OF_FOOT = frozenset("备附注说填审制复报单联")


def kinds_among(rows: Iterable[Row], columns: Columns) -> frozenset[Place]:
    """Return where rows stand that are kinds of the tasks below them.

    They name neither units nor a time, and are counted in words, as no other row is, or have the
    number 1 where others have 1-1 and 1-2.
    """
    numbers = columns.places.get(CellKind.NUMBER, ())
    if not numbers or not columns.texts:
        return frozenset()
    apart = sorted({*columns.of_units(), *columns.places.get(CellKind.DUE, ())})
    numbered = [
        (number, row)
        for row in rows
        if numbers[0] < len(row.cells) and (number := row.cells[numbers[0]].strip())
    ]
    in_words = [row for number, row in numbered if _IN_WORDS.fullmatch(number) is not None]
    holders = {_WITHIN.sub("", number) for number, _ in numbered if _WITHIN.search(number)}
    kinds = [row for number, row in numbered if number.rstrip("、.．") in holders]
    if len(in_words) < len(numbered):
        kinds += in_words
    if not all(_names_nobody(row, apart) for row in kinds):
        return frozenset()
    return frozenset(row.place for row in kinds)


def _names_nobody(row: Row, columns: Iterable[int]) -> bool:
    """Tell whether a row has nothing but figures in columns of units and times."""
    cells = (row.cells[at].strip() for at in columns if at < len(row.cells))
    return all(not cell or _COUNT.fullmatch(cell) is not None for cell in cells)


_WITHIN = re.compile("\\s?[-－—.．]\\s?\\d{1,3}$")
_IN_WORDS = re.compile("[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")


def across_but_figures(row: Row, columns: Columns) -> str | None:
    """Return the text that spans the title of a row and its units, with only figures beside it."""
    places = {columns.texts[0].at, *columns.of_units()} if columns.texts else set()
    if not row.is_filled or len(places) < _FEWEST or max(places) >= len(row.cells):
        return None
    texts = {row.cells[at].strip() for at in places}
    if len(texts) != 1 or not (text := texts.pop()):
        return None
    others = {cell.strip() for cell in row.cells} - {text, ""}
    return text if others and all(map(_COUNT.fullmatch, others)) else None


_FEWEST = 2  # columns


def kind_of(row: Row, columns: Columns) -> tuple[str, Sequence[str]]:
    """Return the title of a kind of tasks with its number, and what else its row says in words."""
    number = columns.cell(row, CellKind.NUMBER).rstrip("、.．")
    texts = [text.of(row) for text in columns.texts if text.of(row)]
    title, others = (texts[0], texts[1:]) if texts else ("", [])
    bracketed = number[:1] in ("（", "(")
    return f"{number}{'' if bracketed else '、'}{title}", [
        text for text in dict.fromkeys(others) if text != title and _COUNT.fullmatch(text) is None
    ]


_COUNT = re.compile("(?:共|计|合计|小计)?\\s*[\\d.,，]+\\s*[\\u4e00-\\u9fff]{0,3}")
