"""DUT213 punctuation-in-name."""

from collections.abc import Iterator

from duties.findings import Fix, Severity
from duties.lint import edits
from duties.lint.marks import Stray, stray
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import Listing, listings, mark_span
from duties.model import Name
from duties.planfile.scalars import scalar
from duties.source import Edit, Span


@rule("DUT213", "punctuation-in-name", Severity.WARNING)
def punctuation_in_name(subject: Subject) -> Iterator[Fault]:
    """Find names with punctuation that was meant for the file.

    ## What it does
    Looks for names within quotes “” 「」 《》 or brackets ［］ 【】 （）, with one bracket of a
    list, with a dash － (or - without a blank) or a label (牵头单位：) at the beginning, with a
    comma or a full stop at the end, and with a comment after ＃ (or after # without a blank before
    it). The fix writes what was meant.

    ## Why it matters
    YAML knows these marks only in half width and with their blanks. As they are, they belong to the
    name, and make one unit of several, or a unit that does not exist.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: “区交通局”}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    ```
    """
    marks = {text: stray(text) for text in subject.register.spellings}
    odd = {text: mark for text, mark in marks.items() if mark is not None}
    if not odd:
        return
    for unit in subject.plan.units:
        if unit.name in odd:
            yield _fault(subject, Name(unit.name, unit.spans["name"]), odd[unit.name], None)
    for listing in listings(subject.plan):
        for name in listing.names:
            if name.text in odd:
                found = odd[name.text]
                yield _fault(subject, name, found, _fix(subject, listing, name, found))


def _fault(subject: Subject, name: Name, found: Stray, fix: Fix | None) -> Fault:
    return Fault(found.message, mark_span(subject.source, name.span, name.text, found.at), fix)


def _fix(subject: Subject, listing: Listing, name: Name, found: Stray) -> Fix | None:
    source, span = subject.source, name.span
    if found.comment:
        if not edits.ends_line(source, span) or source.at(span) != name.text:
            return None  # the rest of the line would become a comment, too
        (kept,) = found.names
        return Fix((Edit(span, f"{scalar(kept)} # {found.comment}"),), safe=False)
    if found.is_dash:
        before = source.line(span.line)[: span.column - 1]
        if before.strip() or not edits.ends_line(source, span):
            return None
        return _as_list(source.at(span), span)
    return edits.listed(source, listing.part.spans[listing.key], name, found.names, safe=False)


def _as_list(text: str, span: Span) -> Fix | None:
    """Return the fix of names that each begin a line with a dash of another kind."""
    lines = text.splitlines(keepends=True)
    names = [stray(line.strip()) for line in lines]
    if not all(name is not None and name.is_dash for name in names):
        return None
    indents = [line[: len(line) - len(line.lstrip(" "))] for line in lines]
    ends = [line[len(line.rstrip()) :] for line in lines]
    written = [
        f"{indent}- {scalar(name.names[0])}{end}"
        for indent, name, end in zip(indents, names, ends, strict=True)
        if name is not None
    ]
    return Fix((Edit(span, "".join(written)),), safe=False)
