import gc
from collections.abc import Iterator
from datetime import date

import pytest

from duties.files import decode, read_source
from duties.findings import Finding, Severity
from duties.messages import Message
from duties.model import Action, Expected, LintSettings, Name, Plan, Task, Unit, UnitKind
from duties.planfile.loading import Loaded, load
from duties.source import Source, Span
from reading import PARSERS, PLANS, ROOT, faults, parser, plan_of, shown


@pytest.fixture(params=PARSERS, autouse=True)
def is_libyaml(request: pytest.FixtureRequest) -> Iterator[bool]:
    with parser(request.param):
        yield request.param


TASK = "title: 清水\ntasks:\n  - id: 1\n    title: 河\n"  # more keys of the task may follow
KEYS = (
    "title, issuer, issued, horizon, expects, lint, register, units, actions, tasks, bodies, "
    "targets, tracking"
)


def with_plan_key(line: str) -> list[str]:
    return faults(f"title: 清水\ntasks: []\n{line}\n")


def with_task_key(line: str) -> list[str]:
    return faults(f"{TASK}    {line}\n")


def texts(names: tuple[Name, ...]) -> list[str]:
    return [name.text for name in names]


# Whole plans


def test_the_smallest_plan_has_a_title_and_a_list_of_tasks() -> None:
    assert plan_of("title: 清水\ntasks: []\n") == Plan(
        title="清水",
        issuer=None,
        issued=None,
        horizon=None,
        expects=None,
        lint=LintSettings(),
        units=(),
        actions=(),
        tasks=(),
        spans={"title": Span(1, 8, 1, 10), "tasks": Span(2, 1, 2, 6)},
    )


def test_every_part_of_a_plan_knows_its_place() -> None:
    text = (
        "title: 清水\n"
        "expects: {actions: 1}\n"
        "units: [{name: 东街道, kind: street, aliases: 东街}]\n"
        "actions:\n"
        "  - id: 1\n"
        "    title: 治水\n"
        "    lead: [东街道]\n"
        "tasks:\n"
        "  - {id: 甲, title: 河, action: 1, lead: 东街}\n"
    )

    assert plan_of(text) == Plan(
        title="清水",
        issuer=None,
        issued=None,
        horizon=None,
        expects=Expected(actions=1, tasks=None, spans={"actions": Span(2, 20, 2, 21)}),
        lint=LintSettings(),
        units=(
            Unit(
                name="东街道",
                kind=UnitKind.STREET,
                aliases=(Name("东街", Span(3, 44, 3, 46)),),
                members=None,
                spans={
                    "name": Span(3, 16, 3, 19),
                    "kind": Span(3, 27, 3, 33),
                    "aliases": Span(3, 44, 3, 46),
                },
                span=Span(3, 9, 3, 47),
            ),
        ),
        actions=(
            Action(
                id="1",
                title="治水",
                lead=(Name("东街道", Span(7, 12, 7, 15)),),
                spans={
                    "id": Span(5, 9, 5, 10),
                    "title": Span(6, 12, 6, 14),
                    "lead": Span(7, 11, 7, 16),
                },
                span=Span(5, 5, 7, 16),
            ),
        ),
        tasks=(
            Task(
                id="甲",
                title="河",
                action="1",
                lead=(Name("东街", Span(9, 40, 9, 42)),),
                responsible=(),
                support=(),
                open_ended=False,
                due=None,
                note=None,
                spans={
                    "id": Span(9, 10, 9, 11),
                    "title": Span(9, 20, 9, 21),
                    "action": Span(9, 31, 9, 32),
                    "lead": Span(9, 40, 9, 42),
                },
                span=Span(9, 5, 9, 43),
            ),
        ),
        spans={
            "title": Span(1, 8, 1, 10),
            "expects": Span(2, 10, 2, 22),
            "units": Span(3, 8, 3, 48),
            "actions": Span(5, 3, 7, 16),
            "tasks": Span(8, 1, 8, 6),
        },
    )


