"""Somebody who wants to break the conversation, on the real content: forged taps, odd writing, time that runs back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.dialogue.asking import YES_NO
from app.dialogue.conversation import Conversation
from app.dialogue.flow import Ask, Choose
from app.dialogue.library import FlowLibrary
from app.dialogue.run import locate
from app.dialogue.safety.locking import LONG_REST, REST, TRIES
from app.dialogue.words.pins import pin_in
from app.services.playing import Player
from tests.support.released import new_player, released_content

OPENING = ("hola", "1", "si", "2", "1", "no", "si", "4821", "formulario", "1", "1")
WRITTEN = (
    "", " ", "🥺" * 1600, "\u202e\u202dabc", "{organisation} *x* {answers} %s {0}", "²", "٣", "①", "፩", "9" * 5000,
    "-1", "0", "99", "1️⃣", "a" * 20_000, "?" * 50, "\n" * 500, "<script>alert(1)</script>", "'; drop table persons",
    "NaN", "31/02/2020", "CORREGIR 99999999999999999999", "CORREGIR ፩", "corregir -1", "EDIT 0", "editar ²", "menu",
    "atras", "saltar", "pausa", "repetir", "resumen", "fuente", "por que", "mas", "idioma", "english", "español",
    "persona", "ayuda", "borrar", "alto", "start", "si", "no", "1", "2", "formulario", "listo", "no se", "ninguno",
    "A 012 345 678", "12 de abril de 2019", "Honduras", "me van a matar ahora", "me pegaron ayer", "4821", "0000",
)  # fmt: skip
TAPPED = (
    "welcome/agree|agree", "welcome/agree|", "|", "||", "!readings|99", "!readings|²", "!readings|0", "!readings|-1",
    "!readings|" + "9" * 5000, "!topic|0", "!topic|none", "!topic|77", "!recap|go_on", "!recap|zzz", "!danger|yes",
    "!skipped|now", "!pin|4821", "i589/a1/birth|<script>", "i589/a1/sex|zzz", "i589/a1/marital|unknown",
    "welcome/language|fr", "welcome/pin|1", "erase/sure|erase", "menu/home|zzz", "x" * 9000,
    "i589/a1/entries.again[0]|perhaps", "i589/a1/entries[999999999]|yes",
)  # fmt: skip
AFTER = tuple(timedelta(seconds=seconds) for seconds in (60, 60, 60, 0, 90_000, -90_000, 10**8))
HERE = "HERE|"
"""A payload for whatever question waits: the option that follows it."""

knocks = st.tuples(
    st.sampled_from(WRITTEN) | st.text(max_size=60),
    st.none() | st.sampled_from(TAPPED) | st.sampled_from([HERE + each for each in ("zzz", "unknown", "yes", "1", "")]),
    st.sampled_from(AFTER),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.booleans(), st.lists(knocks, min_size=1, max_size=12))
def test_nothing_breaks_and_nothing_foreign_is_kept(
    is_begun: bool, written: list[tuple[str, str | None, timedelta]]
) -> None:
    """Every message is answered within the channel's limit, no placeholder is shown, every kept choice is offered."""
    one = new_player()
    for words in OPENING if is_begun else ():
        one.say(words)
    for text, payload, after in written:
        for shown in one.say(_storable(text), payload=_there(one, payload), after=after):
            assert len(shown.body.encode("utf-16-le")) <= 2 * 1600
            assert "{organisation}" not in shown.body or "{organisation}" in str(written)
        assert _foreign(one.conversation) == []


def _there(one: Player, payload: str | None) -> str | None:
    place = one.conversation.place if one.conversation else None
    if payload is None or not payload.startswith(HERE):
        return payload
    return f"{place.key if place else ''}|{payload.removeprefix(HERE)}"


def _storable(text: str) -> str:
    """What can come through the webhook."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _foreign(conversation: Conversation | None) -> list[str]:
    """Keys of kept choices that no option of their question stands for."""
    library = released_content().library
    return list(_chosen(conversation, library)) if conversation else []


def _chosen(conversation: Conversation, library: FlowLibrary) -> Iterator[str]:
    for key, answer in conversation.answers.items():
        found = locate(library, key)
        node = found[1] if found else None
        if answer.state != "answered" or found is None:
            continue
        if found[0].asking_again or (isinstance(node, Ask) and node.of in YES_NO):
            allowed = {"yes", "no", "unknown"}
        elif isinstance(node, Choose):
            allowed = {option.id for option in node.options}
        else:
            continue
        if not set(answer.value if isinstance(answer.value, list) else [answer.value]) <= allowed:
            yield key


@pytest.mark.parametrize("text", ["CORREGIR ፩", "CORREGIR ²", "CORREGIR " + "9" * 5000, "CORREGIR -1", "CORREGIR 0"])
def test_numbers_that_are_none_correct_nothing(text: str) -> None:
    """Digits of other scripts and endless ones are read or refused, never a fault."""
    one = new_player()
    for words in OPENING:
        one.say(words)
    assert one.say(text)


@pytest.mark.parametrize("option", ["0", "-1", "99", "²", "9" * 5000, "", "none", "zzz"])
def test_tapped_reading_that_was_not_offered(option: str) -> None:
    """A number beyond the readings that were shown is no answer, and not the last one either."""
    one = new_player()
    for words in (*OPENING, "ninguno", "ninguno", "ninguno", "Peña", "Ana", "ninguno", "ninguno"):
        one.say(words)
    while one.conversation and one.conversation.place and one.conversation.place.key != "i589/a1/birth":
        one.say("saltar")
        assert one.conversation.turn < 60
    one.say("03/04/1990")
    assert one.conversation is not None
    assert one.conversation.pending is not None
    assert one.conversation.pending.kind == "readings"
    one.say("", payload=f"!readings|{option}")
    assert "i589/a1/birth" not in one.conversation.answers


@pytest.mark.parametrize(
    ("text", "pin"),
    [
        pytest.param("4821", "4821", id="plain"),
        pytest.param(" 48 21. ", "4821", id="spaced and dotted"),
        pytest.param("4️⃣8️⃣2️⃣1️⃣", "4821", id="keycaps"),
        pytest.param("٤٨٢١", "4821", id="digits of another script"),
        pytest.param("482", None, id="too short"),
        pytest.param("4821 4821", None, id="too long"),
        pytest.param("፩፩፩፩", None, id="digits that are no decimals"),
        pytest.param("mi pin es 4821", "4821", id="words about it"),
        pytest.param("vivo en la calle 4821", None, id="words about something else"),
    ],
)
def test_pin_is_the_same_however_it_is_written(text: str, pin: str | None) -> None:
    """Setting it and giving it read the same digits."""
    assert pin_in(text) == pin


def test_guessing_on_takes_a_day_each_time() -> None:
    """The first five wrong PINs cost an hour, every further five a day: ten thousand take years."""
    one = new_player()
    for words in OPENING:
        one.say(words)
    one.now += timedelta(hours=20)
    one.say("hola")
    waits = []
    for _ in range(3):
        for _ in range(TRIES):
            one.say("0000")
        assert one.conversation is not None
        assert one.conversation.pin_rest_until is not None
        waits.append(one.conversation.pin_rest_until - one.now)
        one.now = one.conversation.pin_rest_until
    assert waits == [REST, LONG_REST, LONG_REST]
    one.say("4821")
    assert one.conversation is not None
    assert (one.conversation.is_locked, one.conversation.pin_tries) == (False, 0)
