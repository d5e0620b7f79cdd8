"""Buttons, lists and templates at Twilio: made once per shape and language, found again by name, sent for approval.

A Content resource is never altered here. Its name ends in the key of its shape (`app.messaging.choices`), so changed
labels make a new resource and messages already queued keep the old one until the operator deletes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from app.channels.twilio_client import asked
from app.errors import BadContent, ProviderTrouble

Category = Literal["UTILITY", "MARKETING", "AUTHENTICATION"]

KINDS = frozenset({"twilio/text", "twilio/quick-reply", "twilio/list-picker"})
"""The kinds of content we make. On SMS Twilio falls back to the `twilio/text` part, so each content carries one."""

OURS = "orienta_"
"""What the names of our contents begin with; others in the account are left alone."""


@dataclass(frozen=True, slots=True)
class WantedContent:
    """One set of buttons, list or text in one language, in Twilio's own names and shapes.

    `full_name` is lower case, digits and underscores, and changes with anything it shows; `variables` holds a sample
    for each variable; `category` is set where it must be approved to leave outside WhatsApp's 24 hours.
    """

    full_name: str
    language: str
    types: Mapping[str, Any]
    variables: Mapping[str, str] = field(default_factory=dict)
    category: Category | None = None

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any], *, category: Category | None = None) -> WantedContent:
        """From what `app.messaging.choices.content_payload` describes."""
        return cls(payload["friendly_name"], payload["language"], payload["types"], payload["variables"], category)


@dataclass(frozen=True, slots=True)
class StoredContent:
    """What Twilio holds. `approval` is WhatsApp's word: unsubmitted, received, pending, approved, rejected, paused…"""

    sid: str
    full_name: str
    language: str
    types: Mapping[str, Any]
    approval: str = "unsubmitted"
    rejection: str = ""


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did: `sids` by full name for all that was wanted; the rest are full names in the order found."""

    sids: Mapping[str, str]
    created: tuple[str, ...]
    submitted: tuple[str, ...]
    outdated: tuple[str, ...]


class TwilioContents:
    """The Content API. Everything here raises ProviderTrouble when Twilio refuses or cannot be reached."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def stored(self) -> list[StoredContent]:
        """All content of the account with its WhatsApp approval."""
        with asked():
            return [_stored(item) for item in self._client.content.v1.content_and_approvals.stream(page_size=100)]

    def create(self, wanted: WantedContent) -> str:
        """Make one content; its sid. Raises BadContent for a shape that Twilio's SDK would send only in part."""
        payload = {
            "friendly_name": wanted.full_name,
            "language": wanted.language,
            "variables": dict(wanted.variables),
            "types": {kind: dict(shape) for kind, shape in wanted.types.items()},
        }
        request = ContentList.ContentCreateRequest(payload)
        check_sent_whole(wanted, _without_none(request.to_dict()))
        with asked():
            return _sid(self._client.content.v1.contents.create(request).sid)

    def submit(self, sid: str, full_name: str, category: Category) -> None:
        """Ask WhatsApp to approve a content under this name (lower case, digits, underscores)."""
        request = ApprovalCreateList.ContentApprovalRequest({"name": full_name, "category": category})
        with asked():
            self._client.content.v1.contents(sid).approval_create.create(request)

    def approval(self, sid: str) -> tuple[str, str]:
        """WhatsApp's present word on one content, and its reason where it rejected."""
        with asked():
            return _approval(self._client.content.v1.contents(sid).approval_fetch().fetch().whatsapp)

    def delete(self, sid: str) -> None:
        """Delete one content; messages that name it can no longer leave."""
        with asked():
            self._client.content.v1.contents(sid).delete()

    def sync(self, wanted: Iterable[WantedContent]) -> Synced:
        """Make what is missing and submit what needs approval and was never submitted; repeated, it changes nothing.

        `outdated` names contents of ours that are not among the wanted; the operator deletes them once no queued
        message names them.
        """
        known = {item.full_name: item for item in self.stored() if item.full_name.startswith(OURS)}
        sids: dict[str, str] = {}
        created, submitted = [], []
        for one in wanted:
            held = known.get(one.full_name)
            sids[one.full_name] = held.sid if held else self.create(one)
            if held is None:
                created.append(one.full_name)
            if one.category and (held is None or held.approval == "unsubmitted"):
                self.submit(sids[one.full_name], one.full_name, one.category)
                submitted.append(one.full_name)
        return Synced(sids, tuple(created), tuple(submitted), tuple(name for name in known if name not in sids))


def check_sent_whole(wanted: WantedContent, sent: Mapping[str, Any]) -> None:
    """Raise BadContent when Twilio's SDK would drop a part without a word, as it does with names it does not know."""
    if not wanted.types or not set(wanted.types) <= KINDS:
        raise BadContent(f"{wanted.full_name} ({wanted.language}): content must be of {', '.join(sorted(KINDS))}")
    if json.loads(json.dumps(sent["types"])) != json.loads(json.dumps(_without_none(dict(wanted.types)))):
        raise BadContent(f"{wanted.full_name} ({wanted.language}): holds fields that Twilio's SDK does not send")


def _without_none(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_none(part) for name, part in value.items() if part is not None}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_without_none(part) for part in value]
    return value


def _stored(item: Any) -> StoredContent:
    approval, rejection = _approval(item.approval_requests)
    return StoredContent(
        _sid(item.sid), item.friendly_name or "", item.language or "", item.types or {}, approval, rejection
    )


def _approval(given: Any) -> tuple[str, str]:
    facts = given if isinstance(given, Mapping) else {}
    return str(facts.get("status") or "unsubmitted"), str(facts.get("rejection_reason") or "")


def _sid(sid: object) -> str:
    if not isinstance(sid, str) or not sid:
        raise ProviderTrouble("the provider's answer names no sid")
    return sid
