"""Twilio as the dispatcher sees it: send one message once, and ask what was already taken."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from twilio.base.exceptions import TwilioException
from twilio.http import HttpClient
from twilio.rest import Client

from app.channels.twilio_errors import result_of
from app.channels.twilio_http import NotSent, Throttled, Unanswered, Wire
from app.channels.twilio_status import STATUSES
from app.errors import ProviderTrouble
from app.services.messages import Address, Outbound, SendResult
from app.services.ports import SentTrace

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TwilioAccount:
    """The account and how we use it. `key` and `secret` are an API key, or the account sid and its auth token.

    `messaging_service_sid` is named beside our sender on every send (templates want it); `status_callback` is the whole
    public URL of our status webhook, without personal data; `senders` are our own numbers in E.164, for
    reconciliation (all of the account's when empty); `base` is the origin of a loopback stand-in.
    """

    account_sid: str
    key: str
    secret: str = field(repr=False)
    messaging_service_sid: str | None = None
    status_callback: str | None = None
    senders: tuple[str, ...] = ()
    base: str | None = None
    connect_seconds: float = 3.0
    read_seconds: float = 10.0

    @property
    def slowest_seconds(self) -> float:
        """The longest that a send can wait for its answer to begin; a dispatcher's lease outlasts it."""
        return self.connect_seconds * 2 + self.read_seconds * 2


def open_client(account: TwilioAccount, http: HttpClient | None = None) -> Client:
    """The SDK's client on our wire (or the given one), reading nothing from the environment. Safe between threads."""
    wire = http or Wire(base=account.base, connect_seconds=account.connect_seconds, read_seconds=account.read_seconds)
    nothing = {"TWILIO_EDGE": ""}  # the SDK takes an empty mapping for "read os.environ"
    client = Client(account.key, account.secret, account.account_sid, http_client=wire, environment=nothing)
    # The SDK makes its parts when they are first touched; touched here, no two threads make them at once.
    _ = (client.messages, client.content.v1.contents, client.content.v1.content_and_approvals)
    return client


def channel_address(address: Address) -> str:
    """The form Twilio wants as `To`: exactly what it gave us, with WhatsApp's prefix."""
    return _prefixed(address.channel == "whatsapp", address.reply_to)


def _prefixed(is_whatsapp: bool, bare: str) -> str:
    return f"whatsapp:{bare}" if is_whatsapp else bare


class TwilioSender:
    """Sends by REST; fulfils the port `Sender`. One attempt per call, no retries of its own."""

    def __init__(self, client: Client, account: TwilioAccount) -> None:
        self._client, self._account = client, account

    def send(self, message: Outbound) -> SendResult:
        """Try once. Never raises for what the provider or the network does: the result says what to do."""
        try:
            taken = self._client.messages.create(**self._parameters(message))
        except Throttled as error:
            pause = result_of(429, None).wait_seconds or 1.0
            return SendResult(reaction="wait", error_code=20429, wait_seconds=max(pause, error.seconds or 0.0))
        except NotSent:
            return SendResult(reaction="retry")
        except Unanswered:
            return SendResult(reaction="uncertain")
        except TwilioException as error:
            return _refusal(error)
        except (ValueError, TypeError, KeyError, AttributeError):  # an answer that is not a message
            return SendResult(reaction="uncertain")
        if not taken.sid:
            return SendResult(reaction="uncertain")
        return SendResult(sid=taken.sid, status=STATUSES.get(str(taken.status), "queued"), error_code=taken.error_code)

    def recent(self, message: Outbound, since: datetime) -> list[SentTrace]:
        """What Twilio took from this sender for this contact since then, newest first. Raises ProviderTrouble.

        Twilio's own date filter goes by the time of sending, which a queued message does not have yet; so all messages
        between the two are read until one is old enough. Times are whole seconds. For a template, `body` is the text
        Twilio rendered, not our numbered text.
        """
        whole_second = since.replace(microsecond=0)
        filters: dict[str, Any] = {"to": channel_address(message.to)}
        if not message.sender.startswith("MG"):
            filters["from_"] = self._sender(message)
        traces = []
        with asked():
            for sent in self._client.messages.stream(**filters, page_size=50):
                if sent.date_created is None or sent.date_created >= whole_second:
                    traces.append(_trace(sent, whole_second))
                elif sent.date_created < whole_second - timedelta(days=1):
                    break
        return traces

    def show_typing(self, inbound_sid: str) -> None:
        """Show "typing…" to a WhatsApp user while we think; what goes wrong is of no consequence."""
        form = {"channel": "whatsapp", "messageId": inbound_sid}
        try:
            self._client.request("POST", "https://messaging.twilio.com/v2/Indicators/Typing.json", data=form)
        except ProviderTrouble as error:
            log.info("typing indicator not shown: %s", type(error).__name__)

    def _sender(self, message: Outbound) -> str:
        return _prefixed(message.to.channel == "whatsapp", message.sender)

    def _parameters(self, message: Outbound) -> dict[str, Any]:
        """The SDK's arguments. With a template there is no Body: Twilio takes the two together for an error."""
        service = message.sender if message.sender.startswith("MG") else self._account.messaging_service_sid
        wanted = {
            "to": channel_address(message.to),
            "from_": None if message.sender.startswith("MG") else self._sender(message),
            "messaging_service_sid": service,
            "status_callback": self._account.status_callback,
            "validity_period": message.valid_for_seconds,
            "media_url": list(message.media_urls) or None,
            **_words(message),
        }
        return {name: value for name, value in wanted.items() if value is not None}


def _words(message: Outbound) -> dict[str, Any]:
    """Template or body. A plain SMS asks Twilio to leave its characters alone."""
    if message.template is not None:
        variables = message.template.variables
        return {
            "content_sid": message.template.content_sid,
            "content_variables": json.dumps(dict(variables), ensure_ascii=False) if variables else None,
        }
    return {"body": message.body or None, "smart_encoded": False if message.to.channel == "sms" else None}


def _refusal(error: TwilioException) -> SendResult:
    status, code = getattr(error, "status", None), getattr(error, "code", None)
    if not isinstance(status, int):
        return SendResult(reaction="uncertain")
    own_code = code if isinstance(code, int) and code != status else None  # the SDK fills in the HTTP status
    return result_of(status, own_code)


def _trace(sent: Any, moment: datetime) -> SentTrace:
    status = STATUSES.get(str(sent.status), "queued")
    return SentTrace(sid=sent.sid, body=sent.body or "", created_at=sent.date_created or moment, status=status)


@contextmanager
def asked() -> Iterator[None]:
    """Turn whatever goes wrong while asking Twilio into ProviderTrouble with status and code, and no words of Twilio's.

    Twilio's messages quote phone numbers; they must not reach a log through an exception.
    """
    try:
        yield
    except ProviderTrouble:
        raise
    except TwilioException as error:
        status, code = getattr(error, "status", "?"), getattr(error, "code", "?")
        raise ProviderTrouble(f"the provider answered HTTP {status}, code {code}") from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ProviderTrouble(f"the provider's answer could not be read ({type(error).__name__})") from None
