"""DUT601 spelt-two-ways."""

from collections import defaultdict
from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.across.together import FaultOfPlan, Together, across
from duties.lint.rule import Fault
from duties.lint.spots import unit_span
from duties.messages import N_, Message, counted
from duties.naming.likeness import like_pairs
from duties.naming.names import normal_form
from duties.naming.whose import OfficeOfPlace


@across("DUT601", "spelt-two-ways", Severity.INFO)
def spelt_two_ways(together: Together) -> Iterator[FaultOfPlan]:
    """Find units that plans call by different names.

    ## What it does
    Compares the units of plans for one place. An office under another name than most plans use is
    shown where no plan, and no register, says that both are its names. A name that looks like
    that of a unit in another plan, and may be a slip, is a warning. 区住建委 and 渝中区住建委 are
    one spelling; 区住建委 of another district is another unit.

    ## Why it matters
    Anyone who puts plans side by side, in a table or a chart, has two units where there is one.

    ## Example
    ```yaml
    # a.yaml
    title: 重点工作分工
    issuer: 清水县人民政府
    tasks:
      - {id: 1, title: 修缮码头, lead: 县住建局}
    ```

    ```yaml
    # b.yaml
    title: 养老行动方案
    issuer: 清水县人民政府
    tasks:
      - {id: 1, title: 新建养老驿站, lead: 县住房和城乡建设局}
    ```

    ## Use instead
    ```yaml
    # a.yaml
    title: 重点工作分工
    issuer: 清水县人民政府
    tasks:
      - {id: 1, title: 修缮码头, lead: 县住建局}
    ```

    ```yaml
    # b.yaml
    title: 养老行动方案
    issuer: 清水县人民政府
    units:
      - {name: 县住建局, aliases: [县住房和城乡建设局]}
    tasks:
      - {id: 1, title: 新建养老驿站, lead: 县住房和城乡建设局}
    ```
    """
    spellings: dict[OfficeOfPlace, dict[str, list[tuple[int, str]]]] = {}
    aliases: dict[OfficeOfPlace, set[str]] = defaultdict(set)
    for plan, subject in enumerate(together.subjects):
        for name in subject.register.units:
            found = spellings.setdefault(together.unit(plan, name), {})
            found.setdefault(_bare(together, plan, name), []).append((plan, name))
        for alias, unit in subject.register.aliases:
            aliases[together.unit(plan, unit)].add(_bare(together, plan, alias))
    for office, found in spellings.items():
        usual = max(found, key=lambda form: len(found[form]))
        usual_name = found[usual][0][1]
        for form, places in found.items():
            if form == usual or {form, usual} & aliases[office]:
                continue
            for plan, name in places:
                if plan in (of_usual := {each for each, _ in found[usual]}):
                    continue  # both in one plan: that is another rule's concern
                text = N_(
                    "{name} is called {usual} in {plans}; make one an alias of the other in a "
                    "register for both"
                )
                facts = {
                    "name": name,
                    "usual": usual_name,
                    "plans": _files(together, sorted(of_usual)),
                }
                yield _fault(together, plan, name, Message(text, facts))
    yield from _look_alike(together, spellings)


def _look_alike(
    together: Together, spellings: dict[OfficeOfPlace, dict[str, list[tuple[int, str]]]]
) -> Iterator[FaultOfPlan]:
    """Yield units of one place that look like one and that no plan has both of."""
    by_place: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(dict)
    for office, found in spellings.items():
        places = [each for spelling in found.values() for each in spelling]
        by_place[office.place].setdefault(places[0][1], places)
    for names in by_place.values():
        for first, second in like_pairs(list(names)):
            plans = {plan for plan, _ in names[first]}
            if plans & {plan for plan, _ in names[second]}:
                continue
            plan, name = names[second][0]
            there, _ = names[first][0]
            span = unit_span(together.subjects[there], first)
            text = N_(
                "{second} looks like {first} in {place}; if they are one unit, make one name an "
                "alias in a register for both"
            )
            facts = {"first": first, "second": name, "place": together.place(there, span)}
            yield _fault(together, plan, name, Message(text, facts), Severity.WARNING)


def _bare(together: Together, plan: int, name: str) -> str:
    return normal_form(together.whose[plan].parted(name).rest)


def _files(together: Together, plans: list[int]) -> tuple[object, ...]:
    files = tuple(together.subjects[plan].source.name for plan in plans)
    if len(files) <= _SHOWN:
        return files
    more = len(files) - _SHOWN
    return (*files[:_SHOWN], counted("{count} more plan", "{count} more plans", more))


_SHOWN = 2


def _fault(
    together: Together, plan: int, name: str, message: Message, severity: Severity | None = None
) -> FaultOfPlan:
    span = unit_span(together.subjects[plan], name)
    return FaultOfPlan(plan, Fault(message, span, severity=severity))
