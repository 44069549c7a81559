"""Names of public bodies: how they begin and end, and what only looks like one."""

import re
from functools import lru_cache

from duties.importing.lexicon.blanks import BLANK, close_up
from duties.importing.lexicon.english import is_english_body, is_english_name
from duties.model import UnitKind
from duties.naming.kinds import guessed_kind

OTHERS = re.compile("(?<![高中初同平对优均])等(?=$|[^级同学额待量值])")
"""等 after a list; what follows belongs to it."""

COLLECTIVE_PART = "(?:部门|单位|地区|企业|机构|政府|党委|院校|高校|学校|行业|地方)"

MORE_OF_COLLECTIVE = re.compile(f"{COLLECTIVE_PART}(?=$|等|[按依根负牵配参协支分等共各结落])")
"""The last part of a name such as 各有关部门、单位, which names nobody alone."""

COLLECTIVE_OPEN = re.compile(f"[各关直属级].*{COLLECTIVE_PART}$")
"""The first part of such a name."""

PARTY_ORGAN = re.compile("(?<![局厅院校司心])党工?委$|各[^，]{0,12}[市区县州旗镇乡）)〕]委$")
"""The party committee of a place, which shares a name with its government: 甲县党委, 各区委."""

ORGAN_BESIDE = re.compile(
    "[市区县州旗镇乡]?(?:(?:人民)?政府|管委会|管理委员会|办事处)"
    "(?=$|等|[按依根负牵配参协支分共各结落])"
)
"""The last part of a name such as 甲县党委和政府, which names nobody alone."""

NOBODY = re.compile(
    "(?:负有|承担|具有|履行|涉及)[^、，；]{2,20}的(?:部门|单位|企业)|"
    "(?:\\d{1,3}|[一二三四五六七八九十]{1,3})?(?:个|家)?(?:其他|其它)?(?:各|有关|相关)*"
    "(?:职能|成员)?(?:部门|单位|方面|机关|企业|机构)?(?:[、和及]?(?:各|有关|相关)*(?:部门|单位))?"
)
"""Words after 等 that name nobody."""

ANYBODY = (
    "(?:牵头|责任|主责|配合|参与|承包|物业|施工)(?:单位|部门|公司)|区县|市县|县区|乡镇|县级以上人民政府"
    "|(?:人民)?政府|社会|学校|高校|市场|.{0,4}企业"
)
"""Whoever acts, rather than a certain unit: 龙头企业, 责任单位."""

LEVEL = re.compile("国家|国务院|全国|中央|[省市区县州旗镇乡](?!场)|自治区|(?:团|人行|国网)")

_ENDS = (
    "局 厅 委 办 部 署 院 会 社 行 所 站 队 处 科 室 司 中心 公司 集团 "
    "学校 大学 学院 中学 小学 银行 政府 街道 镇 乡 区 县 市 州 旗 盟 联 联盟 部门 "
    "单位 企业 医院 馆 台 园区 机构 税务 海关 海事 机关 组织 高校 院校 电视台 "
    "工厂 厂 港 管理区 各方 地方 地区 方面 党组 学府 党委 支行 分局 军区 "
    "警备区 人武部 部队 协作区 新区 省 集中区 基金 平台 网信 国资 法制 商会 村 社区 "
    "园 大队 支队 总队 督导组 专班 组 段 校 库 网 所在地 电力 铁塔 电信 移动 "
    "中央 协 各地 镇街 河长 林长 联通 油田 电网 邮政 烟草 气象 供电 村居 站所 运营商"
)

UNIT = re.compile(
    f"(?:{'|'.join(sorted(_ENDS.split(), key=len, reverse=True))})"
    "(?:[（(〔\\[【〈][^）)〕\\]】〉]{1,40}[）)〕\\]】〉])?$"
)
"""How the name of a unit ends."""

BODY_END = re.compile(
    "(?:(?<![布格结大全])局|厅|委|(?<![督交承举协主筹兴开])办|(?<![干全内总东西南北中各外局])部|署|政府|办公室|委员会"
    "|管委会|办事处|军分区|警备区|人武部|部队|妇联|残联|工商联|文联|科协|侨联|工会|供销社|法院|检察院|[支大总]队)(?:[（(〔].*[）)〕])?$"
)
"""How the name of a public body ends that nobody takes for a place, a building or a verb."""

OFFICE_END = re.compile(
    "[\\u4e00-\\u9fff]{2,}(?<![学本专文百内外儿妇好])(?<![^管监办审受代]理)(?:科室|[科处股])$"
)
"""What the office of a bureau is called."""

GLOSS = re.compile(
    "[（(〔](?:含|包括|不含|按(?:照)?(?:各自)?(?:职责|职能)|以下简称|简称|下同|以下统称|下称|分办|即)[^（(〔）)〕]{0,40}[）)〕]"
)
"""A remark in brackets that is no part of a name."""

