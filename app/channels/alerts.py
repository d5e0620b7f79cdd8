"""Tells staff by e-mail, or a duty number by SMS: kind, code and hour; never the words, name or number of anybody."""

from __future__ import annotations

import logging
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from app.errors import BadSettings, ProviderTrouble
from app.services.messages import Address, Outbound
from app.services.ports import Alert, Sender

log = logging.getLogger(__name__)

SECONDS = 15
URGENT = frozenset({"emergency", "handoff", "worker_silent"})
"""What rings the duty number. That the provider is quiet goes by its SMS only where no mail is set."""

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class MailServer:
    """Where and as whom mail is handed over."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    is_encrypted: bool = False

    @classmethod
    def from_url(cls, url: str) -> MailServer:
        """From smtp://user:password@host:587 (STARTTLS where offered) or smtps://…:465. Raises BadSettings."""
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise BadSettings("ORIENTA_SMTP_URL: must be smtp://user:password@host:587 or smtps://…:465")
        is_encrypted = parts.scheme == "smtps"
        try:
            port = parts.port
        except ValueError:  # its text would repeat what may be a piece of the password
            raise BadSettings("ORIENTA_SMTP_URL: the port is no number; in a password / is %2F, @ is %40") from None
        return cls(
            parts.hostname,
            port or (465 if is_encrypted else 587),
            unquote(parts.username or ""),
            unquote(parts.password or ""),
            is_encrypted,
        )

    def send(self, message: EmailMessage) -> None:
        """Hand one mail over. Raises ProviderTrouble."""
        context = ssl.create_default_context()
        try:
            if self.is_encrypted:
                server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=context)
            else:
                server = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
            with server:
                is_safe = self.is_encrypted
                if not self.is_encrypted and "starttls" in _offers(server):
                    server.starttls(context=context)
                    is_safe = True
                if self.user and not (is_safe or self.host in LOOPBACK):
                    raise ProviderTrouble("the mail server offers no encryption: the password was not sent")
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            raise ProviderTrouble(f"the mail server did not take it: {type(error).__name__}") from None


def _offers(server: smtplib.SMTP) -> set[str]:
    server.ehlo()
    return set(server.esmtp_features)


class StaffNotifier:
    """Fulfils `app.services.ports.Notifier`: e-mail where it is set, a duty number where it is set, else the log."""

    def __init__(
        self,
        *,
        mail: Callable[[EmailMessage], None] | None = None,
        from_address: str = "",
        to: tuple[str, ...] = (),
        sms: Sender | None = None,
        sms_sender: str = "",
        duty_number: str = "",
    ) -> None:
        self._mail, self._from, self._to = mail, from_address, to
        self._sms, self._sms_sender, self._duty = sms, sms_sender, duty_number

    def notify(self, alert: Alert) -> None:
        """Deliver one alert by every way that is set. Raises ProviderTrouble when one of them failed."""
        line = summary(alert)
        log.warning("alert: %s", line)
        if self._mail:
            message = EmailMessage()
            message["From"], message["To"], message["Subject"] = self._from, ", ".join(self._to), f"Orienta: {line}"
            message.set_content(f"{line}\n{alert.at:%Y-%m-%d %H:%M} UTC\n")
            self._mail(message)
        if self._sms and (alert.kind in URGENT or (alert.kind == "provider_silent" and not self._mail)):
            to = Address("sms", self._duty, self._duty, self._duty)
            result = self._sms.send(Outbound(to, self._sms_sender, f"Orienta: {line}"))
            if not result.is_accepted:
                raise ProviderTrouble("the duty number could not be reached")


def summary(alert: Alert) -> str:
    """One line: what, which detail, which case by its code."""
    parts = [alert.kind, alert.detail, alert.case_code or ""]
    return " ".join(part for part in parts if part)
