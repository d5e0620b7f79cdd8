"""What is asked beside the case: school, a passport, what weighs on somebody, whom they love; and words no list has."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import WELCOMED, contexts, shown

EN = ("hello", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize(
    ("welcomed", "asked"),
    [
        (WELCOMED, "escuela para mis hijos"),
        (WELCOMED, "aceptan a mi niño en tercer grado sin boleta"),
        (WELCOMED, "donde puedo inscribir a mi hija en la primaria aqui en reynosa"),
        (WELCOMED, "y me vacunan a la niña? le faltan las de 4 años"),
        (EN, "my daughter nine, she likes school too much, do they admit her middle of year"),
        (EN, "can my kids go to school here in mexico"),
    ],
)
def test_daily_life(welcomed: tuple[str, ...], asked: str) -> None:
    """Nothing is guessed; who may know is named."""
    assert contexts(new_player(), *welcomed, asked)[0] == "daily_life/ask/say"


@pytest.mark.parametrize(
    ("welcomed", "asked"),
    [
        (WELCOMED, "se me vencio el pasaporte, donde lo renuevo"),
        (WELCOMED, "puedo ir al consulado de honduras?"),
        (WELCOMED, "mi consulado"),
        (EN, "embassy of my country is only in mexico city, how I renew passport from border"),
        (EN, "my passport is expired what do i do"),
    ],
)
def test_a_consulate(welcomed: tuple[str, ...], asked: str) -> None:
    """What it can do, and first whom it may put at risk."""
    player = new_player()
    assert contexts(player, *welcomed, asked)[0] == "consulate/first/say"
    assert "PERSON" in shown(player)


@pytest.mark.parametrize("asked", ["how I can get a Mexico work paper, I am welder 12 years", "papeles para trabajar"])
def test_working_in_mexico(asked: str) -> None:
    """In these words too."""
    assert contexts(new_player(), *WELCOMED, asked)[0] == "work/work/say"


@pytest.mark.parametrize(
    "told", ["fui a la escuela hasta sexto grado", "mi hijo se quedo en la escuela y llegaron por el"]
)
def test_what_is_told_of_a_school_is_no_question_of_it(told: str) -> None:
    """One's own schooling, and harm that happened there."""
    assert "daily_life/ask/say" not in contexts(new_player(), *WELCOMED, told)


@pytest.mark.parametrize("told", ["nos vacunan cada mes en la tienda", "la vacuna que cobran los de la esquina"])
def test_extortion_is_no_vaccine(told: str) -> None:
    """In Ecuador and Colombia the "vacuna" is what gangs take."""
    assert "daily_life/ask/say" not in contexts(new_player(), *WELCOMED, told)


@pytest.mark.parametrize(
    ("welcomed", "told"),
    [
        (WELCOMED, "tengo pesadillas todas las noches"),
        (WELCOMED, "no puedo dormir de tanto pensar en lo que paso"),
        (WELCOMED, "ando muy triste"),
        (WELCOMED, "necesito un psicologo"),
        (WELCOMED, "mi niña no deja de llorar desde que nos asaltaron"),
        (EN, "I dream every night of the jungle and the dead in the mud, is it a person for talk about it"),
        (EN, "i cannot sleep since the jungle"),
    ],
)
def test_what_weighs_on_somebody(welcomed: tuple[str, ...], told: str) -> None:
    """It is no weakness, and where to ask; nobody gets a list of topics for it."""
    assert contexts(new_player(), *welcomed, told)[0] == "mind/heavy/say"


@pytest.mark.parametrize("told", ["ya no quiero vivir, ando muy triste", "tengo pesadillas y me quiero matar"])
def test_whoever_wants_to_die_is_heard_first(told: str) -> None:
    """Danger before sadness."""
    assert not contexts(new_player(), *WELCOMED, told)[0].startswith("mind/")


@pytest.mark.parametrize(
    ("welcomed", "told"),
    [
        (WELCOMED, "soy gay, eso ayuda para el asilo?"),
        (WELCOMED, "a mi me corretearon por vestirme de mujer desde los 13, hay una casilla pa eso?"),
        (EN, "my girlfriend is woman, I am woman. in Ghana this law now. nobody of my family know. is it enough"),
    ],
)
def test_who_somebody_loves(welcomed: tuple[str, ...], told: str) -> None:
    """Nothing has to be proved here; it can matter, a lawyer says how."""
    assert "lgbt/welcome/say" in contexts(new_player(), *welcomed, told)


@pytest.mark.parametrize(
    "told",
    [
        "quiero contarle q mi perro se perdio ayer por aca cerca del rio bravo",
    ],
)
def test_what_no_list_has_is_said_to_be_not_understood(told: str) -> None:
    """At a list of topics nobody is told to write only what the question asks: a person can answer."""
    assert contexts(new_player(), *WELCOMED, told)[0] in ("engine/not_a_topic", "engine/topic")
