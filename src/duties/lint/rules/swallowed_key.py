"""DUT007 swallowed-key."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message
from duties.planfile.fields import PLAN
from duties.planfile.repairs import swallowed
from duties.planfile.slips import keys_in
from duties.planfile.wording import ROLES


class _Keys(NamedTuple):
    """The keys of a kind of file, and what a line looks like that begins with one."""

    keys: frozenset[str]
    line: re.Pattern[str]


@cache
def _keys(*, of_ledger: bool) -> _Keys:
    grammar = PLAN.grammar
    if of_ledger:
        from duties.ledger.fields import RECORD

        grammar = RECORD.grammar
    keys = frozenset(keys_in(grammar))
    words = "|".join([*keys, *ROLES])
    # A colon before a blank or at the end of a line is a key's: no text swallows that.
    colon = r"[：﹕∶︰]|:(?![ \t\r\n\x85\u2028\u2029]|\Z)"
    return _Keys(keys, re.compile(rf"^ *+(?:{words}) *(?:{colon})", re.MULTILINE))


@rule("DUT007", "swallowed-key", Severity.ERROR, scope=Scope.ANY)
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
    keys, looks = _keys(of_ledger=subject.file is not None)
    if looks.search(source.text) is None:
        return
    for line in swallowed(source.text, keys):
        start = source.place(line.start)
        text = N_(
            "this line became part of the text above it; write {key}: and a blank, and indent it "
            "like the other keys"
        )
        span = start._replace(end_column=start.column + line.end - line.start)
        yield Fault(Message(text, {"key": line.key}), span)
