"""Word documents → PDF, by LibreOffice where it is installed."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from duties.errors.exports import NoOfficeError, OfficeFailedError
from duties.exporting.marks import WRITER

TIME_LIMIT = 180  # seconds
_PROGRAMS = ("soffice", "libreoffice")
_MARK = WRITER.encode("utf-16-be").hex().upper().encode()
"""How a PDF of LibreOffice has the name of who wrote the document that it is made from."""


def found() -> str:
    """Return the program; raises `NoOfficeError` where there is none."""
    for name in _PROGRAMS:
        if program := shutil.which(name):
            return program
    raise NoOfficeError


def to_pdf(program: str, document: bytes, limit: float = TIME_LIMIT) -> bytes:
    """Return a Word document as a PDF; raises `OfficeFailedError` if the program cannot do it.

    It runs with a profile of its own, so that an office that is open does not matter.
    """
    with TemporaryDirectory(prefix="duties-") as name:
        folder = Path(name)
        file = folder / "report.docx"
        file.write_bytes(document)
        profile = (folder / "profile").as_uri()
        try:
            subprocess.run(  # noqa: S603 (a program found by name, and files of our own)
                [
                    program,
                    f"-env:UserInstallation={profile}",
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    name,
                    str(file),
                ],
                capture_output=True,
                check=False,
                timeout=limit,
            )
            return file.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            raise OfficeFailedError(program) from None


def is_own(data: bytes) -> bool:
    """Tell whether a PDF was made from a document of ours."""
    return data.startswith(b"%PDF") and _MARK in data
