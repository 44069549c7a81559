"""A JSON or CSV file of entries → what was typed for each of them."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from duties.cli.standard_input import STDIN, STDIN_NAME, read_standard_input
from duties.cli.typed_entries import TITLE, Typed, word_for
from duties.errors.files import (
    BinarySourceError,
    EmptySourceError,
    MissingFileError,
    OtherEncodingError,
)
from duties.errors.ledgers import (
    BinaryEntriesError,
    DoubleHeadingError,
    MissingEntriesError,
    NoEntriesError,
    NotAnEntryError,
    NotJsonError,
    OptionBesideFileError,
    UnknownHeadingError,
    UnknownListError,
    UnnamedCellError,
)
from duties.files import SIZE_LIMIT, decode, read_bytes
from duties.ledger.drafts import GRAMMARS, SECTIONS, Value
from duties.messages import N_, Message
from duties.naming.names import normal_form

_FOR_ALL = ("date", "unit", "received")  # options that stand for what a row does not say

_HEADINGS: Mapping[str, str] = {
    "task": "任务 任务编号 任务序号 序号 编号 任务号 任务名称 工作任务 重点任务 任务标题",
    "unit": "单位 填报单位 报送单位 上报单位 责任单位 牵头单位",
    "date": "日期 填报日期 报送日期 上报日期 截至日期 时间",
    "received": "收到日期 收到时间 收到 报到日期",
    "state": "状态 进展状态 工作状态 推进状态 当前状态",
    "percent": "进度 完成比例 完成率 完成进度 当前进度 百分比 完成百分比 进度% 进度(%)",
    "done": "进展 进展情况 工作进展 完成情况",
    "next": "下步打算 下一步 下一步工作 下步工作 下一步打算 下步安排 下步计划",
    "evidence": "佐证 佐证材料 附件 依据",
    "stretch": "周期 所属周期 所属期",
    "reason": "原因 理由 事由",
    "id": "问题编号 问题序号 问题号",
    "stage": "阶段 问题阶段",
    "text": "内容 说明 问题 问题内容 存在问题",
    "needs": "需协调单位 需协调 需协调解决 请求支持单位 求助对象 求助单位",
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

_NUMBERS = ("task", "任务编号", "任务序号", "序号", "编号", "任务号")
_TITLES = ("任务", "任务名称", "工作任务", "重点任务", "任务标题")


def typed_in(name: str, options: Mapping[str, Value]) -> list[Typed]:
    """Return the entries of a file (- is the standard input), `options` for what they leave out.

    JSON is a list of entries, or an object with the lists of a ledger's file; what does not begin
    like it is CSV, under a line of keys or of their names in Chinese. Both are read in UTF-8 and in
    what Excel saves a table as in China. Raises a `DutiesError` for what is neither.
    """
    for key in options:
        if key not in _FOR_ALL:
            known = tuple(word_for(each, is_option=True) for each in _FOR_ALL)
            raise OptionBesideFileError(word_for(key, is_option=True), known)
    name, text = _text(name)
    entries = list(_in_json(name, text) if text.lstrip()[:1] in ("[", "{") else _in_csv(name, text))
    if not entries:
        raise NoEntriesError(name)
    return [_with(entry, options) for entry in entries]


def _text(name: str) -> tuple[str, str]:
    """Return the name of a file of entries for people, and its text."""
    try:
        if name == STDIN:
            name, data = STDIN_NAME, read_standard_input()
        else:
            data = read_bytes(Path(name), SIZE_LIMIT)
        return name, decode(name, data).text
    except MissingFileError:
        raise MissingEntriesError(name) from None
    except EmptySourceError:
        raise NoEntriesError(name) from None
    except BinarySourceError:
        raise BinaryEntriesError(name) from None
    except OtherEncodingError as error:
        text = data.decode(error.encoding, "replace").removeprefix("\ufeff")
        if not text or text.isspace():
            raise NoEntriesError(name) from None
        return name, text


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
            yield _typed(_section_of(values), values, name, row, entry)
        return
    row = 0
    for section, entries in found.items():
        if section == "period":
            continue
        if section not in GRAMMARS or not isinstance(entries, list):
            raise UnknownListError(name, str(section), SECTIONS)
        for entry in entries:
            row += 1
            yield _typed(section, _values(name, row, entry), name, row, entry)


def _typed(
    section: str, values: Mapping[str, Value], name: str, row: int, words: Iterable[str]
) -> Typed:
    called = _called({_key(word) or word: word for word in words})
    return Typed(section, values, _entry_at(name, row), called)


def _called(columns: Mapping[str, str]) -> Mapping[str, str]:
    """Return what each key is called by somebody who called some keys like this."""
    if all(word.isascii() for word in columns.values()):
        return columns
    return {key: words.split()[0] for key, words in _HEADINGS.items()} | dict(columns)


def _entry_at(name: str, row: int) -> Message:
    return Message(N_("{file}, entry {row}"), {"file": name, "row": row})


def _values(name: str, row: int, entry: object) -> dict[str, Value]:
    if not isinstance(entry, dict):
        raise NotAnEntryError(_entry_at(name, row))
    values: dict[str, Value] = {}
    for word, value in entry.items():
        key = _key(word) or word
        if key in values:
            raise DoubleHeadingError(name, _column_of(key, entry), word)
        match value:
            case None:
                continue
            case bool():
                values[key] = "true" if value else "false"
            case str():
                if value.strip():
                    values[key] = value
            case list() if all(isinstance(each, str) for each in value):
                values[key] = tuple(value)
            case _:
                raise NotAnEntryError(_entry_at(name, row))
    return values


def _in_csv(name: str, text: str) -> Iterator[Typed]:
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        headings = next(reader, [])
        keys = _keys(name, headings)
        called = _called(dict(zip(keys, map(str.strip, headings), strict=True)))
        for cells in reader:
            values: dict[str, Value] = {}
            for place, cell in enumerate(cells):
                if not cell.strip():
                    continue
                key = keys[place] if place < len(keys) else ""
                if not key:
                    raise UnnamedCellError(f"{name}:{reader.line_num}", cell.strip())
                values[key] = _cell(key, cell)
            if values:
                at = Message("{place}", {"place": f"{name}:{reader.line_num}"})
                yield Typed(_section_of(values), values, at, called)
    except csv.Error:
        at = Message("{place}", {"place": f"{name}:{reader.line_num}"})
        raise NotAnEntryError(at) from None


def _keys(name: str, headings: Sequence[str]) -> list[str]:
    """Return the key under each heading, an empty one for a column that has none.

    Of two columns that say which task is meant, that of its number counts. Where a column tells the
    stage of problems, numbers are theirs.
    """
    keys = []
    for heading in headings:
        key = _key(heading)
        if key is None and heading.strip():
            known = tuple(_named(key) for key in _HEADINGS)
            raise UnknownHeadingError(f"{name}:1", heading.strip(), known)
        keys.append(key or "")
    typed = [normal_form(heading) for heading in headings]
    about = [place for place, key in enumerate(keys) if key == "task"]
    numbers = [place for place in about if typed[place] in _NUMBERS]
    titles = [place for place in about if typed[place] in _TITLES]
    if len(about) == 2 and len(numbers) == len(titles) == 1:
        if "stage" in keys and "id" not in keys and typed[numbers[0]] == "编号":
            keys[numbers[0]] = "id"
        else:
            keys[titles[0]] = TITLE
    for place, key in enumerate(keys):
        if key and key in keys[:place]:
            raise DoubleHeadingError(f"{name}:1", headings[keys.index(key)], headings[place])
    return keys


def _key(word: str) -> str | None:
    """Return the key that a word over a column, or in JSON, stands for."""
    typed = normal_form(word)
    for key, words in _HEADINGS.items():
        if typed == key or typed in map(normal_form, words.split()):
            return key
    return None


def _named(key: str) -> Message:
    facts = {"word": _HEADINGS[key].split()[0], "key": key}
    return Message(N_("{word} ({key})"), facts)


def _column_of(key: str, words: Mapping[str, object]) -> str:
    return next(word for word in words if _key(word) == key or word == key)


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
