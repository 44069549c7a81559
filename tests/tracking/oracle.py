"""How a plan stands on a day, worked out slowly and straight from docs/tracking.md.

An independent second opinion: it shares no code with `duties`, and looks at everything anew for
each day. Plans and ledgers are what `yaml.safe_load` makes of their files.
"""

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import wraps
from typing import Any, NamedTuple

ONE = timedelta(1)
OVER = ("done", "accepted")
RULINGS = ("cancelled", "accepted", "reopened")
CLOSED = (*OVER, "cancelled")
Record = Mapping[str, Any]
PRESET: list[Record] = [
    {"light": "red", "when": "overdue"},
    {"light": "red", "when": "lag", "over": 30},
    {"light": "red", "when": "blocked", "over": 30},
    {"light": "yellow", "when": "blocked"},
    {"light": "yellow", "when": "lag", "over": 10},
    {"light": "yellow", "when": "step-overdue"},
    {"light": "yellow", "when": "due-within", "days": 15},
    {"light": "yellow", "when": "unreported", "over": 45},
    {"light": "green", "when": "otherwise"},
]


class Span(NamedTuple):
    """A stretch of the calendar by its first and last day."""

    first: date
    last: date


def months(year: int, first: int, count: int) -> Span:
    last = first + count - 1
    return Span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def span(value: object) -> Span:
    """Return what a file calls 2026, 2026-H1, 2026-Q2, 2026-06, 2026-W13 or 2026-06-30."""
    if isinstance(value, date):
        return Span(value, value)
    text = str(value)
    year, rest = int(text[:4]), text[5:]
    if not rest:
        return months(year, 1, 12)
    if rest[0] == "H":
        return months(year, int(rest[1]) * 6 - 5, 6)
    if rest[0] == "Q":
        return months(year, int(rest[1]) * 3 - 2, 3)
    if rest[0] == "W":
        monday = date.fromisocalendar(year, int(rest[1:]), 1)
        return Span(monday, monday + 6 * ONE)
    if len(rest) == 2:
        return months(year, int(rest), 1)
    day = date.fromisoformat(text)
    return Span(day, day)


