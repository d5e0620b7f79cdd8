"""The inbox through the real application: raised, opened, written back by each rule, answered, closed, kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.dialogue.flow import Handoff
from app.dialogue.library import FlowLibrary
from app.services.messages import Inbound, MediaRef, StatusUpdate
from app.services.ports import Alert
from app.services.review_asking import send_due
from app.storage.outbox_tables import outbox
from app.storage.tables import access_log, answer_revisions
from app.wiring_review import ask_tools
from tests.support.clinic_walk import PHONE, Browser, Clinic

HOSTILE = 'ayuda <script>alert(1)</script> \u202eanaM\u200b "onx='
WORDS = "La llamamos a las 5. ¿Está en un lugar seguro?"
DANGER = "me están siguiendo ahora mismo"


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """A clinic with nobody in it."""
    made = Clinic(tmp_path)
    yield made
    made.close()


def raised(clinic: Clinic, *said: str, unasked: str = "3", sharing: str = "no") -> str:
    """The code of somebody who agreed, chose what may arrive, and then says this."""
    hours = () if unasked == "1" else ("1",)
    clinic.says("hola", "1", "si", unasked, *hours, sharing, "no", *(said or ("persona",)))
    with clinic.orienta.uow() as work:
        return work.seats.take(PHONE, now=clinic.now).case_code


def deeds(clinic: Clinic, code: str) -> list[str]:
    """What the access log says of a case, oldest first."""
    with clinic.orienta.database.read() as connection:
        query = select(access_log.c.action).where(access_log.c.case_code == code).order_by(access_log.c.id)
        return list(connection.execute(query).scalars())


def write(desk: Browser, code: str, words: str = WORDS) -> str:
    """Look at how it arrives, then send it."""
    desk.get(f"/clinic/inbox/{code}")
    desk.post(f"/clinic/inbox/{code}/reply", words=words)
    newest = re.search(r'name="newest" value="(\d+)"', desk.page)
    assert newest
    return desk.post(f"/clinic/inbox/{code}/reply/send", words=words, newest=newest[1])


def test_somebody_who_asked_for_a_person_is_written_to_and_answers(clinic: Clinic) -> None:
    """In the inbox by code; opened it shows both sides; the words are seen first, arrive, and the reply is seen."""
    code = raised(clinic)
    clinic.later(hours=2)
    desk = clinic.enters("coordinator")
    assert code in desk.get("/clinic/inbox")
    assert "espera desde hace 2 horas" in desk.words()
    assert "nadie lo ha tomado" in desk.words()
    assert deeds(clinic, code) == []
    desk.get(f"/clinic/inbox/{code}")
    assert all(each in desk.words() for each in ("persona", "Orienta", "espera salir", "WhatsApp"))
    assert deeds(clinic, code) == ["conversation"]
    before = len(clinic.told())
    desk.post(f"/clinic/inbox/{code}/reply", words=WORDS)
    assert WORDS in desk.words()
    assert "WhatsApp: 1 mensaje" in desk.words()
    assert len(clinic.told()) == before
    write(desk, code)
    assert [WORDS in each for each in clinic.told()[before:]] == [True]
    assert deeds(clinic, code) == ["conversation", "wrote"]
    assert code not in desk.get("/clinic/inbox")
    assert code in desk.get("/clinic/inbox?state=answered")
    assert "lo tiene Carmen" in desk.words()
    assert "Lo lee una persona" in clinic.says("si, en el albergue <b>")
    assert "la persona escribió después" in (desk.get("/clinic/inbox") and desk.words())
    desk.get(f"/clinic/inbox/{code}")
    assert "si, en el albergue <b>" in desk.words()
    desk.post(f"/clinic/inbox/{code}/close")
    assert code not in desk.get("/clinic/inbox")
    assert "cerrado por Carmen" in (desk.get("/clinic/inbox?state=closed") and desk.words())
    clinic.later(minutes=20)
    clinic.says("persona")
    assert code in desk.get("/clinic/inbox")


def test_what_the_person_writes_back_is_no_answer_to_the_form(clinic: Clinic) -> None:
    """The next message goes to the clinic and into no box; then the question that waited comes again."""
    code = clinic.begins("3", "A 012 345 678")
    waits = clinic.told()[-1]
    desk = clinic.enters("coordinator")
    write(desk, code)
    answer = clinic.says("estoy bien, gracias")
    assert "Lo lee una persona" in answer
    assert waits.splitlines()[-1] in answer
    with clinic.orienta.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        latest = work.answers.latest(card.case_id)
        assert [each.answer for each in work.reviews.asks(card.case_id, "answered", kind="letter")] == [
            "estoy bien, gracias"
        ]
    assert not [where for where, told in latest.items() if where.startswith("A.I") and "gracias" in told.leaf]


@pytest.mark.parametrize(
    ("unasked", "lines"), [pytest.param("1", 0, id="nothing"), pytest.param("2", 1, id="neutral lines")]
)
def test_words_never_appear_unasked_where_they_may_not(clinic: Clinic, unasked: str, lines: int) -> None:
    """Who allowed nothing gets nothing, who allowed neutral lines one of those; two letters are told together, once."""
    code = raised(clinic, unasked=unasked)
    before = len(clinic.told())
    desk = clinic.enters("coordinator")
    write(desk, code)
    write(desk, code, "Y otra cosa: traiga el papel.")
    new = clinic.told()[before:]
    assert len(new) == lines
    assert all("llamamos" not in each for each in new)
    told = clinic.says("menu")
    assert told.index("La llamamos") < told.index("traiga el papel")
    assert "La llamamos" not in clinic.says("¿a qué hora llaman?")


def test_a_pin_keeps_the_words_back(clinic: Clinic) -> None:
    """Somebody with a PIN gets a neutral line, and the words only after the PIN."""
    clinic.says("hola", "1", "si", "3", "1", "no", "si", "4821", "persona")
    with clinic.orienta.uow() as work:
        code = work.seats.take(PHONE, now=clinic.now).case_code
    clinic.later(days=2)
    before = len(clinic.told())
    write(clinic.enters("coordinator"), code)
    assert "La llamamos" not in " ".join(clinic.told()[before:])
    assert "La llamamos" not in clinic.says("hola")
    assert "La llamamos" in clinic.says("4821")


def test_words_wait_for_the_hours_and_the_window(clinic: Clinic) -> None:
    """At night they wait for the morning; when WhatsApp's 24 hours are over only a neutral line leaves."""
    code = raised(clinic)
    clinic.later(hours=11)  # 11 at night in Tijuana
    before, asks = len(clinic.told()), ask_tools(clinic.orienta)
    desk = clinic.enters("coordinator")
    write(desk, code)
    assert len(clinic.told()) == before
    assert WORDS in desk.words()
    assert send_due(asks, clinic.now) == 0
    assert code in desk.get("/clinic/service/sends?days=2")
    assert "palabras escritas desde los avisos" in desk.words()
    assert code not in desk.get("/clinic/service/sends")
    clinic.later(hours=15)  # two in the afternoon, a day after they wrote
    assert send_due(asks, clinic.now) == 1
    new = clinic.told()[before:]
    assert len(new) == 1
    assert "llamamos" not in new[0]
    told = len(clinic.told())
    clinic.says("hola", "1")
    assert "La llamamos" in " ".join(clinic.told()[told:])


