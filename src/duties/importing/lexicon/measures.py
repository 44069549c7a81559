"""Units of measure as plans print them, and the numbers before them."""

import re

COUNTERS = (
    "人年 场次 家次 人次 件次 班次 架次 个 家 项 件 条 名 位 户 所 座 处 场 批 支 套 台"
    " 辆 架 艘 列 款 种 篇 部 册 株 头 只 "
    "幢 栋 宗 单 例 起 张 床 门 对 片 块 间 支队 班 首 本 次 人 村 栏 节 组 类 站 亩次 盏 尾 羽 期"
)
"""What counts things; a figure in one may stand before what it counts."""
MEASURES = (
    "元 美元 欧元 万元 亿元 元人民币 % ‰ 个百分点 百分点 个点 倍 番 成 岁 天 小时 分钟"
    " 微克每立方米 毫克每立方米 毫克每升 μg/m³ μg/m3 ug/m3 mg/m³ mg/m3 mg/L"
    " 秒 毫秒 个工作日 工作日 个月 "
    "公里 千米 海里 米 厘米 平方公里 平方千米 平方米 平方 立方米 立方 公顷 亩 ㎡ m² m2"
    " m³ km² km2 km 方 "
    "吨标准煤 吨标煤 吨 千克 公斤 斤 克 毫克 微克 升 千瓦时 千瓦 度电 兆瓦时 兆瓦 吉瓦"
    " 瓦 kWh kW MWh MW GWh GW "
    "EFlops EFLOPS EFLOPs PFLOPs PFlops PFLOPS EFLOP TFLOPS EB PB TB GB MB P ms Gbps Mbps Tbps T "
    "/10万 /十万 /万 标准箱 标箱 TEU 箱 床位 学位 载重吨 卡 标台 公里/小时"
    " 千伏安 千伏 机架 标准机架"
)
"""What measures; a figure in one stands after what it measures, or before it as 元 does."""

_SCALE = "(?:万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千|百|十)?"


def _alternatives(words: str) -> str:
    return "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))


_WHOLE_WORD = "(?:(?<![A-Za-z])|(?![A-Za-z]))"
_NO_COUNTER = (
    "(?!(?<=个)(?:月|百分|工作日|小时|人(?!工|才)|体户|点)|(?<=家)(?:庭|政|具|电|校|园|禽|畜|长|装)"
    "|(?<=人)(?:民|均|工智)|(?<=项)目(?!标)|(?<=条)(?:例|件|款)|(?<=户)(?:籍|口|外|均|用)"
    "|(?<=次)(?:产业|会议纪要|序)|(?<=部)(?:门|委|分)|(?<=所)(?:有|在|属)|(?<=位)(?:数|于|置)"
    "|(?<=名)(?:录|单|牌)|(?<=件)套|(?<=班)子|(?<=类)似|(?<=站)点|(?<=节)能|(?<=期)(?:间|末|内|限|权|货|望|初|中|满|刊)|(?<=本)(?:市|区|县|省))"
)
_RATE = (
    "(?:/(?:百平方公里|百公里|年|月|日|天|人|户|亩|吨|公里|平方公里|平方米|万人|千人|小时|立方米|升|公顷"
    "|万元|次|件|项|张|秒|kWh))?"
)
_POINTS = "分(?=以上|以下|以内|左右|[，、；。）]|$)"
UNIT = (
    f"(?P<unit>{_SCALE}(?:(?P<counter>(?:{_alternatives(COUNTERS)})(?![/]){_NO_COUNTER})"
    f"|(?:{_alternatives(MEASURES)}){_WHOLE_WORD}{_RATE}|{_POINTS}))"
)
NUMBER = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?"
_TO = "(?:[-—–~－―]{1,2}|至|到)"
FIGURE = re.compile(
    f"(?<![\\d.A-Za-z+])(?P<low>{NUMBER})(?:(?:%|‰)?{_TO}(?P<high>{NUMBER}))?(?P<more>[多余])?"
    f"(?:{UNIT})(?P<later>[多余])?"
)
"""A number, or a range, with its unit; the unit is that of both ends."""
BARE = re.compile(
    f"(?<![\\d.A-Za-z+:])(?P<low>{NUMBER})(?:{_TO}(?P<high>{NUMBER}))?(?P<unit>)"
    "(?=(?:以上|以下|以内|左右)?(?:[，、；。）]|$))"
)
"""A number without a unit; it needs words that set its bound: PUE值不高于1.25."""
RATIO = re.compile(
    "(?<![\\d.A-Za-z+:：])(?P<low>\\d+(?:\\.\\d+)?[:：]\\d+(?:\\.\\d+)?)(?P<unit>)(?![\\d.:：])"
)
"""A ratio, 1:1.5; it needs words that set its bound."""
ROUND = re.compile(
    "(?P<low>(?:一|[两二三四五六七八九])?(?=万亿)|(?:[一两二三四五六七八九])?[十百千](?=[万亿])|[百千]万(?=人))"
    "(?P<unit>(?:万亿|亿|万)(?:元|美元|斤|吨|人次?|户|千瓦时?|辆|台)|人次?)"
    "(?=以上|以下|以内|左右|大关|台阶|规模|[，、；。）]|$)"
)
"""A round number in words, 千亿元; it needs words that set its bound."""
UNREAD = re.compile(
    f"(?<![\\d.A-Za-z+:：])(?P<low>{NUMBER}|[百千万两三四五六七八九十]分之[一二三四五六七八九十]+)(?:{_TO}(?P<high>{NUMBER}))?"
    "(?![年月日号])(?P<unit>[^\\d，。；：、（）]{0,4}?)(?=以上|以下|以内|左右|[，、；。）]|$)"
)
"""A number whose unit nobody knows, or a part of a whole: 三分之二."""
TENTHS = re.compile(
    "(?P<low>[一二两三四五六七八九])(?P<unit>成)(?=以上|以下|以内|左右|[，、；。）]|$)"
)
"""So many tenths, 七成; they need words that set their bound."""
WORDED = re.compile(
    "(?P<low>[两二三四五六七八九](?:十[一二三四五六七八九]?|[百千万])?|[一]?十[一二三四五六七八九]?"
    "|一?[百千万])(?P<more>[多余])?(?P<unit>(?P<counter>人次|[个家项名条座场所支人户]))"
    "(?![月大民才均工口])"
)
"""A count in words: 三个, 百家."""
LEVELS = re.compile("(?:率|感|比重|占比|比例|比率|覆盖面|增速|水平|度|强度|系数)$")
INDEX = re.compile("(?:值|指数|系数|倍数|得分|评分|PUE|PUE[）)]|死亡率|容积率|比率?)$")
"""How the name of what has no unit ends."""
