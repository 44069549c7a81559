from pathlib import Path

import click
import pytest
from conftest import Duties

from duties.cli.app import COMMANDS, make_app
from duties.cli.choices import SpokenChoice
from duties.cli.language import Language
from duties.cli.session import Session


def options_of(command: str) -> list[click.Parameter]:
    """Return the parameters of a command."""
    session = Session(Language.EN)
    app = make_app(session.into)
    context = click.Context(app, obj=session)
    assert isinstance(app, click.Group)
    found = app.get_command(context, command)
    assert found is not None
    return found.get_params(found.make_context(command, [], parent=context, resilient_parsing=True))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("牵头", "lead"),
        ("牵头单位", "lead"),
        ("牵头 部门", "lead"),
        ("主责单位", "lead"),
        ("LEAD", "lead"),
        ("责任", "responsible"),
        ("责任单位", "responsible"),
        ("承办单位", "responsible"),
        ("配合", "support"),
        ("配合单位", "support"),
        ("协办单位", "support"),
    ],
)
def test_a_role_may_be_typed_as_documents_call_it(
    plan: Path, duties: Duties, typed: str, key: str
) -> None:
    asked = ("tasks", "--unit", "区教委", "-f", "csv", "--role")

    assert duties(*asked, typed) == duties(*asked, key)


@pytest.mark.parametrize(
    ("chinese", "keys"),
    [
        (("matrix", "--sort", "任务量", "-f", "表格"), ("matrix", "--sort", "load", "-f", "table")),
        (("matrix", "--sort", "名称", "-f", "CSV"), ("matrix", "--sort", "name", "-f", "csv")),
        (("units", "-f", "md"), ("units", "-f", "markdown")),
        (
            ("lint", "-f", "简明", "--fail-on", "错误"),
            ("lint", "-f", "concise", "--fail-on", "error"),
        ),
        (
            ("draw", "单位", "区教委", "-o", "-", "-f", "DOT", "--engine", "内置"),
            ("draw", "unit", "区教委", "-o", "-", "-f", "dot", "--engine", "embedded"),
        ),
        (("export", "-", "-f", "markdown"), ("export", "-", "-f", "md")),
    ],
)
def test_other_values_may_be_typed_in_chinese_too(
    plan: Path, duties: Duties, chinese: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    assert duties(*chinese) == duties(*keys)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            ("tasks", "--role", "领导"),
            "--role 只能取 牵头（lead）、责任（responsible）、配合（support） 之一；"
            "参见 `duties tasks --help`",
        ),
        (
            ("matrix", "--sort", "大小"),
            "--sort 只能取 任务量（load）、名称（name）、方案顺序（plan） 之一；"
            "参见 `duties matrix --help`",
        ),
        (
            ("tasks", "--format", "纸"),
            "--format 只能取 表格（table）、json、csv、markdown 之一；参见 `duties tasks --help`",
        ),
        (
            ("lint", "--fail-on", "严重"),
            "--fail-on 只能取 错误（error）、警告（warning）、提示（info） 之一；"
            "参见 `duties lint --help`",
        ),
    ],
)
def test_a_refusal_in_chinese_lists_what_may_be_typed_in_chinese(
    duties: Duties, asked: tuple[str, ...], sentence: str
) -> None:
    assert duties("--lang", "zh", *asked) == (2, "", f"错误: {sentence}\n")


def test_every_choice_of_the_command_line_is_in_one_table_of_words() -> None:
    session = Session(Language.EN)
    root = make_app(session.into)
    context = click.Context(root, obj=session)
    assert isinstance(root, click.Group)
    commands = [root.get_command(context, name) for name in COMMANDS]
    types = [parameter.type for command in commands if command for parameter in command.params]
    choices = [type_ for type_ in types if isinstance(type_, click.Choice)]

    assert choices
    assert all(isinstance(choice, SpokenChoice) and choice.is_known for choice in choices)


