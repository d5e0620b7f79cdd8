"""Any application, however long, loses no character on its way to the drawn page. `make soak` tries 2,000 of them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.i589.application import Application
from tests.support.blanks import official_of, template_of
from tests.support.i589_forms import edition_map_of, printing_policy_of
from tests.support.long_applications import any_application, losses
from tests.support.positions import Blank

EDITIONS = ["2025-01-20", "2020-08-25"]


@pytest.fixture(scope="module")
def blanks() -> dict[str, Blank]:
    """The official blanks, read once."""
    return {edition: Blank(official_of(edition)) for edition in EDITIONS}


def _answers(one: Application) -> int:
    return sum(1 for _ in one.answers())


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32), st.sampled_from(EDITIONS))
def test_no_character_of_any_application_is_lost(blanks: dict[str, Blank], seed: int, edition: str) -> None:
    """Names, stories, rows and children of any number and length are drawn, on a sheet, or whole on the ledger."""
    one = any_application(Random(seed), edition)
    rules = printing_policy_of(edition)
    assert losses(one, edition_map_of(edition), rules, template_of(edition), blanks[edition]) == []


def test_the_longest_application_is_whole(blanks: dict[str, Blank]) -> None:
    """The longest of a hundred, with more than six hundred answers: most lists go far beyond their printed rows."""
    edition = EDITIONS[0]
    one = max((any_application(Random(seed), edition) for seed in range(100)), key=_answers)
    assert _answers(one) > 600
    rules = printing_policy_of(edition)
    assert losses(one, edition_map_of(edition), rules, template_of(edition), blanks[edition]) == []
