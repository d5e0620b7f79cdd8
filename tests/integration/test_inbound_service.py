"""What happens to one incoming message, on real storage of both engines, with a clock that stands still."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from app.dialogue.conversation import Conversation
from app.services import upkeep
from app.services.messages import Address, Inbound, MediaRef
from app.services.notices import announce_endings, next_allowed
from app.storage.database import Database
from app.storage.tables import cases, inbound_messages, persons
from tests.support.inbox_desk import MONDAY, OPENING, Desk
from tests.support.stored import PEDRO, ROSA, ROSA_SMS

US_SMS = Address("sms", "+16195550123", "+16195550123", "+16195550123")


@pytest.fixture
def desk(database: Database) -> Desk:
    """An installation where nobody has written yet."""
    return Desk(database)


def source(desk: Desk, text_id: str, language: str = "es") -> str:
    """A text of the engine in a language, up to its first placeholder."""
    text = desk.voice().library.texts[text_id]
    return desk.voice().wording.translate(text.context, text.source, language).partition("{")[0]


def rows_of(desk: Desk, table: object) -> int:
    """How many rows a table has."""
    with desk.database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[call-overload]


# --- once ---


def test_a_message_delivered_twice_is_answered_once(desk: Desk) -> None:
    """The provider's retry changes nothing: one row, one turn, one reply."""
    twice = desk.message("hola")
    assert desk.service.receive(twice) is not None
    assert len(desk.queued()) == 1
    assert desk.service.receive(twice) is None
    assert desk.queued() == []
    assert rows_of(desk, inbound_messages) == 1


