"""Words of plans in English: labels of units, and what their names look like.

The letters of RACI stand for such labels: responsible, accountable, consulted, informed.
"""

import re
from functools import lru_cache

BODY = (
    "(?: ?(?:agency|agencies|unit|department|ministry|ministries|body|bodies|office|organi[sz]ation"
    "|team|party|parties|entity|entities|division|partner)s?)?(?:\\(s\\))?"
)
"""What may follow the word of a label: Lead agency; headings are asked for without their blanks."""

_BODIES = (
    "Administration Agency Agencies Association Authority Authorities Bank Board Branch Bureau "
    "Bureaus Bureaux Cabinet Center Centre Chamber City Clinic College Command Commission "
    "Commissioner Committee Company Corporation Council Councils County Court Department "
    "Departments Dept Directorate Division Federation Foundation Fund Government Group Hospital "
    "Inspectorate Institute Laboratory Library Ministry Ministries Municipality Museum Office "
    "Offices Organisation Organization Police Secretariat Section Service Services School Society "
    "Station Taskforce Team Teams Treasury Union Unit University"
)
_BODY_WORD = re.compile(f"\\b(?:{'|'.join(_BODIES.split())})\\b|\\b(?:Ltd|Inc|LLC|PLC|Corp|Co)\\b")
_NAME = re.compile("(?:the |The )?[A-Z0-9][A-Za-z0-9&'’.,()/ +–-]*")
_LETTERS = re.compile("[A-Za-z]{2}|[A-Z]&[A-Z]")
_ENGLISH = re.compile("[A-Za-z]{3}")
_CHINESE = re.compile("[\\u2e80-\\u9fff\\uf900-\\ufaff]")
_AND = re.compile(" (?:and|&) ")
COMPANY = "\\s?(?:Ltd|Inc|LLC|PLC|Corp|Limited)\\b"
"""What a comma within the name of a company stands before."""


def is_english(text: str) -> bool:
    """Tell whether a text is one of Latin words, and none in Chinese."""
    return _ENGLISH.search(text) is not None and _CHINESE.search(text) is None


@lru_cache(maxsize=4096)
def is_english_name(name: str) -> bool:
    """Tell whether a text may be the name of a unit in English."""
    return _NAME.fullmatch(name) is not None and _LETTERS.search(name) is not None


@lru_cache(maxsize=4096)
def is_english_body(name: str) -> bool:
    """Tell whether a text is the name of a body in English, as its words say."""
    return is_english_name(name) and _BODY_WORD.search(name) is not None


_LONE_WORD = re.compile("[A-Za-z]+")
_OF = re.compile(" (?:of|for) ")


def names_joined(text: str) -> list[str]:
    """Return the names that *and* joins: each of them has a word for a body of its own.

    Only such a word, alone after what a body is for, belongs to its name (`may_be_two`).
    """
    found: list[str] = []
    begin = 0
    for sign in _AND.finditer(text):
        before, after = text[begin : sign.start()], text[sign.end() :]
        if _are_bodies(before, after) and not _may_be_one(before, after):
            found.append(before)
            begin = sign.end()
    return [*found, text[begin:]]


def may_be_two(name: str) -> bool:
    """Tell whether a name may be two: Department of Finance and Treasury."""
    return any(
        _are_bodies(before, after) and _may_be_one(before, after)
        for sign in _AND.finditer(name)
        for before, after in [(name[: sign.start()], name[sign.end() :])]
    )


def _are_bodies(before: str, after: str) -> bool:
    return is_english_body(before) and is_english_body(_AND.split(after, maxsplit=1)[0])


def _may_be_one(before: str, after: str) -> bool:
    next_name = _AND.split(after, maxsplit=1)[0]
    return _LONE_WORD.fullmatch(next_name) is not None and _OF.search(before) is not None
