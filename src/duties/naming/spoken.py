"""What people say in Chinese for the states of work and the stages of problems.

By the value that files have; the word that comes first is the one that offices print.
"""

from collections.abc import Mapping

STATE_WORDS: Mapping[str, str] = {
    "not-started": "未启动 未开工 未开始",
    "in-progress": "推进中 进行中 在建",
    "blocked": "受阻 受阻中",
    "done": "已完成 完成 待核销 待销号",
    "accepted": "已销号 销号 已核销 核销",
    "cancelled": "已取消 取消",
}
STAGE_WORDS: Mapping[str, str] = {
    "found": "发现问题 发现 已发现",
    "analysed": "分析问题 分析 已分析",
    "measures": "出台政策 出台措施 政策 措施",
    "solved": "解决问题 解决 已解决",
}
