"""The content, words and house that tests play with: the real content, an invented organisation, a frozen day."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from app.i589.interview import is_valid_save
from app.messaging.wording import Wording
from app.services.acting import ACTIONS
from app.services.content import Content, Worlds
from app.services.house import House
from app.services.messages import Channel
from app.services.playing import Player
from app.services.speech import Voice
from app.storage.catalogues import load_wording
from app.storage.content import load_content

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
HOUSE = House("Casa Puente", contact="+52 664 555 0100", hours="lun-vie 9:00-17:00 (Tijuana)")


@lru_cache(maxsize=1)
def released_content() -> Content:
    """The content of this repository."""
    return load_content(ROOT / "content", actions=ACTIONS, is_save=is_valid_save)


@lru_cache(maxsize=1)
def released_wording() -> Wording:
    """The catalogues of this repository."""
    return load_wording(ROOT / "locales")


@lru_cache(maxsize=1)
def _worlds() -> Worlds:
    return Worlds(released_content(), released_wording(), HOUSE)


def new_player(channel: Channel = "whatsapp", now: datetime = NOW) -> Player:
    """Somebody who has never written, on a number in Mexico."""
    return Player(_worlds(), Voice(released_wording(), released_content().library), channel=channel, now=now)
