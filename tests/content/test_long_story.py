"""A story that never ends is kept whole, costs little, and is handed to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.dialogue.conversation import Conversation, Frame
from app.dialogue.events import HandoffRequested
from app.dialogue.flow import Flow
from app.dialogue.form.storytelling import STORY_CHARACTERS, STORY_PARTS
from app.services.content import Worlds
from app.services.playing import Player
from app.services.speech import Voice
from tests.support.released import HOUSE, NOW, released_content, released_wording

TELLING = {
    "flow": "telling",
    "legal": {"none": "test"},
    "nodes": [{"id": "story", "story": "What happened?", "label": "Story"}, {"id": "end", "end": "menu"}],
}


@pytest.fixture
def teller() -> Player:
    """Somebody who is asked for a story."""
    content = released_content()
    library = replace(content.library, flows={**content.library.flows, "telling": Flow.model_validate(TELLING)})
    worlds = Worlds(replace(content, library=library), released_wording(), HOUSE)
    one = Player(worlds, Voice(released_wording(), library), channel="whatsapp", now=NOW)
    one.conversation = Conversation(language="es", frames=(Frame(flow="telling", node="story"),), last_at=NOW, turn=1)
    return one


def parts(one: Player) -> int:
    """How many parts are kept."""
    assert one.conversation is not None
    return len(one.conversation.answers["telling/story"].parts)


@pytest.mark.parametrize("length", [1, 1600])
def test_story_has_an_end(teller: Player, length: int) -> None:
    """Past the end nothing more is added, the person is told so, staff are called, and DONE goes on as ever."""
    said = 0
    while not any(isinstance(event, HandoffRequested) for event in teller.events):
        teller.say("x" * length)
        said += 1
        assert said <= STORY_PARTS + 1
    assert parts(teller) == said - 1
    assert parts(teller) == STORY_PARTS or parts(teller) * length >= STORY_CHARACTERS
    assert [each.context for each in teller.said] == ["safety/story_long"]
    teller.say("LISTO")
    assert "engine/story_kept" in [each.context for each in teller.said]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Salí de noche." + "\n" * 6 + "Después llegaron ellos", id="empty lines"),
        pytest.param("Me gritaban: " + "fuera " * 40 + "!!!!!!!! y yo     corrí", id="said over and over"),
    ],
)
def test_story_is_kept_as_it_was_written(teller: Player, told: str) -> None:
    """What is read of a message may be shorter; what is kept of a story never is."""
    teller.say(told)
    assert teller.conversation is not None
    answer = teller.conversation.answers["telling/story"]
    assert ([part.text for part in answer.parts], answer.original) == ([told], told)


def test_question_with_many_marks_leaves_the_story(teller: Player) -> None:
    """It is known again although less of it was read than is kept."""
    teller.say("Salí de noche con mis hijos y después llegaron ellos a la casa")
    teller.say("esto quién lo lee" + "?" * 9)
    assert parts(teller) == 2
    assert teller.conversation is not None
    assert teller.conversation.pending is not None
    teller.say("2")
    assert parts(teller) == 1
