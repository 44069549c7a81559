"""How much is drawn at random: a part in `make test`, all of it in the campaign of `make fuzz`."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

Test = TypeVar("Test", bound=Callable[..., Any])

# Hypothesis would parse every module of ours to draw from its literals, and again after each import
# within a test. That takes seconds, and draws other examples where tests run in another order.
pytest.MonkeyPatch().setattr(
    providers,
    "_get_local_constants",
    lambda: providers._local_constants,
    raising=False,
)

IS_CAMPAIGN = "CAMPAIGN" in os.environ


def of_a_campaign(part: int, whole: int) -> int:
    """Return a part, or in the campaign the whole: of what a test marked `campaign` tries."""
    return whole if IS_CAMPAIGN else part


def drawn(part: int, whole: int, **how: Any) -> Callable[[Test], Test]:
    """Have hypothesis draw so many examples; `how` are more of its settings."""
    chosen = settings(deadline=None, max_examples=of_a_campaign(part, whole), **how)

    def decorated(test: Test) -> Test:
        marked: Test = pytest.mark.campaign(chosen(test))
        return marked

    return decorated
