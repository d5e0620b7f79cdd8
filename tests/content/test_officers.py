"""Robbed or beaten by officers in Mexico: a kind word, where to complain, and what no checked source says."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
TOLD = [
    "me robo la policia mi dinero",
    "la policia me quito el dinero",
    "me robaron los policias municipales",
    "the police take my money where I complain",
    "police rob me",
]
ASKED = [
    "donde se denuncia",
    "donde me quejo",
    "como denuncio a la policia",
    "quiero poner una queja de un policia",
    "where can i complain",
    "how to report police",
    "los de migracion me pidieron dinero para dejarme pasar",
    "mexican police ask me money every day",
]
OTHERS = [
    "donde pongo una queja contra ustedes",
    "la policia de honduras me pego",
    "me golpeo la policia en mi pais",
    "me robaron unos hombres",
    "donde denuncio a mi marido",
    "quien me va a llamar",
    "la policia no hizo nada en mi pais",
]


@pytest.mark.parametrize("words", TOLD)
def test_who_was_robbed_by_officers_is_met_and_told(words: str) -> None:
    """One human sentence first, then where to complain."""
    said = contexts(
        heard(welcomed=ENGLISH if words.isascii() and "police" in words else ("hola", "1", "si", "1", "no", "no")),
        words,
    )
    assert said[:3] == ["safety/hurt", "officers/wrong/say", "officers/where/say"]


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("before", [(), ("mpp",), ("miedo",)])
def test_where_to_complain_is_answered(before: tuple[str, ...], words: str) -> None:
    """Also where it is only asked, whatever list waits."""
    assert "officers/where/say" in contexts(heard(*before), words)


@pytest.mark.parametrize("words", OTHERS)
def test_other_harm_and_other_complaints_are_not_sent_there(words: str) -> None:
    """What happened at home, and what others did, have answers of their own."""
    assert "officers/where/say" not in contexts(heard(), words)


def test_what_happened_is_offered_for_the_note_after_another_answer() -> None:
    """Whoever asked something else in between is still offered that it be kept."""
    player = heard("los policias municipales me robaron todo mi dinero", "que es la comar")
    assert "engine/offer_harm" in [each.context for each in player.said]
    player = heard(
        "los policias municipales me robaron todo mi dinero", "donde me quejo", "que es mpp", "que es la comar"
    )
    assert "engine/offer_harm" in [each.context for each in player.said]


def test_the_city_is_asked_only_of_whoever_has_not_named_it() -> None:
    """It was told for the hearing, right before."""
    saved = (
        "mi audiencia es el 3 de febrero de 2027 a las 8:30 en El Paso, en el puente paso del norte a las 4:30",
        "si",
    )
    words = "los municipales me quitaron los reales q tenia puedo denunciar eso y donde"
    assert "officers/your_city/say" in contexts(heard(words))
    assert "officers/your_city/say" not in contexts(heard(*saved, f"en juarez y otra cosa {words}"))


@pytest.mark.parametrize(
    "words",
    [
        "pero entonces no hay donde quejarse de la municipal de aqui de juarez?",
        "donde denuncio a los municipales de aqui",
        "y contra la municipal donde pongo la queja",
        "where do i complain about the city police",
    ],
)
def test_a_complaint_of_the_city_police_is_of_officers(words: str) -> None:
    """However they are called, and never the law about fear of Mexico."""
    assert "officers/where/say" in contexts(heard(), words)


def test_the_city_is_taken_and_the_complaint_beside_it_answered() -> None:
    """Both stand in one message."""
    saved = (
        "mi audiencia es el 3 de febrero de 2027 a las 8:30 en El Paso, en el puente paso del norte a las 4:30",
        "si",
    )
    player = heard(*saved)
    said = contexts(player, "en juarez. pero entonces no hay donde quejarse de la municipal de aqui de juarez?")
    assert "officers/where/say" in said
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/stay"].value == "juarez"


def test_asked_again_it_is_short_and_says_that_no_office_is_known() -> None:
    """The same long text answers nobody who says that it did not."""
    player = heard("me robo la policia municipal de juarez donde pongo la queja")
    said = contexts(
        player, "eso no es lo q pregunte. yo digo la policia municipal de juarez q me robo donde pongo la queja"
    )
    assert "officers/again/say" in said
    assert "officers/where/say" not in said