def test_a_plan_with_every_key_is_read_whole() -> None:
    loaded = load(read_source(PLANS / "full.yaml"))

    plan = loaded.plan
    assert plan is not None
    assert loaded.findings == ()
    assert plan[1:5] == ("云溪县清水方案", "云溪县人民政府", date(2024, 3, 1), 2026)
    assert plan.expects is not None
    assert plan.expects[1:] == (2, 4)
    assert [
        (unit.name, unit.kind, texts(unit.aliases), unit.members and texts(unit.members))
        for unit in plan.units
    ] == [
        ("县水务局", UnitKind.DEPARTMENT, ["水务局", "县水利局"], None),
        ("县委宣传部", UnitKind.PARTY, [], None),
        ("湖区管委会", UnitKind.COMMITTEE, [], None),
        ("东街道", UnitKind.STREET, [], None),
        ("西街道", UnitKind.STREET, ["西街"], None),
        ("清源公司", UnitKind.COMPANY, [], None),
        ("河长办", UnitKind.OFFICE, [], None),
        ("各街道", UnitKind.COLLECTIVE, [], ["东街道", "西街道"]),
        ("各部门", UnitKind.COLLECTIVE, [], None),
        ("志愿者协会", UnitKind.OTHER, [], None),
        ("护河队", None, [], None),
    ]
    assert [(action.id, action.title, texts(action.lead)) for action in plan.actions] == [
        ("1", "治水", ["县水务局"]),
        ("二", "护岸", ["湖区管委会", "河长办"]),
    ]
    assert [(task.id, task.action, task.title, task.open_ended) for task in plan.tasks] == [
        ("1", "1", "清理河道", True),
        ("三（二）", "二", '修复"老码头"', False),
        ("3", None, "宣传 节水", False),
        ("4", "1", "巡河", False),
    ]
    assert [
        (texts(task.lead), texts(task.responsible), texts(task.support)) for task in plan.tasks
    ] == [
        (["县水务局"], ["东街道", "西街道"], ["志愿者协会"]),
        (["湖区管委会", "清源公司"], ["东街道", "西街道"], []),
        (["县委宣传部"], ["各街道", "各部门"], []),
        ([], [], []),
    ]
    assert [(str(task.due), task.due_text, task.note) for task in plan.tasks] == [
        ("2024-12-31", None, "原文第1项。\n每季度一次。\n"),
        ("2024", "2024年底前，长期坚持", None),
        ("2025-06-30", None, None),
        ("None", "长期坚持", "每日"),
    ]


def test_the_shipped_plan_has_no_fault() -> None:
    loaded = load(read_source(ROOT / "plan.yaml"))

    plan = loaded.plan
    assert plan is not None
    assert loaded.findings == ()
    assert {
        "actions": len(plan.actions),
        "tasks": len(plan.tasks),
        "leads": sum(len(task.lead) for task in plan.tasks),
        "responsible": sum(len(task.responsible) for task in plan.tasks),
        "open-ended": sum(task.open_ended for task in plan.tasks),
    } == {"actions": 10, "tasks": 55, "leads": 57, "responsible": 110, "open-ended": 38}


def test_a_plan_written_as_json_is_a_plan() -> None:
    plan = plan_of(
        '{"title": "清水", "tasks": [{"id": 1, "title": "\\u6cb3", "open_ended": true}]}'
    )

    assert [(task.id, task.title, task.open_ended) for task in plan.tasks] == [("1", "河", True)]


@pytest.mark.parametrize("opening", ["--- &plan\n", "--- !!map\n", "%YAML 1.1\n---\n", "# 注\n\n"])
def test_a_plan_may_be_marked_tagged_or_headed(opening: str) -> None:
    plan = plan_of(f"{opening}title: 清水\ntasks:\n- id: 1\n  title: 河\n")

    assert (plan.title, [task.id for task in plan.tasks]) == ("清水", ["1"])


@pytest.mark.parametrize("tasks", ["&list\n", "!!seq\n"])
def test_the_tasks_may_be_marked_or_tagged(tasks: str) -> None:
    plan = plan_of(f"title: 清水\ntasks: {tasks}  - id: 1\n    title: 河\n")

    assert [task.id for task in plan.tasks] == ["1"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_every_kind_give_the_same_plan(end: str) -> None:
    text = TASK + "    due: 2024-12-31\n    responsible:\n    - 东街道\n"

    assert plan_of(text.replace("\n", end)) == plan_of(text)


def test_a_byte_order_mark_shifts_no_place() -> None:
    data = TASK.encode()

    assert load(decode("plan.yaml", b"\xef\xbb\xbf" + data)) == load(decode("plan.yaml", data))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
def test_places_hold_what_was_read_there(mark: str, end: str) -> None:
    lines = (
        "title: 清水县方案",
        "tasks:",
        "- id: 1",
        "  title: 修𠮷桥",
        "  lead: &x 县住建局",
        "- {lead: *x}",
    )

    plan = load(Source("plan.yaml", mark + end.join(lines) + end)).plan

    assert plan is not None
    assert [dict(plan.spans), *(dict(task.spans) for task in plan.tasks)] == [
        {"title": (1, 8, 1, 13), "tasks": (2, 1, 2, 6)},
        {"id": (3, 7, 3, 8), "title": (4, 10, 4, 13), "lead": (5, 9, 5, 16)},
        {"lead": (6, 10, 6, 12)},
    ]


# What is no plan


def only_fault(text: str) -> str:
    loaded = load(Source("plan.yaml", text))
    assert loaded.plan is None
    (fault,) = faults(text)
    return fault


@pytest.mark.parametrize("text", ["", "# 注\n", "# 注", "---\n"])
def test_a_file_of_comments_holds_no_plan(text: str) -> None:
    assert only_fault(text) == (
        "1:1-1:1 DUT001 error: the file holds no plan; run `duties init` to get one to start from"
    )


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("- title: 清水\n- tasks\n", "1:1-2:8", "a list"),
        ("[清水]", "1:1-1:5", "a list"),
        ("清水\n", "1:1-1:3", "a text"),
        ("2023\n", "1:1-1:5", "a text"),
        ("~\n", "1:1-1:2", "nothing"),
        ("''\n", "1:1-1:3", "a text"),
        ("# 注\n--- |\n  清水\n", "2:5-4:1", "a text"),
    ],
)
def test_a_plan_is_a_mapping(text: str, place: str, kind: str) -> None:
    assert only_fault(text) == (
        f"{place} DUT004 error: a mapping (key: value) belongs here, but this is {kind}"
    )


