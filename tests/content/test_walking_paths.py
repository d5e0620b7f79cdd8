"""Every flow can be walked to its end in both languages, and the survey meets what conditions hide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest

from app.dialogue.events import Offer, Said
from app.dialogue.flow import Question
from app.services.templates import is_ours
from app.services.walking_paths import Survey, Walker
from app.settings import Settings
from app.wiring import Orienta

NOW = datetime(2026, 11, 21, 16, tzinfo=UTC)
LANGUAGES = ("es", "en")


@cache
def orienta() -> Orienta:
    """The repository's content."""
    return Orienta(Settings(_env_file=None), clock=lambda: NOW)


@cache
def walker(language: str) -> Walker:
    """Walks it in one language."""
    return Walker(orienta().worlds, orienta().voice(), language=language, now=NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_flow_comes_to_its_end(language: str) -> None:
    """Nobody is stuck at a question, and nobody goes in circles, who gives plausible answers."""
    paths = [walker(language).first_path(flow) for flow in sorted(orienta().content.library.flows)]
    assert [path.flow for path in paths if not path.is_finished] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sample_is_misunderstood(language: str) -> None:
    """What the walk types is read at once: a reader that stops reading its own example shows here."""
    refusals = {"engine/not_understood", "engine/which"}
    for seen in Survey(walker(language)).turns():
        said = {each.context for each in seen.said}
        assert not said & refusals, seen.said


AFTER_A_SKIP = {"i589/a2/spouse_gate", "i589/d/name", "i589/d/native"}
"""Asked where an answer of Part A.I was left for later, or is a language that a survey never gives."""


def test_the_survey_meets_every_question_of_every_flow() -> None:
    """No question is hidden behind an answer that the survey never gives, but those of the other language's way in."""
    library = orienta().content.library
    met = {each.node.partition("[")[0] for seen in Survey(walker("es")).turns() for each in seen.said if each.node}
    wanted = {f"{flow}/{node.id}" for flow in library.flows for node in library.questions(flow)}
    assert isinstance(next(library.questions("welcome")), Question)
    assert wanted - met == AFTER_A_SKIP


def test_the_same_walk_twice_is_the_same_path() -> None:
    """Nothing but content, language and moment decides."""
    paths = [
        Walker(orienta().worlds, orienta().voice(), language="es", now=NOW).first_path("welcome") for _ in range(2)
    ]
    assert paths[0] == paths[1]


@pytest.mark.parametrize("make", [lambda: Survey(walker("es"), most=5)], ids=["five turns"])
def test_a_survey_cut_short_says_so(make: Callable[[], Survey]) -> None:
    """No silent cap."""
    survey = make()
    assert len(list(survey.turns())) <= 5
    assert not survey.is_complete


def test_choices_in_a_persons_own_words_are_never_ours() -> None:
    """An offer without a context is what somebody wrote: no template is made of it."""
    label = Offer("1", "", "12 de marzo")
    own = Offer("yes", "engine/yes", "Yes")
    assert is_ours(Said("a/b", "?", "es", offers=(own, own)))
    assert not is_ours(Said("a/b", "?", "es", offers=(own, label)))
