"""Registers a unit by adding an entry to the plan's list of units."""

from duties.findings import Fix
from duties.lint.rule import Subject
from duties.planfile.scalars import scalar
from duties.source import Edit, Span


def registration(subject: Subject, unit: str) -> Fix | None:
    """Return the fix that adds a unit below the last one, in the style of the others.

    None unless the units are a list with each entry on lines of its own.
    """
    units, source = subject.plan.own_units, subject.source
    if not units:
        return None
    last = units[-1]
    dash = source.line(last.span.line)[: last.span.column - 1]
    if dash.strip() != "-":
        return None
    end = "\r\n" if source.text[: source.text.find("\n") + 1].endswith("\r\n") else "\n"
    below = Span(last.span.end_line + 1, 1, last.span.end_line + 1, 1)
    entry = f"{dash}name: {scalar(unit)}"
    is_unended = source.offset(*below[:2]) == len(source.text) and not source.text.endswith("\n")
    return Fix((Edit(below, end + entry if is_unended else entry + end),), safe=False)
