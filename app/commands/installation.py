"""The installation that a command works on: its settings, and its wired parts with the keys it must already have."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import WrongUse
from app.settings import Settings, read_settings
from app.storage.trouble import explained
from app.wiring import Orienta


@contextmanager
def installation(settings: Settings | None = None) -> Iterator[Orienta]:
    """The wired parts, closed afterwards. Raises WrongUse without a key file, BadSettings without a database.

    A command must never make keys: with fresh ones a database that is there would stay shut for ever.
    """
    settings = settings or read_settings()
    if not settings.keys.exists():
        raise WrongUse(
            f"there is no key file at {settings.keys}: bring it from its safe place, or set ORIENTA_KEY_FILE; "
            "a new installation makes it when `orienta serve` first starts"
        )
    for name in ("alembic", "sqlalchemy", "twilio"):
        logging.getLogger(name).setLevel(logging.WARNING)
    orienta = Orienta(settings)
    try:
        with explained():
            _ = orienta.database
        yield orienta
    finally:
        orienta.close()
