"""What access needs of storage and of the outside, as Protocols. `app.storage.access` fulfils the book."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from app.services.access.records import (
    Credentials,
    EndReason,
    Evening,
    Invitation,
    Kept,
    LogLine,
    NewMember,
    Session,
    Tries,
)
from app.services.access.staff import Language, Member, Role, Staff


class PasswordKeeper(Protocol):
    """Keeps passwords as slow digests."""

    def digest(self, password: str) -> str:
        """A salted digest, safe to keep."""
        ...

    def is_right(self, password: str, digest: str) -> bool:
        """Whether a password has this digest. An empty digest costs as much time, and is never right."""
        ...


class OneTimeCodes(Protocol):
    """Six digits from a code generator (TOTP, RFC 6238)."""

    def new_secret(self) -> str:
        """A fresh shared secret in base 32."""
        ...

    def uri(self, secret: str, *, name: str, issuer: str) -> str:
        """What the QR picture says to a code generator."""
        ...

    def step(self, secret: str, code: str, now: datetime) -> int | None:
        """The time step whose code this is, the present one or a neighbour; None when it is none of them."""
        ...


class AccessBook(Protocol):
    """Members, sessions, invitations, evenings and logs of one transaction."""

    # --- members ---

    def organisations(self) -> Mapping[int, str]:
        """Every organisation's name by id."""
        ...

    def organisation(self, slug: str, name: str, now: datetime) -> int:
        """The id of the organisation with this slug, made when there is none."""
        ...

    def add_member(self, new: NewMember, now: datetime) -> Staff:
        """Add somebody, not yet enrolled. Raises BadInput where the e-mail address has a member already."""
        ...

    def member_of_email(self, email: str) -> Member | None:
        """The member with this address, in whatever organisation, or None."""
        ...

    def member(self, staff_id: int) -> Member | None:
        """The member with this id, or None."""
        ...

    def members(self, organisation_id: int) -> list[Member]:
        """Everybody of an organisation, by name."""
        ...

    def credentials(self, staff_id: int) -> Credentials | None:
        """What they prove themselves with; None before they enrolled."""
        ...

    def enrol(self, staff_id: int, credentials: Credentials, recovery: Sequence[str]) -> None:
        """Set password, code generator and recovery codes; what was before is void."""
        ...

    def keep_digest(self, staff_id: int, password_digest: str) -> None:
        """Set a new password's digest."""
        ...

    def take_step(self, staff_id: int, step: int) -> bool:
        """Remember a code's time step; False when it, or a later one, was taken before."""
        ...

    def replace_recovery(self, staff_id: int, recovery: Sequence[str]) -> None:
        """Set new recovery codes; the old ones are void."""
        ...

    def take_recovery(self, staff_id: int, code: str, now: datetime) -> bool:
        """Use up a recovery code; False for anything else."""
        ...

    def recovery_left(self, staff_id: int) -> int:
        """How many recovery codes are unused."""
        ...

    def change_member(
        self,
        staff_id: int,
        *,
        roles: frozenset[Role] | None = None,
        language: Language | None = None,
        is_time_boxed: bool | None = None,
    ) -> None:
        """Change what is given."""
        ...

    def end_member(self, staff_id: int, now: datetime) -> None:
        """Their access ends."""
        ...

    # --- sessions ---

    def open_session(self, token: str, staff_id: int, *, now: datetime, ends_at: datetime) -> None:
        """Remember a signed-in browser by its token's keyed hash."""
        ...

    def session(self, token: str) -> Session | None:
        """The session with this token, ended ones too."""
        ...

    def touch_session(self, session_id: int, now: datetime) -> None:
        """It was used now."""
        ...

    def end_session(self, session_id: int, reason: EndReason, now: datetime) -> None:
        """It is over."""
        ...

    def end_sessions(
        self,
        reason: EndReason,
        now: datetime,
        *,
        staff_id: int | None = None,
        organisation_id: int | None = None,
        but: int | None = None,
    ) -> int:
        """End those of a member or of an organisation, all but one; returns how many."""
        ...

    def forget_sessions(self, before: datetime) -> int:
        """Forget what ended before then; returns how many."""
        ...

    def know_device(self, token: str, staff_id: int, now: datetime) -> None:
        """Remember that this browser belongs to this member."""
        ...

    def knows_device(self, token: str, staff_id: int) -> bool:
        """True when the member signed in from this browser before."""
        ...

    def forget_devices(self, staff_id: int) -> None:
        """No browser is known any more."""
        ...

    # --- limits ---

    def tries(self, keys: Collection[str]) -> Mapping[str, Tries]:
        """Wrong tries under each of these keys, where there are any."""
        ...

    def note_try(self, key: str, tries: Tries) -> None:
        """Keep the count under a key."""
        ...

    def clear_tries(self, keys: Collection[str]) -> None:
        """Forget them."""
        ...

    def drop_tries(self, before: datetime) -> int:
        """Forget counts last grown before then."""
        ...

    # --- invitations ---

    def invite(self, token: str, new: NewMember, *, staff_id: int | None, now: datetime, expires_at: datetime) -> int:
        """Keep an invitation under its token's keyed hash."""
        ...

    def invitation(self, token: str) -> Invitation | None:
        """The invitation of this link, spent ones too."""
        ...

    def waiting_invitations(self, organisation_id: int, now: datetime) -> list[Invitation]:
        """Those not used, withdrawn or expired, newest first."""
        ...

    def spend_invitation(self, invitation_id: int, now: datetime) -> bool:
        """Use it up (or withdraw it); False when somebody else did before."""
        ...

    # --- evenings ---

    def add_evening(
        self, organisation_id: int, staff_ids: Collection[int], opens_at: datetime, closes_at: datetime, now: datetime
    ) -> int:
        """Plan a clinic evening for these members."""
        ...

    def evenings(self, organisation_id: int, since: datetime) -> list[Evening]:
        """Evenings that close after `since`, soonest first."""
        ...

    def end_evening(self, organisation_id: int, evening_id: int, now: datetime) -> bool:
        """Close it now, or before it began; False when the organisation has no such evening ahead."""
        ...

    def open_until(self, staff_id: int, now: datetime) -> datetime | None:
        """When the evening closes that is open to this member now; None when there is none."""
        ...

    # --- lockdown ---

    def lock(self, organisation_id: int, by: str, now: datetime) -> None:
        """Nobody signs in from now on."""
        ...

    def unlock(self, organisation_id: int, by: str, now: datetime) -> bool:
        """People may sign in again; False when it was not locked."""
        ...

    def locked_since(self, organisation_id: int) -> datetime | None:
        """Since when it is locked; None when it is not."""
        ...

    # --- written text ---

    def keep_text(self, staff_id: int, path: str, fields: Sequence[tuple[str, str]], now: datetime) -> str:
        """Keep what somebody wrote, sealed; returns its id."""
        ...

    def kept(self, staff_id: int) -> list[Kept]:
        """What is kept for a member, oldest first."""
        ...

    def drop_kept(self, staff_id: int, kept_id: str) -> bool:
        """It was used or thrown away; False when it is not theirs or not there."""
        ...

    def drop_kept_before(self, before: datetime) -> int:
        """Throw away what was kept before then."""
        ...

    # --- logs ---

    def note_act(self, organisation_id: int, *, by: str, deed: str, subject: str, now: datetime) -> None:
        """Leave a line about access itself: who invited, signed in, locked. Never changed or deleted."""
        ...

    def acts(self, organisation_id: int, *, since: datetime, until: datetime) -> list[LogLine]:
        """Those lines, newest first."""
        ...

    def readings(self, organisation_id: int, *, since: datetime, until: datetime) -> list[LogLine]:
        """Who opened which case of the organisation, newest first."""
        ...


OpenAccess = Callable[[Any], AccessBook]
"""Opens the book of a unit of work, in its transaction."""
