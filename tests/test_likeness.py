import pytest

from duties.naming.likeness import Nearest, like_pairs


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("区母城文化公司", "母城文化公司"),
        ("母城文化公司", "区母城文化公司"),
        ("县人力社保局", "县人社局"),
        ("区发改委", "区发展改革委"),
        ("市文广旅局", "市文化广电旅游局"),
        ("区城管局", "区城管局（区消防救援局）"),
        ("区城管局(区消防救援局)", "区消防救援局"),
    ],
)
def test_two_names_of_one_unit_look_alike(first: str, second: str) -> None:
    assert list(like_pairs(["区教委", first, "区科委", second])) == [(first, second)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("区教委", "区科委"),
        ("区文旅委", "区卫健委"),
        ("市发改委", "区发改委"),
        ("第1局", "第12局"),
        ("第一中学", "第十一中学"),
        ("区人社局", "县人力社保局"),
        ("东街道", "西街道"),
        ("区委改革办", "区委政法委"),
        ("历史街区管委会", "时代天街商圈管委会"),
        ("Parks Company", "Parks Council"),
    ],
)
def test_different_units_do_not(first: str, second: str) -> None:
    assert list(like_pairs([first, second])) == []


def test_a_crowd_of_like_names_is_not_compared_pair_by_pair() -> None:
    crowd = [f"区{chr(0x4E00 + 20 + number)}局" for number in range(5_000)]

    assert list(like_pairs([*crowd, "母城文化公司", "区母城文化公司"])) == [
        ("母城文化公司", "区母城文化公司")
    ]


def test_the_nearest_name_is_the_one_most_like() -> None:
    nearest = Nearest(["区交通局", "区教委", "区住建委", "区城管局"])

    found = nearest.to("区交通运输局")
    assert found is not None
    assert (found.name, round(found.likeness, 2)) == ("区交通局", 0.8)
    assert nearest.to("渝商发公司") is None
    assert nearest.to("") is None
