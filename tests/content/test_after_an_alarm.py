"""What tired people wrote around an alarm, a notice and a story: each is met, nothing is taken from half of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.dialogue.events import ActionRequested, EmergencyRaised
from app.dialogue.safety.locking import TRIES
from app.services.playing import Player
from tests.support.scripts import player

NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
PIN = "4821"
WELCOMED = ("hola", "1", "si", "2", "1", "no", "no")
GUARDED = ("hola", "1", "si", "2", "1", "no", "si", PIN)


def after(*typed: str) -> Player:
    """Somebody who has typed all of this."""
    one = player("whatsapp:+5216641230001", NOW)
    for words in typed:
        one.say(words)
    return one


def said(one: Player, text: str) -> set[str]:
    """Contexts of the texts that a message was answered with."""
    one.say(text)
    return {each.context for each in one.said}


@pytest.mark.parametrize(
    ("opening", "met"), [(WELCOMED, "engine/after_alarm"), (GUARDED, "engine/after_alarm_pin")], ids=["open", "PIN"]
)
def test_soon_after_an_alarm_nobody_is_asked_whether_there_is_danger(opening: tuple[str, ...], met: str) -> None:
    """Words that sound unsure get the number and our presence; certain ones raise another alarm."""
    one = after(*opening, "unos hombres estan afuera y me van a matar ahora")
    assert said(one, "me siguen buscando por aqui") == {met}
    assert "emergency/danger_now" in said(one, "me van a matar ahora")


def test_the_pin_is_taken_where_the_question_about_danger_waits() -> None:
    """A locked phone that was asked about danger opens with the PIN as at the question for it."""
    one = after(*GUARDED, "formulario")
    one.now = one.now.replace(day=23)
    assert said(one, "la andan buscando") == {"engine/danger_now"}
    assert "engine/pin" not in said(one, PIN)
    assert one.conversation is not None
    assert not one.conversation.is_locked


def test_guesses_at_the_question_about_danger_are_counted() -> None:
    """Words of danger before each guess are no way around the limit of tries."""
    one = after(*GUARDED, "formulario")
    one.now = one.now.replace(day=23)
    for _ in range(TRIES):
        one.say("la andan buscando")
        one.say("0000")
    assert said(one, PIN) == {"engine/pin_locked"}


@pytest.mark.parametrize(
    "text", ["no señor no peligro. yo preguntar de papel", "ahorita no, es por si acaso", "eso fue en cuba asere"]
)
def test_no_danger_in_other_words_is_no(text: str) -> None:
    """The question about danger is not asked again, and no alarm is raised."""
    one = after(*WELCOMED, "me siguen buscando")
    assert "engine/danger_now" not in said(one, text)
    assert not [event for event in one.events if isinstance(event, EmergencyRaised)]


def test_a_plea_in_a_question_about_papers_raises_no_alarm() -> None:
    """ "Ayuda por favor" at the end of a long question is asked about at most; alone it is what it was."""
    one = after(*WELCOMED)
    one.say(
        "tener papel de corte mojado y ahora no saber cuando otra corte y que pasar con mi caso ayuda por favor señor"
    )
    assert not [event for event in one.events if isinstance(event, EmergencyRaised)]


def test_a_choice_is_not_taken_from_one_word_among_many() -> None:
    """On a shared phone "todos" offers no full notices; the whole name of an option beside it is what is meant."""
    one = after(*WELCOMED[:3])
    one.say("no señor yo preguntar otra cosa el telefono no es mio lo usan todos los que viven en este lugar")
    assert one.conversation is not None
    assert one.conversation.pending is None
    one.say("solo avisos neutros que aqui el telefono lo agarra todo el mundo")
    pending = one.conversation.pending
    assert one.conversation.answers.get("welcome/unasked") or (pending and len(pending.options) == 1)


def test_a_question_at_a_choice_is_answered_and_not_taken_for_it() -> None:
    """ "What if I do not accept, and who pays" is asked of us: neither yes nor no is offered for it."""
    one = after(*WELCOMED[:2])
    one.say("y si no acepto que pasa? y quien paga esto")
    assert one.conversation is not None
    assert one.conversation.pending is None
    assert "welcome/consent" not in one.conversation.answers


@pytest.mark.parametrize("text", ["quien va leer", "quiero un abogado", "un notario me pide 500 es bueno?"])
def test_a_story_asks_what_is_meant_by_words_to_us(text: str) -> None:
    """Within a story they are kept and asked about."""
    one = after(*WELCOMED, "nos bajaron del camion y no llegamos")
    assert said(one, text) == {"engine/aside"}


def test_stop_is_heard_within_a_story() -> None:
    """ "Ya no mande mensaje" stops, whatever is being told."""
    one = after(*WELCOMED, "nos bajaron del camion y no llegamos", "ya no mande mensaje")
    assert any(isinstance(event, ActionRequested) and event.name == "stop" for event in one.events)


@pytest.mark.parametrize(
    ("text", "context"),
    [("PAUSA que me llaman del trabajo", "engine/paused"), ("ya volvi, dame el RESUMEN de lo mio", "engine/answers")],
)
def test_commands_in_capitals_are_heard_among_other_words(text: str, context: str) -> None:
    """As we write them, PAUSA and RESUMEN are meant, wherever they stand."""
    assert context in said(after(*WELCOMED, "formulario", "1", "1", "A 012 345 678"), text)


@pytest.mark.parametrize(
    "text",
    [
        "como que peligro, yo pregunte de mis hijos",
        "no ay ningun peligro ahorita. 3",
        "cual peligro? yo preguntaba por la hora",
        "no eso fue en septiembre",
        "what danger i only ask about my kids",
    ],
)
def test_a_puzzled_or_plain_no_raises_no_alarm(text: str) -> None:
    """The word "danger" in the answer to the question about danger is not danger."""
    one = after(*WELCOMED, "me siguen buscando")
    said(one, text)
    assert not [event for event in one.events if isinstance(event, EmergencyRaised)]


def test_words_of_danger_after_an_alarm_reach_the_team_again() -> None:
    """What comes within the hour is met without a question, and is an alarm to the team as well."""
    one = after(*WELCOMED, "unos hombres estan afuera y me van a matar ahora")
    assert said(one, "me siguen buscando por aqui") == {"engine/after_alarm"}
    assert [event for event in one.events if isinstance(event, EmergencyRaised)]


@pytest.mark.parametrize(
    "text",
    ["ya se fueron", "ya paso gracias a dios", "estoy bien, fue falsa alarma", "we are safe now", "ya estoy a salvo"],
)
def test_it_is_over_when_the_person_says_so(text: str) -> None:
    """One kind word, and the talk goes on; the line about danger is not said again."""
    one = after(*WELCOMED, "corte", "unos hombres estan afuera y me van a matar ahora")
    assert "engine/alarm_over" in said(one, text)
    assert "engine/after_alarm" not in said(one, "el 4 y el 5 estan mal")
    assert one.conversation is not None
    assert one.conversation.alarm_at is None


def test_it_is_not_over_where_they_say_that_they_come_back() -> None:
    """ "They left, but" what follows is danger: it stays one."""
    one = after(*WELCOMED, "unos hombres estan afuera y me van a matar ahora")
    assert "engine/alarm_over" not in said(one, "ya se fueron pero dijeron que vuelven a matarme")


def test_it_is_over_before_the_pin_too() -> None:
    """A locked phone is asked for its PIN again, as before the alarm."""
    one = after(*GUARDED, "unos hombres estan afuera y me van a matar ahora")
    one.now = one.now.replace(minute=30)
    assert "engine/alarm_over" in said(one, "ya se fueron")


@pytest.mark.parametrize("label", ["Mis hijos y mi familia", "mis hijos y mi familia"])
def test_a_line_of_the_menu_is_no_danger(label: str) -> None:
    """What is offered is chosen by its words, whatever they sound like."""
    one = after(*WELCOMED, "corte", "2")
    assert any(label.lower() in body.lower() for body in map(str, one.rendered))
    met = said(one, label)
    assert met
    assert not met & {"engine/danger_now", "engine/after_alarm", "engine/topic"}


@pytest.mark.parametrize(
    "text", ["persona pero no me llamen", "664 123 4567, pero no me llamen de noche", "escribanme no me llamen"]
)
def test_how_somebody_wants_to_be_reached_is_no_danger(text: str) -> None:
    """It is a wish to the team; alone, without any other word, it is asked about."""
    one = after(*WELCOMED)
    assert not said(one, text) & {"engine/danger_now", "emergency/danger_now"}
    assert said(after(*WELCOMED), "no me llamen") == {"engine/danger_now"}


@pytest.mark.parametrize(
    "text",
    [
        "no orita no. ayer nos siguio un hombre a mi hija pero ya paso, estamos en el albergue",
        "aqui en reynosa todo el mundo corre peligro jaja pero ahora mismo no, estoy acostado",
    ],
)
def test_a_no_with_a_telling_behind_it_is_a_no(text: str) -> None:
    """No alarm is raised against a no, and what was held is answered."""
    one = after(*WELCOMED, "me siguen buscando")
    assert not said(one, text) & {"emergency/danger_now", "engine/danger_now"}
    assert not [event for event in one.events if isinstance(event, EmergencyRaised)]


def test_who_begins_and_tells_at_once_has_begun() -> None:
    """The words that chose to begin hold the first part: nobody is asked to tell it again."""
    one = after(*WELCOMED, "miedo", "contar")
    part = "si empiezo. tenian uniforme verde y me subieron a la troca con mis dos hijos"
    one.say(part)
    if one.conversation is not None and one.conversation.pending is not None:
        one.say("no")
    assert one.conversation is not None
    assert one.conversation.answers["my_story/told"].parts[0].text == part


@pytest.mark.parametrize(
    "text",
    [
        "PERSONA. pero que me escriban, no llamen",
        "quiero hablar con una persona pero que me escriban, no llamen",
        "i want to talk to a person but text only",
    ],
)
def test_a_call_for_a_person_is_heard_wherever_it_comes(text: str) -> None:
    """In the midst of the hearing questions too, with what is added."""
    one = after(*WELCOMED, "mi audiencia", "1")
    one.say(text)
    assert any(type(event).__name__ == "HandoffRequested" for event in one.events)


def test_after_an_alarm_questions_are_answered() -> None:
    """The number is given once; what the model alone hears reaches the team, and the person gets an answer."""
    one = after(*WELCOMED, "no se que es MPP. le digo que me pegaron y no puedo caminar bien")
    assert "emergency/medical" in {each.context for each in one.said}
    one.say("me duele la rodilla esta inchada hay doctor que no cobre")
    repeated = 0
    for words in ("no. lo que quiero saber es del niño mi nieto", "estoy cansado nomas", "quiero llenar el papel pues"):
        repeated += "engine/after_alarm" in said(one, words)
    assert repeated == 0
    assert asked_of(one).startswith("i589/")


def asked_of(one: Player) -> str:
    """The question that waits."""
    assert one.conversation is not None
    assert one.conversation.place is not None
    return one.conversation.place.key


@pytest.mark.parametrize(
    ("danger", "text", "answer"),
    [
        ("tengo miedo de que me maten aqui", "no, eso fue en mi pais. a quien le avisaron?", "who_told/nobody/say"),
        ("la andan buscando", "no señor, no peligro. que es la comar?", "refuge/what/say"),
        ("la andan buscando", "no. donde hay un doctor?", "care/where/say"),
        ("me siguen buscando", "ahorita no. quien lee esto?", "privacy/us/say"),
    ],
)
def test_what_is_asked_beside_no_danger_is_answered(danger: str, text: str, answer: str) -> None:
    """The question comes first then, and no list stands in its place."""
    one = after(*WELCOMED, danger)
    assert answer in said(one, text)
    assert one.conversation is not None
    assert one.conversation.pending is None
