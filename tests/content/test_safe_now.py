"""After an alarm: whoever is inside now, or told of another day, is met so, and the team reads it."""

from __future__ import annotations

import pytest

from app.dialogue.events import EmergencyRaised, WishTold
from app.services.playing import Player
from tests.support.talks import asks, contexts, heard, shown

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
ALARMS = {"es": "me vienen siguiendo unos hombres ahorita", "en": "some men follow me near the shelter saturday"}
SAFE = {
    "en": [
        "now I am inside shelter is ok",
        "im inside now thank you",
        "they go away",
        "we are inside the shelter",
        "they dont follow me anymore, i am in the shelter",
        "that was last week, sorry",
        "no no, it was saturday",
        "is not now, that was before",
    ],
    "es": [
        "ya estoy adentro del albergue",
        "ya llegue al albergue gracias a dios",
        "ya estoy en la casa, gracias",
        "ya me escape",
        "ya no me siguen",
        "no es ahorita, eso fue la semana pasada",
        "eso fue el sabado, perdon",
        "ya los perdí, estoy en un lugar seguro",
    ],
}
UNSAFE = {
    "en": [
        "i am inside but they are outside",
        "im inside, they knock at the door",
        "i am inside the room, i close the door",
        "i am inside hiding",
        "that was ten minutes ago",
        "they went away but they said they come back",
        "i am in the room now, i am scared",
        "it was last night",
        "that was in the corner, they are here",
    ],
    "es": [
        "estoy adentro pero ellos estan afuera",
        "ya me meti al baño, estan tocando",
        "estoy adentro escondida",
        "eso fue hace 5 minutos",
        "ya estoy en la casa y siguen afuera",
        "ya entramos y ahi estan en la esquina",
        "eso fue hace rato",
        "me metieron a una casa",
        "ya me meti al cuarto, cerre la puerta",
        "estoy adentro del baño",
    ],
}


def opening(lang: str) -> tuple[str, ...]:
    """A welcome in this language."""
    return ENGLISH if lang == "en" else ("hola", "1", "si", "1", "no", "no")


def noted(player: Player) -> list[tuple[str, str]]:
    """What the team reads of the last turn."""
    return [(event.about, event.words) for event in player.events if isinstance(event, WishTold)]


@pytest.mark.parametrize(("lang", "words"), [(lang, words) for lang, listed in SAFE.items() for words in listed])
def test_it_is_over_when_somebody_is_safe(lang: str, words: str) -> None:
    """A warm word with what to do if it comes back, a note for the team, and no second alarm."""
    player = heard(ALARMS[lang], words, welcomed=opening(lang))
    said = [each.context for each in player.said]
    assert said[:2] == ["engine/alarm_over", "engine/safe_noted"]
    assert "911" in shown(player)
    assert noted(player) == [("safe", words)]
    assert not [event for event in player.events if isinstance(event, EmergencyRaised)]
    assert player.conversation is not None
    assert player.conversation.alarm_at is None


@pytest.mark.parametrize(("lang", "words"), [(lang, words) for lang, listed in UNSAFE.items() for words in listed])
def test_it_is_not_over_while_something_turns_it(lang: str, words: str) -> None:
    """They stand outside, somebody hides, it was minutes ago: the alarm stands."""
    player = heard(ALARMS[lang], words, welcomed=opening(lang))
    assert "engine/alarm_over" not in [each.context for each in player.said]
    assert player.conversation is not None
    assert player.conversation.alarm_at is not None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "no i am not in danger, that was last time. what you alert them?"),
        ("en", "it was last week. who did you tell?"),
        ("es", "no estoy en peligro, eso fue el sabado. a quien le avisaron?"),
        ("es", "ya estoy adentro. que les dijo?"),
    ],
)
def test_what_is_asked_besides_is_answered(lang: str, words: str) -> None:
    """Both: that it is over, and whom the team was told of, with what was written since."""
    player = heard(ALARMS[lang], words, welcomed=opening(lang))
    said = [each.context for each in player.said]
    assert said[:4] == ["engine/alarm_over", "engine/safe_noted", "who_told/danger/say", "who_told/is_over/say"]
    assert words in shown(player)


def test_a_new_alarm_takes_it_back() -> None:
    """Whoever is followed again is not safe any more."""
    player = heard(ALARMS["es"], "ya estoy adentro", "me estan siguiendo otra vez ahorita")
    assert noted(player) == [("safe", "")]
    assert "who_told/is_over/say" not in contexts(player, "a quien le avisaron?")


