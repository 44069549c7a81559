"""Names of persons, which no plan keeps."""

import re

PERSON = (
    "(?:市级|区级|县级|省级)?(?:牵头|分管|责任|联系|挂[帅点联钩]|包[保抓联案挂]|分包|督[办导]|主管|协[助管]|第一|[领承]办)?"
    "(?:责任人|[校院所局厅委司]?领导|负责人|联系人|市领导|区领导|县领导)(?:员|同志)?"
)

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "姜范姚谭廖邹熊陆郝孔白崔康毛邱秦史顾侯邵孟龙段雷钱汤尹黎武乔贺赖龚葛晏冉方石江任万田"
)
"""The most common ones, except for a few such as 金 and 文 with which names of offices begin."""


SURNAMES_OF_TWO = "(?:欧阳|司马|诸葛|上官|皇甫|尉迟|公孙|慕容|令狐|夏侯)"


def is_officeholder(name: str) -> bool:
    """Tell whether a name is an office that a person holds, perhaps with theirs: 分管副市长."""
    return ("长" in name or "领导" in name) and _OFFICEHOLDER.fullmatch(name) is not None


_OFFICEHOLDER = re.compile(
    "[省市区县州]?(?:政府)?(?:常务|(?:分管|协管|主管|联系)的?)?"
    "(?:副?[省市区县州]长(?!江)|副?秘书长|(?<=管)(?:[省市区县州]?政府)?[省市区县州]?领导)"
    f"(?:(?:[{SURNAMES}]|{SURNAMES_OF_TWO})[\\u4e00-\\u9fff]{{1,2}})?(?:同志)?"
)
