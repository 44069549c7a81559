"""What people call the keys of entries over the columns of their tables."""

from collections.abc import Mapping

HEADINGS: Mapping[str, str] = {
    "task": "任务 任务编号 任务序号 序号 编号 任务号 任务名称 工作任务 重点任务 任务标题",
    "unit": "单位 填报单位 报送单位 上报单位 责任单位 牵头单位",
    "date": "日期 填报日期 报送日期 上报日期 截至日期 时间",
    "received": "收到日期 收到时间 收到 报到日期",
    "state": "状态 进展状态 工作状态 推进状态 当前状态",
    "percent": "进度 完成比例 完成率 完成进度 当前进度 百分比 完成百分比 进度% 进度(%)",
    "done": "进展 进展情况 工作进展 完成情况",
    "next": (
        "下步打算 下一步 下一步工作 下步工作 下一步打算 下步安排 下步计划 下步措施 下一步措施"
        " 下一步安排 下一步计划"
    ),
    "evidence": "佐证 佐证材料 附件 依据",
    "stretch": "周期 所属周期 所属期",
    "reason": "原因 理由 事由",
    "id": "问题编号 问题序号 问题号",
    "stage": "阶段 问题阶段",
    "text": "内容 说明 问题 问题内容 存在问题",
    "needs": "需协调单位 需协调 需协调解决 请求支持单位 求助对象 求助单位",
    "former": "原负责单位 原牵头单位 原责任单位 移出单位",
    "by": "裁定单位 认定单位 督查单位",
    "light": "灯 亮灯 灯色",
    "until": "亮灯至 有效期至",
    "due": "完成时限 时限 新时限",
    "accepted": "销号 核销",
    "cancelled": "取消",
    "reopened": "重启 恢复",
    "kind": "类别 案例类别",
    "target": "目标 指标 目标编号 指标编号",
    "value": "现值 数值 指标值 完成值",
    "source": "来源 数据来源",
}
"""The names of each key, divided by blanks."""

TABLE_HEADINGS: Mapping[str, str] = {
    "finished": "是否办结 是否完成 办结情况",
    "light": "亮灯情况 亮灯 灯色 灯",
}
"""What offices have besides over the columns of tables of their own (台账)."""

_OF_STANDING = ("state", "percent", "done", "next", "needs")


def tells_standing(heading: str) -> bool:
    """Tell whether what stands under a heading says how a task stands, rather than what it is."""
    return heading in _STANDING


_STANDING = frozenset(
    " ".join([*map(HEADINGS.__getitem__, _OF_STANDING), *TABLE_HEADINGS.values()]).split()
)
