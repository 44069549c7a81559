"""Plans of any size for the benchmark, the same ones every time."""

import random

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
