"""The columns of a form, declared once: writing forms and reading them both follow this.

A column is found again by its heading in either language, or by what offices call it in tables of
their own.
"""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from duties.ledger.headings import HEADINGS, TABLE_HEADINGS
from duties.messages import N_
from duties.naming.names import normal_form


class Kind(StrEnum):
    """What a column holds, and so how its cells are set and read."""

    GIVEN = "given"  # written by us, for the unit to read
    ID = "id"  # written by us, hidden
    TEXT = "text"
    STRETCH = "stretch"  # only where a form has standing tasks
    STATE = "state"
    PERCENT = "percent"
    STAGE = "stage"
    NEEDS = "needs"
    DATE = "date"
    VALUE = "value"
    FINISHED = "finished"  # in an office's own table: 是否办结

    @property
    def is_filled(self) -> bool:
        """Whether the unit fills it in."""
        return self not in (Kind.GIVEN, Kind.ID)


class FormColumn(NamedTuple):
    """A column: the key of its value, its heading, and how wide it is, in columns of text.

    `chinese` is what the heading is called in Chinese, then what else offices call it. `hint` tells
    who fills in a cell what is wanted.
    """

    key: str
    heading: str
    chinese: str
    width: float
    kind: Kind = Kind.GIVEN
    is_centred: bool = False
    hint: str | None = None


TASK_ID, TASK, STEP = "key", "task", "step"
"""The keys of the columns that say which task or step a row is about."""
HIDDEN_ID = "id"

_HIDDEN = FormColumn(HIDDEN_ID, N_("Id (leave as it is)"), "标识（勿动）", 4, Kind.ID)

REPORT_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn(TASK_ID, N_("No."), "序号 编号 任务编号 任务序号", 6, is_centred=True),
    FormColumn(TASK, N_("Task"), "任务 任务名称 工作任务 重点任务 任务标题 工作事项", 19),
    FormColumn(STEP, N_("Milestone"), "节点 子任务 项目 阶段节点", 11),
    FormColumn("due", N_("Time limit"), "时限 完成时限", 18, is_centred=True),
    FormColumn("leader", N_("Leader"), "责任领导", 10, is_centred=True),
    FormColumn("state-before", N_("State before"), "上期状态", 7, is_centred=True),
    FormColumn("percent-before", N_("Percent before"), "上期进度", 7, is_centred=True),
    FormColumn("done-before", N_("Progress before"), "上期进展", 17),
    FormColumn(
        "stretch",
        N_("Stretch reported"),
        "本期区间 区间 所属区间 所属周期 所属期",
        9,
        Kind.STRETCH,
        is_centred=True,
        hint=N_(
            "Which stretch of a standing task the row is about, such as 2026-05; left empty, the "
            "one in which its day lies. For several, add a row for each."
        ),
    ),
    FormColumn(
        "state",
        N_("State now"),
        f"状态 {HEADINGS['state']}",
        8,
        Kind.STATE,
        is_centred=True,
        hint=N_("Choose from the list. Left empty, the state stays as it was."),
    ),
    FormColumn(
        "percent",
        N_("Percent now"),
        f"进度（%） {HEADINGS['percent']}",
        7,
        Kind.PERCENT,
        is_centred=True,
        hint=N_("How much of the whole task is done: a number from 0 to 100."),
    ),
    FormColumn(
        "done",
        N_("Progress now"),
        f"本期进展 {HEADINGS['done']}",
        23,
        Kind.TEXT,
        hint=N_("What was done in this period, with figures where there are any."),
    ),
    FormColumn(
        "text",
        N_("Problem, if any"),
        "存在问题 问题 存在的问题 困难问题",
        16,
        Kind.TEXT,
        hint=N_("To go on with a problem of before, begin with its number, such as P3."),
    ),
    FormColumn(
        "stage",
        N_("Stage of the problem"),
        f"问题环节 {HEADINGS['stage']}",
        8,
        Kind.STAGE,
        is_centred=True,
        hint=N_("How far the problem is; choose from the list."),
    ),
    FormColumn(
        "needs",
        N_("Help wanted from"),
        f"需协调单位 {HEADINGS['needs']}",
        10,
        Kind.NEEDS,
        hint=N_("Choose a unit; put 、 between several."),
    ),
    FormColumn(
        "next",
        N_("Next steps"),
        f"下一步 {HEADINGS['next']}",
        15,
        Kind.TEXT,
        hint=N_("What is done next, and by when."),
    ),
    FormColumn(
        "evidence",
        N_("Evidence (file, number)"),
        f"佐证 {HEADINGS['evidence']}",
        10,
        Kind.TEXT,
        hint=N_("The name of a file, or the number of a document, that shows it."),
    ),
    FormColumn(
        "date",
        N_("As of"),
        f"日期 {HEADINGS['date']}",
        12,
        Kind.DATE,
        is_centred=True,
        hint=N_("The day that this row speaks of; left empty, the last day of the period."),
    ),
    _HIDDEN,
)

