"""Labels that begin a list of units or a deadline: 牵头单位：, 完成时限："""

import re
from itertools import chain

from duties.importing.lexicon import english, verbs
from duties.importing.lexicon.forms import Form, any_of, by_role, gate
from duties.importing.lexicon.persons import PERSON
from duties.model import Role

BODY = "(?:单位|部门|主体|机构|处室|科室|股室|站所|机关)"
_OTHER_BODY = "(?:企业|公司|学院|院系|街道|镇街|乡镇|县区|区县|县市区|市县|地区|社区|园区|村)"
"""What a label may say instead: 责任企业."""

LABEL_FORMS = {
    Role.LEAD: (
        Form(
            "牵头", "(?:总)?", f"(?:责任|负责|落实|实施|组织|协调){{0,2}}(?:{BODY}|{_OTHER_BODY})?"
        ),
        Form("责任牵头 主办 主责 主管 主抓 召集 组织牵头", after=BODY),
        Form("主办 主责"),
        Form("Lead lead LEAD Owner owner OWNER", "(?:Co-|co-)?", english.BODY),
        Form("Accountable accountable ACCOUNTABLE", after=english.BODY),
    ),
    Role.SUPPORT: (
        Form(
            "配合 配套 协办 协同 协作 协助 参与 参加 支持",
            "(?:主要)?",
            f"(?:责任|配合|推进|落实|实施)?{BODY}",
        ),
        Form("会办 协管 联办 业务指导 指导 监管 监督", "(?:主要)?", BODY),
        Form("配合 协办 参与 参加 协同 协助 会办"),
        Form(
            "Support support SUPPORT Consulted consulted CONSULTED Partner partner",
            after=f"(?:ing|ed by|s)?{english.BODY}",
        ),
        Form("Participating participating", after=english.BODY),
    ),
    Role.RESPONSIBLE: (
        Form(
            "责任 任务 落实 承办 实施 执行 负责 完成 组织实施 组织",
            "(?:主要|首要|第一|具体|相关|共同)?",
            f"(?:责任)?{BODY}(?:(?:[及和与、/]|以及)(?:配合|协办|参与){BODY})?",
        ),
        Form("责任", after=f"{_OTHER_BODY}?"),
        Form("负责 承办"),
        Form("分工", "(?:部门|单位|责任|任务)"),
        Form(
            "Responsible responsible RESPONSIBLE Implementing implementing Executing executing",
            after=english.BODY,
        ),
    ),
}
"""Labels of lists of units, by the role that they give. A new label begins here."""
LABELS = {role: tuple(form.pattern() for form in forms) for role, forms in LABEL_FORMS.items()}
DEADLINES = Form(
    "时限 时间 期限 节点 进度 Due due Deadline deadline Timeline timeline Timeframe timeframe",
    "(?:完成|办结|落实|推进|实施|达成|整改|时间)?",
    "(?:要求|安排|节点| date| by)?",
)
DEADLINE = DEADLINES.pattern()


_NUMBERED = "[一二三四五六七八九十\\d]?"
ROLE_HEAD = "|".join(f"(?P<{role.value}>{any_of(forms)})" for role, forms in LABEL_FORMS.items())
QUALIFIER = (
    "(?P<qualifier>(?:专项|行动|工作|任务|项目|工程|专班|重点|事项|措施|举措|改革|整改|整治|治理|攻坚|创建|建设|推进|落实|试点|目标"
    "|总体|本章|本部分|各项|其[他它]|本|该|此|项|[省市区县州]级?|[省市区县州]直|第[一二三四五]){0,4})"
)
COLON = "\\s{0,3}[:：]"
COLON_SIGN = re.compile("[:：]")
ANY_HEAD = re.sub(
    "\\?P<[a-z]+>", "?:", f"{QUALIFIER}(?:{DEADLINE}|{PERSON}|{ROLE_HEAD}){_NUMBERED}{COLON}"
)
LONGEST_LABEL = 48  # letters, its colon included
BARE_LABEL = ANY_HEAD.removesuffix(COLON)
HEAD = re.compile(
    f"{QUALIFIER}(?:(?P<deadline>{DEADLINE})|(?P<person>{PERSON})|{ROLE_HEAD}){_NUMBERED}{COLON}"
)
"""A label with its colon, at the beginning of a piece."""
BULLETS = "★☆○●◇◆■□▲△▪·"
BULLETED_LABEL = re.compile(f"[{BULLETS}]\\s?{BARE_LABEL}(?:{COLON}|\\s{{2}})")
"""The same after a sign: ★牵头单位  甲局."""
BOXED_LABEL = re.compile(f"[【\\[](?P<label>{BARE_LABEL})[】\\]]")
"""The same in brackets instead: 【牵头单位】."""

FIELD = re.compile(
    "(?:(?:项目|建设|实施|工作|任务|整改|主要|具体|年度)(?:名称|内容|目标|任务|措施|举措|要求|地点|规模|进展)"
    "|(?:督[导办查]|验收|销号|考核)(?:责任)?(?:单位|部门))\\s?[：:]"
)
"""A label of what a task is, in a list of such labels, or of who watches it: 项目内容：."""
FIRST_OF_FIELD = frozenset("项建实工任整主具年督验销考")
LIKE_LABEL = re.compile(
    "(?:^|(?<=[。；;\\s]))[\\u4e00-\\u9fff]{0,8}"
    "(?:单位|部门|主体|机构|领导|责任人|负责人|联系人|电话|时限|期限)\\s?[:：]"
)
"""What looks like a label, known or not."""
BARE_FORMS = {
    Role.LEAD: Form("牵头", "(?:总)?", f"(?:责任)?{BODY}"),
    Role.SUPPORT: Form("配合 协办 参与", after=BODY),
    Role.RESPONSIBLE: Form("责任", "(?:具体)?", BODY),
}
BARE_HEAD = re.compile(f"(?:{by_role(BARE_FORMS)})(?![中里内要应须将按的可均都和及或与、，])")
"""A label that may stand without a colon, by mistake."""

SPACED_LABEL = re.compile(
    "责\\s{0,2}任\\s{0,2}(?:单\\s{0,2}位|部\\s{0,2}门)|牵\\s{0,2}头\\s{0,2}(?:单\\s{0,2}位|部\\s{0,2}门)"
    "|(?:配\\s{0,2}合|协\\s{0,2}办)\\s{0,2}(?:单\\s{0,2}位|部\\s{0,2}门)|完\\s{0,2}成\\s{0,2}时\\s{0,2}限"
)
"""A label, with blanks that layout left in it or without."""

ACTION = re.compile("行动|专项|工程|专班|总体|本章|本部分")
"""A qualifier that makes a label speak of a whole chapter."""


FORMS = (*chain.from_iterable(LABEL_FORMS.values()), DEADLINES)
ROLE_WORD = gate([*verbs.FORMS, Form("时限")], besides=verbs.COMMON_WORDS)
"""A word by which layout knows a note from prose."""
