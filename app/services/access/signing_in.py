"""Signing in: e-mail address, password and a code at once, so that nobody learns which of them was wrong.

A try is counted before it is looked at, and taken back when it was right: many at once count like many in a row.
The slow password check runs outside the transaction, which on SQLite is everybody's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.services.access.limits import keys_of, one_more, waits_until
from app.services.access.ports import AccessBook
from app.services.access.records import Credentials
from app.services.access.staff import Member, Staff
from app.services.access.tools import Tools

Reason = Literal["wrong", "wait", "locked", "closed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What signing in came to: tokens for the browser, or why not. `locked` and `closed` are told to members alone."""

    staff: Staff | None = None
    token: str = field(default="", repr=False)
    device: str = field(default="", repr=False)
    reason: Reason | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody typed, and from where. `device` is the browser's own token, if it has one."""

    email: str = field(repr=False)
    password: str = field(repr=False)
    code: str = field(repr=False)
    address: str = field(repr=False)
    device: str = field(default="", repr=False)


def sign_in(tools: Tools, attempt: Attempt) -> Entry:
    """A fresh session, or why there is none. Every wrong try looks the same and takes as long."""
    now = tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        member = book.member_of_email(attempt.email)
        credentials = book.credentials(member.staff.id) if member is not None and member.left_at is None else None
        keys = _keys(book, attempt, member)
        until = _count(book, keys, now)
        work.commit()
    if until is not None:
        return Entry(reason="wait", until=until)
    is_right = tools.passwords.is_right(attempt.password, credentials.password_digest if credentials else "")
    if member is None or credentials is None or not is_right:
        return Entry(reason="wrong")
    with tools.uow() as work:
        book = tools.book(work)
        if not take_code(tools, book, member.staff, credentials, attempt.code, now):
            return Entry(reason="wrong")
        book.clear_tries([key for key in keys if not key.startswith("address:")])
        entry = enter(tools, book, member, now, device=attempt.device)
        work.commit()
    return entry


def _keys(book: AccessBook, attempt: Attempt, member: Member | None) -> tuple[str, ...]:
    is_known = member is not None and attempt.device and book.knows_device(attempt.device, member.staff.id)
    known = f"{member.staff.id}:{attempt.device}" if member is not None and is_known else ""
    return keys_of(attempt.email, attempt.address, known)


def _count(book: AccessBook, keys: tuple[str, ...], now: datetime) -> datetime | None:
    """Count a try under each key; or until when it waits, and then it was not counted."""
    held = book.tries(keys)
    until = waits_until(held.values(), now)
    if until is None:
        for key in keys:
            book.note_try(key, one_more(key, held.get(key), now))
    return until


def take_code(tools: Tools, book: AccessBook, staff: Staff, credentials: Credentials, code: str, now: datetime) -> bool:
    """Use up a code: of the generator (each once), or a recovery code."""
    step = tools.codes.step(credentials.totp_secret, code, now)
    if step is not None:
        return book.take_step(staff.id, step)
    if not book.take_recovery(staff.id, code, now):
        return False
    book.note_act(staff.organisation_id, by=staff.code, deed="recovery_code_used", subject=staff.code, now=now)
    return True


def enter(tools: Tools, book: AccessBook, member: Member, now: datetime, *, device: str = "") -> Entry:
    """Open a session for somebody who has proven who they are. A token is always new: none can be planted."""
    staff = member.staff
    if book.locked_since(staff.organisation_id) is not None:
        return Entry(reason="locked")
    ends_at = now + tools.rules.longest
    if member.is_time_boxed:
        closes_at = book.open_until(staff.id, now)
        if closes_at is None:
            return Entry(reason="closed")
        ends_at = min(ends_at, closes_at)
    token, device = tools.new_token(), device or tools.new_token()
    book.open_session(token, staff.id, now=now, ends_at=ends_at)
    book.know_device(device, staff.id, now)
    book.note_act(staff.organisation_id, by=staff.code, deed="signed_in", subject=staff.code, now=now)
    return Entry(staff=staff, token=token, device=device)


def proves(tools: Tools, staff: Staff, password: str | None, code: str) -> bool | None:
    """Whether a signed-in member proves themselves once more; None when they must wait. None as password: code only."""
    now, key = tools.clock(), f"proof:{staff.id}"
    with tools.uow() as work:
        book = tools.book(work)
        credentials, until = book.credentials(staff.id), _count(book, (key,), now)
        work.commit()
    if until is not None:
        return None
    if credentials is None:
        return False
    if password is not None and not tools.passwords.is_right(password, credentials.password_digest):
        return False
    with tools.uow() as work:
        book = tools.book(work)
        if not take_code(tools, book, staff, credentials, code, now):
            return False
        book.clear_tries([key])
        work.commit()
    return True
