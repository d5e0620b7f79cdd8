"""What was said, on both engines: kept once, in order, unchangeable, and found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from app.errors import BadInput, SealBroken
from app.services.ports import Alert, Revision, Seat
from app.storage import service_records
from app.storage.codes import make_code, read_code
from app.storage.database import Database
from app.storage.person_keys import NotThere
from app.storage.recovery import LOCKED_FOR, MOST_WRONG_TRIES
from app.storage.tables import access_log, answer_revisions, case_consents, inbound_messages
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from tests.support.stored import NOW, PEDRO, ROSA, answer, counted, factory, message, picture, queued, said


@pytest.fixture
def units(database: Database) -> SqlUnitOfWorkFactory:
    """Units of work on a database with all tables."""
    return factory(database)


@pytest.fixture
def seat(units: SqlUnitOfWorkFactory) -> Seat:
    """Rosa, who wrote for the first time."""
    with units() as uow:
        taken = uow.seats.take(ROSA, now=NOW)
        uow.commit()
    return taken


def test_a_message_is_stored_once_and_whole(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """A repeated sid changes nothing; every field of the message comes back, unpaired surrogates included."""
    full = message(
        "SM1",
        "¿sí? 👩‍👧 \ud83d",
        media=(picture(),),
        payload="welcome/agree:yes",
        quoted_sid="SM0",
        profile_name="Rosa",
        has_location=True,
        extra={"NumSegments": "1"},
    )
    with units() as uow:
        assert uow.inbox.add(full, conversation_id=seat.conversation_id)
        assert not uow.inbox.add(message("SM1", "otra"), conversation_id=seat.conversation_id)
        uow.commit()
    with units() as uow:
        assert not uow.inbox.add(full, conversation_id=seat.conversation_id)
        assert uow.inbox.history(seat.case_id) == [full]
        assert (uow.inbox.has("SM1"), uow.inbox.has("SM2")) == (True, False)


def test_messages_are_counted_from_a_moment(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """The flood count sees only messages of this contact, from the moment on."""
    with units() as uow:
        other = uow.seats.take(PEDRO, now=NOW)
        uow.inbox.add(message("SM9", address=PEDRO), conversation_id=other.conversation_id)
        for minutes in (0, 1, 2):
            at = NOW + timedelta(minutes=minutes)
            uow.inbox.add(message(f"SM{minutes}", at=at), conversation_id=seat.conversation_id)
        assert uow.inbox.count_since(seat.contact_id, NOW + timedelta(minutes=1)) == 2


def test_answers_are_projected_from_their_history(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """The history keeps every revision in order; the latest of each address is what holds now."""
    given: list[Revision] = [
        answer("A.I.4", '"Rosa"', "SM1"),
        answer("A.I.5", '"Paz"'),
        answer("A.I.4", '"Rosalía"', at=NOW + timedelta(minutes=1)),
    ]
    with units() as uow:
        uow.answers.append(seat.case_id, given[:2])
        uow.answers.append(seat.case_id, [])
        uow.answers.append(seat.case_id, given[2:])
        uow.commit()
    with units() as uow:
        assert uow.answers.history(seat.case_id) == given
        assert uow.answers.history(seat.case_id, "A.I.4") == [given[0], given[2]]
        assert uow.answers.history(seat.case_id, "A.I.6") == []
        assert uow.answers.latest(seat.case_id) == {"A.I.4": given[2], "A.I.5": given[1]}
        with pytest.raises(NotThere):
            uow.answers.append(seat.case_id + 1, given)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(update(answer_revisions).values(sealed_revision=b"x"), id="change an answer"),
        pytest.param(update(answer_revisions).values(at=NOW), id="change when it was given"),
        pytest.param(delete(answer_revisions), id="delete an answer"),
        pytest.param(update(case_consents).values(is_granted=True), id="change a consent"),
        pytest.param(delete(case_consents), id="delete a consent"),
        pytest.param(update(access_log).values(staff="nobody"), id="change the access log"),
        pytest.param(delete(access_log), id="delete from the access log"),
    ],
)
def test_the_database_refuses_to_rewrite(units: SqlUnitOfWorkFactory, seat: Seat, change: object) -> None:
    """Append-only is the database's own rule: even our own code cannot rewrite what was appended."""
    with units() as uow:
        uow.answers.append(seat.case_id, [answer("A.I.4", '"Rosa"')])
        uow.consents.record(seat.case_id, seat.organisation_id, False, NOW)
        service_records.log_access(uow.scope.connection, staff="ana", action="read", case_code=seat.case_code, now=NOW)
        uow.commit()
    with units() as uow, pytest.raises(DatabaseError, match="append-only"):
        uow.scope.connection.execute(change)  # type: ignore[call-overload]


