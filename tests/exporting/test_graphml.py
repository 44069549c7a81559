from collections import Counter
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx

from duties.exporting.graphml import render
from handing_on import HOSTILE, dossier, shipped_dossier, small_dossier


def read(data: bytes) -> "nx.MultiGraph[str]":
    graph = nx.read_graphml(BytesIO(data), force_multigraph=True)
    assert isinstance(graph, nx.MultiGraph)
    return graph


def test_the_graph_reads_back_with_its_units_tasks_and_roles() -> None:
    graph = read(render(shipped_dossier()))
    plan = shipped_dossier().plan

    kinds = Counter(data["node"] for _, data in graph.nodes(data=True))
    assert kinds == {"unit": 47, "task": 55, "target": 35}
    roles = Counter(data["role"] for _, _, data in graph.edges(data=True) if "role" in data)
    assert roles == {"lead": 57, "responsible": 115}
    assert graph.nodes["t1"]["label"] == plan.tasks[0].title
    assert graph.nodes["t1"]["open_ended"] is True
    assert graph.nodes["u1"] == {
        "node": "unit",
        "label": "区发改委",
        "kind": "department",
        "registered": True,
    }


def test_every_node_edge_and_key_has_an_id_of_its_own() -> None:
    root = ElementTree.fromstring(render(shipped_dossier()))  # noqa: S314 (we have written it)

    for kind in ("node", "edge", "key"):
        ids = [each.get("id") for each in root.iter() if each.tag.endswith(f"}}{kind}")]
        assert len(ids) == len(set(ids)) > 0


def test_hidden_characters_which_xml_cannot_hold_are_escapes() -> None:
    of = small_dossier(tasks=r'id: 1, title: "=1+1\e[31m<b>&\u202E\uFFFE", lead: 甲局')
    assert of.plan.tasks[0].title == HOSTILE

    assert read(render(of)).nodes["t1"]["label"] == r"=1+1\u001b[31m<b>&\u202e\ufffe"


def test_an_empty_plan_is_an_empty_graph() -> None:
    assert len(read(render(dossier("title: 空\ntasks: []\n")))) == 0
