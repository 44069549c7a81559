"""Which units of several plans are one: the same office of the same place.

区住建委 in a plan of 渝中区 is 渝中区住房和城乡建设委员会 in any other plan, and another unit than
区住建委 in a plan of 江北区. What names no place is of the place that the plan is for.
"""

from collections.abc import Sequence
from typing import NamedTuple

from duties.naming.names import Register, normal_form
from duties.naming.official import official_names
from duties.naming.places import Placed, Places


class OfficeOfPlace(NamedTuple):
    """An office and the place that it is of; two names with the same are names of one unit.

    `body` and `end` are as in `Office`. Where a plan does not tell the place, `place` is the plan's
    own, which no other plan has, and begins with a blank.
    """

    place: str
    body: str
    end: str

    @property
    def is_placed(self) -> bool:
        """Whether the place is known."""
        return not self.place.startswith(" ")

    @property
    def level(self) -> str:
        """What is known of a place that is not: 省, or nothing."""
        return "" if self.is_placed else self.place.partition("\n")[2]


def fullest_issuers(issuers: Sequence[str | None]) -> list[str | None]:
    """Return for each issuer the one that says most about the same place: 重庆市渝中区 for 渝中区.

    Where two say it differently (甲市城区 and 乙市城区), they are left as they are.
    """
    chains = [Places(issuer).chain for issuer in issuers]
    longer: dict[str, set[tuple[str, ...]]] = {}
    for chain in chains:
        if len(chain) > 1:
            longer.setdefault(chain[-1], set()).add(chain)
    return [
        "".join(next(iter(longer[chain[0]])))
        if len(chain) == 1 and len(longer.get(chain[0], ())) == 1
        else issuer
        for chain, issuer in zip(chains, issuers, strict=True)
    ]


class Whose:
    """Says of which place each unit of a plan is an office, and which office.

    `issuer` is the plan's, as `fullest_issuers` returns it; `plan` is any name that no other plan
    has, for what only this plan could tell.
    """

    def __init__(self, register: Register, issuer: str | None, plan: str) -> None:
        self._official = official_names(register, issuer)
        self.places = Places(issuer)
        self._unknown = f" {plan}"

    def of(self, name: str) -> OfficeOfPlace:
        """Return what a name or an alias of the plan's units is; raises `KeyError` for others."""
        place, office = self._official.reading(name)
        own = self.places.own
        if not place:
            place = own or self._unknown
        elif self.places.is_mere_sign(place):
            place = f"{self._unknown}\n{place}"  # 省财政厅, and the issuer does not say of which 省
        if not (office.body or office.end):
            return OfficeOfPlace(place, normal_form(name), "")
        return OfficeOfPlace(place, office.body, office.end)

    def parted(self, name: str) -> Placed:
        """Return a name, as it is written, parted from the place that it begins with."""
        placed = self.places.split(normal_form(name))
        for at in range(len(name)):
            if normal_form(name[at:]) == placed.rest:
                return Placed(placed.place, name[at:])
        return Placed("", name)

    def kin(self, name: str) -> str | None:
        """Return what offices akin to this one have in common; None where no list knows it."""
        return self._official.reading(name).office.kin
