"""What is wrong between plans that are checked together: rules with `Scope.PLANS`."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duties.findings import Finding
from duties.lint.rule import Subject


class AcrossFinding(NamedTuple):
    """A finding at a place in one of the plans, the `plan`-th of those checked, from 0."""

    plan: int
    finding: Finding


def lint_across(plans: Sequence[Subject]) -> Iterable[AcrossFinding]:  # noqa: ARG001
    """Return what is wrong between plans; there are two at least, and all could be read.

    Which of it is told, the settings of each plan decide, and the comments in its file.
    """
    return ()
