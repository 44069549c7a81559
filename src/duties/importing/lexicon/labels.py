"""The words that officials write responsibility notes with. A new style begins here."""

import re

from duties.model import Role

BODY = "(?:单位|部门|主体|机构|处室|科室|股室|站所|机关)"
_OTHER_BODY = "(?:企业|公司|学院|院系|街道|镇街|乡镇|县区|区县|县市区|市县|地区|社区|园区|村)"
"""What a label may say instead: 责任企业."""

# Heads of lists of units, with what they make of the units. The longest that fits counts.
LABELS = {
    Role.LEAD: (
        f"(?:总)?牵头(?:责任|负责|落实|实施|组织|协调)?(?:{BODY}|{_OTHER_BODY})?",
        f"责任牵头{BODY}",
        f"(?:主办|主责|主管|主抓|召集|组织牵头){BODY}",
        "主办",
    ),
    Role.SUPPORT: (
        "(?:主要)?(?:(?:配合|配套|协办|协同|协作|协助|参与|参加|支持)(?:责任|配合)?|会办|协管|联办"
        "|业务指导|指导|监管|监督)"
        f"{BODY}",
        "配合|协办|参与",
    ),
    Role.RESPONSIBLE: (
        f"(?:主要|首要|第一|具体|相关|共同)?(?:责任|任务|落实|承办|实施|执行|负责|完成|组织实施|组织)"
        f"(?:责任)?{BODY}(?:(?:[及和与、/]|以及)(?:配合|协办|参与){BODY})?",
        f"责任{_OTHER_BODY}?|负责|承办",
    ),
}
DEADLINE = (
    "(?:完成|办结|落实|推进|实施|达成|整改|时间)?(?:时限|时间|期限|节点|进度)(?:要求|安排|节点)?"
)
PERSON = (
    "(?:市级|区级|县级|省级)?(?:牵头|分管|责任|联系|挂[帅点联钩]|包[保抓联案挂]|分包|督[办导]|主管|协[助管]|第一|[领承]办)?"
    "(?:责任人|[校院所局厅委司]?领导|负责人|联系人|市领导|区领导|县领导)(?:员|同志)?"
)

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "姜范姚谭廖邹熊陆郝孔白崔康毛邱秦史顾侯邵孟龙段雷钱汤尹黎武乔贺赖龚葛晏冉方石江任万田"
)
"""The commonest ones, but for a few such as 金 and 文, with which names of offices begin."""
SURNAMES_OF_TWO = "(?:欧阳|司马|诸葛|上官|皇甫|尉迟|公孙|慕容|令狐|夏侯)"

_NUMBERED = "[一二三四五六七八九十\\d]?"
ROLE_HEAD = "|".join(f"(?P<{role.value}>{'|'.join(words)})" for role, words in LABELS.items())
QUALIFIER = (
    "(?P<qualifier>(?:专项|行动|工作|任务|项目|工程|专班|重点|事项|措施|举措|改革|整改|整治|治理|攻坚|创建|建设|推进|落实|试点|目标"
    "|总体|本章|本部分|各项|本|该|此|项|[省市区县州]级?|[省市区县州]直|第[一二三四五]){0,4})"
)
COLON = "\\s{0,3}[:：]"
COLON_SIGN = re.compile("[:：]")
ANY_HEAD = re.sub(
    "\\?P<[a-z]+>", "?:", f"{QUALIFIER}(?:{DEADLINE}|{PERSON}|{ROLE_HEAD}){_NUMBERED}{COLON}"
)
LONGEST_LABEL = 32  # letters, its colon included
BARE_LABEL = ANY_HEAD.removesuffix(COLON)
HEAD = re.compile(
    f"{QUALIFIER}(?:(?P<deadline>{DEADLINE})|(?P<person>{PERSON})|{ROLE_HEAD}){_NUMBERED}{COLON}"
)
"""A label with its colon, at the beginning of a piece."""

LIKE_LABEL = re.compile(
    "(?:^|(?<=[。；;\\s]))[\\u4e00-\\u9fff]{0,8}"
    "(?:单位|部门|主体|机构|领导|责任人|负责人|联系人|电话|时限|期限)\\s?[:：]"
)
"""What looks like a label, known or not."""
BARE_HEAD = re.compile(
    f"(?:(?P<lead>(?:总)?牵头(?:责任)?{BODY})|(?P<support>(?:配合|协办|参与){BODY})"
    f"|(?P<responsible>(?:具体)?责任{BODY}))(?![中里内要应须将按的可均都和及或与、，])"
)
"""A label that may stand without a colon, by mistake."""

SPACED_LABEL = re.compile(
    "责\\s{0,2}任\\s{0,2}(?:单\\s{0,2}位|部\\s{0,2}门)|牵\\s{0,2}头\\s{0,2}(?:单\\s{0,2}位|部\\s{0,2}门)"
    "|(?:配\\s{0,2}合|协\\s{0,2}办)\\s{0,2}(?:单\\s{0,2}位|部\\s{0,2}门)|完\\s{0,2}成\\s{0,2}时\\s{0,2}限"
)
"""A label, with blanks that layout left in it or without."""

