"""Small plans and ledgers at random, which come to the limits of the rules often."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

import yaml

from duties.ledger.checking import checked
from duties.ledger.loading import load_file
from duties.ledger.model import Ledger
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.source import Source
from duties.tracking.tracker import Tracker

DAY = timedelta(1)
FIRST = date(2023, 12, 1)
EDGES = (
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 1, 31),
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2024, 3, 31),
    date(2024, 6, 30),
)
UNITS = ("住建局", "水利局", "交通局", "东街道", "西街道")
COLLECTIVES = {
    "各街道": ("东街道", "西街道"),
    "有关单位": (),
    "大家": ("各街道", "住建局", "有关单位"),
}
LENGTHS = ("week", "month", "quarter", "half-year", "year")
STATES = ("not-started", "in-progress", "in-progress", "blocked", "blocked", "done", "done")
RULES: tuple[dict[str, Any], ...] = (
    {"light": "red", "when": "overdue"},
    {"light": "red", "when": "lag", "over": 30},
    {"light": "yellow", "when": "lag", "over": 0},
    {"light": "red", "when": "blocked", "over": 15},
    {"light": "yellow", "when": "step-overdue"},
    {"light": "blue", "when": "due-within", "days": 15},
    {"light": "yellow", "when": "unreported", "over": 30},
    {"light": "yellow", "when": "missed"},
    {"light": "red", "when": "missed", "over": 2},
    {"light": "red", "when": "streak", "over": 1},
    {"light": "yellow", "when": "streak"},
    {"light": "yellow", "when": "not-started"},
    {"light": "red", "when": "not-started", "over": 30},
)


class Drawn(NamedTuple):
    """A plan, the files of its ledger by their names, and days on which to look at it."""

    plan: dict[str, Any]
    files: dict[str, dict[str, Any]]
    days: tuple[date, ...]


def draw(random: Random) -> Drawn:
    """Return a plan with a ledger and days that lie on the limits of its rules, or beside them."""
    return _Draft(random).drawn()


def loaded(drawn: Drawn) -> tuple[Tracker, Ledger]:
    """Return what follows a plan, and its ledger."""
    plan = load(Source("plan.yaml", _text(drawn.plan))).plan
    assert plan is not None
    register = Register(plan)
    files = [
        load_file(Source(f"progress/{name}.yaml", _text({"period": name, **content})))
        for name, content in drawn.files.items()
    ]
    ledger = checked(files, plan, register)
    return Tracker(plan, register, ledger), ledger


def _text(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


class _Draft:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._files: dict[str, dict[str, Any]] = {}
        self._hot: list[date] = []
        """Days on which something happens, so that more does."""
        self._issued = self._day() if random.random() < 0.8 else None
        self._period = random.choice(("week", "month", "month", "quarter"))
        self._report_by = random.choice((0, 1, 5, 5, 10))

    def drawn(self) -> Drawn:
        random = self._random
        tracking: dict[str, Any] = {"period": self._period, "report_by": self._report_by}
        if random.random() < 0.3:
            tracking["due"] = "horizon"
        if random.random() < 0.5:
            rules = random.sample(RULES, random.randint(1, 6))
            tracking["lights"] = [*rules, {"light": "green", "when": "otherwise"}]
        tasks = [self._task(number) for number in range(1, random.randint(2, 5))]
        plan = {
            "title": "清水县工作方案",
            "issued": self._issued,
            "horizon": 2024,
            "tracking": tracking,
            "units": [{"name": unit, "aliases": [f"县{unit}"]} for unit in UNITS]
            + [
                {"name": name, "kind": "collective", "members": list(members) or None}
                for name, members in COLLECTIVES.items()
            ],
            "actions": [{"id": number, "title": f"行动{number}"} for number in (1, 2, 3)],
            "bodies": [
                {"id": "a", "name": "领导小组", "tier": "leading-group"},
                {"id": "b", "name": "一组", "tier": "special-group", "under": "a", "actions": [1]},
                {"id": "c", "name": "专班", "tier": "task-force", "under": "b", "tasks": [1]},
            ],
            "tasks": tasks,
        }
        for task in tasks:
            self._enter(str(task["id"]), task, task)
            for step in task.get("steps", ()):
                self._enter(f"{task['id']}/{step['id']}", step, task)
        return Drawn(_without_nothing(plan), self._files, self._days(tasks))

    def _day(self) -> date:
        random = self._random
        if self._hot and random.random() < 0.3:
            return random.choice(self._hot)
        edge = random.random() < 0.3
        day = random.choice(EDGES) if edge else FIRST + random.randrange(300) * DAY
        self._hot.append(day)
        return day

    def _task(self, number: int) -> dict[str, Any]:
        random = self._random
        task = {"id": number, "title": f"任务{number}", "action": random.choice((1, 1, 2))}
        task |= self._part(random.randint(0, 3))
        if random.random() < 0.3:
            task["every"] = random.choice(LENGTHS)
        if random.random() < 0.4:
            task["steps"] = [
                {"id": step, "title": f"节点{step}", "weight": random.choice((1, 3, 0.5))}
                | self._part(random.choice((0, 0, 1, 2)))
                for step in range(1, random.randint(2, 4))
            ]
        return task

    def _part(self, leads: int) -> dict[str, Any]:
        random = self._random
        part: dict[str, Any] = {}
        names = (*UNITS, *COLLECTIVES)
        if leads:
            part["lead"] = random.sample(names, leads)
        if leads and random.random() < 0.3:
            part["responsible"] = [random.choice(names)]
        start = self._issued
        if random.random() < 0.5:
            start = part["start"] = self._day()
        if random.random() < 0.7:
            lasting = random.choice((10, 20, 40, 50, 100, 200, 366))
            part["due"] = "2024-02" if start is None else start + (lasting - 1) * DAY
        return part

    def _enter(self, key: str, part: dict[str, Any], task: dict[str, Any]) -> None:
        """Write entries on a task or step."""
        random = self._random
        named = part.get("lead") or task.get("lead") or UNITS
        units = [member for name in named for member in COLLECTIVES.get(name) or (name,)]
        for _ in range(random.randint(0, 5)):
            day = self._day()
            unit = random.choice((*units, *units, *units, *UNITS))
            alias = unit in UNITS and random.random() < 0.2
            report: dict[str, Any] = {"task": key, "unit": f"县{unit}" if alias else unit}
            report["date"] = day
            if random.random() < 0.75:
                report["state"] = random.choice(STATES)
            if random.random() < 0.6:
                report["percent"] = self._percent(day, part)
            if random.random() < 0.25:
                report["received"] = day + random.choice((1, 5, 6, 10, 40)) * DAY
            self._put("reports", report, task)
        for _ in range(random.choice((0, 0, 1, 2, 3))):
            self._put("rulings", {"task": key, "date": self._day()} | self._ruling(), task)
        if random.random() < 0.2:
            id_, days = f"P{key}", sorted(self._day() for _ in range(3))
            opening = {"id": id_, "task": key, "unit": UNITS[0], "date": days[0], "stage": "found"}
            self._files.setdefault("2023-12", {}).setdefault("problems", []).append(opening)
            for day in days[1:]:
                stage = random.choice(("analysed", "measures", "solved", "found"))
                self._put("problems", {"id": id_, "date": day, "stage": stage}, task)

    def _percent(self, day: date, part: dict[str, Any]) -> int:
        """Return a percentage, often one that is 10 or 30 points from the even pace."""
        start, due = part.get("start") or self._issued, part.get("due")
        if isinstance(start, date) and isinstance(due, date) and start <= day <= due:
            pace = 100 * ((day - start).days + 1) // ((due - start).days + 1)
            return min(max(pace - self._random.choice((10, 11, 30, 31, -10, -11)), 0), 100)
        return self._random.choice((0, 10, 40, 70, 90, 100))

    def _ruling(self) -> dict[str, Any]:
        random = self._random
        ruling: dict[str, Any] = {"by": "督查室", "reason": "见通报"}
        match random.randrange(7):
            case 0:
                ruling["light"] = random.choice(("red", "yellow", "green", "blue"))
                if random.random() < 0.5:
                    ruling["until"] = self._day()
            case 1:
                ruling["due"] = self._day()
            case 2 | 3:
                ruling["accepted"] = True
            case 4:
                ruling["cancelled"] = True
            case 5:
                ruling["reopened"] = True
            case _:
                ruling |= {"accepted": True, "due": self._day(), "light": "yellow"}
        return ruling

    def _put(self, kind: str, entry: dict[str, Any], task: dict[str, Any]) -> None:
        """Put an entry into a file, sometimes of another period, or for another stretch."""
        random, day = self._random, entry["date"]
        if "every" in task and kind != "problems" and random.random() < 0.3:
            entry["stretch"] = _named(random.choice((day, day - 31 * DAY)), task["every"])
        length = random.choice((*LENGTHS, *(self._period,) * 15))
        other = random.choice((day,) * 8 + (day - 31 * DAY,))
        file = self._files.setdefault(_named(other, length), {})
        file.setdefault(kind, []).append(entry)

    def _days(self, tasks: Sequence[dict[str, Any]]) -> tuple[date, ...]:
        near = {FIRST, date(2024, 11, 30), *EDGES}
        for day in self._hot:
            near |= {day + away * DAY for away in (-1, 0, 1, 30, 31, 45, 46)}
            end = day.replace(day=1) - DAY
            near |= {end, end + self._report_by * DAY, end + (self._report_by + 1) * DAY}
        for part in tasks:
            if isinstance(due := part.get("due"), date):
                near |= {due + away * DAY for away in (-16, -15, 0, 1)}
        return tuple(sorted(self._random.sample(sorted(near), 8)))


def _named(day: date, length: str) -> str:
    """Return what files call the period of a length that a day lies in."""
    match length:
        case "week":
            week = day.isocalendar()
            return f"{week.year}-W{week.week:02}"
        case "month":
            return f"{day:%Y-%m}"
        case "quarter":
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case "half-year":
            return f"{day.year}-H{(day.month + 5) // 6}"
    return str(day.year)


def _without_nothing(plan: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plan.items() if value is not None}
