"""Fear of the way to the bridge before daylight: how to go with others, whom to tell, a person; not law alone."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard, shown

ENGLISH = ("english", "yes", "1", "1", "no")
WAY = "way_in_dark/before/say"
HEARING = "mi corte es el 12 de enero de 2027 a las 8 de la mañana en san diego y en el puente a las 4 30"


@pytest.mark.parametrize(
    "words",
    [
        "me da miedo ir a las 4 de la mañana sola al puente",
        "tengo miedo de ir sola al puente a las 4 am",
        "ese camino es peligroso a esa hora",
        "como voy al puente a las 4 si esta peligroso",
        "en ese camino secuestran gente en la madrugada",
        "quien me acompaña al puente a esa hora",
        "hay transporte al puente a las 4 de la mañana?",
        "no quiero ir sola al puente tan temprano con mi niña",
        "tengo miedo del camino al puente",
    ],
)
def test_in_spanish(words: str) -> None:
    """A human word, how to go with others, and a person."""
    player = heard(words)
    assert WAY in [each.context for each in player.said]
    assert "PERSONA" in shown(player)
    assert "Es natural" in shown(player)


@pytest.mark.parametrize(
    "words",
    [
        "that road dark at 4 am they kidnap people",
        "the road to bridge dark 4 am i fear",
        "how i go for bridge 4 am, they kidnap people for that road",
        "who can go with me to the bridge at 4 am",
        "is there transport to the bridge at that hour",
        "4 am is dangerous for woman alone to walk to the bridge",
        "dem dey kidnap people for that road before morning",
    ],
)
def test_in_english(words: str) -> None:
    """Where danger is asked about first, it comes behind the no."""
    player = heard(words, welcomed=ENGLISH)
    if player.said[-1].context == "engine/danger_now":
        player.say("no")
    assert WAY in [each.context for each in player.said]


def test_by_sms() -> None:
    """The same, without accents."""
    player = heard("me da miedo ir a las 4 de la mañana sola al puente", channel="sms")
    assert WAY in [each.context for each in player.said]


@pytest.mark.parametrize(
    "words", ["si exacto pero me da miedo ir sola a esa hora", "si. me da miedo ir a esa hora sola"]
)
def test_behind_the_yes_to_what_was_read_back(words: str) -> None:
    """The hearing is saved first."""
    player = heard(HEARING, words)
    said = [each.context for each in player.said]
    assert said.index("hearing_date/kept_new/say") < said.index(WAY)


def test_the_hour_that_is_feared_changes_nothing() -> None:
    """ "A las 4" of whoever fears it is no new hour at the bridge."""
    player = heard(HEARING, "me da miedo ir a las 4 de la mañana sola al puente")
    assert WAY in [each.context for each in player.said]
    assert asks(player) == "hearing_date/right"
    assert player.conversation is not None
    assert str(player.conversation.answers["hearing_date/report_hour"].value).startswith("04:30")


@pytest.mark.parametrize(
    "words",
    [
        "tengo miedo de que me regresen en el puente",
        "tengo miedo del oficial en el puente",
        "me asaltaron en el puente",
        "tengo miedo de mi entrevista",
        "a que hora tengo que estar en el puente",
        "tengo miedo de regresar a mi pais",
        "me siento sola",
        "no tengo miedo del puente a esa hora",
    ],
)
def test_other_fear_keeps_its_answer(words: str) -> None:
    """Of officers, of being sent back, of home; and what is over."""
    assert WAY not in contexts(heard(), words)
