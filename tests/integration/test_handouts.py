"""The plan for the day handed out: asked first where others look, behind a secret address, for a day."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from datetime import timedelta

import icalendar
import pytest
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import select

from app.pdf.drawer import SvgDrawer
from app.services.handout_ports import Handout
from app.services.handouts import made
from app.services.messages import Address, Outbound
from app.services.upkeep import end_handouts
from app.storage.database import Database
from app.storage.handouts import LIFE, LIFE_AFTER_USE
from app.storage.tables import handouts
from tests.support.inbox_desk import OPENING, Desk
from tests.support.stored import PEDRO, ROSA, ROSA_SMS

DAY = "2027-03-17"
DATE = (
    "mi audiencia", "si", "san diego", f"{DAY} 8:30", "si", "si", "san ysidro", "17 de marzo de 2027 4 am", "si",
    "tijuana", "una hora", "master", "todos",
)  # fmt: skip
NEUTRAL = (*DATE, "neutral", "no", "no", "despues", "menu")
FULL = (*DATE, "completo", "no", "no", "despues", "menu")
"""What somebody writes whose paper says Wednesday 17 March 2027, with the words that reminders may say."""

LINK = re.compile(r"https://example\.org/media/h/([A-Za-z0-9_-]{43})/(1\.(?:png|pdf|ics))")


@dataclass
class Office:
    """A desk, and what somebody fetches from it."""

    desk: Desk

    def hears(self, *words: str, address: Address = ROSA) -> list[Outbound]:
        """Write; everything that the last message brought into the queue."""
        for word in words[:-1]:
            self.desk.says(word, address=address)
        self.desk.queued()
        self.desk.now += timedelta(seconds=1)
        self.desk.service.receive(self.desk.message(words[-1], address))
        return self.desk.queued()

    def find(self, token: str) -> Handout | None:
        """What an address gives now."""
        with self.desk.uow() as uow:
            return uow.handouts.find(token, now=self.desk.now)

    def fetch(self, token: str) -> None:
        """The provider fetches it."""
        with self.desk.uow() as uow:
            uow.handouts.note_fetched(token, now=self.desk.now)
            uow.commit()

    def count(self) -> int:
        """How many handouts are kept."""
        with self.desk.database.read() as connection:
            return len(connection.execute(select(handouts.c.id)).all())


@pytest.fixture
def office(database: Database) -> Office:
    """Rosa has told her date and chosen neutral words."""
    office = Office(Desk(database))
    office.desk.says(*OPENING, *NEUTRAL)
    return office


def link_of(sent: list[Outbound]) -> tuple[str, str]:
    """The secret part and the file's name in what was sent: as media, or in words."""
    found = [LINK.search(" ".join((each.body, *each.media_urls))) for each in sent]
    (match,) = [each for each in found if each]
    return match[1], match[2]


def test_who_chose_neutral_words_is_asked_before_a_picture_comes(office: Office) -> None:
    """The plan in words comes at once; the picture only after a yes, first in the turn, with a caption."""
    sent = office.hears("plan")
    assert [each.media_urls for each in sent] == [()]
    assert "17 de marzo" in sent[0].body
    assert "queda en este teléfono" in sent[0].body
    assert office.count() == 0
    picture, *words = office.hears("quiero el dibujo")
    token, name = link_of([picture])
    assert name == "1.png"
    assert picture.body == "Su plan para ese día"
    assert [each.media_urls for each in words] == [()]
    handout = office.find(token)
    assert handout is not None
    with Image.open(io.BytesIO(made(handout, SvgDrawer()))) as image:
        assert image.format == "PNG"


def test_who_chose_full_words_gets_the_picture_with_the_plan(database: Database) -> None:
    """One message in words, one picture."""
    office = Office(Desk(database))
    office.desk.says(*OPENING, *FULL)
    sent = office.hears("el plan")
    assert [bool(each.media_urls) for each in sent] == [True, False]


