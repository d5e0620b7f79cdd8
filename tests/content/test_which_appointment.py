"""A "cita", an appointment, may be with a judge, at the port or with a doctor: none is taken for another."""

from __future__ import annotations

import pytest

from tests.support.released import released_content
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

ENGLISH = ("hi", "2", "yes", "1", "no", "no")
UNCLEAR = [
    "mi cita es el 12 de enero 8:30 en el puente",
    "mi cita es el 12 de enero a las 8",
    "tengo cita el 12 de enero de 2027 a las 8:30",
    "my appointment is january 12 8:30 am",
    "i have appointment january 12 at 8 at the bridge",
    "tengo una cita el 12 de enero",
    "i have an appointment on january 12",
    "me cambiaron la cita",
    "cancelaron mi cita",
    "que llevo a mi cita",
    "what time is my appointment",
    "a que hora es mi cita",
    "my appointment was cancelled",
    "no fui a mi cita",
    "i missed my appointment",
    "perdí mi cita",
    "cuando me toca mi cita",
    "si no voy a mi cita que pasa",
    "la cita es a las 8",
    "me cambiaron la cita para el 5 de mayo",
    "i forgot my appointment",
    "tengo una cita y no se de que es",
    "how do i get an appointment",
    "cita",
]
COURT = [
    "mi cita en la corte es el 12 de enero de 2027 a las 8:30",
    "mi cita con el juez es el 12 de enero a las 8",
    "my court appointment is january 12 2027 at 8:30",
    "tengo corte el 12 de enero a las 8",
    "mi audiencia es el 12 de enero",
    "mi fecha es el 12 de enero a las 8",
]


@pytest.mark.parametrize("words", UNCLEAR)
def test_it_is_asked_which_one(words: str) -> None:
    """The word alone names none; nothing is written down and nothing of court is told."""
    player = heard(welcomed=WELCOMED)
    assert contexts(player, words) == ["appointment/which/choose"]
    assert player.conversation is not None
    assert not [key for key in player.conversation.answers if key.startswith("hearing_date/")]


@pytest.mark.parametrize("words", COURT)
def test_what_is_said_to_be_court_is_not_asked(words: str) -> None:
    """Whoever names the judge or the court has said which."""
    assert "appointment/which/choose" not in contexts(heard(welcomed=WELCOMED), words)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("mi cita es el 12 de enero de 2027 a las 8", "hearing_date/"),
        ("my appointment is january 12 2027 8:30 am", "hearing_date/"),
        ("mi cita es el 12 de enero 8:30 en el puente", "hearing"),
        ("no fui a mi cita", "hearing_missed/"),
        ("me cambiaron la cita", "hearing"),
        ("si no voy a mi cita", "not_going/"),
        ("cuando es mi cita", "court_date/"),
    ],
)
def test_with_the_judge_goes_on_with_what_was_said(words: str, first: str) -> None:
    """The words are taken as if they had said court; nobody has to write them again."""
    player = heard(words, welcomed=WELCOMED)
    said = contexts(player, "1")
    assert asks(player).startswith(first) or said[0].startswith(first)


@pytest.mark.parametrize(
    "words", ["mi cita es el 12 de enero 8:30 en el puente", "me dieron cita el 5 de mayo a las 9"]
)
def test_at_the_consent_it_waits(words: str) -> None:
    """Nothing is asked about it before the person has agreed; then it is."""
    player = heard("hola", "1", welcomed=())
    assert contexts(player, words) == ["engine/asked_after", "welcome/agree/choose"]
    assert contexts(player, "si", "1", "no", "no")[-1] == "appointment/which/choose"


def test_the_day_that_was_told_is_kept_for_the_notebook() -> None:
    """After "it is court" the day is read, and the city of the court asked."""
    player = heard("mi cita es el 12 de enero de 2027 a las 8", "con el juez", welcomed=WELCOMED)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/court_when"].value["iso"] == "2027-01-12T08:00"
    assert asks(player) == "hearing_date/court"


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("2", "cbp_one/what/say"),
        ("cbp one", "cbp_one/what/say"),
        ("3", "appointment/other/say"),
        ("con el doctor", "appointment/other/say"),
        ("uscis", "appointment/other/say"),
        ("no sé", "appointment/unsure/say"),
        ("es de la corte", "hearing/nothing/say"),
        ("the judge", "hearing/nothing/say"),
    ],
)
def test_each_kind_has_its_answer(reply: str, said: str) -> None:
    """The port, another office, or not known: said honestly, no date is kept."""
    player = heard("tengo una cita el 12 de enero", welcomed=WELCOMED)
    assert said in contexts(player, reply)


@pytest.mark.parametrize(
    "words",
    [
        "cbp one",
        "que paso con cbp one",
        "cancelaron mi cita de cbp one",
        "how do i get appointment cbp one",
        "i have appointment cbp one jan 12 at 8 am",
        "la cita de cbp one ya no sirve?",
        "cbpone todavia funciona",
        "la app cbp one",
    ],
)
def test_cbp_one_is_answered_at_once(words: str) -> None:
    """What is known of it, with its source, and what is not known."""
    player = heard(welcomed=WELCOMED)
    said = contexts(player, words)
    assert said[:2] == ["cbp_one/what/say", "cbp_one/today/say"]
    assert {"MPP-06", "MPP-T27"} <= set(player.said[0].facts)


@pytest.mark.parametrize("words", ["cbp home", "que es cbp home", "is there a new app for appointments at the border"])
def test_a_newer_app_is_not_known_of(words: str) -> None:
    """No checked information: it is said, and who can look at it."""
    player = heard(welcomed=ENGLISH)
    assert "cbp_one/today/say" in contexts(player, words)
    assert "PERSON" in shown(player)


@pytest.mark.parametrize(
    "words",
    ["tengo cita con el doctor el 12 de enero a las 8", "mi cita con el dentista", "como hago una cita con el abogado"],
)
def test_another_appointment_is_no_hearing(words: str) -> None:
    """It is said whose it is: the notebook is not opened for it."""
    said = contexts(heard(welcomed=WELCOMED), words)
    assert not [each for each in said if each.startswith(("hearing", "court"))]


def test_other_rules_still_tell_of_it() -> None:
    """The list of rules leads to the same words."""
    flow = released_content().library.flows["other_rules"]
    assert [node.call for node in flow.nodes if node.id == "cbp_one"] == ["cbp_one"]  # type: ignore[union-attr]
