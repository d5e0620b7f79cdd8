"""One hostile person, or a crowd of invented numbers, can neither spend what all need nor drown what staff must see."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from app.services.messages import MediaRef
from app.services.upkeep import fetch_files
from app.storage.media import FILES_A_DAY
from app.storage.outbox_tables import outbox
from app.storage.tables import inbound_messages, media
from tests.support.installed import ANA, LUZ, Installation, installed

OPENING = ("hola", "1", "si", "2", "1", "no", "no")


def spend(house: Installation, number: str, times: int) -> None:
    """Write so often, slowly enough for no flood, and let everything leave."""
    for _ in range(times):
        house.now += timedelta(minutes=1)
        house.hear(number, "menu")
        house.change(update(outbox).values(state="accepted", accepted_at=house.now))


def kept(house: Installation) -> int:
    """How many messages are kept."""
    return int(house.rows(select(func.count()).select_from(inbound_messages))[0][0])


def test_one_person_cannot_spend_what_all_need(tmp_path: Path) -> None:
    """Past their own budget they get one line an hour; the others are answered; staff are told once, by case."""
    with installed(tmp_path, contact_budget=20) as house:
        house.hear(ANA, *OPENING)
        spend(house, ANA, 40)
        assert [detail for kind, detail in house.alerts() if kind == "budget"] == ["contact/2026-11-21"]
        said = len(house.bodies())
        assert house.hear(ANA, "menu") is None
        assert len(house.bodies()) - said <= 1
        assert house.hear(LUZ, "hello", channel="sms") is not None
        assert kept(house) == len(OPENING) + 42


def test_long_messages_by_sms_count_by_their_parts(tmp_path: Path) -> None:
    """What is spent is what is billed: parts of an SMS, not messages."""
    with installed(tmp_path, contact_budget=20) as house:
        for words in OPENING:
            house.hear(LUZ, words, channel="sms")
        with house.orienta.uow() as work:
            person = work.seats.take(house.inbound(LUZ, "", channel="sms").address, now=house.now).person_id
            parts = sum(row.segments for row in house.rows(select(outbox)))
            assert work.outbox.spent_by(person, house.now - timedelta(hours=1)) == parts
            assert parts > len(house.bodies())


def test_next_day_is_a_new_day(tmp_path: Path) -> None:
    """What somebody spent yesterday is forgiven at midnight where the organisation is."""
    with installed(tmp_path, contact_budget=20) as house:
        house.hear(ANA, *OPENING)
        spend(house, ANA, 30)
        assert house.hear(ANA, "menu") is None
        house.now += timedelta(hours=24)
        assert house.hear(ANA, "hola") is not None


def test_invented_numbers_are_not_all_answered(tmp_path: Path) -> None:
    """Past so many newcomers an hour, new numbers are stored and get nothing by SMS; staff are told once an hour."""
    with installed(tmp_path, newcomer_limit=3) as house:
        for number in range(9):
            house.hear(f"+1619555{number:04d}", "hello", channel="sms")
        assert len(house.rows(select(outbox.c.lane).distinct())) == 3
        assert kept(house) == 9
        assert house.alerts() == [("flood", "newcomers/2026-11-21T10")]


def test_crowd_on_whatsapp_is_told_to_come_back(tmp_path: Path) -> None:
    """There nobody earns by our answers: a kind line, and the welcome an hour later."""
    with installed(tmp_path, newcomer_limit=1) as house:
        house.hear(LUZ, "hola")
        assert house.hear(ANA, "hola") is None
        assert "otra vez en una hora" in house.bodies()[-1]
        house.now += timedelta(hours=1)
        assert house.hear(ANA, "hola") is not None


def test_those_who_are_known_pass_the_crowd(tmp_path: Path) -> None:
    """Somebody in the middle of a conversation is answered however many are new."""
    with installed(tmp_path, newcomer_limit=1) as house:
        house.hear(ANA, *OPENING)
        for number in range(5):
            house.hear(f"+1619555{number:04d}", "hello", channel="sms")
        assert house.hear(ANA, "menu") is not None


@pytest.mark.parametrize("words", ["me van a matar ahora", "ALTO"])
def test_newcomer_in_danger_passes_the_crowd(tmp_path: Path, words: str) -> None:
    """Danger and STOP are heard from whoever writes them first."""
    with installed(tmp_path, newcomer_limit=1) as house:
        house.hear(LUZ, "hola")
        assert house.hear(ANA, words) is not None


def test_daily_budget_is_not_spent_on_saying_so(tmp_path: Path) -> None:
    """Over the budget of the day, strangers by SMS get nothing: each line to an invented number would cost as well."""
    with installed(tmp_path, daily_budget=1) as house:
        house.hear(ANA, "hola")
        said = len(house.bodies())
        for number in range(5):
            house.hear(f"+1619555{number:04d}", "hello", channel="sms")
        assert len(house.bodies()) == said


def test_shouting_danger_without_end_falls_on_deaf_ears(tmp_path: Path) -> None:
    """Far past the flood limit the same emergency text once more helps nobody; staff have one alert for ten minutes."""
    with installed(tmp_path, flood_limit=5) as house:
        house.now -= timedelta(minutes=5)
        for _ in range(40):
            house.now += timedelta(seconds=1)
            house.orienta.inbound.receive(house.inbound(ANA, "me van a matar ahora"))
        told = [body for body in house.bodies() if "911" in body]
        assert 20 <= len(told) <= 27
        assert [kind for kind, _ in house.alerts()].count("emergency") == 1
        assert kept(house) == 40


def test_alert_comes_again_after_a_while(tmp_path: Path) -> None:
    """The same danger ten minutes later is news; another case at the same moment is news at once."""
    with installed(tmp_path) as house:
        house.hear(ANA, "me van a matar ahora", "me van a matar ahora")
        house.hear(LUZ, "me van a matar ahora")
        assert [kind for kind, _ in house.alerts()].count("emergency") == 2
        house.now += timedelta(minutes=11)
        house.hear(ANA, "me van a matar ahora")
        assert [kind for kind, _ in house.alerts()].count("emergency") == 3


class Files:
    """A provider that has every file."""

    def fetch_media(self, url: str, *, max_bytes: int) -> tuple[str, bytes]:
        """A small one."""
        return "image/jpeg", b"x"


def test_nobody_fills_the_disk_alone(tmp_path: Path) -> None:
    """So many files of one person are fetched a day; the rest waits at the provider, and other people's come."""
    link = MediaRef("https://api.twilio.com/x", "image/jpeg")
    with installed(tmp_path, flood_limit=1000) as house:
        files: Any = Files()
        for _ in range(5):
            house.hear(ANA, "", media=(link,) * 10)
        house.hear(LUZ, "", channel="sms", media=(link,))
        for _ in range(9):
            fetch_files(house.orienta.uow, files, house.now)
        states = dict(house.rows(select(media.c.state, func.count()).group_by(media.c.state)))
        assert (states["kept"] - 1) // 20 == FILES_A_DAY // 20
        assert states["waiting"] > 0
        house.now += timedelta(days=2)
        for _ in range(9):
            fetch_files(house.orienta.uow, files, house.now)
        assert house.rows(select(media.c.state).distinct()) == [("kept",)]
