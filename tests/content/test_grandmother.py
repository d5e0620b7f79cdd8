"""A child whose mother is not there, and those who said that they come back: what a grandmother asks us."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import WELCOMED, contexts

FORM = (*WELCOMED, "formulario", "1", "1")

KIN = [
    "la niña puede ir en mi papel? es mi nieta tiene 9 añitos la mama q era mi hija la mataron",
    "lo q quiero saber es si mi nieta puede ir conmigo en mi papel y si en el puente me la quitan",
    "no mijo la corte no. la niña. soy la abuela no la mama, nos van a separar en el puente o no",
    "la niña la pongo ai verdad? es mi nieta",
    "tengo una duda la niña va en mi papel o ella lleva otro? la mama ya no vive",
    "mi sobrino lo puedo poner en mi formulario?",
    "puedo incluir a mi nieto en mi asilo?",
    "traigo al hijo de mi hermana, va en mi caso o lleva otro papel",
    "can my grandson go in my paper? his mother died",
    "can i put my sister's child in my form",
    "my nephew is with me, will they take him at the bridge?",
    "i am the grandmother, they will separate us at the bridge?",
]


@pytest.mark.parametrize("text", KIN)
def test_a_child_of_the_family_is_answered(text: str) -> None:
    """At the menu: the rule, the form, what to keep; who decides is a lawyer."""
    assert {"kin_child/rule/say", "kin_child/form/say"} <= set(contexts(new_player(), *WELCOMED, text))


@pytest.mark.parametrize("text", [KIN[0], KIN[3], KIN[4], KIN[5], KIN[9]])
def test_within_the_form_the_question_that_waits_comes_back(text: str) -> None:
    """Nothing of it is taken for the A-number."""
    said = contexts(new_player(), *FORM, text)
    assert "kin_child/form/say" in said
    assert said[-1] == "i589/a1/a_number/ask"


@pytest.mark.parametrize(
    "text",
    [
        "la niña puede ir en mi papel? es mi nieta la mama q era mi hija la mataron",
        "la niña va en mi papel o ella lleva otro? la mama ya no vive",
        "can my grandson go in my paper? his mother died",
    ],
)
def test_a_death_gets_its_word_first(text: str) -> None:
    """Once, before the answer."""
    player = new_player()
    said = contexts(player, *WELCOMED, text)
    assert said.index("safety/hurt") < said.index("kin_child/rule/say")
    assert "safety/hurt" not in contexts(player, text)


@pytest.mark.parametrize(
    "text",
    [
        "mi hijo puede ir en mi formulario?",
        "mi esposa va en mi caso",
        "can i put my son on my form",
        "tengo un sobrino en houston que me puede recibir",
        "mi nieta tiene 9 años",
        "no encuentro mi papel, mi nieta lo rompio",
    ],
)
def test_one_s_own_child_or_a_relative_elsewhere_is_another_question(text: str) -> None:
    """The words of a grandchild alone ask nothing."""
    assert "kin_child/rule/say" not in contexts(new_player(), *WELCOMED, text)


@pytest.mark.parametrize(
    "text", ["se llevaron a mi nieta, en mi papel va", "me quieren quitar a mi nieta unos hombres"]
)
def test_a_child_who_is_taken_is_danger(text: str) -> None:
    """Danger comes before any answer about papers."""
    said = contexts(new_player(), *WELCOMED, text)
    assert any(each.startswith(("emergency/", "engine/danger_now")) for each in said)
    assert "kin_child/rule/say" not in said


@pytest.mark.parametrize(
    "text",
    [
        "q hago pues mijo si vuelven esos hombres, tengo ala niña conmigo",
        "que hago si vuelven",
        "y si regresan esos",
        "y si vuelven?",
        "si vienen otra vez los de la cuota a quien le aviso",
        "what do i do if they come back",
        "and if they come back?",
        "if those men come back where do i hide",
    ],
)
@pytest.mark.parametrize("before", [WELCOMED, FORM])
def test_what_to_do_if_they_come_back_is_told(before: tuple[str, ...], text: str) -> None:
    """Or the number for danger itself; never a list of topics."""
    said = contexts(new_player(), *before, text)
    assert said[0] == "they_return/do/say" or said[0].startswith(("emergency/", "engine/danger_now"))


@pytest.mark.parametrize(
    "text",
    ["si vuelven a cambiar la fecha que hago", "que hago si regresan mis hijos", "when i come back what do i do"],
)
def test_others_who_come_back_are_no_threat(text: str) -> None:
    """A date, one's children, oneself."""
    assert "they_return/do/say" not in contexts(new_player(), *WELCOMED, text)


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        (
            "vinieron el martes unos a cobrar la cuota y q van a volver pero bueno. lo mio es la niña",
            "horita no mijo, horita estan todos comiendo. dijeron q vuelven nomas",
        ),
        ("los del cartel nos piden dinero y dijeron que vuelven", "2"),
        ("los del cartel nos piden dinero y dijeron que vuelven", "ahorita no"),
        ("men of the cartel want money and they said they come back", "not now"),
        ("los del cartel nos piden dinero, tengo que pagar", "no ahorita no, dijeron que van a regresar mañana"),
    ],
)
def test_a_no_to_danger_is_not_the_end_of_a_threat(told: str, answer: str) -> None:
    """What to do if they come back, before what waited; and nobody is told to say one thing at a time."""
    player = new_player()
    assert contexts(player, *WELCOMED, told)[-1] == "engine/danger_now"
    said = contexts(player, answer)
    assert said[0] == "they_return/do/say"
    assert "engine/one_thing" not in said
    assert "engine/danger_now" not in said


def test_a_no_where_nobody_comes_back_says_nothing_of_it() -> None:
    """Only what was told is met."""
    player = new_player()
    contexts(player, *WELCOMED, "los del cartel nos piden dinero, tengo que pagar")
    assert "they_return/do/say" not in contexts(player, "no")


@pytest.mark.parametrize(
    "text",
    [
        "soy la abuela y a su mama la mataron, me la van a quitar?",
        "es mi nieta, me la pueden quitar?",
        "she is my granddaughter, they take her from me?",
        "me van a separar de mi nieta?",
    ],
)
def test_a_grandmother_in_fear_reads_a_human_line_first(text: str) -> None:
    """Nobody who holds a child by the hand reads first of all that it is a child alone."""
    player = new_player()
    said = [each for each in contexts(player, *WELCOMED, text) if each != "safety/hurt"]
    assert said[0] in ("kin_child/rule/say", "separated/rule/say")
    told = "\n".join(message.body for message in player.rendered)
    assert told.index("es natural" if "es natural" in told else "Es natural") < told.index("menor solo")