def test_two_letters_in_a_row_both_arrive_and_the_reply_goes_to_the_last(clinic: Clinic) -> None:
    """While the first waits for a reply the second is said as well, once each, and the conversation still waits."""
    code = raised(clinic)
    desk = clinic.enters("coordinator")
    before = len(clinic.told())
    write(desk, code)
    write(desk, code, "Somos Carmen y Luz.")
    new = clinic.told()[before:]
    assert [("llamamos" in each, "Carmen y Luz" in each) for each in new] == [(True, False), (False, True)]
    assert all(each in clinic.says("repetir") for each in ("llamamos", "Carmen y Luz"))
    clinic.says("gracias")
    with clinic.orienta.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        found = [(each.state, each.answer) for each in work.reviews.asks(card.case_id, kind="letter")]
    assert found == [("told", None), ("answered", "gracias")]


def test_a_letter_not_told_is_taken_back_and_never_told(clinic: Clinic) -> None:
    """Before the person writes it can be taken back; afterwards not."""
    code = raised(clinic, unasked="1")
    desk = clinic.enters("coordinator")
    write(desk, code)
    desk.get(f"/clinic/inbox/{code}")
    letter = re.search(r'name="letter_id" value="(\d+)"', desk.page)
    assert letter
    desk.post(f"/clinic/inbox/{code}/reply/withdraw", letter_id=letter[1])
    assert 'name="letter_id"' not in desk.page
    assert "llamamos" not in clinic.says("menu")
    desk.post(f"/clinic/inbox/{code}/reply/withdraw", letter_id=letter[1])
    assert "Nada se escribió" in desk.words() or "No se escribió nada" in desk.words()


