"""What every picture needs to know: the plan, the words, the links and the faults to mark."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from duties.drawing.chips import Chip
from duties.drawing.measure import shown_line
from duties.drawing.palette import OPEN_END, look_of_role
from duties.drawing.sheet import Names, PaperFormat
from duties.formats.views.common import role_label
from duties.messages import N_, Message, Translator, shown
from duties.model import Action, Plan, Role, Task
from duties.naming.names import Chain, Register

if TYPE_CHECKING:
    from duties.tracking.standing import Standing


class Scene(NamedTuple):
    """A plan to draw.

    `faults` holds the faults to mark tasks with, by the task's index in the plan. `page` is the
    address of a page with a part for each unit, task and action; without one there are no links,
    and none to what is among the `unlinked`. Where the plan is only what was open work on a day,
    that is `open_on`. Pictures are laid out for `paper`, or for a screen where there is none.
    `standings` tell how each of its tasks stands on the `day`; both are missing without a ledger,
    and in pictures that know no days.
    """

    plan: Plan
    register: Register
    into: Translator
    faults: Mapping[int, tuple[str, ...]] = {}
    page: str | None = None
    unlinked: frozenset[str] = frozenset()
    open_on: date | None = None
    paper: PaperFormat | None = None
    standings: "Sequence[Standing]" = ()
    day: date | None = None

    def put(self, text: str, **facts: object) -> str:
        """Return a message in the language of the picture."""
        return Message(text, facts).put(self.into)

    def said(self, fact: object) -> str:
        """Return a fact (a message, a day, a name) in the language of the picture, in one line."""
        return shown_line(str(shown(fact, self.into)))

    def word(self, role: Role) -> str:
        """Return the word for a role."""
        return role_label(role).put(self.into)

    def standing(self, place: int) -> "Standing | None":
        """Return how the task at an index in the plan stands, if that is known."""
        return self.standings[place] if self.standings else None

    def link(self, part: str, name: str) -> str | None:
        """Return the address of a unit, a task or an action in the page; None if it has none."""
        if self.page is None or part in self.unlinked:
            return None
        return f"{self.page}#{part}={quote(name, safe='')}"

    def units(self, task: Task, role: Role) -> list[str]:
        """Return the units that a task names in a role, each once."""
        return list(dict.fromkeys(self.register.unit_of(name.text) for name in task.units(role)))

    def chip(self, names: Names, owner: str, unit: str, role: Role, via: Chain = ()) -> Chip:
        """Return the label of a unit in a role; `owner` is the name of the box it belongs to."""
        tooltip = f"{unit} · {self.word(role)}"
        if via:
            tooltip += " · " + self.put(N_("via {collectives}"), collectives=via)
        return Chip(
            names(owner, role, unit),
            role.mark,
            unit,
            look_of_role(role, is_collective=self.register.is_collective(unit)),
            tooltip,
            self.link("unit", unit),
        )

    def open_end(self, names: Names, owner: str) -> Chip:
        """Return the label that ends an open-ended list."""
        return Chip(
            names(owner, "others"), "", self.put(N_("and others")), OPEN_END, self.put(OPEN_ENDED)
        )

    def task_words(self, task: Task) -> str:
        """Return the tooltip of a task: its id, its title and its units by role."""
        parts = [f"{task.id} {task.title}"]
        parts += [
            f"{role.mark} {shown(tuple(self.units(task, role)), self.into)}"
            for role in Role
            if task.units(role)
        ]
        return " · ".join(parts)

    def action_words(self, action: Action | None) -> str:
        """Return the heading of an action, or of the tasks that have no action."""
        if action is None:
            return self.put(N_("without an action"))
        return shown_line(f"{action.id} {action.title}")


OPEN_ENDED = N_("the document does not list all")
