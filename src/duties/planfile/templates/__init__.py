"""Plans to start from, as they are written into new files."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files

from duties.periods import Stretch
from duties.planfile.templates.dating import dated, shifted


def template(name: str) -> str:
    """Return the text of a template: `starter.zh`, `starter.en` or `example`."""
    return files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")


def demo_files(day: date) -> Mapping[str, str]:
    """Return an invented plan as it stands on a day, with progress up to the month of that day.

    The texts are by the names of their files: `plan.yaml`, `progress/2026-03.yaml`, … Raises
    `OverflowError` where the calendar ends too near.
    """
    texts = {"plan.yaml": dated(template("demo/plan"), day)}
    for number in range(1, _MONTHS + 1):
        month = shifted(day, Stretch.MONTH, number - _MONTHS)
        texts[f"progress/{month}.yaml"] = dated(template(f"demo/progress/{number}"), day)
    return texts


_MONTHS = 5
