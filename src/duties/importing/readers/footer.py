"""What a site writes below every page: its owner, its numbers, its buttons."""

import re

from duties.importing.blocks import Block, Paragraph

_OWNED = re.compile("版权所有|ICP备|公网安备|网站标识码|[Cc]opyright|网站地图|技术支持")
_BUTTONS = re.compile(
    "(?:网站)?(?:主办|承办|维护)(?:单位)?[：:]|扫一扫|分享|【?打印|【?关闭|上一[篇条]|下一[篇条]|返回"
    "|相关(?:链接|阅读|文章|文档|解读)|责任编辑|地址[：:]|联系(?:电话|我们)|邮编|关于我们"
)
_LINES = 12  # of a footer


def without_footer(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a page without its footer, where it has one that tells its owner."""
    owned = [
        at
        for at, block in enumerate(blocks[-_LINES:], max(len(blocks) - _LINES, 0))
        if isinstance(block, Paragraph) and _OWNED.search(block.text)
    ]
    end = owned[0] if owned else len(blocks)
    while end and isinstance(last := blocks[end - 1], Paragraph) and _BUTTONS.match(last.text):
        end -= 1
    return blocks[:end]
