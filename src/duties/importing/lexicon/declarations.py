"""Words with which a document declares how its notes are to be read."""

import re

DIVISIONS = {
    "comma": re.compile("逗号[^。；]{0,12}牵头"),
    "semicolon": re.compile("分号[^。；]{0,12}牵头"),
    "star": re.compile("(?:[*＊※★☆▲△●]|星号)[^。；]{0,12}牵头"),
    "first": re.compile("(?:第一|首位|首个|首家|最前|列前|排前|居首|在前)[^。；]{0,12}牵头"),
    "all": re.compile("责任(?:单位|部门)(?:即|均|都|皆|全部)?为牵头"),
}
"""Sentences that say which units of a note lead, by what tells them."""


STAR = "*＊※★☆▲△●"


NOT_AGAIN = re.compile(
    "(?:(?:以下|下列)?各[项条][^、，；]{0,6})?"
    "不再(?:一一|逐一|逐项|重复|单独|另行)?(?:注明|标注|说明)"
)
"""What a heading says where it names who leads all that stands below."""


APART = re.compile('[“"]分别(?:负责|牵头)[”"][^，。；]*牵头')
"""A sentence that says that those who are told to act apart all lead."""


ASIDE = re.compile(f"(?:以?下同|以下相同|下同此|{NOT_AGAIN.pattern})$")


REST = re.compile(
    "其[余他][^、，；。]{0,8}(?:[为是]|均为|皆为)(?:(?P<support>配合|协办|参与)|(?P<responsible>责任|负责))"
)
"""What the other units are, in words that follow a sentence on which ones lead."""


STANDING = re.compile(
    "以[下上][^、，]{0,10}[均都需由皆]|不再(?:一一|逐一|重复)?(?:列出|列举|列示|单列|赘述|标注|[做作]分工)|均涉及"
    "|均[需须由应]|其[余他][^、，]{0,6}[均皆为]|除[^、，]{1,12}外"
)
"""An instruction that concerns more than the task that it stands with."""
