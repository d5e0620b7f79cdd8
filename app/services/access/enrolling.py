"""Becoming a member: a link that works once, a password, a code generator, recovery codes."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Literal

from app.services.access.limits import one_more, waits_until
from app.services.access.records import Credentials, Invitation, NewMember
from app.services.access.signing_in import Entry, enter
from app.services.access.tools import Tools

SHORTEST, LONGEST = 12, 200
DISTINCT = 5
RECOVERY_CODES = 10
_SECRET_BYTES = 20

WrongPassword = Literal["short", "long", "simple", "known"]
Wrong = Literal["code", "gone"] | WrongPassword


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a valid link opens: whom it invites, and the secret for their code generator."""

    invitation: Invitation
    secret: str = field(repr=False)
    uri: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A new member: their recovery codes, shown this once, and how they are signed in (or why not yet)."""

    recovery: tuple[str, ...] = field(repr=False)
    entry: Entry


def look_at(tools: Tools, token: str, address: str) -> Enrolment | None:
    """What this link opens; None for one that is used, void, expired or was never made. Guessing is slowed down."""
    now, key = tools.clock(), f"link:{address}"
    with tools.uow() as work:
        book = tools.book(work)
        held = book.tries([key])
        if waits_until(held.values(), now) is not None:
            return None
        found = book.invitation(token)
        if found is None:
            book.note_try(key, one_more(key, held.get(key), now))
            work.commit()
    if found is None or found.is_spent or found.expires_at <= now:
        return None
    secret = _secret(tools, token)
    uri = tools.codes.uri(secret, name=found.email, issuer=tools.rules.organisation)
    return Enrolment(found, secret, uri)


def wrong_with(password: str, email: str, name: str) -> WrongPassword | None:
    """What is wrong with a password; None when it will do. Length counts, not signs."""
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    folded = password.casefold()
    if len(set(folded)) < DISTINCT:
        return "simple"
    known = [email.casefold(), email.partition("@")[0].casefold(), name.casefold()]
    if any(len(each) > 3 and each in folded for each in known):
        return "known"
    return None


def enrol(tools: Tools, token: str, address: str, *, password: str, code: str) -> Enrolled | Wrong:
    """Make the invited person a member, or give a member new credentials, and sign them in; or what is wrong."""
    opened = look_at(tools, token, address)
    if opened is None:
        return "gone"
    invitation = opened.invitation
    if wrong := wrong_with(password, invitation.email, invitation.name):
        return wrong
    now = tools.clock()
    step = tools.codes.step(opened.secret, code, now)
    if step is None:
        return "code"
    digest = tools.passwords.digest(password)
    recovery = new_recovery_codes(tools)
    with tools.uow() as work:
        book = tools.book(work)
        if not book.spend_invitation(invitation.id, now):
            return "gone"
        staff_id = invitation.staff_id or book.add_member(_new(invitation), now).id
        before = book.member(staff_id)
        book.end_sessions("renewed", now, staff_id=staff_id)
        book.forget_devices(staff_id)
        book.enrol(staff_id, Credentials(digest, opened.secret, step), recovery)
        if before is not None and before.left_at is not None:  # who is still here keeps the roles they have by now
            book.change_member(staff_id, roles=invitation.roles, is_time_boxed=invitation.is_time_boxed)
        member = book.member(staff_id)
        if member is None:
            return "gone"
        book.note_act(
            invitation.organisation_id, by=member.staff.code, deed="enrolled", subject=member.staff.code, now=now
        )
        entry = enter(tools, book, member, now)
        work.commit()
    return Enrolled(recovery, entry)


def new_recovery_codes(tools: Tools) -> tuple[str, ...]:
    """Ten codes of ten letters and digits, about 2**50 each, in two groups to be read aloud."""
    codes = []
    for _ in range(RECOVERY_CODES):
        letters = base64.b32encode(tools.entropy(7)).decode()[:10]
        codes.append(f"{letters[:5]}-{letters[5:]}")
    return tuple(codes)


def _secret(tools: Tools, token: str) -> str:
    """The code generator's secret of a link: the same whenever its page is opened, and nowhere kept until then."""
    seed = bytes.fromhex(tools.hashed("clinic totp 1", token) + tools.hashed("clinic totp 2", token))
    return base64.b32encode(seed[:_SECRET_BYTES]).decode()


def _new(invitation: Invitation) -> NewMember:
    return NewMember(
        invitation.organisation_id,
        invitation.email,
        invitation.name,
        invitation.roles,
        invitation.language,
        invitation.is_time_boxed,
    )