def test_a_text_that_is_no_yaml_is_a_finding_after_those_before_it() -> None:
    loaded = load(Source("plan.yaml", "tilte: 清水\nissued: 今天\nissuer: 县: 乡\n"))

    assert loaded.plan is None
    assert faults("tilte: 清水\nissued: 今天\nissuer: 县: 乡\n") == [
        "1:1-1:6 DUT003 error: there is no key tilte here; did you mean title?",
        "2:9-2:11 DUT004 error: a date (2023-12-31) belongs here, but this is 今天",
        "3:10-3:11 DUT001 error: this text has a colon and a blank in it; put the text in quotes",
    ]


@pytest.mark.parametrize("plan", [TASK, "!!map {title: 清水, tasks: []}\n", "--- &a\n" + TASK])
def test_a_file_of_two_plans_holds_none(plan: str) -> None:
    line = plan.count("\n") + 1

    assert only_fault(f"{plan}---\n{TASK}") == (
        f"{line}:1-{line}:4 DUT001 error: a second YAML document starts here; a file holds one"
    )


def test_nothing_is_constructed_from_a_tag() -> None:
    assert only_fault("!!python/object/apply:os.system ['true']\n") == (
        "1:1-1:41 DUT004 error: a mapping (key: value) belongs here, but this is a list"
    )
    assert only_fault("!!python/object:os.system {title: 清水}\n") == (
        "1:1-1:38 DUT004 error: the tag !!python/object:os.system has no "
        "meaning in a plan and was ignored; delete it"
    )


# Keys


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            "tsks: []",
            "3:1-3:5 DUT003 error: there is no key tsks here; did you mean tasks?",
        ),
        (
            "Title: 清水",
            "3:1-3:6 DUT003 error: there is no key Title here; did you mean title?",
        ),
        (
            "牵头单位: 县",
            f"3:1-3:5 DUT003 error: there is no key 牵头单位 here; the keys are {KEYS}",
        ),
        (
            "<<: {issuer: 县}",
            f"3:1-3:3 DUT003 error: there is no key << here; the keys are {KEYS}",
        ),
        (
            "x" * 200 + ": 1",
            f"3:1-3:201 DUT003 error: there is no key {'x' * 60} here; the keys are {KEYS}",
        ),
        ("[a]: 1", "3:1-3:4 DUT004 error: a key must be a word, but this is a list"),
        ("? {a: b}\n: 1", "3:3-3:9 DUT004 error: a key must be a word, but this is a mapping"),
        ("?\n: 1", "3:2-3:2 DUT004 error: a key must be a word, but this is nothing"),
        ("'': 1", "3:1-3:3 DUT004 error: a key must be a word, but this is a text"),
        (
            "title: 河",
            "3:1-3:6 DUT002 error: title is given twice, first at line 1; delete one",
        ),
        (
            "tasks:\n  - id: 1",
            "3:1-3:6 DUT002 error: tasks is given twice, first at line 2; delete one",
        ),
    ],
)
def test_a_key_that_does_not_belong_in_a_plan_is_found(line: str, fault: str) -> None:
    assert with_plan_key(line) == [fault]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            "responsable: 县",
            "5:5-5:16 DUT003 error: there is no key responsable here; did you mean responsible?",
        ),
        (
            "kind: street",
            "5:5-5:9 DUT003 error: there is no key kind here; the keys are "
            "id, action, title, lead, responsible, support, open_ended, due, note, due_text, "
            "start, every, leader, contact, steps",
        ),
        ("{a: b}: 1", "5:5-5:11 DUT004 error: a key must be a word, but this is a mapping"),
        (
            "title: 湖",
            "5:5-5:10 DUT002 error: title is given twice, first at line 4; delete one",
        ),
    ],
)
def test_a_key_that_does_not_belong_in_a_task_is_found(line: str, fault: str) -> None:
    assert with_task_key(line) == [fault]


