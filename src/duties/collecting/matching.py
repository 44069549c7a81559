"""Which task, step or target a row of a form is about."""

from difflib import SequenceMatcher
from typing import NamedTuple

from duties.collecting.asking import titles
from duties.collecting.cells import text_in
from duties.collecting.columns import HIDDEN_ID, STEP, TASK, TASK_ID
from duties.collecting.reading import FilledRow
from duties.messages import N_, Message
from duties.model import Plan, Target
from duties.naming.names import normal_form
from duties.task_or_step import parts_by_key

_ALIKE = 0.6  # of two titles of one task that was reworded


class Match(NamedTuple):
    """What a row is about: None where that is not clear. `doubt` says why, or what is odd."""

    key: str | None
    doubt: Message | None = None
    column: str = TASK


class Matching:
    """Finds tasks and steps by title and id, targets by id and name."""

    def __init__(self, plan: Plan) -> None:
        self._parts = parts_by_key(plan)
        self._titles = {key: titles(part) for key, part in self._parts.items()}
        self._keys: dict[tuple[str, str], list[str]] = {}
        for key, (task, step) in self._titles.items():
            self._keys.setdefault((normal_form(task), normal_form(step)), []).append(key)
        self.targets: dict[str, Target] = {each.id: each for each in reversed(plan.targets)}
        self._names: dict[str, list[str]] = {}
        for target in plan.targets:
            self._names.setdefault(normal_form(target.name), []).append(target.id)

    def task(self, row: FilledRow, *, is_same_plan: bool) -> Match:
        """Return the task or step of a row: its title decides, then its id.

        `is_same_plan` says that the form was made from the plan as it is.
        """
        title, step = self._text(row, TASK), self._text(row, STEP)
        hidden, shown = self._id(row, HIDDEN_ID), self._id(row, TASK_ID)
        id_ = hidden if hidden in self._parts else shown if shown in self._parts else None
        found = self._keys.get((normal_form(title), normal_form(step)), [])
        if id_ in found:
            return Match(id_)
        if len(found) == 1:
            if id_ is None:
                return Match(found[0])
            text = N_("the row has the number {id} but the title of {key}; it was taken for {key}")
            return Match(found[0], Message(text, {"id": id_, "key": found[0]}))
        if id_ is None:
            if found:
                text = N_("several tasks have this title ({keys}), and the row has no number")
                return Match(None, Message(text, {"keys": tuple(found)}))
            return Match(None, self._unknown(title or hidden or shown))
        if not title:
            return Match(id_)
        return self._by_id(id_, title, step, is_same_plan=is_same_plan)

    def _by_id(self, id_: str, title: str, step: str, *, is_same_plan: bool) -> Match:
        """Return the task that an id names though the row has another title."""
        own = "".join(self._titles[id_])
        facts = {"id": id_, "title": " ".join(self._titles[id_]).strip(), "typed": title}
        likeness = SequenceMatcher(None, normal_form(own), normal_form(title + step)).ratio()
        if is_same_plan or likeness >= _ALIKE:
            text = N_("the row has the title {typed}, but {id} is {title}; it was taken for {id}")
            return Match(id_, Message(text, facts))
        text = N_("the row has the title {typed}, but {id} is {title} in the plan as it is now")
        return Match(None, Message(text, facts))

    def _unknown(self, title: str) -> Message:
        if not title:
            return Message(N_("the row has neither a number nor a title, so its task is unknown"))
        return Message(N_("the plan has no task {title}"), {"title": title})

    def target(self, row: FilledRow) -> Match:
        """Return the target of a row: by its name, then by its id."""
        name, id_ = self._text(row, "name"), self._text(row, HIDDEN_ID)
        found = self._names.get(normal_form(name), [])
        if id_ in found or (id_ in self.targets and not name):
            return Match(id_)
        if len(found) == 1:
            return Match(found[0])
        if id_ in self.targets:
            facts = {"typed": name, "id": id_, "title": self.targets[id_].name}
            text = N_("the row has the name {typed}, but {id} is {title}; it was taken for {id}")
            return Match(id_, Message(text, facts), "name")
        return Match(None, Message(N_("the plan has no target {name}"), {"name": name}), "name")

    def _text(self, row: FilledRow, key: str) -> str:
        return text_in(row.cells[key]) if key in row.cells else ""

    def _id(self, row: FilledRow, key: str) -> str:
        return self._text(row, key).removesuffix(".0")
