"""Erasure and retention on both engines: what goes, what stays, and what an attacker finds in the bytes on disk."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from app.errors import SealBroken
from app.services.handout_ports import Handout
from app.services.messages import Address
from app.services.ports import Alert, ErasureReceipt, Seat
from app.storage.database import Database
from app.storage.erasure import FAREWELL
from app.storage.journal import Journal
from app.storage.metadata import metadata
from app.storage.outbox_tables import outbox
from app.storage.person_keys import NotThere, sealer_on
from app.storage.retention import months_before
from app.storage.rotation import operator_keys_in_use, rotate_operator_key
from app.storage.tables import persons
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from tests.support.stored import (
    NOW,
    PEDRO,
    ROSA,
    ROSA_SMS,
    answer,
    factory,
    keyring,
    message,
    picture,
    queued,
    said,
)

SECRETS = (
    "Rosalinda",
    "5512345678",
    "MX.rosa1",
    "me siguieron",
    "PHOTOBYTES",
    "picture-1",
    "A.I.4",
    "MPP-01",
    "colibr",
    "8:30 a. m.",
)


def scenario(units: SqlUnitOfWorkFactory, address: Address = ROSA, sid: str = "SMIN1") -> Seat:
    """Somebody who told a name, a story and sent a picture, was told something, and was answered."""
    with units() as uow:
        seat = uow.seats.take(address, now=NOW)
        uow.inbox.add(
            message(sid, "me siguieron", address, media=(picture(),), profile_name="Rosalinda"),
            conversation_id=seat.conversation_id,
        )
        uow.media.add(seat.conversation_id, sid, 0, "https://api.invalid/picture-1", "image/jpeg")
        (file,) = uow.media.waiting(now=NOW)
        uow.media.fill(file.media_id, b"PHOTOBYTES" * 50, now=NOW)
        uow.answers.append(seat.case_id, [answer("A.I.4", '{"value": "Rosalinda"}', sid), answer("A.I.5", '"Paz"')])
        uow.told.add(seat.case_id, [said("mpp/what", "MPP-01")])
        uow.consents.record(seat.case_id, seat.organisation_id, True, NOW)
        uow.recovery.set_word(seat.person_id, "colibrí")
        uow.handouts.add(seat.case_id, Handout("picture", '{"when": "8:30 a. m."}'), now=NOW)
        uow.alerts.add(Alert("handoff", "asked", NOW, seat.case_code))
        uow.seats.set_opt_out(seat, True, NOW)
        uow.seats.save(seat, state='{"name": "Rosalinda"}', language="es", case_state="talking", flags=["R01"], now=NOW)
        body = "Rosalinda, gracias"
        uow.outbox.enqueue([queued(seat.conversation_id, f"{sid}/0", body, address)], person_id=seat.person_id, now=NOW)
        is_accepted = {"sid": f"{sid}OUT", "state": "accepted", "accepted_at": NOW}
        uow.scope.connection.execute(outbox.update().where(outbox.c.key == f"{sid}/0").values(is_accepted))
        uow.commit()
    return seat


def erase(units: SqlUnitOfWorkFactory, seat: Seat) -> ErasureReceipt:
    """Erase the case in a transaction of its own."""
    with units() as uow:
        receipt = uow.erasure.erase_case(seat.case_id, now=NOW)
        uow.commit()
    return receipt


def bytes_on_disk(database: Database) -> bytes:
    """All an attacker gets: SQLite's file and its logs, or PostgreSQL's dump in the clear."""
    if database.dialect == "sqlite":
        name = Path(str(database.engine.url.database))
        return b"".join(each.read_bytes() for each in sorted(name.parent.glob(name.name + "*")))
    url = make_url(str(database.engine.url)).set(drivername="postgresql").render_as_string(hide_password=False)
    done = subprocess.run(["pg_dump", "--inserts", url], capture_output=True, check=True)
    return done.stdout


def rows(database: Database, *but: str) -> dict[str, int]:
    """How many rows each table holds, empty ones and those named left out."""
    with database.read() as connection:
        found = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
            if table.name not in but
        }
    return {name: number for name, number in found.items() if number}


@pytest.fixture
def units(database: Database, tmp_path: Path) -> SqlUnitOfWorkFactory:
    """Units of work on a database with all tables, with a journal."""
    return factory(database, journal=tmp_path / "journal")


def as_found_in(dump: bytes, word: str) -> bool:
    """True when the word is there, as text or in PostgreSQL's hexadecimal form."""
    plain = word.encode()
    return plain in dump or plain.hex().encode() in dump


