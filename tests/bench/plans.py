"""Plans of any size for the benchmark, the same ones every time."""

import random

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
