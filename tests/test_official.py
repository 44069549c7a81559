"""Units found by their official names, in full and in short."""

from functools import partial

import pytest

from asking import refused, shipped_plan
from duties.errors.questions import AmbiguousUnitError, UnknownUnitError
from duties.naming.lookup import find_unit
from duties.naming.names import Register
from reading import plan_of


def register(issuer: str | None, units: str) -> Register:
    lines = ["title: 清水方案", *([f"issuer: {issuer}"] if issuer else []), "units:"]
    return Register(
        plan_of(
            "\n".join([*lines, *(f"  - {{name: {unit}}}" for unit in units.split())])
            + "\ntasks: []\n"
        )
    )


def not_found(units: Register, query: str) -> str:
    """Return what is suggested for a name that no unit has."""
    sentence = refused(UnknownUnitError, lambda: find_unit(units, query))
    _, _, suggestion = sentence.partition("; ")
    return suggestion.removeprefix("did you mean ").removesuffix("?")


LISTS_ALL = "`duties units` lists them all"

# The plan that is shipped: its issuer is 重庆市渝中区人民政府


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("重庆市渝中区住房和城乡建设委员会", "区住建委"),
        ("重庆 渝中区 住房城乡建设委", "区住建委"),
        ("渝中住建委", "区住建委"),
        ("区住房城乡建委", "区住建委"),
        ("区经济信息委", "区经信委"),
        ("重庆市渝中区人民政府菜园坝街道办事处", "菜园坝街道"),
        ("住房和城乡建设委员会", "区住建委"),
        ("渝中区人力资源和社会保障局", "区人社局"),
        ("区人力社保局", "区人社局"),
        ("区发展和改革委员会", "区发改委"),
        ("区发展改革委", "区发改委"),
        ("渝中区规划和自然资源局", "区规划自然资源局"),
        ("渝中区大数据应用发展管理局", "区大数据局"),
        ("渝中区市场监督管理局", "区市场监管局"),
        ("渝中区机关事务管理局", "区机关事务管理局"),
        ("渝中区国有资产监督管理委员会", "区国资委"),
        ("渝中区教育委员会", "区教委"),
        ("重庆渝中区文化和旅游发展委员会", "区文旅委"),
        ("渝中区金融工作办公室", "区金融办"),
        ("渝中区经济和信息化委员会", "区经信委"),
        ("渝中区城市管理局", "区城管局"),
        ("区科学技术局", "区科技局"),
        ("区应急管理局", "区应急局"),
        ("卫生健康委员会", "区卫健委"),
        ("渝中区人民政府外事办公室", "区政府外办"),
        ("区外办", "区政府外办"),
        ("中共重庆市渝中区委政法委员会", "区委政法委"),
        ("区政法委", "区委政法委"),
        ("中共重庆市渝中区委员会政法委员会", "区委政法委"),
        ("中共渝中区委全面深化改革委员会办公室", "区委改革办"),
        ("渝中区工商业联合会", "区工商联"),
        ("渝中区康翔公司", "区康翔公司"),
        ("渝中区菜园坝街道办事处", "菜园坝街道"),
        ("历史街区管理委员会", "历史街区管委会"),
        ("渝中区各产业部门", "区级各产业部门"),
    ],
)
def test_a_full_official_name_finds_the_unit(query: str, unit: str) -> None:
    assert find_unit(Register(shipped_plan()), query) == unit


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        ("区财政局", LISTS_ALL),
        ("区委宣传部", LISTS_ALL),
        ("化龙桥管委会", "化龙桥国际商务区开发建设委员会"),
        ("重庆市住房和城乡建设委员会", LISTS_ALL),
        ("市住建委", "区住建委"),
        ("渝北区住房和城乡建设委员会", LISTS_ALL),
        ("重庆市渝北区人力资源和社会保障局", LISTS_ALL),
        ("国家发展改革委", "区发改委"),
        ("渝中区商务局", "区商务委"),
        ("区住房和城乡建设局", "区住建委"),
        ("渝中区工业和信息化局", "区经信委"),
        ("区交通委", "区交通局"),
        ("区招商委", "区招商局"),
        ("城管执法局", "区城管局"),
        ("区大数据中心", "区大数据局"),
    ],
)
def test_a_name_of_another_level_place_or_body_is_never_taken_for_the_unit(
    query: str, suggested: str
) -> None:
    assert not_found(Register(shipped_plan()), query) == suggested