ACTION = re.compile("行动|专项|工程|专班|总体|本章|本部分")
"""A qualifier that makes a label speak of a whole chapter."""

# What a unit does, behind its name.
_MANNER = (
    "(?:(?:依|按照?|根据)?(?:照)?(?:各自|其)?(?:职责|职能|职权|工作职责)(?:任务)?(?:分工)?(?:和权限)?"
    "|结合(?:各自|自身|本地|当地|工作)?(?:工作)?(?:实际|职责|职能|情况|分工)(?:情况)?"
    "|(?:依|按照?|根据)(?:各自|管理|属地|有关|相关)?(?:权限|规定|要求|事权|原则|程序)|属地(?:管理)?|分级|分类"
    "|(?:按(?:照)?(?:职责)?)?分工|分别|共同|具体|联合|密切|积极|各自|统筹|组织|协同|分头|依法|主要|主体|参照|抓好|认真|加强|督促)"
)
VERBS = {
    Role.LEAD: (
        "(?:总)?牵头(?:负责|组织|落实|实施|推进|推动|协调|抓总|督导|督促|指导|统筹|办理)*|主办|主责|主抓"
        "|(?:均|都|同)?为牵头(?:单位|部门)"
    ),
    Role.SUPPORT: (
        "(?:予以|做好|给予|提供|业务|技术)?(?:配合|参与|参加|协助|协办|会办|支持|协同|指导|督导|监督"
        "|(?:经费|资金|要素|服务)?保障|(?:共同)?组成)(?:落实|实施|推进|配合|做好|督促|监督)*"
        "|(?:均|都|同|也)?为(?:配合|协办|参与)(?:单位|部门)"
    ),
    Role.RESPONSIBLE: (
        "负责(?:落实|实施|推进|组织|抓好)*|(?:组织)?(?:落实|实施|承办|执行|推进|推动)(?:落实|实施)?"
        "|各负其责|各司其职|负(?:总责|(?:主体|属地|监管|主要|直接|领导|具体|第一)?责任)|统筹(?:协调|推进|实施)*"
        "|(?:均|都|同|也)?为(?:责任|实施)(?:单位|部门|主体)"
    ),
}
DOES = re.compile(
    "|".join(
        f"(?P<{role.value}>{_MANNER}{{0,3}}(?:{words})(?:工作)?)$" for role, words in VERBS.items()
    )
    + f"|(?P<manner>{_MANNER}{{0,2}}"
    "(?:(?:依|按照?|根据)(?:各自|其)?(?:职责|职能|职权|分工)\\w{0,6}|分别|共同))$"
)
"""A verb that closes a piece; `manner` stands for a verb that was left out."""
DOING = re.compile(
    "(?<=[局厅委办部署府院会社位门司团道镇乡村区县市])(?:(?P<lead>牵头)|(?P<responsible>负责|落实)"
    "|(?P<support>配合|协助|支持)|按|依[据照法]|结合|根据|参照|加强|强化|做好|给予|予以|提供|保障|指导|组织(?!部)|统筹|推[进动]|抓"
    "|完善|制定|开展|督促|监督)(?P<what>[^的]{2,30})$"
)
"""What a unit does, told at length behind its name: 甲局负责制定办法."""
TOGETHER = re.compile("(?:会同|联合(?![会社体国党总工大医银执办]))(?=[^、，；]{2})")

SIGN = re.compile(
    "牵头|责任|负责|配合|协办|主办|承办|参与|参加|落实|实施|会同|时限|协同|协作|协助|督导|监管|单位|部门|分工|主责"
    "|完成时间"
)
"""A paragraph with none of these has no note."""
ROLE_WORD = re.compile(
    "牵头|责任|负责|配合|协办|主办|参与|参加|承办|落实|实施|会同|协同|协助|分工|时限|推进|推动|其责|各司其职|主责|主抓|督导|统筹"
)

CLOSING_VERB = re.compile(
    "负责|牵头|配合|参与|参加|协助|协办|落实|承办|主办|分工|支持|协同|实施|推进|推动|各负其责|各司其职|执行"
    "|统筹|主责|主抓|督导|保障|监督|指导|负总责|责任|组成"
)
"""A word that each verb of `DOES` has; without one of them nothing but a label makes a note."""

