"""Every flow can be walked to its end in both languages, and the survey meets what conditions hide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest

from app.dialogue.events import Offer, Said
from app.dialogue.flow import Choose, Do, End, Question, Say
from app.dialogue.walking import FORGET
from app.services.surveys import Seen, Survey
from app.services.templates import is_ours
from app.services.walking_paths import Walker
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


@cache
def surveyed(language: str) -> tuple[Seen, ...]:
    """Every turn that a survey of one language meets; walked once for all tests that look at it."""
    survey = Survey(walker(language))
    seen = tuple(survey.turns())
    assert survey.is_complete
    return seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_flow_comes_to_its_end(language: str) -> None:
    """Nobody is stuck at a question, and nobody goes in circles, who gives plausible answers."""
    paths = [walker(language).first_path(flow) for flow in sorted(orienta().content.library.flows)]
    assert [path.flow for path in paths if not path.is_finished] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sample_is_misunderstood(language: str) -> None:
    """What the walk types is read at once: a reader that stops reading its own example shows here."""
    refusals = {"engine/not_understood", "engine/which"}
    for seen in surveyed(language):
        said = {each.context for each in seen.said}
        assert not said & refusals, seen.said


AFTER_A_SKIP = {"i589/a2/spouse_gate", "i589/d/name", "i589/d/native"}
"""Asked where an answer of Part A.I was left for later, or is a language that a survey never gives."""


def test_the_survey_meets_every_question_of_every_flow() -> None:
    """No question is hidden behind an answer that the survey never gives, but those of the other language's way in."""
    library = orienta().content.library
    met = {each.node.partition("[")[0] for seen in surveyed("es") for each in seen.said if each.node}
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


SMALL_SCREEN = 750
"""Characters on a phone of 360 by 640 points without scrolling back, the options not counted."""

LONGER_FOR_A_REASON = {
    "i589/b/grounds/ask": "what the five reasons mean must be read before the boxes",
    "engine/pick_answer": "lists a person's own answers",
    "hearing_plan/the_plan/say": "the plan for the day is one message, to be kept and read on the way without a signal",
}
"""Texts whose turn may be longer."""

SMS_BUDGET = 7
"""Segments that one answer may cost, question and options included; more is a text that belongs behind MORE."""

GOODBYES = {"engine/erased", "wrong_number/sorry/say"}
"""After these nothing waits: the person has left."""


def test_no_turn_is_longer_than_a_small_screen() -> None:
    """What does not fit stands behind MORE."""
    voice = orienta().voice()
    for language in LANGUAGES:
        for seen in surveyed(language):
            words = "\n\n".join(voice.words(said, "whatsapp") for said in seen.said)
            contexts = {said.context for said in seen.said}
            assert len(words) <= SMALL_SCREEN or contexts & LONGER_FOR_A_REASON.keys(), (len(words), contexts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_costs_more_than_its_budget(language: str) -> None:
    """By SMS, in either language, with the options written out."""
    voice = orienta().voice()
    for seen in surveyed(language):
        contexts = {said.context for said in seen.said}
        segments = sum(message.segments for message in voice.render(list(seen.said), "sms"))
        assert segments <= SMS_BUDGET or contexts & LONGER_FOR_A_REASON.keys(), (segments, contexts)


def test_no_line_is_untranslated() -> None:
    """Every text that any walk in Spanish meets has Spanish words, and none is a proposal."""
    wording = orienta().voice().wording
    for seen in surveyed("es"):
        assert [s.context for s in seen.said if s.context and not wording.has(s.context, s.source, "es")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_turn_ends_with_a_next_step(language: str) -> None:
    """A question, options, or how to go on; only a goodbye leaves nothing to do."""
    steps = ("engine/story_more", "engine/story_goes_on", "hint/", "engine/pick_answer")
    for seen in surveyed(language):
        last = seen.said[-1]
        waits = (
            last.offers or last.node or ".prompts" in last.context or last.context.rpartition("/")[2][:8] == "prompts."
        )
        assert waits or last.context in GOODBYES or last.context.startswith(steps), last.context


def _information() -> list[str]:
    """The flows that tell something and are no interview."""
    flows = orienta().content.library.flows.values()
    return sorted(flow.flow for flow in flows if not flow.interview and flow.flow not in {"menu", "i589"})


@pytest.mark.parametrize("flow", _information())
def test_every_topic_leads_home(flow: str) -> None:
    """From a list of ways to go on, "nothing more" leads to the menu without another question."""
    library = orienta().content.library
    questions = [node for node in library.questions(flow) if isinstance(node, Choose) and len(node.options) > 3]
    lists = [node for node in questions if any(option.to for option in node.options)]
    for node in lists:
        backs = [option for option in node.options if option.id == "back"]
        assert backs or flow == "menu", f"{flow}/{node.id} has no way back"
        spot = library.spot(flow, backs[0].to or "")
        assert spot is not None
        nodes = library.flows[flow].nodes
        ahead = list(nodes[nodes.index(spot.node) :])
        while isinstance(ahead[0], Say) or (isinstance(ahead[0], Do) and ahead[0].do == FORGET):
            after = ahead[0].to if isinstance(ahead[0], Say) else None
            ahead = ahead[[node.id for node in ahead].index(after) if after else 1 :]
        assert isinstance(ahead[0], End), f"{flow}/{node.id}: {ahead[0].id}"