def test_the_plan_keeps_the_hours_apart_and_names_nobody(office: Office) -> None:
    """Leave, port, court, each with its clock; the night is named; no A-number, no phone, no name."""
    token, _ = link_of(office.hears("plan", "si"))
    handout = office.find(token)
    assert handout is not None
    words = json.loads(handout.content)
    assert words["day"] == "miércoles, 17 de marzo de 2027"
    assert [(row["label"], row["when"]) for row in words["rows"]] == [
        ("Salir: Tijuana", "2:30 a. m."),
        ("Estar en la frontera: San Ysidro", "4:00 a. m."),
        ("En la corte: San Diego", "8:30 a. m."),
    ]
    assert words["rows"][1]["notes"] == ["La noche del martes al miércoles", "Hora de San Ysidro"]
    assert not re.search(r"5512345678|A ?\d{9}|Rosa", handout.content)


def test_a_page_to_print_is_sent_on_request(office: Office) -> None:
    """One page, with the hours and lines to write on."""
    sent = office.hears("plan", "no gracias", "hoja para imprimir")
    token, name = link_of(sent)
    assert name == "1.pdf"
    assert sent[0].media_urls
    handout = office.find(token)
    assert handout is not None
    reader = PdfReader(io.BytesIO(made(handout, SvgDrawer())))
    (page,) = reader.pages
    text = page.extract_text()
    assert "4:00 a. m." in text
    assert "Quién va conmigo" in text


CALENDARS = [
    pytest.param("neutral", [("Recordatorio", "2027-03-17T02:30", "America/Tijuana")], id="neutral"),
    pytest.param(
        "completo",
        [
            ("Estar en la frontera: San Ysidro", "2027-03-17T04:00", "America/Los_Angeles"),
            ("En la corte: San Diego", "2027-03-17T08:30", "America/Los_Angeles"),
        ],
        id="full",
    ),
]


@pytest.mark.parametrize(("words", "events"), CALENDARS)
def test_a_calendar_file_says_what_the_person_chose(
    office: Office, words: str, events: list[tuple[str, str, str]]
) -> None:
    """By a link in words, since WhatsApp carries no such file; neutral words name neither court nor border."""
    sent = office.hears("plan", "no gracias", "para mi calendario", words)
    assert not any(each.media_urls for each in sent)
    token, name = link_of(sent)
    assert name == "1.ics"
    handout = office.find(token)
    assert handout is not None
    read = icalendar.Calendar.from_ical(made(handout, SvgDrawer()))
    found = [
        (str(e["SUMMARY"]), e["DTSTART"].dt.strftime("%Y-%m-%dT%H:%M"), e["DTSTART"].params["TZID"])
        for e in read.events
    ]
    assert found == events
    assert len({str(event["UID"]) for event in read.events}) == len(events)


def test_a_second_calendar_file_replaces_the_first(office: Office) -> None:
    """The same id and a higher number, so that a phone moves the entry instead of keeping an old hour."""
    asked = ("plan", "no gracias", "para mi calendario", "neutral")
    first = office.find(link_of(office.hears(*asked))[0])
    changed = [word.replace("4 am", "5 am") for word in DATE[1:]]
    office.desk.says("menu", "mi audiencia", "cambio", *changed[:-1], "todos", "neutral", "no", "no", "despues", "menu")
    second = office.find(link_of(office.hears(*asked))[0])
    assert first is not None
    assert second is not None
    old, new = (icalendar.Calendar.from_ical(each.content).events[0] for each in (first, second))
    assert old["UID"] == new["UID"]
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert new["DTSTART"].dt - old["DTSTART"].dt == timedelta(hours=1)


def test_on_sms_the_page_is_a_link_and_no_picture_is_offered(database: Database) -> None:
    """SMS to Mexico carries no media: the words say the same, and who wants a page opens it."""
    office = Office(Desk(database))
    office.desk.says(*OPENING, *FULL, address=ROSA_SMS)
    sent = office.hears("plan", address=ROSA_SMS)
    assert not any(each.media_urls for each in sent)
    assert "dibuj" not in " ".join(each.body for each in sent)
    sent = office.hears("hoja para imprimir", address=ROSA_SMS)
    assert not any(each.media_urls for each in sent)
    assert link_of(sent)[1] == "1.pdf"


