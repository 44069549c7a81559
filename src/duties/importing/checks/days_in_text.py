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
        if task.due is None and not task.due_text and (day := _DAY.search(task.text)) is not None:
            reporter.doubt(task.place, Message(_NO_DEADLINE, {"words": day[0]}))


_MONTH = "(?:1[0-2]|[1-9])月(?:[底末初]|[上中下]旬|\\d{1,2}日)?"
_DAY = re.compile(
    f"(?:(?:20\\d\\d年)?{_MONTH}|(?:20\\d\\d)?年[底末]|[第前]?[一二三四1-4]季度末?|上半年)(?:[之以]?前)(?![期后往])"
    "|\\b(?:by|before|no later than) (?:the )?(?:end (?:of )?)?(?:\\d{1,2} )?"
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
