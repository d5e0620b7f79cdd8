"""A second contact: chosen by the person, agreed by themself, told once in neutral words, and forgotten whole."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from app.services.messages import Address
from app.services.second_contacts import spaced
from app.services.upkeep import forget_seconds
from app.storage.database import Database
from app.storage.outbox_tables import outbox
from app.storage.tables import cases, contacts, conversations, persons, second_contacts
from tests.support.inbox_desk import OPENING, Desk
from tests.support.office import ASKED, DAY, TIJUANA, Office
from tests.support.stored import PEDRO, ROSA

LUPE = Address("whatsapp", "+526561112233", "+526561112233", "+526561112233")
LUPE_SMS = Address("sms", "+19155550142", "+19155550142", "+19155550142")
CHOSEN = tuple("alguien de confianza" if said == "solo el equipo" else said for said in ASKED)
SECRET = ("Rosa", "asilo", "audiencia", "corte", "San Ysidro", "frontera", "MPP", "17 de marzo")
"""What nobody else may read in a message to a second contact."""


@pytest.fixture
def office(database: Database) -> Office:
    """Rosa has told her date, wants check-ins, and has a code to hand over."""
    office = Office(Desk(database))
    office.approve()
    office.desk.says(*OPENING, *CHOSEN)
    return office


def code_of(office: Office, address: Address = ROSA) -> str:
    """The code that somebody was given."""
    with office.desk.uow() as uow:
        second = uow.seconds.of_case(uow.seats.take(address, now=office.desk.now).case_id)
    assert second is not None
    return spaced(second.code)


def accept(office: Office, address: Address = LUPE) -> str:
    """Somebody writes the code, and writes it again to say yes."""
    code = code_of(office)
    asked = office.desk.says(code, address=address)
    assert code in "".join(asked)
    office.desk.says(code, address=address)
    return code


def count(office: Office, table: object) -> int:
    """Rows of a table."""
    with office.desk.database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def told(office: Office) -> list[str]:
    """What was queued for a second contact because Rosa did not answer."""
    office.desk.queued()
    with office.desk.database.read() as connection:
        keys = connection.execute(select(outbox.c.key, outbox.c.channel).where(outbox.c.key.like("hearing/%/second")))
        return [row.channel for row in keys]


def be_silent(office: Office) -> list[str]:
    """The day goes by and Rosa answers nothing; what was said in the end."""
    office.at(f"{DAY}T02:30")
    office.at(f"{DAY}T05:00")
    office.sent()
    office.at(f"{DAY}T07:00")
    return office.sent()


def test_who_said_yes_is_told_once_in_neutral_words(office: Office) -> None:
    """Nobody answered by the agreed hour: one message, with nothing of the case in it, and never a second one."""
    accept(office)
    (body,) = be_silent(office)
    assert "no nos contestó" in body
    assert not [word for word in SECRET if word.casefold() in body.casefold()]
    office.at(f"{DAY}T07:01")
    assert told(office) == ["whatsapp"]
    assert "unreached silent" in " ".join(office.alerts())


def test_the_person_learns_that_somebody_said_yes(office: Office) -> None:
    """Both are told at once: the second contact what was agreed, Rosa that it was."""
    code = code_of(office)
    office.desk.says(code, address=LUPE)
    said = office.desk.says(code.replace("-", " ").lower(), address=LUPE)
    assert [text.split(".")[0] for text in said] == ["Gracias", "La persona que usted eligió dijo que sí"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param((), id="nobody wrote the code"),
        pytest.param(("{code}",), id="the code alone is no yes"),
        pytest.param(("{code}", "no"), id="said no"),
        pytest.param(("{code}", "{code}", "alto"), id="wants no messages any more"),
        pytest.param(("{code}", "{code}", "borrar"), id="wants to be erased"),
        pytest.param(("{code}", "hola"), id="wrote something else"),
    ],
)
def test_who_did_not_agree_is_never_told(office: Office, said: tuple[str, ...]) -> None:
    """Without a second yes, and after a stop, no message goes out; staff are told as ever."""
    code = code_of(office)
    office.desk.says(*(each.format(code=code) for each in said), address=LUPE)
    assert be_silent(office) == []
    assert any(alert.startswith("unreached silent/") for alert in office.alerts())


@pytest.mark.parametrize("word", ["no", "alto", "borrar"])
def test_who_ends_it_is_forgotten_whole(office: Office, word: str) -> None:
    """Contact, person, case and conversation of somebody who only was a second contact are gone."""
    code = code_of(office)
    before = {table.name: count(office, table) for table in (contacts, cases, conversations)}
    said = office.desk.says(code, word if word == "no" else code, *([] if word == "no" else [word]), address=LUPE)
    assert said[0].startswith("De acuerdo")
    assert {table.name: count(office, table) for table in (contacts, cases, conversations)} == before
    assert count(office, second_contacts) == 0


def test_an_answer_on_the_day_means_that_nobody_else_is_told(office: Office) -> None:
    """Rosa is there and says so."""
    accept(office)
    office.at(f"{DAY}T05:00")
    office.desk.says("si ya")
    office.at(f"{DAY}T07:00")
    assert told(office) == []


def test_what_they_answer_reaches_the_team(office: Office) -> None:
    """After being told, words of theirs are an alert on Rosa's case, and they are not led into the conversation."""
    accept(office)
    be_silent(office)
    said = office.desk.says("esta conmigo, todo bien", address=LUPE)
    assert said == ["Gracias. Lo lee una persona de Clínica Inventada."]
    with office.desk.uow() as uow:
        rosa = uow.seats.take(ROSA, now=office.desk.now).case_code
    assert ("second_wrote", rosa) in [(alert.detail, alert.case_code) for alert in office.desk.alerts()]