def test_two_who_write_at_once_see_each_other(clinic: Clinic) -> None:
    """The second sees that somebody wrote, keeps their words, and may send them then."""
    code = raised(clinic)
    one, two = clinic.enters("coordinator"), clinic.enters("reviewer")
    two.get(f"/clinic/inbox/{code}")
    two.post(f"/clinic/inbox/{code}/reply", words="Soy Luz, la abogada.")
    stale = re.search(r'name="newest" value="(\d+)"', two.page)
    assert stale
    write(one, code)
    before = len(clinic.told())
    two.post(f"/clinic/inbox/{code}/reply/send", words="Soy Luz, la abogada.", newest=stale[1])
    assert (two.status, len(clinic.told())) == (409, before)
    assert 'value="Soy Luz, la abogada."' in two.page
    assert WORDS in two.words()
    write(two, code, "Soy Luz, la abogada.")
    assert "Soy Luz" in clinic.told()[-1]


@pytest.mark.parametrize(("sharing", "is_shown"), [pytest.param("si", True, id="yes"), pytest.param("no", False)])
def test_in_an_emergency_a_number_is_shown_only_with_its_own_consent(
    clinic: Clinic, sharing: str, is_shown: bool
) -> None:
    """Who allowed it can be called, and looking leaves a line of its own; of who did not, there is the conversation."""
    code = raised(clinic, DANGER, sharing=sharing)
    desk = clinic.enters("coordinator")
    assert "526641230077" not in desk.get("/clinic/inbox")
    assert "emergencia: peligro" in desk.words()
    page = desk.get(f"/clinic/inbox/{code}")
    assert ("tel:+526641230077" in page) is is_shown
    assert ("emergency_numbers" in deeds(clinic, code)) is is_shown
    assert (f"/clinic/unreached/{code}" in page) is is_shown
    desk.post(f"/clinic/inbox/{code}/close")
    assert "tel:" not in desk.get(f"/clinic/inbox/{code}")


def test_a_condition_stands_before_the_number_in_the_persons_own_words(clinic: Clinic) -> None:
    """Who may be called but not by anybody: opened, the wish comes first; the list says only that there is one."""
    wish = "si pero que me llame una mujer"
    code = raised(clinic, DANGER, sharing=wish)
    desk = clinic.enters("coordinator")
    assert wish not in desk.get("/clinic/inbox")
    assert "la persona pidió algo: léalo primero" in desk.words()
    page = desk.get(f"/clinic/inbox/{code}")
    assert 0 < page.index(wish) < page.index("tel:+526641230077")
    assert wish in desk.get(f"/clinic/unreached/{code}")
    with clinic.orienta.database.read() as connection:
        kept = connection.execute(select(answer_revisions)).all()
    assert kept
    assert wish.encode() not in b"".join(bytes(part) for row in kept for part in row if isinstance(part, bytes))
    assert not any(wish in str(part) for row in kept for part in row)


def test_what_is_said_with_the_call_for_a_person_stands_above_the_conversation(clinic: Clinic) -> None:
    """A note in the same message as the call is seen at once, hostile words as words."""
    code = raised(clinic, "persona, que hable mam <script>alert(1)</script>", "1")
    page = clinic.enters("coordinator").get(f"/clinic/inbox/{code}")
    assert page.index("que hable mam &lt;script&gt;") < page.index('<ol class="talk">')


