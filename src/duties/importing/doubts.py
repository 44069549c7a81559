"""What a person should look at in what was read."""

from typing import Generic, NamedTuple, TypeVar

from duties.messages import Message

Where = TypeVar("Where")


class Doubt(NamedTuple, Generic[Where]):
    """Something that a person should look at, and where: an offset in a text, or a `Place`."""

    message: Message
    place: Where