def test_a_failing_turn_keeps_the_message(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the turn breaks, the message is kept, nothing of the turn is, and staff see the kind of the error."""
    message = desk.message("hola")
    with monkeypatch.context() as broken:
        broken.setattr("app.services.inbound.engine.start", lambda *a: 1 / 0)
        assert desk.service.receive(message) is None
    assert rows_of(desk, inbound_messages) == 1
    assert desk.seat().state is None
    assert [(a.kind, a.detail) for a in desk.alerts()] == [("setup", "turn/ZeroDivisionError")]
    assert desk.service.receive(message) is None
    assert desk.says("hola") != []


# --- limits ---


def test_a_flood_is_answered_once_kindly_and_kept(desk: Desk) -> None:
    """Past the limit one kind text and one alert; every message is stored; ten minutes later answers come again."""
    desk = desk.with_house(flood_limit=10)
    desk.says(*OPENING, "menú", "menú", "menú")
    told = desk.says("2")
    assert len(told) == 1
    assert told[0].startswith(source(desk, "engine/flood"))
    raised = [("flood", "contact"), ("handoff", "unread")]
    assert [(a.kind, a.detail) for a in desk.alerts()] == raised
    assert desk.says("menú", "1", "ayuda") == []
    assert rows_of(desk, inbound_messages) == 14
    assert [(a.kind, a.detail) for a in desk.alerts()] == raised
    desk.now += timedelta(minutes=11)
    assert desk.says("menú") != []


def test_whoever_goes_on_past_the_limit_hears_again_that_it_is_kept(desk: Desk) -> None:
    """Nobody writes into silence: while the limit lasts the notice comes again every few minutes, and no oftener."""
    desk = desk.with_house(flood_limit=10)
    desk.says(*OPENING, *["menú"] * 4)
    told = []
    for _ in range(40):
        desk.now += timedelta(seconds=29)
        told += desk.says("otra cosa")
    notices = [each for each in told if each.startswith(source(desk, "engine/flood"))]
    assert 4 <= len(notices) <= 5
    assert all("PERSONA" in each for each in notices)


def test_sixty_five_short_messages_in_some_minutes_are_answered(desk: Desk) -> None:
    """Somebody who tells in short messages, as people do, meets no limit."""
    desk.says(*OPENING)
    for _ in range(65):
        desk.now += timedelta(seconds=6)
        assert desk.says("menú") != []
    assert [a.kind for a in desk.alerts()] == []


@pytest.mark.parametrize("over", ["flood", "budget"])
@pytest.mark.parametrize("words", ["PERSONA", "quiero hablar con una persona", "necesito hablar con alguien por favor"])
def test_the_call_for_a_person_passes_every_limit(desk: Desk, over: str, words: str) -> None:
    """Who asks for a person is told that one was called, and the inbox has them."""
    desk = _over(desk, over)
    assert any("Clínica Inventada" in each for each in desk.says(words))
    assert ("handoff", "person") in [(a.kind, a.detail) for a in desk.alerts()]


def test_a_first_cry_among_hundreds_of_messages_is_heard(desk: Desk) -> None:
    """Even where nothing more is answered: danger, a person, and STOP that were not heard in these minutes are."""
    desk.says(*OPENING)
    desk = desk.with_house(flood_limit=2)
    desk.says(*["menú"] * 12)
    assert desk.says("me van a matar ahora")[0].startswith(source(desk, "emergency/danger_now"))
    assert desk.says("me van a matar ahora") == []
    assert desk.says("PERSONA") != []
    assert desk.says("PERSONA") == []
    assert desk.says("ALTO") != []
    assert desk.seat().is_opted_out


def test_a_story_told_past_the_limit_is_written_down_whole(desk: Desk) -> None:
    """Parts of a story need no answer: none is lost, and the person is told that all is written down."""
    desk.says(*OPENING, "quiero contar lo que me paso en mexico", "si")
    key = "my_story/told"
    desk = desk.with_house(flood_limit=2)
    told = desk.says("era lunes y hacia frio")
    assert told[0].startswith(source(desk, "engine/flood_story"))
    assert desk.says("ibamos en el bus", "yo llevaba una mochila") == []
    after = Conversation.model_validate_json(desk.seat().state or "")
    parts = [part.text for part in after.answers[key].parts]
    assert parts[-3:] == ["era lunes y hacia frio", "ibamos en el bus", "yo llevaba una mochila"]
    assert ("handoff", "unread") not in [(a.kind, a.detail) for a in desk.alerts()]


@pytest.mark.parametrize("over", ["flood", "budget"])
def test_danger_is_answered_over_every_limit(desk: Desk, over: str) -> None:
    """Somebody in danger gets the emergency text each time they write, and staff one alert with the code alone."""
    desk = _over(desk, over)
    for _ in range(2):
        told = desk.says("me van a matar ahora")
        assert told[0].startswith(source(desk, "emergency/danger_now"))
    found = [a for a in desk.alerts() if a.kind == "emergency"]
    assert [a.case_code for a in found] == [desk.seat().case_code]


@pytest.mark.parametrize("over", ["flood", "budget"])
def test_danger_that_must_be_asked_about_is_asked_and_heard(desk: Desk, over: str) -> None:
    """The question whether it is now, and the answer to it, are never held back either; a human word may come first."""
    desk = _over(desk, over)
    assert source(desk, "engine/danger_now") in desk.says("me amenazaron")[0]
    assert desk.says("si")[0].startswith(source(desk, "emergency/danger_now"))


@pytest.mark.parametrize("over", ["flood", "budget"])
def test_stop_and_erase_are_obeyed_over_every_limit(desk: Desk, over: str) -> None:
    """ERASE and its confirmation, and STOP, do what they say however many messages came."""
    desk = _over(desk, over)
    assert desk.says("borrar") != []
    assert desk.says("si")[0].startswith(source(desk, "engine/erased"))
    other = replace(ROSA, key="MX.rosa2", reply_to="+5215512345679", number="+525512345679")
    desk.says(*OPENING[:2], address=other)
    desk.says("alto", address=other)
    assert desk.seat(other).is_opted_out


def _over(desk: Desk, limit: str) -> Desk:
    """Somebody who has agreed and is now past a limit."""
    desk.says(*OPENING, "hola")
    desk.all_left()
    if limit == "flood":
        desk = desk.with_house(flood_limit=5)
    else:
        desk = desk.with_house(daily_budget=3)
    desk.says("menú")
    return desk


def test_the_daily_budget_alerts_once_and_tells_each_person_once(desk: Desk) -> None:
    """Over the budget each person gets one line an hour, staff one alert a day, and every message is kept."""
    desk.says(*OPENING)
    desk.all_left()
    desk = desk.with_house(daily_budget=7)
    assert desk.says("menú")[0].startswith(source(desk, "engine/budget"))
    assert desk.says("menú", "1") == []
    assert desk.says("hola", address=PEDRO)[0].startswith(source(desk, "engine/budget"))
    assert [(a.kind, a.detail, a.case_code) for a in desk.alerts()] == [("budget", "day/2026-11-23", None)]
    assert rows_of(desk, inbound_messages) == len(OPENING) + 4


def test_a_new_day_has_a_new_budget(desk: Desk) -> None:
    """What was spent before midnight, where the organisation is, does not count after it."""
    desk.says(*OPENING)
    desk.all_left()
    desk = desk.with_house(daily_budget=7)
    desk.now = datetime.fromisoformat("2026-11-24T07:59:00+00:00")
    assert desk.says("menú")[0].startswith(source(desk, "engine/budget"))
    desk.all_left()
    desk.now = datetime.fromisoformat("2026-11-24T08:00:01+00:00")
    assert not desk.says("menú")[0].startswith(source(desk, "engine/budget"))


# --- stopping ---


def test_stop_answered_by_the_provider_is_followed_in_silence(desk: Desk) -> None:
    """What waits is withdrawn, the opt-out is kept, nothing is said: the provider has replied itself."""
    desk.says("hola", address=US_SMS)
    assert desk.says("STOP", address=US_SMS, opt_out_type="STOP") == []
    assert desk.states() == ["withdrawn"]
    assert desk.seat(US_SMS).is_opted_out
    assert desk.says("START", address=US_SMS, opt_out_type="START") == []
    assert not desk.seat(US_SMS).is_opted_out


def test_yes_is_an_answer_where_nobody_had_stopped(desk: Desk) -> None:
    """A provider that takes YES for START does not swallow an answer."""
    desk.says("hello", "english", address=US_SMS)
    assert desk.says("YES", address=US_SMS, opt_out_type="START") != []


def test_the_carriers_own_words_are_followed_without_its_note(desk: Desk) -> None:
    """STOP by SMS opts out even where the provider does not say that it has acted."""
    desk.says("hola", address=US_SMS)
    assert desk.says("stop", address=US_SMS) == []
    assert desk.seat(US_SMS).is_opted_out
    assert desk.says("start", address=US_SMS) != []
    assert not desk.seat(US_SMS).is_opted_out


def test_alto_is_confirmed_once_and_start_comes_back(desk: Desk) -> None:
    """ALTO on WhatsApp: one goodbye, then only how to come back; START goes on where the person was."""
    desk.says(*OPENING, "formulario")
    assert desk.says("ALTO")[0].startswith(source(desk, "engine/stopped"))
    assert desk.seat().is_opted_out
    assert desk.says("hola")[0].startswith(source(desk, "engine/is_stopped"))
    assert desk.says("START")[0].startswith(source(desk, "engine/started"))
    assert not desk.seat().is_opted_out


# --- files ---


def test_media_wait_to_be_fetched(desk: Desk) -> None:
    """A picture is remembered as waiting, in its order, and the person is told that it is kept."""
    desk.says(*OPENING, "formulario", "1", "1")
    media = (MediaRef("https://api.invalid/1", "image/jpeg"), MediaRef("https://api.invalid/2", "audio/ogg"))
    assert desk.says("", media=media)[0].startswith(source(desk, "engine/voice"))
    with desk.uow() as uow:
        waiting = uow.media.waiting(now=desk.now)
    assert [(each.url, each.content_type) for each in waiting] == [(m.url, m.content_type) for m in media]


# --- erasing ---


def test_erasing_leaves_a_receipt_and_nothing_else(desk: Desk) -> None:
    """BORRAR, yes: messages, answers and case are gone, copies at the provider are due, one receipt is queued."""
    desk.says(*OPENING, "formulario", "1", "1", "A 012 345 678", "borrar")
    desk.all_left()
    told = desk.says("si")
    assert len(told) == 1
    assert told[0].startswith(source(desk, "engine/erased"))
    assert (rows_of(desk, inbound_messages), rows_of(desk, cases)) == (0, 0)
    with desk.uow() as uow:
        due = uow.provider_deletions.due(now=desk.now, limit=500)
    assert len([sid for sid in due if sid.startswith("SMout")]) == 12
    assert len([sid for sid in due if not sid.startswith("SMout")]) == 13


def test_somebody_erased_is_new_when_they_write_again(desk: Desk) -> None:
    """Nothing is remembered: the welcome comes again, under another case code; a late retry is not taken again."""
    late = desk.message("hola")
    desk.service.receive(late)
    before = desk.seat().case_code
    desk.says("1", "borrar", "si")
    assert desk.service.receive(late) is None
    assert "English" in desk.says("hola")[0]
    assert desk.seat().case_code != before


class Copies:
    """A provider that deletes, except what is not finished there yet."""

    def __init__(self, *unfinished: str) -> None:
        self.unfinished = set(unfinished)
        self.deleted: list[str] = []

    def delete_message(self, sid: str) -> bool:
        """False for what is not finished."""
        if sid not in self.unfinished:
            self.deleted.append(sid)
        return sid not in self.unfinished


def test_all_copies_go_in_one_run_and_refused_ones_later(desk: Desk) -> None:
    """A long conversation's copies do not wait for one another; what the provider refuses is asked for again."""
    sids = [f"SM{number:032d}" for number in range(130)]
    with desk.uow() as uow:
        uow.provider_deletions.add(sids, desk.now)
        uow.commit()
    copies = Copies(sids[3])
    assert upkeep.delete_copies(desk.uow, copies, desk.now) == 129  # type: ignore[arg-type]
    assert upkeep.delete_copies(desk.uow, copies, desk.now) == 0  # type: ignore[arg-type]
    copies.unfinished.clear()
    assert upkeep.delete_copies(desk.uow, copies, desk.now + timedelta(hours=1)) == 1  # type: ignore[arg-type]
    assert sorted(copies.deleted) == sids


# --- what staff are told ---


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("persona", "handoff", id="asks for a person"),
        pytest.param("me van a matar ahora, soy Rosa Inventada, 55 1234 5678", "emergency", id="danger"),
    ],
)
def test_alerts_hold_the_case_code_alone(desk: Desk, text: str, kind: str) -> None:
    """No column of an alert holds a name, a number or a word that the person wrote."""
    desk.says(*OPENING, text)
    (row,) = desk.alert_rows()
    assert (row["kind"], row["case_code"]) == (kind, desk.seat().case_code)
    stored = " ".join(str(value) for value in row.values()).lower()
    assert not any(word in stored for word in ("rosa", "5512345678", "1234", "matar"))


