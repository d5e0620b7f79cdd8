"""BORRAR at the worst moments: while messages leave, while a person was called, while files wait, behind a PIN."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from app.services.messages import MediaRef
from app.services.upkeep import fetch_files
from app.storage.metadata import metadata
from app.storage.outbox_tables import outbox
from app.storage.tables import persons, provider_deletions
from tests.support.installed import ANA, Installation, installed

OPENING = ("hola", "1", "si", "2", "1", "no", "no")
WITH_PIN = (*OPENING[:-1], "si", "4821")
ERASED = "Listo. Todo borrado"
UNSURE = "puede tener una copia"


def leave(house: Installation, state: str) -> None:
    """The first message is in this state now."""
    house.change(update(outbox).where(outbox.c.id == 1).values(state=state, claims=1))


def left_over(house: Installation) -> dict[str, int]:
    """Tables that still have rows, but for the service's own."""
    own = {"organisations", "service_state", "outbox_senders", "jobs", "alembic_version", "alerts"}
    counts = {t.name: len(house.rows(select(t))) for t in metadata.sorted_tables if t.name not in own}
    return {name: number for name, number in counts.items() if number}


@pytest.mark.parametrize(
    ("state", "is_unsure"),
    [
        pytest.param("waiting", False, id="nothing has left"),
        pytest.param("sending", True, id="one is being sent"),
        pytest.param("uncertain", True, id="nobody knows whether one left"),
    ],
)
def test_receipt_says_what_may_remain(tmp_path: Path, state: str, is_unsure: bool) -> None:
    """Where a message may have left without our knowing its id, the receipt says that a copy may stay."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING, "borrar")
        leave(house, state)
        house.hear(ANA, "1")
        receipt = "\n".join(house.bodies())
        assert receipt.startswith(ERASED)
        assert (UNSURE in receipt) is is_unsure


@pytest.mark.parametrize("before", [("persona",), ("me van a matar ahora", "menu"), ("formulario", "1", "1")])
def test_nothing_of_the_person_stays(tmp_path: Path, before: tuple[str, ...]) -> None:
    """While a person was called, after danger, in the middle of the form: the emptied row and the receipt stay."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING, *before, "borrar", "1")
        assert left_over(house) == {
            "persons": 1,
            "outbox": 1,
            "erasures": 1,
            "kept_sids": len(OPENING) + len(before) + 2,
            "provider_deletions": len(OPENING) + len(before) + 2,
        }
        house.now += timedelta(days=3)
        with house.orienta.uow() as work:
            work.erasure.end_farewells(now=house.now)
            work.commit()
        assert "outbox" not in left_over(house)
        assert house.rows(select(persons.c.wrapped_key)) == [(None,)]


def test_file_that_waits_is_never_fetched(tmp_path: Path) -> None:
    """A picture not yet fetched goes with the rest, and its copy at the provider with its message."""
    link = MediaRef("https://api.twilio.com/2010-04-01/x", "image/jpeg")
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)
        house.hear(ANA, "", media=(link,), sid="SM" + "f" * 32)
        house.hear(ANA, "borrar", "1")
        nobody: Any = None
        assert fetch_files(house.orienta.uow, nobody, house.now) == 0
        assert ("SM" + "f" * 32,) in house.rows(select(provider_deletions.c.sid))


def test_erased_while_a_file_is_being_fetched(tmp_path: Path) -> None:
    """The bytes that arrive too late are dropped, and the next file is fetched."""
    link = MediaRef("https://api.twilio.com/2010-04-01/x", "image/jpeg")

    class Slow:
        """A provider during whose answer the person erases everything."""

        def fetch_media(self, url: str, *, max_bytes: int) -> tuple[str, bytes]:
            """Answer after the erasure."""
            house.hear(ANA, "borrar", "1")
            return "image/jpeg", b"PHOTO"

    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)
        house.hear(ANA, "", media=(link,))
        slow: Any = Slow()
        assert fetch_files(house.orienta.uow, slow, house.now) == 0
        assert "media" not in left_over(house)
        assert house.alerts() == []


def test_pin_stands_before_erasing(tmp_path: Path) -> None:
    """Whoever holds the phone cannot erase without it; with it the question comes, and only a yes erases."""
    with installed(tmp_path) as house:
        house.hear(ANA, *WITH_PIN, "borrar", "0000", "1", "si", "menu")
        assert "erasures" not in left_over(house)
        house.hear(ANA, "borrar", "4821", "1")
        assert left_over(house)["erasures"] == 1


def test_same_number_afterwards_is_somebody_new(tmp_path: Path) -> None:
    """A new message begins a new case under a new code with nothing of the old one, the PIN included."""
    with installed(tmp_path) as house:
        house.hear(ANA, *WITH_PIN, "borrar", "4821", "1")
        turn = house.hear(ANA, "hola")
        assert turn is not None
        assert (turn.conversation.pin_digest, turn.conversation.answers) == (None, {})
        assert len(house.rows(select(persons))) == 2


def test_replayed_messages_of_an_erased_person_stay_away(tmp_path: Path) -> None:
    """Somebody who captured signed webhooks brings nothing back by sending them again."""
    with installed(tmp_path) as house:
        first = house.inbound(ANA, "hola")
        house.orienta.inbound.receive(first)
        house.hear(ANA, "1", "borrar", "1")
        before = left_over(house)
        assert house.orienta.inbound.receive(first) is None
        assert left_over(house) == before


def test_replayed_stop_changes_nothing(tmp_path: Path) -> None:
    """A captured STOP, sent again after the person came back, silences nobody."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)
        stop = house.inbound(ANA, "ALTO")
        house.orienta.inbound.receive(stop)
        house.hear(ANA, "START")
        assert house.orienta.inbound.receive(stop) is None
        turn = house.hear(ANA, "menu")
        assert turn is not None
        assert not turn.conversation.is_stopped
