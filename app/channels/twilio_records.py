"""Twilio's own copies: files people sent, messages to erase, messages whose webhook never reached us."""

from __future__ import annotations

import base64
import logging
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from twilio.base.exceptions import TwilioException
from twilio.rest import Client

from app.channels.twilio_client import TwilioAccount, asked
from app.channels.twilio_form import Refused
from app.channels.twilio_http import Wire
from app.channels.twilio_inbound import read_inbound
from app.errors import MediaRefused, ProviderTrouble
from app.services.messages import Inbound

log = logging.getLogger(__name__)

_MESSAGE = re.compile(r"(?:SM|MM)[0-9a-fA-F]{32}", re.ASCII)
_MEDIA_PATH = re.compile(
    r"/2010-04-01/Accounts/(AC[0-9a-fA-F]{32})/Messages/(?:SM|MM)[0-9a-fA-F]{32}/Media/ME[0-9a-fA-F]{32}", re.ASCII
)
_REDIRECTS = 3

MEDIA_TYPES = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "image/heif", "image/tiff", "image/bmp"}
    | {"audio/ogg", "audio/opus", "audio/mpeg", "audio/mp4", "audio/aac", "audio/amr", "audio/3gpp", "audio/wav"}
    | {"audio/x-wav", "audio/webm", "video/mp4", "video/3gpp", "video/quicktime", "video/webm", "application/ogg"}
    | {"application/pdf", "text/plain", "text/vcard", "text/x-vcard", "application/msword", "text/directory"}
    | {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.ms-excel",
        "application/vnd.ms-powerpoint",
        "application/octet-stream",
        "binary/octet-stream",
    }
)
"""What people send and we keep; what it is in truth is read from its bytes (`app.services.sniffing`). Pages and scripts
(text/html, image/svg+xml…) are never fetched into our store."""


class TwilioRecords:
    """Fetches and erases; fulfils the port `ProviderRecords`. `wire` must be the one the client was opened with."""

    def __init__(self, client: Client, account: TwilioAccount, wire: Wire) -> None:
        self._client, self._account, self._wire = client, account, wire

    def delete_message(self, sid: str) -> bool:
        """Delete a message and its media at Twilio: True when gone (or never there), False to try again later.

        Twilio refuses (20009) until a message has reached its final status, which may take days. A sid that is not of
        Twilio's shape was never there.
        """
        if not _MESSAGE.fullmatch(sid):
            return True
        try:
            return bool(self._client.messages(sid).delete())
        except TwilioException as error:
            if getattr(error, "status", None) == 404:
                return True
            log.warning("message not deleted: HTTP %s, code %s", _fact(error, "status"), _fact(error, "code"))
        except ProviderTrouble as error:
            log.warning("message not deleted: %s", type(error).__name__)
        return False

    def fetch_media(self, url: str, *, max_bytes: int) -> tuple[str, bytes]:
        """Content type (lower case, no parameters) and bytes of a file that somebody sent to our account.

        Raises MediaRefused for what will never be fetched (a link that is not one of our account's, gone, too big, of a
        kind we do not keep), ProviderTrouble for what may work later. Our credentials go to Twilio's API only, never
        along with a redirect.
        """
        match = _MEDIA_PATH.fullmatch(urlsplit(url).path)
        if not match or match[1].lower() != self._account.account_sid.lower():
            raise MediaRefused("not a media link of this account")
        try:
            place = self._wire.place(url)
        except ProviderTrouble:
            raise MediaRefused("not a media link of the provider") from None
        return self._fetch(place, max_bytes)

    def inbound_since(self, since: datetime) -> list[Inbound]:
        """Messages people sent to our numbers since then, oldest first. Raises ProviderTrouble.

        Twilio's list knows less than a webhook: no button ids, no WhatsApp user id, no names. A tapped button is there
        by its title in `body`, and the key is the number unless the sender hides it.
        """
        with asked():
            found = [message for to in self._own_addresses() for message in self._listed(to, since)]
        return sorted(found, key=lambda inbound: inbound.received_at)

    def _own_addresses(self) -> list[str | None]:
        """Each of our numbers on both channels, or None for whatever the account has."""
        pairs = [(number, f"whatsapp:{number}") for number in self._account.senders]
        return [address for pair in pairs for address in pair] or [None]

    def _listed(self, to: str | None, since: datetime) -> list[Inbound]:
        filters: dict[str, Any] = {"to": to} if to else {}
        day = since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        found = []
        for record in self._client.messages.stream(**filters, date_sent_after=day, page_size=200):
            moment = record.date_sent or record.date_created
            if record.direction == "inbound" and moment and moment >= since.replace(microsecond=0):
                inbound = read_inbound(self._as_form(record), now=moment)
                if isinstance(inbound, Refused):
                    log.warning("a listed message could not be read: %s", inbound.reason)
                else:
                    found.append(inbound)
        return found

    def _as_form(self, record: Any) -> list[tuple[str, str]]:
        """A listed message in the words of a webhook, so that one reader serves both."""
        fields = [("MessageSid", record.sid), ("From", record.from_), ("To", record.to), ("Body", record.body)]
        if record.messaging_service_sid:
            fields.append(("MessagingServiceSid", record.messaging_service_sid))
        if (record.num_media or "0") != "0":
            fields.append(("NumMedia", record.num_media))
            for index, media in enumerate(self._client.messages(record.sid).media.list(limit=20)):
                link = f"https://api.twilio.com{media.uri.removesuffix('.json')}"
                fields += [(f"MediaUrl{index}", link), (f"MediaContentType{index}", media.content_type)]
        return [(name, value or "") for name, value in fields]

    def _fetch(self, place: str, max_bytes: int) -> tuple[str, bytes]:
        auth: tuple[str, str] | None = (self._account.key, self._account.secret)
        for _ in range(_REDIRECTS + 1):
            request = self._wire.http.build_request("GET", place, headers=_basic(auth))
            answer = self._wire.once(request, stream=True)
            try:
                if not answer.is_redirect:
                    return _file(answer, max_bytes)
                place, auth = self._next(place, answer), None
            finally:
                answer.close()
        raise ProviderTrouble("the provider redirected a file too often")

    def _next(self, place: str, answer: httpx.Response) -> str:
        """Where a redirect leads: HTTPS anywhere, or the stand-in itself."""
        target = urljoin(place, str(answer.headers.get("Location", "")))
        is_own_base = self._wire.base is not None and target.startswith(self._wire.base + "/")
        if not (target.startswith("https://") or is_own_base):
            raise MediaRefused("a redirect away from HTTPS")
        return target


def _basic(auth: tuple[str, str] | None) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(":".join(auth).encode()).decode()} if auth else {}


def _file(answer: httpx.Response, max_bytes: int) -> tuple[str, bytes]:
    """Type and bytes of an answer, read no further than the limit."""
    if answer.status_code in (404, 410):
        raise MediaRefused("the file is gone")
    if answer.status_code != 200:
        raise ProviderTrouble(f"the provider answered HTTP {answer.status_code} for a file")
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in MEDIA_TYPES:
        raise MediaRefused("a kind of file that is not kept", "kind")
    content = bytearray()
    try:
        for chunk in answer.iter_bytes():
            content += chunk
            if len(content) > max_bytes:
                raise MediaRefused(f"the file is larger than {max_bytes} bytes", "large")
    except httpx.HTTPError as error:
        raise ProviderTrouble(f"a file broke off ({type(error).__name__})") from None
    return kind, bytes(content)


def _fact(error: TwilioException, name: str) -> object:
    return getattr(error, name, "?")
