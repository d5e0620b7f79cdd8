"""Signed-in browsers, known browsers, and counts of wrong tries. Tokens and addresses are keyed hashes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from app.services.access.records import EndReason, Session, Tries
from app.storage.access_base import AccessPart
from app.storage.scope import insert_into
from app.storage.tables import staff, staff_devices, staff_sessions, staff_tries


class Entering(AccessPart):
    """How members enter."""

    def open_session(self, token: str, staff_id: int, *, now: datetime, ends_at: datetime) -> None:
        """Remember a signed-in browser by its token's keyed hash."""
        token_hash = self._hash("session", token)
        values = {"token_hash": token_hash, "staff_id": staff_id, "began_at": now, "seen_at": now, "ends_at": ends_at}
        self._connection.execute(insert(staff_sessions).values(**values))
        self._seen(staff_id, now)

    def session(self, token: str) -> Session | None:
        """The session with this token, ended ones too."""
        at = staff_sessions.c
        marked = (at.id.label("session_id"), at.seen_at.label("used_at"), at.ends_at, at.ended_at)
        query = (
            select(staff, *marked)
            .join(staff_sessions, at.staff_id == staff.c.id)
            .where(at.token_hash == self._hash("session", token))
        )
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        return Session(
            id=row.session_id,
            staff=self._staff(row),
            seen_at=row.used_at,
            ends_at=row.ends_at,
            ended_at=row.ended_at,
            is_active_member=row.left_at is None,
            is_enrolled=row.sealed_password is not None,
        )

    def touch_session(self, session_id: int, now: datetime) -> None:
        """It was used now."""
        used = update(staff_sessions).where(staff_sessions.c.id == session_id).values(seen_at=now)
        for row in self._connection.execute(used.returning(staff_sessions.c.staff_id)).all():
            self._seen(row.staff_id, now)

    def _seen(self, staff_id: int, now: datetime) -> None:
        self._connection.execute(update(staff).where(staff.c.id == staff_id).values(seen_at=now))

    def end_session(self, session_id: int, reason: EndReason, now: datetime) -> None:
        """It is over."""
        self._end(staff_sessions.c.id == session_id, reason=reason, now=now)

    def end_sessions(
        self,
        reason: EndReason,
        now: datetime,
        *,
        staff_id: int | None = None,
        organisation_id: int | None = None,
        but: int | None = None,
    ) -> int:
        """End those of a member or of an organisation, all but one; returns how many. One of the two is given."""
        at = staff_sessions.c
        if staff_id is not None:
            whose = at.staff_id == staff_id
        else:
            whose = at.staff_id.in_(select(staff.c.id).where(staff.c.organisation_id == organisation_id))
        kept = () if but is None else (at.id != but,)
        return self._end(whose, at.ends_at > now, *kept, reason=reason, now=now)

    def _end(self, *conditions: object, reason: EndReason, now: datetime) -> int:
        over = update(staff_sessions).where(*conditions, staff_sessions.c.ended_at.is_(None))  # type: ignore[arg-type]
        return self._connection.execute(over.values(ended_at=now, end_reason=reason)).rowcount

    def forget_sessions(self, before: datetime) -> int:
        """Forget what ended before then; returns how many."""
        return self._connection.execute(delete(staff_sessions).where(staff_sessions.c.ends_at < before)).rowcount

    # --- known browsers ---

    def know_device(self, token: str, staff_id: int, now: datetime) -> None:
        """Remember that this browser belongs to this member."""
        values = {"device_hash": self._device(token, staff_id), "staff_id": staff_id, "seen_at": now}
        statement = insert_into(self._connection, staff_devices).values(**values)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["device_hash"], set_={"seen_at": now}))

    def knows_device(self, token: str, staff_id: int) -> bool:
        """True when the member signed in from this browser before."""
        known = staff_devices.c.device_hash == self._device(token, staff_id)
        return self._connection.execute(select(staff_devices.c.staff_id).where(known)).first() is not None

    def forget_devices(self, staff_id: int) -> None:
        """No browser is known any more."""
        self._connection.execute(delete(staff_devices).where(staff_devices.c.staff_id == staff_id))

    def _device(self, token: str, staff_id: int) -> bytes:
        return self._hash("device", f"{staff_id}:{token}")

    # --- wrong tries ---

    def tries(self, keys: Collection[str]) -> Mapping[str, Tries]:
        """Wrong tries under each of these keys, where there are any."""
        named = {self._hash("tries", key): key for key in keys}
        query = select(staff_tries).where(staff_tries.c.key_hash.in_(named))
        rows = self._connection.execute(query)
        return {named[row.key_hash]: Tries(row.tries, row.last_at, row.not_before) for row in rows}

    def note_try(self, key: str, tries: Tries) -> None:
        """Keep the count under a key."""
        values = {"tries": tries.count, "last_at": tries.last_at, "not_before": tries.not_before}
        statement = insert_into(self._connection, staff_tries).values(key_hash=self._hash("tries", key), **values)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["key_hash"], set_=values))

    def clear_tries(self, keys: Collection[str]) -> None:
        """Forget them."""
        hashes = [self._hash("tries", key) for key in keys]
        self._connection.execute(delete(staff_tries).where(staff_tries.c.key_hash.in_(hashes)))

    def drop_tries(self, before: datetime) -> int:
        """Forget counts last grown before then."""
        return self._connection.execute(delete(staff_tries).where(staff_tries.c.last_at < before)).rowcount