def test_a_key_given_twice_is_found_at_the_second_and_the_first_holds() -> None:
    text = f"{TASK}    lead:\n      - 东街道\n    lead: 西街道\n    note:\n    note: 注\n"

    loaded = load(Source("plan.yaml", text))

    assert faults(text) == [
        "7:5-7:9 DUT002 error: lead is given twice, first at line 5; delete one",
        "9:5-9:9 DUT002 error: note is given twice, first at line 8; delete one",
    ]
    assert loaded.plan is not None
    assert texts(loaded.plan.tasks[0].lead) == ["东街道"]
    assert loaded.plan.tasks[0].note is None


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("title: 清水\n", ["1:1-1:2 DUT005 error: tasks is missing"]),
        ("# 注\ntasks: []\n", ["2:1-2:2 DUT005 error: title is missing"]),
        (
            "\n  issuer: 县\n",
            ["2:3-2:4 DUT005 error: title is missing", "2:3-2:4 DUT005 error: tasks is missing"],
        ),
        (
            "{}",
            ["1:1-1:2 DUT005 error: title is missing", "1:1-1:2 DUT005 error: tasks is missing"],
        ),
        (
            "title: 清水\nunits:\n  - kind: street\n    aliases: 县\ntasks: []\n",
            ["3:5-3:6 DUT005 error: name is missing"],
        ),
        (
            "title: 清水\nactions: [{}]\ntasks: []\n",
            ["2:11-2:12 DUT005 error: id is missing", "2:11-2:12 DUT005 error: title is missing"],
        ),
        (
            "title: 清水\ntasks:\n  - lead: 县\n",
            ["3:5-3:6 DUT005 error: id is missing", "3:5-3:6 DUT005 error: title is missing"],
        ),
    ],
)
def test_a_key_that_must_be_there_is_missed(text: str, missing: list[str]) -> None:
    assert faults(text) == missing


@pytest.mark.parametrize("nothing", ["", " ~", " null", " NULL", " # 注"])
def test_a_key_that_must_be_there_needs_a_value(nothing: str) -> None:
    assert faults(f"title:{nothing}\ntasks:\n  - id:{nothing}\n    title:{nothing}\n") == [
        "1:1-1:6 DUT005 error: title has no value",
        "3:5-3:7 DUT005 error: id has no value",
        "4:5-4:10 DUT005 error: title has no value",
    ]
    assert faults(f"title: 清水\ntasks:{nothing}\n") == ["2:1-2:6 DUT005 error: tasks has no value"]


@pytest.mark.parametrize("nothing", ["", " ~", " null", " Null"])
def test_an_optional_key_without_a_value_is_as_good_as_absent(nothing: str) -> None:
    plan_keys = ["issuer", "issued", "horizon", "expects", "units", "actions"]
    task_keys = [
        "action",
        "lead",
        "responsible",
        "support",
        "open_ended",
        "due",
        "note",
        "due_text",
    ]
    text = "".join(f"{key}:{nothing}\n" for key in plan_keys)
    text += TASK + "".join(f"    {key}:{nothing}\n" for key in task_keys)

    plan = plan_of(text)

    assert plan == Plan(plan.spans, "清水", tasks=plan.tasks)
    (task,) = plan.tasks
    assert task == Task(task.spans, task.span, id="1", title="河")
    assert shown(plan.spans["units"]) == "5:1-5:6"
    assert shown(plan.tasks[0].spans["due"]) == "16:5-16:8"


def test_a_null_in_quotes_is_a_text() -> None:
    plan = plan_of("title: 'null'\ntasks: []\nunits: [{name: '~'}]\n")

    assert (plan.title, plan.units[0].name) == ("null", "~")