def test_a_value_may_be_typed_in_any_case() -> None:
    assert SpokenChoice(["A4", "A3", "screen"]).meant("a3") == "A3"


def test_another_role_is_refused_with_the_roles_there_are(plan: Path, duties: Duties) -> None:
    assert duties("tasks", "--role", "领导") == (
        2,
        "",
        "error: --role takes one of lead, responsible, support; see `duties tasks --help`\n",
    )


def test_the_busiest_units_alone_may_be_asked_for(plan: Path, duties: Duties) -> None:
    everyone = duties("workload", "-f", "csv").out.splitlines()

    assert duties("workload", "--top", "3", "-f", "csv").out.splitlines() == everyone[:4]


OPTIONS = [
    (command, option)
    for command in COMMANDS
    for option in options_of(command)
    if not isinstance(option, click.Argument)
]


def values_of(option: click.Parameter) -> tuple[str, str]:
    """Return two values that the option takes."""
    if isinstance(option.type, click.Choice):
        *_, second, first = map(str, option.type.choices)
        return first, second
    return "2", "3"


@pytest.mark.parametrize(
    ("command", "option"),
    OPTIONS,
    ids=[f"{name} {max(option.opts, key=len)}" for name, option in OPTIONS],
)
def test_no_option_of_any_command_drops_a_value(
    plan: Path, duties: Duties, command: str, option: click.Option
) -> None:
    name = max(option.opts, key=len)
    if option.multiple:
        assert "more than once" in str(option.help) or ",..." in str(option.metavar)
        return
    if option.is_flag:
        assert not option.secondary_opts
        return
    first, second = values_of(option)

    answer = duties(command, name, first, option.opts[0], second)

    sentence = f"{name} takes one value, and you gave several: {first}, {second}"
    assert answer == (2, "", f"error: {sentence}; see `duties {command} --help`\n")


@pytest.mark.parametrize("name", ["--progress", "--lang"])
def test_an_option_of_all_commands_is_not_dropped_before_the_command_either(
    plan: Path, duties: Duties, name: str
) -> None:
    first, second = ("zh", "en") if name == "--lang" else ("a.yaml", "b.yaml")

    for answer in (
        duties(name, first, name, second, "tasks"),
        duties(name, first, "tasks", name, second),
    ):
        assert answer.code == 2
        assert first in answer.err
        assert second in answer.err


def test_the_same_value_again_and_a_flag_again_do_no_harm(plan: Path, duties: Duties) -> None:
    asked = ("tasks", "--unit", "区教委", "--direct", "-f", "csv")

    assert duties(*asked, "--direct", "--format", "csv", "-u", "区教委") == duties(*asked)


def test_what_is_given_more_than_once_may_be_any_of_it(plan: Path, duties: Duties) -> None:
    def ids(*asked: str) -> set[str]:
        return set(duties(*asked, "-f", "csv").out.splitlines())

    for option, first, second in (
        ("--unit", "区教委", "区民政局"),
        ("--action", "二", "3"),
        ("--grep", "消费", "文旅"),
        ("--role", "lead", "support"),
    ):
        both = ids("tasks", option, first, option, second)
        assert both == ids("tasks", option, first) | ids("tasks", option, second)
    both = ids("my-tasks", "区住建委", "-a", "1", "-a", "2")
    assert both == ids("my-tasks", "区住建委", "-a", "1") | ids("my-tasks", "区住建委", "-a", "2")


@pytest.mark.parametrize("asked", ["verify b.yaml 方案.txt", "lint b.yaml c.yaml", "init b.yaml"])
def test_a_plan_named_by_an_argument_does_not_drop_the_one_named_by_the_option(
    workplace: Path, duties: Duties, asked: str
) -> None:
    answer = duties(*asked.split(), "--plan", "a.yaml")

    assert answer.code == 2
    assert answer.err.startswith("error: --plan names a.yaml, but the command also names b.yaml")
