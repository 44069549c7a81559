"""Notes of labels with plain lists of units and nothing else, read at once.

They give what the parser would give, in a fraction of its time: 牵头单位：甲局，责任单位：乙局.
"""

import re
from functools import lru_cache
from itertools import pairwise, starmap
from typing import NamedTuple

from duties.importing.lexicon.bodies import ends_as_known
from duties.importing.lexicon.name_lists import ListedUnits, is_one_name, may_share_end
from duties.importing.notes.note import Note, Party
from duties.importing.notes.note_labels import label_in
from duties.importing.notes.parser_pieces import plain_names
from duties.importing.notes.parser_state import Mode
from duties.model import Role


def labelled_lists(content: str) -> Note | None:
    """Parse a note of labels, each with a list of units, and nothing else; None for other notes."""
    parties: tuple[Party, ...] = ()
    is_open = concerns_action = False
    for number, section in enumerate(_BETWEEN_LISTS.split(content), 1):
        listed = _labelled_list(section, number)
        if listed is None:
            return None
        parties += listed.parties
        is_open = is_open or listed.is_open
        concerns_action = concerns_action or listed.concerns_action
    return Note(0, len(content), parties, is_open, (), (), concerns_action, None, None)


_BETWEEN_LISTS = re.compile("[，；]")


class _LabelledList(NamedTuple):
    """What a label gives to the units listed after it."""

    parties: tuple[Party, ...]
    is_open: bool
    concerns_action: bool


@lru_cache(maxsize=4096)
def _labelled_list(section: str, number: int) -> _LabelledList | None:
    """Parse the section of a note that has such a number; None where anything is doubtful in it."""
    head, colon, listed = section.partition("：")
    label = label_in(head + colon) if colon else None
    if label is None or label.mode is not Mode.UNITS or label.is_below_lead:
        return None
    found = plain_list(listed) if listed and listed[0] not in "为是" else None
    if found is None or not all(map(_are_sure, listed.split("、"))):
        return None
    role = label.role or Role.RESPONSIBLE
    parties = [
        Party(role, name, 0, number, is_starred)
        for units in found
        for name, is_starred in units.names
    ]
    is_open = any(units.is_open for units in found)
    return _LabelledList(tuple(parties), is_open, label.concerns_action)


@lru_cache(maxsize=4096)
def _are_sure(piece: str) -> bool:
    """Tell whether the names in a piece of a list end as known, and none may share its end."""
    units = plain_names(piece)
    return units is not None and all(
        ends_as_known(name) and not may_share_end(name) for name, _ in units.names
    )


@lru_cache(maxsize=4096)
def plain_list(text: str) -> tuple[ListedUnits, ...] | None:
    """Return the units of a list with 、 between them and nothing else; None for other texts."""
    if _MORE_THAN_NAMES.search(text) is not None:
        return None
    names = text.split("、")
    if _MAY_GO_ON.search(text) is not None and any(starmap(is_one_name, pairwise(names))):
        return None
    listed = []
    for name in names:
        plain = plain_names(name)
        if plain is None:
            return None
        listed.append(plain)
    return tuple(listed)


_MORE_THAN_NAMES = re.compile("[^\\w、]")
_MAY_GO_ON = re.compile("[各关直属级]|党工?委、")
"""Words of names that may have 、 in them."""
