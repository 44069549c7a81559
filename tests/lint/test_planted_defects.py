"""Twelve defects that the tools nearest to this one were tried on: all are found, each at its line.

The best of those tools caught five; none caught the four marked so.
"""

import pytest
from checking import checked

CLEAN = """\
title: 码头方案
units:
  - {name: 区交通局, kind: department}
  - {name: 区水利局, kind: department}
  - {name: 区城管局, kind: department}
  - {name: 东街道, kind: street}
  - {name: 各街道, kind: collective, members: [东街道]}
tasks:
  - {id: 1, title: 修缮码头, lead: 区交通局, responsible: [区水利局, 区城管局]}
  - {id: 2, title: 疏浚航道, lead: 区水利局, responsible: [区交通局, 各街道]}
  - {id: 3, title: 清理岸线, lead: 区城管局, responsible: [区水利局]}
"""

DEFECTS = [
    ("no lead", "修缮码头, lead: 区交通局,", "修缮码头,", 9, "no-lead"),
    ("two leads", "lead: 区水利局", "lead: [区水利局, 区城管局]", 10, "several-leads"),
    ("unknown unit", "lead: 区城管局", "lead: 区成管局", 11, "unregistered-unit"),
    ("idle unit", ", 各街道]}", "]}", 7, "idle-unit"),
    ("duplicate number", "id: 3", "id: 2", 11, "duplicate-id"),
    ("number gap", "id: 3", "id: 4", 11, "numbering-gap"),
    ("lead listed again (none)", "[区水利局]", "[区水利局, 区城管局]", 11, "lead-also-responsible"),
    ("two spellings (none)", "lead: 区城管局", "lead: 城管局", 11, "similar-units"),
    ("等 left open (none)", "[区水利局]}", "[区水利局], open_ended: true}", 11, "open-ended-list"),
    ("undefined collective (none)", ", members: [东街道]", "", 7, "undefined-collective"),
    ("unit repeated", "[区水利局, 区城管局]", "[区水利局, 区水利局]", 9, "unit-listed-twice"),
    ("mistyped key", "responsible: [区水利局]", "responsable: [区水利局]", 11, "unknown-key"),
]


def test_a_clean_plan_raises_no_alarm() -> None:
    assert checked(CLEAN).findings == ()


@pytest.mark.parametrize(
    ("right", "wrong", "line", "name"),
    [pytest.param(*defect[1:], id=defect[0]) for defect in DEFECTS],
)
def test_a_planted_defect_is_found_at_its_line(
    right: str, wrong: str, line: int, name: str
) -> None:
    text = CLEAN.replace(right, wrong, 1)

    assert text != CLEAN
    found = {(finding.span.line, finding.name) for finding in checked(text).findings}
    assert (line, name) in found