def test_no_word_is_readable_on_disk_before_erasure(units: SqlUnitOfWorkFactory) -> None:
    """The database's files and dumps hold no name, number, answer, file, address of an answer or fact in clear."""
    seat = scenario(units)
    found = bytes_on_disk(units.database)
    assert seat.case_code.encode() in found, "the case code is in clear: so the bytes looked at are the right ones"
    assert [word for word in SECRETS if as_found_in(found, word)] == []


def test_erasure_leaves_only_what_names_nobody(units: SqlUnitOfWorkFactory) -> None:
    """Every row of the person goes; hashes, counts, an emptied row and the service's own remain."""
    receipt = erase(units, scenario(units))
    assert (receipt.messages, receipt.answers, receipt.files, receipt.provider_copies_queued) == (1, 2, 1, 2)
    assert rows(units.database, "organisations", "outbox_senders") == {
        "persons": 1,
        "opt_outs": 2,
        "kept_sids": 1,
        "erasures": 1,
        "provider_deletions": 2,
        "alerts": 1,
    }


def test_the_old_key_is_nowhere_on_disk_after_erasure(units: SqlUnitOfWorkFactory) -> None:
    """After an erasure SQLite's file and logs hold neither the wrapped key nor any sealed word; nor does a dump."""
    seat = scenario(units)
    with units.database.read() as connection:
        wrapped = bytes(connection.execute(select(persons.c.wrapped_key)).scalar_one())
    before = bytes_on_disk(units.database)
    assert wrapped in before or wrapped.hex().encode() in before
    erase(units, seat)
    after = bytes_on_disk(units.database)
    assert wrapped not in after
    assert wrapped.hex().encode() not in after
    assert [word for word in SECRETS if as_found_in(after, word)] == []


def test_copies_at_the_provider_are_queued(units: SqlUnitOfWorkFactory) -> None:
    """Messages both ways are to be deleted at the provider, by their sids."""
    erase(units, scenario(units))
    with units() as uow:
        assert sorted(uow.provider_deletions.due(now=NOW)) == ["SMIN1", "SMIN1OUT"]


def test_an_erased_message_is_not_taken_again(units: SqlUnitOfWorkFactory) -> None:
    """A message that comes again after its erasure (a retry, a reconciliation) is known and stays out."""
    erase(units, scenario(units))
    with units() as uow:
        assert uow.inbox.has("SMIN1")
        seat = uow.seats.take(ROSA, now=NOW)
        assert not uow.inbox.add(message("SMIN1"), conversation_id=seat.conversation_id)


def test_an_erased_person_who_writes_again_is_new(units: SqlUnitOfWorkFactory) -> None:
    """Writing again gives a new person, case and conversation; the opt-out holds."""
    seat = scenario(units)
    erase(units, seat)
    with units() as uow:
        again = uow.seats.take(ROSA, now=NOW)
        uow.commit()
    assert again.is_opted_out
    assert again.state is None
    assert again.case_code != seat.case_code
    assert again.person_id != seat.person_id
    assert again.conversation_id != seat.conversation_id


def test_ids_are_never_given_twice(units: SqlUnitOfWorkFactory) -> None:
    """A new conversation never gets an erased one's number: keys of messages made of it stay unique."""
    seat = scenario(units)
    erase(units, seat)
    with units() as uow:
        again = uow.seats.take(PEDRO, now=NOW)
    assert again.conversation_id > seat.conversation_id
    assert again.case_id > seat.case_id
    assert again.contact_id > seat.contact_id


def test_the_turn_that_erases_ends_like_any_other(units: SqlUnitOfWorkFactory) -> None:
    """What is still saved in the erasing turn is dropped, and the receipt can be queued and read for two days."""
    seat = scenario(units)
    with units() as uow:
        uow.seats.touch_inbound(seat, NOW)
        uow.erasure.erase_case(seat.case_id, now=NOW)
        uow.answers.append(seat.case_id, [answer("A.I.4", '"x"')])
        uow.told.add(seat.case_id, [said("a/b", "MPP-01")])
        uow.consents.record(seat.case_id, seat.organisation_id, True, NOW)
        uow.media.add(seat.conversation_id, "SMIN2", 0, "https://api.invalid/2", "image/png")
        uow.seats.set_handed_off(seat, True, NOW)
        uow.seats.save(seat, state="{}", language="es", case_state="new", flags=(), now=NOW)
        uow.outbox.enqueue(
            [queued(seat.conversation_id, "bye/0", "Recibo de Rosalinda")], person_id=seat.person_id, now=NOW
        )
        uow.commit()
    left = rows(units.database, "organisations", "outbox_senders", "opt_outs", "kept_sids", "erasures", "alerts")
    assert left == {"persons": 1, "provider_deletions": 2, "outbox": 1}
    with units.database.read() as connection:
        payload = connection.execute(select(outbox.c.payload)).scalar_one()
        assert b"Recibo" in sealer_on(connection, units.keyring).open(seat.person_id, payload)


