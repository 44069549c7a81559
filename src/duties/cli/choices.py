"""Options with a few values: what people may type for each, and how an error lists them."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import click
from click.shell_completion import CompletionItem

from duties.cli.language import LANGUAGE_WORDS, Language
from duties.messages import N_, Message
from duties.naming.names import LIST_SIGN, normal_form
from duties.naming.spoken import LIGHT_WORDS, STAGE_WORDS, STATE_WORDS

_ROLES = {
    "lead": "牵头 牵头单位 牵头部门 主办 主办单位 主责 主责单位 主责部门",
    "responsible": "责任 责任单位 责任部门 承办 承办单位 落实单位",
    "support": "配合 配合单位 配合部门 协办 协办单位 参与 参与单位 协助单位",
}
_ORDERS = {
    "load": "任务量 任务数 单位数",
    "name": "名称 单位名称 拼音",
    "plan": "方案顺序 方案 原文顺序",
    "due": "时限 期限 完成时限 截止日期",
}
_PICTURES = {
    "unit": "单位",
    "action": "行动",
    "actions": "各项行动 各行动 全部行动",
    "plan": "方案 全部任务",
    "network": "协作 协作网络 网络 关系图",
    "matrix": "矩阵 分工矩阵 责任矩阵",
    "targets": "目标 主要目标 指标",
    "heatmap": "热力图 热图 分布",
    "workload": "工作量 负担 任务量",
    "board": "晾晒 晾晒板 看板 总体进展",
    "bodies": "机构 组织架构 领导小组 工作组",
    "changes": "变化 调整 变更",
    "timeline": "时间表 时间线 进度图 甘特图",
}
_FORMS = {"list": "清单 任务清单", "order": "交办单 任务交办单"}
_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示 信息"}
_PAPERS = {"A4": "", "A3": "", "A1": "", "screen": "屏幕"}
_ENGINES = {"auto": "自动", "system": "系统", "embedded": "内置"}
_STATUSES = {
    "reached": "已达到 达到 已实现 完成",
    "on-track": "符合序时 达进度 序时",
    "behind": "欠进度 滞后",
    "far-behind": "严重滞后 严重欠进度",
    "no-pace": "无序时",
    "no-reading": "无现值 未监测",
}
_LESSONS = {"practice": "最佳实践 经验 典型经验", "warning": "问题案例 反面案例 警示"}
_FLAGS = {"true": "是 真 √ 1 yes", "false": "否 假 0 no"}
_BOARDS = {"unit": "单位 部门", "action": "行动", "body": "工作组 机构 领导小组 专班"}
_FORMATS = {
    "table": "表格",
    "text": "文本 文字",
    "concise": "简明",
    "markdown": "md",
    "md": "markdown",
    "json": "",
    "csv": "",
    "github": "",
    "sarif": "",
    "junit": "",
    "html": "网页 htm",
    "docx": "Word文档 word doc 文档",
    "xlsx": "Excel表格 excel xls 工作簿",
    "graphml": "",
    "ics": "日历 日程",
    "stratml": "",
    "parquet": "",
    "svg": "",
    "png": "",
    "pdf": "",
    "dot": "",
    "mmd": "mermaid",
}
_TABLES: tuple[Mapping[str, str], ...] = (
    _ROLES,
    _ORDERS,
    _PICTURES,
    _FORMS,
    _SEVERITIES,
    STATE_WORDS,
    STAGE_WORDS,
    _STATUSES,
    _LESSONS,
    _FLAGS,
    _BOARDS,
    _ENGINES,
    _PAPERS,
    _FORMATS,
    LANGUAGE_WORDS,
)
"""What else may be typed for a value; the Chinese one that comes first is what errors list."""


class SpokenChoice(click.Choice[str]):
    """A choice of values, each of which may be typed in Chinese too, in any case and width."""

    def __init__(self, choices: Iterable[str]) -> None:
        super().__init__([str(choice) for choice in choices])
        tables = (table for table in _TABLES if table.keys() >= set(self.choices))
        words = next(tables, None)
        self.is_known = words is not None
        """Whether a table has words for these values."""
        self._words = {key: (words or {}).get(key, "").split() for key in self.choices}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the value that was meant; raises `BadParameter` if there is none."""
        return self.meant(str(value)) or super().convert(value, param, ctx)

    def meant(self, text: str) -> str | None:
        """Return the value that a text means, or None."""
        typed = normal_form(text)
        for key, words in self._words.items():
            if typed in map(normal_form, (key, *words)):
                return key
        return None

    def word_for(self, choice: str) -> str:
        """Return the Chinese word for a choice, or the choice where it has none."""
        return next((word for word in self._words[choice] if not word.isascii()), choice)

    def listed(self, language: Language) -> tuple[object, ...]:
        """Return what may be typed, for people; in Chinese each value with its Chinese word."""
        if language is not Language.ZH:
            return self.choices
        return tuple(_in_chinese(key, words) for key, words in self._words.items())

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the values that begin with what was typed, and the Chinese words that do."""
        words = (word for words in self._words.values() for word in words if not word.isascii())
        chinese = [word for word in words if incomplete and word.startswith(incomplete)]
        return [*super().shell_complete(ctx, param, incomplete), *map(CompletionItem, chinese)]


def _in_chinese(key: str, words: list[str]) -> object:
    word = next((word for word in words if not word.isascii()), None)
    return key if word is None else Message(N_("{word} ({key})"), {"word": word, "key": key})


def word_meant(choices: Iterable[str], text: str) -> str | None:
    """Return the choice that a text means, in English or Chinese; None if it means none."""
    return SpokenChoice(choices).meant(text)


def first_words(choices: Iterable[str], like: str) -> tuple[str, ...]:
    """Return the choices as somebody types them who typed a text: in Chinese, or as they are."""
    known = SpokenChoice(choices)
    return tuple(choice if like.isascii() else known.word_for(choice) for choice in known.choices)


def light_meant(text: str) -> str:
    """Return the name of the light that a text means; the text where it is a name of its own."""
    typed = normal_form(text)
    words = {name: f"{name} {others}".split() for name, others in LIGHT_WORDS.items()}
    found = (name for name, each in words.items() if typed in map(normal_form, each))
    return next(found, text)


def take_words(parameters: Iterable[click.Parameter]) -> None:
    """Let each option with a choice of values also take their other words.

    One that may be given more than once takes several at once, too: found,analysed.
    """
    for parameter in parameters:
        if isinstance(parameter.type, click.Choice):
            parameter.type = SpokenChoice(parameter.type.choices)
            if parameter.multiple:
                cast = partial(_cast_each, parameter.type_cast_value)
                parameter.type_cast_value = cast  # type: ignore[method-assign]


def _cast_each(
    cast: Callable[[click.Context, Any], Any], context: click.Context, values: Any
) -> Any:
    """Return the values of an option, each of which may be a list, as its type has them."""
    if values is not None:
        values = [part for value in values for part in LIST_SIGN.split(value)]
    return cast(context, values)
