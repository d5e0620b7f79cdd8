"""A yes to what was read back, and behind it a no about a person: "si. q papeles llevo? no es mia es de mi hija"."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard

READ_BACK = ("mi corte es el 14 de enero de 2027 a las 8:30 en brownsville",)


@pytest.mark.parametrize(
    ("reply", "answered"),
    [
        (
            "si es el mismo dia los dos. q papeles de la niña llevo? no es mia es de mi hija q en paz descanse",
            "kin_papers/keep/say",
        ),
        ("si el mismo dia los dos. y q papeles ocupo de la niña? no es mia, es de mi hija", "kin_papers/keep/say"),
        ("si asi dice el papel. no es mi hija es mi nieta. me la quitan?", "separated/if/say"),
        ("si es correcto. la niña no es mia es de mi hija. me la quitan?", "separated/if/say"),
        ("si asi es. no es hija mia, es mi nieta", ""),
        ("si esta bien. no tengo abogado", ""),
        ("yes same day both. what paper i bring for the girl? she is not mine", "kin_papers/keep/say"),
        ("yes correct. the girl is not mine, she is my sister's", ""),
    ],
)
def test_the_yes_counts_and_the_question_is_answered(reply: str, answered: str) -> None:
    """Who a child is denies nothing of the hearing."""
    player = heard(*READ_BACK, welcomed=WELCOMED)
    said = contexts(player, reply)
    assert player.hearing is not None
    assert player.hearing.court_at is not None
    assert player.hearing.court_at.iso == "2027-01-14T08:30"
    assert asks(player) == "hearing_date/sheet"
    assert not answered or answered in said


@pytest.mark.parametrize(
    "reply",
    [
        "si es el mismo dia. no es mia",
        "si. no es mia es de mi hija",
        "si. no es mi papel es de mi hermano",
        "si asi es. no es la de mi hijo",
        "si asi es. no es el dia de mi hija",
        "si es el mismo dia los dos. no es mia la hoja",
        "si es correcto. el de la niña no es igual",
        "si es el mismo dia. la corte no es esa",
        "si. no tengo esa fecha",
        "si. no es el mismo dia",
        "si pero no es a esa hora",
        "yes. no wait",
        "yes. she is not my daughter and the day is wrong",
        "si el mismo dia me agarran que hago?",
    ],
)
def test_what_may_deny_the_hearing_saves_nothing(reply: str) -> None:
    """A paper that is somebody else's, another day, another hour."""
    assert heard(*READ_BACK, reply, welcomed=WELCOMED).hearing is None
