"""A JSON or CSV file of entries → what was typed for each of them."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from duties.cli.standard_input import STDIN, STDIN_NAME, read_standard_input
from duties.cli.typed_entries import Typed, word_for
from duties.errors.ledgers import (
    NeedlessWordError,
    NoEntriesError,
    NotAnEntryError,
    NotJsonError,
    UnknownHeadingError,
)
from duties.files import SIZE_LIMIT, decode, read_bytes
from duties.ledger.drafts import GRAMMARS, SECTIONS, Value
from duties.naming.names import normal_form

_FOR_ALL = ("date", "unit", "received")  # options that stand for what a row does not say

_HEADINGS: Mapping[str, str] = {
    "task": "任务 任务编号 任务序号 序号 编号 任务号",
    "unit": "单位 填报单位 报送单位 责任单位 牵头单位",
    "date": "日期 填报日期 报送日期 截至日期 时间",
    "received": "收到日期 收到时间 报到日期",
    "state": "状态 进展状态 工作状态",
    "percent": "进度 完成比例 完成率 完成进度 百分比 进度% 进度(%)",
    "done": "进展 进展情况 工作进展 完成情况",
    "next": "下步打算 下一步 下一步工作 下步工作 下一步打算",
    "evidence": "佐证 佐证材料 附件 依据",
    "stretch": "周期 所属周期",
    "reason": "原因 理由 事由",
    "id": "问题编号 问题序号 问题号",
    "stage": "阶段 问题阶段",
    "text": "内容 说明 问题 存在问题",
    "needs": "需协调单位 需协调 需协调解决 请求支持单位",
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
"""What people call the keys of entries over the columns of their tables."""


def typed_in(name: str, options: Mapping[str, Value]) -> list[Typed]:
    """Return the entries of a file (- is the standard input), `options` for what they leave out.

    JSON is a list of entries, or an object with the lists of a ledger's file; what does not begin
    like it is CSV in UTF-8, under a line of keys or of their names in Chinese. Raises a
    `DutiesError` for what is neither.
    """
    for key in options:
        if key not in _FOR_ALL:
            known = tuple(word_for(each, is_option=True) for each in _FOR_ALL)
            raise NeedlessWordError(word_for(key, is_option=True), known)
    if name == STDIN:
        name, data = STDIN_NAME, read_standard_input()
    else:
        data = read_bytes(Path(name), SIZE_LIMIT)
    text = decode(name, data).text
    entries = list(_in_json(name, text) if text.lstrip()[:1] in ("[", "{") else _in_csv(name, text))
    if not entries:
        raise NoEntriesError(name)
    return [_with(entry, options) for entry in entries]


def _with(entry: Typed, options: Mapping[str, Value]) -> Typed:
    grammar = GRAMMARS[entry.section]
    kept = {key: value for key, value in options.items() if key in grammar}
    if entry.section == "readings":
        kept.pop("unit", None)  # there it is the unit of measure
    if entry.section == "problems" and "id" in entry.values and "task" not in entry.values:
        kept.pop("unit", None)
    return entry._replace(values={**kept, **entry.values})


def _in_json(name: str, text: str) -> Iterator[Typed]:
    try:
        found = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        place = (
            f"{name}:{error.lineno}:{error.colno}"
            if isinstance(error, json.JSONDecodeError)
            else name
        )
        raise NotJsonError(place) from None
    if isinstance(found, list):
        for row, entry in enumerate(found, 1):
            values = _values(name, row, entry)
            yield Typed(_section_of(values), values, row)
        return
    row = 0
    for section, entries in found.items():
        if section == "period":
            continue
        if section not in GRAMMARS or not isinstance(entries, list):
            raise UnknownHeadingError(name, str(section), SECTIONS)
        for entry in entries:
            row += 1
            yield Typed(section, _values(name, row, entry), row)


def _values(name: str, row: int, entry: object) -> dict[str, Value]:
    if not isinstance(entry, dict):
        raise NotAnEntryError(name, row)
    values: dict[str, Value] = {}
    for key, value in entry.items():
        match value:
            case None:
                continue
            case bool():
                values[key] = "true" if value else "false"
            case str():
                values[key] = value
            case list() if all(isinstance(each, str) for each in value):
                values[key] = tuple(value)
            case _:
                raise NotAnEntryError(name, row)
    return values


def _in_csv(name: str, text: str) -> Iterator[Typed]:
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        keys = [_key(name, heading) for heading in next(reader, [])]
        for cells in reader:
            values: dict[str, Value] = {
                key: _cell(key, cell)
                for key, cell in zip(keys, cells, strict=False)
                if cell.strip()
            }
            if len(cells) > len(keys):
                raise NotAnEntryError(name, reader.line_num)
            if values:
                yield Typed(_section_of(values), values, reader.line_num)
    except csv.Error:
        raise NotAnEntryError(name, reader.line_num) from None


def _key(name: str, heading: str) -> str:
    typed = normal_form(heading)
    for key, words in _HEADINGS.items():
        if typed == key or typed in map(normal_form, words.split()):
            return key
    raise UnknownHeadingError(name, heading, tuple(_HEADINGS))


def _cell(key: str, cell: str) -> Value:
    """Return what a cell says, without the ' that keeps it from being taken for a formula."""
    cell = cell.strip()
    if cell[:1] == "'" and cell[1:2] in tuple("=+-@＝＋－＠"):
        cell = cell[1:]
    if key != "needs":
        return cell
    return tuple(part for part in cell.replace("；", "、").replace(";", "、").split("、") if part)


def _section_of(values: Mapping[str, Value]) -> str:
    """Return the list that an entry belongs into: the first that has all its keys, or most."""
    fitting: Sequence[str] = sorted(
        SECTIONS, key=lambda section: -sum(key in GRAMMARS[section] for key in values)
    )
    return fitting[0]
