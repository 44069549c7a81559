"""What units say of problems → entries about problems, new or known."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from duties.collecting.doubts import FormDoubt, cell_of
from duties.collecting.understanding import RowAnswer
from duties.ledger.drafts import EntryDraft, Value
from duties.ledger.model import Ledger, Stage, in_order
from duties.messages import N_, Message
from duties.naming.names import normal_form

_NUMBERED = re.compile("P[0-9]{1,9}")
_NAMED = re.compile(
    r"(?P<id>[^\s:：，,。.、]{1,20})(?:\s*[:：，,。.、\s]\s*(?P<text>.*))?", re.DOTALL
)


class _KnownProblem(NamedTuple):
    """A problem: whose it is, all its words, what was entered of it, and how far it is.

    `asked` are those whom it asks for help, `asked_on` whom it ever asked on which day.
    """

    id: str
    words: set[str]
    entered: set[tuple[str, str, str]]
    stage: Stage
    order: tuple[str, int]
    asked: frozenset[str]
    asked_on: set[tuple[str, frozenset[str]]]

    def asks_others(self, day: str, needs: frozenset[str]) -> bool:
        """Tell whether an entry of a day asks somebody else for help than those before.

        A solved problem asks nobody.
        """
        is_known = needs == self.asked or (day, needs) in self.asked_on
        return bool(needs) and not is_known and self.stage is not Stage.SOLVED


class ProblemEntries:
    """Makes entries of what rows say of problems; knows those that the ledger has."""

    def __init__(self, ledger: Ledger) -> None:
        self._by_id: dict[str, _KnownProblem] = {}
        self._of: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._of_task: dict[str, list[str]] = defaultdict(list)
        self._highest = 0
        for file in in_order(ledger.files):
            for entry in file.record.problems:
                if entry.date is None or entry.stage is None:
                    continue
                if _NUMBERED.fullmatch(entry.id):
                    self._highest = max(self._highest, int(entry.id[1:]))
                known = self._by_id.get(entry.id)
                if known is None:
                    unit = "" if entry.unit is None else entry.unit.text
                    self._of[entry.task or "", unit].append(entry.id)
                    self._of_task[entry.task or ""].append(entry.id)
                needs = [name.text for name in entry.needs]
                self._note(entry.id, entry.date.isoformat(), entry.stage, entry.text or "", needs)

    def _note(self, id_: str, day: str, stage: Stage, text: str, needs: Iterable[str]) -> None:
        known = self._by_id.get(id_)
        order = (day, len(self._by_id))
        entered = {(day, stage.value, normal_form(text))}
        words = {normal_form(text)} if text else set()
        asked = frozenset(map(normal_form, needs))
        asked_on = {(day, asked)}
        if known is None:
            self._by_id[id_] = _KnownProblem(id_, words, entered, stage, order, asked, asked_on)
            return
        is_later = day >= known.order[0]
        self._by_id[id_] = known._replace(
            words=known.words | words,
            entered=known.entered | entered,
            stage=stage if is_later else known.stage,
            order=order if is_later else known.order,
            asked=asked if asked and is_later else known.asked,
            asked_on=known.asked_on | asked_on,
        )

    def entry(self, answer: RowAnswer) -> tuple[EntryDraft | None, FormDoubt | None]:
        """Return the entry that a row gives, None if it names no problem or the ledger has it."""
        text, stage = answer.values.get("text"), answer.values.get("stage")
        if text is None and stage is None:
            return None, None
        mine = self._of[answer.about, answer.unit]
        needs = frozenset(map(normal_form, _needs(answer)))
        if text is None and any(
            (answer.day, stage, "") in self._by_id[id_].entered
            and not self._by_id[id_].asks_others(answer.day, needs)
            for id_ in mine
        ):
            return None, None
        still_open = [id_ for id_ in mine if self._by_id[id_].stage is not Stage.SOLVED]
        match = _NAMED.fullmatch(text or "")
        if match and _NUMBERED.fullmatch(match["id"]) and match["id"] not in self._about(answer):
            said = N_("of {task} the ledger has no problem {id}")
            message = Message(said, {"task": answer.about, "id": match["id"]})
            place = cell_of(answer.file, answer.row, "text")
            return None, FormDoubt(place, message, is_left_out=True)
        id_, text = self._meant(self._about(answer), mine, still_open, text)
        if id_ is not None:
            return self._going_on(id_, text, stage, answer), None
        if text is None:
            said = N_("a stage without a problem; of {task} the unit has {count} open ones")
            message = Message(said, {"task": answer.about, "count": len(still_open)})
            return None, FormDoubt(
                cell_of(answer.file, answer.row, "stage"), message, is_left_out=True
            )
        doubt = None
        if still_open:
            said = N_(
                "taken for a new problem, though {ids} of the same unit and task is open; to go on "
                "with that, begin with its number"
            )
            place = cell_of(answer.file, answer.row, "text")
            doubt = FormDoubt(place, Message(said, {"ids": tuple(still_open)}))
        return self._new(text, stage, answer), doubt

    def _about(self, answer: RowAnswer) -> list[str]:
        """Return the problems of a task, whoever has them."""
        return self._of_task[answer.about]

    def _meant(
        self, about: list[str], mine: list[str], still_open: list[str], text: str | None
    ) -> tuple[str | None, str | None]:
        """Return the known problem that a row goes on with, and what it says of it."""
        if text is None:
            return (still_open[0] if len(still_open) == 1 else None), None
        match = _NAMED.fullmatch(text)
        if match is not None:
            by_form = {normal_form(id_): id_ for id_ in about}
            id_ = by_form.get(normal_form(match["id"]))
            if id_ is not None:
                return id_, (match["text"] or "").strip() or None
        form = normal_form(text)
        same = [id_ for id_ in (*still_open, *mine) if form in self._by_id[id_].words]
        return (same[0] if same else None), text

    def _going_on(
        self, id_: str, text: str | None, stage: str | None, answer: RowAnswer
    ) -> EntryDraft | None:
        known = self._by_id[id_]
        reached = stage or (known.stage.value if known.stage is not Stage.SOLVED else "found")
        form = normal_form(text or "")
        if not known.asks_others(answer.day, frozenset(map(normal_form, _needs(answer)))):
            is_said = form in known.words or not form
            if is_said and reached == known.stage.value:
                return None
            if (answer.day, reached, form) in known.entered:
                return None
            if stage is None and any(
                (day, said) == (answer.day, form) for day, _, said in known.entered
            ):
                return None  # whatever has become of it since
        values: dict[str, Value] = {"id": id_, "date": answer.day, "stage": reached}
        if text is not None:
            values["text"] = text
        return self._drafted(values, answer)

    def _new(self, text: str, stage: str | None, answer: RowAnswer) -> EntryDraft:
        self._highest += 1
        id_ = f"P{self._highest}"
        self._of[answer.about, answer.unit].append(id_)
        self._of_task[answer.about].append(id_)
        values: dict[str, Value] = {
            "id": id_,
            "task": answer.about,
            "unit": answer.unit,
            "date": answer.day,
            "stage": stage or Stage.FOUND.value,
            "text": text,
        }
        return self._drafted(values, answer)

    def _drafted(self, values: dict[str, Value], answer: RowAnswer) -> EntryDraft:
        needs = _needs(answer)
        if needs:
            values["needs"] = needs
        stage, text = Stage(str(values["stage"])), str(values.get("text", ""))
        self._note(str(values["id"]), answer.day, stage, text, needs)
        return EntryDraft("problems", values)


def _needs(answer: RowAnswer) -> tuple[str, ...]:
    """Return the units and bodies that a row asks for help."""
    return tuple(answer.values["needs"].split("、")) if "needs" in answer.values else ()