TARGET_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn("name", N_("Target to be met"), "指标 指标名称 目标名称", 34),
    FormColumn("asked", N_("Value to be met"), "目标值", 20, is_centred=True),
    FormColumn("by", N_("To be met by"), "完成年限", 14, is_centred=True),
    FormColumn("value-before", N_("Last reading"), "上期现值", 16, is_centred=True),
    FormColumn("date-before", N_("Read on"), "现值日期 上期日期", 14, is_centred=True),
    FormColumn(
        "value",
        N_("Value now"),
        "现值 数值 指标值 完成值",
        16,
        Kind.VALUE,
        is_centred=True,
        hint=N_("The figure as it is now, in the unit of measure of the value to be met."),
    ),
    FormColumn(
        "date",
        N_("Day of the reading"),
        f"日期 {HEADINGS['date']}",
        14,
        Kind.DATE,
        is_centred=True,
        hint=N_("The day that the figure speaks of; left empty, the last day of the period."),
    ),
    FormColumn(
        "source",
        N_("Source of the figure"),
        f"来源 {HEADINGS['source']}",
        24,
        Kind.TEXT,
        hint=N_("Who gives the figure, or where it is published."),
    ),
    _HIDDEN,
)


TABLE_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn("unit", N_("Unit"), "填报单位 报送单位 牵头单位 主责单位 责任单位 承办单位 单位", 0),
    FormColumn("finished", N_("Finished"), TABLE_HEADINGS["finished"], 0, Kind.FINISHED),
    FormColumn("light", N_("Light"), TABLE_HEADINGS["light"], 0),
)
"""What offices have besides in tables of their own (台账); forms do not."""


class FormSheet(StrEnum):
    """A sheet of a form."""

    REPORT = "report"
    SHARED = "shared"
    TARGETS = "targets"
    HELP = "help"

    @property
    def label(self) -> str:
        """The name of the sheet, a key of the catalogues."""
        return _SHEET_LABELS[self]

    @property
    def columns(self) -> tuple[FormColumn, ...]:
        """The columns of its table."""
        return TARGET_COLUMNS if self is FormSheet.TARGETS else REPORT_COLUMNS


_SHEET_LABELS = {
    FormSheet.REPORT: N_("Report form"),
    FormSheet.SHARED: N_("Tasks shared"),
    FormSheet.TARGETS: N_("Target figures"),
    FormSheet.HELP: N_("How to fill in"),
}

MARKS_SHEET = "duties"
"""The name of the hidden sheet that says what the form is: `MARKS` below each other in A and B."""
MARKS = ("form", "unit", "period", "fingerprint")
FORM_VERSION = "1"

UNIT_WORDS = ("填报单位", "unit")
PERIOD_WORDS = ("填报周期", "填报期", "period")
"""What stands before the unit and the period above a table."""


@cache
def keys_by_heading(sheet: FormSheet) -> dict[str, str]:
    """Return the key of each column of a sheet by all headings that it may have, folded."""
    found: dict[str, str] = {}
    own = TABLE_COLUMNS if sheet is FormSheet.REPORT else ()
    for column in (*sheet.columns, *own):
        for word in (column.heading.replace(" ", ""), *column.chinese.split()):
            found.setdefault(normal_form(word), column.key)
    return found