# Other plans


FULL = register(
    "重庆市渝中区人民政府",
    "重庆市渝中区住房和城乡建设委员会 重庆市住房和城乡建设委员会 "
    "渝中区人民政府办公室 中共重庆市渝中区委组织部",
)


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("区住建委", "重庆市渝中区住房和城乡建设委员会"),
        ("市住建委", "重庆市住房和城乡建设委员会"),
        ("区政府办", "渝中区人民政府办公室"),
        ("区府办", "渝中区人民政府办公室"),
        ("区政府办公室", "渝中区人民政府办公室"),
        ("区委组织部", "中共重庆市渝中区委组织部"),
        ("组织部", "中共重庆市渝中区委组织部"),
    ],
)
def test_a_plan_with_full_names_is_asked_by_short_ones(query: str, unit: str) -> None:
    assert find_unit(FULL, query) == unit


def test_an_official_name_that_means_several_units_lists_them() -> None:
    assert refused(AmbiguousUnitError, lambda: find_unit(FULL, "住建委")) == (
        "住建委 matches 2 units: 重庆市渝中区住房和城乡建设委员会, 重庆市住房和城乡建设委员会; "
        "type more of the name"
    )
    twice = register("甲市人民政府", "市住建委 市住房城乡建设委")
    assert refused(AmbiguousUnitError, lambda: find_unit(twice, "甲市住房城乡建设委员会")) == (
        "甲市住房城乡建设委员会 matches 2 units: 市住建委, 市住房城乡建设委; type more of the name"
    )


@pytest.mark.parametrize(
    ("issuer", "units", "query", "unit"),
    [
        ("太仓市人民政府", "发改委 住建局", "太仓市发展和改革委员会", "发改委"),
        ("太仓市人民政府", "发改委 住建局", "市住建局", "住建局"),
        ("江苏省太仓市人民政府办公室", "省财政厅 市财政局", "江苏省财政厅", "省财政厅"),
        ("太仓市人民政府", "市卫健委 苏州市卫健委", "苏州市卫生健康委员会", "苏州市卫健委"),
        ("太仓市人民政府", "市卫健委 苏州市卫健委", "太仓市卫生健康委员会", "市卫健委"),
        ("国务院", "发展改革委 工业和信息化部", "国家发展和改革委员会", "发展改革委"),
        ("国务院", "发展改革委 工业和信息化部", "工信部", "工业和信息化部"),
        ("甲市人民政府", "市政府办（金融）", "甲市政府办公室（金融）", "市政府办（金融）"),
        ("国务院", "财政部 中央网信办", "中华人民共和国财政部", "财政部"),
        ("国务院办公厅", "国家卫生健康委", "卫健委", "国家卫生健康委"),
        ("国务院", "市场监管总局", "国家市场监督管理总局", "市场监管总局"),
        ("国务院", "中央网信办", "中央网络安全和信息化委员会办公室", "中央网信办"),
        ("浙江省人民政府", "省经信厅 省委宣传部", "中共浙江省委宣传部", "省委宣传部"),
        ("浙江省人民政府", "省政府办公厅", "浙江省人民政府办公厅", "省政府办公厅"),
        ("广州市人民政府", "市民政局", "广州市民政局", "市民政局"),
        ("内江市市中区人民政府", "区民政局", "内江市市中区民政局", "区民政局"),
        ("大同市城区人民政府", "区民政局", "大同市城区民政局", "区民政局"),
        ("津市市人民政府", "市民政局", "津市市民政局", "市民政局"),
        ("XX县人民政府", "县农业农村局", "XX县农业农村局", "县农业农村局"),
        ("广西壮族自治区人民政府", "自治区财政厅", "广西壮族自治区财政厅", "自治区财政厅"),
        ("甲区人民政府", "区公安分局", "乙市公安局甲区分局", "区公安分局"),
        ("乙市甲区人民政府", "区公安分局", "乙市公安局甲区分局", "区公安分局"),
        ("甲区人民政府", "区税务局", "国家税务总局甲区税务局", "区税务局"),
        ("甲区人民政府", "团区委 区委", "共青团甲区委员会", "团区委"),
        ("甲区人民政府", "团区委 区委", "甲区委", "区委"),
        ("甲区人民政府", "区纪委监委", "中共甲区纪律检查委员会", "区纪委监委"),
        ("甲区人民政府", "区委编办", "中共甲区委机构编制委员会办公室", "区委编办"),
        ("甲区人民政府", "区妇联 区残联", "甲区妇女联合会", "区妇联"),
        ("甲区人民政府", "区科协 区科技局", "甲区科学技术协会", "区科协"),
        ("甲区人民政府", "区法院", "甲区人民法院", "区法院"),
        (None, "区住建委 市住建委", "区住房和城乡建设委员会", "区住建委"),
        (None, "住建委 发改委", "住房和城乡建设委员会", "住建委"),
    ],
)
def test_the_issuer_tells_whose_offices_the_short_names_are(
    issuer: str | None, units: str, query: str, unit: str
) -> None:
    assert find_unit(register(issuer, units), query) == unit