def test_the_farewell_ends(units: SqlUnitOfWorkFactory) -> None:
    """After two days the receipt, its key and its copy at the provider go as well; not a moment earlier."""
    seat = scenario(units)
    with units() as uow:
        uow.erasure.erase_case(seat.case_id, now=NOW)
        uow.outbox.enqueue([queued(seat.conversation_id, "bye/0")], person_id=seat.person_id, now=NOW)
        uow.scope.connection.execute(outbox.update().values(sid="SMBYE", state="accepted", accepted_at=NOW))
        uow.commit()
    with units() as uow:
        assert uow.erasure.end_farewells(now=NOW + FAREWELL - timedelta(seconds=1)) == 0
        assert uow.erasure.end_farewells(now=NOW + FAREWELL) == 1
        assert uow.erasure.end_farewells(now=NOW + FAREWELL) == 0
        assert "SMBYE" in uow.provider_deletions.due(now=NOW + FAREWELL)
        uow.commit()
    assert "outbox" not in rows(units.database)
    with units.database.read() as connection, pytest.raises(SealBroken):
        sealer_on(connection, units.keyring).seal(seat.person_id, b"x")


def test_erasure_takes_all_contacts_of_a_person(units: SqlUnitOfWorkFactory) -> None:
    """Asked from one phone, what the person said from another goes too."""
    whatsapp = scenario(units)
    with units() as uow:
        sms = uow.seats.take(ROSA_SMS, now=NOW)
        uow.inbox.add(message("SMIN2", address=ROSA_SMS), conversation_id=sms.conversation_id)
        uow.outbox.enqueue([queued(sms.conversation_id, "s/0", to=ROSA_SMS)], person_id=sms.person_id, now=NOW)
        joined = uow.seats.link(sms, whatsapp.person_id, NOW)
        uow.commit()
    assert erase(units, joined).messages == 2
    assert {"contacts", "contact_keys", "conversations", "outbox"}.isdisjoint(rows(units.database))


def test_erasure_spares_whoever_shares_the_phone(units: SqlUnitOfWorkFactory) -> None:
    """On a shared phone one person's erasure leaves the other's words, and shows them to nobody who writes next."""
    rosa = scenario(units)
    with units() as uow:
        pedro = uow.seats.take(PEDRO, now=NOW)
        uow.answers.append(pedro.case_id, [answer("A.I.4", '"Pedro"')])
        uow.seats.link(rosa, pedro.person_id, NOW, absorb=False)
        uow.erasure.erase_case(pedro.case_id, now=NOW)
        next_one = uow.seats.take(ROSA, now=NOW)
        assert next_one.person_id not in (rosa.person_id, pedro.person_id)
        assert next_one.contact_id == rosa.contact_id
        assert next_one.state is None
        assert uow.answers.latest(rosa.case_id)["A.I.5"].leaf == '"Paz"'


def test_erasing_twice_is_refused(units: SqlUnitOfWorkFactory) -> None:
    """A case that is gone cannot be erased again, and only one receipt exists."""
    seat = scenario(units)
    erase(units, seat)
    with pytest.raises(NotThere):
        erase(units, seat)
    with units() as uow, pytest.raises(NotThere):
        uow.erasure.erase_person(seat.person_id, now=NOW)
    assert rows(units.database)["erasures"] == 1


def test_an_erasure_that_is_not_committed_is_not_one(units: SqlUnitOfWorkFactory, tmp_path: Path) -> None:
    """Leaving without commit erases nothing, writes no journal, and the person goes on."""
    seat = scenario(units)
    journal_before = (tmp_path / "journal").read_bytes()
    with units() as uow:
        uow.erasure.erase_case(seat.case_id, now=NOW)
    with units() as uow:
        assert uow.answers.latest(seat.case_id)["A.I.5"].leaf == '"Paz"'
    assert (tmp_path / "journal").read_bytes() == journal_before


def test_the_journal_names_nobody(units: SqlUnitOfWorkFactory, tmp_path: Path) -> None:
    """An erasure and an opt-out are written down by hashes, random names and sids alone, privately."""
    erase(units, scenario(units))
    path = tmp_path / "journal"
    kinds = [(each.kind, each.sids) for each in Journal(path).entries()]
    assert kinds == [("opted_out", ()), ("opted_out", ()), ("erased", ("SMIN1", "SMIN1OUT"))]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [word for word in SECRETS if word in path.read_text()] == []


