"""DUT215 overlong-text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duties.abridging import LONGEST_ID, LONGEST_NAME, LONGEST_NOTE, LONGEST_TITLE
from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span, names_that, title_span
from duties.messages import N_, Message
from duties.source import START, Span

if TYPE_CHECKING:
    from duties.model import Action, Task


@rule("DUT215", "overlong-text", Severity.WARNING)
def overlong_text(subject: Subject) -> Iterator[Fault]:
    """Find names, titles, ids and notes that are too long to be shown.

    ## What it does
    Looks for names of units of more than 200 characters, ids of more than 100, titles of more than
    1,000, and notes of more than 16,000.

    ## Why it matters
    Tables, pictures, pages and office files cut such a text, with … for the rest. It usually is a
    paragraph that came into the wrong place, or a quote that was never closed.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局会同区水利局对全区四十二座老旧码头开展安全鉴定，按轻重缓急编制三年修缮
          计划，明确每座码头的修缮内容、工期和资金来源，报区政府审定后组织实施，并于每季度
          末向区政府报告进展情况，遇有重大问题随时报告，同时做好施工期间的交通组织和安全保
          障工作，确保群众出行不受影响，相关经费纳入年度部门预算统筹安排，由区财政局负责审
          核拨付，区审计局对资金使用情况开展跟踪审计，区住建委负责施工质量监督工作，各街道做好沿线居民的宣传解释
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
    ```
    """
    plan = subject.plan
    for name in names_that(subject, lambda text: len(text) > LONGEST_NAME):
        yield _fault(N_("name"), name.text, LONGEST_NAME, name.span)
    if len(plan.title) > LONGEST_TITLE:
        yield _fault(N_("title"), plan.title, LONGEST_TITLE, plan.spans.get("title", START))
    if plan.issuer is not None and len(plan.issuer) > LONGEST_NAME:
        yield _fault(N_("name"), plan.issuer, LONGEST_NAME, plan.spans.get("issuer", START))
    parts: list[Action | Task] = [*plan.actions, *plan.tasks]
    for part in parts:
        if len(part.id) > LONGEST_ID:
            yield _fault(N_("id"), part.id, LONGEST_ID, id_span(part))
        if len(part.title) > LONGEST_TITLE:
            yield _fault(N_("title"), part.title, LONGEST_TITLE, title_span(part))
    for task in plan.tasks:
        if task.note is not None and len(task.note) > LONGEST_NOTE:
            yield _fault(N_("note"), task.note, LONGEST_NOTE, task.spans.get("note", task.span))


def _fault(what: str, text: str, longest: int, span: Span) -> Fault:
    message = Message(
        N_(
            "this {what} has {length} characters; tables, pictures and office files show the first "
            "{longest}"
        ),
        {"what": Message(what), "length": len(text), "longest": longest},
    )
    return Fault(message, span)