def test_by_sms_only_by_day(office: Office) -> None:
    """A second contact on SMS is not woken at seven: the message waits until nine."""
    accept(office, LUPE_SMS)
    be_silent(office)
    with office.desk.database.read() as connection:
        due = connection.execute(select(outbox.c.due_at).where(outbox.c.key.like("hearing/%/second"))).scalar_one()
    assert due.astimezone(TIJUANA) == datetime(2027, 3, 17, 9, tzinfo=TIJUANA)


def test_who_cannot_be_told_is_seen_by_staff(office: Office) -> None:
    """No template is approved and no SMS leaves: nobody is told, and staff know that too."""
    accept(office)
    office.templates.clear()
    office.desk.house.senders.pop("sms")  # type: ignore[attr-defined]
    try:
        assert be_silent(office) == []
        assert "hearing second_not_told" in office.alerts()
    finally:
        office.desk.house.senders["sms"] = "+14155550101"  # type: ignore[index]


def test_erasing_takes_the_second_contact_with_it(office: Office) -> None:
    """BORRAR forgets also whoever was trusted, unless they talk with us for themselves."""
    accept(office)
    office.desk.says("borrar", "si")
    assert count(office, second_contacts) == 0
    assert count(office, conversations) == 0
    with office.desk.database.read() as connection:
        erased = list(connection.execute(select(persons.c.erased_at)).scalars())
    assert len(erased) == 2
    assert all(erased)


def test_somebody_who_talks_with_us_keeps_their_own_case(office: Office) -> None:
    """Pedro is a user himself: his code is taken in the middle of his talk, and Rosa's erasure leaves him alone."""
    code = code_of(office)
    office.desk.says(*OPENING, address=PEDRO)
    office.desk.says(code, code, address=PEDRO)
    office.desk.says("borrar", "si")
    assert count(office, conversations) == 1
    assert "MPP" in office.desk.says("menu", address=PEDRO)[0]


def test_one_contact_may_be_trusted_by_two(office: Office) -> None:
    """A shelter's phone: when one person is erased, the number stays for the other, then it goes."""
    first = accept(office)
    office.desk.says(*OPENING, *CHOSEN, address=PEDRO)
    second = code_of(office, PEDRO)
    assert first != second
    office.desk.says(second, second, address=LUPE)
    office.desk.says("borrar", "si")
    assert (count(office, second_contacts), count(office, conversations)) == (1, 2)
    office.desk.says("borrar", "si", address=PEDRO)
    assert (count(office, second_contacts), count(office, conversations)) == (0, 0)


def test_after_the_hearing_the_number_is_forgotten(office: Office) -> None:
    """Two days after the day the row and whoever was only that are gone; a day before that they are not."""
    accept(office)
    day = datetime.fromisoformat(f"{DAY}T04:00").replace(tzinfo=TIJUANA)
    assert forget_seconds(office.desk.uow, day + timedelta(days=1)) == 0
    assert forget_seconds(office.desk.uow, day + timedelta(days=2, minutes=1)) == 1
    assert (count(office, second_contacts), count(office, conversations)) == (0, 1)


def test_choosing_only_the_team_forgets_them(office: Office) -> None:
    """The person changes their mind."""
    accept(office)
    office.desk.says("menu", "mi audiencia", "recordatorios", "todos", "completo", "si")
    office.desk.says("solo el equipo")
    assert count(office, second_contacts) == 0
    assert be_silent(office) == []


@pytest.mark.parametrize(
    ("written", "says"),
    [
        pytest.param("{code}", "Este código es para el teléfono", id="the person's own phone"),
        pytest.param("ABCD-1234", "", id="no code of anybody"),
    ],
)
def test_a_code_from_the_wrong_phone_changes_nothing(office: Office, written: str, says: str) -> None:
    """The person who was given the code cannot be their own second contact."""
    code = code_of(office)
    said = office.desk.says(written.format(code=code))
    assert says in "".join(said)
    with office.desk.database.read() as connection:
        assert connection.execute(select(second_contacts.c.state)).scalar_one() == "invited"


def test_a_used_code_opens_nothing_for_another_phone(office: Office) -> None:
    """Whoever finds the code later is told to ask for a new one, and nothing of anybody."""
    code = accept(office)
    said = office.desk.says(code, address=PEDRO)
    assert said == ["Este código ya se usó desde otro teléfono. Pida uno nuevo."]


def test_nothing_in_clear_joins_the_two(office: Office) -> None:
    """The row holds no number, no code and no id of the other conversation in clear."""
    code = accept(office).replace("-", "")
    with office.desk.database.read() as connection:
        row = connection.execute(select(second_contacts)).mappings().one()
        lupe = connection.execute(select(conversations.c.id).order_by(conversations.c.id.desc())).scalars().first()
    held = {name: value for name, value in row.items() if not isinstance(value, bytes | datetime)}
    assert set(held) == {"id", "case_id", "person_id", "state", "told_at"}
    assert code.encode() not in b"".join(value for value in row.values() if isinstance(value, bytes))
    assert lupe is not None
