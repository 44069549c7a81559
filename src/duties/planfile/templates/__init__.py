"""Plans to start from, as they are written into a new file."""

from importlib.resources import files


def template(name: str) -> str:
    """Return the text of a template: `starter.zh`, `starter.en` or `example`."""
    return files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")