PLACE = (
    "(?:盟行政公署|盟行署|省?直管市|省直管县|县级市|地级市|直辖市|自治[区州县旗]|省级|市级|县级|区级"
    "|县市区|县市|市县区|区市县|区县|市州|县区|市县|乡镇|镇街|街道|社区|[省市区县州盟旗镇乡村])"
)

_MORE_PLACES = f"{PLACE}(?:[（(〔][^）)〕]{{1,6}}[）)〕])?"

PLACES_OPEN = re.compile(
    f"(?:各地|(?:.*各)?(?:有关|相关|各)*{_MORE_PLACES})(?:[、，]{_MORE_PLACES})*$"
)
"""The first part of a name such as 各区、县（市）政府."""

PLACES_GO_ON = re.compile(
    f"{PLACE}(?:[（(〔\\[][^）)〕\\]]{{1,12}}[）)〕\\]])?"
    "(?:(?:人民)?政府|党委(?:和政府)?|管委会|办事处|人民政府办公室|党工委)?(?:[（(〔].*)?(?:(?:各|有关|相关)*部门)?"
    "(?=$|[按依根负牵配参分等共]|落实|协[同助]|承办)"
)

SHARED_END = re.compile(
    "^[\\u4e00-\\u9fff]{1,5}?(?P<count>[两三四五六七八九十](?=街道|[镇乡市区县州旗]))?"
    "(?:(?P<town>街道|镇|乡)|(?P<place>[市区县州旗])(?=.))"
    "(?P<body>(?:人民)?政府|办事处|管委会|)$"
)
"""A name whose ending may serve those before it as well."""

CARRIERS = frozenset(("电信", "移动", "联通", "铁塔", "广电", "邮政"))

CARRIER_BRANCH = re.compile(
    f"(?:{'|'.join(sorted(CARRIERS))})(?P<body>[\\u4e00-\\u9fff]{{0,10}}公司)$"
)
"""电信、移动、联通甲市分公司: carriers whose branches share an ending."""

ZONE = re.compile(
    "(?:开发|高新|经开|新|园|示范|度假|保税|景|社|风景|工业|产业|管理|试验|物流|合作|城)区$"
)
"""How the name of an area ends that has no government of its own."""

WITH_AND = re.compile(
    "人力资源和社会保障|人力资源和社保|住房和城乡|规划和自然|自然资源和|工业和信息|发展和改革|文化和旅游"
    "|广电和旅游|广播电视和旅游|体育和旅游|卫生和计划|卫生和健康|农业和农村|经济和信息|教育和体育|文化和体育"
    "|城市管理和|商务和|投资和|科技和|科学技术和|口岸和|民族和宗教|水利和|林业和|机构和编制|政务服务和|大数据和"
    "|园林和|国土和|粮食和|医疗和|退役军人和|交通和|港口和|知识产权和|应急和|信访和|海洋和"
)
"""Names with 和 in them."""

_DEPARTMENTS = (
    "财政 教育 科技 科学技术 公安 民政 司法 人社 人力社保 人力资源社会保障 "
    "人力资源和社会保障 自然资源 生态环境 住建 住房城乡建设 住房和城乡建设 交通 "
    "交通运输 水利 水务 农业农村 商务 文旅 文化和旅游 文化广电和旅游 卫健 卫生健康 "
    "应急 应急管理 审计 国资 市场监管 体育 统计 医保 医疗保障 广电 林业 经信 "
    "工信 经济和信息化 工业和信息化 发改 发展改革 发展和改革 退役军人 退役军人事务 "
    "金融 数据 大数据 信访 能源 税务 城管 规划和自然资源 粮食和储备"
)

DEPARTMENTS = frozenset(_DEPARTMENTS.split())
"""What departments are for, without level and ending."""

LONGEST = 40  # letters; a longer "name" is none


SHORTEST = 3  # letters; 政府, 企业, 部门 are nobody in particular


@lru_cache(maxsize=16384)
def is_unit(name: str) -> bool:
    """Tell whether a text ends as names of units do."""
    return UNIT.search(name) is not None or is_english_body(name)


def ends_as_known(name: str) -> bool:
    """Tell whether a text ends as names of units do, or those of their offices."""
    return is_unit(name) or OFFICE_END.search(name) is not None or is_english_name(name)


_WHOLE = re.compile(
    "(?:局|厅|委|办|部|署|委员会|办公室|办公厅|办事处|中心|公司|集团|政府|街道|管委会|法院|检察院|银行|税务|海关"
    "|部门|单位|企业|学院|大学|联|[省市县区]|地方|地区)(?:[（(〔][^）)〕]{1,40}[）)〕])?$"
)


