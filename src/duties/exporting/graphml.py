"""The graph of units and tasks as GraphML, for Gephi, yEd, Cytoscape and their kin."""

from io import BytesIO

from duties.exporting.dossier import Dossier
from duties.formats.text import escape_hidden
from duties.graph import interchange

_BEGINNING = b"<?xml version='1.0' encoding='utf-8'?>\n<graphml "


def render(dossier: Dossier) -> bytes:
    """Return the graph of `duties.graph.interchange`; hidden characters, which XML has no way to
    write, are written as escapes.
    """
    from networkx.readwrite.graphml import write_graphml_xml

    graph = interchange(dossier.plan, dossier.register)
    for attributes in (
        graph.graph,
        *(attributes for _, attributes in graph.nodes(data=True)),
        *(attributes for _, _, attributes in graph.edges(data=True)),
    ):
        for key, value in attributes.items():
            if isinstance(value, str):
                attributes[key] = escape_hidden(value)
    out = BytesIO()
    write_graphml_xml(graph, out, named_key_ids=True)
    return out.getvalue()


def is_own(data: bytes) -> bool:
    """Tell whether the file begins as an export begins."""
    return data.startswith(_BEGINNING) and b'edgedefault="undirected"' in data
