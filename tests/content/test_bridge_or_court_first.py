"""Which of the two papers comes first is answered in one sentence, also after a hearing was told."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard, shown


@pytest.mark.parametrize(
    "asked",
    [
        "o sea primero voy al puente a las 4 y media de la madrugada y despues a la corte el mismo dia",
        "el puente es antes de la corte o es otra cosa",
        "voy al puente primero?",
        "a cual voy primero",
        "so i go bridge before court?",
        "which comes first the court or the bridge",
    ],
)
def test_first_the_bridge(asked: str) -> None:
    """And the person's own papers decide."""
    assert contexts(heard(), asked)[0] == "bridge_first/order/say"


@pytest.mark.parametrize(
    "asked", ["cual puente me toca", "a que hora tengo que estar en el puente", "cual corte me toca"]
)
def test_which_bridge_is_another_question(asked: str) -> None:
    """Its hour and its place are the bridge's own."""
    assert "bridge_first/order/say" not in contexts(heard(), asked)


@pytest.mark.parametrize(
    "told",
    [
        "q me guardes la fecha 3 de febrero 2027 a las 830 en El Paso",
        "guardame la fecha 3 de febrero de 2027 a las 0830",
    ],
)
def test_a_date_to_be_kept_opens_the_notebook(told: str) -> None:
    """With what was told."""
    assert any(each.startswith("hearing_date/") for each in contexts(heard(), told))


def test_an_hour_that_is_only_asked_about_changes_nothing() -> None:
    """At what was read back: the question is answered, and the hour at the bridge stays."""
    told = "mi corte en El Paso 0830 el 3 de febrero de 2027 y la hoja del puente dice 0430 Paso del Norte"
    player = heard(told)
    said = contexts(player, "si asi dicen entonces voy primero al puente a las 4 de la madrugada o directo a la corte")
    assert said == ["bridge_first/order/say", "hearing_date/right/choose"]
    assert "4:30" in shown(player)
    assert "4:00" not in shown(player)


def test_the_kind_counts_before_a_plain_question_without_its_mark() -> None:
    """ "No lo dice. y si llego tarde": the line is taken, the question answered, and the next question comes."""
    told = "mi corte en El Paso 0830 el 3 de febrero de 2027 y la hoja del puente dice 0430 Paso del Norte"
    player = heard(told, "si", "juarez", "una hora")
    assert asks(player) == "hearing_date/kind"
    said = contexts(player, "no lo dice. y si llego tarde q me pasa")
    assert "late/now/say" in said
    assert "hearing_date/all_kept/say" in said
    assert said[-1] == "hearing_reminders/remind/choose"