def test_what_was_told_is_found_by_fact(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """The cases that were told a fact are found by its id, each once, and only they."""
    with units() as uow:
        other = uow.seats.take(PEDRO, now=NOW)
        uow.told.add(seat.case_id, [said("mpp/what", "MPP-01", "MPP-02"), said("mpp/again", "MPP-01")])
        uow.told.add(seat.case_id, [said("mpp/what", "MPP-01"), said("menu/plain")])
        uow.told.add(other.case_id, [said("fear/what", "FEAR-01")])
        uow.commit()
    with units() as uow:
        assert uow.told.cases_told("MPP-01") == [seat.case_code]
        assert uow.told.cases_told("FEAR-01") == [other.case_code]
        assert uow.told.cases_told("I589-01") == []
        texts = [each.text_id for each in uow.told.of_case(seat.case_id)]
        assert texts == ["mpp/what", "mpp/again", "mpp/what", "menu/plain"]
        assert uow.told.of_case(seat.case_id)[0].fact_ids == ("MPP-01", "MPP-02")


def test_files_wait_are_kept_or_given_up(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """A file waits with its address, is kept sealed once fetched, is put off after a failure, and may be given up."""
    content = bytes(range(256)) * 40
    with units() as uow:
        for index in (0, 1, 2, 0):
            uow.media.add(seat.conversation_id, "MM1", index, f"https://api.invalid/{index}", "audio/ogg")
        first, second, third = uow.media.waiting(now=NOW)
        uow.media.fill(first.media_id, content, now=NOW)
        uow.media.postpone(second.media_id, NOW + timedelta(minutes=5))
        uow.media.give_up(third.media_id)
        uow.commit()
    with units() as uow:
        assert uow.media.waiting(now=NOW) == []
        (again,) = uow.media.waiting(now=NOW + timedelta(minutes=5))
        assert (again.url, again.content_type, again.tries) == ("https://api.invalid/1", "audio/ogg", 1)
        (kept,) = uow.media.of_message("MM1")
        assert (kept.media_id, kept.content_type, kept.content) == (first.media_id, "audio/ogg", content)
        with pytest.raises(NotThere):
            uow.media.fill(third.media_id + 1, b"", now=NOW)


def test_alerts_wait_until_somebody_was_told(units: SqlUnitOfWorkFactory) -> None:
    """An alert waits, is put off after a failure, and waits no longer once it was delivered."""
    alert = Alert("emergency", "danger_now", NOW, "BCDF2345", 1)
    with units() as uow:
        uow.alerts.add(alert)
        (waiting,) = uow.alerts.waiting(now=NOW)
        assert (waiting.alert, waiting.tries) == (alert, 0)
        assert uow.alerts.postpone(waiting.alert_id, NOW + timedelta(minutes=1)) == 1
        assert uow.alerts.waiting(now=NOW) == []
        (again,) = uow.alerts.waiting(now=NOW + timedelta(minutes=1))
        uow.alerts.mark_notified(again.alert_id, NOW)
        assert uow.alerts.waiting(now=NOW + timedelta(days=1)) == []


def test_the_newest_consent_holds(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """Nobody sees a case without a yes; a later no takes it back; another organisation has its own."""
    with units() as uow:
        other = service_records.organisation_named(uow.scope.connection, "other", "Other Clinic", NOW)
        assert not uow.consents.is_granted(seat.case_id, seat.organisation_id)
        uow.consents.record(seat.case_id, seat.organisation_id, True, NOW)
        assert uow.consents.is_granted(seat.case_id, seat.organisation_id)
        assert not uow.consents.is_granted(seat.case_id, other)
        uow.consents.record(seat.case_id, seat.organisation_id, False, NOW)
        assert not uow.consents.is_granted(seat.case_id, seat.organisation_id)


def test_cases_are_listed_for_those_who_may_see_them(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """An organisation sees exactly the cases whose newest consent for it is a yes, the last touched first."""
    with units() as uow:
        mine, refused = seat.organisation_id, uow.seats.take(PEDRO, now=NOW)
        other = service_records.organisation_named(uow.scope.connection, "other", "Other Clinic", NOW)
        third = uow.seats.take(replace(PEDRO, key="+50499000111", number="+50499000111"), now=NOW)
        for case_id, organisation_id, granted in (
            (seat.case_id, mine, True),
            (refused.case_id, mine, True),
            (refused.case_id, mine, False),
            (refused.case_id, other, True),
            (third.case_id, mine, True),
        ):
            uow.consents.record(case_id, organisation_id, granted, NOW)
        uow.cases.assign(third.case_id, "ana", NOW + timedelta(minutes=1))
        assert [each.code for each in uow.cases.visible_to(mine)] == [third.case_code, seat.case_code]
        assert [each.code for each in uow.cases.visible_to(other)] == [refused.case_code]
        assert uow.cases.visible_to(mine)[0].assignee == "ana"
        assert uow.cases.conversations(third.case_id) == [third.conversation_id]


def test_hearings_are_found_by_day(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """A hearing is found from its first moment to before the end, until it is withdrawn; setting it is activity."""
    hearing = datetime(2026, 4, 9, 8, 30, tzinfo=ZoneInfo("America/Los_Angeles"))
    day = timedelta(days=1)
    with units() as uow:
        uow.retention.mark_announced(seat.case_id, NOW)
        uow.cases.set_hearing(seat.case_id, hearing, "san-diego", NOW)
        (card,) = uow.cases.with_hearing(hearing, hearing + day)
        assert (card.hearing_at, card.place_id, card.code) == (hearing, "san-diego", seat.case_code)
        assert uow.cases.with_hearing(hearing - day, hearing) == []
        assert uow.retention.due_for_purge(now=NOW + 400 * day) == []
        uow.cases.set_hearing(seat.case_id, None, None, NOW)
        assert uow.cases.with_hearing(hearing, hearing + day) == []
        with pytest.raises(NotThere):
            uow.cases.set_hearing(seat.case_id + 1, hearing, None, NOW)


def test_cases_are_found_as_people_type_the_code(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """A code in lower case with a hyphen finds the case; an unknown one or nonsense finds nothing."""
    with units() as uow:
        found = uow.cases.find(f"{seat.case_code[:4]}-{seat.case_code[4:]}".lower())
        assert found is not None
        assert (found.case_id, found.state, found.flags, found.language) == (seat.case_id, "new", (), None)
        assert uow.cases.find("00000000") is None
        assert uow.cases.find("hola") is None


def test_provider_deletions_wait_until_done(units: SqlUnitOfWorkFactory) -> None:
    """Each sid is queued once, in any number, and asked for again until the provider says it is gone."""
    with units() as uow:
        deletions = uow.provider_deletions
        assert deletions.add([f"SM{n}" for n in range(450)] + ["SM1"], NOW) == 450
        assert deletions.add(["SM1", "SM450"], NOW) == 1
        assert len(deletions.due(now=NOW, limit=1000)) == 451
        assert deletions.postpone("SM1", NOW + timedelta(hours=1)) == 1
        deletions.done("SM2")
        assert {"SM1", "SM2"}.isdisjoint(deletions.due(now=NOW, limit=1000))
        assert "SM1" in deletions.due(now=NOW + timedelta(hours=1), limit=1000)


def test_a_recovery_word_proves_a_person(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """Code and word together find the person, as people type them; either alone finds nobody."""
    typed = f"{seat.case_code[:4]}-{seat.case_code[4:]}".lower()
    with units() as uow:
        assert uow.recovery.find_person(seat.case_code, "colibrí", NOW) is None
        uow.recovery.set_word(seat.person_id, "Colibrí azul")
        assert uow.recovery.find_person(typed, " colibri  AZUL", NOW) == seat.person_id
        assert uow.recovery.find_person(seat.case_code, "colibri", NOW) is None
        assert uow.recovery.find_person("00000000", "colibri azul", NOW) is None
        assert uow.recovery.find_person("¿qué?", "colibri azul", NOW) is None
        with pytest.raises(BadInput):
            uow.recovery.set_word(seat.person_id, " ! ")
        uow.recovery.set_word(seat.person_id, None)
        assert uow.recovery.find_person(seat.case_code, "colibri azul", NOW) is None


def test_wrong_words_lock_for_a_while(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """After five wrong tries even the right word is refused for an hour; a right word in time starts the count anew."""
    with units() as uow:
        uow.recovery.set_word(seat.person_id, "colibrí")
        tries = ["no"] * (MOST_WRONG_TRIES - 1) + ["colibri"] + ["no"] * MOST_WRONG_TRIES + ["colibri"]
        found = [uow.recovery.find_person(seat.case_code, word, NOW) for word in tries]
        assert [each is not None for each in found].index(True) == MOST_WRONG_TRIES - 1
        assert found.count(seat.person_id) == 1
        assert uow.recovery.find_person(seat.case_code, "colibri", NOW + LOCKED_FOR) == seat.person_id


def test_case_codes_are_read_as_people_copy_them() -> None:
    """Any code reads back from lower case, hyphens, spaces and look-alike letters; anything else is refused."""
    code = make_code(bytes(range(16)))
    looks_alike = code.replace("0", "o").replace("1", "l").lower()
    assert read_code(f" {looks_alike[:4]}-{looks_alike[4:]}. ") == code
    for wrong in ("", "BCDF234", "BCDF23456", "BCDFA345", "BCDF234ñ"):
        with pytest.raises(BadInput):
            read_code(wrong)


def test_service_keeps_its_own_small_things(database: Database) -> None:
    """Counters add up, states and content sids are replaced, organisations are made once."""
    with database.write() as connection:
        service_records.count(connection, "signature_rejected")
        service_records.count(connection, "signature_rejected", by=2)
        service_records.keep_state(connection, "worker_seen", "a", NOW)
        service_records.keep_state(connection, "worker_seen", "b", NOW)
        service_records.keep_content_sid(connection, "d1", "HX1", NOW)
        service_records.keep_content_sid(connection, "d1", "HX2", NOW)
        assert service_records.counts(connection) == {"signature_rejected": 3}
        assert service_records.state_of(connection, "worker_seen") == "b"
        assert service_records.state_of(connection, "nothing") is None
        assert service_records.content_sids(connection) == {"d1": "HX2"}
        first = service_records.organisation_named(connection, "clinic", "Clinic", NOW)
        assert service_records.organisation_named(connection, "clinic", "Renamed", NOW) == first


def test_rows_cannot_trade_places(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """Sealed words moved from one message to another do not open: nobody can make a person say something else."""
    with units() as uow:
        for sid, body in (("SM1", "sí"), ("SM2", "no")):
            uow.inbox.add(message(sid, body), conversation_id=seat.conversation_id)
        uow.commit()
    row, other = inbound_messages.c, inbound_messages.alias("other")
    with units() as uow:
        words = select(other.c.sealed_message).where(other.c.sid == "SM2").scalar_subquery()
        uow.scope.connection.execute(update(inbound_messages).where(row.sid == "SM1").values(sealed_message=words))
        with pytest.raises(SealBroken):
            uow.inbox.history(seat.case_id)


def test_a_turn_of_somebody_known_takes_few_statements(units: SqlUnitOfWorkFactory, seat: Seat) -> None:
    """A whole warm turn, from the lock to the queued reply, runs at most 12 statements, commit aside."""
    with units() as uow:
        uow.outbox.enqueue([queued(seat.conversation_id, "c1/t0/0")], person_id=seat.person_id, now=NOW)
        uow.commit()
    with counted(units.database) as statements, units() as uow:
        known = uow.seats.take(ROSA, now=NOW)
        assert uow.inbox.add(message("SM1"), conversation_id=known.conversation_id)
        uow.seats.touch_inbound(known, NOW)
        uow.inbox.count_since(known.contact_id, NOW)
        uow.answers.append(known.case_id, [answer("A.I.4", '"Rosa"'), answer("A.I.5", '"Paz"')])
        uow.told.add(known.case_id, [said("mpp/what", "MPP-01")])
        uow.seats.save(known, state="{}", language="es", case_state="talking", flags=(), now=NOW)
        uow.outbox.enqueue([queued(known.conversation_id, "c1/t1/0")], person_id=known.person_id, now=NOW)
        uow.commit()
    ours = [each for each in statements if not each.startswith("BEGIN")]
    assert 8 <= len(ours) <= 12, ours
