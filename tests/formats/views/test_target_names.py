"""What a target is called in full."""

from duties.formats.views.task_targets import named_in_full
from duties.model import Target
from duties.source import START


def test_a_target_whose_id_is_its_name_is_named_once() -> None:
    assert named_in_full(Target({}, START, "gdp", "地区生产总值")) == "gdp 地区生产总值"
    assert named_in_full(Target({}, START, "地区生产总值", "地区生产总值")) == "地区生产总值"
