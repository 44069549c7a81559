import pytest

from asking import EN, ZH, small_plan
from duties.formats.render import Format, render
from duties.formats.views.verification import verification_view
from duties.importing.document import Place
from duties.messages import Translator
from duties.naming.names import Register
from duties.queries.verification import verify


@pytest.mark.parametrize(
    ("into", "words"),
    [
        (
            EN,
            "区卫健委 (lead) is missing; "
            "区城管局 is lead, support, but responsible in the document; "
            "区国林事务中心 (responsible) is not in the document",
        ),
        (
            ZH,
            "缺区卫健委（牵头）；区城管局：方案为牵头、配合，原文为责任；原文没有区国林事务中心（责任）",
        ),
    ],
    ids=["en", "zh"],
)
def test_what_differs_is_one_clause_a_unit(into: Translator, words: str) -> None:
    document = small_plan(
        tasks="id: 1, title: 植树, lead: 区卫健委, responsible: [区城管局, 区财政局]"
    )
    plan = small_plan(
        tasks="id: 1, title: 植树, lead: 区城管局, responsible: [区国林事务中心, 区财政局],"
        " support: 区城管局"
    )
    found = verify(document, Register(document), plan, Register(plan))

    shown = render(
        Format.MARKDOWN, verification_view({"1": Place(line=3)}), found.differences, into
    )

    assert words in shown
