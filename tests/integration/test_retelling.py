"""A fact has changed: those who were told the old one are found, and told once, as far as they allow it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.dialogue.conversation import News
from app.services.notices import NEWS
from app.services.retelling import Way, people_told, tell_change
from app.storage.case_book import book_of
from app.storage.database import Database
from app.storage.outbox_tables import outbox
from app.storage.tables import access_log
from tests.support.inbox_desk import LAWYER, OPENING, Desk
from tests.support.stored import PEDRO, ROSA

CHANGE = News(id="MPP-10.abcd", where="mpp/left_out/say")
ALONE = ("hola", "1", "si", "1", "no", "no")
"""Spanish, agrees, nothing unasked, no sharing, no PIN."""


@pytest.fixture
def desk(database: Database) -> Desk:
    """Rosa allows neutral lines by day, Pedro nothing; both were told the fact."""
    desk = Desk(database)
    desk.says(*OPENING, "1")
    desk.says(*ALONE, "1", address=PEDRO)
    return desk


def tell(desk: Desk, news: News = CHANGE, before: datetime | None = None) -> dict[str, Way]:
    """An operator lets it be told."""
    until = before or desk.now + timedelta(seconds=1)
    cases = people_told(desk.uow, book_of, "MPP-10", before=until, by=LAWYER, now=desk.now)
    return tell_change(desk.uow, book_of, desk.voice, desk.house, cases, news, by=LAWYER, now=desk.now)


def said(desk: Desk, text_id: str) -> str:
    """A text of the engine in Spanish, up to its first placeholder."""
    text = desk.voice().library.texts[text_id]
    return desk.voice().wording.translate(text.context, text.source, "es").partition("{")[0]


def test_each_is_told_once_as_far_as_they_allow(desk: Desk) -> None:
    """Rosa gets a neutral line, Pedro waits; both read it at the head of their next answer, and never again."""
    codes = {desk.seat(ROSA).case_code: "line", desk.seat(PEDRO).case_code: "next_message"}
    desk.queued()
    assert tell(desk) == codes
    lines = desk.queued()
    assert [(each.to.key, each.body) for each in lines] == [(ROSA.key, said(desk, NEWS))]
    for address in (ROSA, PEDRO):
        told = "\n".join(desk.says("menú", address=address))
        assert told.startswith(said(desk, "source/changed"))
        assert said(desk, "source/changed") not in "\n".join(desk.says("menú", address=address))
    assert set(tell(desk).values()) == {"already"}
    assert desk.queued() == []


def test_a_line_waits_for_the_persons_hours(desk: Desk) -> None:
    """Between nine in the evening and nine in the morning nothing is sent."""
    desk.now = datetime.fromisoformat("2026-11-24T06:30:00+00:00")  # half past ten in the evening in Tijuana
    tell(desk)
    with desk.database.read() as connection:
        due = connection.execute(outbox.select().order_by(outbox.c.id.desc()).limit(1)).one().next_try_at
    assert due == datetime.fromisoformat("2026-11-24T17:00:00+00:00")


def test_only_those_who_heard_the_old_one(desk: Desk) -> None:
    """Who was told after the change has nothing to be told; each lookup leaves a line in the access log."""
    change = desk.now - timedelta(hours=1)
    assert tell(desk, before=change) == {}
    with desk.database.read() as connection:
        rows = connection.execute(access_log.select()).all()
    assert {row.staff for row in rows} == {LAWYER}
    assert len(rows) == 2


def test_whoever_stopped_us_gets_no_line(desk: Desk) -> None:
    """The news waits until they come back."""
    desk.says("alto")
    desk.queued()
    assert tell(desk)[desk.seat(ROSA).case_code] == "next_message"
    assert desk.queued() == []
    assert said(desk, "source/changed") not in "\n".join(desk.says("hola"))
    back = [*desk.says("START"), *desk.says("menú")]
    assert said(desk, "source/changed") in "\n".join(back)


def test_danger_comes_before_news(desk: Desk) -> None:
    """Nothing stands before the emergency number."""
    tell(desk)
    assert said(desk, "source/changed") not in "\n".join(desk.says("me van a matar ahora"))
    assert said(desk, "source/changed") in "\n".join(desk.says("menú"))


def test_what_may_not_be_said_is_only_taken_back(database: Database) -> None:
    """In production a text that lost its signature does not come in by this door."""
    desk = Desk(database, is_production=True)
    desk.says(*OPENING)
    desk.sign("mpp/what")
    desk.says("1")
    assert list(tell(desk).values()) == ["line"]
    told = "\n".join(desk.says("menú"))
    assert said(desk, "source/changed_unknown") in told
    assert said(desk, "source/changed") not in told


def test_without_another_text_it_is_taken_back(desk: Desk) -> None:
    """A statement withdrawn without a new one."""
    tell(desk, replace_where(CHANGE))
    assert said(desk, "source/changed_unknown") in "\n".join(desk.says("menú"))


def replace_where(news: News) -> News:
    """The same change with nothing in its place."""
    return news.model_copy(update={"where": ""})
