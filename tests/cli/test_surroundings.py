"""Whatever the shell, the system and the folder are like: one sentence, and the right code."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, Duties

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform == "win32", reason="shells and files of POSIX"),
]
needs_full = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no /dev/full"
)
FULL = "error: stdout: the file cannot be written (No space left on device)\n"


def shell(line: str, **environ: str) -> tuple[int, str]:
    """Run a line of the shell in which `duties` is the command; return its code and its notes.

    A pipe has the code of `duties`.
    """
    places = {"PYTHONPATH": str(ROOT / "src"), "PYTHON": sys.executable, "PYTHONUNBUFFERED": ""}
    done = subprocess.run(
        ["bash", "-c", f'duties() {{ "$PYTHON" -m duties "$@"; }}; set -o pipefail; {line}'],
        capture_output=True,
        check=False,
        env={**os.environ, **places, **environ},
    )
    told = done.stderr.decode(errors="surrogateescape")
    assert "Traceback" not in told, told
    assert "Exception ignored" not in told, told
    assert "itself failed" not in told, told
    return done.returncode, told


@needs_full
@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("duties tasks >/dev/full", (2, FULL)),
        ("duties --help >/dev/full", (2, FULL)),
        ("duties >/dev/full", (2, FULL)),
        ("duties export - -f xlsx >/dev/full", (2, FULL)),
        ("duties tasks -p none 2>/dev/full", (2, "")),
        ("duties nonsense 2>/dev/full", (2, "")),
        ("duties export a.csv 2>/dev/full", (2, "")),
        ("duties lint >/dev/full 2>/dev/full", (2, "")),
    ],
)
def test_a_full_disk_behind_a_stream_is_said_where_it_can_be(
    plan: Path, line: str, outcome: tuple[int, str]
) -> None:
    assert shell(line) == outcome


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("duties tasks >&-", (0, "")),
        ("duties export - -f xlsx >&-", (0, "")),
        ("duties export a.csv 2>&-", (0, "")),
        ("duties tasks -p none 2>&-", (2, "")),
        ("duties tasks >&- 2>&-", (0, "")),
        ("duties nonsense >&- 2>&-", (2, "")),
        ("duties export a.csv >&-", (0, "note: wrote a.csv\n")),
        ("duties tasks <&- | cat", (0, "")),
    ],
)
def test_a_closed_stream_changes_no_code_and_gets_nothing(
    plan: Path, line: str, outcome: tuple[int, str]
) -> None:
    assert shell(line) == outcome


def test_what_is_written_never_takes_the_place_of_a_closed_stream(plan: Path) -> None:
    assert shell("duties export closed.csv >&- 2>&- <&-") == (0, "")
    assert shell("duties export open.csv") == (0, "note: wrote open.csv\n")
    assert Path("closed.csv").read_bytes() == Path("open.csv").read_bytes()


@pytest.mark.parametrize(
    "command", ["duties --help", "duties", "duties --version", "duties tasks", "duties schema"]
)
def test_a_reader_that_leaves_early_ends_the_command_quietly(plan: Path, command: str) -> None:
    assert shell(f"{command} | true") == (0, "")


def test_a_reader_of_notes_that_leaves_early_changes_no_code(plan: Path) -> None:
    assert shell("duties nonsense 2>&1 >/dev/null | true")[0] == 2
    assert shell("duties export a.csv 2>&1 >/dev/null | true")[0] == 0
    assert Path("a.csv").exists()


@pytest.mark.parametrize(
    "line",
    [
        "duties who-leads 19",
        "duties lint --statistics",
        "duties init",
        "duties export a.csv -p {plan}",
        "duties draw plan --open -p {plan}",
        "duties diff HEAD~1",
    ],
)
def test_a_deleted_folder_is_said_to_be_deleted(plan: Path, line: str) -> None:
    gone = f"mkdir gone; cd gone; rmdir ../gone; {line.format(plan=plan)}"

    assert shell(gone) == (
        2,
        "error: the folder that you are in was deleted; change to another one (cd)\n",
    )


def test_a_plan_is_asked_from_a_deleted_folder_all_the_same(plan: Path) -> None:
    assert shell(f"mkdir gone; cd gone; rmdir ../gone; duties who-leads 19 -p {plan}") == (0, "")


@pytest.fixture
def bytes_name(plan: Path) -> str:
    """The name of a copy of the plan that is not UTF-8, with a document beside it."""
    name = os.fsdecode(b"\xff\xfe.yaml")
    try:
        shutil.copy(plan, name)
    except OSError:
        pytest.skip("this system has no such names")
    Path(f"{name}.txt").write_text("1.修路。（牵头单位：甲局）\n", encoding="utf-8")
    return name


def assert_tells_no_half_letter(code: int, told: str) -> None:
    assert (code, "error" in told) == (0, False), told
    assert "\udcff" not in told
    assert told.isprintable() or told.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "lines",
    [
        ("lint {} --fail-on error",),
        ("lint {} -f sarif --fail-on error",),
        ("lint {} -f json --fail-on error",),
        ("lint {} --write-baseline known.json", "lint {} --baseline known.json"),
        ("export {}.html -p {}",),
        ("export {}.xlsx -p {}", "export {}.md -p {}"),
        ("diff {} plan.yaml -f json",),
        ("draw plan -p {} -o {}.svg",),
        ("import {}.txt --dry-run",),
    ],
)
def test_the_name_of_a_file_need_not_be_utf_8(
    bytes_name: str, duties: Duties, lines: tuple[str, ...]
) -> None:
    for line in lines:
        answer = duties(*(word.replace("{}", bytes_name) for word in line.split()))

        assert_tells_no_half_letter(answer.code, answer.err)


@pytest.mark.parametrize(
    "line",
    [
        "duties who-leads 19 -p {}",
        "duties import {}.txt -o {}.new && duties lint {}.new --fail-on error",
    ],
)
def test_a_name_that_is_not_utf_8_comes_from_the_shell(bytes_name: str, line: str) -> None:
    assert_tells_no_half_letter(*shell(line.replace("{}", "$'\\xff\\xfe.yaml'")))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("tasks -p loop.yaml", "loop.yaml: this link leads to itself; name another file"),
        ("import loop.yaml", "loop.yaml: this link leads to itself; name another file"),
        ("export loop.csv", "loop.csv: this link leads to itself; name another file"),
        (
            "tasks -p dead.yaml",
            "dead.yaml: this is a link to {folder}/nowhere.yaml, which does not exist",
        ),
        (
            "import dead.yaml",
            "dead.yaml: this is a link to {folder}/nowhere.yaml, which does not exist",
        ),
        (
            "export dead.csv",
            "dead.csv: this is a link to {folder}/no/a.csv, in a folder that does not exist; "
            "make it first",
        ),
        (
            "tasks -p folder",
            "folder: no plan is in this folder or below: no YAML file (.yaml, .yml) has tasks; "
            "name another one, or run `duties import`",
        ),
        (
            f"export {'a' * 300}.csv",
            f"{'a' * 300}.csv: the file cannot be written (File name too long)",
        ),
    ],
)
def test_an_odd_file_is_called_what_it_is(
    odd_files: str, duties: Duties, arguments: str, sentence: str
) -> None:
    assert duties(*arguments.split()) == (2, "", f"error: {sentence.format(folder=odd_files)}\n")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "DUTIES_PLAN=folder duties tasks",
            "folder: no plan is in this folder or below: no YAML file (.yaml, .yml) has tasks; "
            "name another one, or run `duties import`",
        ),
        (
            "DUTIES_PLAN=$'a\\e[2J\\n' duties tasks",
            "a\\u001b[2J\\n: there is no such file; name the plan with --plan, or run "
            "`duties init`",
        ),
        (
            "duties tasks -p $'a\\nb'",
            "a\\nb: there is no such file; name the plan with --plan, or run `duties init`",
        ),
    ],
)
def test_an_odd_name_from_the_shell_is_told_as_it_is(
    odd_files: str, line: str, sentence: str
) -> None:
    assert shell(line) == (2, f"error: {sentence}\n")


@pytest.fixture
def odd_files(plan: Path) -> str:
    """The path of a folder with links that lead nowhere, and a folder in it."""
    Path("folder").mkdir()
    for link, target in (
        ("loop.yaml", "loop.yaml"),
        ("loop.csv", "loop.csv"),
        ("dead.yaml", "nowhere.yaml"),
        ("dead.csv", "no/a.csv"),
    ):
        Path(link).symlink_to(target)
    return os.path.realpath(Path.cwd())


def test_an_empty_name_is_none_and_a_very_long_argument_a_question_like_any(plan: Path) -> None:
    assert shell("duties who-leads 19 -p ''") == (0, "")
    assert shell("duties who-leads $(printf 'a%.0s' {1..50000})")[0] == 1


NO_PERMISSION = "you have no permission for this file or its folder; ask whoever owns it"


def as_nobody_in_particular() -> str:
    """Return what makes a command one that may not read every file, though root runs it."""
    if os.geteuid() != 0:
        return ""
    if shutil.which("setpriv") is None:
        pytest.skip("root may read everything, and setpriv is not installed")
    return "setpriv --bounding-set=-all --inh-caps=-all "


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("tasks -p secret.yaml", f"secret.yaml: {NO_PERMISSION}"),
        ("lint secret.yaml", f"secret.yaml: {NO_PERMISSION}"),
        ("import secret.yaml", f"secret.yaml: {NO_PERMISSION}"),
        ("import plan.yaml --units-from secret.yaml", f"secret.yaml: {NO_PERMISSION}"),
        ("tasks -p closed/plan.yaml", f"closed/plan.yaml: {NO_PERMISSION}"),
        ("export closed/a.csv", f"closed/a.csv: {NO_PERMISSION}"),
        ("export secret.csv", f"secret.csv: {NO_PERMISSION}"),
        ("export kept/a.csv", "kept/a.csv: the folder kept cannot be written to; use another one"),
        (
            "draw plan -o kept/a.svg",
            "kept/a.svg: the folder kept cannot be written to; use another",
        ),
        ("export --each-unit kept/a", "kept/a: the folder kept cannot be written to; use another"),
        ("lint --fix kept.yaml", "kept.yaml: the file is read-only; name another one, or allow"),
        (
            "record 19 --state done --progress kept",
            "kept/{month}.yaml: the folder kept cannot be written to; use another one",
        ),
        ("record 19 --state done --progress closed", f"closed: {NO_PERMISSION}"),
    ],
)
def test_what_the_user_may_not_do_is_said(plan: Path, arguments: str, sentence: str) -> None:
    runner = as_nobody_in_particular()
    for name in ("secret.yaml", "secret.csv"):
        Path(shutil.copy(plan, name)).chmod(0)
    Path(shutil.copy(plan, "kept.yaml")).chmod(0o444)
    Path("closed").mkdir(mode=0o000)
    Path("kept").mkdir(mode=0o555)

    code, told = shell(f'{runner}"$PYTHON" -m duties {arguments}')

    Path("closed").chmod(0o700)
    Path("kept").chmod(0o700)
    sentence = sentence.format(month=f"{date.today():%Y-%m}")
    assert (code, told.startswith(f"error: {sentence}")) == (2, True), told
    assert "Excel" not in told


def test_a_plan_here_is_found_though_a_folder_above_is_closed(plan: Path) -> None:
    runner = as_nobody_in_particular()
    inner = Path("above/inner")
    inner.mkdir(parents=True)
    shutil.copy(plan, inner)

    line = f'cd above/inner; chmod 0 ../../above; {runner}"$PYTHON" -m duties who-leads 19'
    outcome = shell(f"{line}; code=$?; chmod 700 {Path.cwd()}/above; exit $code")

    assert outcome == (0, "")


@pytest.mark.parametrize(
    "environ",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
        {"TMPDIR": "/nonexistent"},
        {"HOME": ""},
    ],
    ids=str,
)
def test_any_locale_and_any_environment_gives_the_same_answer(
    plan: Path, environ: dict[str, str]
) -> None:
    line = "duties my-tasks 区住建委 -f csv >answer.csv; duties export 表.xlsx"

    assert shell(f"unset HOME; {line}" if "HOME" in environ else line, **environ) == (
        0,
        "note: 区住建委 may also have 8 tasks given to collectives without listed members, "
        "24 other tasks whose lists end in “and others”; `--possible` lists them\n"
        "note: wrote 表.xlsx\n",
    )
    assert "区住建委" in Path("answer.csv").read_text(encoding="utf-8")
