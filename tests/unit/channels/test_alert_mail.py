"""Handing mail over: no password without encryption, no secret in an error, codes alone in what is told."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from typing import Any

import pytest

from app.channels.alerts import MailServer
from app.errors import BadSettings, ProviderTrouble


class Server:
    """A mail server that remembers what it was asked; it offers STARTTLS or not."""

    offers: tuple[str, ...] = ()
    asked: list[str]

    def __init__(self, host: str, port: int, timeout: int) -> None:
        Server.asked = []
        self.esmtp_features = dict.fromkeys(Server.offers, "")

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""

    def ehlo(self) -> None:
        """Say hello."""

    def __getattr__(self, name: str) -> Any:
        def ask(*given: object, **more: object) -> None:
            Server.asked.append(name)

        return ask


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> type[Server]:
    """Every SMTP connection leads to this server."""
    monkeypatch.setattr(smtplib, "SMTP", Server)
    Server.offers = ()
    return Server


def test_password_never_leaves_in_clear(server: type[Server]) -> None:
    """Somebody on the way who takes STARTTLS out of the greeting gets neither password nor mail."""
    with pytest.raises(ProviderTrouble, match="no encryption"):
        MailServer.from_url("smtp://me:hush@mail.example").send(EmailMessage())
    assert server.asked == []


@pytest.mark.parametrize(
    ("url", "offers", "asked"),
    [
        pytest.param(
            "smtp://me:hush@mail.example", ("starttls",), ["starttls", "login", "send_message"], id="STARTTLS"
        ),
        pytest.param("smtp://me:hush@127.0.0.1", (), ["login", "send_message"], id="on this machine"),
        pytest.param("smtp://mail.example", (), ["send_message"], id="without a password"),
    ],
)
def test_mail_is_handed_over(server: type[Server], url: str, offers: tuple[str, ...], asked: list[str]) -> None:
    """Encrypted where a password goes along; this machine's own mail server may do without."""
    server.offers = offers
    MailServer.from_url(url).send(EmailMessage())
    assert server.asked == asked


@pytest.mark.parametrize(
    "url", ["smtp://me:hu/sh@mail.example", "smtp://me:hush@mail.example:hush", "http://hush", "hush"]
)
def test_odd_address_is_refused_without_its_password(url: str) -> None:
    """The error names the setting and repeats nothing of it."""
    with pytest.raises(BadSettings, match="ORIENTA_SMTP_URL") as refused:
        MailServer.from_url(url)
    assert "hu" not in str(refused.value)
    assert refused.value.__cause__ is None
