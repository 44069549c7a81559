"""Plans of any size for the benchmark, the same ones every time."""

import random
import re

UNITS = (
    "区发改委",
    "区财政局",
    "区住建委",
    "区交通局",
    "区城管局",
    "区文旅委",
    "各街道",
    "区国资公司",
)
KINDS = ("department", "company", "street", "committee")


def plan_text(tasks: int) -> str:
    """Return a plan of `tasks` tasks with four assignments each, one unit to fifty tasks."""
    chance = random.Random(tasks)
    units = [f"第{number}局" for number in range(1, max(tasks // 50, 8) + 1)]
    lines = ["title: 生成的方案", "units:"]
    lines += [f"  - {{name: {unit}, kind: {chance.choice(KINDS)}}}" for unit in units]
    lines += ["actions:"]
    lines += [
        f"  - {{id: {number}, title: 第{number}项行动, lead: {chance.choice(units)}}}"
        for number in range(1, 11)
    ]
    lines += ["tasks:"]
    for number in range(1, tasks + 1):
        lead, *responsible = chance.sample(units, 4)
        lines += [
            f"  - id: {number}",
            f"    action: {number % 10 + 1}",
            f"    title: 推进第{number}项工作",
            f"    lead: {lead}",
            f"    responsible: [{', '.join(responsible)}]",
            "    open_ended: true",
            "    due: 2027-12-31",
        ]
    return "\n".join(lines) + "\n"


def one_of_many_text(number: int) -> str:
    """Return one of many plans: 55 tasks, thirty units of its own and one that every other has."""
    chance = random.Random(number)
    units = [f"第{number % 40}区{office}局" for office in _OFFICES]
    if number % 2:
        units[0] = "市住建局"
    lines = [f"title: 第{number}号方案", f"issuer: 第{number % 40}区政府", "units:"]
    lines += [f"  - {{name: {unit}, kind: department}}" for unit in units]
    lines += ["tasks:"]
    for task in range(1, 56):
        lead, *responsible = chance.sample(units, 4)
        lines += [
            f"  - id: {task}",
            f"    title: 推进第{number}号方案的第{task}项工作",
            f"    lead: {lead}",
            f"    responsible: [{', '.join(responsible)}]",
            f"    due: 2027-{chance.randint(1, 12):02}",
        ]
    return "\n".join(lines) + "\n"


_OFFICES = (
    *("住建", "发改", "财政", "教育", "科技", "工信", "公安", "民政", "司法", "人社"),
    *(
        "自然资源",
        "生态环境",
        "交通",
        "水务",
        "农业农村",
        "商务",
        "文旅",
        "卫生健康",
        "应急",
        "审计",
    ),
    *("市场监管", "体育", "统计", "医保", "信访", "数据", "金融", "林业", "城管", "税务"),
)


def tracked_plan_text(tasks: int) -> str:
    """Return the same plan with the day it was issued, so that its tasks have a pace."""
    return plan_text(tasks).replace("\n", "\nissued: 2026-01-05\n", 1)


def ledger_texts(tasks: int) -> dict[str, str]:
    """Return twelve months of a ledger for `tracked_plan_text`, by the names of their files.

    Each has an entry a task: of a hundred tasks two have a problem and one a ruling, and the rest
    report.
    """
    chance = random.Random(tasks)
    leads = re.findall("^    lead: (.+)$", plan_text(tasks), re.MULTILINE)
    return {f"2026-{month:02}.yaml": _ledger_text(leads, month, chance) for month in range(1, 13)}


def _ledger_text(leads: list[str], month: int, chance: random.Random) -> str:
    reports, problems, rulings = ["reports:"], ["problems:"], ["rulings:"]
    for number, lead in enumerate(leads, 1):
        day = f"2026-{month:02}-{chance.randint(20, 28)}"
        match number % 100:
            case 0:
                rulings.append(
                    f"  - {{task: {number}, date: {day}, by: 督查室, due: 2027-{month:02}, "
                    "reason: 经领导小组同意延期}"
                )
            case 1 | 2:
                stage = ("found", "analysed", "measures", "solved")[(month - 1) % 4]
                about = f"task: {number}, unit: {lead}, " if stage == "found" else ""
                problems.append(
                    f"  - {{id: P{number}-{(month - 1) // 4}, {about}date: {day}, stage: {stage}, "
                    "text: 征收进度滞后}"
                )
            case _:
                reports += [
                    f"  - {{task: {number}, unit: {lead}, date: {day}, state: in-progress, "
                    f"percent: {month * 3 + chance.randint(0, 2)}, done: 完成第{month}批, "
                    "next: 推进下一批}"
                ]
    return "\n".join([f"period: 2026-{month:02}", *reports, *problems, *rulings]) + "\n"


def targets_plan_text(targets: int) -> str:
    """Return a plan of ten tasks with so many targets, in groups of ten, half of them owned."""
    chance = random.Random(targets)
    lines = [plan_text(10), "targets:"]
    for number in range(1, targets + 1):
        lines += [
            f"  - id: t{number}",
            f"    name: 第{number}项指标",
            f"    group: 第{(number - 1) // 10 + 1}组",
            f"    value: {chance.randint(1100, 2000)}",
            "    unit: 亿元",
            f"    bound: {chance.choice(('min', 'max', 'about'))}",
            "    by: 2027",
            "    baseline: {value: 1000, by: 2022}",
        ]
        if number % 2:
            lines += [f"    owner: 第{number % 8 + 1}局", f"    tasks: {number % 10 + 1}"]
    return "\n".join(lines) + "\n"


def readings_texts(targets: int) -> dict[str, str]:
    """Return ten months of a ledger for `targets_plan_text`, a reading a target and month."""
    chance = random.Random(targets)
    return {
        f"2026-{month:02}.yaml": _readings_text(targets, month, chance) for month in range(1, 11)
    }


def _readings_text(targets: int, month: int, chance: random.Random) -> str:
    lines = [f"period: 2026-{month:02}", "readings:"]
    lines += [
        f"  - {{target: t{number}, date: 2026-{month:02}-{chance.randint(20, 28)}, "
        f"value: {1000 + month * 40 + chance.randint(0, 99) / 10}, source: 区统计局}}"
        for number in range(1, targets + 1)
    ]
    return "\n".join(lines) + "\n"


def document_text(plans: int) -> str:
    """Return published plans of 50 kB in UTF-8 each, one after the other.

    Each has ten actions and 55 tasks, as the shipped one has.
    """
    chance = random.Random(plans)
    lines = []
    for plan in range(1, plans + 1):
        lines.append(f"某区第{plan}年实施方案")
        for number in range(1, 56):
            if number % 6 == 1:
                lines.append(f"（{'一二三四五六七八九十'[number // 6]}）推进第{number}类行动。")
            body = "。".join("，".join(chance.choices(_CLAUSES, k=5)) for _ in range(5))
            lead, *others = chance.sample(UNITS, chance.randint(2, 5))
            note = f"（牵头单位：{lead}，责任单位：{'、'.join(others)}等）"
            lines.append(f"{number}.推进第{number}项工作。{body}。{note}")
    return "\n".join(lines) + "\n"


_CLAUSES = (
    "完善基础设施布局",
    "建立健全工作机制",
    "推动项目落地见效",
    "强化要素保障和政策支持",
    "到2027年取得明显进展",
    "提升公共服务水平",
)
