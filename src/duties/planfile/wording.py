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
    "period": ("时期", "周期", "月份", "报告期"),
    "reports": ("进展", "进展情况", "填报", "报告"),
    "problems": ("问题", "问题清单"),
    "rulings": ("裁定", "认定"),
    "lessons": ("经验", "经验教训", "案例"),
    "task": ("任务", "任务编号", "任务序号"),
    "unit": ("单位", "填报单位", "责任单位"),
    "date": ("日期", "填报日期", "时间"),
    "received": ("收到日期", "报到日期"),
    "state": ("状态", "进展状态"),
    "percent": ("进度", "完成比例", "百分比"),
    "done": ("进展情况", "完成情况", "工作进展", "进展"),
    "next": ("下一步", "下步打算", "下一步打算"),
    "evidence": ("佐证", "佐证材料", "附件"),
    "stage": ("阶段",),
    "text": ("内容", "说明"),
    "needs": ("需协调", "需协调单位"),
    "light": ("灯", "亮灯"),
    "until": ("至", "截至"),
    "by": ("裁定单位", "认定单位"),
    "reason": ("理由", "原因"),
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
    **dict.fromkeys(("未启动", "未开工"), "not-started"),
    **dict.fromkeys(("推进中", "进行中"), "in-progress"),
    **dict.fromkeys(("受阻",), "blocked"),
    **dict.fromkeys(("已完成", "完成"), "done"),
    **dict.fromkeys(("发现", "发现问题"), "found"),
    **dict.fromkeys(("分析", "分析问题"), "analysed"),
    **dict.fromkeys(("出台政策", "措施"), "measures"),
    **dict.fromkeys(("解决", "已解决"), "solved"),
    **dict.fromkeys(("最佳实践",), "practice"),
    **dict.fromkeys(("问题案例",), "warning"),
    **dict.fromkeys(("错误",), "error"),
    **dict.fromkeys(("警告",), "warning"),
    **dict.fromkeys(("提示",), "info"),
}
"""Chinese words for flags, kinds and severities."""


def key_for(word: str, known: Container[str]) -> str | None:
    """Return the key among those known that a Chinese word stands for, or None."""
    return next((key for key, words in _KEYS.items() if key in known and word in words), None)
