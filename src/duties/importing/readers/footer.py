"""What a site writes below every page: its owner, its numbers, its buttons."""

import re

from duties.importing import vocabulary as words
from duties.importing.blocks import Block, Paragraph
from duties.importing.markers import marker_of

_OWNED = re.compile("版权所有|ICP备|公网安备|网站标识码|[Cc]opyright|网站地图")
_BUTTONS = re.compile(
    "扫一扫|分享(?:[到至：:]|\\W|$)|【?(?:打印|关闭)(?:[本此]页|页面|窗口|文章|正文|\\W|$)"
    "|[上下]一[篇条]|返回(?:首页|顶[部端]|列表|上|目录|主站|\\W|$)"
    "|相关(?:链接|阅读|文章|文档|解读)|责任编辑|地址[：:]|联系(?:电话|我们)|邮编|关于我们"
)
_HOST = re.compile("(?:网站)?(?:主办|承办|维护)(?:单位)?[：:]?|技术支持[：:]?")
"""In a footer only; elsewhere 承办单位 is a label of a plan."""
_LINES = 12  # of a footer
_LONGEST = 200  # letters of a line of it
_LONGEST_BUTTONS = 30  # letters of a line of buttons


def without_footer(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a page without its footer, where it has one that tells its owner.

    Lines of buttons above it go too, and those at the end of a page without one.
    """
    end = next(
        (at for at in range(_first_line(blocks), len(blocks)) if _tells_owner(blocks[at])),
        len(blocks),
    )
    has_owner = end < len(blocks)
    while end and isinstance(last := blocks[end - 1], Paragraph) and _may_stand_below(last):
        is_host = has_owner and _HOST.match(last.text) is not None
        if not is_host and not _is_buttons(last.text):
            break
        end -= 1
    return blocks[:end]


def _first_line(blocks: list[Block]) -> int:
    """Return from which block on nothing belongs to a plan, as far as a footer may reach up."""
    at = len(blocks)
    while at and len(blocks) - at < _LINES and _may_stand_below(blocks[at - 1]):
        at -= 1
    return at


def _may_stand_below(block: Block) -> bool:
    """Tell whether a block may belong to a footer: it is no item, no sentence, and has no note."""
    if not isinstance(block, Paragraph) or len(block.text) >= _LONGEST:
        return False
    text = block.text
    if text.endswith(("。", "；", "）")) or marker_of(text) is not None:
        return False
    return words.ROLE_WORD.search(_BUTTONS.sub("", _HOST.sub("", text))) is None


def _tells_owner(block: Block) -> bool:
    return isinstance(block, Paragraph) and _OWNED.search(block.text) is not None


def _is_buttons(text: str) -> bool:
    return len(text) < _LONGEST_BUTTONS and _BUTTONS.match(text) is not None