# --- PIN ---


def test_the_pin_is_kept_as_a_digest_and_asked_for_after_a_pause(desk: Desk) -> None:
    """Set, asked for, wrong, right: the digits are nowhere in the stored state."""
    desk.says(*OPENING[:-1], "si", "4821", "formulario", "1", "1", "A 012 345 678")
    assert "4821" not in (desk.seat().state or "")
    assert "$argon2id$" in (desk.seat().state or "")
    desk.now += timedelta(hours=20)
    assert desk.says("RESUMEN") == [source(desk, "engine/pin")]
    assert desk.says("0000") == [source(desk, "engine/pin_wrong")]
    assert desk.says("4821")[0].startswith(source(desk, "engine/recap"))


def test_five_wrong_pins_close_the_case_for_an_hour(desk: Desk) -> None:
    """Then the right one opens nothing either, and staff are told once."""
    desk.says(*OPENING[:-1], "si", "4821", "formulario", "1", "1")
    desk.now += timedelta(hours=20)
    desk.says("hola", "0000", "0000", "0000", "0000")
    assert desk.says("0000")[0].startswith(source(desk, "engine/pin_locked"))
    assert desk.says("4821")[0].startswith(source(desk, "engine/pin_locked"))
    assert [(a.kind, a.detail) for a in desk.alerts()] == [("handoff", "pin")]
    desk.now += timedelta(hours=1)
    assert desk.says("4821")[0].startswith(source(desk, "engine/recap"))


