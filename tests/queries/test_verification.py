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


def test_a_deadline_is_the_same_however_precisely_it_is_written() -> None:
    month = small_plan(tasks="id: 1, title: 治理清水河, lead: 甲局, due: 2027-12")
    day = small_plan(tasks="id: 1, title: 治理清水河, lead: 甲局, due: 2027-12-31")
    other = small_plan(tasks="id: 1, title: 治理清水河, lead: 甲局, due: 2027-11")

    assert respects(month, day) == respects(day, month) == []
    assert respects(other, day) == [("due",)]


def test_the_words_of_a_deadline_may_be_left_out_where_its_date_is_the_same() -> None:
    begin = "id: 1, title: 治理清水河, lead: 甲局"
    worded = small_plan(tasks=f"{begin}, due: 2027-06, due_text: 6月底前推出")
    dated = small_plan(tasks=f"{begin}, due: 2027-06-30")
    otherwise = small_plan(tasks=f"{begin}, due: 2027-06-30, due_text: 6月底前完成")
    elsewhen = small_plan(tasks=f"{begin}, due: 2027-07")

    assert respects(worded, dated) == []
    assert respects(worded, otherwise) == [("due_text",)]
    assert respects(worded, elsewhen) == [("due", "due_text")]


def test_words_without_a_date_may_stand_in_the_note() -> None:
    begin = "id: 1, title: 治理清水河, lead: 甲局"
    document = small_plan(tasks=f"{begin}, due_text: 长期推进")

    assert respects(document, small_plan(tasks=begin)) == [("due_text",)]
    assert respects(document, small_plan(tasks=f"{begin}, note: '完成时限：长期推进'")) == []
    assert respects(document, small_plan(tasks=f"{begin}, due_text: 长 期推进")) == []


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


def test_the_leads_of_actions_are_compared_where_the_document_states_them() -> None:
    document, otherwise, silent = (
        small_plan(actions=f"id: 1, title: 治水{lead}", tasks="id: 1, action: 1, title: 治理清水河")
        for lead in (", lead: [甲局, 乙局]", ", lead: [乙局, 丙局]", "")
    )

    def actions(one: Plan, other: Plan) -> list[tuple[str, ...]]:
        found = verify(one, Register(one), other, Register(other))
        assert (found.differences, found.unchanged) == ((), 1)
        return [tuple(change.unit for change in each.units) for each in found.actions]

    assert actions(document, document) == []
    assert actions(document, otherwise) == [("甲局", "丙局")]
    assert actions(document, silent) == [("甲局", "乙局")]
    assert actions(silent, document) == []


def test_deadlines_that_the_document_does_not_state_are_named() -> None:
    begin = "id: 1, title: 治理清水河, lead: 甲局"
    silent, dated, worded = (
        small_plan(tasks=f"{begin}{deadline}")
        for deadline in ("", ", due: 2027-12-31", ", due_text: 长期推进")
    )

    def undated(document: Plan, plan: Plan) -> list[str]:
        found = verify(document, Register(document), plan, Register(plan))
        return [task.id for task in found.undated]

    assert undated(silent, dated) == undated(silent, worded) == ["1"]
    assert undated(silent, silent) == undated(dated, worded) == undated(worded, dated) == []


def test_the_title_and_the_issuer_of_the_whole_are_compared() -> None:
    document = small_plan()._replace(title="河湖治理实施方案", issuer="某区人民政府")
    register = Register(document)

    def head(title: str, issuer: str | None) -> tuple[str, ...]:
        plan = document._replace(title=title, issuer=issuer)
        return verify(document, register, plan, Register(plan)).head

    assert head("河湖治理 实施方案", "某区人民政府") == head(document.title, None) == ()
    assert head("河湖保护实施方案", "某县人民政府") == ("title", "issuer")
