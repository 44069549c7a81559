"""The stages: their order is pinned, and each is a function of a tree that it leaves as it was."""

from itertools import combinations, pairwise

import pytest
from documents import cases

from duties.importing.document import Document
from duties.importing.doubts import Reporter
from duties.importing.pipeline import draft_by
from duties.importing.shape import read_document
from duties.importing.stages import STAGES, ImportStage
from duties.importing.structure.tree import Tree

UNKNOWN_HEADING = (
    "<table><tr><td>序号</td><td>重点内容说明</td><td>牵头单位</td></tr>"
    "<tr><td>1</td><td>修建大桥工程</td><td>市交通局</td></tr>"
    "<tr><td>2</td><td>修建大路工程</td><td>市水务局</td></tr></table>"
)
DOCUMENTS = (
    read_document("document.html", UNKNOWN_HEADING.encode()),
    *(
        read_document("document.txt", text.encode())
        for name, text, _ in cases()
        if name.startswith("order:")
    ),
)
NAMES = [stage.name for stage in STAGES]
FIRST = NAMES.index("guessed headings of tables")
PASSES = STAGES[NAMES.index("outline") + 1 :]
INDEPENDENT = {
    # The second does nothing where any note of the document says who leads or answers; the first
    # needs such a note beside a sentence, and leaves it there. So only one of them does anything,
    # whichever comes first.
    ("sentences beside notes", "headings that name units"),
}


def swapped(first: ImportStage, second: ImportStage) -> list[ImportStage]:
    """Return the stages with two of them in each other's place."""
    places = {first.name: second, second.name: first}
    return [places.get(stage.name, stage) for stage in STAGES]


def changed(stages: list[ImportStage]) -> list[Document]:
    """Return the documents that come out differently by these stages."""
    return [each for each in DOCUMENTS if draft_by(stages, each) != draft_by(STAGES, each)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(first, second, id=f"{first.name} / {second.name}")
        for first, second in pairwise(STAGES[FIRST:])
        if (first.name, second.name) not in INDEPENDENT
    ],
)
def test_stages_next_to_each_other_cannot_change_places(
    first: ImportStage, second: ImportStage
) -> None:
    assert changed(swapped(first, second))


def test_the_stages_on_parts_cannot_run_in_the_opposite_order() -> None:
    rest = len(STAGES) - len(PASSES)

    assert len(PASSES) == 5
    assert len(changed([*STAGES[:rest], *reversed(PASSES)])) == 3


def test_stages_that_may_change_places_give_every_case_the_same_draft() -> None:
    by_name = {stage.name: stage for stage in STAGES}
    for first, second in INDEPENDENT:
        stages = swapped(by_name[first], by_name[second])
        for name, text, _ in cases():
            document = read_document("document.txt", text.encode())
            assert draft_by(stages, document) == draft_by(STAGES, document), name


def test_a_stage_leaves_the_tree_that_it_is_given_as_it_was() -> None:
    for document in DOCUMENTS:
        tree = Tree(document, document.blocks)
        for stage in STAGES:
            before = repr(tree)
            after = stage.run(tree, Reporter())
            assert repr(tree) == before
            assert stage.run(tree, Reporter()) == after
            tree = after


def test_what_a_stage_gives_to_a_part_carries_its_name() -> None:
    givers = set()
    for _, text, _ in cases():
        document = read_document("document.txt", text.encode())
        tree = Tree(document, document.blocks)
        for stage in STAGES:
            before = {passage.given_by for part in tree.parts for passage in part.passages}
            tree = stage.run(tree, Reporter())
            after = {passage.given_by for part in tree.parts for passage in part.passages}
            assert after - before <= {stage.name, None}
            givers |= after
    assert givers - {None} == {
        "notes on several items",
        "headings handed down",
        "headings that name units",
        "notes below points",
    }


def test_stages_have_names_of_their_own() -> None:
    assert all(one != other for one, other in combinations(NAMES, 2))
