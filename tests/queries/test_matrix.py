from asking import faulty_plan, shipped_plan, small_plan
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.queries.matrix import Matrix, Order, matrix
from duties.sections import sections

PLAN = faulty_plan(
    units="""
        name: 甲局
        name: 各街道, members: [东街, 甲局]
        name: 闲办
    """,
    actions="""
        id: 1, title: 治水
        id: 2, title: 空
        id: 1, title: 又一
    """,
    tasks="""
        id: 1, title: 河, action: 1, lead: 甲局, responsible: 各街道
        id: 2, title: 井, action: 9, lead: 丙局, support: [东街, 各街道]
        id: 2, title: 渠, action: 1, lead: 丙局, responsible: 丙局
        id: 3, title: 湖
    """,
)


def found(plan: Plan = PLAN, **options: object) -> Matrix:
    return matrix(plan, Register(plan), **options)  # type: ignore[arg-type]


def lines(found: Matrix) -> list[str]:
    """Return each unit with its cells: column, signs with numbers, brackets where indirect."""
    return [
        " ".join(
            [
                row.name,
                *(
                    f"{place}:{'(' if cell.is_indirect else ''}"
                    + "".join(f"{role.mark}{count}" for role, count in cell.by_role.items())
                    for place, cell in sorted(row.cells.items())
                ),
            ]
        )
        for row in found.rows
    ]


def test_sections_hold_the_tasks_in_the_order_of_the_plan_and_the_rest_last() -> None:
    assert [(part.action and part.action.title, part.places) for part in sections(PLAN)] == [
        ("治水", (0, 2)),
        ("空", ()),
        (None, (1, 3)),
    ]


def test_a_plan_without_tasks_has_sections_all_the_same() -> None:
    assert sections(small_plan()) == ()
    assert len(sections(small_plan(actions="id: 1, title: 治水"))) == 1


def test_units_are_counted_by_action_the_busiest_first() -> None:
    assert lines(found()) == [
        "丙局 0:●1○1 2:●1",
        "甲局 0:●1○1 2:(◇1",
        "各街道 0:○1 2:◇1",
        "东街 0:(○1 2:◇1",
    ]
    assert [heading.id for heading in found().columns] == ["1", "2", ""]


def test_a_column_may_be_a_task() -> None:
    by_task = found(by_task=True)

    assert [(heading.id, heading.title) for heading in by_task.columns] == [
        ("1", "河"),
        ("2", "渠"),
        ("2", "井"),
        ("3", "湖"),
    ]
    assert lines(by_task)[0] == "丙局 1:●1○1 2:●1"


def test_directly_named_units_alone_may_be_counted() -> None:
    assert lines(found(direct=True)) == [
        "丙局 0:●1○1 2:●1",
        "各街道 0:○1 2:◇1",
        "甲局 0:●1",
        "东街 2:◇1",
    ]


def test_only_the_units_and_roles_asked_for_are_in_it() -> None:
    assert lines(found(units={"甲局", "闲办"})) == ["甲局 0:●1○1 2:(◇1"]
    assert lines(found(roles={Role.LEAD})) == ["丙局 0:●1 2:●1", "甲局 0:●1"]
    assert lines(found(units={"闲办"})) == []


def test_rows_are_sorted_as_asked() -> None:
    def names(order: Order) -> list[str]:
        return [row.name for row in found(order=order).rows]

    assert names(Order.PLAN) == ["甲局", "各街道", "东街", "丙局"]
    assert names(Order.NAME) == sorted(names(Order.PLAN))
    assert names(Order.LOAD)[0] == "丙局"


def test_totals_are_the_sums_of_the_columns() -> None:
    for by_task in (False, True):
        everything = found(by_task=by_task)
        for role in Role:
            assert sum(total[role] for total in everything.totals) == sum(
                row.counts.by_role[role] for row in everything.rows
            )
    assert found().totals == (
        {Role.LEAD: 2, Role.RESPONSIBLE: 4, Role.SUPPORT: 0},
        {Role.LEAD: 0, Role.RESPONSIBLE: 0, Role.SUPPORT: 0},
        {Role.LEAD: 1, Role.RESPONSIBLE: 0, Role.SUPPORT: 3},
    )


def test_an_empty_plan_has_an_empty_matrix() -> None:
    assert found(small_plan()) == ((), (), (), ())


def test_the_shipped_plan_has_as_many_shares_by_action_as_by_task() -> None:
    plan = shipped_plan()

    assert len(found(plan).columns) == 10
    assert len(found(plan, by_task=True).columns) == 55
    assert [row.counts for row in found(plan).rows] == [
        row.counts for row in found(plan, by_task=True).rows
    ]
