"""What a document says of itself: its title, who issued it, when, and up to which year it plans."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from duties.importing.document import Paragraph
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.days import DAY, day_in, is_day, with_plain_digits


class Head(NamedTuple):
    """What a document says of itself, where it says so."""

    title: str | None
    issuer: str | None
    issued: date | None
    horizon: int | None

    def year(self) -> int | None:
        """Return the year that the plan is for: the only one in its title, or that of its issue."""
        years = set(_YEAR.findall(with_plain_digits(self.title or "")))
        if len(years) == 1:
            return int(years.pop())
        return self.issued.year if self.issued is not None else None

    def titled(self, title: str) -> "Head":
        """Return the head with a title that stands elsewhere in the document."""
        title = _TELLING.sub("", title) or title
        return self._replace(title=title, horizon=_last_of_span(title) or self.horizon)


NO_HEAD = Head(None, None, None, None)
_GENRE = (
    "(?:方案|意见|措施|计划|规划|要点|分工表?|办法|细则|清单|安排|分解表?|(?:任务|责任|明细|一览)表|台账|决定|政策|举措|纲要|指引"
    "|规定|通知|通告|批复|任务书|责任书)"
)
_TITLE_END = re.compile(f"{_GENRE}(?:[（(][^（）()]{{1,30}}[）)]){{0,3}}$")
_WRIT = re.compile(
    "[（(]?[\\u4e00-\\u9fff]{1,8}[〔\\[（(﹝]\\s*\\d{4}\\s*[〕\\]）)﹞]\\s*\\d{1,4}\\s*号[）)]?\\s*$"
)
_GLUED = re.compile(f"(.{{4,60}}?{_GENRE})(?=为|根据|按照|依据|（|各)")
_NAMED = re.compile("《([^《》]{4,80})》")
_CLAUSE_END = re.compile("[，。；《》]")
_CITES = re.compile("贯彻|落实|根据|按照|依据|依照|对照|围绕|遵照|学习")
_MAKES = re.compile("[制拟]定|[制拟]订|编制|起草")
_NEAR = 12  # letters after a title in which it is said to be issued
_AND_MORE = re.compile("\\s*(?:[（(][^（）()]*[）)])?(?:以?及|[和与、])")
_ISSUES = re.compile("印发|下发|转发|发布|公布|制定|批准")
_ISSUING = re.compile(
    f"(?:关于(?:印发|下发|转发|发布)(?!《)|(?:印发|转发)(?=关于))"
    f"(.{{4,80}}?{_GENRE}(?:[（(][^（）()]{{1,30}}[）)])?)的通知"
)
_BODY = (
    "(?:国务院(?:办公厅)?|[\\u4e00-\\u9fff]{1,20}?(?:人民政府|政府)(?:办公厅|办公室)?"
    "|中共[\\u4e00-\\u9fff]{1,15}?委员会(?:办公厅|办公室)?|[\\u4e00-\\u9fff]{2,20}?(?:委员会|管委会|局|厅|领导小组(?:办公室)?))"
)
_ISSUER_LINE = re.compile(
    f"(?:(?:发布机构|发文机关|来源|发文单位|制发机关)[：:]\\s*)?({_BODY})(?:文件)?"
)
_ISSUER_BEFORE = re.compile(f"({_BODY})\\s*(?:关于|印发)")
_SPAN = re.compile("(20\\d\\d)\\s*年?\\s*[-—－~～至–]+\\s*(20\\d\\d)\\s*年?")
_YEAR = re.compile("(20\\d\\d)年(?!前|以前)")
_UNTIL = re.compile("[到至]\\s*([2２][0０]\\d\\d)\\s*年")


def head_of(
    front: Sequence[Paragraph],
    opening: Sequence[str],
    letter: Sequence[str],
    last: Sequence[str],
    goals: Iterable[Paragraph],
) -> Head:
    """Return the head.

    `front` and `opening` are what stands before the first number, cleaned and as printed, `letter`
    and `last` the ends of the letter before the plan and of all, `goals` what comes before the
    first note.
    """
    front = [each for each in front[:60] if not _SITE.search(each.text)]
    texts = [close_up(_WRIT.sub("", paragraph.text)) for paragraph in front]
    title = _title(texts, front)
    title = title and title + _supplement(title, texts)
    title = title and (_TELLING.sub("", title) or title)
    ends = [close_up(text) for text in (*letter, *last)]
    signature = next(filter(None, map(_signature, (opening, letter, last))), _Signature())
    issuer = _issuer(texts, (*opening, *letter, *last))
    if issuer is None or issuer in signature.signers:
        issuer = "、".join(signature.signers) or None
    issued = signature.day or _issued(texts, ends)
    return Head(title, issuer, issued, _horizon(title, goals))


CLOSING = 8  # paragraphs at the end in which a signature is looked for


class _Signature(NamedTuple):
    """Those who sign above a line that is nothing but a day."""

    signers: tuple[str, ...] = ()
    day: date | None = None


def _signature(lines: Sequence[str]) -> _Signature | None:
    """Return the first signature in lines, None where there is none."""
    for at, line in enumerate(lines):
        if not is_day(close_up(line)):
            continue
        signers: list[str] = []
        for above in reversed(lines[:at]):
            names = _signers(above)
            if not names:
                break
            signers[:0] = names
        if signers:
            return _Signature(tuple(signers), day_in(close_up(line)))
    return None


def _signers(line: str) -> list[str]:
    """Return the bodies that a line names and nothing else, with blanks between them."""
    names = line.split()
    if not all(map(_SIGNER.fullmatch, names)):
        names = [close_up(line)]
    return names if all(map(_SIGNER.fullmatch, names)) else []


_SIGNER = re.compile(
    "[\\u4e00-\\u9fff]{2,30}(?:政府|办公[室厅]|[局厅部院署]|委(?:员会)?|管委会|领导小组|指挥部|联合会|总?工会|集团|公司)"
    "|国务院"
)
_SITE = re.compile(
    "^(?:今天是|现在是|当前时间)|星期[一二三四五六日天]|^(?:您?(?:的|所在的?|现在的?)?(?:当前)?位置|当前位置)\\s*[:：]|^首页\\s*[>›»/|-]|[>›»]\\s*(?:正文|详情)|^\\S{0,8}[>›»]\\S"
    "|^(?:[【\\[]?\\s*(?:打印|关闭|分享|收藏|下载|字号|字体|大|中|小|默认|无障碍\\w*|微信|微博)[^，。]{0,2}\\s*){2,}"
    "|^(?:发布|更新|浏览|阅读|点击|来源|信息来源|索引号|公开目录|主题分类|有效性)[\\w]{0,4}\\s*[:：]|版权所有|备案?号|ICP|网站标识码"
)
"""What a web page says around a document: where one is, buttons, counters, its owner."""
_TELLING = re.compile(
    "[（(](?:[^（）()]*(?:牵头|责任单位|下同)[^（）()]*"
    "|(?:[\\u4e00-\\u9fff]{1,8}〔\\d{4}〕\\d{1,4}号[，、\\s]*)?(?:20\\d\\d年\\d{1,2}月\\d{1,2}日)?)[）)]$"
)
"""A bracket after a title that says how notes are to be read, or when it was issued."""


def _title(texts: Sequence[str], front: Sequence[Paragraph]) -> str | None:
    """Return the title: the last line that ends as titles do, or what is said to be issued."""
    named = [name for text in texts if _ISSUES.search(text) for name in _issued_titles(text)]
    candidates = [place for place, text in enumerate(texts) if _may_be_title(text)]
    own = [place for place in candidates if not texts[place].endswith(("通知", "通告", "批复"))]
    headed = [place for place in own if front[place].heading == 1]
    if likely := headed or own:
        return _whole_title(likely[-1], texts, front, named)
    if named:
        return named[-1]
    if candidates:
        return _whole_title(candidates[-1], texts, front, named)
    return _unlikely_title(texts, front)


def _may_be_title(text: str) -> bool:
    return 4 <= len(text) <= 70 and is_title(text) and not text.startswith(("《", "附件"))


def _issued_titles(text: str) -> Iterator[str]:
    """Yield the titles that a text says are issued."""
    for name in (*_named(text), *(match[1] for match in _ISSUING.finditer(text))):
        if is_title(name):
            yield name


def _whole_title(
    place: int, texts: Sequence[str], front: Sequence[Paragraph], named: Iterable[str]
) -> str:
    """Return the title that ends in a line, which may have begun in the one above it."""
    text = texts[place]
    known = dict.fromkeys([re.sub("[《》]", "", name) for name in named])
    whole = max((name for name in known if name.startswith(text)), key=len, default=None)
    if whole is not None or not place:
        return whole or text
    above = texts[place - 1]
    is_alike = front[place].heading == front[place - 1].heading
    is_told = above + text in known or above + text in texts
    if is_told or (is_alike and _is_first_line(above) and above not in text):
        return above + text
    return text


def _unlikely_title(texts: Sequence[str], front: Sequence[Paragraph]) -> str | None:
    """Return what stands where titles do, though it does not end as they do."""
    headings = [close_up(paragraph.text) for paragraph in front if paragraph.heading == 1]
    if headings:
        return headings[0]
    glued = next(filter(None, map(_GLUED.match, texts[:3])), None)
    if glued is not None:
        return glued[1]
    short = (text for text in texts if 4 <= len(text) <= 50 and not re.search("[。：；]$", text))
    return next(short, None)


def _supplement(title: str, texts: Sequence[str]) -> str:
    """Return what stands in brackets on a line of its own below a title, and belongs to it."""
    below = [after for text, after in pairwise(texts) if text and title.endswith(text)]
    return next((text for text in below if _SUPPLEMENT.fullmatch(text)), "")


_SUPPLEMENT = re.compile(
    "[（(](?:征求意见稿|草案|讨论稿|试行|暂行|20\\d\\d年?(?:[-—－~～至–]+20\\d\\d年?)?)[）)]"
)


def _named(text: str) -> Iterator[str]:
    """Yield the titles that a text names, without those that it only goes by: 根据《…》和《…》."""
    is_cited, done = False, 0
    for match in _NAMED.finditer(text):
        before = _CLAUSE_END.split(text[done : match.start()])[-1]
        done = match.end()
        is_own = _MAKES.search(before) and _ISSUES.search(text, done, done + _NEAR)
        is_cited = not is_own and (
            (is_cited and _AND_MORE.fullmatch(before) is not None)
            or _CITES.search(before) is not None
        )
        if not is_cited:
            yield match[1]


def is_title(text: str) -> bool:
    """Tell whether a text ends as titles of documents do."""
    return _TITLE_END.search(text) is not None


def _is_first_line(text: str) -> bool:
    """Tell whether a line may be the first of a title that takes two."""
    return (
        4 <= len(text) <= 36
        and not re.search("[。；;！？）)]$|[：:]|^附件|^\\(|^（", text)
        and day_in(text) is None
        and not _ISSUER_LINE.fullmatch(text)
        and not _TITLE_END.search(text)
        and not _is_of_site(text)
    )


def _is_of_site(text: str) -> bool:
    """Tell whether a short line says where on a site one is, rather than 某市推进甲类."""
    if re.fullmatch("[\\w>›·|/\\-\\s]{0,12}", text) is None:
        return False
    return _BEGINS_TITLE.match(text) is None or _ENDS_ON_SITE.search(text) is not None


_BEGINS_TITLE = re.compile(
    "[\\u4e00-\\u9fff]{1,10}关于|[\\u4e00-\\u9fff]{1,6}?[省市区县州旗镇](?![省市区县州旗镇])[\\u4e00-\\u9fff]{3,}"
)
_ENDS_ON_SITE = re.compile(
    "(?:文件|公开|政策|信息|[专栏]栏|解读|公告|动态|通知|首页|政府|[局办厅网])$"
)


def _issuer(texts: Sequence[str], lines: Iterable[str]) -> str | None:
    """Return who issued the document; a full name goes before a short one such as 市政府办公室.

    `texts` are those of the front, `lines` all that may name nobody but the issuer, as printed.
    """
    found = []
    for line in lines:
        bare = DAY.sub("", re.sub("\\d{1,2}:\\d{2}(?::\\d{2})?", "", line)).strip()
        match = _ISSUER_LINE.fullmatch(close_up(bare))
        if match is not None and re.search("政府|国务院|委员会|中共", match[1]):
            names = _signers(bare)
            found.append("、".join(names) if len(names) > 1 else match[1])
    found += [match[1] for text in texts if (match := _ISSUER_BEFORE.match(text)) is not None]
    full = [
        name for name in found if not re.match("[省市区县州旗](?:人民)?政府|[省市区县]委", name)
    ]
    return next(iter(full or found), None)


def _issued(texts: Sequence[str], ends: Sequence[str]) -> date | None:
    signed = [text for text in ends if is_day(text)]
    dated = [text for text in texts if len(text) < _LONGEST_DATED]
    days = [day for text in (*dated, *signed) if (day := day_in(text)) is not None]
    return days[0] if days else None


_LONGEST_DATED = 60  # letters of a line that tells when the document was issued


def _last_of_span(title: str) -> int | None:
    span = _SPAN.search(with_plain_digits(title))
    return int(span[2]) if span is not None else None


def _horizon(title: str | None, paragraphs: Iterable[Paragraph]) -> int | None:
    last = _last_of_span(title or "")
    if last is not None:
        return last
    years = [
        int(match[1])
        for paragraph in paragraphs
        if "到" in paragraph.text or "至" in paragraph.text
        for match in _UNTIL.finditer(paragraph.text)
    ]
    return max(years, default=None)
