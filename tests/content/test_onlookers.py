"""Somebody looks at the phone: heard before whatever is answered beside it, and the answer is not lost."""

from __future__ import annotations

import pytest

from tests.support.form_places import place, player_at, standing
from tests.support.released import new_player
from tests.support.talks import WELCOMED, contexts, heard

SILENT = ["engine/someone_comes"]

WATCHED = (
    "1. perate q el vesino esta mirando el telefono",
    "1 espera viene mi marido",
    "1 espera alguien me esta leyendo el celular",
    "1, wait, my boss is looking at my phone",
    "1. someone is watching",
    "1 pero ahorita hay gente viendo mi pantalla",
    "1. un momento, mi suegra está leyendo esto",
    "1 wait the guard is reading my messages",
)


@pytest.mark.parametrize("text", WATCHED)
@pytest.mark.parametrize(
    "waiting", [(), ("formulario",), ("formulario", "1"), ("mpp",)], ids=["menu", "form", "warnings", "mpp"]
)
def test_a_pick_beside_an_onlooker_waits_in_silence(waiting: tuple[str, ...], text: str) -> None:
    """Only the neutral line is shown, and nothing has moved."""
    player = heard(*waiting, welcomed=WELCOMED)
    before = standing(player)
    assert contexts(player, text) == SILENT
    after = standing(player)
    assert after.is_hidden
    assert after.place == before.place
    assert after.answers == before.answers
    assert contexts(player, "quien es") == SILENT


@pytest.mark.parametrize("back", ["seguir", "ya se fue"])
@pytest.mark.parametrize("text", WATCHED)
def test_the_pick_is_taken_when_the_person_is_back(text: str, back: str) -> None:
    """It is said back, and the next question comes as if it had been written now."""
    told, plain = heard("formulario", welcomed=WELCOMED), heard("formulario", welcomed=WELCOMED)
    contexts(told, text)
    assert contexts(told, back) == ["engine/also_wrote", *contexts(plain, "1")]
    assert standing(told).place == standing(plain).place


@pytest.mark.parametrize(
    ("question", "text", "key"),
    [
        ("ssn", "no tengo. espere mi patron esta viendo mi celular", "i589/a1/ssn"),
        ("first", "Rosa. perate ahi viene mi suegra", "i589/a1/first"),
        ("sex", "mujer, pero ahorita alguien esta viendo", "i589/a1/sex"),
        ("marital", "single. wait somebody is looking at the screen", "i589/a1/marital"),
        ("birth", "3 de abril de 1992 espera viene mi marido", "i589/a1/birth"),
        ("has_entered", "si pero ahorita alguien esta viendo", "i589/a1/has_entered"),
    ],
)
def test_an_answer_of_the_form_beside_an_onlooker(question: str, text: str, key: str) -> None:
    """Nothing of it is shown while somebody looks; it fills its box when the person is back."""
    player = player_at(question)
    assert contexts(player, text) == SILENT
    assert place(player).node == question
    contexts(player, "seguir")
    assert key in standing(player).answers
    assert place(player).node != question


@pytest.mark.parametrize(
    "text",
    ["perate q el vesino esta mirando el telefono", "no. viene mi marido", "ahorita no que mi mama esta viendo",
     "my neighbor look my phone now", "alguien me mira la pantalla", "mi marido esta viendo el cel"],
)  # fmt: skip
@pytest.mark.parametrize("question", ["ssn", "last", "street", "sex", "has_entered"])
def test_an_onlooker_alone_answers_nothing(question: str, text: str) -> None:
    """Words of waiting and a bare no are no answer: the question waits, and comes again."""
    player = player_at(question)
    before = standing(player)
    assert contexts(player, text) == SILENT
    assert contexts(player, "seguir")[-1].startswith(f"i589/a1/{question}")
    assert standing(player).answers == before.answers


def test_an_onlooker_at_a_question_of_ours() -> None:
    """Where it was asked which of several is meant, the answer is settled when the person is back."""
    player = player_at("birth")
    contexts(player, "03/04/1992")
    assert standing(player).pending
    assert contexts(player, "1 espera viene mi marido") == SILENT
    contexts(player, "seguir")
    assert standing(player).answers["i589/a1/birth"].value["iso"] == "1992-04-03"


def test_behind_a_pin_the_answer_waits_for_it() -> None:
    """Whoever takes the phone meets the question for the PIN, and what they write is no answer."""
    player = new_player()
    contexts(player, "hola", "1", "si", "1", "no", "si", "4821", "formulario", "1 espera viene mi marido")
    assert contexts(player, "quien es", "seguir") == ["engine/pin"]
    assert contexts(player, "4821")[:2] == ["engine/also_wrote", "i589/truth/say"]


def test_nothing_is_erased_unasked() -> None:
    """A yes beside an onlooker, where erasing is asked about, is asked again."""
    player = heard("borrar", welcomed=WELCOMED)
    assert contexts(player, "1 espera viene mi marido") == SILENT
    assert contexts(player, "seguir")[-1].startswith("erase/")


@pytest.mark.parametrize(
    "text",
    [
        "mi esposo me revisa el celular",
        "como sé si alguien está viendo mi teléfono",
        "¿alguien está viendo esto?",
        "si alguien esta viendo mi telefono que hago",
        "mi hija me está leyendo los mensajes porque no sé leer",
        "someone is looking for me",
        "mi abogado lo esta viendo",
        "nobody is looking at my phone",
        "can somebody see my phone",
        "mi esposo esta viendo la tele",
        "llego mi hermana de Honduras en 2020",
        "they are watching my house",
    ],
)
def test_worries_and_other_watching_are_no_onlooker(text: str) -> None:
    """What asks, what is habit, what helps and what looks at something else is heard as before."""
    player = new_player()
    assert contexts(player, *WELCOMED, text) != SILENT


HANDED = (
    "ya me voy, ocupa su telefono",
    "ya me voy, la señora ocupa su telefono",
    "ya me esta pidiendo el cel la muchacha, luego sigo",
    "le devuelvo su telefono a mi vecina",
    "tengo que devolver el telefono",
    "i go now, the lady need her phone",
    "my friend wants his phone back",
)


@pytest.mark.parametrize("text", HANDED)
@pytest.mark.parametrize("before", [(), ("mpp",), ("formulario",), ("tengo miedo de que me maten aqui",)])
def test_a_phone_that_is_handed_back_shows_nothing(before: tuple[str, ...], text: str) -> None:
    """Also where it was just asked whether there is danger: whoever holds it next sees one neutral line."""
    player = heard(*before, welcomed=WELCOMED)
    assert contexts(player, text) == SILENT
    assert contexts(player, "hola") == SILENT
    assert contexts(player, "ya regrese") != SILENT


@pytest.mark.parametrize(
    "text",
    [
        "necesita mi telefono?",
        "el abogado necesita su telefono para llamarle",
        "mi marido siempre me quita el telefono",
        "como borro si la señora ocupa su telefono?",
        "me robaron el telefono",
    ],
)
def test_a_phone_that_is_only_spoken_of_is_answered(text: str) -> None:
    """Questions and worries are talked about."""
    assert contexts(heard(welcomed=WELCOMED), text) != SILENT