def test_nothing_is_noted_of_who_has_not_agreed() -> None:
    """They are met as kindly, and nobody is told that a note was made."""
    player = heard(ALARMS["es"], "ya estoy adentro del albergue", welcomed=("hola", "1", "no"))
    assert next(each.context for each in player.said) == "engine/alarm_over"
    assert noted(player) == []


@pytest.mark.parametrize("words", ["ya estoy adentro del albergue", "eso fue el sabado", "it was saturday"])
def test_without_an_alarm_the_words_end_none(words: str) -> None:
    """They are about something else."""
    player = heard(words)
    assert "engine/alarm_over" not in [each.context for each in player.said]
    assert asks(player)


NOT_NOW = "me siguen buscando"
"""Words that may be danger: it is asked whether it is now."""


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "that one don pass, i dey fine now"),
        ("en", "e be saturday. i dey inside the shelter now it is ok"),
        ("en", "dem don go"),
        ("en", "no be now, na last week"),
        ("en", "i don reach shelter"),
        ("en", "it was last week, i am ok now"),
        ("en", "i am ok now, nobody outside"),
        ("es", "ya paso, ya estoy adentro"),
        ("es", "se fueron ya, ya estamos adentro"),
        ("es", "eso fue antier, ahorita ando bien gracias a dios"),
        ("es", "ya no hay nadie"),
        ("es", "ya no están afuera"),
        ("es", "ya nos metimos al albergue"),
    ],
)
def test_it_is_over_in_other_words(lang: str, words: str) -> None:
    """As people of many places write it; at the question whether it is now it raises no alarm."""
    player = heard(ALARMS[lang], words, welcomed=opening(lang))
    assert player.said[0].context == "engine/alarm_over"
    asked = heard("saturday men go follow me" if lang == "en" else NOT_NOW, welcomed=opening(lang))
    assert asked.said[-1].context == "engine/danger_now"
    asked.say(words)
    assert not [event for event in asked.events if isinstance(event, EmergencyRaised)]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "i dey inside but them dey outside door"),
        ("en", "i dey inside now. them still dey outside"),
        ("en", "i dey fine, dem dey for gate"),
        ("en", "i no dey safe"),
        ("en", "i dey inside, i dey fear"),
        ("en", "i dey inside car"),
        ("es", "estoy bien, siguen afuera"),
        ("es", "ya paso pero siguen afuera"),
        ("es", "estoy bien, ahí andan en la esquina"),
    ],
)
def test_somebody_near_is_not_over(lang: str, words: str) -> None:
    """Whoever is well for now and has them at the door is in danger still."""
    player = heard(ALARMS[lang], words, welcomed=opening(lang))
    assert "engine/alarm_over" not in [each.context for each in player.said]
    assert player.conversation is not None
    assert player.conversation.alarm_at is not None


@pytest.mark.parametrize("words", ["i dey inside but them dey outside door", "them dey outside"])
def test_at_the_question_they_are_still_an_alarm(words: str) -> None:
    """The same words at "are you in danger now?" raise it."""
    player = heard("saturday men go follow me", words, welcomed=ENGLISH)
    assert player.said[0].context == "emergency/danger_now"


@pytest.mark.parametrize(
    ("lang", "asked", "words", "answer"),
    [
        ("en", "saturday men go follow me",
         "e be saturday. i dey inside the shelter now it is ok. who you tell?", "who_told/nobody/say"),
        ("es", NOT_NOW, "ya estoy adentro, a quien le avisan", "who_told/nobody/say"),
        ("es", NOT_NOW, "eso fue el sabado mijo. como veo mi fecha de corte", "court_date/about/choose"),
        ("es", ALARMS["es"], "ya toy adentro, a quien le avisaron", "who_told/danger/say"),
        ("en", ALARMS["en"], "e be saturday. i dey inside the shelter now it is ok. who you tell?",
         "who_told/danger/say"),
    ],
)  # fmt: skip
def test_the_question_beside_it_is_answered(lang: str, asked: str, words: str, answer: str) -> None:
    """Whether the alarm was raised or only asked about, and with no mark either."""
    player = heard(asked, words, welcomed=opening(lang))
    assert answer in [each.context for each in player.said]
