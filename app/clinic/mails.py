"""Mails to members: their words are templates like the pages', the first line is the subject."""

from __future__ import annotations

from fastapi import Request

from app.clinic.guards import desk_of
from app.clinic.pages import Pages
from app.services.access.records import NewMember


def mail_invitation(request: Request, new: NewMember, link: str) -> bool:
    """Mail an invitation's link; True when a mail server took it."""
    desk, pages = desk_of(request), request.app.state.pages
    if desk.mail is None or not isinstance(pages, Pages):
        return False
    hours = int(desk.tools.rules.invitation.total_seconds() // 3600)
    values = {"organisation": desk.organisation, "link": link, "hours": hours, "name": new.name.strip()}
    subject, _, body = pages.draw("_mail_invitation.html", new.language, values).strip().partition("\n")
    return desk.mail(new.email.strip(), " ".join(subject.split()), body.strip() + "\n")
