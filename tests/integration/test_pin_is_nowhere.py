"""The digits of a PIN stay in the person's head: neither our store nor the provider's keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from app.storage.tables import provider_deletions
from tests.support.installed import ANA, Installation, installed

WITH_PIN = ("hola", "1", "si", "2", "1", "no", "si", "48 21")


def history(house: Installation) -> list[str]:
    """The bodies of all stored messages."""
    with house.orienta.uow() as work:
        seat = work.seats.take(house.inbound(ANA, "").address, now=house.now)
        return [each.body for each in work.inbox.history(seat.case_id)]


def to_be_deleted(house: Installation) -> int:
    """How many copies the provider is asked to delete."""
    return len(house.rows(select(provider_deletions)))


def test_pin_that_was_set_is_not_kept(tmp_path: Path) -> None:
    """The message is still there, its digits are not, and the provider is asked to delete its copy."""
    with installed(tmp_path) as house:
        house.hear(ANA, *WITH_PIN)
        assert history(house) == [*WITH_PIN[:-1], "••••"]
        assert to_be_deleted(house) == 1


def test_tries_are_not_kept_and_other_words_are(tmp_path: Path) -> None:
    """Right and wrong digits go; words written where the PIN is asked for stay as they came."""
    with installed(tmp_path) as house:
        house.hear(ANA, *WITH_PIN, "borrar", "0000", "no me acuerdo", "4821", "2")
        assert history(house)[len(WITH_PIN) :] == ["borrar", "••••", "no me acuerdo", "••••", "2"]
        assert to_be_deleted(house) == 3


@pytest.mark.parametrize(
    "words", ["mi pin es 4821", "el pin es 4 8 2 1", "4821 creo", "Es 4821, gracias", "my pin is 4821"]
)
def test_pin_among_words_about_it_opens_and_is_not_kept(tmp_path: Path, words: str) -> None:
    """However people say it, set or asked for: it is read as the PIN, and no digit of it stays."""
    with installed(tmp_path) as house:
        house.hear(ANA, *WITH_PIN[:-1], words, "borrar", words)
        assert history(house)[len(WITH_PIN) - 1 :] == ["••••", "borrar", "••••"]
        assert "4821" not in "".join("".join(body.split()) for body in history(house))
        assert to_be_deleted(house) == 2
        house.hear(ANA, "no", "borrar", "mi pin es 0000")
        assert history(house)[-1] == "••••"


def test_words_beside_a_pin_are_kept_and_its_digits_are_not(tmp_path: Path) -> None:
    """Nothing that was said is lost, and the PIN stays nowhere."""
    with installed(tmp_path) as house:
        house.hear(ANA, *WITH_PIN[:-1], "mi pin es 4821, que es nta?", "borrar", "4821 y quiero ver mi fecha", "no")
        assert history(house)[len(WITH_PIN) - 1 :] == ["•••• que es nta?", "borrar", "•••• quiero ver mi fecha", "no"]
        assert to_be_deleted(house) == 2


def test_digits_elsewhere_are_kept(tmp_path: Path) -> None:
    """A year or an amount is an answer like any other."""
    with installed(tmp_path) as house:
        house.hear(ANA, *WITH_PIN, "2019")
        assert history(house)[-1] == "2019"


def test_digits_at_the_question_about_danger_are_kept_of_who_has_no_pin(tmp_path: Path) -> None:
    """There they may be the PIN of somebody who has one; of anybody else they are words."""
    with installed(tmp_path) as house:
        house.hear(ANA, *WITH_PIN[:-2], "no", "me siguen buscando", "4500")
        assert history(house)[-2:] == ["me siguen buscando", "4500"]
        assert to_be_deleted(house) == 0