@pytest.mark.parametrize(
    "said",
    [
        ("persona", "solo escriban por favor"),
        ("buscar ayuda legal", "si avisen pero solo escriban por favor"),
        (DANGER, "no me llamen, solo escriban por favor"),
    ],
    ids=["after the call", "with the consent", "after an alarm"],
)
def test_a_wish_told_with_a_call_or_after_it_stands_above_the_conversation(
    clinic: Clinic, said: tuple[str, ...]
) -> None:
    """In a message of its own, with the yes to telling the team, or after the emergency numbers."""
    code = raised(clinic, *said)
    desk = clinic.enters("coordinator")
    desk.get("/clinic/inbox")
    assert "la persona pidió algo: léalo primero" in desk.words()
    page = desk.get(f"/clinic/inbox/{code}")
    assert page.index("solo escriban por favor") < page.index('<ol class="talk">')


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ((DANGER, "ya estoy adentro del albergue"), "lo escribió después de la alarma: que ya pasó"),
        (("persona", "ya no quiero persona"), "ya no pide una persona"),
    ],
    ids=["the alarm is over", "nobody is wanted"],
)
def test_what_was_taken_back_is_seen_too(clinic: Clinic, said: tuple[str, ...], shown: str) -> None:
    """Whoever opens the case sees that it is over, or that nobody is waited for; the alarm itself stays."""
    code = raised(clinic, *said)
    desk = clinic.enters("coordinator")
    desk.get(f"/clinic/inbox/{code}")
    assert shown in desk.words()


def test_the_gravest_and_newest_stand_first(clinic: Clinic) -> None:
    """An emergency before a missed hearing, that before somebody who wants to talk, the newest first among equals."""
    code = raised(clinic)
    with clinic.orienta.uow() as work:
        own = clinic.orienta.uow.organisation_id
        others = []
        for number, (kind, detail) in enumerate(
            (("emergency", "medical"), ("handoff", "missed_hearing"), ("emergency", "danger_now"), ("handoff", "story"))
        ):
            key = f"+5266400000{number:02d}"
            seat = work.seats.take(type(PHONE)("sms", key, key, key), now=clinic.now)
            work.consents.record(seat.case_id, own, True, clinic.now)
            clinic.later(minutes=1)
            work.alerts.add(Alert(kind, detail, clinic.now, seat.case_code, own))  # type: ignore[arg-type]
            others.append(seat.case_code)
        work.commit()
    page = clinic.enters("coordinator").get("/clinic/inbox")
    order = sorted((page.index(each), each) for each in (code, *others))
    assert [each for _, each in order] == [others[2], others[0], others[1], others[3], code]


def test_a_volunteer_sees_what_is_given_to_them_and_nobody_sees_without_consent(clinic: Clinic) -> None:
    """Not assigned, not there; without consent the coordinator has a code, no conversation, and may put it aside."""
    code = raised(clinic)
    vera, desk = clinic.enters("volunteer"), clinic.enters("coordinator")
    assert code not in vera.get("/clinic/inbox")
    vera.get(f"/clinic/inbox/{code}")
    assert vera.status == 404
    with clinic.orienta.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        work.consents.record(card.case_id, card.organisation_id, False, clinic.now)
        work.commit()
    page = desk.get("/clinic/inbox")
    assert code in page
    assert f"/clinic/inbox/{code}" not in page
    for path in ("", "/reply", "/reply/send", "/take", "/close"):
        desk.post(f"/clinic/inbox/{code}{path}", words="x", newest=0) if path else desk.get(f"/clinic/inbox/{code}")
        assert desk.status == 404, path
    assert deeds(clinic, code) == []
    desk.get("/clinic/inbox")
    desk.post("/clinic/inbox/aside", code=code)
    assert code not in desk.get("/clinic/inbox")
    vera.get("/clinic/inbox")
    vera.post("/clinic/inbox/aside", code=code)
    assert vera.status == 403


def test_words_of_people_are_shown_and_never_run(clinic: Clinic) -> None:
    """Script tags, bidi tricks, letters without width, from either side: text with their numbers, in every place."""
    code = raised(clinic, HOSTILE, "persona")
    desk = clinic.enters("coordinator")
    page = desk.get(f"/clinic/inbox/{code}")
    assert "<script>alert" not in page
    assert all(each in page for each in ("&lt;script&gt;alert(1)", "U+202E", "U+200B"))
    desk.post(f"/clinic/inbox/{code}/reply", words=HOSTILE)
    assert "<script>alert" not in desk.page
    assert write(desk, code, HOSTILE).count("<script>alert") == 0
    assert desk.page.count("&lt;script&gt;alert(1)") >= 2
    desk.post(f"/clinic/inbox/{code}/reply", words="x" * 601)
    assert (desk.status, "x" * 601 in desk.page) == (422, True)


