"""What sort of body a unit is, as its name tells."""

import re
from functools import cache

from duties.model import UnitKind

_KINDS = (
    (
        UnitKind.COLLECTIVE,
        "^各|^(?:国务院|省级|市级|区级|县级|省|市|区|县|中央|国家|市直|区直|县直|省直)?(?:各|有关|相关)+.*(?:部门|单位|区|县|市|企业"
        "|街道|地方|地区|镇|园区)|^(?:[市区县省]级|[市区县省]直)各?.{0,4}(?:部门|单位)$|区属各|各.*(?:部门|单位|企业|管委会|街道|政府)$"
        "|^(?:有关|相关)",
    ),
    (UnitKind.STREET, "街道(?:办事处|办)?$|(?:[镇乡](?:人民)?政府|.[镇乡])$"),
    (UnitKind.COMMITTEE, "管委会|管理委员会|建设委员会$|开发区$|高新区$|园区$"),
    (
        UnitKind.PARTY,
        "^.{0,6}(?:[省市区县州]|自治区|中央|党)委(?!员|办公厅?$)(?:.*[部委办室局校会院]|（.*）|)$|纪委|政法委|宣传部|组织部|统战部|党校|团[省市区县]委|共青团|人才办|网信办|编办"
        "|老干部局",
    ),
    (UnitKind.COMPANY, "公司|集团|银行|电网|铁塔|联通|移动$|电信$|供电|国网|厂$|支行"),
    (UnitKind.OFFICE, "办公室|办公厅|指挥部|[省市区县].*办(?:（.*）)?$|专班|领导小组"),
    (UnitKind.DEPARTMENT, "(?:局|厅|委|部|委员会|署|总局)(?:[（(〔].*[）)〕])?$"),
)


def guessed_kind(name: str) -> UnitKind:
    """Return what sort of body a unit seems to be by its name."""
    return next((kind for kind, fits in _patterns() if fits.search(name)), UnitKind.OTHER)


@cache
def _patterns() -> tuple[tuple[UnitKind, re.Pattern[str]], ...]:
    """Return what names of each kind look like, compiled only where a kind is to be guessed."""
    return tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