@pytest.mark.parametrize(
    ("issuer", "units", "query", "suggested"),
    [
        ("重庆市渝中区人民政府", "渝北区住建委", "区住建委", "渝北区住建委"),
        ("重庆市渝中区人民政府", "渝北区住建委", "渝中区住建委", "渝北区住建委"),
        ("太仓市人民政府", "发改委", "江苏省发展和改革委员会", "发改委"),
        (None, "区住建委 市住建委", "渝中区住房和城乡建设委员会", "区住建委"),
        (None, "区住建委 市住建委", "重庆市住房和城乡建设委员会", "市住建委"),
        (None, "住建委", "渝中区住房和城乡建设委员会", "住建委"),
        ("甲市人民政府", "市政府办（金融）", "甲市人民政府办公室", "市政府办（金融）"),
        ("甲区人民政府", "区委研究室", "区政府研究室", "区委研究室"),
        ("甲区人民政府", "区公安分局", "区公安局", "区公安分局"),
        ("甲区人民政府", "区纪委监委", "区监委", "区纪委监委"),
        ("国务院", "财政部", "省财政厅", "财政部"),
    ],
)
def test_where_place_or_body_may_be_another_one_the_unit_is_only_suggested(
    issuer: str | None, units: str, query: str, suggested: str
) -> None:
    assert not_found(register(issuer, units), query) == suggested


@pytest.mark.parametrize("query", ["局" * 10_000, "区" * 10_000, "团" + "委" * 10_000, "分局"])
def test_a_long_query_is_answered_at_once(query: str) -> None:
    refused(UnknownUnitError, lambda: find_unit(Register(shipped_plan()), query))


@pytest.mark.parametrize("place", ["市", "重庆市", "渝北区", "重庆市渝北区", "国家", "渝北县"])
def test_no_unit_of_the_shipped_plan_is_taken_for_its_like_elsewhere(place: str) -> None:
    units = Register(shipped_plan())
    own = [name.removeprefix("区") for name in units.units if name.startswith("区")]
    own += ["住房和城乡建设委员会", "人力资源和社会保障局", "委政法委员会", "人民政府外事办公室"]

    assert len(own) > 30
    for name in own:
        refused(UnknownUnitError, partial(find_unit, units, f"{place}{name}"))
