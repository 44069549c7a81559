"""The columns of text of a table → which is the title of a task, and which head several tasks."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import lt
from typing import NamedTuple

from duties.importing.document import Row
from duties.importing.lexicon.numbers import Rank, marker_of
from duties.importing.tables.columns import Columns, Text
from duties.importing.tables.headings import CellKind, TextKind
from duties.importing.tables.task_tables import preference


class Layout(NamedTuple):
    """Which column of text is the title, which head several rows, and which say more of one.

    `number` is one that holds nothing but numbers, where no other column does; where there is none,
    the titles may begin with them. `by_preference` are the columns that may have the title of a
    row, the likeliest first.
    """

    number: Text | None
    are_titles_numbered: bool
    title: Text
    groups: tuple[Text, ...]
    others: tuple[Text, ...]
    by_preference: tuple[Text, ...]


def layout_of(columns: Columns, rows: Sequence[Row]) -> Layout:
    """Return what the columns of text are by what `rows`, the tasks, have in them.

    One that heads several rows is no title; of the others the most specific one is.
    """
    filled = [text for text in columns.texts if any(map(text.of, rows))] or list(columns.texts)
    number = _number_in(columns, filled, rows)
    texts = [text for text in filled if text != number]
    heads = _heads(texts, rows)
    candidates = _candidates(texts, heads)
    title = min(candidates, key=lambda text: (text.kind, _weight(text, rows)))
    title = _short_for(title, candidates, rows)
    groups = _groups(texts, heads, title)
    others = [text for text in texts if text != title and text not in groups]
    rest = sorted([text for text in columns.texts if text not in (title, number)], key=preference)
    are_numbered = number is None and CellKind.NUMBER not in columns.places
    return Layout(
        number,
        are_numbered and _number_rows(map(title.of, rows)),
        title,
        tuple(groups),
        tuple(others),
        (title, *rest),
    )


def _number_rows(titles: Iterable[str]) -> bool:
    """Tell whether each title begins with a number, and each number is higher than the last."""
    markers = [marker_of(title) for title in titles]
    numbers = [marker.number for marker in markers if marker and marker.rank is Rank.ARABIC]
    return len(numbers) == len(markers) and all(map(lt, numbers, numbers[1:]))


def _heads(texts: Sequence[Text], rows: Sequence[Row]) -> set[Text]:
    """Return the columns that head several rows."""
    named = _named(texts)
    pool = named if len(_of_tasks(texts)) > 1 else texts
    return {text for text in named if _heads_several(text, pool, rows)}


def _candidates(texts: Sequence[Text], heads: set[Text]) -> Sequence[Text]:
    """Return the columns that may have the titles."""
    single = [text for text in texts if text not in heads and text.kind is not TextKind.AREA]
    return single or _of_tasks(texts) or texts


def _groups(texts: Sequence[Text], heads: set[Text], title: Text) -> list[Text]:
    """Return the columns that head several rows, areas first, but for that of the titles."""
    named = [text for text in _named(texts) if text != title]
    areas = [text for text in named if text.kind is TextKind.AREA]
    return areas + [text for text in named if text in heads and text not in areas]


def _named(texts: Iterable[Text]) -> list[Text]:
    return [text for text in texts if text.kind is not TextKind.UNNAMED]


def _of_tasks(texts: Iterable[Text]) -> list[Text]:
    return [text for text in _named(texts) if text.kind is not TextKind.AREA]


def _number_in(columns: Columns, texts: Sequence[Text], rows: Sequence[Row]) -> Text | None:
    """Return the column of text that is one of numbers: a heading may stand over two columns."""
    if CellKind.NUMBER in columns.places or len(texts) < 2:
        return None
    worded = [text for text in texts if text.kind not in (TextKind.GOAL, TextKind.UNNAMED)]
    return next((text for text in worded if _are_numbers(map(text.of, rows))), None)


def _are_numbers(cells: Iterable[str]) -> bool:
    return all(_NUMBER.fullmatch(cell) for cell in cells if cell)


_NUMBER = re.compile("[（(]?\\d{1,3}[）)]?[.．、]?")


def _heads_several(text: Text, pool: Iterable[Text], rows: Sequence[Row]) -> bool:
    """Tell whether a column goes on, or is blank, where one to its right says something else.

    Where it does so in a few rows only, it names the tasks of the others.
    """
    after = [each for each in pool if each.at > text.at]
    told = [text.of(row) for row in rows if text.of(row)]
    if after and len(told) > 1 and len(set(told)) * 2 <= len(told):
        return any(len({each.of(row) for row in rows}) > len(set(told)) for each in after)
    going_on = sum(
        text.of(row) in ("", text.of(above))
        and any(each.of(row) not in ("", each.of(above)) for each in after)
        for above, row in pairwise(rows)
    )
    return going_on * _FEW >= len(rows)


_FEW = 4  # a column heads several rows where at least one row of so many goes on with it


def _weight(text: Text, rows: Sequence[Row]) -> tuple[bool, int]:
    """Return what orders columns of one kind: their place, or, unnamed, how much they say.

    One of names comes before one of what they stand for: 细则名称 before 细则内容.
    """
    if text.kind is not TextKind.UNNAMED:
        return False, text.at
    return not text.heading.endswith(_NAMES), -sum(len(text.of(row)) for row in rows)


_NAMES = ("名称", "标题", "题目")


def _short_for(title: Text, candidates: Iterable[Text], rows: Sequence[Row]) -> Text:
    """Return the column that says in a phrase, a row each, what that of the titles tells at length:
    重点任务 before 具体工作.
    """
    if title.kind is not TextKind.SPECIFIC_TASK:
        return title
    told = list(map(title.of, rows))
    for text in candidates:
        phrases = list(map(text.of, rows))
        if (
            text.kind is TextKind.TASK
            and len(rows) > 1
            and len(set(phrases)) == len(rows)
            and all(phrase and len(phrase) <= _LONGEST_PHRASE for phrase in phrases)
            and not any(_SENTENCE.search(phrase) for phrase in phrases)
            and sum(map(len, told)) >= _MUCH_LONGER * sum(map(len, phrases))
            and all(_SENTENCE.search(each) for each in told)
        ):
            return text
    return title


_LONGEST_PHRASE = 20  # letters
_MUCH_LONGER = 2
_SENTENCE = re.compile("[，。；]")
