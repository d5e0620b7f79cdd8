"""The language said plainly with more words is taken, and no language is asked for again in the middle of a talk."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard

SPANISH = [
    "español mijo yo no se ingles",
    "en español pues mija, yo no hablo ingles",
    "hablo español, no mucho ingles",
    "pues español verdad, si aqui todos hablamos español",
    "castellano hermano, de donde soy no se habla otra cosa",
    "español chamo, yo soy de maracaibo",
    "ay pues español, el ingles no lo entiendo",
]
ENGLISH = ["english my brother i no sabi spanish", "english abeg, i come from far", "in english sir, spanish no"]


@pytest.mark.parametrize(("said", "code"), [(each, "es") for each in SPANISH] + [(each, "en") for each in ENGLISH])
def test_it_is_taken(said: str, code: str) -> None:
    """Nobody is asked which of two they meant."""
    player = heard("hola", said, welcomed=())
    assert player.conversation is not None
    assert player.conversation.language == code
    assert asks(player) == "welcome/agree"


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        ("español chamo pero digame cuantos sms son", "es", "sms_needed/say/say"),
        ("english but tell me how many sms", "en", "sms_needed/say/say"),
        ("español mijo. cuantos mensajes gasto?", "es", "sms_needed/say/say"),
        ("español hermano pero cuanto cobran?", "es", "engine/asked_after"),
    ],
)
def test_what_is_asked_beside_it_is_answered(said: str, code: str, told: str) -> None:
    """At once, or with a word that it comes after the welcome."""
    player = heard("hola", welcomed=())
    assert told in contexts(player, said)
    assert player.conversation is not None
    assert player.conversation.language == code
    assert asks(player) == "welcome/agree"


@pytest.mark.parametrize(
    "said",
    [
        "español poquito, hablo mam",
        "español o ingles",
        "ingles no entiendo",
        "no español",
        "que es español?",
    ],
)
def test_what_may_mean_another_is_not_taken(said: str) -> None:
    """Whoever speaks it a little, or not at all, may need an interpreter."""
    player = heard("hola", said, welcomed=())
    assert player.conversation is not None
    assert "welcome/language" not in player.conversation.answers or player.conversation.answers[
        "welcome/language"
    ].value not in ("es",)


IN_ENGLISH = ("hi", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize("place", [(), ("what is mpp",), ("my hearing",)])
@pytest.mark.parametrize(
    "said",
    [
        "bueno",
        "my daughter speak spanish",
        "they talk to me in spanish and i no understand",
        "i dont understand spanish",
        "the letter is in english",
        "spanish town",
        "english street",
        "do they speak english there",
        "the albergue el buen samaritano",
    ],
)
def test_in_an_english_talk_no_language_is_asked(place: tuple[str, ...], said: str) -> None:
    """A word of Spanish, a place, and what others speak change nothing."""
    player = heard(*place, welcomed=IN_ENGLISH)
    assert "language/choose/choose" not in contexts(player, said)
    assert player.conversation is not None
    assert player.conversation.language == "en"


@pytest.mark.parametrize("place", [(), ("que es mpp",), ("mi audiencia",)])
@pytest.mark.parametrize(
    "said",
    [
        "no se ingles",
        "mi hija habla ingles",
        "el oficial me hablo en ingles",
        "la carta viene en inglés y no le entiendo",
        "me hablaron en ingles y no entendi",
        "hay alguien que hable español",
        "colegio ingles",
        "tengo que contestar en ingles?",
    ],
)
def test_in_a_spanish_talk_no_language_is_asked(place: tuple[str, ...], said: str) -> None:
    """It is said that we go on in it, or that the paper's language does not matter."""
    player = heard(*place, welcomed=WELCOMED)
    now = contexts(player, said)
    assert "language/choose/choose" not in now
    assert player.conversation is not None
    assert player.conversation.language == "es"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (WELCOMED, "idioma"),
        (WELCOMED, "quiero cambiar el idioma"),
        (WELCOMED, "otro idioma"),
        (WELCOMED, "no hablo bien español"),
        (IN_ENGLISH, "change language"),
        (IN_ENGLISH, "i no understand english"),
    ],
)
def test_who_wants_another_is_asked(before: tuple[str, ...], said: str) -> None:
    """As ever."""
    player = heard(welcomed=before)
    assert [each for each in contexts(player, said) if each.startswith("language/")]


@pytest.mark.parametrize("said", ["mi esposa habla akateko", "hablo mam"])
def test_a_third_language_is_heard(said: str) -> None:
    """It is noted for an interpreter."""
    assert "engine/noted" in contexts(heard(welcomed=WELCOMED), said)


def test_the_other_of_ours_is_spoken_on_demand() -> None:
    """Asked for plainly."""
    player = heard("can i write in spanish", welcomed=IN_ENGLISH)
    assert player.conversation is not None
    assert player.conversation.language == "es"