# Values of every kind


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("issuer: [县]", "3:9-3:12 DUT004 error: a text belongs here, but this is a list"),
        ("issuer: {a: b}", "3:9-3:15 DUT004 error: a text belongs here, but this is a mapping"),
        ("issuer: ''", "3:9-3:11 DUT004 error: this text is empty"),
        ("issuer: ' \u3000'", "3:9-3:13 DUT004 error: this text is empty"),
        (
            "issued: 2023-5-3",
            "3:9-3:17 DUT004 error: dates are written as 2023-12-31: for 2023-5-3, "
            "write 2023-05-03",
        ),
        (
            "issued: [2023-05-23]",
            "3:9-3:21 DUT004 error: a date (2023-12-31) belongs here, but this is a list",
        ),
        ("issued: 2023-02-30", "3:9-3:19 DUT004 error: there is no such date as 2023-02-30"),
        ("issued: 0000-01-01", "3:9-3:19 DUT004 error: there is no such date as 0000-01-01"),
        (
            "issued: ２０２３-05-23",
            "3:9-3:19 DUT004 error: ２０２３-05-23 is written in full-width characters; "
            "write 2023-05-23",
        ),
        (
            "issued: !!timestamp 2023-05-23",
            "3:9-3:31 DUT004 error: the tag !!timestamp has no meaning in a plan "
            "and was ignored; delete it",
        ),
        (
            "horizon: 二〇二七",
            "3:10-3:14 DUT004 error: a whole number belongs here, but this is 二〇二七",
        ),
        (
            "horizon: '2027'",
            "3:10-3:16 DUT004 error: a whole number belongs here, but this is '2027'",
        ),
        (
            "horizon: 2027.5",
            "3:10-3:16 DUT004 error: a whole number belongs here, but this is 2027.5",
        ),
        ("horizon: -1", "3:10-3:12 DUT004 error: a whole number belongs here, but this is -1"),
        (
            "horizon: " + "9" * 5_000,
            f"3:10-3:5010 DUT004 error: a whole number belongs here, but this is {'9' * 60}",
        ),
        (
            "expects: 10",
            "3:10-3:12 DUT004 error: a mapping (key: value) belongs here, but this is a text",
        ),
        (
            "expects: {tasks: 多}",
            "3:18-3:19 DUT004 error: a whole number belongs here, but this is 多",
        ),
        (
            "expects: {task: 5}",
            "3:11-3:15 DUT003 error: there is no key task here; did you mean tasks?",
        ),
        ("units: 县", "3:8-3:9 DUT004 error: a list (- …) belongs here, but this is a text"),
        (
            "units: {name: 县}",
            "3:8-3:17 DUT004 error: a list (- …) belongs here, but this is a mapping",
        ),
        ("actions: 治水", "3:10-3:12 DUT004 error: a list (- …) belongs here, but this is a text"),
        (
            "units: [县]",
            "3:9-3:10 DUT004 error: 县 stands without its key; write name: 县",
        ),
        (
            "units:\n  -",
            "4:4-4:4 DUT004 error: a mapping (key: value) belongs here, but this is nothing",
        ),
        (
            "units: [[{name: 县}]]",
            "3:9-3:20 DUT004 error: a mapping (key: value) belongs here, but this is a list",
        ),
        (
            "units: [!unit {name: 县}]",
            "3:9-3:24 DUT004 error: the tag !unit has no meaning in a plan and was "
            "ignored; delete it",
        ),
        (
            "units: [{name: 县, kind: ministry}]",
            "3:25-3:33 DUT004 error: one of department, party, committee, street, "
            "company, office, collective, other belongs here, but this is ministry",
        ),
        (
            "units: [{name: 县, kind: [street]}]",
            "3:25-3:33 DUT004 error: one of department, party, committee, street, "
            "company, office, collective, other belongs here, but this is a list",
        ),
    ],
)
def test_a_wrong_value_in_a_plan_is_found(line: str, fault: str) -> None:
    assert with_plan_key(line) == [fault]


NO_PERIOD = (
    "DUT004 error: a day (2027-06-30), a month (2027-06), a quarter (2027-Q2), a half-year "
    "(2027-H1) or a year (2027) belongs here, but this is"
)
WORDS = "; words go under due_text"


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2024", "2024-12-31"),
        ("'2024'", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ('"2024-02"', "2024-02-29"),
        ("2024-Q3", "2024-09-30"),
        ("2024-H1", "2024-06-30"),
        ("2024-06-15", "2024-06-15"),
    ],
)
def test_a_deadline_may_be_a_stretch_of_the_calendar(written: str, last: str) -> None:
    plan = load(Source("plan.yaml", TASK + f"    due: {written}\n")).plan

    assert plan is not None
    due = plan.tasks[0].due
    assert due is not None
    assert (str(due), due.last.isoformat()) == (written.strip("'\""), last)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("note: [a]", "5:11-5:14 DUT004 error: a text belongs here, but this is a list"),
        ('note: ""', "5:11-5:13 DUT004 error: this text is empty"),
        ("action: {id: 1}", "5:13-5:20 DUT004 error: a text belongs here, but this is a mapping"),
        ("due: 年底", f"5:10-5:12 {NO_PERIOD} 年底{WORDS}"),
        ("due: 2024-6", "5:10-5:16 DUT004 error: 2024-6 is written 2024-06 here"),
        ("due: 2024-W26", f"5:10-5:18 {NO_PERIOD} 2024-W26{WORDS}"),
        ("due: [2024]", f"5:10-5:16 {NO_PERIOD} a list{WORDS}"),
        ("due: 2024-02-30", "5:10-5:20 DUT004 error: there is no such date as 2024-02-30"),
        ("due: '2024-Q5'", "5:10-5:19 DUT004 error: there is no such date as '2024-Q5'"),
        ("due_text: ''", "5:15-5:17 DUT004 error: this text is empty"),
        (
            "open_ended: yes",
            "5:17-5:20 DUT004 error: yes is written true here",
        ),
        (
            'open_ended: "true"',
            "5:17-5:23 DUT004 error: true or false belongs here, but this is \"true\"",
        ),
        (
            "open_ended: [true]",
            "5:17-5:23 DUT004 error: true or false belongs here, but this is a list",
        ),
        (
            "open_ended: ''",
            "5:17-5:19 DUT004 error: true or false belongs here, but this is a text",
        ),
        (
            "lead: {name: 县}",
            "5:11-5:20 DUT004 error: a name or a list of names belongs here, but "
"this is a mapping",
        ),
        ("lead: ''", "5:11-5:13 DUT004 error: this text is empty"),
        ("lead: [县, '']", "5:15-5:17 DUT004 error: this text is empty"),
        ("lead: [县, ~]", "5:15-5:16 DUT004 error: a name is missing here"),
        ("lead: ['null', null]", "5:20-5:24 DUT004 error: a name is missing here"),
        ("lead:\n    - 县\n    -", "7:6-7:6 DUT004 error: a name is missing here"),
        ("lead: [[县]]", "5:12-5:15 DUT004 error: a name belongs here, but this is a list"),
        (
            "lead: [{县: 1}]",
            "5:12-5:18 DUT004 error: a name belongs here, but this is a mapping",
        ),
        (
            "lead: [县, !unit 县]",
            "5:15-5:22 DUT004 error: the tag !unit has no meaning in a plan and "
"was ignored; delete it",
        ),
        (
            "note: !!python/name:os.system x",
            "5:11-5:36 DUT004 error: the tag !!python/name:os.system has no "
"meaning in a plan and was ignored; delete it",
        ),
        (
            "note: !<http://example.org/" + "x" * 60 + "> x",
            "5:11-5:95 DUT004 error: the tag http://example.org/" + "x" * 41
            + " has no meaning in a plan and was ignored; delete it",
        ),
    ],
)  # fmt: skip
def test_a_wrong_value_in_a_task_is_found(line: str, fault: str) -> None:
    assert with_task_key(line) == [fault]


