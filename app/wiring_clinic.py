"""The clinic's parts, wired from those of the process."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

from app.channels.alerts import MailServer
from app.clinic.desk import ClinicDesk
from app.clinic.review_desk import NAME as REVIEW
from app.clinic.watch_desk import NAME as WATCH
from app.errors import ProviderTrouble
from app.services.access.records import AccessRules
from app.services.access.tools import Tools
from app.settings import Settings
from app.storage.access import access_of
from app.storage.case_book import book_of
from app.storage.passwords import Argon2Passwords, TotpCodes
from app.wiring import Orienta
from app.wiring_review import review_desk
from app.wiring_watch import watch_desk

log = logging.getLogger(__name__)


def rules_of(settings: Settings) -> AccessRules:
    """How long things last, from the settings."""
    return AccessRules(
        origin=settings.public_url,
        organisation=settings.organisation_name,
        idle=timedelta(minutes=settings.clinic_idle_minutes),
        longest=timedelta(hours=settings.clinic_longest_hours),
        invitation=timedelta(hours=settings.clinic_invitation_hours),
        has_practice=not settings.is_production and not settings.has_twilio,
    )


def mailer(settings: Settings) -> Callable[[str, str, str], bool] | None:
    """How a mail leaves, where a mail server is set. One that it does not take is logged and shown to the inviter."""
    url = settings.smtp_url.get_secret_value()
    if not url:
        return None
    server = MailServer.from_url(url)

    def mail(to: str, subject: str, body: str) -> bool:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = settings.alert_from, to, subject
        message.set_content(body)
        try:
            server.send(message)
        except ProviderTrouble as error:
            log.warning("an invitation was not mailed: %s", error)
            return False
        return True

    return mail


def access_tools(orienta: Orienta) -> Tools:
    """What the use cases of access work with."""

    def hashed(purpose: str, text: str) -> str:
        return orienta.keyring.lookup(purpose, text).hex()

    return Tools(
        uow=lambda: orienta.uow(),
        open_access=access_of,
        open_book=book_of,
        passwords=Argon2Passwords(),
        codes=TotpCodes(),
        entropy=os.urandom,
        hashed=hashed,
        clock=orienta.clock,
        rules=rules_of(orienta.settings),
    )


def clinic_desk(orienta: Orienta) -> ClinicDesk:
    """What the pages below /clinic work with."""
    settings = orienta.settings
    return ClinicDesk(
        tools=access_tools(orienta),
        wording=lambda: orienta.worlds.wording,
        organisation=settings.organisation_name,
        practice_organisation=lambda: orienta.uow.organisation_id,
        mail=mailer(settings),
        services={REVIEW: review_desk(orienta), WATCH: watch_desk(orienta)},
    )
