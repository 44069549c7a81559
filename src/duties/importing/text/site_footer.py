"""What a site writes below every page: its owner, its numbers, its buttons."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from duties.importing.document import Block, Leave, LeftOut, Paragraph, forget, words_of
from duties.importing.fates import Fate
from duties.importing.lexicon.numbers import marker_of
from duties.importing.notes.find import find_notes

_OWNED = re.compile(
    "^版权所有|版权所有(?=[：:（(\\s©]|$|[，,]?(?:未经|不得|侵权))|ICP备|公网安备|网站标识码|[Cc]opyright"
    "|(?:^|[\\s|｜])网站地图(?:$|[\\s|｜])|本网?站版权|主办(?:单位)?[：:][^|]{2,40}[|｜].*(?:联系电话|邮编|邮箱|网站)"
)
_BUTTONS = re.compile(
    "扫一扫|分享(?:[到至：:]|\\W|$)|【?(?:打印|关闭)(?:[本此]页|页面|窗口|文章|正文|\\W|$)"
    "|[上下]一[篇条]|首页$|返回(?:首页|顶[部端]|列表|上|目录|主站|\\W|$)"
    "|相关(?:链接|阅读|文章|文档|解读)|责任编辑|地址[：:]|联系(?:电话|我们)|邮编|关于我们"
)
_HOST = re.compile("(?:网站)?(?:主办|承办|维护)(?:单位)?[：:]|技术支持[：:]")
"""Beside a line that tells the owner; elsewhere 承办单位 is a label of a plan."""
_RUNS_SITE = re.compile("网站|维护|技术支持")
_SUPPORT = re.compile("技术支持[：:]")
_BRACKETS = "（([【〔"
_LINES = 12  # of a footer
_LONGEST = 200  # letters of a line of it
_LONGEST_BUTTONS = 30  # letters of a line of buttons


def without_footer(blocks: list[Block], leave: Leave = forget) -> list[Block]:
    """Return the blocks of a page without its footer, where it has one that tells its owner.

    Lines of buttons above it go too, and those at the end of a page without one.
    """
    end = _begin_of_links(blocks, _begin_of_footer(blocks))
    has_owner = end < len(blocks) and not _are_labels(blocks[:end])
    while end and isinstance(last := blocks[end - 1], Paragraph):
        is_host = has_owner and _is_host(last.text)
        if not is_host and not _is_buttons(last.text):
            break
        end -= 1
    for block in blocks[end:]:
        if isinstance(block, Paragraph):
            for place, words in block.lines():
                leave(LeftOut(place, words, Fate.SITE))
        else:
            leave(LeftOut(block.place, words_of(block), Fate.SITE))
    return blocks[:end]


def _are_labels(blocks: Sequence[Block]) -> bool:
    """Tell whether 主办单位 and the like are labels of the plan.

    They stand between its lines, stand there again, or below an item that has no note.
    """
    told = (block.text if isinstance(block, Paragraph) else "" for block in blocks)
    texts = list(dropwhile(_is_of_site, told))
    hosts = Counter(text[:2] for text in texts if _is_host(text))
    below = list(takewhile(_is_of_site, reversed(texts)))
    within = texts[: len(texts) - len(below)]
    if any(map(_is_host, within)) or max(hosts.values(), default=0) > 1:
        return True
    if not within or any(map(_RUNS_SITE.search, below)):
        return False
    return marker_of(within[-1]) is not None and not find_notes(within[-1])


def _is_of_site(text: str) -> bool:
    return _is_host(text) or _is_buttons(text)


def _is_host(text: str) -> bool:
    return _HOST.match(text) is not None


def _begin_of_footer(blocks: list[Block]) -> int:
    """Return where the first line stands that tells the owner, and nothing of a plan after it."""
    begin = len(blocks)
    for at in range(len(blocks) - 1, max(len(blocks) - _LINES, 0) - 1, -1):
        block = blocks[at]
        above = blocks[at - 1] if at else None
        if not isinstance(block, Paragraph) or _is_of_plan(block.text):
            break
        if _tells_owner(block.text, above):
            begin = at
    return begin


def _begin_of_links(blocks: list[Block], end: int) -> int:
    """Return where a list of links begins above `end` that a site has below its pages."""
    for at in range(end - 1, max(end - _LINES, 0) - 1, -1):
        block = blocks[at]
        if not isinstance(block, Paragraph) or _is_of_plan(block.text):
            break
        if len(block.text) > _LONGEST_LINK:
            break
        if _LINKS.fullmatch(block.text) is not None:
            end = at
    return end


_LINKS = re.compile(
    "(?:附件下载|相关(?:链接|文件|阅读|文章|文档|解读|新闻|信息|政策|附件|稿件))\\s?[：:]?"
)
"""What heads links to other pages and files."""
_LONGEST_LINK = 60  # letters


def _is_of_plan(text: str) -> bool:
    """Tell whether a line is an item of a plan, has a note, or is too long for a footer."""
    if len(text) >= _LONGEST or marker_of(text) is not None:
        return True
    return any(text[note.start] in _BRACKETS for note in find_notes(text))


def _tells_owner(text: str, above: Block | None) -> bool:
    if _OWNED.search(text) is not None:
        return True
    is_below_host = isinstance(above, Paragraph) and _is_host(above.text)
    return is_below_host and _SUPPORT.match(text) is not None


def _is_buttons(text: str) -> bool:
    return len(text) < _LONGEST_BUTTONS and _BUTTONS.match(text) is not None
