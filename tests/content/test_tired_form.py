"""Somebody tired texts the form: whole names, other parts, complaints and refusals where one answer was asked for."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.form_places import WELCOME, place, player_at, standing
from tests.support.released import new_player
from tests.support.talks import shown

ENGLISH = ("hello", "english", *WELCOME[2:], "form", "yes", "yes")


def after(question: str, *texts: str) -> Player:
    """Rosa, who has written these from this question on."""
    player = player_at(question)
    for text in texts:
        player.say(text)
    return player


def value(player: Player, question: str) -> object:
    """What stands in a box of Part A.I; `none`, `unknown` and the like for an answer without a value."""
    answer = standing(player).answers.get(f"i589/a1/{question}")
    if answer is None or answer.state != "answered":
        return answer.state if answer else None
    if isinstance(answer.value, dict) and {"first", "last"} <= answer.value.keys():
        return next(part for part in answer.value.values() if part)
    return answer.value


WHOLE = "Dunia Yamileth Mejia Pineda"


@pytest.mark.parametrize(
    "text", [WHOLE, "me llamo Dunia Yamileth Mejia Pineda", f"{WHOLE} naci el 7 de mayo del 99 en el progreso yoro"]
)
def test_a_whole_name_at_the_surnames_is_parted_and_the_parts_are_kept(text: str) -> None:
    """The surnames are offered with how the name was parted, the given names when their own questions come."""
    player = after("last", text)
    assert all(part in shown(player) for part in ("Apellidos: Mejia Pineda", "Primer nombre: Dunia", "Yamileth"))
    assert value(player, "last") is None
    player.say("si")
    assert (value(player, "last"), place(player).node) == ("Mejia Pineda", "first")
    assert "1. Dunia" in shown(player)
    player.say("1")
    assert "1. Yamileth" in shown(player)
    player.say("1")
    assert (value(player, "first"), value(player, "middle")) == ("Dunia", "Yamileth")


def test_the_day_and_the_place_of_birth_said_with_a_name_are_both_kept() -> None:
    """The place behind the day is the birthplace's, and no tail of the day."""
    player = after("last", f"{WHOLE} naci el 7 de mayo del 99 en el progreso yoro")
    kept = {each.key: each.text for each in standing(player).kept}
    assert kept["i589/a1/birth"] == "7 de mayo del 99"
    assert kept["i589/a1/birthplace"] == "el progreso yoro"


@pytest.mark.parametrize("text", ["Mejía Zelaya", "de la Cruz Pérez", "Que Pop", "Mateo Pascual", "Ramírez López Cruz"])
def test_surnames_are_not_parted(text: str) -> None:
    """What may be surnames alone is taken as they stand."""
    assert value(after("last", text), "last") == text


def test_a_whole_name_written_again_is_meant() -> None:
    """The person decides what goes into the box."""
    assert value(after("last", WHOLE, WHOLE), "last") == WHOLE


@pytest.mark.parametrize(
    ("question", "text", "corrected", "to", "waits"),
    [
        pytest.param("first", "no los apellidos son Mejia Pineda", "last", "Mejia Pineda", "first", id="surnames"),
        pytest.param("middle", "me equivoque, mi apellido es Pineda", "last", "Pineda", "middle", id="mistaken"),
        pytest.param("other_names", "el primer nombre es Dunia", "first", "Dunia", "other_names", id="just after"),
        pytest.param("first", "my last name is Mejia Pineda", "last", "Mejia Pineda", "first", id="english"),
        pytest.param("state", "no, la ciudad es Matamoros", "city", "Matamoros", "state", id="city"),
        pytest.param("zip", "the street is Juarez 5", "street", "Juarez 5", "zip", id="street"),
    ],
)
def test_a_part_that_is_named_goes_where_it_is_named(
    question: str, text: str, corrected: str, to: str, waits: str
) -> None:
    """The named answer is corrected and said back, and the question that waits is asked again."""
    player = after(question, text)
    assert (value(player, corrected), value(player, question)) == (to, None)
    assert "Anoté:" in shown(player)
    assert to in shown(player)
    assert place(player).node == waits


@pytest.mark.parametrize(
    "text",
    [
        "esperese el primer nombre es Dunia y el segundo Yamileth",
        "primer nombre: Dunia, segundo nombre: Yamileth",
        "wait, the first name is Dunia and the middle name is Yamileth",
    ],
)
def test_several_parts_in_one_message_each_go_to_their_own(text: str) -> None:
    """One of them is the question that waits."""
    player = after("middle", text)
    assert (value(player, "first"), value(player, "middle")) == ("Dunia", "Yamileth")
    assert place(player).node == "other_names"


