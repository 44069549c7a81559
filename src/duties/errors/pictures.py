"""Errors of pictures and of the programs that draw them."""

from duties.errors.base import DutiesError, NothingFoundError
from duties.messages import N_, Message


class IdleUnitError(NothingFoundError):
    """A unit has no task to draw."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            Message(N_("{unit} has no task, so there is nothing to draw"), {"unit": unit})
        )


class ActionWithoutTasksError(NothingFoundError):
    """An action has no task to draw."""

    def __init__(self, action: str) -> None:
        super().__init__(
            Message(
                N_("action {action} has no task, so there is nothing to draw"), {"action": action}
            )
        )


class EmptyPictureError(NothingFoundError):
    """Nobody has a task to draw."""

    def __init__(self) -> None:
        super().__init__(Message(N_("no unit has a task in this, so there is nothing to draw")))


class NoTargetsToDrawError(NothingFoundError):
    """The plan has no targets."""

    def __init__(self) -> None:
        super().__init__(Message(N_("the plan has no targets, so there is nothing to draw")))


class NoBodiesToDrawError(NothingFoundError):
    """The plan lists no bodies above the units."""

    def __init__(self) -> None:
        text = N_("the plan lists no groups or task forces (`bodies`), so there is nothing to draw")
        super().__init__(Message(text))


class NothingChangedError(NothingFoundError):
    """No task of one plan is other than in the other."""

    def __init__(self, old: str, new: str) -> None:
        text = N_(
            "no task differs between {old} and {new}, so there is nothing to draw; `duties diff` "
            "tells whatever else does"
        )
        super().__init__(Message(text, {"old": old, "new": new}))


class NoComparisonError(DutiesError):
    """What changed was asked for without saying since which plan."""

    def __init__(self) -> None:
        super().__init__(Message(N_("say which earlier plan to compare with: --against OLD")))


class NothingPlannedError(NothingFoundError):
    """The plan has neither tasks nor targets."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("the plan has neither tasks nor targets, so there is nothing to draw"))
        )


class NoPaperError(DutiesError):
    """Paper is to be laid on its side, but none is named."""

    def __init__(self) -> None:
        super().__init__(Message(N_("--landscape needs a paper: add --paper A4, A3 or A1")))


class PaperInMermaidError(DutiesError):
    """Mermaid is to be laid out for paper."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("Mermaid knows no paper: leave --paper out, or draw a PDF or an SVG"))
        )


class ManySheetsError(DutiesError):
    """A picture of several files cannot go to the standard output."""

    def __init__(self, sheets: int, format_: str) -> None:
        super().__init__(
            Message(
                N_(
                    "the picture takes {sheets} sheets, each a file in {format}; name a file with "
                    "-o, or draw a PDF"
                ),
                {"sheets": sheets, "format": format_.upper()},
            )
        )


class UnknownPictureError(DutiesError):
    """A file's name does not decide the format of a picture."""

    def __init__(self, name: str, endings: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("pictures end in one of {endings}; name another file, or give --format"),
                {"endings": endings},
            ),
            name,
        )


class NoDotError(DutiesError):
    """A format needs the system's Graphviz, which is not installed."""

    def __init__(self, format_: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{format} needs Graphviz itself; install it (apt install graphviz, "
                    "brew install graphviz, winget install graphviz), or draw SVG"
                ),
                {"format": format_.upper()},
            )
        )


class NoSystemEngineError(DutiesError):
    """Graphviz was asked for but is not installed."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "Graphviz is not installed; leave out --engine system to use the embedded "
                    "engine"
                )
            )
        )


class EngineFormatError(DutiesError):
    """The embedded engine has no fonts for Chinese, so it draws only SVG."""

    def __init__(self, format_: str) -> None:
        super().__init__(
            Message(
                N_("the embedded engine draws only SVG; {format} needs --engine system"),
                {"format": format_.upper()},
            )
        )


class NoMermaidError(DutiesError):
    """Mermaid cannot express a picture."""

    def __init__(self, picture: str) -> None:
        super().__init__(
            Message(
                N_("Mermaid cannot draw this picture ({picture}); draw SVG"), {"picture": picture}
            )
        )


class TooManyTasksError(DutiesError):
    """A whole plan has more tasks than one chart in Mermaid can hold."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            Message(
                N_(
                    "{count} tasks are too many for one chart (over {limit}); draw one for "
                    "each action with `duties draw actions`, or raise --max-tasks"
                ),
                {"count": count, "limit": limit},
            )
        )


class NoSubjectError(DutiesError):
    """A picture of one unit or action was asked for without saying which."""

    def __init__(self, picture: str) -> None:
        super().__init__(
            Message(
                N_("say which {picture} to draw: duties draw {picture} NAME"), {"picture": picture}
            )
        )


class NeedlessSubjectError(DutiesError):
    """A picture of the whole plan was asked for with one of its parts."""

    def __init__(self, picture: str, subject: str) -> None:
        super().__init__(
            Message(
                N_(
                    "`duties draw {picture}` shows the whole plan and takes no {subject}; "
                    "draw a unit or an action"
                ),
                {"picture": picture, "subject": subject},
            )
        )


class NeedlessOptionError(DutiesError):
    """An option was given that has no effect on the picture."""

    def __init__(self, option: str, picture: str) -> None:
        super().__init__(
            Message(
                N_("{option} has no effect on `duties draw {picture}`; leave it out"),
                {"option": option, "picture": picture},
            )
        )


class EngineMissingError(DutiesError):
    """A program that draws cannot be started."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            Message(
                N_("{name} cannot be started ({reason}); install duties or Graphviz again"),
                {"name": name, "reason": reason},
            )
        )


class EngineTimeoutError(DutiesError):
    """A program that draws was stopped; `limit` is in seconds."""

    def __init__(self, name: str, limit: float) -> None:
        super().__init__(
            Message(
                N_("{name} was stopped after {limit} seconds; draw less, or try another --engine"),
                {"name": name, "limit": f"{limit:g}"},
            )
        )


class EngineFailedError(DutiesError):
    """A program that draws failed; `said` is the last line of its errors."""

    def __init__(self, name: str, code: int, said: str) -> None:
        facts = {"name": name, "code": code, "said": said}
        if said:
            text = N_("{name} failed with code {code} and said: {said}")
        else:
            text = N_("{name} failed with code {code} and said nothing")
        super().__init__(Message(text, facts))


class OpposedOptionsError(DutiesError):
    """Two options ask for the opposite."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            Message(
                N_("{one} and {other} ask for the opposite; leave one of them out"),
                {"one": one, "other": other},
            )
        )