@pytest.mark.parametrize(
    ("tasks", "faulty"),
    [
        ("清理", ["2:8-2:10 DUT004 error: a list (- …) belongs here, but this is a text"]),
        ("{id: 1}", ["2:8-2:15 DUT004 error: a list (- …) belongs here, but this is a mapping"]),
        (
            "[清理, ~]",
            [
                "2:9-2:11 DUT004 error: a mapping (key: value) belongs here, but this is a text",
                "2:13-2:14 DUT004 error: a mapping (key: value) belongs here, but this is nothing",
            ],
        ),
    ],
)
def test_the_tasks_are_a_list_of_mappings(tasks: str, faulty: list[str]) -> None:
    loaded = load(Source("plan.yaml", f"title: 清水\ntasks: {tasks}\n"))

    assert faults(f"title: 清水\ntasks: {tasks}\n") == faulty
    assert loaded.plan is not None
    assert loaded.plan.tasks == ()


@pytest.mark.parametrize(
    ("flag", "value"),
    [
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
    ],
)
def test_a_flag_may_be_written_as_yaml_writes_it(flag: str, value: bool) -> None:
    assert plan_of(f"{TASK}    open_ended: {flag}\n").tasks[0].open_ended is value


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("东街道", [("东街道", "5:11-5:14")]),
        ("'东街道'", [("东街道", "5:11-5:16")]),
        ("[东街道]", [("东街道", "5:12-5:15")]),
        ("[东街道, 西街道, 东街道]",
         [("东街道", "5:12-5:15"), ("西街道", "5:17-5:20"), ("东街道", "5:22-5:25")]),
        ("[]", []),
        ("!!str 东街道", [("东街道", "5:11-5:20")]),
        ("\n    - 东街道\n    - 'no'", [("东街道", "6:7-6:10"), ("no", "7:7-7:11")]),
        ("CBD 管委会", [("CBD 管委会", "5:11-5:18")]),
        ("2023", [("2023", "5:11-5:15")]),
    ],
)  # fmt: skip
def test_names_are_one_or_a_list(lead: str, names: list[tuple[str, str]]) -> None:
    (task,) = plan_of(f"{TASK}    lead: {lead}\n").tasks

    assert [(name.text, shown(name.span)) for name in task.lead] == names


def test_a_collective_without_members_is_not_one_of_none() -> None:
    plan = plan_of("title: 清水\ntasks: []\nunits: [{name: 甲}, {name: 乙, members: []}]\n")

    assert [unit.members for unit in plan.units] == [None, ()]


# Ids


@pytest.mark.parametrize(
    "id_", ["1", "0", "123456789012345", "三（二）", "1.1.1", "A-1", "'010'", '"1.10"', "'no'",
            "'2023-05-23'", "!!str 010"],
)  # fmt: skip
def test_an_id_that_every_tool_reads_alike_is_fine(id_: str) -> None:
    (task,) = plan_of(f"title: 清水\ntasks: [{{id: {id_}, title: 河}}]\n").tasks

    assert task.id == id_.removeprefix("!!str ").strip("'\"")


