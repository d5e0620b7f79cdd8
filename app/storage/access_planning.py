"""Clinic evenings, lockdowns, and words that wait for their author."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from app.services.access.records import Evening, Kept
from app.services.access.staff import Member
from app.storage.access_base import AccessPart
from app.storage.kept_texts import is_of_nobody
from app.storage.tables import staff, staff_evening_members, staff_evenings, staff_kept_texts, staff_lockdowns


class Planning(AccessPart):
    """When people may enter."""

    def add_evening(
        self, organisation_id: int, staff_ids: Collection[int], opens_at: datetime, closes_at: datetime, now: datetime
    ) -> int:
        """Plan a clinic evening for these members."""
        values = {"organisation_id": organisation_id, "opens_at": opens_at, "closes_at": closes_at, "made_at": now}
        made = insert(staff_evenings).values(**values).returning(staff_evenings.c.id)
        evening = int(self._connection.execute(made).scalar_one())
        if rows := [{"evening_id": evening, "staff_id": each} for each in sorted(set(staff_ids))]:
            self._connection.execute(insert(staff_evening_members), rows)
        return evening

    def evenings(self, organisation_id: int, since: datetime) -> list[Evening]:
        """Evenings that close after `since`, soonest first."""
        at = staff_evenings.c
        query = select(staff_evenings).where(at.organisation_id == organisation_id, at.closes_at > since)
        rows = self._connection.execute(query.order_by(at.opens_at, at.id)).all()
        return [Evening(row.id, row.opens_at, row.closes_at, self._coming(row.id)) for row in rows]

    def _coming(self, evening_id: int) -> tuple[Member, ...]:
        at = staff_evening_members.c
        query = select(staff).join(staff_evening_members, at.staff_id == staff.c.id).where(at.evening_id == evening_id)
        members = map(self._member, self._connection.execute(query))
        return tuple(sorted(members, key=lambda each: each.staff.name.casefold()))

    def end_evening(self, organisation_id: int, evening_id: int, now: datetime) -> bool:
        """Close it now, or before it began; False when the organisation has no such evening ahead."""
        at = staff_evenings.c
        ahead = (at.id == evening_id, at.organisation_id == organisation_id, at.closes_at > now)
        return self._connection.execute(update(staff_evenings).where(*ahead).values(closes_at=now)).rowcount == 1

    def open_until(self, staff_id: int, now: datetime) -> datetime | None:
        """When the evening closes that is open to this member now; None when there is none."""
        at, coming = staff_evenings.c, staff_evening_members.c
        query = (
            select(func.max(at.closes_at).label("closes_at"))
            .join(staff_evening_members, coming.evening_id == at.id)
            .where(coming.staff_id == staff_id, at.opens_at <= now, at.closes_at > now)
        )
        found: datetime | None = self._connection.execute(query).scalar_one_or_none()
        return found

    # --- lockdown ---

    def lock(self, organisation_id: int, by: str, now: datetime) -> None:
        """Nobody signs in from now on."""
        if self.locked_since(organisation_id) is None:
            values = {"organisation_id": organisation_id, "locked_by": by, "since": now}
            self._connection.execute(insert(staff_lockdowns).values(**values))

    def unlock(self, organisation_id: int, by: str, now: datetime) -> bool:
        """People may sign in again; False when it was not locked."""
        at = staff_lockdowns.c
        locked = update(staff_lockdowns).where(at.organisation_id == organisation_id, at.lifted_at.is_(None))
        return self._connection.execute(locked.values(lifted_at=now, lifted_by=by)).rowcount > 0

    def locked_since(self, organisation_id: int) -> datetime | None:
        """Since when it is locked; None when it is not."""
        at = staff_lockdowns.c
        query = select(func.min(at.since).label("since"))
        query = query.where(at.organisation_id == organisation_id, at.lifted_at.is_(None))
        found: datetime | None = self._connection.execute(query).scalar_one_or_none()
        return found

    # --- written text ---

    def keep_text(self, staff_id: int, path: str, fields: Sequence[tuple[str, str]], now: datetime) -> str:
        """Keep what somebody wrote, sealed; returns its id. Nothing is kept of a case that is not there any more."""
        if is_of_nobody(self._scope, path):
            return ""
        row_uid = self._scope.entropy(16)
        sealed = self._seal("staff_kept_texts", "sealed_text", row_uid, {"path": path, "fields": list(fields)})
        values = {"uid": row_uid, "staff_id": staff_id, "sealed_text": sealed, "at": now}
        self._connection.execute(insert(staff_kept_texts).values(**values))
        return row_uid.hex()

    def kept(self, staff_id: int) -> list[Kept]:
        """What is kept for a member, oldest first."""
        query = select(staff_kept_texts).where(staff_kept_texts.c.staff_id == staff_id)
        found = []
        for row in self._connection.execute(query.order_by(staff_kept_texts.c.id)):
            held = self._open("staff_kept_texts", "sealed_text", row.uid, row.sealed_text)
            fields = tuple((str(name), str(value)) for name, value in held["fields"])
            found.append(Kept(row.uid.hex(), held["path"], fields, row.at))
        return found

    def drop_kept(self, staff_id: int, kept_id: str) -> bool:
        """It was used or thrown away; False when it is not theirs or not there."""
        try:
            row_uid = bytes.fromhex(kept_id)
        except ValueError:
            return False
        at = staff_kept_texts.c
        gone = delete(staff_kept_texts).where(at.staff_id == staff_id, at.uid == row_uid)
        return self._connection.execute(gone).rowcount == 1

    def drop_kept_before(self, before: datetime) -> int:
        """Throw away what was kept before then."""
        return self._connection.execute(delete(staff_kept_texts).where(staff_kept_texts.c.at < before)).rowcount
