"""A phone in other hands: after a pause, whatever is typed, nothing of the case is shown before the PIN."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.events import ActionRequested, EmergencyRaised, HandoffRequested
from app.dialogue.safety.locking import AFTER_ALARM, REST, TRIES
from app.services.playing import Player
from tests.support.scripts import player

NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
PIN = "4821"
OPENING = ("hola", "1", "si", "2", "1", "no", "si", PIN, "formulario", "1", "1", "A 012 345 678", "no tengo")
HARMLESS = {
    "engine/pin", "engine/pin_wrong", "engine/pin_locked", "engine/after_alarm_pin", "engine/help",
    "engine/language_changed", "engine/someone_comes",
    "engine/danger_now", "engine/stopped", "engine/is_stopped", "engine/started", "person/told/text", "engine/commands",
}  # fmt: skip
TYPED = (
    "RESUMEN", "MENÚ", "CORREGIR", "CORREGIR 3", "corregir nombre", "REPETIR", "ATRÁS", "FUENTE", "MÁS", "por qué",
    "seguir", "saltar", "pausa", "hola", "si", "no", "2", "12 de abril", "persona", "ayuda", "idioma", "english",
    "español", "borrar", "alto", "esconder", "HIDE", "start", "me amenazaron",
    "me van a matar ahora", "", "0000", "que es mpp",
)  # fmt: skip


def at_the_form(now: datetime = NOW) -> Player:
    """Somebody with a PIN who has begun the form, a day later."""
    one = player("whatsapp:+5216641230001", now)
    for words in OPENING:
        one.say(words)
    assert one.conversation is not None
    assert one.conversation.has_pin
    one.now += timedelta(hours=20)
    return one


def said(one: Player, text: str) -> set[str]:
    """Contexts of the texts that a message was answered with."""
    one.say(text)
    return {each.context for each in one.said}


@pytest.mark.parametrize("text", TYPED)
def test_the_first_message_after_a_pause_shows_nothing(text: str) -> None:
    """A command, an answer, a question or nothing: the PIN is asked for, and only what protects is said."""
    shown = said(at_the_form(), text)
    assert {c for c in shown if not c.startswith("emergency/")} <= HARMLESS


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TYPED), min_size=1, max_size=8))
def test_no_way_around(typed: list[str]) -> None:
    """No row of messages without the PIN comes to anything of the case."""
    one = at_the_form()
    for text in typed:
        shown = said(one, text)
        assert {c for c in shown if not c.startswith("emergency/")} <= HARMLESS, (typed, text)


def test_the_right_pin_opens() -> None:
    """After the PIN comes the recap, with what was written before it on offer."""
    one = at_the_form()
    assert said(one, "Núñez Ibáñez") == {"engine/pin"}
    assert "engine/recap" in said(one, PIN)
    assert said(one, "ya sigo") != {"engine/pin"}


def test_danger_is_answered_without_the_pin() -> None:
    """A locked phone still raises an emergency, at once and while the PIN is asked for."""
    one = at_the_form()
    for text in ("me van a matar ahora", "hola", "me van a matar ahora"):
        one.say(text)
    assert any(isinstance(event, EmergencyRaised) for event in one.events)


@pytest.mark.parametrize("text", ["me va a matar", "que me mate", "me quiso agarrar", "la andan buscando"])
def test_danger_in_few_words_is_no_try_at_the_pin(text: str) -> None:
    """Where the PIN is asked for, only figures are taken for one: words are heard for danger."""
    one = at_the_form()
    one.say("hola")
    shown = said(one, text)
    assert shown == {"engine/danger_now"} or any(c.startswith("emergency/") for c in shown)


@pytest.mark.parametrize("is_locked_before", [True, False])
def test_after_an_alarm_nobody_is_met_by_the_question_for_the_pin(is_locked_before: bool) -> None:
    """For an hour whoever writes on is told that we are here, and nothing of the case; the PIN opens as ever."""
    one = at_the_form()
    if not is_locked_before:
        one.now -= timedelta(hours=20)
    one.say("me van a matar ahora")
    for text in ("siguen alla", "no se que hacer", "ok"):
        one.now += timedelta(minutes=5)
        assert said(one, text) == {"engine/after_alarm_pin"}
    assert said(one, "resumen") == {"engine/pin"}
    assert "engine/recap" in said(one, PIN)
    one.now += timedelta(hours=20)
    assert said(one, "hola") == {"engine/pin"}


def test_an_alarm_of_long_ago_opens_no_window() -> None:
    """An hour after the alarm the PIN is asked for again."""
    one = at_the_form()
    one.say("me van a matar ahora")
    one.now += AFTER_ALARM
    assert said(one, "ya estoy bien") == {"engine/pin"}


def test_a_person_can_be_called_without_the_pin() -> None:
    """PERSON calls the team and leaves the phone locked."""
    one = at_the_form()
    one.say("hola")
    one.say("persona")
    assert [event.topic for event in one.events if isinstance(event, HandoffRequested)] == ["person"]
    assert said(one, "resumen") == {"engine/pin"}


def test_stop_is_obeyed_without_the_pin() -> None:
    """STOP stops, and coming back does not open the case."""
    one = at_the_form()
    one.say("alto")
    assert any(isinstance(event, ActionRequested) and event.name == "stop" for event in one.events)
    assert said(one, PIN) == {"engine/is_stopped"}
    assert said(one, "START") == {"engine/started", "engine/pin"}


def test_wrong_pins_are_counted_and_then_none_is_taken() -> None:
    """After five wrong ones a person is called once, and for an hour not even the right one opens."""
    one = at_the_form()
    one.say("hola")
    for _ in range(TRIES - 1):
        assert said(one, "0000") == {"engine/pin_wrong"}
        one.say("me amenazaron")  # asks about danger: the count must survive it
        one.say("no")
    assert said(one, "1111") == {"engine/pin_locked"}
    assert [event.topic for event in one.events if isinstance(event, HandoffRequested)] == ["pin"]
    assert said(one, PIN) == {"engine/pin_locked"}
    one.now += REST
    assert "engine/recap" in said(one, PIN)


def test_words_are_no_wrong_pins() -> None:
    """Somebody who greets and asks five times has not used up the tries."""
    one = at_the_form()
    for text in ("hola", "no me acuerdo", "cual pin", "es el de siempre", "ayúdeme", "12 de abril"):
        one.say(text)
    assert "engine/recap" in said(one, PIN)


def test_without_a_pause_nothing_is_asked() -> None:
    """The PIN belongs to pauses: a conversation that goes on is not interrupted."""
    one = at_the_form()
    one.now -= timedelta(hours=20)
    assert "engine/pin" not in said(one, "ninguno")


def test_who_wants_no_pin_any_more_is_not_asked() -> None:
    """Taking back the wish for a PIN takes the PIN away."""
    one = at_the_form()
    for text in ("hola", PIN, "corregir usar un pin", "no"):
        one.say(text)
    one.now += timedelta(hours=20)
    assert "engine/pin" not in said(one, "hola")


def test_erasing_asks_for_the_pin() -> None:
    """BORRAR without the PIN erases nothing; with it the question whether to erase comes."""
    one = at_the_form()
    assert said(one, "borrar") == {"engine/pin"}
    assert "erase/sure/choose" in said(one, PIN)


def waiting(*, form: bool = True) -> Player:
    """Somebody who is asked for the PIN, with the form begun or at the menu."""
    one = at_the_form()
    if not form:
        one.now -= timedelta(hours=20)
        one.say("menu")
        one.now += timedelta(hours=20)
    one.say("hola")
    return one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ok my pin is {PIN}, what is I-862", "term/i862"),
        (f"mi pin es {PIN} y quiero saber que es nta", "term/nta"),
        (f"mi pin {PIN}, la corte", "court/about/choose"),
        (f"{PIN}. tengo corte el 15 de mayo 2027 a las 8", "hearing_date/court/choose"),
        (f"mi pin es {PIN} y que llevo a la corte", "court_day/about/choose"),
        (f"mi pin es {PIN} menu", "menu/home/choose"),
        (f"mi pin es {PIN} borrar", "erase/sure/choose"),
        (f"mi pin es {PIN}, me va a llover manana?", "engine/own_question"),
        (f"mi pin es {PIN} Núñez Ibáñez", "engine/recap"),
    ],
)
def test_what_is_said_beside_the_pin_is_answered(text: str, expected: str) -> None:
    """The phone is unlocked, and the rest of the message is seen to; the form waits below."""
    one = waiting()
    shown = said(one, text)
    assert expected in shown
    assert "engine/pin" not in shown
    assert one.conversation is not None
    assert not one.conversation.is_locked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"my pin is {PIN}. what is I-862", "term/i862"),
        (f"{PIN}, la 4", "court/about/choose"),
        (f"mi pin {PIN} y quiero ver lo del abogado", "legal_help/tell/choose"),
    ],
)
def test_at_the_menu_the_rest_is_taken_there(text: str, expected: str) -> None:
    """As if it had been written after the PIN."""
    assert expected in said(waiting(form=False), text)


def test_a_question_before_the_pin_is_answered_after_it() -> None:
    """Nobody has to ask again what the lock stood before; a wrong try loses nothing."""
    one = at_the_form()
    assert said(one, "que es nta") == {"engine/pin"}
    assert said(one, "0000") == {"engine/pin_wrong"}
    assert {"term/nta", "engine/recap"} <= said(one, PIN)
    one = waiting()
    assert said(one, "mi pin es 0000 y quiero saber que es nta") == {"engine/pin_wrong"}
    assert {"term/nta", "engine/recap"} <= said(one, PIN)


def test_every_pin_in_a_sentence_is_a_try() -> None:
    """Whatever stands besides, a command too, wrong ones are counted, and then none is taken."""
    one = waiting()
    besides = ("y quiero saber que es nta", "menu", "persona", "borrar")
    for rest in besides:
        assert said(one, f"mi pin es 0000 {rest}") == {"engine/pin_wrong"}
    assert said(one, "0000. la corte") == {"engine/pin_locked"}
    for rest in (*besides, ""):
        assert said(one, f"mi pin es {PIN} {rest}") == {"engine/pin_locked"}
    one.now += REST
    assert "engine/recap" in said(one, PIN)


def test_danger_beside_the_pin_is_heard_first() -> None:
    """The right digits do not hide it, and the phone stays locked until they come alone."""
    one = waiting()
    shown = said(one, f"mi pin es {PIN} me van a matar ahora")
    assert any(isinstance(event, EmergencyRaised) for event in one.events)
    assert not shown & {"engine/recap", "engine/pin_wrong"}


def test_stopped_stays_stopped() -> None:
    """The PIN with more words starts nothing again."""
    one = waiting()
    one.say("alto")
    assert said(one, f"mi pin es {PIN} y que es nta") == {"engine/is_stopped"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ok my pin is 4821, what is I-862", "term/i862"),
        ("4821 y cuanto cuesta un abogado", "legal_help/tell/choose"),
        ("quiero que mi pin sea 4821. que es mpp?", "mpp/what/say"),
    ],
)
def test_a_pin_is_set_in_a_sentence_and_the_rest_answered(text: str, expected: str) -> None:
    """At once, or when the welcome is over."""
    one = player("whatsapp:+5216641230002", NOW)
    for words in OPENING[:7]:
        one.say(words)
    assert {"welcome/pin_kept/say", expected} <= said(one, text)
    one.now += timedelta(hours=20)
    one.say("hola")
    assert "engine/pin" not in said(one, PIN)
