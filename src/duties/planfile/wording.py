"""What people write for the words of a plan file in Chinese, as data."""

from collections.abc import Container, Mapping

_KEYS: Mapping[str, tuple[str, ...]] = {
    "lead": ("牵头单位", "牵头", "牵头部门", "主办单位", "负责单位", "主要负责单位"),
    "responsible": ("责任单位", "责任部门", "承办单位", "参与单位", "单位"),
    "support": ("配合单位", "配合", "配合部门", "协办单位", "协同单位", "支持单位"),
    "tasks": ("任务", "任务清单", "重点任务", "工作任务", "任务分工"),
    "actions": ("行动", "行动清单", "专项行动", "章节"),
    "units": ("单位", "单位名单", "单位清单", "部门"),
    "action": ("行动", "所属行动", "行动编号", "章节"),
    "id": ("序号", "编号", "任务编号", "任务序号", "号"),
    "title": ("标题", "任务名称", "任务", "工作任务", "重点任务", "行动名称", "名称", "题目"),
    "name": ("名称", "单位名称", "单位", "全称"),
    "aliases": ("别名", "简称", "别称"),
    "kind": ("类型", "类别", "性质", "种类"),
    "members": ("成员", "成员单位"),
    "due": ("时限", "完成时限", "期限", "完成时间", "截止日期", "截止时间", "时间"),
    "note": ("备注", "说明", "注"),
    "open_ended": ("等", "未列全"),
    "issuer": ("发文单位", "发文机关", "印发单位", "印发机关", "制定单位"),
    "issued": ("印发日期", "发文日期", "印发时间", "发文时间", "日期"),
    "horizon": ("规划期", "目标年", "截至年份"),
    "expects": ("应有数", "预期"),
    "lint": ("检查",),
    "start": ("开始时间", "起始时间", "启动时间", "开工时间", "时间"),
    "due_text": ("时限原文", "时限要求"),
    "every": ("周期", "频次", "频率"),
    "leader": ("责任领导", "分管领导", "牵头领导", "负责人", "组长"),
    "contact": ("联系方式", "联系人", "联系电话", "联络员"),
    "steps": ("节点", "阶段", "步骤", "子任务", "项目", "任务节点"),
    "project": ("项目", "是否项目"),
    "weight": ("权重",),
    "bodies": ("工作机构", "议事协调机构", "三级工作体系", "工作体系"),
    "tier": ("层级", "级别"),
    "under": ("上级", "上级机构"),
    "office": ("办公室", "办公室设在", "牵头单位"),
    "tracking": ("调度", "跟踪", "督办"),
    "period": ("报送周期", "周期"),
    "report_by": ("报送期限",),
    "lights": ("亮灯规则", "亮灯"),
    "light": ("灯", "亮灯"),
    "when": ("条件", "亮灯条件"),
    "over": ("超过",),
    "days": ("天数",),
}
"""For each key, what it is called; one word may mean different keys in different places."""

ROLES: Mapping[str, str] = {
    "牵头单位": "lead",
    "责任单位": "responsible",
    "配合单位": "support",
}
"""The words that begin no line of a text but one that names units."""

WORDS: Mapping[str, str] = {
    **dict.fromkeys(("是", "真", "有", "yes", "Yes", "YES"), "true"),
    **dict.fromkeys(("否", "假", "无", "no", "No", "NO"), "false"),
    **dict.fromkeys(("部门", "政府部门"), "department"),
    **dict.fromkeys(("党委", "党委部门", "党群部门"), "party"),
    **dict.fromkeys(("委员会", "管委会"), "committee"),
    **dict.fromkeys(("街道", "镇街", "乡镇"), "street"),
    **dict.fromkeys(("企业", "公司", "国企"), "company"),
    **dict.fromkeys(("办公室", "机构"), "office"),
    **dict.fromkeys(("统称", "集体"), "collective"),
    **dict.fromkeys(("其他", "其它"), "other"),
    **dict.fromkeys(("错误",), "error"),
    **dict.fromkeys(("警告",), "warning"),
    **dict.fromkeys(("提示",), "info"),
    **dict.fromkeys(("领导小组",), "leading-group"),
    **dict.fromkeys(("专项工作组", "专项组", "工作组"), "special-group"),
    **dict.fromkeys(("工作专班", "专班"), "task-force"),
    **dict.fromkeys(("周", "每周"), "week"),
    **dict.fromkeys(("月", "每月"), "month"),
    **dict.fromkeys(("季", "季度", "每季度"), "quarter"),
    **dict.fromkeys(("半年", "每半年"), "half-year"),
    **dict.fromkeys(("年", "每年"), "year"),
    **dict.fromkeys(("逾期", "超期"), "overdue"),
    **dict.fromkeys(("受阻",), "blocked"),
    **dict.fromkeys(("欠进度", "滞后"), "lag"),
}
"""Chinese words for flags, kinds, tiers, stretches, conditions and severities."""


def key_for(word: str, known: Container[str]) -> str | None:
    """Return the key among those known that a Chinese word stands for, or None."""
    return next((key for key, words in _KEYS.items() if key in known and word in words), None)
