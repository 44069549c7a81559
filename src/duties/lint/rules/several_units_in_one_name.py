"""DUT210 several-units-in-one-name."""

import re
from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import names_that
from duties.messages import N_, Message


@rule("DUT210", "several-units-in-one-name", Severity.WARNING)
def several_units_in_one_name(subject: Subject) -> Iterator[Fault]:
    """Find names that hold a list of units.

    ## What it does
    Looks for 、 and other separators in a name, outside brackets. Names that are properly written
    with one, such as 各区、县政府, are left alone.

    ## Why it matters
    Two units in one name are found under neither of their names.

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
    for name in names_that(subject.plan, _is_list):
        text = N_("{name} looks like several units; make it a list: [a, b]")
        yield Fault(Message(text, {"name": name.text}), name.span)


def _is_list(name: str) -> bool:
    outside = _BRACKETED.sub("", name)
    if name.isascii() or _SEPARATOR.search(outside) is None:
        return False
    return _ONE_NAME.fullmatch(outside) is None


_BRACKETED = re.compile(r"（[^）]*）|\([^)]*\)|〔[^〕]*〕|\[[^\]]*\]|【[^】]*】|《[^》]*》")
_SEPARATOR = re.compile("[、，,；;]")
_WHICH = "(?:各|有关|相关)*"
_PLACE = "(?:县级市|地级市|直辖市|自治[区州县旗]|区县|市州|乡镇|街道|[省市区县州盟旗镇乡])"
_BODY = "(?:(?:人民)?政府|党委|管委会|办事处)?(?:(?:各|有关|相关)+部门)?"
_ONE_NAME = re.compile(f"(?:[^、，,；;]*各)?{_WHICH}{_PLACE}(?:[、，]{_WHICH}{_PLACE})+{_BODY}")
