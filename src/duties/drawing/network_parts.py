"""A network that is too large for one sheet, in parts: the busiest units, then those around each.

A part is all that joins its units, so that two units without a line never share more than it says.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from duties.drawing.ties import Network, Tie

_TRIED = 6  # units that are tried for the room that is left on a sheet


class NetworkPart(NamedTuple):
    """Some units of a network, and those of them that it is about; none in an overview."""

    found: Network
    about: tuple[str, ...] = ()


Fits = Callable[[Network], bool]
"""Whether a sheet has room for some units."""


def divided_network(found: Network, fits: Fits) -> list[NetworkPart]:
    """Return a network in parts that fit: the whole, or its busiest units and then all others.

    Each tie is in one part or more, and so is each unit. Two units that are tied are one part even
    if they do not fit.
    """
    if fits(found):
        return [NetworkPart(found)]
    busiest = _busiest(found, fits)
    parts = [NetworkPart(busiest)] if busiest.ties else []
    left = _Left(found, {tie: None for tie in found.ties if tie not in set(busiest.ties)})
    loose = [unit for unit in found.units if not any(unit in tie[:2] for tie in found.ties)]
    while left.ties:
        parts.append(left.next_part(fits))
    while loose:
        part = _first_of(found, loose, fits)
        parts.append(part)
        loose = loose[len(part.about) :]
    return parts


def within(found: Network, units: Iterable[str]) -> Network:
    """Return some units of a network with the ties between them."""
    kept = frozenset(units)
    return found._replace(
        units=tuple(unit for unit in found.units if unit in kept),
        ties=tuple(tie for tie in found.ties if kept.issuperset(tie[:2])),
    )


def _first_of(found: Network, units: Sequence[str], fits: Fits) -> NetworkPart:
    """Return as many of some units as fit."""
    count = _most(len(units), lambda count: fits(within(found, units[:count])))
    return NetworkPart(within(found, units[:count]), tuple(units[:count]))


def _busiest(found: Network, fits: Fits) -> Network:
    """Return the busiest units that fit, without those that are tied to none of them."""

    def first(count: int) -> Network:
        some = within(found, found.units[:count])
        return within(some, {unit for tie in some.ties for unit in tie[:2]})

    return first(_most(len(found.units), lambda count: fits(first(count))))


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """Return how many of so many fit, at least one."""
    low, high = 1, count + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


class _Left:
    """The ties of a network that are in no part yet."""

    def __init__(self, found: Network, ties: dict[Tie, None]) -> None:
        self._found = found
        self.ties = ties

    def next_part(self, fits: Fits) -> NetworkPart:
        """Take the next part out: units with many such ties, and those that they are tied to."""
        units: dict[str, None] = {}
        about: list[str] = []
        while self.ties:
            hub = next(
                (
                    hub
                    for hub in self._hubs(units)[:_TRIED]
                    if fits(within(self._found, (*units, hub, *self._others(hub))))
                ),
                None,
            )
            if hub is None:
                break
            about.append(hub)
            units |= dict.fromkeys((hub, *self._others(hub)))
            self._take(units)
        if not units:
            (hub, *_), others = self._hubs(units), self._others(self._hubs(units)[0])
            count = _most(
                len(others),
                lambda count: fits(within(self._found, (hub, *others[:count]))),
            )
            units = dict.fromkeys((hub, *others[:count]))
            about.append(hub)
            self._take(units)
        return NetworkPart(within(self._found, units), tuple(about))

    def _take(self, units: dict[str, None]) -> None:
        for tie in [tie for tie in self.ties if tie.first in units and tie.second in units]:
            del self.ties[tie]

    def _others(self, hub: str) -> Sequence[str]:
        """Return the units that are still to be shown with one, the most strongly tied first."""
        return [tie.other(hub) for tie in self.ties if hub in tie[:2]]

    def _hubs(self, units: dict[str, None]) -> list[str]:
        """Return the units with such ties: those first that bring many and few units with them."""
        others: dict[str, list[str]] = {}
        for tie in self.ties:
            for unit in tie[:2]:
                others.setdefault(unit, []).append(tie.other(unit))

        def worth(hub: str) -> tuple[float, int]:
            added = sum(unit not in units for unit in (hub, *others[hub]))
            ties = len(others[hub])
            return (ties / (added + 1) if units else ties, ties)

        ranks = {unit: place for place, unit in enumerate(self._found.units)}
        return sorted(others, key=lambda hub: (*(-each for each in worth(hub)), ranks[hub]))
