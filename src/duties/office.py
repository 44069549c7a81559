"""LibreOffice, where it is installed: a file of one kind → a file of another.

It runs with a profile of its own in a temporary folder, so that an office that is open does not
matter, and with settings that keep a stranger's file from acting: no macros, no links followed, no
way to the network but by a proxy that is not there.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from duties.limited import Limits

LIMITS = Limits(memory=4_000_000_000, seconds=180)
"""What one run may take: bytes of addresses, and seconds, by the clock as by the processor."""

_PROGRAMS = ("soffice", "libreoffice")
_MOST_WRITTEN = 1_000_000_000  # bytes of one file, its own temporary ones too


class NotConvertedError(Exception):
    """LibreOffice made nothing of a file; `is_late` says that it took too long."""

    def __init__(self, *, is_late: bool) -> None:
        super().__init__(is_late)
        self.is_late = is_late


def found() -> str | None:
    """Return the program: on the path, or where its installers put it; None where it is not."""
    for name in _PROGRAMS:
        if program := shutil.which(name):
            return program
    return next((str(place) for place in _usual_places() if place.is_file()), None)


def _usual_places() -> Iterator[Path]:
    """Yield where installers put the program without naming it on the path."""
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path("~/Applications").expanduser()):
            yield folder / "LibreOffice.app/Contents/MacOS/soffice"
    elif sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
            if folder_name := os.environ.get(variable):
                yield Path(folder_name) / "LibreOffice" / "program" / "soffice.exe"
    else:
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield Path("/snap/bin/libreoffice")


def converted(program: str, data: bytes, ending: str, to: str, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a file that ends in `ending`, as the kind of file that `to` ends in.

    Raises `NotConvertedError` if the program does not make them within the limits. Nothing is left
    of it then: no process, no file.
    """
    with TemporaryDirectory(prefix="duties-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        file = folder / f"document.{ending}"
        file.write_bytes(data)
        made = folder / "made"
        profile = folder / "profile"
        _settle(profile)
        is_done = _run(
            [
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                *("--headless", "--norestore", "--nolockcheck"),
                *("--convert-to", _FILTERS.get(to, to), "--outdir", str(made), str(file)),
            ],
            limits,
        )
        if is_done:
            with suppress(OSError):
                return (made / f"document.{to}").read_bytes()
    raise NotConvertedError(is_late=not is_done)


_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}


def _run(command: list[str], limits: Limits) -> bool:
    """Run a command to its end, its children too; tell whether it came to one in time."""
    try:
        process = subprocess.Popen(  # noqa: S603 (a program found by name, and files of our own)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_without_network(os.environ),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            preexec_fn=_holding(limits),
        )
    except OSError:
        return True
    try:
        process.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that it started."""
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        with suppress(OSError):
            subprocess.run(  # noqa: S603
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
                capture_output=True,
                check=False,
            )
    process.kill()
    process.wait()


def _holding(limits: Limits) -> Callable[[], None] | None:
    """Return what has the system hold the limits of a child; None where it cannot."""
    try:
        import resource
    except ImportError:
        return None

    def hold() -> None:
        for kind, most in (
            (resource.RLIMIT_CPU, int(limits.seconds)),
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_FSIZE, _MOST_WRITTEN),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(OSError, ValueError):  # macOS holds no limit of addresses
                resource.setrlimit(kind, (most, most))

    return hold


_NOWHERE = "127.0.0.1:9"


def _without_network(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment with a proxy that is not there for whatever is fetched."""
    others = {key: value for key, value in environment.items() if not key.lower().endswith("proxy")}
    return others | dict.fromkeys(
        ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), f"http://{_NOWHERE}"
    )


def _settle(profile: Path) -> None:
    """Write a profile in which files cannot act."""
    folder = profile / "user"
    folder.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        "utf-8",
    )


_SECURITY = "Office.Common/Security/Scripting"
_INTERNET = "Inet/Settings"
_SETTINGS = (
    (_SECURITY, "MacroSecurityLevel", "3"),  # signed by somebody trusted, and nobody is
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "DisableActiveContent", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),  # never
    ("Office.Calc/Content/Update", "Link", "1"),  # never
    (_INTERNET, "ooInetProxyType", "2"),  # by hand
    *(
        (_INTERNET, f"ooInet{kind}Proxy{part}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for part, value in zip(("Name", "Port"), _NOWHERE.split(":"), strict=True)
    ),
)
