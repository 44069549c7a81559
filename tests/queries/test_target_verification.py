"""Does a plan have the targets of its document?"""

import pytest

from duties.model import Plan
from duties.planfile.loading import load
from duties.queries.target_verification import verify_targets
from duties.source import Source

GDP = "{id: gdp, name: 生产总值, value: 300, unit: 亿元, bound: min, by: 2027}"


def plan_of(*targets: str) -> Plan:
    listed = "".join(f"  - {target}\n" for target in targets)
    plan = load(Source("plan.yaml", f"title: 清水方案\ntasks: []\ntargets:\n{listed}")).plan
    assert plan is not None
    return plan


def test_a_target_said_alike_differs_in_nothing() -> None:
    found = verify_targets(plan_of(GDP), plan_of(GDP.replace("300", "300.0")))

    assert (found.differences, found.unchanged) == ((), 1)


@pytest.mark.parametrize(
    ("said", "written", "field"),
    [
        ("300", "310", "value"),
        ("亿元", "万元", "unit"),
        ("min", "max", "bound"),
        ("bound: min, ", "", "bound"),
        ("2027", "2028", "by"),
        (", by: 2027", "", "by"),
    ],
)
def test_a_figure_a_bound_or_a_year_that_differs_is_a_difference(
    said: str, written: str, field: str
) -> None:
    (difference,) = verify_targets(plan_of(GDP), plan_of(GDP.replace(said, written))).differences

    assert difference.fields == (field,)


def test_a_target_that_only_one_side_has_is_a_difference() -> None:
    other = "{id: way, name: 公路里程, value: 20, unit: 公里}"
    lost, added = verify_targets(plan_of(GDP), plan_of(other)).differences

    assert (lost.old and lost.old.id, lost.new) == ("gdp", None)
    assert (added.old, added.new and added.new.id) == (None, "way")


def test_a_plan_without_targets_has_not_recorded_them() -> None:
    plan = load(Source("plan.yaml", "title: 清水方案\ntasks: []\n")).plan
    assert plan is not None

    assert verify_targets(plan_of(GDP), plan).differences == ()


def test_thousands_of_targets_that_differ_are_paired_by_name() -> None:
    said = [f"{{id: t{n}, name: 第{n}项里程, value: 1, unit: 公里}}" for n in range(2000)]
    written = [text.replace("value: 1", "value: 2") for text in said]

    found = verify_targets(plan_of(*said), plan_of(*written))

    assert len(found.differences) == len(said)
    assert all(each.fields == ("value",) for each in found.differences)
