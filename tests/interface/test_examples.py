"""The examples in the docstrings of the interface do what they show."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import duties
from opened import demo, plan, workplace

MODULES = [
    f"duties.interface.{name}"
    for name in (
        "plan",
        "questions",
        "progress",
        "folder",
        "documents",
        "comparing",
        "results",
        "saying",
        "verifying",
    )
]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("module", MODULES)
def test_examples_give_what_they_show(
    workplace: Path, plan: duties.LoadedPlan, demo: duties.LoadedPlan, module: str
) -> None:
    names = {
        "duties": duties,
        "plan": plan,
        "demo": demo,
        "plans": duties.load_folder("plans"),
        "document": (document := duties.read_document("附表.md")),
        "verified": document.plan.verify(document),
        "comparison": duties.compare("draft.yaml", "plan.yaml"),
    }

    failed, tried = doctest.testmod(import_module(module), extraglobs=names, optionflags=FLAGS)

    assert (failed, tried > 0) == (0, True)