def is_whole(name: str) -> bool:
    """Tell whether a text is surely a whole name, which nothing needs to go on."""
    return _WHOLE.search(name) is not None and not re.fullmatch(".?[省市区县]", name)


# A name within which another seems to begin, with no sign between them. What follows a bureau
# and ends as one is another, but not its own branch.
MISSING_SIGN = re.compile(
    "(?:(?<!总)局|厅)(?=[\\u4e00-\\u9fff]{2,10}(?:(?<![分查])局|厅|委|委员会)(?:[（(〔].*)?$)|"
    "(?:局|厅|办|部|(?<![省市区县党])委|中心|公司|集团|委员会|政府|街道|管委会)"
    "(?=(?:省|市|区|县|州|国家)(?!场)[\\u4e00-\\u9fff]{1,12}(?:局|厅|委|办|部|中心|公司|集团|办公室|委员会|管委会)"
    "(?:[（(〔].*)?$)"
)


def begins_with_level(text: str) -> bool:
    """Tell whether a text begins with the level of a unit (市, 区, 国家) or with 各."""
    return _LEVEL.match(text) is not None


_LEVEL = re.compile("各|[省市区县州](?!场)|国家")

_PLACE = re.compile("(?:[省市区县]|地方|地区)$")

_HOLDS_ORGANS = re.compile("(?:[省市区县州党工]委|政府)$")

_ORGAN = re.compile("[部办室厅委局院]$")

TAIL = re.compile(
    "员会|公[室厅]|(?:人民)?政府|管委会|管理委员会|办事处|办公[室厅]|党[组委]|有限|股份|责任|控股|总?公司"
    "|集团|附属|直属"
)
"""How what goes on with a name begins, rather than another name."""

BRANCH = re.compile("(?:分局|分公司|分行|分院|分中心|[支大]队|支行)$")


def are_bodies(before: str, after: str) -> bool:
    """Tell whether a name and the text after it each end as names of bodies do."""
    return _is_whole_body(before) and any(
        _is_whole_body(name) and not BRANCH.search(name) and not _goes_on(before, name)
        for name in _names_after(after)
    )


def may_be_joint(before: str, after: str) -> bool:
    """Tell whether what a blank parts may be two names, though it is taken for one."""
    name = _names_after(after)[-1]
    if MISSING_SIGN.search(before + name) or _goes_on(before, name) or not is_unit(name):
        return False
    if min(len(before), len(name)) < SHORTEST:
        return False
    return _is_whole_body(before) or (
        begins_with_level(name) and TAIL.match(name, 1) is None and _is_whole_body(name)
    )


def _names_after(text: str) -> tuple[str, str]:
    """Return the name after a blank: up to the next one, and with all that follows."""
    text = OTHERS.split(text, maxsplit=1)[0]
    return BLANK.split(text, maxsplit=1)[0], close_up(text)


def _is_whole_body(name: str) -> bool:
    return len(name) >= SHORTEST and is_whole(name) and _PLACE.search(name) is None


def _goes_on(before: str, name: str) -> bool:
    """Tell whether `name` is the rest of a name that begins with `before`: 区政府 办公室."""
    return (
        name.startswith(tuple("（(〔[和及与"))
        or TAIL.match(name) is not None
        or holds_organ(before, name)
    )


def holds_organ(before: str, name: str) -> bool:
    return _HOLDS_ORGANS.search(before) is not None and _ORGAN.search(name) is not None


@lru_cache(maxsize=4096)
def unclear_elision(name: str, before: str) -> str | None:
    """Return the level that `name` seems to lack, listed after `before`; None if none."""
    level = re.match("省|市(?!场)|区|县|州|自治区", before)
    core = re.sub("(?:委员会|局|厅|委|办|部)$", "", name)
    if level and core != name and core in DEPARTMENTS:
        return level[0]
    return None


def names_body(name: str) -> bool:
    """Tell whether a name ends as those of bodies, offices, companies or collectives do."""
    return (
        BODY_END.search(name) is not None
        or OFFICE_END.search(name) is not None
        or guessed_kind(name) in (UnitKind.COLLECTIVE, UnitKind.COMPANY)
    )


def may_lead(name: str) -> bool:
    """Tell whether a heading may name this as who leads what stands below: one unit, no sort."""
    return (
        is_unit(name)
        and guessed_kind(name) is not UnitKind.COLLECTIVE
        and _NOBODY.search(name) is None
    )


_NOBODY = re.compile(
    f"^(?:{ANYBODY})$|^党委$|部门$|(?:乡镇|街道){{2}}$"
    "|^(?:坚持|强化|落实|压实|突出|发挥|建立|需|我|20\\d\\d|加强|推[动进]|健全|完善|明确|.直)"
)
