from pathlib import Path

import click
import pytest
from conftest import Duties

from duties.cli.app import COMMANDS, make_app
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
    return found.get_params(context)


@pytest.mark.parametrize(
    ("chinese", "key"), [("牵头", "lead"), ("责任", "responsible"), ("配合", "support")]
)
def test_a_role_may_be_typed_in_chinese(plan: Path, duties: Duties, chinese: str, key: str) -> None:
    asked = ("tasks", "--unit", "区教委", "-f", "csv", "--role")

    assert duties(*asked, chinese) == duties(*asked, key)


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
    ("command", "option"), OPTIONS, ids=[f"{name} {option.opts[0]}" for name, option in OPTIONS]
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


@pytest.mark.parametrize("name", ["--plan", "--lang"])
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
