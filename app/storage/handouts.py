"""Handouts: what is needed to make a file for one person, sealed, behind the keyed hash of a random address.

The address itself stands nowhere but in the message that carries it, which is sealed too.
"""

from __future__ import annotations

import base64
import logging
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from app.errors import SealBroken
from app.services.handout_ports import TOKEN, Handout, HandoutKind
from app.storage.scope import Scope
from app.storage.sealing import Place
from app.storage.tables import handouts

log = logging.getLogger(__name__)

LIFE = timedelta(days=1)
"""How long an address works that nobody has opened."""

LIFE_AFTER_USE = timedelta(hours=3)
"""How long one goes on to work that the provider fetched from: it may have to try again."""

_TOKEN_BYTES = 32


class SqlHandouts:
    """Fulfils `app.services.handout_ports.Handouts`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, case_id: int, handout: Handout, *, now: datetime) -> str:
        """Keep what makes a file; the secret part of its address. Raises NotThere for an unknown case."""
        token = base64.urlsafe_b64encode(self._scope.entropy(_TOKEN_BYTES)).rstrip(b"=").decode()
        token_hash, person_id = self._hash(token), self._scope.person_of_case(case_id)
        values = {
            "token_hash": token_hash,
            "case_id": case_id,
            "person_id": person_id,
            "kind": handout.kind,
            "sealed_handout": self._scope.keys.of(person_id).seal_text(handout.content, _place(token_hash)),
            "expires_at": now + LIFE,
            "at": now,
        }
        self._scope.connection.execute(insert(handouts).values(**values))
        return token

    def find(self, token: str, *, now: datetime) -> Handout | None:
        """What belongs to an address that still works; None for anything else, without saying why."""
        if not TOKEN.fullmatch(token):
            return None
        row = handouts.c
        query = select(handouts).where(row.token_hash == self._hash(token), row.expires_at > now)
        held = self._scope.connection.execute(query).one_or_none()
        if held is None:
            return None
        try:
            content = self._scope.keys.of(held.person_id).open_text(held.sealed_handout, _place(held.token_hash))
        except SealBroken:
            log.error("handout %s does not open", held.id)
            return None
        return Handout(_kind(held.kind), content)

    def note_fetched(self, token: str, *, now: datetime) -> None:
        """The provider has fetched it: from now on the address works only as long as a repeat may come.

        A calendar file keeps its day: it is the person who opens that, perhaps on another phone.
        """
        row = handouts.c
        mine = update(handouts).where(row.token_hash == self._hash(token), row.fetched_at.is_(None))
        connection = self._scope.connection
        connection.execute(mine.where(row.kind != "calendar").values(expires_at=now + LIFE_AFTER_USE))
        connection.execute(mine.values(fetched_at=now))

    def withdraw(self, case_id: int) -> int:
        """The case's files are no longer true; returns how many went."""
        return self._scope.connection.execute(delete(handouts).where(handouts.c.case_id == case_id)).rowcount

    def end(self, *, now: datetime) -> int:
        """Delete those whose time is over; returns how many."""
        return self._scope.connection.execute(delete(handouts).where(handouts.c.expires_at <= now)).rowcount

    def calendar_id(self, case_id: int, name: str) -> str:
        """An id for a calendar's entry, the same for this case for ever, that tells nothing."""
        return self._scope.keyring.lookup("calendar", f"{case_id} {name}").hex()

    def _hash(self, token: str) -> bytes:
        return self._scope.keyring.lookup("handout", token)


def _kind(text: str) -> HandoutKind:
    return "picture" if text == "picture" else "page" if text == "page" else "calendar"


def _place(token_hash: bytes) -> Place:
    return Place("handouts", "sealed_handout", token_hash.hex())
