"""What a plan says of who does what: the questions that need no ledger, or can do without."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Unpack

from duties.answers.my_tasks import answer_my_tasks
from duties.answers.reply import Reply
from duties.answers.tasks import answer_tasks
from duties.answers.units import answer_units
from duties.formats.views.actions import ACTIONS
from duties.formats.views.bodies import BODIES
from duties.formats.views.my_tasks import Duty
from duties.formats.views.who_leads import WHO_LEADS
from duties.interface.asking import Asked
from duties.interface.results import Results
from duties.interface.words import (
    Day,
    TaskWishes,
    Texts,
    choice,
    choices,
    day_meant,
    texts,
    wishes_meant,
)
from duties.model import Role, Task
from duties.queries.bodies import PlacedBody, bodies
from duties.queries.counts import ActionCounts, UnitCounts, action_counts
from duties.queries.due import TaskOrder
from duties.queries.matrix import MatrixRow, Order
from duties.queries.selection import select_parts

if TYPE_CHECKING:
    import networkx as nx

    from duties.exporting.records import Record
    from duties.queries.between import Link
    from duties.queries.partners import Partner
    from duties.queries.why import Reason
    from duties.queries.workload import Load


class PlanQuestions(Asked):
    """Questions about a plan.

    What is typed on the command line may be given here: a task by its id (`"19"`), a step
    (`"19/2"`), a range (`"10-15"`) or words of its title; a unit by its name, an alias, a part of
    either, or its pinyin. What stands for nothing raises a `NothingFoundError`, as an
    `UnknownUnitError` with the `candidates` that may be meant; what may stand for several units an
    `AmbiguousUnitError`, with `candidates` too. Where a parameter takes several, it takes one text
    or any iterable of them; `UnknownChoiceError` is raised for a word that is none of a few.

    Questions about tasks take these wishes: `role` (lead, responsible or support), `action` (an id
    or words of its title), and deadlines by `due`, `due_from`, `due_to`, `due_before` (each a day,
    or a period as it is typed: 2027-06, 2027-Q2), `due_within` (30d, 4w, 3m) and `no_due`. They are
    those in force on the day `as_of`, and light, state and percentage in `to_dicts` are those of
    that day. `UnknownPeriodError` is raised for what is no period.

    `direct` leaves out what reaches a unit through a collective, `open_on` what was done or
    cancelled by that day.
    """

    def who_leads(self, *tasks: str) -> Results[Task]:
        """Return tasks and steps with the units that lead them; without any, all tasks.

        >>> plan.who_leads("19")
        No.  Task                        Lead
        19   加快建设重庆数字经济产业园  数字经济产业园管委会
        [1 result]
        >>> [name.text for name in plan.who_leads("19")[0].lead]
        ['数字经济产业园管委会']
        """
        plan = self._book.plan
        found = [part.as_task() for part in select_parts(plan, tasks)] if tasks else plan.tasks
        return self._results(Reply(WHO_LEADS, found))

    def my_tasks(
        self,
        *units: str,
        possible: bool = False,
        sort: str | None = None,
        direct: bool = False,
        as_of: Day = None,
        **wishes: Unpack[TaskWishes],
    ) -> Results[Duty]:
        """Return the tasks of one or more units: one result for each role in a task.

        `possible` also lists what may be the units' tasks. `sort` by due, load or plan, otherwise
        leads first. `notes` say what the plan leaves open.

        >>> mine = plan.my_tasks("区住建委", role="lead")
        >>> [(duty.task.id, duty.role.value) for duty in mine]
        [('4', 'lead'), ('7', 'lead'), ('8', 'lead'), ('15', 'lead'), ('40', 'lead')]
        """
        day = day_meant(as_of)
        return self._results(
            answer_my_tasks(
                self._book,
                units,
                day,
                **wishes_meant(wishes, day),
                order=None if sort is None else choice(TaskOrder, "sort", sort),
                direct=direct,
                with_possible=possible,
            )
        )

    def tasks(
        self,
        *,
        unit: Texts = None,
        grep: Texts = None,
        sort: str = "plan",
        direct: bool = False,
        as_of: Day = None,
        **wishes: Unpack[TaskWishes],
    ) -> Results[Task]:
        """Return all tasks, or those that fit every wish.

        `unit` has the task; `grep` are regular expressions for titles and notes. `sort` by plan,
        due or load. Raises `PatternError` for no regular expression.

        >>> len(plan.tasks()), len(plan.tasks(unit="区商务委", role="lead"))
        (55, 10)
        >>> plan.tasks(grep="消费").to_dicts()[0]["title"]
        '建设国际消费中心城市核心区'
        """
        day = day_meant(as_of)
        return self._results(
            answer_tasks(
                self._book,
                day,
                units=texts(unit),
                grep=texts(grep),
                **wishes_meant(wishes, day),
                order=choice(TaskOrder, "sort", sort),
                direct=direct,
            )
        )

    def units(self, *parts: str, direct: bool = False) -> Results[UnitCounts]:
        """Return all units with their numbers of tasks, or those with such a part in a name.

        >>> [unit.name for unit in plan.units("住建")]
        ['区住建委']
        """
        return self._results(answer_units(self._book, parts, direct=direct))

    def actions(self) -> Results[ActionCounts]:
        """Return the actions, with their numbers of tasks and units.

        >>> plan.actions()[0].action.title
        '提升主城都市区极核引领行动'
        """
        return self._results(Reply(ACTIONS, action_counts(self._book.plan, self._book.register)))

    def bodies(self) -> Results[PlacedBody]:
        """Return the groups and task forces that stand above the units."""
        return self._results(Reply(BODIES, bodies(self._book.plan)))

    def partners(self, unit: str, *, direct: bool = False) -> Results["Partner"]:
        """Return the units that a unit shares tasks with, those with the most first.

        >>> [(each.name, len(each.tasks)) for each in plan.partners("区住建委")[:2]]
        [('区交通局', 7), ('区城管局', 6)]
        """
        from duties.answers.links import answer_partners

        return self._results(answer_partners(self._book, unit, direct=direct))

    def between(
        self, first: str, second: str, *, open_on: Day = None, direct: bool = False
    ) -> Results["Link"]:
        """Return the tasks that link two units, directly or through others.

        Raises `SameUnitError` and, where no chain joins the two, `NoChainError`.

        >>> [(link.step, link.task.id) for link in plan.between("区住建委", "区教委")]
        [(1, '13'), (1, '51'), (2, '49')]
        """
        from duties.answers.links import answer_between

        return self._results(
            answer_between(self._book, first, second, _open_day(open_on), direct=direct)
        )

    def workload(self, *, open_on: Day = None, direct: bool = False) -> Results["Load"]:
        """Return what each unit carries, and how much it coordinates; the busiest first.

        `notes` say where the betweenness is estimated.

        >>> busiest = plan.workload()[0]
        >>> busiest.name, busiest.counts.tasks, busiest.partners
        ('区发改委', 15, 31)
        """
        from duties.answers.workload import answer_workload

        return self._results(answer_workload(self._book, _open_day(open_on), direct=direct))

    def matrix(
        self,
        *,
        by_task: bool = False,
        unit: Texts = None,
        role: Texts = None,
        sort: str = "load",
        direct: bool = False,
    ) -> Results[MatrixRow]:
        """Return the responsibility matrix, one result for each unit: by actions, or by tasks.

        In tables each action or task has a column, with marks for the roles (● lead,
        ○ responsible, ◇ support) and, by actions, how many. `sort` by load, name or plan.

        >>> plan.matrix(unit="区住建委").to_dicts()[0]["cells"][0]
        {'action': '1', 'lead': 0, 'responsible': 1, 'support': 0}
        """
        from duties.answers.left_open import unit_named
        from duties.formats.views.matrix import matrix_view
        from duties.naming.lookup import find_units
        from duties.queries.matrix import matrix

        book = self._book
        found = matrix(
            book.plan,
            book.register,
            by_task=by_task,
            units={*find_units(texts(unit), partial(unit_named, book))},
            roles=choices(Role, "role", role),
            order=choice(Order, "sort", sort),
            direct=direct,
        )
        whole = range(len(found.columns))
        view = matrix_view(found, whole, by_task=by_task, flat=False)
        table = partial(matrix_view, found, whole, by_task=by_task, flat=True)
        return self._results(Reply(view, found.rows), table)

    def why(self, task: str, unit: str) -> Results["Reason"]:
        """Return the lines of the plan that give a unit a task, or leave open that it has it.

        Raises `NoPartError` where nothing does.

        >>> [(reason.span.line, reason.spelling.value) for reason in plan.why("25", "CBD管委会")]
        [(246, 'variant')]
        """
        from duties.answers.left_open import unit_named
        from duties.answers.units import answer_why

        tasks = [part.as_task() for part in select_parts(self._book.plan, [task])]
        return self._results(answer_why(self._book, tasks, unit_named(self._book, unit)))

    def assignments(self) -> Results["Record"]:
        """Return one result for each unit in each task, with all that is said of both.

        These are the rows of `duties export plan.csv` and `plan.parquet`; a task that names nobody
        has one without a unit.

        >>> table = plan.assignments()
        >>> len(table), table.to_dicts()[0]["unit"]
        (172, '区发改委')
        """
        from duties.exporting.dossier import Dossier
        from duties.exporting.records import RECORDS, records

        dossier = Dossier(self._book.source, self._book.loaded, self._book.plan, date.today())
        return self._results(Reply(RECORDS, tuple(records(dossier))))

    def graph(self) -> "nx.MultiGraph[str]":
        """Return the plan as a networkx graph: units, tasks and targets, joined by roles.

        Nodes are called u1, …, t1, … and g1, …; `duties export plan.graphml` writes the same graph,
        and docs/export.md lists its attributes.

        >>> graph = plan.graph()
        >>> [data["label"] for _, data in graph.nodes(data=True) if data["node"] == "task"][:1]
        ['优化打造“一核三带六园区”功能布局']
        """
        from duties.graph import interchange

        return interchange(self._book.plan, self._book.register)


def _open_day(wish: Day) -> date | None:
    return None if wish is None else day_meant(wish, "open_on")
