"""Invented documents in the styles that officials write responsibility notes in, from a seed."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

UNITS = [
    "市财政局",
    "市交通局",
    "市委组织部（人才办）",
    "市人力资源和社会保障局",
    "省文化广电和旅游厅",
    "各区、县（市）政府",
    "各市、县〔市、区〕政府",
    "各街道",
    "国务院有关部门",
    "CBD管委会",
    "团市委",
    "国网某市供电公司",
    "省市场监管局（省知识产权局）",
    "江东市政府",
    "菜园坝滨江新城建设指挥部",
    "市发展改革委",
    "市水务局",
    "市城管局",
    "各有关区、县级市",
    "各县（市、区）政府",
    "市住建委",
    "区园林公司",
    "市统计局",
    "各项目牵头单位",
    "财政厅",
    "省工业和信息化厅",
    "市经信局市新经济委",
    "市数据局",
    "某某大学",
    "各镇（街道）",
    "市级有关部门",
    "市公安局交警支队",
    "高新区管委会（含开发区，下同）",
    "市总工会",
    "东江银行某市分行",
    "市科技局（外国专家局〔人才中心〕）",
    "市档案局〔馆〕",
    "各县【市、区】政府",
    "市教育局(市语委办)",
]
TITLES = [
    "改造东桥",
    "加固西桥",
    "翻新大街",
    "建设“一区一带”",
    "推广5G应用",
    "整治清水河上下游水环境",
    "种植一千棵树",
    "做好日常浇灌",
    "每年清点一次",
    "培育1.2万亿级产业集群",
    "开展“双随机、一公开”检查",
    "完善政策体系和工作机制",
    "实施《某市桥梁条例》",
    "推进老旧小区、厂房、街区改造",
    "建立责任清单",
    "强化要素保障",
]
BODIES = (
    "按照计划分步实施，及时公开进展，确保质量和安全。",
    "到2025年底前，完成1.7万平方米改造，新增3处公园。",
    "由市科委牵头的专班统筹推进，各有关单位密切配合。",
    "落实《关于牵头单位和责任单位的规定》（以下简称《规定》），明确职责分工。",
    "加快项目建设；加强监督检查；形成长效机制。",
    "",
    "重点抓好以下工作：",
)
CHAPTERS = [
    "增绿行动",
    "重点任务",
    "提升桥梁安全水平",
    "道路建设",
    "组织保障",
    "产业发展",
    "民生改善",
    "改革创新",
    "水环境治理",
]
OPEN = (
    "等",
    "等单位",
    "等有关部门",
    "等相关单位",
    "等；各区政府",
    "等和各有关区县政府",
    "等国务院相关部门",
    "等按职责分工负责",
)
LABELS = (
    ("牵头单位", "责任单位", "配合单位"),
    ("牵头部门", "责任部门", "协办单位"),
    ("牵头单位", "责任单位", "参与单位"),
    ("主办单位", "承办单位", "协办单位"),
    ("牵头责任单位", "配合责任单位", "参加单位"),
    ("责任单位", "责任单位", "配合单位"),
    ("市级牵头单位", "市级责任单位", "责任主体"),
    ("牵头市领导", "责任单位", "配合部门"),
    ("牵 头 单 位", "责 任 单 位", "配 合 单 位"),
    ("专项行动牵头单位", "落实单位", "支持单位"),
)
BRACKETS = ("（）", "()", "〔〕", "[]", "【】", "〈〉", "［］", "（)", "(）")
DEADLINES = (
    "2025年12月底前",
    "2025年底前完成",
    "长期坚持",
    "持续推进",
    "6月底完成",
    "2026年6月30日前",
    "2025—2027年",
    "2027年",
    "第三季度",
    "／",
    "2026年6月底前",
    "2026年上半年",
    "每季度末",
    "每年6月、12月",
    "27年3月底前",
    "次年3月底前",
    "31/03/2027",
)
DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Return a number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones or not tens else "")


class Task(NamedTuple):
    """A task to write out, with the units of each role."""

    title: str
    lead: list[str]
    responsible: list[str]
    support: list[str]
    others: str
    """等 and what may follow it, at the end of the last list."""
    deadline: str

    @property
    def lists(self) -> list[list[str]]:
        """The units of each role."""
        return [self.lead, self.responsible, self.support]


class Section(NamedTuple):
    """A chapter with its tasks."""

    title: str
    tasks: list[Task]


def sections(chance: random.Random) -> list[Section]:
    """Return the chapters of an invented plan."""
    return [
        Section(chance.choice(CHAPTERS), [task(chance) for _ in range(chance.randint(1, 5))])
        for _ in range(chance.randint(1, 4))
    ]


def task(chance: random.Random) -> Task:
    """Return an invented task that has a unit at least."""
    names = chance.sample(UNITS, chance.randint(1, 7))
    first = chance.randint(0, min(2, len(names)))
    second = chance.randint(first, len(names))
    return Task(
        chance.choice(TITLES),
        names[:first],
        names[first:second],
        names[second:],
        chance.choice(OPEN) if chance.random() < 0.4 else "",
        chance.choice(DEADLINES) if chance.random() < 0.4 else "",
    )


class Style(NamedTuple):
    """The habits of one document."""

    labels: tuple[str, str, str]
    brackets: str
    between_roles: str
    between_units: str
    colon: str
    chapter: str
    number: str
    restarts: bool
    note: Callable[[random.Random, "Style", Task], str]


def style(chance: random.Random) -> Style:
    """Return the habits of an invented document."""
    return Style(
        chance.choice(LABELS),
        chance.choice(BRACKETS) if chance.random() < 0.5 else "（）",
        chance.choice("，；;, 。\n"),
        chance.choice("、、、、，,； ") if chance.random() < 0.4 else "、",
        chance.choice("：：:") if chance.random() < 0.9 else "",
        chance.choice(_CHAPTERS),
        chance.choice(_NUMBERS),
        chance.random() < 0.4,
        chance.choice(_NOTES),
    )


_CHAPTERS = (
    "{c}、{title}",
    "{c}、{title}",
    "（{c}）{title}",
    "第{c}章 {title}",
    "第{c}部分 {title}",
    "## {title}",
    "**{c}、{title}**",
    "{n}.{title}",
    "{title}",
    "（{c}）{title}。（专项行动牵头单位:市水务局）",
    "{c}、{title}（牵头单位：市发展改革委、市财政局）",
    "{c}、{title}\n责任单位：市统计局",
    "{c}、市住建委",
    "专栏{n} {title}",
    "",
)
_NUMBERS = (
    "{n}.",
    "{n}．",
    "{n}、",
    "{n}. ",
    "（{c}）",
    "{c}、",
    "第{c}条 ",
    "{s}.{n} ",
    "({n})",
    "（{n}）",
    "{circled}",
    "{wide}．",
    "{c}是",
    "任务{n}：",
    "第{n}项 ",
    "- ",
    "",
    "{n})",
    "　　{n}.",
)


def _joined(habits: Style, names: Sequence[str]) -> str:
    return habits.between_units.join(names)


def _labelled(habits: Style, task: Task) -> str:
    lists = [
        f"{label}{habits.colon}{_joined(habits, names)}"
        for label, names in zip(habits.labels, task.lists, strict=True)
        if names
    ]
    return habits.between_roles.join(lists) + task.others


def in_brackets(chance: random.Random, habits: Style, task: Task) -> str:
    """Return a note with labels in brackets, perhaps with a deadline or a full stop inside."""
    inside = _labelled(habits, task)
    if task.deadline:
        inside += f"{habits.between_roles}{chance.choice(('', '完成时限：'))}{task.deadline}"
    inside += chance.choice(("", "", "", "。"))
    return f"{habits.brackets[0]}{inside}{habits.brackets[1]}{chance.choice(('', '', '。'))}"


def on_its_own_line(chance: random.Random, habits: Style, task: Task) -> str:
    """Return a note that stands on lines of its own."""
    return f"\n{_labelled(habits, task)}{chance.choice(('', '。'))}"


def without_brackets(chance: random.Random, habits: Style, task: Task) -> str:
    """Return a note at a paragraph's end."""
    return f"{_labelled(habits, task)}。"


