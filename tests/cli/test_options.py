from pathlib import Path

import pytest
from conftest import Duties


@pytest.mark.parametrize(
    ("chinese", "key"), [("牵头", "lead"), ("责任", "responsible"), ("配合", "support")]
)
def test_a_role_may_be_typed_in_chinese(plan: Path, duties: Duties, chinese: str, key: str) -> None:
    asked = ("tasks", "--unit", "区教委", "-f", "csv", "--role")

    assert duties(*asked, chinese) == duties(*asked, key)


def test_another_role_is_refused_with_the_roles_there_are(plan: Path, duties: Duties) -> None:
    assert duties("tasks", "--role", "领导") == (
        2,
        "",
        "error: --role takes one of lead, responsible, support; see `duties tasks --help`\n",
    )


def test_the_busiest_units_alone_may_be_asked_for(plan: Path, duties: Duties) -> None:
    everyone = duties("workload", "-f", "csv").out.splitlines()

    assert duties("workload", "--top", "3", "-f", "csv").out.splitlines() == everyone[:4]
