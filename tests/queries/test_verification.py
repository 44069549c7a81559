from asking import small_plan
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.comparison import Aspect
from duties.queries.verification import verify


def respects(document: Plan, plan: Plan) -> list[tuple[str, ...]]:
    found = verify(document, Register(document), plan, Register(plan))
    return [difference.respects for difference in found.differences]


def test_a_deadline_counts_only_where_the_document_states_one() -> None:
    silent = small_plan(tasks="id: 1, title: 治理清水河, lead: 甲局")
    dated = small_plan(tasks="id: 1, title: 治理清水河, lead: 甲局, due: 2027-12-31")

    assert respects(silent, dated) == []
    assert respects(dated, silent) == [("due",)]


def test_what_differs_besides_a_deadline_is_kept() -> None:
    document = small_plan(tasks="id: 1, title: 治理清水河, lead: 甲局")
    plan = small_plan(tasks="id: 2, title: 治理清水河, lead: 甲局, due: 2027-12-31")

    assert respects(document, plan) == [(Aspect.RENUMBERED,)]


def test_a_task_in_which_the_document_contradicts_itself_is_told_in_its_place() -> None:
    document, plan = (
        small_plan(
            tasks=f"""
            id: 1, title: 治理清水河, lead: {lead}
            id: 2, title: 疏浚港湾, lead: 丙局
            id: 3, title: 修缮码头, lead: {lead}
            """
        )
        for lead in ("甲局", "乙局")
    )

    found = verify(document, Register(document), plan, Register(plan), {"1", "2"})

    assert [(each.old and each.old.id, each.respects) for each in found.differences] == [
        ("1", (Aspect.UNITS,)),
        ("2", ()),
        ("3", (Aspect.UNITS,)),
    ]
    assert found.unchanged == 0