@pytest.mark.parametrize(
    "id_", ["010", "1.10", "no", "2023-05-23", "1_000", "0x1F", "12:30", "true", "1e+3", "1.",
            "=", "1234567890123456"],
)  # fmt: skip
def test_an_id_that_other_tools_read_as_something_else_is_warned_of(id_: str) -> None:
    text = f"title: 清水\ntasks:\n  - id: {id_}\n    title: 河\n"
    loaded = load(Source("plan.yaml", text))

    assert loaded.plan is not None
    assert [task.id for task in loaded.plan.tasks] == [id_]
    assert faults(text) == [
        f"3:9-3:{9 + len(id_)} DUT004 warning: the id {id_} is read as written, "
        "but other tools may read it as something else; put it in quotes"
    ]


def test_ids_are_unique_as_texts() -> None:
    text = (
        "title: 清水\n"
        "actions: [{id: 1, title: 甲}, {id: '1', title: 乙}]\n"
        "tasks:\n"
        "  - {id: 1, title: 甲}\n"
        "  - {id: 一, title: 乙}\n"
        '  - {id: "1", title: 丙}\n'
        "  - {id: 1, title: 丁}\n"
        "  - {title: 戊}\n"
        "  - {title: 己}\n"
    )

    assert faults(text) == [
        "2:35-2:38 DUT106 error: action 1 is already at line 2",
        "6:10-6:13 DUT106 error: task 1 is already at line 4",
        "7:10-7:11 DUT106 error: task 1 is already at line 4",
        "8:5-8:6 DUT005 error: id is missing",
        "9:5-9:6 DUT005 error: id is missing",
    ]


def test_a_task_names_an_action_that_is_there() -> None:
    text = (
        "title: 清水\n"
        "tasks:\n"
        "  - {id: 1, title: 甲, action: 2}\n"
        "  - {id: 2, title: 乙, action: '1'}\n"
        "  - {id: 3, title: 丙, action: 三}\n"
        "actions: [{id: 1, title: 甲}, {id: 二, title: 乙}]\n"
    )

    assert faults(text) == [
        "3:31-3:32 DUT109 error: there is no action 2; the actions are 1, 二",
        "5:31-5:32 DUT109 error: there is no action 三; the actions are 1, 二",
    ]


def test_a_plan_without_actions_has_none_to_name() -> None:
    assert with_task_key("action: 1") == [
        "5:13-5:14 DUT109 error: there is no action 1; the plan has no actions"
    ]


def test_a_message_repeats_only_the_beginning_of_a_long_id() -> None:
    number = "1" * 500
    tasks = f"  - {{id: {number}, title: 河}}\n" * 2

    warning = (
        f"DUT004 warning: the id {'1' * 60} is read as written, "
        "but other tools may read it as something else; put it in quotes"
    )
    assert faults(f"title: 清水\ntasks:\n{tasks}") == [
        f"3:10-3:510 {warning}",
        f"4:10-4:510 {warning}",
        f"4:10-4:510 DUT106 error: task {'1' * 60} is already at line 3",
    ]


def test_a_message_repeats_only_the_first_of_many_long_ids() -> None:
    ids = [str(number).zfill(100) for number in range(30)]
    actions = ", ".join(f"{{id: '{id_}', title: 甲}}" for id_ in ids)
    text = (
        f"title: 清水\nactions: [{actions}]\ntasks: [{{id: 1, title: 河, action: {'a' * 500}}}]\n"
    )

    assert faults(text) == [
        f"3:35-3:535 DUT109 error: there is no action {'a' * 60}; "
        f"the actions are {', '.join(id_[:60] for id_ in ids[:20])}"
    ]


# Aliases


def test_an_alias_stands_at_its_own_place() -> None:
    text = (
        "title: 清水\n"
        "units: [{name: &east 东街道}]\n"
        "tasks:\n"
        "  - {id: 1, title: 甲, lead: *east, responsible: &both [*east, 西街道]}\n"
        "  - {id: 2, title: 乙, lead: *east, responsible: *both}\n"
    )

    plan = plan_of(text)

    assert [shown(name.span) for task in plan.tasks for name in task.lead] == [
        "4:29-4:34",
        "5:29-5:34",
    ]
    assert [shown(task.spans["responsible"]) for task in plan.tasks] == ["4:49-4:67", "5:49-5:54"]
    assert [texts(task.responsible) for task in plan.tasks] == [["东街道", "西街道"]] * 2


