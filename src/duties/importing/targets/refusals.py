"""Why a figure is no target: one entry a reason, asked in order.

Each looks at one place round the figure. What a reason finds for certain is passed over; the rest
is told, so that a person can look.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from duties.importing.lexicon.promises import THING, ends_in_verb, only_tends
from duties.importing.targets.figures import FUND, Figure
from duties.importing.targets.texts import Slice
from duties.model import Bound


class Seen(NamedTuple):
    """A figure and what stands round it.

    `ahead` is its clause up to it, `behind` the clause from it on.
    """

    figure: Figure
    text: str
    masked: str
    sentence: Slice
    is_goal: bool

    @property
    def ahead(self) -> str:
        """The clause up to the figure, without the words that set its bound; its last letters."""
        figure = self.figure
        return self.masked[max(figure.clause.start, figure.start - _AHEAD) : figure.start]

    @property
    def behind(self) -> str:
        """The clause after the figure."""
        return self.masked[self.figure.end : self.figure.clause.end]

    @property
    def clause(self) -> str:
        """The whole clause."""
        return self.masked[self.figure.clause.start : self.figure.clause.end]

    @property
    def whole(self) -> str:
        """The whole sentence."""
        return self.masked[self.sentence.start : self.sentence.end]


_AHEAD = 60  # letters that are looked through before a figure


class Refusal(NamedTuple):
    """A reason, what tells it, and whether it does so for certain.

    `is_of_all` says that figures listed before it are refused with it.
    """

    name: str
    fits: Callable[[Seen], bool]
    is_certain: bool = True
    is_of_all: bool = False


def _in(place: Callable[[Seen], str], pattern: str) -> Callable[[Seen], bool]:
    """Return what tells whether a pattern is found in a place.

    Of a clause and a sentence it is asked for every figure there, one after the other.
    """
    compiled = re.compile(pattern)
    if place not in (_clause, _whole, _near):
        return lambda seen: compiled.search(place(seen)) is not None

    @lru_cache(maxsize=2)
    def is_found(text: str) -> bool:
        return compiled.search(text) is not None

    return lambda seen: is_found(place(seen))


def _ahead(seen: Seen) -> str:
    return seen.ahead


def _behind(seen: Seen) -> str:
    return seen.behind


def _clause(seen: Seen) -> str:
    return seen.clause


def _whole(seen: Seen) -> str:
    return seen.whole


def _near(seen: Seen) -> str:
    """Return the clause, the next one, and the one before where the clause names nothing."""
    figure = seen.figure
    start, end = figure.clause
    stop = seen.masked.find("，", end + 1, seen.sentence.end)
    if figure.start - start < _SHORTEST_LEAD and start > seen.sentence.start:
        start = max(seen.masked.rfind("，", seen.sentence.start, start - 1), seen.sentence.start)
    return seen.masked[start : seen.sentence.end if stop < 0 else stop]


_SHORTEST_LEAD = 5  # letters before a figure that name what it is of


def _up_to(seen: Seen) -> str:
    return seen.text[seen.sentence.start : seen.figure.start]


def _both(*conditions: Callable[[Seen], bool]) -> Callable[[Seen], bool]:
    return lambda seen: all(condition(seen) for condition in conditions)


def _is_money_or_share(seen: Seen) -> bool:
    return re.search("元|%|‰|倍|个百分点|百分点|成$", seen.figure.unit) is not None


def _is_time(seen: Seen) -> bool:
    return re.search("天|小时|分钟|秒|工作日|个月", seen.figure.unit) is not None


def _is_size(seen: Seen) -> bool:
    return not seen.figure.is_count or seen.figure.unit in ("人", "名", "户", "张", "间")


def _is_ceiling(seen: Seen) -> bool:
    operator = seen.figure.operator
    if operator is None or operator.bound is not Bound.MAX or not seen.figure.is_count:
        return False
    return re.search("[降减压缩]", seen.masked[seen.figure.start : seen.figure.at]) is None


def _has_verb(seen: Seen) -> bool:
    return ends_in_verb(seen.masked, seen.figure.clause.start, seen.figure.start)


def _lacks_verb(seen: Seen) -> bool:
    return not _has_verb(seen)


def _only_tends(seen: Seen) -> bool:
    return only_tends(seen.masked, seen.figure.clause.start, seen.figure.start)


def _is_threshold(seen: Seen) -> bool:
    """Tell whether a size right before a noun says which things are meant: 3岁以下婴幼儿."""
    closing = seen.figure.closing
    return (
        closing is not None
        and closing.length > 0
        and _is_size(seen)
        and _lacks_verb(seen)
        and seen.figure.operator is None
    )


def _is_qualifier(seen: Seen) -> bool:
    return not (seen.figure.is_count and _has_verb(seen))


def _is_at_most(seen: Seen) -> bool:
    return seen.figure.bound is Bound.MAX


_NAMES_SIZE = _in(_ahead, "规模$")
_SETS_UP = _in(_ahead, "(?:设立|组建|建立|成立|筹建|筹集|发起)(?:总额|首期)?$")
_NAMES_FUND = _in(_behind, f"^{FUND}")
_TAKES = "(?<!响应)(?:时间|时限|用时|耗时|时长|周期)(?:[平总]均)?(?:要|应|须|再|均|分别)?$"
_NAMES_TIME = _in(_ahead, _TAKES)
_IS_SERVED = _in(
    _whole,
    "办结|办理|审批|审核|审查|响应|答复|回复|出具|受理|告知|公示|反馈|发放|报送|报告|上报|免费|住宿|值守|值班|不间断|全天|运行|在线|热线|服务|便民|提交|送达|整改到位|接诉|处置完毕|时限",
)
_IS_CUT = _in(_clause, "缩短|压缩|压减|平均|时间(?:控制|稳定)")
_PAYS = (
    "给予|补助|补贴|奖励|奖补|贴息|资助|奖金|免租|减免|返还|退税|抵扣|免息|授信额度|贷款额度|担保额度|额度(?:最高|不超过|上限)|(?:最高|上限)(?:可|为|不超过)?"
    "|以奖代补|一次性|封顶|报销(?!比例)|罚款|收费|计提|兑付|(?<!债)券"
)
REFUSALS = (
    Refusal("number of a name", _in(_ahead, "(?:第|No\\.?|[A-Za-z]-?|\\d[+＋×x*]|第\\s)$")),
    Refusal(
        "phrase",  # 拓展两个市场
        _both(
            lambda seen: seen.masked[seen.figure.at] in "两二三四五六七八九十",
            lambda seen: seen.figure.is_count and not seen.figure.sets_bound,
            _only_tends,
            _in(_behind, f"^(?![^，、]{{0,4}}(?:{THING}))[^，、]{{1,5}}(?=$|、)"),
            lambda seen: "年" not in seen.clause,
        ),
    ),
    Refusal("rank", _in(_ahead, "(?:前|排名|位列|位居|列第?)$")),
    Refusal(
        "each of so many",
        _in(_ahead, "(?:每|平均每|每隔|每满)$|^每[^年均万千百十亿]{1,4}(?:至少|不少于|各)?$"),
    ),
    Refusal(
        "one of several",
        _in(
            _behind,
            "^(?:之一|中的|里的|方面|环节|阶段|层面|层级|维度|原则|要素|步骤|月内|等级|级别|[^，、。的]{0,6}圈|响应|时区)",
        ),
    ),
    Refusal(
        "pays by share",
        _both(_is_money_or_share, _in(_near, f"{_PAYS}|按(?:照)?.{{0,20}}(?:标准|比例|的$)")),
    ),
    Refusal(
        "pays",
        _in(
            _clause,
            "给予|补助|奖励|奖补|贴息|资助|最高(?!人民|法|检|学府|水平|标准|的)|封顶|单[户笔][^，、]{0,8}额",
        ),
    ),
    Refusal(
        "who may apply",
        _in(
            _whole,
            "的，(?:可|给予|予以|按|直接|经|一律|应当|视为|由)|可(?:直接)?认定|年薪|申请人|申报(?:条件|主体|单位|企业|者)|(?:须|应|需)(?:具有|具备|满足)|具有.{0,6}年|方可|不予|不得享受",
        ),
    ),
    Refusal("who is meant", _in(_clause, "(?:符合|满足).{0,12}条件的")),
    Refusal("definition", _in(_whole, "是指|所称|指的是|系指|特指|即指")),
    Refusal(
        "already so",
        _in(
            _clause,
            "已(?:经)?(?:建|达|有|完|累|实|超|突|培|引|形|落|入|签|获|成|吸|集|开|发|覆|投|推|培|注|认|出|在)|现有|目前|截至|截止|去年|上年(?!度(?:末)?[^，]{0,6}(?:增|提))|迄今|至今|历年|当前|此前|率先在|获批全|荣获|位居|排名",
        ),
    ),
    Refusal(
        "so much up on last year",
        _both(
            _in(_clause, "同比"),
            lambda seen: seen.figure.closing is None and "分别" not in seen.ahead,
        ),
    ),
    Refusal(
        "now",
        _in(_up_to, "^(?:目前|当前|截至|截止)(?!.*(?:到20\\d\\d年|力争|争取|计划|未来|将))"),
    ),
    Refusal(
        "in a time gone by",
        _in(
            _up_to,
            '(?:十[一二三]|[“"]?十[一二三])五.{0,3}(?:期|时|以来)|过去|以来|近(?:几|[一二两三四五六七八九十\\d]+)年|五年来|年来',
        ),
    ),
    Refusal(
        "how long a service takes",
        _both(
            _is_time,
            _NAMES_TIME,
            _is_at_most,
            _IS_SERVED,
            lambda seen: not (seen.is_goal or _IS_CUT(seen)),
        ),
        is_certain=False,
    ),
    Refusal(
        "service",
        _both(
            _is_time,
            lambda seen: not (seen.is_goal and _is_at_most(seen) and _NAMES_TIME(seen)),
            _IS_SERVED,
            lambda seen: not _IS_CUT(seen),
        ),
    ),
    Refusal(
        "how often",
        _in(
            _ahead,
            "每(?:季度|季|月|周|半年|日|天|旬|次|人|家|个|户|村|镇|乡镇|街道|县|区)[^，、]{0,8}$"
            "|各(?:村|镇|乡镇|镇街|街镇|街道|县|区|县区|市|单位|部门|园区|社区|行政村)[^，、]{0,4}(?:(?:至少|不少于|最少)[^，、]{0,4})?$",
        ),
        is_certain=False,
    ),
    Refusal("at most so many are picked", _both(_is_ceiling, lambda seen: not seen.is_goal)),
    Refusal(
        "threshold",
        _both(
            _is_threshold,
            _in(
                _behind,
                "^(?![，、；。)）]|$|目标|水平|增长|的?速度|台阶|提供|实现|完成|纳入|接入|覆盖|达标|全部|左右|并|且|和|与|及|以及|或|增速|、)",
            ),
            lambda seen: (
                "%" not in seen.figure.unit
                or not re.search("提供|实现|完成|纳入|接入|覆盖|达标", seen.behind)
            ),
        ),
    ),
    Refusal("threshold and more", _in(_behind, "^(?:且|或者?(?!以上)|并且)|^及其"), is_of_all=True),
    Refusal(
        "size of what is made",
        _both(
            _lacks_verb,
            lambda seen: seen.figure.sets_bound,
            _NAMES_SIZE,
            lambda seen: seen.behind.startswith("的") and not _NAMES_FUND(seen),
        ),
        is_certain=False,
    ),
    Refusal(
        "qualifier",
        _both(
            lambda seen: not (_NAMES_FUND(seen) and (_NAMES_SIZE(seen) or _SETS_UP(seen))),
            _is_qualifier,
            _in(_behind, "^的(?!目标|要求|水平|速度|增速|幅度|台阶|任务|增幅|年均|标准$|增长)"),
        ),
        is_of_all=True,
    ),
    Refusal(
        "what it is about",
        _both(
            _in(
                _ahead,
                "(?:围绕|聚焦|涵盖|包括|包含|涉及|依托|利用|按照|根据|参照|依据|选取|针对|从|分为|分成|细分|共有|设有|下设|发挥|落实|用好|贯彻|借鉴|对接|由|分布在|纳入|来自|分)(?:全[国省市区县]|我[省市区县]|现有|以上)*$",
            ),
            lambda seen: not seen.figure.sets_bound,
        ),
    ),
    Refusal(
        "all places",
        _both(
            _lacks_verb,
            lambda seen: not seen.figure.sets_bound,
            _in(_behind, "^(?:乡镇|街道|镇街|县区|县[（(市]|区县|行政村|建制村|地市|市州|盟市)"),
        ),
    ),
    Refusal(
        "stock",
        _both(
            _in(_ahead, "(?:全[国省市区县]|辖区|境内)(?:现有|共有|共|约)?$"),
            lambda seen: "百分点" not in seen.figure.unit,
        ),
        is_certain=False,
    ),
    Refusal(
        "only one",
        lambda seen: (
            seen.figure.value == "1"
            and seen.figure.unit in ("次", "人", "个月", "天", "小时", "年")
            and not seen.is_goal
            and _lacks_verb(seen)
        ),
    ),
)
"""All reasons; the first that fits is the one."""


def refused(seen: Seen) -> Refusal | None:
    """Return why a figure is no target; None where nothing speaks against it."""
    return next((each for each in REFUSALS if each.fits(seen)), None)
