"""DUT007 swallowed-key."""

import re
from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message
from duties.planfile.fields import PLAN
from duties.planfile.repairs import swallowed
from duties.planfile.slips import keys_in
from duties.source import Span, place_of

_CHINESE = {"牵头单位": "lead", "责任单位": "responsible", "配合单位": "support"}
_KEYS = {*keys_in(PLAN.grammar), *_CHINESE}
_HEAD = re.compile(rf" *({'|'.join(sorted(_KEYS, key=len, reverse=True))}) *[：:﹕∶︰]")
_LINE = re.compile(rf"^{_HEAD.pattern}(?! )", re.MULTILINE)


@rule("DUT007", "swallowed-key", Severity.ERROR)
def swallowed_key(subject: Subject) -> Iterator[Fault]:
    """Find keys that became a part of the text above them.

    ## What it does
    Looks in texts of several lines without quotes for lines that begin with a key and a full-width
    colon, or a colon without a blank.

    ## Why it matters
    YAML adds such a line to the text above it if it is indented further. The text is wrong, and
    what was written in the line, perhaps a lead, is not read.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
          lead：区交通局
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
    ```
    """
    source = subject.source
    if _LINE.search(source.text) is None:
        return
    for at, line in swallowed(source.text, _KEYS):
        found = _HEAD.match(line)
        if found is not None:
            start = place_of(source.text, at + found.start(1))
            text = N_(
                "this line became part of the text above it; write {key}: and a blank, and indent "
                "it like the other keys"
            )
            span = Span(start.line, start.column, start.line, start.column + len(line.strip()))
            yield Fault(Message(text, {"key": _CHINESE.get(found[1], found[1])}), span)