VERBS = (
    ("牵头", "按职责分工负责", "配合"),
    ("牵头负责", "负责", "参与"),
    ("负责", "按职责分工负责", "参加"),
    ("牵头", "会同", "配合"),
    ("牵头", "分别负责", "协助"),
    ("牵头组织实施", "按照职责分工负责", "支持"),
)


def with_verbs(chance: random.Random, habits: Style, task: Task) -> str:
    """Return a note in which verbs stand for labels."""
    clauses = [
        f"{_joined(habits, names)}{task.others if role == 2 else ''}{verb}"
        for role, (names, verb) in enumerate(zip(task.lists, chance.choice(VERBS), strict=True))
        if names
    ]
    return f"{habits.brackets[0]}{'，'.join(clauses)}{habits.brackets[1]}"


def in_a_sentence(chance: random.Random, habits: Style, task: Task) -> str:
    """Return a sentence that says who leads."""
    return (
        f"由{with_verbs(chance, habits, task)[1:-1]}{chance.choice(('', '实施', '推进此项工作'))}。"
    )


def only_units(chance: random.Random, habits: Style, task: Task) -> str:
    """Return a note with one list, in which a declaration may tell the lead."""
    names = [name for names in task.lists for name in names]
    listed = _joined(habits, names[:1]) + chance.choice("，、") + _joined(habits, names[1:])
    star = chance.choice(("", "", "*"))
    label = chance.choice(("责任单位", "责任部门", "牵头单位"))
    return f"{habits.brackets[0]}{label}：{star}{listed}{task.others}{habits.brackets[1]}"


