"""DUT512 reading-jump."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message

_TEN = 10


@rule("DUT512", "reading-jump", Severity.WARNING, scope=Scope.LEDGER)
def reading_jump(subject: Subject) -> Iterator[Fault]:
    """Find readings ten times as large, or as small, as the one before.

    ## What it does
    Compares each reading with the latest of its target before that day.

    ## Why it matters
    A zero too many, or a figure in another unit of measure, makes a target look reached or
    lost.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, owner: 县统计局, tasks: [1]}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    readings:
      - {target: gdp, date: 2026-08-31, value: 1830}
      - {target: gdp, date: 2026-09-30, value: 18400}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, owner: 县统计局, tasks: [1]}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    readings:
      - {target: gdp, date: 2026-08-31, value: 1830}
      - {target: gdp, date: 2026-09-30, value: 1840}
    ```
    """
    for reading in subject.record.readings:
        before = subject.followed.reading_before(reading)
        if before is None or before.value is None or reading.value is None:
            continue
        was, now = before.value.number, reading.value.number
        if was is None or now is None or was * now <= 0:
            continue
        if abs(now) >= _TEN * abs(was):
            text = N_("{target} was {before} on {day}, and is ten times as much here: {now}")
        elif abs(was) >= _TEN * abs(now):
            text = N_("{target} was {before} on {day}, and is a tenth of it here: {now}")
        else:
            continue
        facts = {
            "target": reading.target,
            "before": before.value.shown(),
            "day": before.date,
            "now": reading.value.shown(),
        }
        yield Fault(Message(text, facts), reading.spans["value"])