# --- production ---


def test_production_says_no_legal_text_that_nobody_signed(database: Database) -> None:
    """The statement is replaced by "being checked", in a row once; no fact is logged as told; questions stay."""
    desk = Desk(database, is_production=True)
    desk.says(*OPENING)
    told = "\n".join(desk.says("1"))
    assert told.count(source(desk, "engine/being_checked")) == 1
    assert 'Quédate en México", Remain in Mexico) es un programa' not in told
    with desk.uow() as uow:
        assert uow.told.cases_told("MPP-10") == []


def test_development_says_it_and_remembers(desk: Desk) -> None:
    """The same question outside production is answered, and the facts are remembered as told."""
    desk.says(*OPENING)
    assert source(desk, "engine/being_checked") not in "\n".join(desk.says("1"))
    code = desk.seat().case_code
    with desk.uow() as uow:
        assert uow.told.cases_told("MPP-10") == [code]


# --- messages that never reached us ---


class Records:
    """A provider that remembers what people sent."""

    def __init__(self, *messages: Inbound) -> None:
        self.messages = list(messages)

    def inbound_since(self, since: datetime) -> list[Inbound]:
        """What came since then, newest first as the provider lists it."""
        return [each for each in reversed(self.messages) if each.received_at >= since]


def test_a_lost_message_is_taken_once(desk: Desk) -> None:
    """Reconciling answers what never reached us, in order, and only that; staff learn that it happened."""
    known, lost = desk.message("hola"), desk.message("1")
    desk.service.receive(known)
    records = Records(known, lost)
    found = [upkeep.reconcile(desk.uow, records, desk.service, desk.now) for _ in range(2)]  # type: ignore[arg-type]
    assert found == [1, 0]
    assert [a.detail for a in desk.alerts()] == ["reconciled"]
    assert rows_of(desk, inbound_messages) == 2


# --- the end of a case ---


YEAR = timedelta(days=365)


def notices(desk: Desk) -> int:
    """Announce what is due now."""
    return announce_endings(desk.uow, desk.voice(), desk.house, desk.now)


