"""The month that tests and docs tell: July 2026 in the demo county, and what its units send in."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from forms_filled import Rows, filled

WRITTEN = date(2026, 6, 18)
"""The day of the demo; what was reported ends here."""

OUT, BACK = Path("填报"), Path("收回")

EARLY: Mapping[str, Rows] = {
    "县发改局": {"gdp": {"value": "305.2亿元", "date": "7月20日", "source": "县统计局"}},
    "县经信局": {"1": {"done": "三户征收协议已签两户", "text": "P2：剩余一户要求复核面积"}},
    "县投资促进中心": {"4": {"percent": 0.3, "done": "新签约两个项目", "next": "八月开工"}},
    "县交通局": {"1/2": {"percent": 85, "date": datetime(2026, 7, 23)}},
    "县教育局": {"9": {"percent": "60%", "done": "两所园主体封顶"}},
}
"""What has come back by the twenty-fifth."""

LATER: Mapping[str, Rows] = {
    "县住建局": {"5": {"percent": 95, "done": "十九个小区完工"}},
    "县水务局": {"6": {"state": "受阻", "percent": "38%", "done": "下游清淤", "stage": "分析问题"}},
    "县城管局": {"waste": {"value": "95.4%", "date": datetime(2026, 7, 28)}},
    "县卫健局": {"10/2": {"state": "差不多了", "done": "发热门诊试运行"}},
    "县民政局": {"11": {"percent": "过半", "done": "新增五个站点", "text": "两处用房未落实"}},
    "县人社局": {"12": {"stretch": "2026年7月", "state": "已完成", "done": "进场企业三十五家"}},
    "县城投公司": {"1/3": {"percent": 130, "done": "二号厂房封顶"}, "10/3": {"percent": 90}},
}
"""What has come back by the third of August; three of these hold a mistake."""

CORRECTED: Mapping[str, Rows] = {
    "县卫健局": {"10/2": {"state": "已完成", "done": "发热门诊试运行"}},
    "县民政局": {"11": {"percent": 55, "done": "新增五个站点", "text": "两处用房未落实"}},
    "县城投公司": {"1/3": {"percent": 45, "done": "二号厂房封顶"}, "10/3": {"percent": 90}},
}
"""What these three send a day later, when they have been called."""

_ARRIVED = ((date(2026, 7, 24), EARLY), (date(2026, 8, 3), LATER), (date(2026, 8, 4), CORRECTED))


def come_back(answers: Mapping[str, Rows]) -> None:
    """Put forms that units filled in where forms come back, in the folder to work in."""
    BACK.mkdir(exist_ok=True)
    for unit, rows in answers.items():
        form = (OUT / f"{unit}.xlsx").read_bytes()
        (BACK / f"{unit}.xlsx").write_bytes(filled(form, rows))


def come_back_by(day: date, since: date) -> None:
    """Put there what arrived by a day and after another."""
    for arrived, answers in _ARRIVED:
        if since < arrived <= day:
            come_back(answers)