def test_what_is_named_before_its_question_is_kept_for_it() -> None:
    """Nothing is written down before it was asked, and nothing is lost."""
    player = after("first", "el primer nombre es Dunia y el segundo nombre es Yamileth")
    assert value(player, "first") == "Dunia"
    assert "1. Yamileth" in shown(player)


def test_the_half_behind_the_city_is_not_lost() -> None:
    """ "La ciudad es Matamoros y el cuarto no tiene número" answers two questions."""
    player = after("city", "la ciudad es matamoros y el cuarto no tiene numero")
    assert (value(player, "city"), value(player, "apt")) == ("matamoros", "none")


def test_a_kept_part_stays_offered_while_another_is_corrected() -> None:
    """A correction at an offered first name does not throw the offer away."""
    player = after("last", WHOLE, "si", "no los apellidos son Mejia Rodas")
    assert value(player, "last") == "Mejia Rodas"
    assert "1. Dunia" in shown(player)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("city", "una ciudad ya le dije"), ("city", "ya se lo puse arriba"), ("state", "i already told you"),
        ("street", "ya le dije la calle"), ("first", "ya se lo puse"),
    ],
)  # fmt: skip
def test_a_complaint_is_no_value(question: str, text: str) -> None:
    """Whoever said it before is shown what is written down, and asked again kindly."""
    player = after(question, text)
    assert value(player, question) is None
    assert place(player).node == question


def test_a_complaint_is_met_with_what_is_kept() -> None:
    """What was given of the address is shown."""
    said = shown(after("city", "una ciudad ya le dije"))
    assert "albergue El Faro" in said
    assert "Perdone" in said


@pytest.mark.parametrize(
    "text", ["tamaulipas, ya le dije matamoros arriba", "ya le dije, tamaulipas", "tamaulipas, i already told you"]
)
def test_the_value_beside_a_complaint_is_taken_and_said_back(text: str) -> None:
    """The value is the word beside; the complaint is not written on a form."""
    player = after("state", text)
    assert value(player, "state") == "tamaulipas"
    assert "Anoté: tamaulipas" in shown(player)


def test_what_follows_a_complaint_is_only_offered() -> None:
    """ "Ya le dije Matamoros arriba" may mean it."""
    player = after("city", "ya le dije que matamoros arriba")
    assert value(player, "city") is None
    assert "1. matamoros" in shown(player)
    player.say("si")
    assert value(player, "city") == "matamoros"


@pytest.mark.parametrize("text", ["no, ya le dije", "ya le dije que no", "no, i already told you"])
def test_none_beside_a_complaint_is_none(text: str) -> None:
    """Where "no" is an answer, whoever repeats it is not asked again."""
    assert value(after("other_names", text), "other_names") == "none"


@pytest.mark.parametrize(
    ("question", "text", "part"), [("apt", "el cuarto es el 5", "el 5"), ("apt", "5, ya le dije", "5")]
)
def test_what_is_taken_out_of_more_words_is_said_back(question: str, text: str, part: str) -> None:
    """Nobody has to guess what was written down."""
    assert f"Anoté: {part}" in shown(after(question, text))


@pytest.mark.parametrize("question", ["street", "city", "state"])
def test_an_address_is_said_back(question: str) -> None:
    """What was taken for the street, the town or the state is shown at once."""
    assert "Anoté: Colonia Libertad" in shown(after(question, "Colonia Libertad"))


@pytest.mark.parametrize(
    "text",
    ["cartas no, aqui no llega nada", "no recibo cartas", "en ninguna parte no recibo cartas", "nowhere, no letters"],
)
def test_letters_that_reach_nobody_are_a_plain_no(text: str) -> None:
    """The question is answered, and not asked again."""
    player = after("mail_same", text)
    assert (value(player, "mail_same"), place(player).node) == ("no", "mail_address")


@pytest.mark.parametrize("text", ["en ninguna parte no recibo cartas", "en ningun lado", "nowhere", "no me llega nada"])
def test_no_mailing_address_is_none(text: str) -> None:
    """To receive letters nowhere is no address."""
    player = after("mail_same", "no", text)
    assert (value(player, "mail_address"), place(player).node) == ("none", "sex")


@pytest.mark.parametrize(
    ("command", "question", "to"),
    [
        ("corregir primer nombre Dunia", "first", "Dunia"), ("corregir apellidos Mejía Pineda", "last", "Mejía Pineda"),
        ("corregir ciudad Matamoros", "city", "Matamoros"), ("corregir la ciudad es Reynosa", "city", "Reynosa"),
    ],
)  # fmt: skip
def test_a_correction_takes_the_value_said_with_it(command: str, question: str, to: str) -> None:
    """Nobody is asked again for what stands in the same message; it is said back as typed."""
    player = after("zip", command)
    assert value(player, question) == to
    assert f"Anoté: {to}" in shown(player)
    assert place(player).node == "zip"


