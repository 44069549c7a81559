"""DUT210 several-units-in-one-name."""

import re
from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message
from duties.names import names_registered, names_used


@rule("DUT210", "several-units-in-one-name", Severity.WARNING)
def several_units_in_one_name(subject: Subject) -> Iterator[Fault]:
    """Find names that hold a list of units.

    ## What it does
    Looks for 、 and other separators in a name, outside brackets. Names such as 各区、县政府,
    which are written so, are left alone.

    ## Why it matters
    Two units that stand in one name are found under neither.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局、区水利局}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: [区交通局, 区水利局]}
    ```
    """
    verdicts: dict[str, bool] = {}
    for name in (*names_registered(subject.plan), *names_used(subject.plan)):
        if name.text not in verdicts:
            verdicts[name.text] = _is_list(name.text)
        if verdicts[name.text]:
            text = N_("{name} looks like several units; make it a list: [a, b]")
            yield Fault(Message(text, {"name": name.text}), name.span)


def _is_list(name: str) -> bool:
    outside = _BRACKETED.sub("", name)
    return _SEPARATOR.search(outside) is not None and _ONE_NAME.match(outside) is None


_BRACKETED = re.compile(r"（[^）]*）|\([^)]*\)|〔[^〕]*〕|\[[^\]]*\]|【[^】]*】")
_SEPARATOR = re.compile("[、，,；;]")
_ONE_NAME = re.compile("各(?:有关)?(?:区县|[省市区县州旗镇乡])+[、，](?:有关)?[省市区县州旗镇乡]")
