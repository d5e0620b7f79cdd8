"""What the stand-in remembers: messages both ways, contents, who wrote when, who opted out, what the account owns."""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

WINDOW = timedelta(hours=24)
FINAL = frozenset({"delivered", "undelivered", "failed", "read", "canceled", "received"})

STOP_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
START_WORDS = frozenset({"START", "YES", "UNSTOP"})


@dataclass(frozen=True, slots=True)
class Taken:
    """One message, either way. Addresses are in Twilio's form with channel prefix; `at` is when it was taken."""

    sid: str
    direction: Literal["inbound", "outbound-api"]
    sender: str
    to: str
    body: str
    at: datetime
    status: str
    status_callback: str = ""
    service: str = ""
    content_sid: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    media: tuple[str, ...] = ()
    error_code: int | None = None
    sent_at: datetime | None = None

    @property
    def person(self) -> str:
        """The address at the other end from us."""
        return self.sender if self.direction == "inbound" else self.to

    @property
    def ours(self) -> str:
        """Our own address."""
        return self.to if self.direction == "inbound" else self.sender


@dataclass(frozen=True, slots=True)
class File:
    """One media file of a message."""

    sid: str
    message_sid: str
    content_type: str
    content: bytes


class Store:
    """All of it in memory, on one event loop. With `record`, every message taken is also a line of JSON in that file.

    The file is read again at start, so a stand-in may itself be restarted; deleted messages stay in the file, which is
    the count of what left.
    """

    def __init__(self, *, now: Callable[[], datetime], record: Path | None = None) -> None:
        self.now = now
        self.messages: dict[str, Taken] = {}
        self.files: dict[str, File] = {}
        self.contents: dict[str, dict[str, Any]] = {}
        self.approvals: dict[str, dict[str, Any]] = {}
        self.numbers: list[dict[str, Any]] = []
        self.senders: list[dict[str, Any]] = []
        self.services: dict[str, dict[str, Any]] = {}
        self.opted_out: set[tuple[str, str]] = set()
        self.attempts: Counter[tuple[str, str]] = Counter()
        self.typing: list[str] = []
        self._last_inbound: dict[tuple[str, str], datetime] = {}
        self._by_person: dict[str, list[str]] = {}
        self._record = record
        if record is not None and record.exists():
            for taken in read_record(record):
                self._remember(taken)

    def take(self, taken: Taken) -> None:
        """Keep a message and write it down."""
        self._remember(taken)
        if self._record is not None:
            line = asdict(taken) | {"at": taken.at.isoformat(), "sent_at": None}
            with self._record.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def move(self, sid: str, status: str, error_code: int | None = None) -> None:
        """Set a message's status, if the message is still there."""
        if (held := self.messages.get(sid)) is not None:
            sent_at = held.sent_at or (self.now() if status != "queued" else None)
            self.messages[sid] = replace(held, status=status, error_code=error_code, sent_at=sent_at)

    def forget(self, sid: str) -> None:
        """Delete a message and its files."""
        self.messages.pop(sid, None)
        self.files = {name: file for name, file in self.files.items() if file.message_sid != sid}

    def is_window_open(self, person: str, ours: str) -> bool:
        """True when this person wrote to this number of ours within 24 hours."""
        last = self._last_inbound.get((person, ours))
        return last is not None and self.now() - last < WINDOW

    def note_opt_word(self, taken: Taken) -> None:
        """Stop or start this pair as Twilio does by default on SMS: whole message, English words, any case."""
        word = taken.body.strip().upper()
        if taken.person.startswith("whatsapp:"):
            return
        if word in STOP_WORDS:
            self.opted_out.add((taken.person, taken.ours))
        elif word in START_WORDS:
            self.opted_out.discard((taken.person, taken.ours))

    def listed(self, *, to: str = "", sender: str = "", since: datetime | None = None, lag: float = 0.0) -> list[Taken]:
        """Messages as Twilio lists them, newest first; those taken within the last `lag` seconds are not there yet."""
        visible = self.now() - timedelta(seconds=lag)
        sids = self._by_person.get(to) or self._by_person.get(sender)
        if sids is None:
            sids = list(self.messages)
        return [
            held
            for held in (self.messages[sid] for sid in reversed(sids) if sid in self.messages)
            if (not to or held.to == to)
            and (not sender or held.sender == sender)
            and (since is None or (held.sent_at is not None and held.sent_at >= since))
            and held.at <= visible
        ]

    def _remember(self, taken: Taken) -> None:
        self.messages[taken.sid] = taken
        self._by_person.setdefault(taken.person, []).append(taken.sid)
        if taken.direction == "inbound":
            self._last_inbound[taken.person, taken.ours] = taken.at
            self.note_opt_word(taken)


def read_record(path: Path) -> Iterator[Taken]:
    """The messages of a record file, oldest first; a last line cut short by a kill is left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            held = json.loads(line)
        except ValueError:
            continue
        held["at"] = datetime.fromisoformat(held["at"]).astimezone(UTC)
        held["media"] = tuple(held["media"])
        yield Taken(**held)


def new_sid(prefix: str) -> str:
    """A sid of Twilio's shape: two letters and 32 hexadecimal digits."""
    return prefix + secrets.token_hex(16)