def around(day: date, length: str) -> Span:
    """Return the week, month, quarter, half-year or year that a day lies in."""
    if length == "week":
        monday = day - day.weekday() * ONE
        return Span(monday, monday + 6 * ONE)
    count = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[length]
    return months(day.year, (day.month - 1) // count * count + 1, count)


def like(period: Span, day: date) -> Span:
    """Return the period of the same length that a day lies in."""
    for length in ("week", "month", "quarter", "half-year", "year"):
        if around(period.first, length) == period:
            return around(day, length)
    return Span(day, day)


def as_list(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


Turn = tuple[Any, ...]


class Entry(NamedTuple):
    """A report or a ruling; entries are ordered as they count."""

    day: date
    is_ruling: bool
    period: Span
    file: str
    place: int
    said: Record

    @property
    def order(self) -> tuple[Any, ...]:
        return self[:5]


@dataclass(frozen=True, eq=False)
class Part:
    """A task, or a step of it."""

    key: str
    task: Record
    step: Record | None


class Now(NamedTuple):
    """What entries make of a part, and the last entries that spoke of its state and percentage."""

    state: str
    percent: Fraction
    state_last: Turn | None
    percent_last: Turn | None
    ruled_last: Turn | None

    @property
    def last(self) -> Turn | None:
        found = (self.state_last, self.percent_last, self.ruled_last)
        return max(filter(None, found), default=None)


class Combined(NamedTuple):
    """The same with the steps of a task; whether its percentage, and so its pace, are theirs."""

    state: str
    percent: Fraction
    state_by_steps: bool
    by_steps: bool


class Row(NamedTuple):
    key: str
    state: str
    percent: Fraction
    pace: Fraction | None
    lag: Fraction | None
    start: date | None
    due: date | None
    days_left: int | None
    overdue: bool
    light: str | None
    rule: str | None
    by_hand: bool
    class_: str | None
    done_on: date | None
    reported: date | None
    streak: int
    problems: tuple[str, ...]
    answering: tuple[str, ...]


class View(NamedTuple):
    """A part in the stretch of the calendar that is shown of it."""

    part: Part
    stretch: Span | None


def remembered(method: Callable[..., Any]) -> Any:
    """Make a method work out each answer once."""

    @wraps(method)
    def answer(self: "Oracle", *about: Any) -> Any:
        key = (method.__name__, *about)
        if key not in self.memory:
            self.memory[key] = method(self, *about)
        return self.memory[key]

    return answer


class Oracle:
    """Tells how the tasks of a plan stand by its ledger: pairs of a file's name and content."""

    def __init__(self, plan: Record, files: Sequence[tuple[str, Record]]) -> None:
        self.plan = plan
        self.memory: dict[tuple[Any, ...], Any] = {}
        tracking = plan.get("tracking") or {}
        self.period = tracking.get("period", "month")
        self.report_by = timedelta(tracking.get("report_by", 5))
        self.rules: list[Record] = tracking.get("lights") or PRESET
        self.horizon = date(plan["horizon"], 12, 31) if tracking.get("due") == "horizon" else None
        self.names: dict[str, str] = {}
        self.members: dict[str, list[str]] = {}
        for unit in plan.get("units") or []:
            for name in [unit["name"], *as_list(unit.get("aliases"))]:
                self.names.setdefault(name, unit["name"])
            self.members[unit["name"]] = as_list(unit.get("members"))
        self.parts: dict[str, Part] = {}
        for task in plan["tasks"]:
            self.parts[str(task["id"])] = Part(str(task["id"]), task, None)
        for task in plan["tasks"]:
            for step in task.get("steps") or []:
                key = f"{task['id']}/{step['id']}"
                if key in self.parts:  # a task is called like the step, and is meant
                    key += " (step)"
                self.parts[key] = Part(key, task, step)
        self.entries: dict[str, list[Entry]] = {key: [] for key in self.parts}
        self.problem_entries: list[Entry] = []
        for name, content in files:
            period = span(name)
            for place, said in enumerate(content.get("reports") or []):
                if str(said["task"]) in self.parts:
                    entry = Entry(said["date"], False, period, name, place, said)
                    self.entries[str(said["task"])].append(entry)
            for place, said in enumerate(content.get("rulings") or []):
                if str(said["task"]) in self.parts:
                    entry = Entry(said["date"], True, period, name, place, said)
                    self.entries[str(said["task"])].append(entry)
            for place, said in enumerate(content.get("problems") or []):
                self.problem_entries.append(Entry(said["date"], False, period, name, place, said))
        self.problem_entries.sort(key=lambda entry: entry.order)
        for entries in self.entries.values():
            entries.sort(key=lambda entry: entry.order)
        self._lights: dict[tuple[str, date], tuple[str | None, str | None, bool]] = {}

    # Who answers

    def unit(self, name: str) -> str:
        return self.names.get(name, name)

    def _unfolded(self, name: str) -> Iterator[str]:
        level = [self.unit(name)]
        while level:
            yield from (unit for unit in level if not self.members.get(unit))
            level = [self.unit(each) for unit in level for each in self.members.get(unit) or ()]

    @remembered
    def answering(self, part: Part) -> tuple[str, ...]:
        task, step = part.task, part.step or {}
        named = as_list(step.get("lead")) or as_list(step.get("responsible"))
        named = named or as_list(task.get("lead")) or as_list(task.get("responsible"))
        return tuple(dict.fromkeys(unit for name in named for unit in self._unfolded(name)))

    @remembered
    def reports(self, part: Part, day: date) -> list[Entry]:
        """Return the reports up to a day of units that answer for a part, not for its steps."""
        units = self.answering(part)
        return [
            entry
            for entry in self.entries[part.key]
            if not entry.is_ruling and entry.day <= day and self.unit(entry.said["unit"]) in units
        ]

    @remembered
    def rulings(self, part: Part, day: date) -> list[Entry]:
        return [entry for entry in self.entries[part.key] if entry.is_ruling and entry.day <= day]

    @remembered
    def all_reports(self, part: Part, day: date) -> list[Entry]:
        """Return the reports of a part and of its steps."""
        return [each for one in (part, *self.steps(part)) for each in self.reports(one, day)]

    @remembered
    def steps(self, part: Part) -> list[Part]:
        if part.step is not None:
            return []
        return [each for each in self.parts.values() if each.step and each.task is part.task]

    @remembered
    def began(self, day: date) -> date | None:
        """Return the first day of the first period that somebody who answers reported in.

        A report is of the period of its file, or of the one of that length that its day lies in,
        whichever is later.
        """
        days = [
            max(each.period.first, like(each.period, each.day).first)
            for part in self.parts.values()
            for each in self.reports(part, day)
        ]
        return min(days, default=None)

    # What entries make of a part

    @remembered
    def counting(self, view: View, day: date) -> list[Entry]:
        """Return the entries that make the state of a part, the last to count last."""
        reports = [each for each in self.reports(view.part, day) if self._is_of(each, view)]
        ruled = [each for each in self.rulings(view.part, day) if self._is_of(each, view)]
        if view.stretch is not None:
            ruled = [self._for_stretch(each) for each in ruled]
        return sorted([*reports, *ruled], key=lambda entry: self.turn(view.part, entry))

    def turn(self, part: Part, entry: Entry) -> tuple[Any, ...]:
        """Return when an entry has its say: of units on one day, the first named has the last."""
        if entry.is_ruling:
            return (entry.day, True, 0, *entry.order)
        rank = self.answering(part).index(self.unit(entry.said["unit"]))
        return (entry.day, False, -rank, *entry.order)

    def _is_of(self, entry: Entry, view: View) -> bool:
        """Tell whether an entry is about the stretch that is shown."""
        if view.stretch is None:
            return True
        every = view.part.task["every"]
        if entry.said.get("stretch") is None:
            return around(entry.day, every) == view.stretch
        meant = span(entry.said["stretch"])
        if around(meant.first, every).last >= meant.last:
            return around(meant.first, every) == view.stretch
        return meant.first <= view.stretch.first and view.stretch.last <= meant.last

    @staticmethod
    def _for_stretch(entry: Entry) -> Entry:
        """Return a ruling as it touches a stretch of a standing task: without one, none is dropped.

        One that names a stretch and says nothing else settles it.
        """
        said = dict(entry.said)
        if not entry.is_ruling:
            return entry
        if said.get("stretch") is None:
            said.pop("cancelled", None)
        elif not any(said.get(word) for word in ("light", "due", "accepted", "reopened")):
            said["cancelled"] = True
        return entry._replace(said=said)

    @remembered
    def is_dropped(self, part: Part, day: date) -> bool:
        """Tell whether a standing task was dropped as a whole."""
        dropped = False
        for entry in self.rulings(part, day):
            if entry.said.get("stretch") is None:
                dropped = bool(entry.said.get("cancelled")) or (
                    dropped and not entry.said.get("reopened")
                )
        return dropped

    @staticmethod
    def fold(entries: Sequence[Entry]) -> Now:
        reported, ruled, reopened = "not-started", None, False
        percent = Fraction(0)
        state_last = percent_last = ruled_last = None
        for entry in entries:
            said = entry.said
            if entry.is_ruling:
                word = next((word for word in RULINGS if said.get(word)), None)
                if word is not None:
                    ruled, ruled_last = word, entry.order
                if word == "reopened":
                    ruled = None
                    if reported == "done" and not reopened:
                        reopened, state_last = True, entry.order
                continue
            new = said.get("state")
            if said.get("percent") is not None:
                percent, percent_last = Fraction(str(said["percent"])), entry.order
                if new is None and reported == "not-started":
                    new = "in-progress"
            if new is not None:
                reported, reopened, state_last = new, False, entry.order
        state = ruled or ("in-progress" if reopened else reported)
        percent = Fraction(100) if state in OVER else percent
        return Now(state, percent, state_last, percent_last, ruled_last)

    def combined(
        self, view: View, own: Sequence[Entry], of_steps: Mapping[str, Sequence[Entry]]
    ) -> Combined:
        now = self.fold(own)
        live = {
            step.key: found
            for step in self.steps(view.part)
            if (found := self.fold(of_steps[step.key])).state != "cancelled"
        }
        if not live or now.state in ("accepted", "cancelled"):
            return Combined(now.state, now.percent, False, False)
        latest = max((each.last for each in live.values() if each.last), default=None)

        def is_later(own: Turn | None) -> bool:
            return own is not None and (latest is None or latest < own)

        states = [each.state for each in live.values()]
        state_by_steps = not is_later(now.state_last)
        if not state_by_steps:
            state = now.state
        elif all(state in OVER for state in states):
            state = "in-progress" if is_later(now.ruled_last) else "done"
        elif "blocked" in states:
            state = "blocked"
        elif any(state != "not-started" for state in states):
            state = "in-progress"
        else:
            state = "not-started"
        says_done = now.state == "done" and not state_by_steps
        by_steps = not says_done and not is_later(now.percent_last)
        percent = now.percent
        if state in OVER:
            percent = Fraction(100)
        elif by_steps:
            percent = self._mean(view.part, {k: v.percent for k, v in live.items()})
        return Combined(state, percent, state_by_steps, by_steps)

    def _mean(self, part: Part, values: Mapping[str, Fraction]) -> Fraction:
        weights = {
            step.key: Fraction(str((step.step or {}).get("weight", 1))) for step in self.steps(part)
        }
        return sum((weights[key] * value for key, value in values.items()), Fraction(0)) / sum(
            weights[key] for key in values
        )

    @remembered
    def history(self, view: View, day: date) -> list[tuple[date, str]]:
        """Return the state of a part after each entry on it or its steps."""
        own = self.counting(view, day)
        of_steps = {
            step.key: self.counting(View(step, None), day) for step in self.steps(view.part)
        }
        every = sorted(
            [*own, *(each for some in of_steps.values() for each in some)],
            key=lambda entry: entry.order,
        )
        found = []
        for entry in every:
            state = self.combined(
                view,
                [each for each in own if each.order <= entry.order],
                {
                    key: [each for each in some if each.order <= entry.order]
                    for key, some in of_steps.items()
                },
            ).state
            found.append((entry.day, state))
        return list(dict(found).items())

    def blocked_since(self, view: View, day: date) -> date | None:
        """Return the day of the report that began the unbroken run of blocked.

        A task that its steps block is so from when the first of those began that block it now.
        """
        began, reported = None, "not-started"
        for entry in self.counting(view, day):
            new = entry.said.get("state")
            if entry.is_ruling or new is None:
                continue
            if new == "blocked" != reported:
                began = entry.day
            reported = new
        if self.fold(self.counting(view, day)).state == "blocked":
            of_steps = self._state(view, day).state_by_steps
        else:
            of_steps = True
        if not of_steps:
            return began
        steps = [View(step, None) for step in self.steps(view.part)]
        return min(
            (
                since
                for step in steps
                if self._state(step, day).state == "blocked"
                and (since := self.blocked_since(step, day))
            ),
            default=None,
        )

    def _since(self, view: View, day: date) -> date | None:
        """Return from when on a part was done without a break."""
        if view.stretch is not None or not self.steps(view.part):
            return self._by_itself_since(view, day)
        began = None
        for when, state in self.history(view, day):
            began = (began or when) if state in OVER else None
        return began

    def _by_itself_since(self, view: View, day: date) -> date | None:
        reported, since, accepted = "not-started", None, None
        for entry in self.counting(view, day):
            said = entry.said
            word = next((word for word in RULINGS if entry.is_ruling and said.get(word)), None)
            if word == "accepted":
                accepted = accepted or (since if reported == "done" else entry.day)
            elif word is not None:
                accepted = None
                if word == "reopened" and reported == "done":
                    reported = "in-progress"
            elif not entry.is_ruling:
                begun = "in-progress" if said.get("percent") is not None else None
                new = said.get("state") or (begun if reported == "not-started" else None)
                if new is not None and new != reported:
                    reported, since = new, entry.day
        return accepted or (since if reported == "done" else None)

    def done_on(self, view: View, day: date) -> date | None:
        """Return from when on a part was done without a break; a step at least with its task."""
        if self._state(view, day).state not in OVER:
            return None
        since = self._since(view, day)
        if since is None and view.part.step is not None:
            whole = self.whole(view.part)
            since = self._since(self.view(whole, day), day)
        return since

    # Which stretch of a standing task is shown

    def first_start(self, part: Part) -> date | None:
        step = part.step or {}
        if step.get("start") is not None:
            return span(step["start"]).first
        if part.task.get("start") is not None:
            return span(part.task["start"]).first
        issued: date | None = self.plan.get("issued")
        return issued

    @remembered
    def view(self, part: Part, day: date) -> View:
        """Return the stretch of a standing task that is shown: the oldest that is not settled."""
        every = part.task.get("every")
        if not every or part.step is not None:
            return View(part, None)
        start, due = self.first_start(part), self.first_due(part)
        current = around(day, every)
        if due is not None and due < day:
            current = around(due, every)
        if start is not None and day < start:
            current = around(start, every)
        began = self.began(day)
        if began is not None:
            stretch = around(max(began, start or began), every)
            while stretch.first < current.first:
                if self.fold(self.counting(View(part, stretch), day)).state not in CLOSED:
                    return View(part, stretch)
                stretch = around(stretch.last + ONE, every)
        return View(part, current)

    @remembered
    def _state(self, view: View, day: date) -> Combined:
        part = view.part
        if view.stretch is not None:
            now = self.fold(self.counting(view, day))
            if self.is_dropped(part, day):
                now = now._replace(state="cancelled")
            return Combined(now.state, now.percent, False, False)
        found = self.combined(
            view,
            self.counting(view, day),
            {step.key: self.counting(View(step, None), day) for step in self.steps(part)},
        )
        if part.step is not None and found.state != "cancelled":
            task = self.whole(part)
            state = self.state_itself(task, day)
            if state in ("accepted", "cancelled"):
                percent = Fraction(100) if state == "accepted" else found.percent
                found = Combined(state, percent, False, False)
        return found

    def whole(self, part: Part) -> Part:
        return self.parts[str(part.task["id"])]

    @remembered
    def state_itself(self, task: Part, day: date) -> str:
        """Return the state of a task without its steps."""
        if task.task.get("every") and self.is_dropped(task, day):
            return "cancelled"
        return self.fold(self.counting(self.view(task, day), day)).state

    # Days

    def start(self, view: View) -> date | None:
        start = self.first_start(view.part)
        if view.stretch is None or (
            start is not None and view.stretch.first < start <= view.stretch.last
        ):
            return start
        return view.stretch.first

    def first_due(self, part: Part) -> date | None:
        """Return the deadline that the plan gives a task."""
        due = part.task.get("due")
        return span(due).last if due is not None else self.horizon

    @remembered
    def due(self, view: View, day: date) -> date | None:
        moved = [
            span(each.said["due"]).last
            for each in self.rulings(view.part, day)
            if each.said.get("due") is not None and self._is_of(each, view)
        ]
        if moved:
            return moved[-1]
        task, step = view.part.task, view.part.step
        if step is not None:
            if step.get("due") is not None:
                return span(step["due"]).last
            whole = self.whole(view.part)
            return self.first_due(whole) if task.get("every") else self.due(View(whole, None), day)
        due = self.first_due(view.part)
        if view.stretch is None:
            return due
        start = self.start(view)
        if due is not None and start is not None and start <= due < view.stretch.last:
            return due
        return view.stretch.last

    def own_pace(self, view: View, day: date) -> Fraction | None:
        start, due = self.start(view), self.due(view, day)
        if start is None or due is None or due < start:
            return None
        if day < start:
            return Fraction(0)
        if day >= due:
            return Fraction(100)
        return Fraction(100 * ((day - start).days + 1), (due - start).days + 1)

    def pace(self, view: View, day: date) -> Fraction | None:
        if not self._state(view, day).by_steps:
            return self.own_pace(view, day)
        paces: dict[str, Fraction] = {}
        known = False
        for step in self.steps(view.part):
            at = View(step, None)
            state, percent, _, _ = self._state(at, day)
            if state != "cancelled":
                pace = self.own_pace(at, day)
                known = known or pace is not None
                paces[step.key] = percent if pace is None else pace
        return self._mean(view.part, paces) if known else self.own_pace(view, day)

    def is_overdue(self, view: View, day: date) -> bool:
        due = self.due(view, day)
        state = self._state(view, day)[0]
        return due is not None and day > due and state not in CLOSED

    def reported(self, part: Part, day: date) -> date | None:
        return max((each.day for each in self.all_reports(part, day)), default=None)

    # Lights

    def light(
        self, part: Part, day: date, *, streaks: bool = True
    ) -> tuple[str | None, str | None, bool]:
        """Return a light, the rule that gave it, and whether a ruling did."""
        view = self.view(part, day)
        state = self._state(view, day)[0]
        if state == "cancelled":
            return None, None, False
        rulings = self.rulings(part, day)
        for place in reversed(range(len(rulings))):
            said: Record = rulings[place].said
            if said.get("light"):
                until = said.get("until")
                if day <= until if until else place == len(rulings) - 1:
                    return said["light"], "ruling", True
                break
        if state in OVER:
            return "green", "done", False
        if self.due(view, day) is None and self.reported(part, day) is None:
            return None, None, False
        for rule in self.rules:
            if rule["when"] == "streak" and not streaks:
                continue
            if self._holds(rule, view, day):
                return rule["light"], rule["when"], False
        return None, None, False

    def _holds(self, rule: Record, view: View, day: date) -> bool:
        over, part = rule.get("over"), view.part
        least = over or 0
        state = self._state(view, day)[0]
        start, due = self.start(view), self.due(view, day)
        match rule["when"]:
            case "overdue":
                return self.is_overdue(view, day)
            case "lag":
                pace = self.pace(view, day)
                return pace is not None and pace - self._state(view, day)[1] > least
            case "blocked":
                return state == "blocked" and (
                    over is None or self._longer(self.blocked_since(view, day), day, over)
                )
            case "step-overdue":
                return any(self.is_overdue(View(step, None), day) for step in self.steps(part))
            case "due-within":
                return due is not None and 0 <= (due - day).days <= rule["days"]
            case "unreported":
                since = self.reported(part, day)
                has_begun = start is not None and start <= day
                return self._longer(start if since is None and has_begun else since, day, least)
            case "missed":
                return self.missed(part, day) > least
            case "streak":
                return self._warnings(part, day - ONE) > least
            case "not-started":
                if over is None:
                    return state == "not-started" and (start is None or day >= start)
                return state == "not-started" and self._longer(start, day, over)
        return True

    @staticmethod
    def _longer(since: date | None, day: date, days: int) -> bool:
        return since is not None and (day - since).days > days

    # Periods

    def period_of(self, entry: Entry) -> Span:
        """Return the period that a report belongs to.

        That is the one of its file; where that has another length, the one that its day lies in.
        """
        if around(entry.period.first, self.period) == entry.period:
            return entry.period
        day = min(max(entry.day, entry.period.first), entry.period.last)
        return around(day, self.period)

    def closed(self, part: Part, day: date) -> list[Span]:
        """Return the periods whose time for reports is over, from the start or first report on."""
        first = self.began(day)
        if first is None:
            return []
        period = around(max(first, self.first_start(part) or first), self.period)
        found = []
        while period.last + self.report_by < day:
            found.append(period)
            period = around(period.last + ONE, self.period)
        return found

    def missed(self, part: Part, day: date) -> int:
        given = {self.period_of(each) for each in self.all_reports(part, day)}
        count = 0
        for period in reversed(self.closed(part, day)):
            if period in given:
                break
            count += 1
        return count

    def reporting(self, part: Part, day: date) -> tuple[int, int]:
        """Return how many reports were due, and how many of these came in time."""
        in_time = {
            self.period_of(each)
            for each in self.all_reports(part, day)
            if each.said.get("received", each.day) <= self.period_of(each).last + self.report_by
        }
        due = self.closed(part, day)
        done = self.done_on(self.view(part, day), day)
        if done is not None and not part.task.get("every"):
            due = [period for period in due if period.first <= done]
        return len(due), len(in_time.intersection(due))

    def streak(self, part: Part, day: date) -> int:
        if self._state(self.view(part, day), day).state in CLOSED:
            return 0
        return self._warnings(part, day)

    def _warnings(self, part: Part, day: date) -> int:
        first = self.began(day)
        if first is None:
            return 0
        earliest = max(first, self.first_start(part) or first)
        end = around(day, self.period)
        count = 0
        last = end.last if end.last <= day else end.first - ONE
        while last >= earliest:
            if (part.key, last) not in self._lights:
                self._lights[part.key, last] = self.light(part, last, streaks=False)
            if self._lights[part.key, last][0] not in ("red", "yellow"):
                break
            count += 1
            last = around(last, self.period).first - ONE
        return count

    # Problems

    def open_problems(self, part: Part, day: date) -> tuple[str, ...]:
        open_ = [(told[0], key) for key, told in self.problems(day).items() if told[1] != "solved"]
        return tuple(
            key for one in (part, *self.steps(part)) for task, key in open_ if task == one.key
        )

    @remembered
    def problems(self, day: date) -> dict[str, tuple[str, str, int, list[tuple[str, date, int]]]]:
        """Return of each problem its task, its stage, its open days, and stages with their days."""
        told: dict[str, list[Entry]] = {}
        for entry in self.problem_entries:
            key = str(entry.said["id"])
            if entry.day <= day and (key in told or entry.said.get("task") is not None):
                told.setdefault(str(entry.said["id"]), []).append(entry)
        found = {}
        for key, entries in told.items():
            reached: list[tuple[str, date]] = []
            for entry in entries:
                if not reached or reached[-1][0] != entry.said["stage"]:
                    reached.append((entry.said["stage"], entry.day))
            stages = []
            for place, (stage, since) in enumerate(reached):
                until = reached[place + 1][1] if place + 1 < len(reached) else day
                if place + 1 == len(reached) and stage == "solved":
                    until = since
                stages.append((stage, since, (until - since).days))
            opened = sum(days for stage, _, days in stages if stage != "solved")
            found[key] = (str(entries[0].said["task"]), reached[-1][0], opened, stages)
        return found

    # All together

    @remembered
    def row(self, key: str, day: date) -> Row:
        part = self.parts[key]
        view = self.view(part, day)
        state, percent, _, _ = self._state(view, day)
        pace, start, due = self.pace(view, day), self.start(view), self.due(view, day)
        overdue = self.is_overdue(view, day)
        light, rule, by_hand = self.light(part, day)
        lag = None if pace is None else pace - percent
        over = state in CLOSED
        return Row(
            key,
            state,
            percent,
            pace,
            lag,
            start,
            due,
            None if over or due is None else (due - day).days,
            overdue,
            light,
            rule,
            by_hand,
            self.class_of(state, overdue, start, day, lag),
            self.done_on(view, day),
            self.reported(part, day),
            self.streak(part, day),
            self.open_problems(part, day),
            self.answering(part),
        )

    @staticmethod
    def class_of(
        state: str, overdue: bool, start: date | None, day: date, lag: Fraction | None
    ) -> str:
        if state in OVER:
            return "done"
        if overdue:
            return "behind"
        if lag is None or (state == "not-started" and start is not None and day < start):
            return "other"
        if lag > 10:
            return "behind"
        return "ahead" if lag < -10 else "on-pace"

    # The board

    def groups(self, by: str) -> dict[str, list[Part]]:
        tasks = [part for part in self.parts.values() if part.step is None]
        found: dict[str, list[Part]] = {}
        if by == "unit":
            for part in tasks:
                for unit in self.answering(part):
                    found.setdefault(unit, []).append(part)
        elif by == "action":
            for action in self.plan.get("actions") or []:
                key = str(action["id"])
                found[key] = [part for part in tasks if str(part.task.get("action")) == key]
        else:
            for body in self.plan.get("bodies") or []:
                keys = self._watched(body)
                found[str(body["id"])] = [part for part in tasks if part.key in keys]
        return found

    def _watched(self, body: Record) -> set[str]:
        keys, actions = set(as_list(body.get("tasks"))), as_list(body.get("actions"))
        if body.get("under") is None and not keys and not actions:
            return {str(task["id"]) for task in self.plan["tasks"]}
        keys |= {str(t["id"]) for t in self.plan["tasks"] if str(t.get("action")) in actions}
        for other in self.plan.get("bodies") or []:
            if other.get("under") is not None and str(other["under"]) == str(body["id"]):
                keys |= self._watched(other)
        return keys

    def _counts(self, rows: list[tuple[Part, Row]], day: date) -> dict[str, Any]:
        classes = [row.class_ for _, row in rows]
        done = [row for _, row in rows if row.class_ == "done"]
        judged = len(classes) - classes.count("other")
        counted = [self.reporting(part, day) for part, _ in rows]
        due, came = sum(each[0] for each in counted), sum(each[1] for each in counted)
        late = sum(
            row.due is not None and row.done_on is not None and row.done_on > row.due
            for row in done
        )
        normal = len(done) + classes.count("ahead") + classes.count("on-pace")
        return {
            "tasks": len(rows),
            "done": len(done),
            "on_time": len(done) - late,
            "late": late,
            "unaccepted": sum(row.state == "done" for row in done),
            "overdue": sum(row.overdue for _, row in rows),
            "red": sum(row.light == "red" for _, row in rows),
            "yellow": sum(row.light == "yellow" for _, row in rows),
            "streak": max((row.streak for _, row in rows), default=0),
            "normal_rate": Fraction(100 * normal, judged) if judged else None,
            "reported_rate": Fraction(100 * came, due) if due else None,
        }

    def board(self, day: date, by: str) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for key, parts in self.groups(by).items():
            rows = [(part, self.row(part.key, day)) for part in parts]
            rows = [(part, row) for part, row in rows if row.state != "cancelled"]
            found[key] = self._counts(rows, day)
        worth = {
            key: (
                row["normal_rate"],
                -row["overdue"],
                100 if row["reported_rate"] is None else row["reported_rate"],
            )
            for key, row in found.items()
            if row["normal_rate"] is not None
        }
        for key, row in found.items():
            row["rank"] = (
                1 + sum(other > worth[key] for other in worth.values()) if key in worth else None
            )
        return found