DIVISIONS = {
    "comma": re.compile("逗号[^。；]{0,12}牵头"),
    "semicolon": re.compile("分号[^。；]{0,12}牵头"),
    "star": re.compile("(?:[*＊※★☆▲△●]|星号)[^。；]{0,12}牵头"),
    "first": re.compile("(?:第一|首位|首个|首家|最前|列前|排前|居首|在前)[^。；]{0,12}牵头"),
    "all": re.compile("责任(?:单位|部门)(?:即|均|都|皆|全部)?为牵头"),
}
"""Sentences that say which units of a note lead, by what tells them."""
STAR = "*＊※★☆▲△●"
NOT_AGAIN = re.compile(
    "(?:(?:以下|下列)?各[项条][^、，；]{0,6})?"
    "不再(?:一一|逐一|逐项|重复|单独|另行)?(?:注明|标注|说明)"
)
"""What a heading says where it names who leads all that stands below."""
APART = re.compile('[“"]分别(?:负责|牵头)[”"][^，。；]*牵头')
"""A sentence that says that those who are told to act apart all lead."""
ASIDE = re.compile(f"(?:以?下同|以下相同|下同此|{NOT_AGAIN.pattern})$")
REST = re.compile(
    "其[余他][^、，；。]{0,8}(?:[为是]|均为|皆为)(?:(?P<support>配合|协办|参与)|(?P<responsible>责任|负责))"
)
"""What the units are that do not lead, behind a sentence that says which ones do."""
STANDING = re.compile(
    "以[下上][^、，]{0,10}[均都需由皆]|不再(?:一一|逐一|重复)?(?:列出|列举|列示|单列|赘述|标注|[做作]分工)|均涉及"
    "|均[需须由应]|其[余他][^、，]{0,6}[均皆为]|除[^、，]{1,12}外"
)
"""An instruction that concerns more than the task that it stands with."""

OTHERS = re.compile("(?<![高中初同平对优均])等(?=$|[^级同学额待量值])")
"""等 behind a list; what follows belongs to it."""
COLLECTIVE_PART = "(?:部门|单位|地区|企业|机构|政府|党委|院校|高校|学校|行业|地方)"
MORE_OF_COLLECTIVE = re.compile(f"{COLLECTIVE_PART}(?=$|等|[按依根负牵配参协支分等共各结落])")
"""The last part of a name such as 各有关部门、单位, which names nobody alone."""
COLLECTIVE_OPEN = re.compile(f"[各关直属级].*{COLLECTIVE_PART}$")
"""The first part of such a name."""
PARTY_ORGAN = re.compile("(?<![局厅院校司心])党工?委$")
"""That of a place, which shares a name with its government."""
ORGAN_BESIDE = re.compile(
    "(?:(?:人民)?政府|管委会|管理委员会|办事处)(?=$|等|[按依根负牵配参协支分共各结落])"
)
"""The last part of a name such as 甲县党委和政府, which names nobody alone."""
NOBODY = re.compile(
    "(?:负有|承担|具有|履行|涉及)[^、，；]{2,20}的(?:部门|单位|企业)|"
    "(?:\\d{1,3}|[一二三四五六七八九十]{1,3})?(?:个|家)?(?:其他|其它)?(?:各|有关|相关)*"
    "(?:职能|成员)?(?:部门|单位|方面|机关|企业|机构)?(?:[、和及]?(?:各|有关|相关)*(?:部门|单位))?"
)
"""Words behind 等 that name nobody."""

ANYBODY = (
    "(?:牵头|责任|主责|配合|参与|承包|物业|施工)(?:单位|部门|公司)|区县|市县|县区|乡镇|县级以上人民政府"
    "|(?:人民)?政府|社会|学校|高校|市场|.{0,4}企业"
)
"""Who acts in general, no unit: 龙头企业, 责任单位."""

LEVEL = re.compile("国家|国务院|全国|中央|[省市区县州旗镇乡](?!场)|自治区|(?:团|人行|国网)")
_ENDS = (
    "局 厅 委 办 部 署 院 会 社 行 所 站 队 处 科 室 司 中心 公司 集团 "
    "学校 大学 学院 中学 小学 银行 政府 街道 镇 乡 区 县 市 州 旗 盟 联 联盟 部门 "
    "单位 企业 医院 馆 台 园区 机构 税务 海关 海事 机关 组织 高校 院校 电视台 "
    "工厂 厂 港 管理区 各方 地方 地区 方面 党组 学府 党委 支行 分局 军区 "
    "警备区 人武部 部队 协作区 新区 省 集中区 基金 平台 网信 国资 法制 商会 村 社区 "
    "园 大队 支队 总队 督导组 专班 组 段 校 库 网 所在地 电力 铁塔 电信 移动 "
    "中央 协 镇街 河长 林长 联通 油田 电网 邮政 烟草 气象 供电 村居 站所 运营商"
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
"""How the office of a bureau is called."""
GLOSS = re.compile(
    "[（(〔](?:含|包括|不含|按(?:照)?(?:各自)?(?:职责|职能)|以下简称|简称|下同|以下统称|下称|分办|即)[^（(〔）)〕]{0,40}[）)〕]"
)
"""A remark in brackets that is no part of a name."""
PLACE = (
    "(?:盟行政公署|盟行署|县级市|地级市|直辖市|自治[区州县旗]|省级|市级|县级|区级"
    "|县市区|县市|市县区|区市县|区县|市州|县区|市县|乡镇|镇街|街道|社区|[省市区县州盟旗镇乡村])"
)
_MORE_PLACES = f"{PLACE}(?:[（(〔][^）)〕]{{1,6}}[）)〕])?"
PLACES_OPEN = re.compile(f"(?:.*各)?(?:有关|相关|各)*{_MORE_PLACES}(?:[、，]{_MORE_PLACES})*$")
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
"""How the name of an area ends that no government has."""

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
