"""What the settings mean to the parts: names and limits, the account to send with, the tokens that sign webhooks."""

from __future__ import annotations

from datetime import timedelta

from app.channels.standin.desk import ACCOUNT, TOKEN
from app.channels.twilio_client import TwilioAccount
from app.channels.webhooks import STATUS_PATH
from app.services.house import House
from app.services.messages import Channel
from app.services.silence import Limits
from app.settings import Settings

SIMULATOR_WHATSAPP = "+14155550100"
SIMULATOR_SMS = "+14155550101"
"""Our own numbers where no account is set: from the range kept for fiction."""


def house_of(settings: Settings) -> House:
    """What this installation is, from its settings."""
    senders: dict[Channel, str] = {
        "whatsapp": settings.twilio_whatsapp_sender or ("" if settings.has_twilio else SIMULATOR_WHATSAPP),
        "sms": settings.twilio_sms_sender or ("" if settings.has_twilio else SIMULATOR_SMS),
    }
    return House(
        organisation=settings.organisation_name,
        contact=settings.organisation_contact,
        hours=settings.staff_hours,
        retention_months=settings.retention_months,
        zone=settings.time_zone,
        senders={channel: number for channel, number in senders.items() if number},
        flood_limit=settings.flood_limit,
        daily_budget=settings.daily_budget,
        contact_budget=settings.contact_budget,
        newcomer_limit=settings.newcomer_limit,
    )


def account_of(settings: Settings) -> TwilioAccount:
    """The account to send with; without one, what the stand-in takes."""
    secret = settings.twilio_auth_token.get_secret_value()
    sid = settings.twilio_account_sid or ACCOUNT
    key, key_secret = settings.twilio_api_key, settings.twilio_api_secret.get_secret_value()
    own = tuple(n for n in (settings.twilio_whatsapp_sender, settings.twilio_sms_sender) if n)
    return TwilioAccount(
        account_sid=sid,
        key=key or sid,
        secret=key_secret if key else (secret or TOKEN),
        messaging_service_sid=settings.twilio_messaging_service or None,
        status_callback=settings.public_url + STATUS_PATH,
        senders=own,
        base=settings.twilio_base_url or None,
    )


def limits_of(settings: Settings) -> Limits:
    """How long worker and provider may be quiet, by the settings."""
    return Limits(
        worker=timedelta(minutes=settings.worker_silence), provider=timedelta(minutes=settings.provider_silence)
    )


def webhook_secrets(settings: Settings) -> tuple[str, ...]:
    """The tokens that may have signed a webhook: the one in force, and the next while rotating.

    Without an account it is the stand-in's; in production there is no such way in.
    """
    found = (settings.twilio_auth_token.get_secret_value(), settings.twilio_next_auth_token.get_secret_value())
    own = tuple(secret for secret in found if secret)
    return own or (() if settings.is_production or settings.has_twilio else (TOKEN,))
