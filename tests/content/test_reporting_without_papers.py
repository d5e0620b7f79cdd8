"""Who asks whether they are deported for reporting a crime is told what is not known, and asked about no danger."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

SAVED = (
    "mi corte es el 3 febrero 2027 0830 en el paso, puente paso del norte 0430",
    "exactamente asi",
    "ciudad juarez",
    "una hora",
)
NOT_KNOWN = "reporting/not_known/say"
ALARMS = {"engine/danger_now", "emergency/danger_now"}


@pytest.mark.parametrize(
    "said",
    [
        "pero si denuncio me pueden deportar a venezuela? en el papel no dice",
        "si denuncio me pueden deportar?",
        "si denuncio me deportan",
        "si pongo una denuncia me deportan?",
        "puedo denunciar sin que me deporten?",
        "si denuncio el robo me agarra la migra?",
        "me robaron y quiero denunciar pero me da miedo que me deporten",
        "los municipales me quitaron la plata ayer eso se puede denunciar sin q me deporten?",
        "can they deport me if i report it to the police?",
        "if i report the robbery will mexico deport me?",
    ],
)
def test_what_is_not_known_is_said_so(said: str) -> None:
    """With where to complain behind it, and the way to a person."""
    answered = contexts(heard(), said)
    assert answered[0] == NOT_KNOWN
    assert "reporting/where/say" in answered
    assert not ALARMS & set(answered)


def test_beside_an_answer_about_the_hearing() -> None:
    """What the paper does not say is kept, and the question answered."""
    player = heard(*SAVED)
    assert asks(player) == "hearing_date/kind"
    answered = contexts(player, "pero si denuncio me pueden deportar a venezuela? en el papel no dice")
    assert NOT_KNOWN in answered
    assert not ALARMS & set(answered)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/kind"].value == "unknown"


@pytest.mark.parametrize(
    "said",
    [
        "si denuncio me matan",
        "si denuncio me pueden deportar y allá me buscan para matarme, estan afuera",
        "denuncie y ahora me buscan para matarme",
        "quiero denunciar a mi marido que me pega",
        "la migra me tiene y me van a deportar a venezuela ahorita",
    ],
)
def test_danger_stays_danger(said: str) -> None:
    """A threat, and what happens now."""
    assert ALARMS & set(contexts(heard(), said))


@pytest.mark.parametrize(
    "said",
    [
        "me van a denunciar con la migra y me deportan",
        "donde denuncio",
        "me pueden deportar?",
        "if i report late to the bridge will they deport me?",
        "los municipales me quitaron la plata ayer",
        "quiero poner una queja de la policia municipal",
    ],
)
def test_other_reports_and_other_deportations(said: str) -> None:
    """Somebody else reports them, or deportation is not asked about."""
    assert NOT_KNOWN not in contexts(heard(), said)
