"""Cards (整改清单): a line for each heading, and what it says beside it → rows under headings.

| 任务 | 修桥 |
| 牵头单位 | 市交通局 |       | 任务 | 牵头单位 |
| 任务 | 修路 |         →   | 修桥 | 市交通局 |
| 牵头单位 | 市水务局 |       | 修路 | 市水务局 |
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from duties.importing.document import Row
from duties.importing.lexicon.numbers import Rank, marker_of
from duties.importing.tables.columns import heads_tasks
from duties.importing.tables.headings import identifies_task, is_heading


class _Card(NamedTuple):
    """What a card says beside its labels, its first row, and a row across the table above it."""

    across: Row | None
    row: Row
    said: dict[str, str]


def are_cards(rows: Sequence[Row]) -> bool:
    """Tell whether a table is one of cards that name tasks and units."""
    return bool(cards_as_rows(rows))


def cards_as_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the cards of a table as rows under one heading, none where it has no cards."""
    cards = _cards(rows)
    heading = _heading(rows, cards)
    if heading is None:
        return []
    are_titles = all(card.across is not None for card in cards[1:])  # each of one card
    if are_titles and (titled := _titled(cards)):
        cards = titled
        heading = heading.filled(["序号", "任务", *heading.cells])
    result = [heading]
    for place, card in enumerate(cards):
        across = card.across
        if across is not None and (_is_section(across) or (place and not are_titles)):
            result.append(across.filled([_text(across)] * len(heading.cells)))
        result.append(card.row.filled([card.said.get(label, "") for label in heading.cells]))
    return result


def _titled(cards: Sequence[_Card]) -> list[_Card]:
    """Return the cards with the rows across above them as their tasks, none where these are none.

    No label may name the task, and each row must say more than which card it is: 任务一.
    """
    titled: list[_Card] = []
    for card in cards:
        title = _text(card.across) if card.across is not None else ""
        marker = marker_of(title)
        words = title[marker.end :] if marker is not None else title
        if card.across is None or _is_section(card.across):
            return []
        if any(map(identifies_task, card.said)) or _MORE_THAN_NUMBER.search(words) is None:
            return []
        number = marker.label if marker is not None else ""
        said = {"序号": number, "任务": words, **card.said}
        titled.append(_Card(None, card.row, said))
    return titled if len({card.said["任务"] for card in titled}) == len(titled) else []


_MORE_THAN_NUMBER = re.compile("^(?!.*(?:清单|方案|[卡表单书])$)(?:[^\\W\\d_]\\W*){4}")


def _heading(rows: Sequence[Row], cards: Sequence[_Card]) -> Row | None:
    """Return the labels of cards as a heading, None where they do not name tasks and units."""
    labels = dict.fromkeys(label for card in cards for label in card.said)
    known = [label for label in labels if is_heading(label)]
    if len(known) < _FEWEST_LABELS:
        return None
    heading = rows[0].filled([*(label for label in labels if label not in known), *known])
    return heading if heads_tasks(heading) else None


_FEWEST_LABELS = 3


def _is_section(across: Row) -> bool:
    marker = marker_of(_text(across))
    return marker is not None and marker.rank <= Rank.BRACKET


def _text(across: Row) -> str:
    return next(filter(None, across.cells))


def _cards(rows: Sequence[Row]) -> list[_Card]:
    """Return the cards of a table; none where a row is no line of a card, nor across the table."""
    cards: list[_Card] = []
    across: Row | None = None
    last = ""
    above: list[tuple[str, str]] = []
    for row in rows:
        if row.is_across() and not _is_blank(row):
            across = row
            if cards and _text(row).endswith("。"):
                cards[-1].said[last] += f"\n{_text(row)}"
            continue
        pairs = labelled_cells(row)
        if not pairs:
            return []
        for label, text in pairs:
            if (label, text) in above:  # a cell that spans both rows
                continue
            if _begins_card(label, last, cards):
                cards.append(_Card(across, row, {}))
            said = cards[-1].said
            said[label] = f"{said[label]}\n{text}" if label in said else text
            last, across = label, None
        above = pairs
    return cards


def _begins_card(label: str, last: str, cards: Sequence[_Card]) -> bool:
    """Tell whether a label after the `last` one begins another card."""
    if not cards:
        return True
    if label not in cards[-1].said or label == last:
        return False
    return label == next(iter(cards[0].said)) or identifies_task(label)


def _is_blank(row: Row) -> bool:
    """Tell whether a row has a label, and nothing beside it."""
    return not row.cells[-1] and is_heading(row.cells[0])


def labelled_cells(row: Row) -> list[tuple[str, str]]:
    """Return the labels in a row with what stands beside each, none where it has others.

    A cell before them that spans the lines of a card is its number, or its kind.
    """
    cells = ["".join(cell.split()) if is_heading(cell) else cell for cell, _ in groupby(row.cells)]
    if (numbered := _NUMBERED.fullmatch(cells[0])) is not None:
        cells = ["序号", numbered["number"], numbered["label"], *cells[1:]]
    if len(cells) % 2 and not cells[-1]:
        cells.pop()
    elif len(cells) % 2 and not is_heading(cells[0]):
        number, *cells = cells
        if number:
            cells = ["序号" if number.strip().isdecimal() else "类别", number, *cells]
    labels, said = cells[::2], cells[1::2]
    if len(labels) != len(said) or any(map(is_heading, said)):
        return []
    if not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        return []
    if len(labels) > 1 and not any(map(is_heading, labels)):
        return []
    return list(zip(labels, said, strict=True))


_NUMBERED = re.compile(
    "(?P<label>(?:重点|工作|整改)?(?:任务|事项|项目|问题))\\s?[（(]?(?P<number>\\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?"
)
"""The label of a card with its number: 任务1."""
_LONGEST_LABEL = 12  # letters of a label that is not known
