"""What people say in Chinese for the states of work, the stages of problems and the lights.

By the value that files have; the word that comes first is the one that offices print.
"""

from collections.abc import Mapping

STATE_WORDS: Mapping[str, str] = {
    "not-started": "未启动 未开工 未开始",
    "in-progress": "推进中 进行中 在建 正常推进 有序推进 加快推进 持续推进 正在推进 已启动 已开工",
    "blocked": "受阻 受阻中 停滞 停工",
    "done": "已完成 完成 已办结 办结 待核销 待销号",
    "accepted": "已销号 销号 已核销 核销",
    "cancelled": "已取消 取消",
}
STAGE_WORDS: Mapping[str, str] = {
    "found": "发现问题 发现 已发现",
    "analysed": "分析问题 分析 已分析",
    "measures": "出台政策 出台措施 政策 措施",
    "solved": "解决问题 解决 已解决",
}
NO_LIGHT = "none"
LIGHT_WORDS: Mapping[str, str] = {
    "red": "红 红灯 红色 亮红灯",
    "orange": "橙 橙灯 橙色 亮橙灯",
    "yellow": "黄 黄灯 黄色 亮黄灯",
    "blue": "蓝 蓝灯 蓝色 亮蓝灯",
    "green": "绿 绿灯 绿色 亮绿灯",
    NO_LIGHT: "无 无灯 不亮灯 未亮灯",
}
"""What may be typed for a light; which there are depends on the rules."""
