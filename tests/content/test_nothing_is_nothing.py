"""Who wants nothing sent gets nothing, who chose reminders keeps them; no word answers what nobody has read."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, contexts, heard

NOTHING = ("hola", "1", "si", "1", "no", "no")
HEARING = "mi corte es el 3 febrero 2027 0830 en el paso"
FULL = ("hello", "english", "yes", "full one, everything. but send am for evening 6 to 9", "no", "no")
TOLD = (
    "my hearing is 14 december 2026 8:30 for brownsville court. bridge gateway 5 in the morning same day",
    "exactly so",
)


def kept(player: Player, key: str) -> object:
    """What is kept there; None where nothing is."""
    assert player.conversation is not None
    answer = player.conversation.answers.get(key)
    return answer.value if answer is not None else None


@pytest.mark.parametrize(
    "words",
    [
        "no se no entiendo eso. ya tengo q devolver el telf, como entro despues desde otro telf? borro aqui se pierde "
        "mi fecha?",
        "no lo dice. y todo lo que escribo quien lo ve?",
    ],
)
def test_no_reminder_is_chosen_that_nobody_has_read(words: str) -> None:
    """The question of reminders comes next and is shown; nothing of the message before answers it."""
    player = heard(
        f"{HEARING}, puente paso del norte 0430", "exactamente asi", "ciudad juarez", "una hora", welcomed=NOTHING
    )
    assert asks(player) == "hearing_date/kind"
    player.say(words)
    assert kept(player, "hearing_reminders/remind") is None


@pytest.mark.parametrize(
    "words",
    [
        "ninguno!! nada le dije",
        "no quiero avisos",
        "3 nada",
        "nada. a q hora tengo q estar en el puente?",
        "sin avisos",
    ],
)
def test_none_where_their_words_are_asked(words: str) -> None:
    """Where it is asked what they may say, none is a way out: nothing is sent."""
    places = (f"{HEARING}, puente paso del norte 0430", "exactamente asi", "ciudad juarez", "una hora", "1", "todos")
    player = heard(*places, welcomed=NOTHING)
    assert asks(player) == "hearing_reminders/words"
    player.say(words)
    assert kept(player, "hearing_reminders/remind") == "off"
    assert asks(player) != "hearing_reminders/words"


@pytest.mark.parametrize("words", ["neutro, que no diga nada de mi caso", "1"])
def test_words_that_name_a_line_are_that_line(words: str) -> None:
    """ "Nada de mi caso" is no none."""
    places = (f"{HEARING}, puente paso del norte 0430", "exactamente asi", "ciudad juarez", "una hora", "1", "todos")
    player = heard(*places, words, welcomed=NOTHING)
    assert kept(player, "hearing_reminders/words") == "neutral"


def test_none_of_the_topics_offered_is_no_none_of_what_waits() -> None:
    """Reminders that were chosen stay, and what is asked behind is answered."""
    player = heard(*TOLD, "matamoros", "na like 1 hour", "e talk master", welcomed=FULL)
    assert asks(player) == "hearing_reminders/remind"
    player.say("ninguno!! nada le dije. ya me voy, q no mande nada")
    assert player.conversation is not None
    assert player.conversation.pending is not None
    assert player.conversation.pending.kind == "topic"
    said = contexts(player, "none. abeg e don save? tell me back my date and when you go remind me")
    assert "date_kept/is_kept/say" in said
    assert kept(player, "hearing_reminders/remind") is None


@pytest.mark.parametrize(
    "words",
    [
        "NADA ya le dije, este telf no es mio",
        "nada, ya le dije q es prestado",
        "NADA!! es de la vecina",
        "nothing, na my broda phone",
    ],
)
def test_nothing_with_its_reason(words: str) -> None:
    """It is the line, whoever shouts it."""
    assert kept(heard(words, welcomed=("hola", "1", "si")), "welcome/unasked") == "nothing"


@pytest.mark.parametrize("words", ["nada de mi caso pero avisos si", "nada mas avisos de la fecha"])
def test_what_only_begins_with_it(words: str) -> None:
    """Some are wanted, or it is asked."""
    assert kept(heard(words, welcomed=("hola", "1", "si")), "welcome/unasked") != "nothing"


def test_the_consent_and_the_phone_that_goes_back() -> None:
    """Both are kept."""
    words = "si acepto pero no me manden nada despues a este telf q la vecina lo lee, tengo q devolverlo ya"
    player = heard(words, welcomed=("hola", "1"))
    assert kept(player, "welcome/agree") == "agree"
    assert kept(player, "welcome/unasked") == "nothing"


@pytest.mark.parametrize(
    "words",
    [
        "si pero falta el puente, paso del norte 0430 de la madrugada, esa es la otra hoja",
        "si pero falta el puente paso del norte 0430",
    ],
)
def test_the_hour_of_a_bridge_is_none_in_court(words: str) -> None:
    """Also with a comma before its name."""
    player = heard(HEARING, words, welcomed=NOTHING)
    held = kept(player, "hearing_date/court_when")
    assert isinstance(held, dict)
    assert held["iso"] == "2027-02-03T08:30"
    assert kept(player, "hearing_date/report_hour") == "04:30"


@pytest.mark.parametrize(
    "words", ["si asi es. y si me quitan la niña q ago", "q ago si no llego", "que ago el dia de la corte"]
)
def test_what_shall_i_do_is_no_august(words: str) -> None:
    """Whoever writes "hago" without its h has named no month."""
    player = heard("mi papel dice 14 de enero 2027 8:30 brownsville y la del puente 4:30 de la madrugada", words)
    held = kept(player, "hearing_date/court_when")
    assert isinstance(held, dict)
    assert held["iso"] == "2027-01-14T08:30"
    assert not {"hint/date.which", "hint/date.which_year"} & {each.context for each in player.said}


def test_no_danger_in_pidgin_ends_the_alarm() -> None:
    """ "I no dey danger now" is no new one."""
    ahead = ("hello", "english", "yes", "1", "yes. last saturday some men follow me from oxxo. now i dey inside")
    said = contexts(heard(welcomed=ahead), "no no i no dey danger now. na last saturday i talk. i dey inside")
    assert said[0] == "engine/alarm_over"
