"""How people write the number of a task or an action: 十九, 第19项, 任务19, No. 19."""

import re
from collections.abc import Iterator

from duties.naming.numerals import number_of, numeral_of

_WHAT = "任务|行动|工作|项目|事项|措施|专项|工程|部分|章|条|项|号|个|点"
_BEFORE = "(?:任务|行动|专项|序号|编号|task|action|number|no\\.?|#)"
# None is compiled before somebody types words around a number.
_WRAPPED = f"(?:{_BEFORE}?第|{_BEFORE}+:?)(?P<number>.+?)(?:{_WHAT})*|(?P<bare>.+?)号?[.、。]?"
_BEHIND = f"(?:{_WHAT})+$"
_BRACKETED = "[(\\[【〔〈]([^()\\[\\]]+)[)\\]】〕〉]"


def without_words(typed: str) -> str:
    """Return `typed` (in its normal form) without the words of a reference: 第10-15项 is 10-15.

    A count such as 十项行动 is no reference, and stays as it is.
    """
    found = re.fullmatch(_WRAPPED, typed) if len(typed) <= _LONGEST else None
    bare = found["number"] or found["bare"] if found else typed
    bracketed = re.fullmatch(_BRACKETED, bare)
    return bracketed[1] if bracketed else bare


def speaks_of_action(typed: str) -> bool:
    """Return whether `typed` (in its normal form) calls what it numbers an action: 第2项行动."""
    return (
        re.search(_ACTION, typed) is not None
        and re.fullmatch(_ENUMERATED, without_measure(without_words(typed))) is not None
    )


_ACTION = "^第?(?:专项)?(?:行动|专项|action)|^第.*(?:行动|专项|章)$"
_ENUMERATED = "[0-9一二三四五六七八九十百]+"


def without_measure(typed: str) -> str:
    """Return an end of a range without the words after it: 15 in 10至15项."""
    return re.sub(_BEHIND, "", typed)


def ways_to_write(typed: str) -> Iterator[str]:
    """Yield the ids that somebody may mean by `typed` (in its normal form), the likeliest first."""
    yield typed
    bare = without_words(typed)
    yield bare
    if (number := whole_number(bare)) is not None:
        yield str(number)
        if (numeral := numeral_of(number)) is not None:
            yield numeral


def whole_number(written: str) -> int | None:
    """Return the number that digits or a numeral from 一 to 九百九十九 mean, None for others."""
    if written.isascii() and written.isdecimal():
        return int(written) if len(written) < _DIGITS else None
    hundreds, hundred, rest = written.rpartition("百")
    below = number_of(rest.removeprefix("零")) if rest else 0
    if not hundred or below is None:
        return number_of(written)
    above = number_of(hundreds)
    return None if above is None or above > 9 else above * 100 + below


_DIGITS = 10  # no plan has so many tasks
_LONGEST = 40  # letters of a reference; longer ones are words of a title