def purges(desk: Desk) -> int:
    """Erase what is due now."""
    return upkeep.end_old_cases(desk.uow, desk.house.retention_months, desk.now)


def test_a_case_is_announced_to_both_and_then_erased(desk: Desk) -> None:
    """A month before its year ends person and clinic are told, once; a month later everything is gone."""
    desk.says(*OPENING)
    code = desk.seat().case_code
    desk.all_left()
    desk.now = MONDAY + YEAR - timedelta(days=29)
    assert (purges(desk), notices(desk), notices(desk)) == (0, 1, 0)
    assert [each.body for each in desk.queued()] == [source(desk, "engine/retention_notice")]
    assert [(a.kind, a.detail, a.case_code) for a in desk.alerts()] == [("retention", "in_30_days", code)]
    desk.now += timedelta(days=29)
    assert purges(desk) == 0
    desk.now += timedelta(days=1)
    assert purges(desk) == 1
    assert (rows_of(desk, cases), rows_of(desk, inbound_messages)) == (0, 0)


def test_an_answer_to_the_notice_keeps_the_case(desk: Desk) -> None:
    """Whoever writes anything is active again: nothing is erased, and the year starts anew."""
    desk.says(*OPENING)
    desk.now = MONDAY + YEAR - timedelta(days=20)
    assert notices(desk) == 1
    desk.says("sigo aquí")
    desk.now += timedelta(days=40)
    assert (purges(desk), notices(desk)) == (0, 0)
    assert rows_of(desk, cases) == 1


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((*OPENING[:3], "1", "no", "no"), id="chose nothing unasked"),
        pytest.param((*OPENING, "alto"), id="stopped"),
        pytest.param(("hola",), id="never chose"),
    ],
)
def test_who_wants_nothing_gets_nothing(desk: Desk, words: tuple[str, ...]) -> None:
    """The clinic alone is told, and the case still ends."""
    desk.says(*words)
    desk.now = MONDAY + YEAR - timedelta(days=29)
    assert notices(desk) == 1
    assert desk.queued() == []
    assert [a.kind for a in desk.alerts()] == ["retention"]
    desk.now += timedelta(days=31)
    assert purges(desk) == 1


def test_the_notice_goes_where_the_person_wrote_last(desk: Desk) -> None:
    """Two contacts of one person: one notice, to the newer one."""
    desk.says(*OPENING)
    person = desk.seat().person_id
    desk.now += timedelta(days=2)
    desk.says("hola", address=ROSA_SMS)
    with desk.uow() as uow:
        linked = uow.seats.link(uow.seats.take(ROSA_SMS, now=desk.now), person, desk.now)
        uow.commit()
    assert linked.person_id == person
    desk.all_left()
    desk.queued()
    desk.now += YEAR - timedelta(days=29)
    assert notices(desk) >= 1
    assert len(desk.queued()) <= 1


@pytest.mark.parametrize(
    ("hours", "local", "then"),
    [
        pytest.param("day", "2026-11-23T10:00-08:00", "2026-11-23T10:00-08:00", id="within the day"),
        pytest.param("day", "2026-11-23T21:00-08:00", "2026-11-24T09:00-08:00", id="nine in the evening is too late"),
        pytest.param("morning", "2026-11-23T08:59-08:00", "2026-11-23T09:00-08:00", id="before the morning"),
        pytest.param("morning", "2026-11-23T13:00-08:00", "2026-11-24T09:00-08:00", id="after the morning"),
        pytest.param("evening", "2026-11-23T03:00-08:00", "2026-11-23T18:00-08:00", id="night before an evening"),
        pytest.param("anything", "2026-11-23T22:00-08:00", "2026-11-24T09:00-08:00", id="an unknown choice is by day"),
        pytest.param("day", "2026-03-07T22:00-08:00", "2026-03-08T09:00-07:00", id="the night when clocks change"),
    ],
)
def test_notices_arrive_at_the_hours_chosen(hours: str, local: str, then: str) -> None:
    """The first moment within the chosen hours, where the organisation is."""
    assert next_allowed(datetime.fromisoformat(local), hours, "America/Tijuana") == datetime.fromisoformat(then)


def test_erasing_takes_the_waiting_notice_along(desk: Desk) -> None:
    """Nobody is written to after they asked to be erased."""
    desk.says(*OPENING)
    desk.now = MONDAY + YEAR - timedelta(days=29)
    notices(desk)
    desk.all_left()
    desk.says("borrar", "si")
    assert rows_of(desk, cases) == 0
    assert rows_of(desk, persons) == 1  # the emptied row under which the receipt is sealed
