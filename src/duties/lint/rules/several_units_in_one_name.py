"""DUT210 several-units-in-one-name."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint import edits
from duties.lint.marks import COMMA_NAMES, Listed, listed, stray
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import listings, mark_span, names_that
from duties.messages import N_, Message


@rule("DUT210", "several-units-in-one-name", Severity.WARNING)
def several_units_in_one_name(subject: Subject) -> Iterator[Fault]:
    """Find names that hold a list of units.

    ## What it does
    Looks for 、 and other separators in a name, outside brackets, and for registered names written
    together, with a blank, 和, / or nothing between them. Names that are properly written with a
    separator, such as 各区、县政府, are left alone. The fix makes a list of it.

    ## Why it matters
    Two units in one name are found under neither of their names.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局、区水利局}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: [区交通局, 区水利局]}
    ```
    """
    lists = list(names_that(subject, lambda text: _listed(subject, text) is not None))
    if not lists:
        return
    places = {
        name.span: listing.part.spans[listing.key]
        for listing in listings(subject.plan)
        for name in listing.names
    }
    for name in lists:
        found = _listed(subject, name.text)
        assert found is not None  # noqa: S101 (as `names_that` saw)
        facts = {
            "name": name.text,
            "mark": Message(COMMA_NAMES[found.mark]) if found.mark else None,
            "list": ", ".join(found.names),
        }
        value = places.get(name.span)
        if not found.mark and value is None:
            text = N_("{name} is made of registered names: {list}; register each by itself")
        elif not found.mark:
            text = N_("{name} is made of registered names; if it is several units, write [{list}]")
        elif value is None:
            text = N_("{name} holds {mark}: is it several units? Then register each by itself")
        else:
            text = N_("{name} holds {mark}: is it several units? Then write [{list}]")
        yield Fault(
            Message(text, facts),
            mark_span(subject.source, name.span, name.text, found.at) if found.mark else name.span,
            value and edits.listed(subject.source, value, name, found.names, safe=False),
        )


def _listed(subject: Subject, name: str) -> Listed | None:
    """Return the names that a name lists, with marks between them or without."""
    found = listed(name)
    if found is None and stray(name) is None:
        names = subject.run_together(name)
        found = Listed(0, "", names) if names else None
    return found
