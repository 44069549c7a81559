"""Words by which a sentence promises something, or tells what is there, or whom it pays."""

import re

VERBS = (
    "新增 新建 新改建 新改扩建 改扩建 改建 扩建 续建 在建 共建 建设 建成 建立 建好 建"
    " 打造 培育 培养 培训 引育 引进 引入 招引 招聘 招收 引聚 集聚 汇聚 "
    "聚集 形成 实施 开展 组织 举办 承办 突破 攻克 发布 推出 推广 遴选 评选 评定 选树"
    " 选派 创建 创成 认定 发展 布局 改造 覆盖 制定 制修订 修订 编制 出台 "
    "落地 储备 入库 组建 设立 开通 开行 开放 完成 达到 争取 获批 上线 开发 研发 研制"
    " 转化 孵化 盘活 整治 治理 修复 完工 开工 竣工 投产 投用 "
    "建设改造 提升 推进 推动 实现 保持 支持 服务 惠及 带动 吸纳 发放 落实 新培育 新引进"
    " 新认定 新签约 签约 引导 帮扶 救助 轮训 参训 选拔 配备 "
    "建成投用 安装 部署 更新 淘汰 化解 处置 拆除 清理 整改 办理 新签 引聚 吸引 总结"
    " 提炼 挖掘 征集 梳理 公布 授予 命名 申报 申请 拥有 构建 "
    "搭建 设置 增设 增加 扩大 拓展 生产 供应 保障 筹集 筹建 供给 交付 投放 推荐 确定"
    " 优选 选定 树立 创作 推送 建档 接入 纳管 汇集 归集 采集 标注 "
    "训练 迭代 完善 升级 提质 复制 打通 贯通 畅通 新辟 新开 新开工 植树 造林 接待 对接 绿化 播种"
    " 种植 养殖 出栏 实训 解决 帮助 扶持 促成 力争 确保 产出 形成 贡献 转移 "
    "更换 翻新 铺设 敷设 修建 架设 加装 加固 疏浚 刊发 发表 刊播 新植 补植 招录 收储 "
    "推动落地 落户 引培 培优 招商 募集 投资 融资 撬动 减少 降低 压减 关停 整合 保有"
    " 输送 取得 获得 争创 参与 主导 牵头 加快 深化 强化 做优 做强"
)
VERB = "(?:" + "|".join(sorted(set(VERBS.split()), key=len, reverse=True)) + ")"
ADVERB = (
    "(?:力争|争取|努力|确保|目标|计划|预计|全面|基本(?=[建实完形消达])|初步(?!设)|加快|着力|重点|统筹|积极|累计|共|再(?!生|制|造|就)|每年|年均|逐步|稳步|同步|推动|促进|进一步|率先|高(?:标准|质量|水平)(?=[建完打推实])|优先|集中|滚动|"
    "择优|分批|分期|分类|深入|持续|有序|大力|支持|鼓励|引导|组织|指导|全力|成功|至少|打造形成|共同|联合|协同|常态化|不断|力促|抓好|做好|同时|并|且|还|也|将|要|年内|当年|届时|总计|合计|力争在?|争取在?)"
)
_AT_END = re.compile(f"{VERB}(?:{ADVERB}|{VERB})*了?(?:全[国省市县区域]|我[省市区县])?$")
_LONGEST = 40  # letters of verbs one after the other
HAS_VERB = re.compile(VERB)


def ends_in_verb(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text ends in a verb that governs what follows."""
    return _AT_END.search(text, max(start, end - _LONGEST), end) is not None


TENDING = (
    "拓展 扩大 推进 推动 提升 实现 保持 落实 完善 打通 贯通 畅通 树立 加快 深化 强化 做优 做强"
)
"""Verbs that make more of what there is; others bring something about."""
THING = "项目|工程|企业|平台|基地|[园区村镇乡县校院馆站所路街河湖桥厂库]"
"""What can be pointed at, and so be counted."""


def only_tends(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text ends in verbs that all make more of what there is."""
    found = _AT_END.search(text, max(start, end - _LONGEST), end)
    return found is not None and _TENDING.issuperset(HAS_VERB.findall(found[0]))


_TENDING = frozenset(TENDING.split())


CHANGE = re.compile(
    "(?<!新)(?:增长|增加|增速|提高|提升|上升|下降|降低|减少|缩短|压减|削减|降幅|增幅|涨幅|压缩|减排|节约|下降率|增长率|递增|递减|精简|降|(?<!新)增)(?:率|幅度|速度|比例)?(?:均|分别|约|达到?|力争|保持|稳定|为|超过?|不低于|在|[（(]%[）)])*$"
)
"""What stands right before the size of a change."""

PAST_CHAPTER = re.compile(
    "^[^，。]{0,14}(?:现状(?:分析)?|背景|形势|成效|回顾|进展(?:情况)?|问题|短板|不足|成就|适用范围|依据|术语|定义|名词解释|情况|形势与挑战|机遇与挑战|分析)$"
    "|^[^，。]{0,6}(?:发展|工作|现有|产业|现实|建设)基础$|(?:指导|基本|工作|遵循|实施)(?:思想|原则)$|^附则$|面临的|取得的"
)
"""Titles of chapters that tell what is, not what shall be."""
GOALS = re.compile("目标|愿景|主要指标|预期指标|发展指标|指标体系")
"""Titles of chapters that say what must be true in the end."""

MENDS = re.compile(
    "^(?:补齐|解决|破解|聚焦|强化|加快|提升|推动|推进|改善|完善|开展|加强|做好|健全)"
)
"""How a title of something to be done begins, whatever it ends with."""
