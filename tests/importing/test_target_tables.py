"""Tables of figures that are longer than any plan has."""

from duties.importing.pipeline import draft
from duties.importing.shape import read_document


def test_no_row_of_a_long_table_is_lost() -> None:
    rows = [f"{at}  河道{at:04}段治理长度  公里  {at}  {at + 5}" for at in range(1, 1201)]
    text = "\n".join(
        [
            "清水县水利规划",
            "一、主要目标",
            "序号  指标  单位  2020年  2025年",
            *rows,
            "二、重点任务",
            "1. 治理河道（牵头单位：县水利局）",
        ]
    )

    found = draft(read_document("plan.txt", text.encode()))

    assert [target.value for target in found.targets] == [str(at + 5) for at in range(1, 1201)]
