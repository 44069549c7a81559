"""Errors of what a user asks for: units, tasks or actions that a plan has not, or several."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from duties.errors.base import SHOWN, DutiesError, NothingFoundError
from duties.messages import N_, Message, counted


class KnownNames(NamedTuple):
    """The names of a plan's units, each with the unit that it means, and who issued the plan."""

    issuer: str | None
    meant: Mapping[str, str]


class UnknownUnitError(NothingFoundError):
    """No unit has this name; `nearest` are the names most like it, of those `known` in a plan.

    It may be what finds them, since that takes its time.
    """

    query: str

    def __init__(
        self,
        query: str,
        nearest: tuple[str, ...] | Callable[[], tuple[str, ...]],
        known: KnownNames | None = None,
    ) -> None:
        super().__init__(Message(_NO_UNIT))
        self.query = query
        self.known = known
        self._nearest = nearest

    @property
    def candidates(self) -> tuple[str, ...]:
        """The names most like it."""
        if not isinstance(self._nearest, tuple):
            self._nearest = self._nearest()
        return self._nearest

    def __reduce__(self) -> tuple[object, ...]:
        """Let another process have the names."""
        return type(self), (self.query, self.candidates)

    @property
    def message(self) -> Message:
        """The sentence, which is not made before somebody wants to know it."""
        text = (
            N_("no unit is called {query}; did you mean {nearest}?")
            if self.candidates
            else _NO_UNIT
        )
        return Message(text, {"query": self.query, "nearest": self.candidates})


_NO_UNIT = N_("no unit is called {query}; `duties units` lists them all")


class AmbiguousUnitError(DutiesError):
    """Several units match what was typed: the `candidates`."""

    def __init__(self, query: str, candidates: tuple[str, ...]) -> None:
        self.query = query
        self.candidates = candidates
        facts = {"query": query, "count": len(candidates), "candidates": candidates[:SHOWN]}
        if len(candidates) > SHOWN:
            text = N_(
                "{query} matches {count} units, among them {candidates}; type more of the name"
            )
        else:
            text = N_("{query} matches {count} units: {candidates}; type more of the name")
        super().__init__(Message(text, facts))


class UnknownTaskError(NothingFoundError):
    """No task has this id or these words in its title."""

    def __init__(self, query: str, ids: tuple[str, ...]) -> None:
        facts = {"query": query, "first": ids[0] if ids else "", "last": ids[-1] if ids else ""}
        if ids:
            text = N_(
                "no task has the id {query} or these words in its title; "
                "the ids run from {first} to {last}"
            )
        else:
            text = N_("no task has the id {query}; the plan has no tasks yet")
        super().__init__(Message(text, facts))
        self.ids = ids
        self.query = query


class UnknownStepError(NothingFoundError):
    """A task has no such step; `query` is the step with its task, `steps` are those there are."""

    def __init__(self, query: str, task: str, steps: tuple[str, ...]) -> None:
        facts = {"query": query, "task": task, "steps": steps[:SHOWN]}
        if steps:
            text = N_("there is no step {query}; the steps of task {task} are {steps}")
        else:
            text = N_("there is no step {query}; task {task} has no steps")
        super().__init__(Message(text, facts))
        self.query = query


class ActionForTaskError(NothingFoundError):
    """What was typed for a task is an action."""

    def __init__(self, query: str, action: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{query} is an action, not a task; `duties tasks --action {action}` lists its "
                    "tasks"
                ),
                {"query": query, "action": action},
            )
        )
        self.query = query


class TargetForTaskError(NothingFoundError):
    """What was typed for a task is in the id or name of targets, which are given as both."""

    def __init__(self, query: str, targets: tuple[str, ...]) -> None:
        super().__init__(
            counted(
                "{query} means a target, not a task: {targets}; `duties targets {query}` shows it",
                "{query} is in the names of {count} targets, not of a task: {targets}; "
                "`duties targets {query}` shows them",
                len(targets),
                query=query,
                targets=targets[:SHOWN],
            )
        )
        self.query = query


class AmbiguousTaskError(DutiesError):
    """Several tasks match where one is asked for; `candidates` are their ids and titles."""

    def __init__(self, query: str, candidates: tuple[str, ...]) -> None:
        facts = {"query": query, "count": len(candidates), "candidates": candidates[:SHOWN]}
        super().__init__(
            Message(N_("{query} matches {count} tasks: {candidates}; name one by its id"), facts)
        )


class UnknownTargetError(DutiesError):
    """The plan has no target of this id or name; `known` are the ids and names of all."""

    def __init__(self, query: str, known: tuple[str, ...]) -> None:
        facts = {"query": query, "known": known[:SHOWN]}
        if known:
            text = N_("there is no target {query}; the targets are {known}")
        else:
            text = N_("there is no target {query}; the plan has no targets")
        super().__init__(Message(text, facts))
        self.query = query


