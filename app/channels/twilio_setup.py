"""How the Twilio account is set up, as far as its API tells: looked at, never changed.

What the API does not tell (Advanced Opt-Out's words, permissions for Mexico, media protection without a file to try it
on) is listed as work for a person, with the place in the console.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag

from twilio.rest import Client

from app.channels.twilio_client import TwilioAccount, asked
from app.channels.twilio_http import Wire
from app.channels.webhooks import MESSAGES_PATH
from app.errors import ProviderTrouble
from app.services.health import Check

CONSOLE = "https://console.twilio.com"
RETRIES = "#rc=2&rp=5xx,ct,rt&rt=4500"
"""What belongs after the webhook's address: two more tries within Twilio's 15 seconds. It is not signed."""

_MEDIA_LOOKED_AT = 50


@dataclass(frozen=True)
class TwilioSetup:
    """The account seen from the outside. `public_url` is our origin; senders are E.164, empty where there is none."""

    client: Client
    account: TwilioAccount
    wire: Wire
    public_url: str
    whatsapp: str = ""
    sms: str = ""

    def checks(self) -> Iterator[Check]:
        """Every check in turn; one that cannot be asked says so, and the others go on."""
        answers = self._tried("twilio account", self._account)
        yield from answers
        if any(check.standing == "problem" for check in answers):
            return
        service = self._service()
        yield from service[1]
        if self.sms:
            yield from self._tried("sms number", lambda: self._sms(service[0]))
        if self.whatsapp:
            yield from self._tried("whatsapp sender", lambda: self._whatsapp(service[0]))
        yield from self._tried("media protection", self._media)
        yield from by_hand()

    def _tried(self, name: str, look: Callable[[], list[Check]]) -> list[Check]:
        try:
            with asked():
                return look()
        except ProviderTrouble as error:
            return [Check(name, "problem", f"could not be asked: {error}", f"See {CONSOLE}; check the settings.")]

    def _account(self) -> list[Check]:
        found = self.client.api.v2010.accounts(self.account.account_sid).fetch()
        if found.status != "active":
            return [Check("twilio account", "problem", f"the account is {found.status}", f"See {CONSOLE}: billing.")]
        if found.type == "Trial":
            says = "it is a trial account: it sends to verified numbers only"
            return [Check("twilio account", "advice", says, "Upgrade it in the console before people write.")]
        return [Check("twilio account", "ok", "it answers and is active")]

    def _service(self) -> tuple[Any | None, list[Check]]:
        """The Messaging Service, if one is set, and what was found about it."""
        name, sid = "messaging service", self.account.messaging_service_sid
        if not sid:
            says = "none is set; templates outside WhatsApp's 24 hours and Advanced Opt-Out need one"
            return None, [Check(name, "advice", says, "Make one and set ORIENTA_TWILIO_MESSAGING_SERVICE (MG…).")]
        found: list[Any] = []

        def look() -> list[Check]:
            found.append(self.client.messaging.v1.services(sid).fetch())
            return [Check(name, "ok", "it is there"), *self._pool(sid)]

        checks = self._tried(name, look)
        return (found[0] if found else None), checks

    def _pool(self, sid: str) -> list[Check]:
        """Our senders must be in the service's pool."""
        service = self.client.messaging.v1.services(sid)
        numbers = {number.phone_number for number in service.phone_numbers.list(limit=200)}
        senders = {str(sender.sender or "") for sender in service.channel_senders.list(limit=200)}
        missing = [self.sms] if self.sms and self.sms not in numbers else []
        missing += [self.whatsapp] if self.whatsapp and f"whatsapp:{self.whatsapp}" not in senders else []
        if not missing:
            return []
        says = f"{len(missing)} of our senders are not in its sender pool"
        return [Check("sender pool", "problem", says, "Console: Messaging, Services, the service, Sender Pool, add.")]

    def _sms(self, service: Any | None) -> list[Check]:
        found = self.client.incoming_phone_numbers.list(phone_number=self.sms, limit=1)
        if not found:
            do = "Check ORIENTA_TWILIO_SMS_SENDER against Phone Numbers, Manage, Active numbers."
            return [Check("sms number", "problem", "the number does not belong to this account", do)]
        number = found[0]
        url, method, fallback = number.sms_url, number.sms_method, number.sms_fallback_url
        where = "Phone Numbers, the number, Messaging, A message comes in"
        if service is not None and not service.use_inbound_webhook_on_number:
            url, method, fallback = service.inbound_request_url, service.inbound_method, service.fallback_url
            where = "Messaging, Services, the service, Integration, Send a webhook"
        return self._door("sms webhook", url, method, fallback, where)

    def _whatsapp(self, service: Any | None) -> list[Check]:
        wanted = f"whatsapp:{self.whatsapp}"
        senders = self.client.messaging.v2.channels_senders.list(channel="whatsapp", limit=200)
        sender = next((each for each in senders if each.sender_id == wanted), None)
        if sender is None:
            do = "Check ORIENTA_TWILIO_WHATSAPP_SENDER against Messaging, Senders, WhatsApp senders."
            return [Check("whatsapp sender", "problem", "the sender does not belong to this account", do)]
        checks = []
        if not str(sender.status).upper().startswith("ONLINE"):
            says, do = f"the sender is {sender.status}", "See Messaging, Senders, WhatsApp senders."
            checks.append(Check("whatsapp sender", "problem", says, do))
        hook = sender.webhook
        url, method = _part(hook, "callback_url"), _part(hook, "callback_method")
        fallback, where = _part(hook, "fallback_url"), "Messaging, Senders, WhatsApp senders, the sender, Endpoint"
        if not url and service is not None and not service.use_inbound_webhook_on_number:
            url, method, fallback = service.inbound_request_url, service.inbound_method, service.fallback_url
            where = "Messaging, Services, the service, Integration, Send a webhook"
        return checks + self._door("whatsapp webhook", url, method, fallback, where)

    def _door(self, name: str, url: str | None, method: str | None, fallback: str | None, where: str) -> list[Check]:
        """Whether incoming messages come to us, are tried again, and have somewhere to go when we are down."""
        ours = self.public_url + MESSAGES_PATH
        address, fragment = urldefrag(url or "")
        if address != ours:
            said = "no address is set" if not address else "the address is not ours"
            return [Check(name, "problem", said, f"{where}: {ours}{RETRIES} (HTTP POST).")]
        if (method or "POST").upper() != "POST":
            return [Check(name, "problem", f"it is called by {method}", f"{where}: set HTTP POST.")]
        checks = [Check(name, "ok", "it points at us")]
        if "rc=" not in fragment:
            says = "a message that meets a restart of ours is not tried again"
            checks.append(Check(f"{name} retries", "advice", says, f"{where}: put {RETRIES} after the address."))
        if not fallback:
            says = "there is no fallback address for when we are down"
            do = f"{where}: a static page elsewhere that asks people in both languages to try again."
            checks.append(Check(f"{name} fallback", "advice", says, do))
        return checks

    def _media(self) -> list[Check]:
        """Ask for a file that somebody sent, without credentials: it must be refused."""
        name, do = "media protection", "Account, Settings, General: enable HTTP Basic Authentication for media access."
        for message in self.client.messages.list(limit=_MEDIA_LOOKED_AT):
            if message.direction != "inbound" or (message.num_media or "0") == "0":
                continue
            media = self.client.messages(message.sid).media.list(limit=1)
            if not media:
                continue
            place = self.wire.place(f"https://api.twilio.com{media[0].uri.removesuffix('.json')}")
            answer = self.wire.once(self.wire.http.build_request("GET", place), stream=True)
            answer.close()
            if answer.status_code in (401, 403):
                return [Check(name, "ok", "a file is not given without credentials")]
            return [Check(name, "problem", "anybody with the link can open the files that people send", do)]
        return [Check(name, "by_hand", "no recent message has a file to try it on", do)]


def by_hand() -> list[Check]:
    """What no API tells."""
    return [
        Check(
            "opt-out words",
            "by_hand",
            "Advanced Opt-Out cannot be read by API",
            "Messaging, Services, the service, Opt-Out Management: Spanish words as in docs/operators.md.",
        ),
        Check(
            "permission for Mexico",
            "by_hand",
            "permissions by country cannot be read by API",
            "Messaging, Settings, Geo permissions: Mexico and the United States.",
        ),
        Check(
            "registration",
            "by_hand",
            "US numbers need A2P 10DLC or toll-free verification before they may send",
            "Messaging, Regulatory compliance: the number's campaign or verification is approved.",
        ),
        Check(
            "payment at Meta",
            "by_hand",
            "without a payment method at Meta, WhatsApp replies can stop after a free number of them",
            "Meta Business Manager, WhatsApp accounts, Payment settings.",
        ),
    ]


def _part(hook: Any, name: str) -> str | None:
    """A field of a webhook, whether the SDK made an object of it or left it plain."""
    if isinstance(hook, dict):
        found = hook.get(name)
    else:
        found = getattr(hook, name, None)
    return None if found is None else str(found)
