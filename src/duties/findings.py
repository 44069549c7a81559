"""A finding: something wrong in a plan, at its place."""

from enum import StrEnum
from typing import NamedTuple

from duties.messages import Message
from duties.source import Span


class Severity(StrEnum):
    """An error means that someone cannot know what to do; the others are milder."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(NamedTuple):
    """One fault: the rule's code and name, how grave it is, what is wrong and where."""

    code: str
    name: str
    severity: Severity
    message: Message
    span: Span
