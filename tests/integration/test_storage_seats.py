"""Seats on both engines: who writes is found, made once, locked, and may be joined to a person already known."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.services.messages import Address
from app.services.ports import Alert, Seat
from app.storage.codes import ALPHABET
from app.storage.database import Database
from app.storage.person_keys import NotThere
from app.storage.seats import ACTIVITY_STEP
from app.storage.tables import applicants, cases, contacts, conversations, persons
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from tests.support.stored import NOW, PEDRO, ROSA, ROSA_SMS, answer, factory, in_turns, message, queued, said


@pytest.fixture
def units(database: Database) -> SqlUnitOfWorkFactory:
    """Units of work on a database with all tables."""
    return factory(database)


def take(units: SqlUnitOfWorkFactory, address: Address, **saved: object) -> Seat:
    """Take a seat in a transaction of its own and, when asked, save a state in it."""
    with units() as uow:
        seat = uow.seats.take(address, now=NOW)
        if saved:
            fields = {"language": "es", "case_state": "talking", "flags": (), "now": NOW} | saved
            uow.seats.save(seat, **fields)  # type: ignore[arg-type]
        uow.commit()
    return seat


def test_first_message_makes_everything_once(units: SqlUnitOfWorkFactory) -> None:
    """A new address gives one contact, person, case, applicant and conversation; writing again finds the same."""
    first, second = take(units, ROSA), take(units, ROSA)
    assert first == second
    assert (first.address, first.state, first.language, first.last_inbound_at) == (ROSA, None, None, None)
    assert (first.is_opted_out, first.is_handed_off) == (False, False)
    with units.database.read() as connection:
        for table in (contacts, persons, cases, applicants, conversations):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 1


def test_case_codes_are_short_and_unlike(units: SqlUnitOfWorkFactory) -> None:
    """A case code is eight letters and digits without look-alikes, another for every case."""
    codes = {take(units, address).case_code for address in (ROSA, PEDRO)}
    assert len(codes) == 2
    assert all(len(code) == 8 and set(code) <= set(ALPHABET) for code in codes)


def test_a_code_already_given_is_not_given_twice(database: Database) -> None:
    """When chance repeats a case code, another one is drawn."""
    units = factory(database)
    units.entropy = in_turns(b"u", b"a", b"v", b"a", b"b")
    assert take(units, ROSA).case_code != take(units, PEDRO).case_code


def test_saved_state_comes_back(units: SqlUnitOfWorkFactory) -> None:
    """State, language, case state and flags are there in the next turn."""
    seat = take(units, ROSA, state='{"turn": 1}', case_state="in_progress", flags=("R01", "R02"))
    again = take(units, ROSA)
    assert (again.state, again.language) == ('{"turn": 1}', "es")
    with units.database.read() as connection:
        case = connection.execute(select(cases).where(cases.c.id == seat.case_id)).one()
        version = connection.execute(select(conversations.c.version)).scalar_one()
    assert (case.state, case.flags, version) == ("in_progress", ["R01", "R02"], 1)


def test_nothing_is_kept_without_commit(units: SqlUnitOfWorkFactory) -> None:
    """Leaving without commit leaves no trace of the newcomer."""
    with units() as uow:
        uow.seats.take(ROSA, now=NOW)
    with units.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(persons)).scalar_one() == 0


def test_last_inbound_is_kept_with_and_without_save(units: SqlUnitOfWorkFactory) -> None:
    """When the contact wrote last is remembered whether or not the turn saved anything, and read as it was before."""
    later = NOW + timedelta(minutes=5)
    for moment in (NOW, later):
        with units() as uow:
            seat = uow.seats.take(ROSA, now=moment)
            uow.seats.touch_inbound(seat, moment)
            if moment == NOW:
                uow.seats.save(seat, state="{}", language="es", case_state="new", flags=(), now=moment)
            uow.commit()
    assert seat.last_inbound_at == NOW
    assert take(units, ROSA).last_inbound_at == later


def test_channels_are_two_contacts(units: SqlUnitOfWorkFactory) -> None:
    """The same number on WhatsApp and on SMS is two contacts, each with a person of its own at first."""
    whatsapp, sms = take(units, ROSA), take(units, ROSA_SMS)
    assert whatsapp.contact_id != sms.contact_id
    assert whatsapp.person_id != sms.person_id


def test_a_number_learns_its_id_and_keeps_its_person(units: SqlUnitOfWorkFactory) -> None:
    """Somebody known by number stays the same when WhatsApp starts sending their id, with or without the number."""
    known = Address("whatsapp", "+525512345678", "+5215512345678", "+525512345678")
    hidden = Address("whatsapp", "MX.rosa1", "MX.rosa1", None)
    seats = [take(units, address) for address in (known, ROSA, hidden, known)]
    assert len({seat.person_id for seat in seats}) == 1
    assert seats[1].address == ROSA
    assert seats[3].address == hidden


def test_a_number_with_another_id_is_somebody_else(units: SqlUnitOfWorkFactory) -> None:
    """A recycled number does not open the case of whoever had it before, and both go on apart."""
    before = take(units, ROSA)
    newcomer = replace(ROSA, key="MX.other")
    after = take(units, newcomer)
    assert after.person_id != before.person_id
    assert take(units, newcomer).person_id == after.person_id
    assert take(units, Address("whatsapp", "MX.rosa1", "MX.rosa1", None)).person_id == before.person_id


def test_a_new_way_of_writing_the_number_is_kept(units: SqlUnitOfWorkFactory) -> None:
    """How the provider writes the address now is how we answer, at once."""
    take(units, ROSA)
    moved = replace(ROSA, reply_to="+525512345678")
    assert take(units, moved).address == moved
    assert take(units, moved).address == moved


def test_opt_out_stops_and_start_allows(units: SqlUnitOfWorkFactory) -> None:
    """An opt-out holds for this channel only, by id or by number, until it is taken back."""
    seat = take(units, ROSA)
    take(units, ROSA_SMS)
    with units() as uow:
        uow.seats.set_opt_out(seat, True, NOW)
        uow.seats.set_opt_out(seat, True, NOW)
        uow.commit()
    assert take(units, ROSA).is_opted_out
    assert not take(units, ROSA_SMS).is_opted_out
    with units() as uow:
        uow.seats.set_opt_out(seat, False, NOW)
        uow.commit()
    assert not take(units, ROSA).is_opted_out


def test_handed_off_is_kept(units: SqlUnitOfWorkFactory) -> None:
    """A conversation taken over by a person stays so until it is given back."""
    seat = take(units, ROSA)
    for handed_off in (True, False):
        with units() as uow:
            uow.seats.set_handed_off(seat, handed_off, NOW)
            uow.commit()
        assert take(units, ROSA).is_handed_off is handed_off


def test_a_known_conversation_is_found_by_id(units: SqlUnitOfWorkFactory) -> None:
    """`at` gives the same seat as `take`; an unknown conversation is refused."""
    seat = take(units, ROSA)
    with units() as uow:
        assert uow.seats.at(seat.conversation_id) == seat
        with pytest.raises(NotThere):
            uow.seats.at(seat.conversation_id + 1)


def test_activity_is_kept_to_the_hour(units: SqlUnitOfWorkFactory) -> None:
    """Turns within the hour do not rewrite the case; one after it does."""
    seen = []
    for minutes in (0, 59, 61):
        now = NOW + timedelta(minutes=minutes)
        with units() as uow:
            seat = uow.seats.take(ROSA, now=now)
            uow.seats.save(seat, state="{}", language=None, case_state="new", flags=(), now=now)
            uow.commit()
        with units.database.read() as connection:
            seen.append(connection.execute(select(cases.c.last_activity_at)).scalar_one())
    assert seen == [NOW, NOW, NOW + timedelta(minutes=61)]
    assert timedelta(hours=1) == ACTIVITY_STEP


def test_two_first_messages_at_once_make_one_person(units: SqlUnitOfWorkFactory) -> None:
    """Several messages of a new contact, handled at the same moment, give one person and lose no turn."""
    together = threading.Barrier(4)
    errors: list[BaseException] = []

    def turn() -> None:
        try:
            together.wait(timeout=20)
            with units() as uow:
                seat = uow.seats.take(ROSA, now=NOW)
                count = int(seat.state or "0") + 1
                uow.seats.save(seat, state=str(count), language=None, case_state="new", flags=(), now=NOW)
                uow.commit()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=turn) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert errors == []
    assert take(units, ROSA).state == "4"
    with units.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(persons)).scalar_one() == 1


def test_a_new_phone_brings_its_words_along(units: SqlUnitOfWorkFactory) -> None:
    """Joined to a person known before, a new phone's messages, answers and state are that person's, nothing lost."""
    old = take(units, ROSA, state='{"old": 1}')
    with units() as uow:
        uow.inbox.add(message("SM1"), conversation_id=old.conversation_id)
        uow.answers.append(old.case_id, [answer("A.I.4", '"Rosa"'), answer("welcome/agree", '"yes"')])
        uow.commit()
    new = take(units, PEDRO, state='{"new": 1}')
    with units() as uow:
        uow.inbox.add(message("SM2", "soy yo", PEDRO), conversation_id=new.conversation_id)
        uow.answers.append(new.case_id, [answer("welcome/agree", '"again"')])
        uow.told.add(new.case_id, [said("mpp/what", "MPP-01")])
        uow.alerts.add(Alert("handoff", "recovery", NOW, new.case_code))
        uow.outbox.enqueue([queued(new.conversation_id, "c2/t1/0", to=PEDRO)], person_id=new.person_id, now=NOW)
        joined = uow.seats.link(new, old.person_id, NOW)
        uow.commit()
    assert (joined.person_id, joined.case_id, joined.case_code) == (old.person_id, old.case_id, old.case_code)
    assert (joined.conversation_id, joined.state, joined.address) == (new.conversation_id, '{"new": 1}', PEDRO)
    with units() as uow:
        assert uow.seats.take(PEDRO, now=NOW) == joined
        assert uow.seats.take(ROSA, now=NOW).person_id == old.person_id
        assert [each.sid for each in uow.inbox.history(old.case_id)] == ["SM1", "SM2"]
        assert [each.leaf for each in uow.answers.history(old.case_id, "welcome/agree")] == ['"yes"', '"again"']
        assert uow.answers.latest(old.case_id)["welcome/agree"].leaf == '"again"'
        assert uow.told.cases_told("MPP-01") == [old.case_code]
        assert [each.text_id for each in uow.told.of_case(old.case_id)] == ["mpp/what"]
        assert [each.alert.case_code for each in uow.alerts.waiting(now=NOW)] == [old.case_code]
        with pytest.raises(NotThere):
            uow.answers.append(new.case_id, [answer("A.I.4", '"x"')])


def test_a_phone_joined_twice_follows_the_last_join(units: SqlUnitOfWorkFactory) -> None:
    """A person joined to one who is joined to a third belongs to the third, and one erasure takes all."""
    seats = [take(units, replace(PEDRO, key=f"+5049988770{n}", number=f"+5049988770{n}")) for n in range(3)]
    with units() as uow:
        middle = uow.seats.link(seats[0], seats[1].person_id, NOW)
        last = uow.seats.link(middle, seats[2].person_id, NOW)
        uow.commit()
    assert last.person_id == seats[2].person_id
    with units() as uow:
        uow.erasure.erase_case(seats[2].case_id, now=NOW)
        uow.commit()
    with units.database.read() as connection:
        alive = select(func.count()).select_from(persons).where(persons.c.erased_at.is_(None))
        assert connection.execute(alive).scalar_one() == 0
        assert connection.execute(select(func.count()).select_from(contacts)).scalar_one() == 0


def test_a_shared_phone_keeps_both_apart(units: SqlUnitOfWorkFactory) -> None:
    """Two people on one phone keep their own case and conversation, and can change places again."""
    rosa = take(units, ROSA, state='{"rosa": 1}')
    pedro = take(units, PEDRO, state='{"pedro": 1}')
    with units() as uow:
        on_rosas_phone = uow.seats.link(rosa, pedro.person_id, NOW, absorb=False)
        uow.commit()
    assert (on_rosas_phone.person_id, on_rosas_phone.case_id) == (pedro.person_id, pedro.case_id)
    assert (on_rosas_phone.state, on_rosas_phone.address) == (None, ROSA)
    assert take(units, ROSA) == on_rosas_phone
    assert take(units, PEDRO).state == '{"pedro": 1}'
    with units() as uow:
        back = uow.seats.link(on_rosas_phone, rosa.person_id, NOW, absorb=False)
        uow.commit()
    assert (back.conversation_id, back.state) == (rosa.conversation_id, '{"rosa": 1}')


def test_joining_on_a_phone_that_was_shared_before_keeps_both_conversations_words(units: SqlUnitOfWorkFactory) -> None:
    """When contact and person had talked before, the earlier messages stay with the conversation that goes on."""
    rosa, pedro = take(units, ROSA, state='{"rosa": 1}'), take(units, PEDRO)
    with units() as uow:
        shared = uow.seats.link(rosa, pedro.person_id, NOW, absorb=False)
        uow.inbox.add(message("SM1", "con Pedro"), conversation_id=shared.conversation_id)
        back = uow.seats.link(shared, rosa.person_id, NOW, absorb=False)
        joined = uow.seats.link(back, pedro.person_id, NOW)
        uow.commit()
    assert joined.state == '{"rosa": 1}'
    with units() as uow:
        assert [each.body for each in uow.inbox.history(pedro.case_id)] == ["con Pedro"]


def test_linking_to_oneself_changes_nothing(units: SqlUnitOfWorkFactory) -> None:
    """A contact that already speaks for the person keeps its seat."""
    seat = take(units, ROSA)
    with units() as uow:
        assert uow.seats.link(seat, seat.person_id, NOW) == seat


def test_saving_into_nothing_is_refused(units: SqlUnitOfWorkFactory) -> None:
    """Saving to a conversation that is gone is an error, not silence."""
    seat = take(units, ROSA)
    with units() as uow:
        uow.erasure.erase_case(seat.case_id, now=NOW)
        uow.commit()
    with units() as uow, pytest.raises(NotThere):
        uow.seats.save(seat, state="{}", language=None, case_state="new", flags=(), now=NOW)
