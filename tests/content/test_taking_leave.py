"""A last message before somebody goes: each part of it is taken, the goodbye comes last, and no question follows."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard

TOLD = "mi audiencia es el 3 de febrero de 2027 a las 8:30 en El Paso"
AT_CITY = (TOLD, "si", "no")
TOLD_EN = "my hearing is 3 february 2027 at 8:30 in El Paso"
ENGLISH = ("english", "yes", "1", "1", "no")


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("juarez. mi fecha queda guardada? no me manden nada. chao", ["date_kept/is_kept/say", "engine/nothing_sent"]),
        (
            "juarez. ya me toca devolver el tlf chamo, mi fecha queda guardada? no me manden nada y q la vecina no "
            "pueda ver eso. chao",
            ["date_kept/is_kept/say", "engine/nothing_sent", "clear_phone/how/say"],
        ),
        ("ya me voy, en juarez. que es withholding?", ["withholding/what/say"]),
        ("estoy en juarez gracias. quedo guardada? adios", ["date_kept/is_kept/say"]),
        ("juarez. y como borro los mensajes. me voy a dormir, que dios lo bendiga", ["clear_phone/how/say"]),
    ],
)
def test_an_answer_a_question_and_a_wish_before_the_goodbye(words: str, answered: list[str]) -> None:
    """The city is kept, what is asked is answered in its order, and the goodbye is the last word."""
    player = heard(*AT_CITY, words, welcomed=WELCOMED)
    said = [each.context for each in player.said]
    assert player.conversation.answers["hearing_date/stay"].value == "juarez"
    assert [each for each in said if each in answered] == answered
    assert said[-1] == "engine/goodbye"


@pytest.mark.parametrize(
    "words",
    [
        "asi es mijo. ya me voy a acostar. adios",
        "si chao",
        "si asi es. mañana sigo, chao",
        "correcto gracias ya me voy",
        "si esta bien ya me voy q dios lo bendiga",
    ],
)
def test_a_yes_to_what_was_read_back_saves_before_the_goodbye(words: str) -> None:
    """ "Sí, chao" is a yes: the date is saved, that is said, and nothing more is asked."""
    player = heard(TOLD, words, welcomed=WELCOMED)
    said = [each.context for each in player.said]
    assert player.hearing is not None
    assert player.hearing.court_at is not None
    assert "hearing_date/kept_new/say" in said
    assert said[-1] == "engine/goodbye"


def test_the_same_in_english() -> None:
    """With "I go sleep now", which is no cry for help."""
    player = heard(TOLD_EN, "yes is correct. i sleep now. bye", welcomed=ENGLISH)
    assert player.hearing is not None
    assert player.said[-1].context == "engine/goodbye"


@pytest.mark.parametrize(
    "words", ["ok gracias ya me voy a dormir", "ok thank you i go sleep. tomorrow", "ok ya me voy"]
)
def test_ok_before_a_goodbye_answers_nothing(words: str) -> None:
    """It is for what was just told; the question is kept for another day."""
    player = heard(TOLD, "si", words, welcomed=WELCOMED)
    assert "hearing_date/sheet" not in player.conversation.answers
    assert asks(player) == "hearing_date/sheet"
    assert player.said[-1].context == "engine/goodbye"


def test_ok_and_goodbye_at_a_list() -> None:
    """No "choose one of these" for who goes to sleep."""
    assert contexts(heard("mpp", welcomed=WELCOMED), "ok thank you i go sleep. tomorrow") == ["engine/goodbye"]


def test_a_changed_hour_is_read_back_before_anybody_goes() -> None:
    """What is not saved is no moment for a goodbye."""
    player = heard(TOLD, "no, es a las 9. chao", welcomed=WELCOMED)
    assert player.hearing is None
    assert asks(player) == "hearing_date/right"
    assert player.said[-1].context == "hearing_date/right/choose"


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("perdonenme todos. ya me voy. adios", "engine/upset"),
        ("adios hijos los amo", "engine/upset"),
        ("ya no puedo mas, adios", "engine/upset"),
        ("ya me voy. quiero matarme", "emergency/self_harm"),
        ("juarez. me estan siguiendo unos hombres. adios", "emergency/danger_now"),
        ("ya se la llevaron. adios", "engine/danger_now"),
    ],
)
def test_a_goodbye_hides_no_danger(words: str, met: str) -> None:
    """Whatever else stands there."""
    assert met in contexts(heard(*AT_CITY, welcomed=WELCOMED), words)


def test_a_part_that_is_not_understood_keeps_the_question() -> None:
    """Then the message goes the way of any other, and the city is asked again."""
    player = heard(*AT_CITY, "lo del señor del mercado aquel. adios", welcomed=WELCOMED)
    assert asks(player) == "hearing_date/stay"
    assert "hearing_date/stay" not in player.conversation.answers


def test_whoever_gives_the_phone_back_is_greeted_neutrally_afterwards() -> None:
    """The owner reads nothing of it."""
    words = "juarez. ya tengo que devolver el telefono, mi fecha queda guardada? chao"
    player = heard(*AT_CITY, words, welcomed=WELCOMED)
    assert player.said[-1].context == "engine/goodbye"
    assert contexts(player, "hola quien es") == ["engine/someone_comes"]
