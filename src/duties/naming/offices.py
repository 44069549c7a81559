"""What public bodies are for, in full and in short: 住房和城乡建设 is 住建. Words are data here.

A line is one field of work; one that begins with a blank goes on with the line before. Words mean
the same body where they end in the same way (住房和城乡建设委员会, 住建委); those after a / are of
bodies akin to it, by another name or from before a reform, which are suggested but never taken for
it. 和 is left out here, as people may leave it out.
"""

import re
from typing import NamedTuple

_GOVERNMENT = """
发展改革 发改
教育 教 / 教育体育 教体
科学技术 科技 科
工业信息化 工信 / 经济信息化 经济信息 经信 / 工业 / 经济 经
民族宗教事务 民族宗教 民宗 / 民族事务 民族 民 / 宗教事务 宗教
公安
民政
司法
财政
人力资源社会保障 人力资源社保 人力社保 人社
规划自然资源 自然资源规划 规划资源 规自 自规 规资 / 自然资源 / 国土资源 国土 / 规划
生态环境 / 环境保护 环保
住房城乡建设 住房城乡建 住房建设 住建 / 城乡建设 建设 城建 / 住房保障 住房管理 房管
城市管理 城管 / 城市管理综合行政执法 城市管理行政执法 城市管理执法 城管执法 / 综合行政执法 综合执法
交通运输 交通 交运
水利 / 水务
农业农村 农 / 农业 / 乡村振兴
商务 商
文化旅游 文化旅游发展 文旅发展 文旅 / 文化广电旅游 文化广播电视旅游 文旅广电 文广旅
文化广电旅游体育 文化广电体育旅游 文广旅体 文广体旅 文旅广体
 / 文体广电旅游 文化体育广电旅游 文体广旅
 / 文化旅游体育 文化体育旅游 文旅体 文体旅 / 文化 / 广播电视 广电
卫生健康 卫健 / 卫生计划生育 卫生计生 卫计 / 卫生
退役军人事务 退役军人
应急管理 应急 / 安全生产监督管理 安监
审计
外事 外 / 外事侨务 外侨 / 侨务 侨
国有资产监督管理 国有资产管理 国资监管 国资
市场监督管理 市场监管 市监 / 工商行政管理 工商 / 质量技术监督 质监 / 食品药品监督管理 食药监
药品监督管理 药监
体育 体
统计
医疗保障 医保
机关事务管理 机关事务
信访
金融工作 金融服务 金融 / 地方金融监督管理 地方金融监管 地方金融管理 地方金融 金融监管
大数据应用发展管理 大数据应用发展 大数据发展管理 大数据发展 大数据管理 大数据
 / 数据管理 数据 / 政务服务数据管理 政务服务大数据管理 政务数据 政数
行政审批服务 行政审批 / 政务服务管理 政务服务 政务
招商投资促进 招商引资 招商 / 投资促进 投促
林业草原 林草 / 林业 / 园林绿化 绿化 园林
粮食物资储备 粮食储备 粮储 / 粮食
能源
知识产权
人民防空 人防 / 国防动员 国动 / 民防
口岸物流 口岸
税务
气象
烟草专卖 烟草
邮政管理 邮政
"""
"""Fields of government; 政府 may stand before them: 区政府外办."""

_PARTY = """
组织
宣传
统一战线工作 统战
政法
社会工作 社工
纪律检查 纪检 纪 纪律检查委员会监察 纪委监 / 监察 监
机构编制委员会 机构编制 编制 编
全面深化改革委员会 全面深化改革 深化改革 深改 改革
网络安全信息化委员会 网络安全信息化 网信
国家安全委员会 国安
财经委员会 财经
农村工作领导小组 农村工作 农
台湾工作 台湾事务 台
老干部工作 老干部 老干
巡察工作领导小组 巡察工作 巡察
精神文明建设指导委员会 精神文明建设 文明
机要保密 机要 / 保密
"""
"""Fields of the party's organs; 委 may stand before them: 区委宣传部."""