def test_rotation_keeps_every_word(units: SqlUnitOfWorkFactory) -> None:
    """After rotation the newest operator key alone opens everything; the old one is no longer used."""
    seat = scenario(units)
    scenario(units, replace(PEDRO), sid="SMIN3")
    both = keyring(1, 2)
    assert rotate_operator_key(units.database, both) == 2
    assert rotate_operator_key(units.database, both) == 0
    assert operator_keys_in_use(units.database) == {2: 2}
    with factory(units.database, ring=keyring(2))() as uow:
        assert uow.answers.latest(seat.case_id)["A.I.5"].leaf == '"Paz"'
        assert uow.seats.take(ROSA, now=NOW).person_id == seat.person_id
    with factory(units.database, ring=keyring(1))() as uow, pytest.raises(SealBroken, match="operator key 2 "):
        uow.seats.take(ROSA, now=NOW)


def test_retention_announces_then_ends(units: SqlUnitOfWorkFactory) -> None:
    """A silent case is announced a month before its year is over, ends when it is, and any activity starts anew."""
    seat = scenario(units)
    year = datetime(2027, 3, 2, 15, 30, tzinfo=NOW.tzinfo)
    notice = year - timedelta(days=30)
    with units() as uow:
        ends = uow.retention
        assert ends.due_for_notice(now=notice - timedelta(seconds=1)) == []
        (due,) = ends.due_for_notice(now=notice)
        assert (due.case_id, due.case_code, due.conversation_ids) == (
            seat.case_id,
            seat.case_code,
            (seat.conversation_id,),
        )
        assert ends.due_for_purge(now=year) == [], "nobody was told yet"
        ends.mark_announced(seat.case_id, notice)
        assert ends.due_for_notice(now=notice) == []
        assert ends.due_for_purge(now=year - timedelta(seconds=1)) == []
        assert [each.case_id for each in ends.due_for_purge(now=year)] == [seat.case_id]
        ends.note_activity(seat.case_id, year)
        assert ends.due_for_purge(now=year + timedelta(days=300)) == []
        assert ends.due_for_notice(now=year + timedelta(days=300)) == []


def test_a_case_that_became_active_is_not_ended(units: SqlUnitOfWorkFactory) -> None:
    """Activity between the list of what ends and its end saves the case; without it the case goes."""
    seat = scenario(units)
    with units() as uow:
        with pytest.raises(NotThere):
            uow.erasure.erase_case(seat.case_id, now=NOW, reason="retention")
        uow.retention.mark_announced(seat.case_id, NOW)
        uow.retention.note_activity(seat.case_id, NOW)
        with pytest.raises(NotThere):
            uow.erasure.erase_case(seat.case_id, now=NOW, reason="retention")
        uow.retention.mark_announced(seat.case_id, NOW)
        assert uow.erasure.erase_case(seat.case_id, now=NOW, reason="retention").answers == 2


def test_writing_takes_the_announcement_back(units: SqlUnitOfWorkFactory) -> None:
    """A person who writes after the announcement keeps their case."""
    seat = scenario(units)
    with units() as uow:
        uow.retention.mark_announced(seat.case_id, NOW)
        uow.commit()
    later = NOW + timedelta(minutes=1)
    with units() as uow:
        again = uow.seats.take(ROSA, now=later)
        uow.seats.save(again, state="{}", language="es", case_state="talking", flags=["R01"], now=later)
        assert uow.retention.due_for_purge(now=NOW + timedelta(days=366)) == []


@pytest.mark.parametrize(
    ("moment", "months", "before"),
    [
        pytest.param((2027, 3, 2), 12, (2026, 3, 2), id="a year"),
        pytest.param((2026, 3, 31), 1, (2026, 2, 28), id="into a shorter month"),
        pytest.param((2024, 3, 31), 1, (2024, 2, 29), id="into a leap February"),
        pytest.param((2026, 1, 15), 1, (2025, 12, 15), id="over the new year"),
        pytest.param((2024, 2, 29), 12, (2023, 2, 28), id="from a leap day"),
    ],
)
def test_months_are_calendar_months(moment: tuple[int, int, int], months: int, before: tuple[int, int, int]) -> None:
    """Months are counted as people count them, the time of day kept."""
    assert months_before(datetime(*moment, 9, tzinfo=NOW.tzinfo), months) == datetime(*before, 9, tzinfo=NOW.tzinfo)
