"""What the use cases of access keep and hand on. Names, addresses and secrets are sealed where they are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from app.services.access.staff import Language, Member, Role, Staff

EndReason = Literal["signed_out", "everywhere", "idle", "over", "locked", "left", "renewed"]


@dataclass(frozen=True, slots=True)
class AccessRules:
    """How long things last. `origin` is the address under which people reach the clinic.

    `has_practice`: invented members enter without a password; never in production, nor with a real account.
    """

    origin: str
    organisation: str
    idle: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=12)
    invitation: timedelta = timedelta(hours=72)
    kept: timedelta = timedelta(hours=24)
    has_practice: bool = False


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a member proves themselves with; `last_step` is the time step of the last code that was taken."""

    password_digest: str = field(repr=False)
    totp_secret: str = field(repr=False)
    last_step: int


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser. It stays known for a while after `ended_at`, so that written text finds its author."""

    id: int
    staff: Staff
    seen_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    is_active_member: bool
    is_enrolled: bool


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that works once. With `staff_id` it lets a member set a new password and code generator."""

    id: int
    organisation_id: int
    email: str = field(repr=False)
    name: str = field(repr=False)
    roles: frozenset[Role]
    language: Language
    is_time_boxed: bool
    staff_id: int | None
    made_at: datetime
    expires_at: datetime
    is_spent: bool


@dataclass(frozen=True, slots=True)
class NewMember:
    """Somebody about to be added."""

    organisation_id: int
    email: str = field(repr=False)
    name: str = field(repr=False)
    roles: frozenset[Role]
    language: Language
    is_time_boxed: bool = False


@dataclass(frozen=True, slots=True)
class Evening:
    """A clinic evening: from `opens_at` to before `closes_at` the time-boxed members named may be signed in."""

    id: int
    opens_at: datetime
    closes_at: datetime
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries counted under one key, and until when the next one waits."""

    count: int
    last_at: datetime
    not_before: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that somebody sent when their session had ended: the path they were meant for, and the form's fields."""

    id: str
    path: str
    fields: tuple[tuple[str, str], ...] = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of a log. `subject` is a case's code or a member's; `name` is who did it, as far as known."""

    at: datetime
    staff: str
    name: str = field(repr=False)
    action: str
    subject: str
