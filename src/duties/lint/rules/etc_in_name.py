"""DUT214 etc-in-name."""

from collections.abc import Iterator

from duties.findings import Fix, Severity
from duties.lint.edits import without_name
from duties.lint.marks import listed, open_end, stray
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import Listing, listings, mark_span
from duties.messages import N_, Message
from duties.model import Task
from duties.planfile.scalars import scalar
from duties.source import Edit, Source, Span


@rule("DUT214", "etc-in-name", Severity.WARNING)
def etc_in_name(subject: Subject) -> Iterator[Fault]:
    """Find names that end with 等.

    ## What it does
    Looks for names that end with 等, 等单位 or 等部门, or are nothing else. The fix takes that away
    and gives the task `open_ended: true` instead. In other places than a task, and where the task
    says `open_ended: false`, somebody has to decide.

    ## Why it matters
    The unit is not found under its name, and nobody is told that the list of units goes on.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: [区水利局等]}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: [区水利局], open_ended: true}
    ```
    """
    ends = {text: open_end(text) for text in subject.register.spellings - subject.own_names}
    odd = {text: at for text, at in ends.items() if at is not None}
    marked: Task | None = None  # the task that the last fix marks as open-ended
    for listing in listings(subject.plan) if odd else ():
        for place, name in enumerate(listing.names):
            at = odd.get(name.text)
            if at is None:
                continue
            fix = None
            if listing.part is not marked and not (listed(name.text) or stray(name.text)):
                fix = _fix(subject.source, listing, place, at)
                marked = listing.part if fix and isinstance(listing.part, Task) else marked
            yield Fault(
                Message(
                    _text(listing, at),
                    {"name": name.text, "etc": name.text[at:], "unit": name.text[:at]},
                ),
                mark_span(subject.source, name.span, name.text, at),
                fix,
            )


def _text(listing: Listing, at: int) -> str:
    if not isinstance(listing.part, Task):
        return N_("{name} ends with {etc}, which is no unit; name the others, or leave it out")
    if not at:
        return N_("{etc} is no unit; leave it out, and write open_ended: true for the task")
    return N_("{name} ends with {etc}; write {unit}, and open_ended: true for the task")


def _fix(source: Source, listing: Listing, place: int, at: int) -> Fix | None:
    """Return the fix that says with `open_ended` what 等 says at the end of a name."""
    task, name = listing.part, listing.names[place]
    old = source.at(name.span)
    if not isinstance(task, Task) or not old or old[0] in "&!*" or "\n" in old:
        return None
    if at:
        shortened: Fix | None = Fix((Edit(name.span, scalar(name.text[:at], old)),), safe=False)
    else:
        shortened = without_name(source, listing.names, place, safe=False)
    if shortened is None or task.open_ended:
        return shortened
    value = task.spans[listing.key]
    if "open_ended" in task.spans or source.at(value)[:1] in ("&", "!", "*"):
        return None
    inserted = _flag(source, task, value)
    return inserted and Fix((*shortened.edits, inserted), safe=False)


def _flag(source: Source, task: Task, value: Span) -> Edit | None:
    """Return the edit that adds `open_ended: true` to a task after one of its values."""
    if source.at(task.span)[:1] == "{":
        end = Span(value.end_line, value.end_column, value.end_line, value.end_column)
        return Edit(end, ", open_ended: true")
    first = min(task.spans.values())
    if first.line != task.span.line or value.line < first.line:
        return None
    below = Span(value.end_line + 1, 1, value.end_line + 1, 1)
    entry = f"{' ' * (task.span.column - 1)}open_ended: true"
    is_unended = source.offset(*below[:2]) == len(source.text) and not source.text.endswith("\n")
    return Edit(below, source.line_end + entry if is_unended else entry + source.line_end)
