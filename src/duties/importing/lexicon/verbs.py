"""Verbs that say what a unit does for a task."""

import re
from itertools import chain

from duties.importing.lexicon.forms import Form, any_of, by_role, gate
from duties.model import Role

_MANNER = (
    "(?:(?:依|按照?|根据)?(?:照)?(?:各自|其)?(?:职责|职能|职权|工作职责)(?:任务)?(?:分工)?(?:和权限)?"
    "|结合(?:各自|自身|本地|当地|工作)?(?:工作)?(?:实际|职责|职能|情况|分工)(?:情况)?"
    "|(?:依|按照?|根据)(?:各自|管理|属地|有关|相关)?(?:权限|规定|要求|事权|原则|程序)|属地(?:管理)?|分级|分类"
    "|(?:按(?:照)?(?:职责)?)?分工|分别|共同|具体|联合|密切|积极|各自|统筹|组织|协同|分头|依法|主要|主体|参照|抓好|认真|加强|督促)"
)
"""How a unit does it: 按职责分工负责."""


VERBS = {
    Role.LEAD: (
        Form(
            "牵头",
            "(?:总)?",
            "(?:负责|组织|落实|实施|推进|推动|协调|抓总|督导|督促|指导|统筹|办理)*",
        ),
        Form("主办 主责 主抓"),
        Form("牵头", "(?:均|都|同)?为", "(?:单位|部门)"),
    ),
    Role.SUPPORT: (
        Form(
            "配合 参与 参加 协助 协办 会办 支持 协同 指导 督导 监督 保障 组成",
            "(?:予以|做好|给予|提供|业务|技术)?(?:(?:经费|资金|要素|服务)(?=保障)|共同(?=组成))?",
            "(?:落实|实施|推进|配合|做好|督促|监督)*",
        ),
        Form("配合 协办 参与", "(?:均|都|同|也)?为", "(?:单位|部门)"),
    ),
    Role.RESPONSIBLE: (
        Form("负责", after="(?:落实|实施|推进|组织|抓好)*"),
        Form("落实 实施 承办 执行 推进 推动", "(?:组织)?", "(?:落实|实施)?"),
        Form("各负其责 各司其职 负总责"),
        Form("责任", "负(?:主体|属地|监管|主要|直接|领导|具体|第一)?"),
        Form("统筹", after="(?:协调|推进|实施)*"),
        Form("责任 实施", "(?:均|都|同|也)?为", "(?:单位|部门|主体)"),
    ),
}
"""What units do, by the role that it gives them."""


MANNERS = (
    Form("职责 职能 职权 分工", "(?:依|按照?|根据)(?:各自|其)?", "\\w{0,6}"),
    Form("分别 共同"),
)
"""How units act, where the verb was left out."""


DOES = re.compile(
    "|".join(
        f"(?P<{role.value}>{_MANNER}{{0,3}}(?:{any_of(forms)})(?:工作)?)$"
        for role, forms in VERBS.items()
    )
    + f"|(?P<manner>{_MANNER}{{0,2}}(?:{any_of(MANNERS)}))$"
)
"""A verb that closes a piece; `manner` stands for a verb that was left out."""


MARKS = {
    Role.LEAD: Form("牵头 主办 主责"),
    Role.SUPPORT: Form("配合 协办 参与"),
    Role.RESPONSIBLE: Form("责任 承办"),
}
MARKED = re.compile(f"[（(〔\\[](?:{by_role(MARKS)})(?:单位|部门)?[）)〕\\]]$")
"""What units do, in a bracket after the name: 甲局（牵头）."""


_DOING = {
    Role.LEAD: Form("牵头"),
    Role.RESPONSIBLE: Form("负责 落实"),
    Role.SUPPORT: Form("配合 协助 支持"),
}
DOING = re.compile(
    f"(?<=[局厅委办部署府院会社位门司团道镇乡村区县市])(?:{by_role(_DOING)}|按|依[据照法]|结合|根据"
    "|参照|加强|强化|做好|给予|予以|提供|保障|指导|组织(?!部)|统筹|推[进动]|抓"
    "|完善|制定|开展|督促|监督)(?P<what>[^的]{2,30})$"
)
"""What a unit does, told at length after its name: 甲局负责制定办法."""


JOINING = (
    Form("会同", after="(?=[^、，；]{2})"),
    Form("联合", after="(?![会社体国党总工大医银执办])(?=[^、，；]{2})"),
)
TOGETHER = re.compile(any_of(JOINING))
"""What stands between a unit and those who join it: 甲局会同乙局."""


FORMS = (
    *chain.from_iterable(VERBS.values()),
    *MANNERS,
    *MARKS.values(),
    *_DOING.values(),
    *JOINING,
)
COMMON_WORDS = "支持 指导 监督 保障 组成 执行 职责 职能 职权 分别 共同 联合"
"""Words that prose uses for other things as well."""
_WORD = gate(FORMS)


def may_hold_verb(text: str) -> bool:
    """Tell whether a text has a word of a verb; in one without, only a label makes a note."""
    return _WORD.search(text) is not None


def is_closed_by_verb(text: str) -> bool:
    """Tell whether `DOES` fits a text; where it does not, in a fraction of the time."""
    return _CLOSING.search(text, text.rfind("，") + 1) is not None and DOES.search(text) is not None


_CLOSERS = chain.from_iterable(
    form.endings() for form in (*chain.from_iterable(VERBS.values()), *MANNERS)
)
_CLOSING = re.compile(f"(?:{'|'.join(_CLOSERS)})(?:工作)?$")