def test_a_correction_without_a_value_asks_for_it() -> None:
    """The name alone opens its question."""
    player = after("zip", "corregir primer nombre")
    assert (place(player).node, value(player, "first")) == ("first", "Rosa")


@pytest.mark.parametrize("text", ["1", "5", "??"])
def test_a_figure_alone_is_no_street(text: str) -> None:
    """It is asked again with what belongs there."""
    player = after("street", text)
    assert value(player, "street") is None
    assert place(player).node == "street"


@pytest.mark.parametrize(
    "text", ["pues yo creo que dios sabe todo eso", "my family does not know that i am writing this"]
)
def test_talk_without_an_address_is_asked_about(text: str) -> None:
    """A sentence that tells no place is kept only if the person says so."""
    player = after("street", text)
    assert value(player, "street") is None
    player.say("1")
    assert value(player, "street") == text


QUESTION = "oiga y mi esposo entonces puede ir conmigo a la corte o como es eso"


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        pytest.param("birthplace", f"el progreso yoro, honduras. {QUESTION}", "el progreso", id="birthplace"),
        pytest.param("city", f"Matamoros. {QUESTION}", "Matamoros", id="city"),
        pytest.param("city", "Matamoros. how much does this cost?", "Matamoros", id="english"),
        pytest.param("birth", "7 de mayo de 1999, y cuanto cuesta esto?", "1999-05-07", id="birth"),
    ],
)
def test_a_question_behind_a_value_is_answered_and_no_part_of_it(question: str, text: str, kept: str) -> None:
    """The value is kept and said back, what was asked is answered, and the form goes on behind it."""
    player = after(question, text)
    said, found = shown(player), value(player, question)
    assert kept in (found.values() if isinstance(found, dict) else [found])
    assert "Anoté:" in said
    assert place(player).flow != "i589/a1"
    assert QUESTION not in str(found)


def test_a_value_that_lacks_a_part_is_offered_once_its_question_was_answered() -> None:
    """A birthplace without its country waits with the form, and is not lost."""
    player = after("birthplace", f"choluteca. {QUESTION}", "menu", "formulario", "seguir")
    assert value(player, "birthplace") is None
    assert "1. choluteca" in shown(player)


def test_a_street_before_a_story_is_shown_and_the_story_is_no_address() -> None:
    """One human sentence, where it can be told, the question met; then the address alone is asked back."""
    told = "los de la 18 nos pidieron renta y a mi cuñado lo mataron"
    street = "rento un cuarto en la calle 5 numero 12 colonia popular"
    player = after("street", f"{street}, {told}, oiga y si me cambio de casa que pasa")
    said = shown(player)
    assert value(player, "street") is None
    assert [part in said for part in ("Siento", "Parte B", told)] == [True, True, False]
    if f"1. {street}" not in said:  # the question was answered first
        player.say("volver")
        assert f"1. {street}" in shown(player)
    player.say("si")
    assert value(player, "street") == street


def test_who_calls_is_answered_and_the_phone_is_taken() -> None:
    """The number is this one, and all that was said of it goes with the answer."""
    text = "este pero a veces lo presta la vecina, quien me va a llamar a mi?"
    player = after("phone", text)
    assert value(player, "phone") == "sender"
    assert standing(player).answers["i589/a1/phone"].original == text
    assert "no llamo a nadie" in shown(player)
    assert place(player).node == "mail_same"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("street", "calle Juárez y 5 de Mayo, colonia Centro"), ("city", "San Luis Río Colorado"),
        ("other_names", "me llamaban la Negra, y Dunia Mejía"), ("entry_place", "por el puente, y nos regresaron"),
    ],
)  # fmt: skip
def test_an_answer_with_joints_is_kept_whole(question: str, text: str) -> None:
    """A comma or an "y" parts nothing where nothing is asked behind it."""
    player = after(question, text)
    answers = [a.value for key, a in standing(player).answers.items() if key.split("[")[0] == f"i589/a1/{question}"]
    assert answers == [text]


def test_the_same_in_english() -> None:
    """A whole name, a correction and a complaint, told in English."""
    player = new_player()
    for text in (*ENGLISH, "none", "none", "none", "Dunia Yamileth Mejia Pineda", "yes"):
        player.say(text)
    player.say("no, my last name is Mejia Rodas")
    assert "I wrote down: Surnames: Mejia Rodas" in shown(player)
    player.say("correct my surnames Mejia Pineda")
    assert value(player, "last") == "Mejia Pineda"
