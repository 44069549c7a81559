"""What is installed is the tool, whole, and it runs outside the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path, **environ: str) -> str:
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**os.environ, **environ},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("duties-*-py3-none-any.whl")
    return built


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}

    wanted = {
        f"duties/{file.relative_to(ROOT / 'src' / 'duties').as_posix()}"
        for file in (ROOT / "src" / "duties").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".po"
    }
    assert held == wanted
    assert {"duties/py.typed", "duties/locale/zh/LC_MESSAGES/duties.mo"} < held


def test_the_installed_command_answers_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Offline: the libraries are those of this environment, only `duties` is installed anew."""
    home = tmp_path / "env"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    libraries = sysconfig.get_path("purelib")
    offline = {"PYTHONPATH": libraries, "DUTIES_LANG": "zh", "PIP_NO_INDEX": "1"}
    run(python, "-m", "pip", "install", "--no-deps", wheel, cwd=tmp_path, **offline)
    duties = home / "bin" / "duties"

    run(duties, "init", "--example", cwd=tmp_path, **offline)

    assert run(duties, "who-leads", "19", cwd=tmp_path, **offline) == (
        "19 加快建设重庆数字经济产业园\n   牵头单位  数字经济产业园管委会\n"
    )
    assert str(home) in run(
        python, "-c", "import duties; print(duties.__file__)", cwd=tmp_path, **offline
    )


@pytest.mark.system
def test_pip_installs_it_with_all_that_it_needs(tmp_path: Path) -> None:
    home = tmp_path / "env"
    venv.create(home, with_pip=True)

    run(home / "bin" / "python", "-m", "pip", "install", "--quiet", ROOT, cwd=tmp_path)
    run(home / "bin" / "duties", "init", "--example", cwd=tmp_path)

    for query in ("my-tasks qzjw", "workload", "tasks -f json"):
        assert run(home / "bin" / "duties", *query.split(), cwd=tmp_path)
