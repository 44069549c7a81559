import pytest

from duties.cli.documents import plan_of
from duties.errors.documents import UnwritableDraftError
from duties.importing.drafting import drafted
from duties.importing.plan.draft import Draft
from reading import said

TEXT = "一、桥\n1.改造东桥。（牵头单位：市交通局，责任单位：市财政局等；完成时限：2026年6月）\n"


def draft() -> Draft:
    return drafted("清水.txt", TEXT.encode())[0]


def test_the_plan_of_a_draft_says_what_the_draft_says() -> None:
    plan = plan_of(draft())

    assert [(task.id, task.title, task.action) for task in plan.tasks] == [("1", "改造东桥", "1")]


def test_a_draft_that_no_plan_file_can_hold_is_refused() -> None:
    found = draft()
    changed = found._replace(tasks=(found.tasks[0]._replace(title="改造\udc80东桥"),))

    with pytest.raises(UnwritableDraftError) as caught:
        plan_of(changed)

    assert said(caught.value) == (
        "清水.txt",
        "what was read could not be written as a plan, so nothing was written; please report "
        "this, with the document",
    )