_OFFICES_OF_OTHERS = "政府 府\n委\n人民代表大会 人大"

_ENDS = {
    "委员会": "委",
    "委": "委",
    "分局": "分局",
    "总局": "总局",
    "局": "局",
    "厅": "厅",
    "部": "部",
    "办公室": "办",
    "办公厅": "办",
    "办": "办",
}

_UNIONS = "妇女 妇\n残疾人 残\n工商业 工商\n文学艺术界 文\n归国华侨 侨\n社会科学界 社科"
_SOCIETIES = "科学技术 科"

_OTHER_ENDS = {
    "管理委员会": "管委会",
    "管委会": "管委会",
    "联合会": "联",
    "联": "联",
    "协会": "协",
    "协": "协",
    "常务委员会": "常委会",
    "常委会": "常委会",
    "人民法院": "法院",
    "法院": "法院",
    "人民检察院": "检察院",
    "检察院": "检察院",
    "街道办事处": "街道",
    "街道办": "街道",
    "街道": "街道",
}


_REMARK = re.compile("\\([^()]+\\)$")


class Office(NamedTuple):
    """What a body is for and how its name ends, whichever words say it.

    Names of one office have the same `body` and `end`; akin are those of one `kin`, which is None
    for a body that no list here knows.
    """

    body: str
    end: str
    kin: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """The words for what it is for: all of its kin, or its own where no list knows it."""
        return tuple((self.kin or self.body).replace(" / ", " ").split())

    @property
    def field(self) -> str:
        """What offices of one field have in common wherever they are: 住建委 here, 住建局 there."""
        return self.kin or self.body + self.end


def office_of(name: str) -> Office:
    """Return what a name says without its place: 住房和城乡建设委员会 and 住建委 say the same.

    One with a remark in brackets, such as 政府办(金融), is another office, but of the same kin.
    """
    plain = _REMARK.sub("", name)
    office = _plain_office(plain)
    return office._replace(end=office.end + name[len(plain) :])


def _plain_office(name: str) -> Office:
    short = name.replace("人民政府", "政府")
    if len(short) > len("委员会") and short.startswith("委员会"):
        short = f"委{short.removeprefix('委员会')}"
    for sign in "和与及":
        short = short.replace(sign, "")
    ends = [end for end in _LONGEST_FIRST if short.endswith(end)]
    for end in ends:
        kind = _ALL_ENDS[end]
        if found := _BODIES.get((short.removesuffix(end), _class_of(kind))):
            return Office(found[0], kind, found[1])
    longest = ends[0] if ends else ""
    kind, body = _ALL_ENDS.get(longest, ""), short.removesuffix(longest)
    if kind == "街道":  # 甲区人民政府乙街道办事处: an office sent out by the government
        body = body.removeprefix("政府")
    return Office(body, kind, None)


def _class_of(end: str) -> str:
    """Return which lists the words before an end are looked up in."""
    return "" if end in _ENDS.values() else end


_ALL_ENDS = {**_OTHER_ENDS, **_ENDS}
_LONGEST_FIRST = sorted(_ALL_ENDS, key=len, reverse=True)


def _bodies() -> dict[tuple[str, str], tuple[str, str]]:
    """Return the body and the kin of each word, by the word and the ends it may have."""
    lists = (
        (_OFFICES_OF_OTHERS, "", ("",)),
        (_OFFICES_OF_OTHERS, "常委会", ("",)),
        (_GOVERNMENT, "", ("", "政府")),
        (_PARTY, "", ("", "委")),
        (_UNIONS, "联", ("",)),
        (_SOCIETIES, "协", ("",)),
    )
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for words, ends, before in lists:
        for line in words.replace("\n ", " ").split("\n"):
            for body in line.split(" / "):
                for word in body.split():
                    for prefix in before:
                        found.setdefault((prefix + word, ends), (body, line))
    return found


_BODIES = _bodies()
