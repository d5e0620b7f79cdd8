"""Two questions in one message, without any mark: both are answered, and what is promised for afterwards comes."""

from __future__ import annotations

import pytest

from app.dialogue.events import Said
from tests.support.talks import contexts, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("como borro los mensajes y que hago si perdi el papel", "clear_phone/how/say", "lost_papers/look/say"),
        ("que papeles llevo a la corte y donde duermo esta noche", "shelter/sleep/say", "court_day/bring/say"),
        ("donde hay un doctor y que papeles llevo a la corte", "care/where/say", "court_day/bring/say"),
        ("puedo trabajar en mexico y que es mpp", "work/work/say", "mpp/what/say"),
        ("que pasa si llego tarde y cuando es mi corte", "late/now/say", "court_date/about/choose"),
        ("que papeles llevo a la corte y que pasa si llego tarde", "late/now/say", "court_day/bring/say"),
        ("puedo trabajar en mexico y donde hay un doctor", "work/work/say", "care/where/say"),
    ],
)
def test_both_in_spanish(words: str, first: str, second: str) -> None:
    """They are named, and neither is lost: a list that is promised is shown whole."""
    said = [each.context for each in heard(words).said]
    assert {"engine/two_questions", first, second} <= set(said)


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("where i sleep tonight and what is mpp", "shelter/sleep/say", "mpp/what/say"),
        ("what happen if i am late and can i work in mexico", "late/now/say", "work/work/say"),
    ],
)
def test_both_in_english(words: str, first: str, second: str) -> None:
    """The same."""
    said = [each.context for each in heard(words, welcomed=ENGLISH).said]
    assert {"engine/two_questions", first, second} <= set(said)


def test_what_comes_second_waits_for_what_asks_first() -> None:
    """A list is not taken away by the question behind it; that one comes once a line of the list was answered."""
    player = heard("que me pasa el dia de la corte y que es el asilo")
    lists = [each for each in player.said if isinstance(each, Said) and each.offers]
    assert [each.context for each in lists] == ["court_day/about/choose"]
    assert any(each.startswith("asylum/") for each in contexts(player, "1"))


@pytest.mark.parametrize(
    "words",
    [
        "me dijeron que tengo que ir a la corte y que lleve mis papeles",
        "tengo corte el 14 de enero y no tengo papeles",
        "que papeles llevo a la corte y que ropa llevo a la corte",
    ],
)
def test_what_asks_one_thing(words: str) -> None:
    """What is told, or is of one topic, is not parted."""
    assert "engine/two_questions" not in [each.context for each in heard(words).said]


@pytest.mark.parametrize(
    ("words", "told", "left"),
    [
        ("me van a separar de mi nieta? y que llevo a la corte?", "separated/rule/plain", "separated/if/say"),
        ("es seguro este chat? y que pasa si no voy a la corte", "privacy/who/plain", "privacy/phone/say"),
    ],
)
def test_who_reads_little_is_told_both_in_few_words(words: str, told: str, left: str) -> None:
    """The plain words of each topic, and that there is more; asked about alone it comes whole."""
    said = [each.context for each in heard("no se leer mucho", words).said]
    assert told in said
    assert left not in said
    assert "engine/kept_short" in said
    alone = words.split("?")[0] + "?"
    assert left in [each.context for each in heard("no se leer mucho", alone).said]
    whole = [each.context for each in heard(words).said]
    assert left in whole
    assert "engine/kept_short" not in whole
