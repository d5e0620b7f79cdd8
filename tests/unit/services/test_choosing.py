"""Choices about messages nobody asked for, found among all that a person answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.dialogue.conversation import Answer, Conversation
from app.dialogue.flow import Question
from app.dialogue.library import FlowLibrary
from app.dialogue.run import locate
from app.services.choosing import choices_of, chosen
from tests.support.scripts import worlds

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


def answered(value: object, state: str = "answered") -> Answer:
    """An answer given now."""
    return Answer(value=value, state=state, at=NOW)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def library() -> FlowLibrary:
    """The flows as they are."""
    return worlds().content.library


def test_every_question_of_the_content_is_known_by_its_key(library: FlowLibrary) -> None:
    """The index names the same place as following each key does, and leaves out no choice."""
    keys = [f"{flow}/{question.id}" for flow in library.flows for question in library.questions(flow)]
    keys += [f"{name}/{old}" for name, flow in library.flows.items() for old in flow.moved]
    followed = {key: node.save for key in keys if (found := locate(library, key)) and (node := _question(found[1]))}
    own = {key: save for key, save in followed.items() if save and save.startswith("@")}
    assert {"welcome/unasked", "welcome/hours", "hearing_reminders/remind"} <= own.keys()
    assert library.choices == own


def _question(node: object) -> Question | None:
    return node if isinstance(node, Question) else None


@pytest.mark.parametrize(
    ("answers", "save", "value"),
    [
        pytest.param({}, "@hours", None, id="nothing was answered"),
        pytest.param({"welcome/hours": answered("evening")}, "@hours", "evening", id="answered"),
        pytest.param({"welcome/hours": answered(None, "declined")}, "@hours", None, id="declined"),
        pytest.param(
            {"welcome/agree": answered("no"), "welcome/refused": answered("agree")}, "@agree", "no", id="first"
        ),
        pytest.param({"gone/flow[0]": answered("x"), "welcome/hours": answered("day")}, "@hours", "day", id="old key"),
    ],
)
def test_what_was_chosen_is_found(
    library: FlowLibrary, answers: dict[str, Answer], save: str, value: str | None
) -> None:
    """The first answer that stands where a choice is kept is the choice; keys no flow has any more harm nothing."""
    assert chosen(answers, library, save) == value


def test_a_pin_makes_all_words_neutral(library: FlowLibrary) -> None:
    """Who wanted everything named and then set a PIN is written to neutrally."""
    said = Conversation(answers={"welcome/unasked": answered("full")})
    assert choices_of(said, library).words == "full"
    assert choices_of(said.model_copy(update={"pin_digest": "x"}), library).words == "neutral"
    with_pin = Conversation(answers={**said.answers, "welcome/pin": answered("set")})
    assert choices_of(with_pin, library).words == "neutral"
