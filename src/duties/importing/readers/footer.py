"""What a site writes below every page: its owner, its numbers, its buttons."""

import re

from duties.importing.blocks import Block, Paragraph
from duties.importing.markers import marker_of

_OWNED = re.compile("版权所有|ICP备|公网安备|网站标识码|[Cc]opyright|网站地图|技术支持[：:]")
_BUTTONS = re.compile(
    "扫一扫|分享|【?打印|【?关闭|上一[篇条]|下一[篇条]|返回"
    "|相关(?:链接|阅读|文章|文档|解读)|责任编辑|地址[：:]|联系(?:电话|我们)|邮编|关于我们"
)
_HOST = re.compile("(?:网站)?(?:主办|承办|维护)(?:单位)?[：:]")
"""Above the line that tells the owner; elsewhere 承办单位 is a label of a plan."""
_LINES = 12  # of a footer
_LONGEST = 200  # letters of a line of it


def _is_owned(text: str) -> bool:
    """Tell whether a line names the owner of a site; an item of a plan may speak of such things."""
    return len(text) < _LONGEST and _OWNED.search(text) is not None and marker_of(text) is None


def without_footer(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a page without its footer, where it has one that tells its owner."""
    owned = [
        at
        for at, block in enumerate(blocks[-_LINES:], max(len(blocks) - _LINES, 0))
        if isinstance(block, Paragraph) and _is_owned(block.text)
    ]
    end = owned[0] if owned else len(blocks)
    while end and isinstance(last := blocks[end - 1], Paragraph):
        if not (_BUTTONS.match(last.text) or (owned and _HOST.match(last.text))):
            break
        end -= 1
    return blocks[:end]
