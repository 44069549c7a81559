"""Many plans, asked like one."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial, wraps
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Concatenate, Generic, NamedTuple, ParamSpec, TypeVar, cast

from duties.answers.lacking import leave_out, left_without
from duties.answers.reply import Reply
from duties.errors.base import DutiesError, NothingFoundError
from duties.errors.questions import UnknownUnitError
from duties.files import read_source
from duties.formats.over_plans import JoinedViews, RowReader, column_keys
from duties.formats.view import View
from duties.interface.plan import LoadedPlan, load
from duties.interface.results import Results
from duties.interface.words import Texts, language_meant, texts
from duties.messages import N_, Message, Translator
from duties.naming.vocabulary import vocabulary_of
from duties.plans import find_plans

if TYPE_CHECKING:
    from duties.interface.exporting import Exported

T = TypeVar("T")
P = ParamSpec("P")


class InPlan(NamedTuple, Generic[T]):
    """A result, and the name of the plan that gives it."""

    plan: str
    result: T


def _over_all(
    method: Callable[Concatenate[LoadedPlan, P], Results[T]], *, of_units: bool = False
) -> "Callable[Concatenate[PlanFolder, P], Results[InPlan[T]]]":
    """Return what asks the question of a method of every plan.

    Where several units are given, one that a plan does not have is left out there; the method
    raises `UnknownUnitError` for one that no plan has. `of_units` says that the positional
    arguments are units.
    """

    @wraps(method)
    def over_all(self: "PlanFolder", /, *args: P.args, **kwargs: P.kwargs) -> Results[InPlan[T]]:
        wishes = {key: _lasting(key, value) for key, value in kwargs.items()}
        unknown: dict[str, list[UnknownUnitError]] = defaultdict(list)

        def question(plan: LoadedPlan) -> Results[T]:
            units: tuple[Any, ...] = args
            wanted = dict(wishes)
            while True:
                try:
                    found: Results[T] = cast("Any", method)(plan, *units, **wanted)
                except UnknownUnitError as error:
                    unknown[error.query].append(error)
                    left = left_without(error.query, units) if of_units else ()
                    if left and left != list(units):
                        units = tuple(left)
                    elif not leave_out(error.query, wanted, _OF_UNITS & wanted.keys()):
                        raise
                else:
                    return found

        results = self.ask(question)
        for errors in unknown.values():
            if len(errors) == len(self):
                raise vocabulary_of(errors).unknown(errors[0].query)
        return results

    return over_all


def _lasting(key: str, value: object) -> object:
    """Return a value that can be gone through for each plan anew; units as several texts."""
    if key in _OF_UNITS:
        return texts(cast("Texts", value))
    return tuple(value) if isinstance(value, Iterator) else value


_OF_UNITS = frozenset({"unit", "owner", "needs"})
"""The parameters that take several units."""


class PlanFolder(Mapping[str, LoadedPlan]):
    """Plans by their names, in order; made by `duties.load_folder`.

    It has most methods of a plan. Each asks all plans: a result is an `InPlan`, with the `plan` and
    its `result`, and in `to_dicts` and tables the key `plan` has its name. A plan that does not
    have what is asked about is passed over, and of several units those that it does not have; what
    else keeps a plan from answering stands in the `notes`. Where no plan answers, the error of the
    first is raised; about a unit it has the names in all plans that may be meant.
    """

    def __init__(
        self,
        plans: Mapping[str, LoadedPlan],
        failed: Mapping[str, DutiesError],
        into: Translator,
    ) -> None:
        """Not for users: `duties.load_folder` opens plans."""
        self._into = into
        self._plans = dict(plans)
        self.failed: Mapping[str, DutiesError] = MappingProxyType(dict(failed))
        """What could not be opened, by its name, or a folder by its path; with the error."""

    def __getitem__(self, name: str) -> LoadedPlan:
        return self._plans[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._plans)

    def __len__(self) -> int:
        return len(self._plans)

    def __repr__(self) -> str:
        """Return how many plans there are, and the names of the first."""
        names = list(self._plans)
        told = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        failed = f"; {len(self.failed):,} failed" if self.failed else ""
        count = f"{len(names):,} plan{'s' if len(names) != 1 else ''}"
        return f"<{type(self).__name__} of {count}: {told}{failed}>"

    def ask(self, question: Callable[[LoadedPlan], Results[T]]) -> Results[InPlan[T]]:
        """Return what every plan answers to a question of one's own.

        >>> [(each.plan, each.result.id) for each in plans.ask(lambda plan: plan.tasks()[:1])]
        [('清水县', '1'), ('渝中区', '1'), ('软件县', '1')]
        """
        answered: dict[str, Results[T]] = {}
        errors: dict[str, DutiesError] = {}
        for name, plan in self._plans.items():
            try:
                answered[name] = question(plan)
            except DutiesError as error:
                errors[name] = error
        if errors and not answered:
            first, *others = errors.values()
            same = [each for each in errors.values() if isinstance(each, UnknownUnitError)]
            if others and len(same) == len(errors) and len({each.query for each in same}) == 1:
                raise vocabulary_of(same).unknown(same[0].query)
            raise first
        return Results(_united(answered, errors), self._into)

    def export(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        format: str | None = None,  # noqa: A002 (the name of the option)
        force: bool = False,
    ) -> "Exported":
        """Write all plans to one table: csv, json, parquet or xlsx; else as `LoadedPlan.export`.

        >>> plans.export(format="csv").data.decode().splitlines()[0][-9:]
        'plan_name'
        """
        from duties.interface.exporting import file_of_many, format_meant, written

        wanted = format_meant(path, format)
        books = ((name, plan._book) for name, plan in self._plans.items())
        found = file_of_many(books, wanted, self._into)
        sources = [each.path for each in self.values()]
        return written(found, path, wanted, sources, self._into, force=force)

    who_leads = _over_all(LoadedPlan.who_leads)
    my_tasks = _over_all(LoadedPlan.my_tasks, of_units=True)
    tasks = _over_all(LoadedPlan.tasks)
    units = _over_all(LoadedPlan.units)
    actions = _over_all(LoadedPlan.actions)
    bodies = _over_all(LoadedPlan.bodies)
    partners = _over_all(LoadedPlan.partners)
    between = _over_all(LoadedPlan.between)
    workload = _over_all(LoadedPlan.workload)
    assignments = _over_all(LoadedPlan.assignments)
    status = _over_all(LoadedPlan.status)
    changes = _over_all(LoadedPlan.changes)
    board = _over_all(LoadedPlan.board)
    problems = _over_all(LoadedPlan.problems)
    targets = _over_all(LoadedPlan.targets)
    lint = _over_all(LoadedPlan.lint)


_NAMED = 5  # plans in a representation


def load_folder(
    folder: str | os.PathLike[str], *others: str | os.PathLike[str], language: str = "en"
) -> PlanFolder:
    """Open every plan below one or more folders, or of these files.

    A plan is a YAML file with `tasks:`; it is called after its file, or after its folder if it is a
    plan.yaml. What cannot be read stands in `failed` of the result; the others are opened.
    Raises a `DutiesError` if what is named is not there, or there is no plan at all.

    >>> import duties
    >>> duties.load_folder("plans")
    <PlanFolder of 3 plans: 清水县, 渝中区, 软件县>
    """
    named = [Path(name) for name in (folder, *others)]
    for path in named:
        if not os.path.exists(path):  # noqa: PTH110 (as a Path it may raise an error)
            read_source(path)
    found = find_plans(named)
    plans: dict[str, LoadedPlan] = {}
    failed = {error.file or str(folder): error for error in found.faults}
    for name, path in found.plans:
        try:
            plans[name] = load(path, language=language)
        except DutiesError as error:
            failed[name] = error
    return PlanFolder(plans, failed, language_meant(language))


def _united(
    answered: Mapping[str, Results[T]], errors: Mapping[str, DutiesError]
) -> Reply[InPlan[T]]:
    """Return the results of several plans as one reply."""
    items = [InPlan(name, each) for name, results in answered.items() for each in results]
    notes = [
        Message(_OF_A_PLAN, {"plan": name, "sentence": message})
        for name, results in answered.items()
        for message in results.messages
    ]
    notes += [
        Message(_OF_A_PLAN, {"plan": name, "sentence": error.message})
        for name, error in errors.items()
        if not isinstance(error, NothingFoundError)
    ]
    view = _joined_view({name: results.view for name, results in answered.items()})
    return Reply(view, items, tuple(notes))


_OF_A_PLAN = N_("{plan}: {sentence}")


def _joined_view(views: Mapping[str, View[T]]) -> View[InPlan[T]]:
    """Return a view of results that each plan has its own view of."""
    columns = {
        plan: dict(zip(column_keys(view.columns), view.columns, strict=True))
        for plan, view in views.items()
    }

    def of_column(part: str, key: str) -> Callable[[InPlan[T]], Any]:
        def value(each: InPlan[T]) -> object:
            found = getattr(columns[each.plan].get(key), part, None)
            return None if found is None else found(each.result)

        return value

    def field(key: str) -> Callable[[InPlan[T]], object]:
        def value(each: InPlan[T]) -> object:
            found = views[each.plan].fields.get(key)
            return None if found is None else found(each.result)

        return value

    reader = RowReader(partial(of_column, "value"), partial(of_column, "look"), field)
    joined: JoinedViews[InPlan[T]] = JoinedViews(reader)
    for plan, view in views.items():
        joined.take_columns(columns[plan])
        joined.take_fields(view.fields)
    return joined.view()
