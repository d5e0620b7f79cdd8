"""Buttons, lists and templates at Twilio: made once per text and language, found again by name, sent for approval.

A Content resource is never altered here: its name ends in a digest of what it holds, so a changed text makes a new
resource and the messages already queued keep the old one until it is pruned.
"""

from __future__ import annotations

import hashlib
import json
import re
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

OURS = re.compile(r"[a-z0-9_]+_[0-9a-f]{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class WantedContent:
    """One text with its buttons in one language.

    `name` is ours (lower case, digits, underscores); `types` has Twilio's own names (`twilio/quick-reply`) and shapes;
    `variables` holds a sample for each variable; `category` is set where the text must be approved to leave outside
    WhatsApp's 24 hours.
    """

    name: str
    language: str
    types: Mapping[str, Any]
    variables: Mapping[str, str] = field(default_factory=dict)
    category: Category | None = None

    @property
    def full_name(self) -> str:
        """Name and digest of all that Twilio keeps: the same for the same words, another for any change."""
        whole = json.dumps([self.language, self.types, self.variables], sort_keys=True, ensure_ascii=False)
        return f"{self.name}_{hashlib.sha256(whole.encode()).hexdigest()[:12]}"


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
    """What a sync did: `sids` by (name, language) for all that was wanted; the rest are full names."""

    sids: Mapping[tuple[str, str], str]
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

        `outdated` names earlier versions of what is wanted, in the order found; the operator deletes them once no
        queued message names them.
        """
        known = {(item.full_name, item.language): item for item in self.stored()}
        sids: dict[tuple[str, str], str] = {}
        created, submitted, kept = [], [], set()
        for one in wanted:
            held = known.get((one.full_name, one.language))
            sid = held.sid if held else self.create(one)
            if held is None:
                created.append(one.full_name)
            if one.category and (held is None or held.approval == "unsubmitted"):
                self.submit(sid, one.full_name, one.category)
                submitted.append(one.full_name)
            sids[(one.name, one.language)] = sid
            kept.add(one.full_name)
        return Synced(sids, tuple(created), tuple(submitted), _outdated(known.values(), kept, sids))


def check_sent_whole(wanted: WantedContent, sent: Mapping[str, Any]) -> None:
    """Raise BadContent when Twilio's SDK would drop a part without a word, as it does with names it does not know."""
    if not wanted.types or not set(wanted.types) <= KINDS:
        raise BadContent(f"{wanted.name} ({wanted.language}): content must be of {', '.join(sorted(KINDS))}")
    if json.loads(json.dumps(sent["types"])) != json.loads(json.dumps(_without_none(dict(wanted.types)))):
        raise BadContent(f"{wanted.name} ({wanted.language}): holds fields that Twilio's SDK does not send")


def _outdated(known: Iterable[StoredContent], kept: set[str], sids: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    names = {name for name, _ in sids}
    ours = (item.full_name for item in known if OURS.fullmatch(item.full_name))
    return tuple(full for full in ours if full not in kept and full.rpartition("_")[0] in names)


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
