"""What a person should look at in what was read, and the reporter that gathers it."""

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from duties.errors.base import SHOWN
from duties.importing.document import Place
from duties.importing.fates import Fate
from duties.messages import N_, Message

Where = TypeVar("Where")


class Doubt(NamedTuple, Generic[Where]):
    """Something that a person should look at, and where: an offset in a text, or a `Place`."""

    message: Message
    place: Where


class Gathering(NamedTuple):
    """How a doubt is told that one document may give many times.

    Up to `few` are told one by one, more of them at the place of the first: in the words `of_many`,
    or, where there are none, in those of the message itself, which has a plural. The words of many
    may list the first of what is doubtful, each with its place, as `found`; `listed` is the fact.
    """

    few: int
    of_many: str | None = None
    listed: str = ""

    def told(self, doubts: list[Doubt[Place]]) -> list[Doubt[Place]]:
        """Return what is told of all doubts of one kind."""
        if len(doubts) <= self.few:
            return doubts
        message, place = doubts[0]
        facts = {**message.facts, "count": len(doubts)}
        if self.listed:
            facts["found"] = tuple(
                Message(
                    N_("{words} ({place})"),
                    {"words": doubt.message.facts[self.listed], "place": doubt.place.message()},
                )
                for doubt in doubts[:SHOWN]
            )
        if self.of_many is None:
            return [Doubt(message._replace(facts=facts), place)]
        return [Doubt(Message(self.of_many, facts), place)]


class Reporter:
    """Gathers what a person should look at in a document, from every stage, and what became of it.

    `gatherings` are the doubts that are not told one by one, by the text of their message.
    """

    def __init__(self, gatherings: Mapping[str, Gathering] | None = None) -> None:
        self._gatherings = gatherings or {}
        self._doubts: list[Doubt[Place]] = []
        self._gathered: dict[str, list[Doubt[Place]]] = {text: [] for text in self._gatherings}
        self._told: set[tuple[str, object]] = set()  # what was said of which names
        self.places: dict[Place, Message] = {}
        """The places that doubts speak of, each with the first of its doubts."""
        self.fates: dict[Place, Fate] = {}
        """What became of places, where the stage that decides it has said so."""

    def became(self, place: Place, fate: Fate) -> None:
        """Note what became of what stands at a place."""
        self.fates.setdefault(place, fate)

    def doubt(
        self,
        place: Place,
        message: Message,
        others: Iterable[Place] = (),
        *,
        is_beside: bool = False,
    ) -> None:
        """Note what is uncertain at a place; what concerns a name is said once.

        `others` are the places that it speaks of as well. One of what stands `is_beside` the text
        there says nothing of the text.
        """
        if not is_beside:
            for each in (place, *others):
                self.places.setdefault(each, message)
        name = message.facts.get("name") or message.facts.get("names")
        if name is not None:
            if (message.text, name) in self._told:
                return
            self._told.add((message.text, name))
        self._gathered.get(message.text, self._doubts).append(Doubt(message, place))

    def tell_gathered(self) -> None:
        """Tell what was gathered up to now."""
        for text, doubts in self._gathered.items():
            self._doubts += self._gatherings[text].told(doubts)
            doubts.clear()

    def doubts(self) -> tuple[Doubt[Place], ...]:
        """Return the doubts by their places; those at one place as they were told."""
        return tuple(sorted(self._doubts, key=_position))


def _position(doubt: Doubt[Place]) -> tuple[int, ...]:
    page, line, paragraph, table, row, _ = doubt.place
    return (page or 0, line or 0, paragraph or 0, table or 0, row or 0)
