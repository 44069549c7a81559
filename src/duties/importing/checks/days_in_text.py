"""Tasks without a deadline whose text names a day by which something is to be done.

2.建学校。2026年8月底前完成选址。（牵头单位：甲局）   not its deadline: it may be that of a step
"""

import re
from collections.abc import Iterable

from duties.importing.doubts import Gathering, Reporter
from duties.importing.plan.draft import DraftTask
from duties.messages import N_, Message


def tell_days_in_text(tasks: Iterable[DraftTask], reporter: Reporter) -> None:
    """Tell which tasks name such a day, the first one of each."""
    for task in tasks:
        if task.due is None and not task.due_text and (day := _day_in(task.text)) is not None:
            reporter.doubt(task.place, Message(_NO_DEADLINE, {"words": day}))


def _day_in(text: str) -> str | None:
    """Return the first day in a text before which, or by which, something is to be done."""
    at = text.find("前")
    while at >= 0:
        found = _DAY.search(text[max(at - _LONGEST, 0) : at + 1])
        if found is not None and text[at + 1 : at + 2] not in _OTHER_WORDS:
            return found[0]
        at = text.find("前", at + 1)
    if not text[-1:].isascii() or not any(word in text for word in _BY):
        return None
    in_english = _DAY_IN_ENGLISH.search(text)
    return in_english and in_english[0]


_LONGEST = 16  # letters of a day
_OTHER_WORDS = ("期", "后", "往")
"""What makes another word of 前: 前期."""
_DAY = re.compile(
    "(?:(?:20\\d\\d年)?(?:1[0-2]|[1-9])月(?:[底末初]|[上中下]旬|\\d{1,2}日)?|(?:20\\d\\d)?年[底末]"
    "|[一二三四1-4]季度末?|上半年)[之以]?前$"
)
_BY = ("by ", "before ", "no later than ")
_DAY_IN_ENGLISH = re.compile(
    "\\b(?:by|before|no later than) (?:the )?(?:end (?:of )?)?(?:\\d{1,2} )?"
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    "(?: \\d{1,2},)?(?: 20\\d\\d)?\\b"
)
_NO_DEADLINE = N_(
    "this task has no deadline, but its text names a day by which something is to be done: {words}"
)
DAYS_IN_TEXT_GATHERINGS = {
    _NO_DEADLINE: Gathering(
        1,
        N_(
            "{count} tasks have no deadline, but their text names a day by which something is to "
            "be done, such as {found}"
        ),
        listed="words",
    ),
}