class AmbiguousTargetError(DutiesError):
    """Several targets match what was typed for one; `candidates` are their ids and names."""

    def __init__(self, query: str, candidates: tuple[str, ...]) -> None:
        facts = {"query": query, "count": len(candidates), "candidates": candidates[:SHOWN]}
        text = N_("{query} matches {count} targets: {candidates}; name one by its id")
        super().__init__(Message(text, facts))


class BackwardRangeError(DutiesError):
    """A range of tasks ends before it starts."""

    def __init__(self, query: str, turned: str) -> None:
        super().__init__(
            Message(
                N_("the range {query} runs backwards; did you mean {turned}?"),
                {"query": query, "turned": turned},
            )
        )


class UnknownActionError(NothingFoundError):
    """No action has this id or these words in its title."""

    def __init__(self, query: str, ids: tuple[str, ...]) -> None:
        if ids:
            text = N_("no action has the id {query} or these words in its title; the ids are {ids}")
        else:
            text = N_("no action has the id {query}; the plan has no actions")
        super().__init__(Message(text, {"query": query, "ids": ids[:SHOWN]}))
        self.query = query


class AmbiguousActionError(DutiesError):
    """Several actions match what was typed; `candidates` are their ids and titles."""

    def __init__(self, query: str, candidates: tuple[str, ...]) -> None:
        facts = {"query": query, "count": len(candidates), "candidates": candidates[:SHOWN]}
        super().__init__(
            Message(N_("{query} matches {count} actions: {candidates}; name one by its id"), facts)
        )


class UnknownBodyError(NothingFoundError):
    """No body has this id or name; `ids` are those that there are."""

    def __init__(self, query: str, ids: tuple[str, ...]) -> None:
        if ids:
            text = N_("no body has the id {query} or these words in its name; the ids are {ids}")
        else:
            text = N_("no body has the id {query}; the plan has no bodies")
        super().__init__(Message(text, {"query": query, "ids": ids[:SHOWN]}))
        self.query = query


class AmbiguousBodyError(DutiesError):
    """Several bodies match what was typed; `candidates` are their ids."""

    def __init__(self, query: str, candidates: tuple[str, ...]) -> None:
        facts = {"query": query, "count": len(candidates), "candidates": candidates[:SHOWN]}
        super().__init__(
            Message(N_("{query} matches {count} bodies: {candidates}; name one by its id"), facts)
        )


class UnknownLightError(DutiesError):
    """No rule and no ruling gives this light; `known` are the words for those that there are."""

    def __init__(self, query: str, known: tuple[str | Message, ...]) -> None:
        super().__init__(
            Message(
                N_("no light is called {query}; the lights are {known}"),
                {"query": query, "known": known[:SHOWN]},
            )
        )
        self.query = query


class NoPartError(NothingFoundError):
    """A unit has no part in the tasks asked about.

    `others` are those named there, each with whether it stands for several that nobody has listed.
    """

    def __init__(
        self, unit: str, tasks: tuple[str, ...], others: tuple[tuple[str, bool], ...]
    ) -> None:
        named = tuple(
            Message(N_("{name} (members not listed)"), {"name": name}) if is_open else name
            for name, is_open in others[:SHOWN]
        )
        facts = {"unit": unit, "tasks": tasks[:SHOWN], "others": named}
        if others:
            text = N_("{unit} has no part in task {tasks}, which names {others}")
        else:
            text = N_("{unit} has no part in task {tasks}, which names no unit")
        super().__init__(Message(text, facts))


class NoChainError(NothingFoundError):
    """No chain of shared tasks joins two units.

    `open_tasks` counts those that leave open who has them.
    """

    def __init__(self, first: str, second: str, open_tasks: int = 0) -> None:
        facts = {"first": first, "second": second}
        if open_tasks:
            message = counted(
                "no chain of shared tasks joins {first} and {second}, as far as the plan names "
                "units; {count} task leaves open who has it",
                "no chain of shared tasks joins {first} and {second}, as far as the plan names "
                "units; {count} tasks leave open who has them",
                open_tasks,
                **facts,
            )
        else:
            message = Message(N_("no chain of shared tasks joins {first} and {second}"), facts)
        super().__init__(message)


class SameUnitError(DutiesError):
    """A question about two units names the same unit twice."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            Message(N_("both names mean {unit}; name two different units"), {"unit": unit})
        )


class TooManyPairsError(DutiesError):
    """More pairs of units share tasks than can be counted; one task names `units` of them."""

    def __init__(self, task: str, units: int, limit: int) -> None:
        super().__init__(
            Message(
                N_(
                    "more than {limit} pairs of units share tasks, which cannot be worked out; "
                    "task {task} alone has {units} units"
                ),
                {"limit": limit, "task": task, "units": units},
            )
        )


class DeepCollectiveError(DutiesError):
    """A collective holds another, and so on, so deep that it cannot be worked out."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            Message(
                N_("the collectives in {unit} hold one another too deep to be worked out"),
                {"unit": unit},
            )
        )
