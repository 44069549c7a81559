"""YAML nodes → a plan and what is wrong with its file; no fault stops the reading."""

from typing import NamedTuple

from duties.collector import collector_paused
from duties.findings import Finding, Fix
from duties.messages import N_, Message
from duties.model import Plan
from duties.planfile import fields
from duties.planfile.faults import SYNTAX, Faults
from duties.planfile.grammar import Grammar
from duties.planfile.nodes import NodeError
from duties.planfile.reading import Reader
from duties.planfile.references import check_references
from duties.source import Source


class Loaded(NamedTuple):
    """What a source gave: a plan, unless nothing could be read, and every fault of the file."""

    plan: Plan | None
    findings: tuple[Finding, ...]

    @property
    def obstacle(self) -> Finding:
        """The fault that kept the plan from being read; there is one where `plan` is None."""
        syntax = (found for found in self.findings if found.code == SYNTAX.code)
        return next(syntax, self.findings[-1])


def load(source: Source) -> Loaded:
    """Read the plan that a source holds, alone; never raises for what stands in it.

    `naming.beside.load_whole` also reads the register that it names.

    The findings are in the order of the file. `plan` is None only where the text is no YAML or
    its outermost value is no mapping, as one of the findings then says.
    """
    faults = Faults()
    reader = Reader(source, faults)
    try:
        with collector_paused():
            plan = reader.document(fields.PLAN, _NOTHING)
    except NodeError as error:
        plan = None
        faults.report(SYNTAX, error.message, error.span)
    reader.forget()
    if plan is not None:
        check_references(plan, faults)
    else:
        blame_slips(source, fields.PLAN.grammar, faults)
    return Loaded(plan, faults.in_order())


_NOTHING = Message(N_("the file holds no plan; run `duties init` to get one to start from"))


def blame_slips(source: Source, grammar: Grammar, faults: Faults) -> None:
    """Report the slips that keep a text from being read, in place of what came of them."""
    from duties.planfile.conflicts import conflicts
    from duties.planfile.repairs import causes
    from duties.planfile.slips import keys_in

    found = list(conflicts(source)) or causes(source, keys_in(grammar))
    if found:
        faults.drop(SYNTAX)
        faults.drop_lines({cause.span.line for cause in found})
    for cause in found:
        fix = Fix((cause.edit,), cause.sure) if cause.edit is not None else None
        faults.report(SYNTAX, cause.message, cause.span, fix=fix)