def test_a_wrong_value_is_found_at_the_alias_that_brings_it() -> None:
    text = (
        "title: &title 清水\n"
        "issued: *title\n"
        "tasks:\n"
        "  - &task {id: 1, title: 甲}\n"
        "  - *task\n"
        "  - {id: *task, title: 乙}\n"
    )

    assert faults(text) == [
        "2:9-2:15 DUT004 error: a date (2023-12-31) belongs here, but this is 清水",
        "5:5-5:10 DUT106 error: task 1 is already at line 4",
        "6:10-6:15 DUT004 error: a text belongs here, but this is a mapping",
    ]


# All at once


def test_every_fault_is_told_in_the_order_of_the_file() -> None:
    text = (
        "issued: 昨天\n"
        "horizon: 2027\n"
        "units:\n"
        "  - name: 东街道\n"
        "    kind: 街道\n"
        "  - 西街道\n"
        "tasks:\n"
        "  - id: 1\n"
        "    id: 2\n"
        "    leed: 东街道\n"
        "    open_ended: 等\n"
        "  - id: 010\n"
        "    title: 河\n"
        "    action: 9\n"
        "  - id: 1\n"
        "    title: ''\n"
        "horizon: 2028\n"
    )

    loaded = load(Source("plan.yaml", text))

    assert faults(text) == [
        "1:1-1:2 DUT005 error: title is missing",
        "1:9-1:11 DUT004 error: a date (2023-12-31) belongs here, but this is 昨天",
        "5:11-5:13 DUT004 error: 街道 is written street here",
        "6:5-6:8 DUT004 error: 西街道 stands without its key; write name: 西街道",
        "8:5-8:6 DUT005 error: title is missing",
        "9:5-9:7 DUT002 error: id is given twice, first at line 8; delete one",
        "10:5-10:9 DUT003 error: there is no key leed here; did you mean lead?",
        "11:17-11:18 DUT004 error: true or false belongs here, but this is 等",
        "12:9-12:12 DUT004 warning: the id 010 is read as written, but other "
        "tools may read it as something else; put it in quotes",
        "14:13-14:14 DUT109 error: there is no action 9; the plan has no actions",
        "15:9-15:10 DUT106 error: task 1 is already at line 8",
        "16:12-16:14 DUT004 error: this text is empty",
        "17:1-17:8 DUT002 error: horizon is given twice, first at line 2; delete one",
    ]
    assert loaded.plan is not None
    assert [(task.id, task.title) for task in loaded.plan.tasks] == [
        ("1", ""),
        ("010", "河"),
        ("1", ""),
    ]


def test_a_finding_has_the_code_and_the_name_of_its_fault() -> None:
    text = (
        "title: 清水\ntitle: 河\ntitel: 湖\nissued: 昨天\n"
        "tasks: [{id: 1}, {id: 1, title: 甲, action: 1}]\nissuer: [\n"
    )
    whole = text.removesuffix("issuer: [\n")

    def codes(text: str) -> set[tuple[str, str]]:
        return {(found.code, found.name) for found in load(Source("plan.yaml", text)).findings}

    reading = {
        ("DUT002", "duplicate-key"),
        ("DUT003", "unknown-key"),
        ("DUT004", "wrong-value"),
        ("DUT005", "missing-key"),
    }
    assert codes(text) == {("DUT001", "syntax-error"), *reading}
    assert codes(whole) == {("DUT106", "duplicate-id"), ("DUT109", "unknown-action"), *reading}


def test_a_finding_keeps_its_facts_for_another_language() -> None:
    assert load(Source("plan.yaml", "title: 清水\ntasks: []\ntitel: 河\n")).findings == (
        Finding(
            "DUT003",
            "unknown-key",
            Severity.ERROR,
            Message(
                "there is no key {key} here; did you mean {near}?",
                {
                    "key": "titel",
                    "near": ("title",),
                    "known": tuple(KEYS.split(", ")),
                },
            ),
            Span(3, 1, 3, 6),
        ),
    )


@pytest.mark.parametrize("is_enabled", [True, False])
@pytest.mark.parametrize("text", [TASK, "title: [", "- a"])
def test_reading_leaves_the_garbage_collector_as_it_was(text: str, is_enabled: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        gc.enable() if is_enabled else gc.disable()
        loaded = load(Source("plan.yaml", text))
        assert gc.isenabled() is is_enabled
    finally:
        gc.enable() if was_enabled else gc.disable()
    assert isinstance(loaded, Loaded)


def test_what_git_could_not_merge_is_told_as_that() -> None:
    text = (
        "title: x\ntasks:\n<<<<<<< HEAD\n  - {id: 1, title: 甲}\n=======\n  - {id: 1, title: 乙}\n"
        ">>>>>>> other\n"
    )

    assert [found.message.text for found in load(Source("plan.yaml", text)).findings] == [
        "git could not merge lines {first} to {last}; keep what is right of both sides, and "
        "delete the lines <<<<<<<, ======= and >>>>>>>"
    ]
