"""Members of staff, what they prove themselves with, and the links that invite them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, delete, func, insert, select, update

from app.errors import BadInput
from app.services.access.records import Credentials, Invitation, NewMember
from app.services.access.staff import Language, Member, Role, Staff
from app.services.records import PRACTICE
from app.storage.access_base import AccessPart, folded
from app.storage.codes import ENTROPY_BYTES, make_code
from app.storage.service_records import organisation_named
from app.storage.tables import organisations, staff, staff_invitations, staff_recovery_codes


class Members(AccessPart):
    """Who there is."""

    def organisations(self) -> Mapping[int, str]:
        """Every organisation's name by id; that of the practice cases is none of people."""
        at = organisations.c
        query = select(at.id, at.name).where(at.slug != PRACTICE).order_by(at.id)
        return {row.id: row.name for row in self._connection.execute(query)}

    def organisation(self, slug: str, name: str, now: datetime) -> int:
        """The id of the organisation with this slug, made when there is none."""
        return organisation_named(self._connection, slug, name, now)

    def add_member(self, new: NewMember, now: datetime) -> Staff:
        """Add somebody, not yet enrolled. Raises BadInput where the e-mail address has a member already."""
        if self.member_of_email(new.email) is not None:
            raise BadInput("this e-mail address belongs to a member already")
        row_uid = self._scope.entropy(16)
        values = {
            "uid": row_uid,
            "code": self._new_code(),
            "organisation_id": new.organisation_id,
            "email_hash": self._hash("email", folded(new.email)),
            "sealed_profile": self._seal("staff", "sealed_profile", row_uid, _profile(new)),
            "roles": sorted(new.roles),
            "language": new.language,
            "is_time_boxed": new.is_time_boxed,
            "totp_step": 0,
            "created_at": now,
        }
        row = self._connection.execute(insert(staff).values(**values).returning(staff)).one()
        return self._staff(row)

    def _new_code(self) -> str:
        while True:
            code = make_code(self._scope.entropy(ENTROPY_BYTES))
            if self._connection.execute(select(staff.c.id).where(staff.c.code == code)).first() is None:
                return code

    def member_of_email(self, email: str) -> Member | None:
        """The member with this address, in whatever organisation, or None."""
        row = self._connection.execute(
            select(staff).where(staff.c.email_hash == self._hash("email", folded(email)))
        ).one_or_none()
        return None if row is None else self._member(row)

    def member(self, staff_id: int) -> Member | None:
        """The member with this id, or None."""
        row = self._connection.execute(select(staff).where(staff.c.id == staff_id)).one_or_none()
        return None if row is None else self._member(row)

    def members(self, organisation_id: int) -> list[Member]:
        """Everybody of an organisation, by name."""
        rows = self._connection.execute(select(staff).where(staff.c.organisation_id == organisation_id))
        return sorted(map(self._member, rows), key=lambda each: (each.staff.name.casefold(), each.staff.id))

    def credentials(self, staff_id: int) -> Credentials | None:
        """What they prove themselves with; None before they enrolled."""
        row = self._connection.execute(select(staff).where(staff.c.id == staff_id)).one_or_none()
        if row is None or row.sealed_password is None or row.sealed_totp is None:
            return None
        return Credentials(
            password_digest=self._open("staff", "sealed_password", row.uid, row.sealed_password),
            totp_secret=self._open("staff", "sealed_totp", row.uid, row.sealed_totp),
            last_step=row.totp_step,
        )

    def enrol(self, staff_id: int, credentials: Credentials, recovery: Sequence[str]) -> None:
        """Set password, code generator and recovery codes; what was before is void, and who had left is back."""
        row_uid = self._uid(staff_id)
        self._change(
            staff_id,
            sealed_password=self._seal("staff", "sealed_password", row_uid, credentials.password_digest),
            sealed_totp=self._seal("staff", "sealed_totp", row_uid, credentials.totp_secret),
            totp_step=credentials.last_step,
            left_at=None,
        )
        self.replace_recovery(staff_id, recovery)

    def keep_digest(self, staff_id: int, password_digest: str) -> None:
        """Set a new password's digest."""
        sealed = self._seal("staff", "sealed_password", self._uid(staff_id), password_digest)
        self._change(staff_id, sealed_password=sealed)

    def take_step(self, staff_id: int, step: int) -> bool:
        """Remember a code's time step; False when it, or a later one, was taken before."""
        newer = update(staff).where(staff.c.id == staff_id, staff.c.totp_step < step).values(totp_step=step)
        return self._connection.execute(newer).rowcount == 1

    def replace_recovery(self, staff_id: int, recovery: Sequence[str]) -> None:
        """Set new recovery codes; the old ones are void."""
        self._connection.execute(delete(staff_recovery_codes).where(staff_recovery_codes.c.staff_id == staff_id))
        rows = [{"code_hash": self._recovery_hash(staff_id, code), "staff_id": staff_id} for code in recovery]
        if rows:
            self._connection.execute(insert(staff_recovery_codes), rows)

    def take_recovery(self, staff_id: int, code: str, now: datetime) -> bool:
        """Use up a recovery code; False for anything else."""
        row = staff_recovery_codes.c
        wanted = (row.code_hash == self._recovery_hash(staff_id, code), row.used_at.is_(None))
        return self._connection.execute(update(staff_recovery_codes).where(*wanted).values(used_at=now)).rowcount == 1

    def recovery_left(self, staff_id: int) -> int:
        """How many recovery codes are unused."""
        row = staff_recovery_codes.c
        query = select(func.count()).where(row.staff_id == staff_id, row.used_at.is_(None))
        return int(self._connection.execute(query).scalar_one())

    def _recovery_hash(self, staff_id: int, code: str) -> bytes:
        return self._hash("recovery", f"{staff_id}:{''.join(code.split()).replace('-', '').upper()}")

    def change_member(
        self,
        staff_id: int,
        *,
        roles: frozenset[Role] | None = None,
        language: Language | None = None,
        is_time_boxed: bool | None = None,
    ) -> None:
        """Change what is given."""
        given = {
            "roles": None if roles is None else sorted(roles),
            "language": language,
            "is_time_boxed": is_time_boxed,
        }
        if changes := {name: value for name, value in given.items() if value is not None}:
            self._change(staff_id, **changes)

    def end_member(self, staff_id: int, now: datetime) -> None:
        """Their access ends."""
        self._change(staff_id, left_at=now)

    def _uid(self, staff_id: int) -> bytes:
        return cast(bytes, self._connection.execute(select(staff.c.uid).where(staff.c.id == staff_id)).scalar_one())

    def _change(self, staff_id: int, **values: object) -> None:
        self._connection.execute(update(staff).where(staff.c.id == staff_id).values(**values))

    # --- invitations ---

    def invite(self, token: str, new: NewMember, *, staff_id: int | None, now: datetime, expires_at: datetime) -> int:
        """Keep an invitation under its token's keyed hash."""
        row_uid = self._scope.entropy(16)
        values = {
            "uid": row_uid,
            "token_hash": self._hash("invitation", token),
            "organisation_id": new.organisation_id,
            "sealed_invitation": self._seal("staff_invitations", "sealed_invitation", row_uid, _profile(new)),
            "roles": sorted(new.roles),
            "language": new.language,
            "is_time_boxed": new.is_time_boxed,
            "staff_id": staff_id,
            "made_at": now,
            "expires_at": expires_at,
        }
        made = insert(staff_invitations).values(**values).returning(staff_invitations.c.id)
        return int(self._connection.execute(made).scalar_one())

    def invitation(self, token: str) -> Invitation | None:
        """The invitation of this link, spent ones too."""
        wanted = staff_invitations.c.token_hash == self._hash("invitation", token)
        row = self._connection.execute(select(staff_invitations).where(wanted)).one_or_none()
        return None if row is None else self._invitation(row)

    def waiting_invitations(self, organisation_id: int, now: datetime) -> list[Invitation]:
        """Those not used, withdrawn or expired, newest first."""
        row = staff_invitations.c
        waiting = (row.organisation_id == organisation_id, row.spent_at.is_(None), row.expires_at > now)
        query = select(staff_invitations).where(*waiting).order_by(row.id.desc())
        return [self._invitation(each) for each in self._connection.execute(query)]

    def spend_invitation(self, invitation_id: int, now: datetime) -> bool:
        """Use it up (or withdraw it); False when somebody else did before."""
        row = staff_invitations.c
        spend = update(staff_invitations).where(row.id == invitation_id, row.spent_at.is_(None)).values(spent_at=now)
        return self._connection.execute(spend).rowcount == 1

    def _invitation(self, row: Row[Any]) -> Invitation:
        profile = self._open("staff_invitations", "sealed_invitation", row.uid, row.sealed_invitation)
        return Invitation(
            id=row.id,
            organisation_id=row.organisation_id,
            email=profile["email"],
            name=profile["name"],
            roles=frozenset(cast(list[Role], row.roles)),
            language=cast(Language, row.language),
            is_time_boxed=row.is_time_boxed,
            staff_id=row.staff_id,
            made_at=row.made_at,
            expires_at=row.expires_at,
            is_spent=row.spent_at is not None,
        )


def _profile(new: NewMember) -> dict[str, str]:
    return {"name": new.name.strip(), "email": new.email.strip()}
