"""The units of a plan within a Word document, where no reader sees them, for an import to read.

A table of tasks does not say of which kind a unit is, what else it is called and whom it stands
for. Word keeps such a part with the document (ECMA-376, part 1, 15.2.5).
"""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from duties.formats.text import printable
from duties.model import Plan, Unit

NAMESPACE = "urn:duties:units"
"""What tells this part from those that other programs put beside a document."""


_PLACE = "/customXml/item9.xml"  # the library's own template has another


def add_units(document: Any, plan: Plan) -> None:
    """Add the units of a plan to a document: name, kind, aliases, members, and no post or phone."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    told = "".join(map(_unit, plan.units))
    data = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<units xmlns="{NAMESPACE}">{told}</units>'
    )
    package = document.part.package
    part = Part(PackURI(_PLACE), "application/xml", data.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _unit(unit: Unit) -> str:
    names = "".join(
        f"<{kind}>{escape(printable(name.text))}</{kind}>"
        for kind, names in (("alias", unit.aliases), ("member", unit.members or ()))
        for name in names
    )
    name, kind = quoteattr(printable(unit.name)), quoteattr(unit.kind or "")
    return f"<unit name={name} kind={kind}>{names}</unit>"
