"""Within a story: a question to us is told from what happened, the last words can be taken out, nothing is lost."""

from __future__ import annotations

import pytest

from app.dialogue.conversation import Conversation, Frame
from app.services.playing import Player
from tests.support.released import NOW, new_player

TOLD = ("Llegaron dos hombres a la casa.", "Dijeron que tenía que pagar.")
PLACES = (Frame(flow="my_story", node="told"), Frame(flow="i589/b", node="past_story"))
BOTH = pytest.mark.parametrize("frame", PLACES, ids=lambda frame: frame.flow)


def teller(frame: Frame, *texts: str) -> Player:
    """Somebody in the midst of a story, who has written these after the first two messages."""
    player = new_player()
    player.conversation = Conversation(language="es", frames=(frame,), last_at=NOW, turn=1)
    for text in (*TOLD, *texts):
        player.say(text)
    return player


def standing(player: Player) -> Conversation:
    """Where they stand."""
    assert player.conversation is not None
    return player.conversation


def told(player: Player, frame: Frame) -> list[str]:
    """What the story holds, message by message."""
    answer = standing(player).answers.get(frame.key)
    return [part.text for part in answer.parts] if answer else []


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "quien va a leer esto?", "quien va a leer esto", "como termino", "¿como termino?", "puedo mandar audio",
        "y quien lee esto", "hay alguien ahi?", "who will read this", "que mas pongo",
    ],
)  # fmt: skip
def test_a_question_in_a_story_is_asked_about_and_kept_until_then(frame: Frame, text: str) -> None:
    """It may be part of what happened: the person says, and until then it is there."""
    player = teller(frame, text)
    assert told(player, frame) == [*TOLD, text]
    assert [offer.id for said in player.said for offer in said.offers] == ["story", "question"]


@BOTH
@pytest.mark.parametrize(
    ("choice", "left"),
    [("1", (*TOLD, "quien va a leer esto?")), ("2", TOLD), ("es una pregunta", TOLD), ("va en mi relato", None)],
)
def test_the_person_says_whether_it_was_a_question(frame: Frame, choice: str, left: tuple[str, ...] | None) -> None:
    """What is a question leaves the story; what is none stays."""
    player = teller(frame, "quien va a leer esto?", choice)
    assert told(player, frame) == list(left or (*TOLD, "quien va a leer esto?"))
    assert standing(player).pending is None


@BOTH
def test_who_goes_on_telling_leaves_it_in(frame: Frame) -> None:
    """No choice is needed to tell on: both messages are kept, in order."""
    player = teller(frame, "quien va a leer esto?", "Después nos fuimos a Tapachula.")
    assert told(player, frame) == [*TOLD, "quien va a leer esto?", "Después nos fuimos a Tapachula."]


@BOTH
@pytest.mark.parametrize("word", ["menu", "pausa", "persona", "listo", "saltar"])
def test_a_command_instead_of_the_choice_loses_nothing(frame: Frame, word: str) -> None:
    """The words are in the story before anything is asked."""
    assert "quien va a leer esto?" in told(teller(frame, "quien va a leer esto?", word), frame)


@BOTH
@pytest.mark.parametrize("text", ["ya no quiere", "ya no quiero", "mejor no", "no quiero contar"])
def test_taking_the_telling_back_is_asked_about(frame: Frame, text: str) -> None:
    """Two or three words may be a withdrawal; who wants to stop stops, and what was told before stays."""
    player = teller(frame, text)
    assert told(player, frame) == [*TOLD, text]
    assert "Aquí paramos" in player.say("quiero parar")[0].body
    assert standing(player).is_paused


@BOTH
def test_stopping_by_the_option_takes_only_those_words_out(frame: Frame) -> None:
    """The second option pauses without the words of the withdrawal in the story."""
    player = teller(frame, "ya no quiere", "2")
    assert told(player, frame) == list(TOLD)
    assert standing(player).is_paused


@BOTH
@pytest.mark.parametrize("text", ["ya no quiero seguir", "otro dia sigo", "mañana seguimos", "luego"])
def test_a_plain_goodbye_pauses(frame: Frame, text: str) -> None:
    """What can only be said to us is no part of anybody's declaration."""
    player = teller(frame, text)
    assert told(player, frame) == list(TOLD)
    assert standing(player).is_paused


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "Me van a matar si regreso, eso me dijeron.", "quien me ayudaba era mi tia", "por que lo hicieron no lo se",
        "cuando llegamos ya no estaba", "¿Sabe qué me dijo? Que si no pagaba iban a ir por mis hijas a la escuela.",
        "no quiero volver a verlos nunca",
    ],
)  # fmt: skip
def test_a_story_is_not_interrupted(frame: Frame, text: str) -> None:
    """What happened may be told with questions in it."""
    player = teller(frame)
    player.say(text)
    if standing(player).pending is not None:
        player.say("no")
    assert told(player, frame) == [*TOLD, text]
    assert standing(player).pending is None


@BOTH
@pytest.mark.parametrize("text", ["borra lo ultimo", "quita eso", "Bórrelo", "take that out"])
def test_the_last_words_can_be_taken_out_after_a_yes(frame: Frame, text: str) -> None:
    """They are shown first; no leaves them, yes takes them out and nothing else."""
    player = teller(frame, text)
    assert TOLD[-1] in "".join(message.body for message in player.rendered)
    assert told(player, frame) == list(TOLD)
    scene = player.scene
    player.say("no")
    assert told(player, frame) == list(TOLD)
    player.scene = scene
    player.say("sí")
    assert told(player, frame) == [TOLD[0]]


@BOTH
def test_everything_can_be_taken_out_message_by_message(frame: Frame) -> None:
    """After the last one there is no story, and the next message begins it anew."""
    player = teller(frame, "borra eso", "sí", "borra eso", "1")
    assert told(player, frame) == []
    player.say("Empiezo otra vez.")
    assert told(player, frame) == ["Empiezo otra vez."]


@BOTH
def test_sexual_violence_is_answered_humanly_once_and_kept(frame: Frame) -> None:
    """One sentence before the story goes on; the words are whole, and the sentence is not repeated."""
    player = new_player()
    player.conversation = Conversation(language="es", frames=(frame,), last_at=NOW, turn=1)
    texts = ("Uno de ellos abusó de mí.", "Me violaron otra vez en el camino.")
    bodies = ["".join(message.body for message in player.say(text)) for text in texts]
    assert ["Siento mucho" in body for body in bodies] == [True, False]
    assert told(player, frame) == list(texts)