def test_each_message_shows_how_it_stands(clinic: Clinic) -> None:
    """Files by their kind, the provider's status and error code, and earlier messages page by page, none twice."""
    code = raised(clinic)
    sid = "SM" + "f" * 32
    media = (MediaRef("https://api.example.org/1", "image/jpeg"), MediaRef("https://api.example.org/2", "audio/ogg"))
    clinic.orienta.inbound.receive(Inbound(sid, PHONE, "+14155550100", "", clinic.now, media=media))
    with clinic.orienta.database.write() as connection:
        first = connection.execute(select(outbox.c.id).order_by(outbox.c.id)).scalars().first()
        values = {"state": "accepted", "sid": "SMout", "accepted_at": clinic.now, "delivery_rank": 0}
        connection.execute(outbox.update().where(outbox.c.id == first).values(**values))
    clinic.orienta.apply_status(StatusUpdate("SMout", "undelivered", 30004))
    desk = clinic.enters("coordinator")
    desk.get(f"/clinic/inbox/{code}")
    assert all(each in desk.words() for each in ("una imagen", "una nota de voz", "no llegó (30004)"))
    files = re.findall(rf'href="(/clinic/drafts/{code}/files/\d+)"', desk.page)
    assert len(files) == 2
    for path in files:
        desk.get(path)
        assert desk.status == 200, path
    for number in range(70):
        clinic.says(f"mensaje numero {number:03d}")
    seen: list[str] = []
    path = f"/clinic/inbox/{code}"
    while path:
        page = desk.get(path)
        seen += re.findall(r"mensaje numero \d{3}", page)
        older = re.search(r'rel="prev" href="([^"]+)"', page)
        path = older[1] if older else ""
    assert sorted(set(seen)) == [f"mensaje numero {number:03d}" for number in range(70)]
    assert len(seen) == len(set(seen))
    assert desk.get(f"/clinic/inbox/{code}?before=nonsense")
    assert desk.status == 200


def test_everything_that_people_can_raise_has_its_words(clinic: Clinic) -> None:
    """Each handoff of the flows and each emergency stands in the inbox in words, never as an id."""

    def topics(library: FlowLibrary) -> set[str]:
        nodes = [node for flow in library.flows.values() for node in flow.nodes]
        return {node.handoff for node in nodes if isinstance(node, Handoff)}

    code = raised(clinic)
    found = topics(clinic.orienta.content.library)
    assert len(found) > 8
    with clinic.orienta.uow() as work:
        own = clinic.orienta.uow.organisation_id
        for topic in found:
            work.alerts.add(Alert("handoff", topic, clinic.now, code, own))
        for kind in clinic.orienta.content.danger.kinds:
            work.alerts.add(Alert("emergency", kind, clinic.now, code, own))
        work.commit()
    desk = clinic.enters("coordinator")
    desk.get("/clinic/inbox")
    tags = re.findall(r'<span class="tag[^"]*">([^<]+)</span>', desk.page)
    assert len(tags) >= len(found)
    assert not [tag for tag in tags if "_" in tag or tag.strip() in found]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_pages_are_drawn_in_both_languages(clinic: Clinic, language: str) -> None:
    """Inbox and conversation answer in the member's language; a reply is previewed in the person's."""
    code = raised(clinic, DANGER, "persona")
    luz = clinic.enters("reviewer")
    luz.get("/clinic/me")
    luz.post("/clinic/me/language", language=language)
    for path in ("", "?state=answered", "?state=closed", f"/{code}"):
        assert f'<html lang="{language}">' in luz.get(f"/clinic/inbox{path}"), path
    luz.post(f"/clinic/inbox/{code}/reply", words=WORDS)
    assert "Le escribe una persona" in luz.words()
    assert {"es": "Enviarlo", "en": "Send it"}[language] in luz.words()