def after_points(chance: random.Random, habits: Style, task: Task) -> str:
    """Return points that have a note each, or one for all."""
    kinds = ("{c}是", "（{n}）", "“{c}核”：", "——", "\n({n})", "\n{circled}", "\n")
    kind = chance.choice(kinds)
    has_each = chance.random() < 0.7
    points = []
    for number in range(1, chance.randint(2, 4) + 1):
        head = _number(kind, number, 1)
        note = in_brackets(chance, habits, _other(chance)) if has_each else ""
        points.append(f"{head}{chance.choice(TITLES)}。{chance.choice(BODIES)}{note}")
    return "".join(points) + ("" if has_each else in_brackets(chance, habits, task))


def _other(chance: random.Random) -> Task:
    return task(chance)


def standing(chance: random.Random, habits: Style, task: Task) -> str:
    """Return a note with an instruction in it."""
    orders = (
        "以下均需各区、县（市）政府落实，不再列出",
        "列第一位的为牵头单位，下同",
        "排在第一位的为牵头单位",
        "第一个逗号前为牵头单位，下同",
    )
    return f"（{_labelled(habits, task)}，{chance.choice(orders)}）"


def several(chance: random.Random, habits: Style, task: Task) -> str:
    """Return sentences with a note after each."""
    return "".join(
        f"{chance.choice(BODIES)}{in_brackets(chance, habits, _other(chance))}"
        for _ in range(chance.randint(2, 4))
    )


def no_note(chance: random.Random, habits: Style, task: Task) -> str:
    """Return nothing, or brackets that are no note."""
    return chance.choice(("", "（以下简称试点）", "（含开发区，下同）", "（见附件1）"))


def bare(chance: random.Random, habits: Style, task: Task) -> str:
    """Return units without a label."""
    names = [name for names in task.lists for name in names]
    return f"{habits.brackets[0]}{_joined(habits, names)}{task.others}{habits.brackets[1]}"


_NOTES = (
    in_brackets,
    in_brackets,
    in_brackets,
    on_its_own_line,
    without_brackets,
    with_verbs,
    with_verbs,
    in_a_sentence,
    only_units,
    only_units,
    after_points,
    after_points,
    standing,
    several,
    bare,
)
CLOSINGS = (
    "以上两项责任单位：市统计局。",
    "第1项责任单位：市交通局；第2项责任单位：市财政局",
    "注：列第一位的为牵头单位。",
    "（以上各项责任单位：市水务局、市城管局）",
    "各有关单位要按照职责分工，抓好落实。",
    "联系人：某某  电话：00000000",
    "主办单位：市政府办公室  网站标识码：0000000000",
    "附件：1.任务分解表",
    "打印本页　关闭窗口",
    "某市人民政府办公室\n2025年1月1日",
)
OPENINGS = (
    "首页 > 政务公开 > 政策文件",
    "当前位置：首页>>政策>>通知",
    "索引号：000000000/2025-00000\n发文字号：某政发〔2025〕1号\n发布日期：2025-01-01",
    "某政发〔2025〕1号",
    "各区、县（市）人民政府，市政府各部门、各直属机构：",
    "为落实有关部署，制定本方案。",
    "（责任单位列第一位的为牵头单位，下同）",
    "本方案中，各项任务排在第一位的为牵头单位。",
    "牵头单位以*标注。",
    "各项任务均由各区、县（市）政府落实，不再列出。",
)


def document(chance: random.Random) -> str:
    """Return an invented document, as text."""
    habits = style(chance)
    title = chance.choice(
        ("某市实施方案", "某市桥梁建设三年行动计划（2025—2027年）", "关于印发某市实施方案的通知")
    )
    lines = [title, *chance.sample(OPENINGS, chance.choice((0, 0, 1, 2, 3))), ""]
    if chance.random() < 0.3:
        lines.insert(0, chance.choice(OPENINGS))
    number = 0
    for place, section in enumerate(sections(chance), 1):
        lines.append(_number(habits.chapter, place, place).replace("{title}", section.title))
        if habits.restarts:
            number = 0
        for each in section.tasks:
            number += 1
            note = habits.note if chance.random() < 0.85 else chance.choice((*_NOTES, no_note))
            head = _number(habits.number, number, place)
            said = f"{each.title}{chance.choice('。。。。：，　')}{chance.choice(BODIES)}"
            before = chance.random() < 0.04
            put = note(chance, habits, each)
            lines.append(f"{head}{put}{said}" if before else f"{head}{said}{put}")
        if chance.random() < 0.1:
            lines.append(chance.choice(CLOSINGS))
    if chance.random() < 0.3:
        lines += ["", *chance.sample(CLOSINGS, 2)]
    return "\n".join(lines) + "\n"


def _number(form: str, number: int, section: int) -> str:
    values = {
        "{n}": str(number),
        "{c}": numeral(number),
        "{s}": str(section),
        "{circled}": chr(0x2460 + (number - 1) % 20),
        "{wide}": "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    }
    for name, value in values.items():
        form = form.replace(name, value)
    return form