def test_an_address_works_for_its_day_and_shorter_once_fetched(office: Office) -> None:
    """The provider may have to repeat a fetch; after that, and after a day at the latest, nothing is there."""
    token, _ = link_of(office.hears("plan", "si"))
    began = office.desk.now
    office.desk.now = began + LIFE - timedelta(seconds=1)
    assert office.find(token)
    office.desk.now = began + timedelta(minutes=1)
    office.fetch(token)
    office.desk.now += LIFE_AFTER_USE - timedelta(seconds=1)
    office.fetch(token)
    assert office.find(token)
    office.desk.now += timedelta(seconds=1)
    assert office.find(token) is None
    assert end_handouts(office.desk.uow, office.desk.now) == 1
    assert office.count() == 0


def test_a_calendar_link_keeps_its_day_when_it_is_opened(office: Office) -> None:
    """A person opens it, perhaps first on the wrong phone."""
    token, _ = link_of(office.hears("plan", "no gracias", "para mi calendario", "neutral"))
    office.fetch(token)
    office.desk.now += LIFE_AFTER_USE + timedelta(minutes=1)
    assert office.find(token)


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("", id="empty"),
        pytest.param("a" * 43, id="well-formed-and-unknown"),
        pytest.param("../../keys", id="a-path"),
        pytest.param("a" * 44, id="too-long"),
        pytest.param("ñ" * 43, id="other-letters"),
    ],
)
def test_no_other_address_gives_anything(office: Office, token: str) -> None:
    """Whatever is guessed."""
    office.hears("plan", "si")
    assert office.find(token) is None


def test_a_changed_date_takes_the_plans_away(office: Office) -> None:
    """Nobody fetches a plan that is not true any more."""
    token, _ = link_of(office.hears("plan", "si"))
    changed = [word.replace("17 de marzo", "18 de marzo").replace(DAY, "2027-03-18") for word in DATE[1:]]
    office.desk.says("menu", "mi audiencia", "cambio", *changed)
    assert office.find(token) is None


def test_an_address_opens_one_case_alone(office: Office) -> None:
    """Each has their own; nothing of one is in the other's."""
    office.desk.says(*OPENING, *NEUTRAL, address=PEDRO)
    first, second = (link_of(office.hears("plan", "si", address=each))[0] for each in (ROSA, PEDRO))
    assert first != second
    with office.desk.uow() as uow:
        uow.erasure.erase_case(uow.seats.take(ROSA, now=office.desk.now).case_id, now=office.desk.now)
        uow.commit()
    assert office.find(first) is None
    assert office.find(second)
    assert office.count() == 1


def test_what_is_kept_opens_with_the_persons_key_alone(office: Office) -> None:
    """Neither the address nor a word of the plan stands in the row."""
    token, _ = link_of(office.hears("plan", "si"))
    with office.desk.database.read() as connection:
        row = connection.execute(select(handouts)).one()
    raw = b" ".join(bytes(each) for each in (row.token_hash, row.sealed_handout))
    assert token.encode() not in raw
    assert b"Ysidro" not in raw


def test_in_production_an_unsigned_plan_is_not_drawn(database: Database) -> None:
    """What nobody signed is not said in a picture either; once all of it is signed it comes, and is remembered."""
    desk = Desk(database, is_production=True)
    office = Office(desk)
    desk.says(*OPENING, *NEUTRAL)
    checked, *_ = office.hears("plan", "si")
    assert not checked.media_urls
    assert "revis" in checked.body
    assert office.count() == 0
    desk.sign(*(text.context for text in desk.voice().library.pictures["plan"].values() if text.facts))
    sent = office.hears("plan", "si")
    assert sent[0].media_urls
    desk.withdraw("FEAR-50")
    assert not office.hears("plan", "si")[0].media_urls
    code = desk.seat().case_code
    with desk.uow() as uow:
        assert uow.told.cases_told("FEAR-50") == [code]
