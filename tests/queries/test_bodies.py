from duties.planfile.loading import load
from duties.queries.bodies import bodies
from duties.source import Source


def placed(*lines: str) -> list[tuple[int, str, str | None]]:
    """Return the depth, the id and the id of the body above of each body, in order."""
    text = "".join(f"  - {{{line}}}\n" for line in lines)
    plan = load(Source("plan.yaml", f"title: 清水\ntasks: []\nbodies:\n{text}")).plan
    assert plan is not None
    return [(each.depth, each.body.id, each.under and each.under.id) for each in bodies(plan)]


def test_a_body_stands_before_those_under_it_and_otherwise_as_in_the_file() -> None:
    assert placed(
        "id: 丙, name: 丙班, under: 乙",
        "id: 丁, name: 丁班, under: 甲",
        "id: 甲, name: 甲组",
        "id: 乙, name: 乙组, under: 甲",
        "id: 戊, name: 戊组",
    ) == [(0, "甲", None), (1, "丁", "甲"), (1, "乙", "甲"), (2, "丙", "乙"), (0, "戊", None)]


def test_no_body_is_lost_by_a_circle_an_unknown_body_or_an_id_that_is_there_twice() -> None:
    assert placed(
        "id: 甲, name: 甲组, under: 乙",
        "id: 乙, name: 乙组, under: 甲",
        "id: 丙, name: 丙组, under: 丁",
        "id: 丙, name: 另一丙组, under: 丙",
    ) == [(0, "丙", None), (1, "丙", "丙"), (0, "甲", None), (1, "乙", "甲")]


def test_bodies_without_end_are_no_harm() -> None:
    chain = [f"id: {n}, name: 组, under: {n - 1}" for n in range(1, 3000)]

    assert [depth for depth, _, _ in placed("id: 0, name: 组", *chain)] == list(range(3000))
