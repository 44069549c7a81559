"""DUT205 similar-units."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import unit_span
from duties.messages import N_, Message
from duties.naming.likeness import like_pairs
from duties.source import Span


@rule("DUT205", "similar-units", Severity.WARNING)
def similar_units(subject: Subject) -> Iterator[Fault]:
    """Find two units whose names look like the same unit.

    ## What it does
    Compares names that begin and end alike: one may be the other with 区, 县, 市, 省 or 州
    before it, or a shorter form with characters left out in the middle. A name with another in
    brackets, 县城管局（县消防局）, is compared with both. Short forms are not looked for
    among names that contain numbers, and places such as 石桥街道 and 石桥铺街道.

    ## Why it matters
    If they are one unit, anyone who asks for either name sees only some of its tasks.

    ## Example
    ```yaml
    units:
      - {name: 县人力社保局}
      - {name: 县人社局}
    tasks:
      - {id: 1, title: 修缮码头, lead: 县人力社保局}
      - {id: 2, title: 疏浚航道, lead: 县人社局}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 县人力社保局, aliases: [县人社局]}
    tasks:
      - {id: 1, title: 修缮码头, lead: 县人力社保局}
      - {id: 2, title: 疏浚航道, lead: 县人社局}
    ```
    """
    names = [name for name in subject.register.units if not subject.run_together(name)]
    pairs = list(like_pairs(names))
    members = _members(subject) if pairs else {}
    for first, second in pairs:
        place = members.get(second) or unit_span(subject, second)
        first_place = members.get(first) or unit_span(subject, first)
        yield Fault(
            Message(
                N_(
                    "{second} looks like {first} at line {line}; if they are one unit, make one "
                    "name an alias"
                ),
                {
                    "first": first,
                    "second": second,
                    "line": first_place.line,
                },
            ),
            place,
        )


def _members(subject: Subject) -> dict[str, Span]:
    """Return the places of units that are named only as members of others."""
    register = subject.register
    places: dict[str, Span] = {}
    for collective in subject.plan.units:
        for name in collective.members or ():
            unit = register.unit_of(name.text)
            if register.units[unit] is None and unit not in subject.first_named:
                places.setdefault(unit, name.span)
    return places
