"""A message or a stored conversation that breaks its turn: nothing is lost, nobody stands before a closed door."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from app.services import upkeep
from app.services.messages import Inbound
from app.storage.tables import answer_revisions, conversations, inbound_messages
from tests.support.installed import ANA, LUZ, Installation, installed

OPENING = ("hola", "1", "si", "2", "1", "no", "no")
TROUBLE = "Algo falló aquí con su último mensaje."
UNREAD = "No se pudo leer una parte de lo que yo recordaba"


def stored(house: Installation) -> int:
    """How many messages are kept."""
    return int(house.rows(select(func.count()).select_from(inbound_messages))[0][0])


def break_on(house: Installation, words: str, error: type[Exception] = IndexError) -> None:
    """Let every turn break that reads these words."""
    service = house.orienta.inbound
    turn = service._turn

    def breaking(uow: Any, before: Any, seat: Any, inbound: Inbound, now: Any) -> Any:
        if words in inbound.body:
            raise error(f"cannot read {inbound.body}")
        return turn(uow, before, seat, inbound, now)

    service._turn = breaking  # type: ignore[method-assign]


def with_state(house: Installation, change: Any) -> None:
    """Put another text in the place of the stored state."""
    with house.orienta.uow() as work:
        seat = work.seats.take(house.inbound(ANA, "").address, now=house.now)
        state = change(seat.state or "")
        work.seats.save(seat, state=state, language="es", case_state="talking", flags=(), now=house.now)
        work.commit()


def test_poison_is_kept_and_owned_up_to(tmp_path: Path) -> None:
    """The message stays, the person gets one kind line, staff the kind of error; the next message is answered."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)
        break_on(house, "veneno")
        held, said = stored(house), len(house.bodies())
        assert house.hear(ANA, "veneno") is None
        assert stored(house) == held + 1
        assert [body.startswith(TROUBLE) for body in house.bodies()[said:]] == [True]
        assert house.alerts() == [("setup", "turn/IndexError")]
        assert house.hear(ANA, "ayuda") is not None


def test_poison_again_is_not_said_again(tmp_path: Path) -> None:
    """The line comes once an hour, and the alert once in ten minutes; every message is kept."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)
        break_on(house, "veneno")
        held, said = stored(house), len(house.bodies())
        house.hear(ANA, *["veneno"] * 5)
        assert (stored(house), len(house.bodies()), len(house.alerts())) == (held + 5, said + 1, 1)


def test_passing_trouble_is_tried_once_more(tmp_path: Path) -> None:
    """What breaks once, as a deadlock does, is answered as if nothing had been."""
    with installed(tmp_path) as house:
        service = house.orienta.inbound
        answer, broken = service._answer, iter([True])

        def once(*given: Any) -> Any:
            if next(broken, False):
                raise RuntimeError
            return answer(*given)

        service._answer = once  # type: ignore[method-assign]
        assert house.hear(ANA, "hola") is not None
        assert (stored(house), house.alerts()) == (1, [])


def test_danger_and_stop_are_heard_in_a_broken_turn(tmp_path: Path) -> None:
    """Present danger gets the emergency routes and an alert, STOP is kept, whatever the engine does."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)
        break_on(house, "")
        house.hear(ANA, "me van a matar ahora")
        assert "911" in house.bodies()[-1]
        assert ("emergency", "danger_now") in house.alerts()
        house.hear(ANA, "ALTO")
        with house.orienta.uow() as work:
            assert work.seats.take(house.inbound(ANA, "").address, now=house.now).is_opted_out


def test_words_that_break_too_are_left_unsaid(tmp_path: Path) -> None:
    """When nothing can be said the message is kept and staff are told all the same."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)

        def no_words() -> Any:
            raise ValueError

        house.orienta.inbound._voice = no_words
        house.orienta.inbound._aside._voice = no_words
        held, said = stored(house), len(house.bodies())
        house.hear(ANA, "hola")
        assert (stored(house), len(house.bodies()), house.alerts()) == (held + 1, said, [("setup", "turn/ValueError")])


def test_newer_releases_state_is_read_in_silence(tmp_path: Path) -> None:
    """After a release was taken back, what only the newer one knew is passed over: no word of it to anybody."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)
        with_state(house, lambda state: json.dumps(json.loads(state) | {"invented": 1}))
        assert house.hear(ANA, "menu") is not None
        assert house.alerts() == []
        assert UNREAD not in house.bodies()[-1]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda state: state[:-20], id="cut short"),
        pytest.param(lambda state: "", id="empty"),
        pytest.param(lambda state: "null", id="another JSON"),
        pytest.param(lambda state: state.replace('"home"', "7"), id="a place of another type"),
    ],
)
def test_unread_state_is_kept_and_owned_up_to(tmp_path: Path, change: Any) -> None:
    """The person goes on with what can be read, is told so, and the stored text stays for who can mend it."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)
        with_state(house, change)
        assert house.hear(ANA, "que es mpp") is not None
        assert house.bodies()[-1].startswith(UNREAD) or any(UNREAD in body for body in house.bodies()[-3:])
        assert house.alerts() == [("setup", "state_unread")]
        with house.orienta.uow() as work:
            seat = work.seats.take(house.inbound(ANA, "").address, now=house.now)
            assert "@unread_state" in work.answers.latest(seat.case_id)
        said = len(house.bodies())
        house.hear(ANA, "menu")
        assert not any(UNREAD in body for body in house.bodies()[said:])


def test_altered_seal_of_the_state_starts_anew(tmp_path: Path) -> None:
    """Bytes that do not open any more are told like a text that cannot be read."""
    with installed(tmp_path) as house:
        house.hear(ANA, *OPENING)
        house.change(update(conversations).values(sealed_state=b"\x01" + b"x" * 200))
        assert house.hear(ANA, "hola") is not None
        assert house.alerts() == [("setup", "state_unread")]
        assert house.rows(select(func.count()).select_from(answer_revisions))[0][0] > 0


class Listed:
    """A provider that lists these messages."""

    def __init__(self, *messages: Inbound) -> None:
        self.messages = list(messages)

    def inbound_since(self, since: Any) -> list[Inbound]:
        """All of them."""
        return self.messages


def test_one_bad_message_does_not_stop_the_reconciliation(tmp_path: Path) -> None:
    """A message that cannot even be stored holds nobody else's back; it is tried again, and staff are told."""
    with installed(tmp_path) as house:
        service = house.orienta.inbound
        receive = service.receive
        bad, good = house.inbound(ANA, "veneno"), house.inbound(LUZ, "hola", channel="sms")

        def taking(inbound: Inbound) -> Any:
            if inbound.body == "veneno":
                raise OSError(inbound.body)
            return receive(inbound)

        service.receive = taking  # type: ignore[method-assign]
        found = upkeep.reconcile(house.orienta.uow, Listed(bad, good), service, house.now)  # type: ignore[arg-type]
        assert (found, stored(house)) == (1, 1)
        assert house.alerts() == [("setup", "not_taken/2026-11-21"), ("setup", "reconciled")]
