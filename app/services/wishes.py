"""What people added to an agreement or to a call for a person, kept sealed for those who act upon it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.dialogue.events import WishTold
from app.services.ports import Revision

FLAG = "wish"
"""The clear flag of a case: something was wished; what it is stands sealed."""

PREFIX = "@wish."
"""The addresses of wishes among the answers; what follows says what each is about."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for, in their own words. `about` as in `WishTold`."""

    about: str
    words: str = field(repr=False)
    at: datetime


def revision_of(event: WishTold, release: str) -> Revision:
    """The revision that keeps a wish, or says that there is none any more."""
    state = "answered" if event.words else "not_asked"
    leaf = {"state": state, "value": event.words, "original": event.words, "language": event.language}
    text = json.dumps(leaf, ensure_ascii=False, sort_keys=True)
    return Revision(f"{PREFIX}{event.about}", text, "person", event.at, release, event.sid)


def wishes_in(latest: Mapping[str, Revision]) -> tuple[Wish, ...]:
    """Every wish that holds, oldest first; `latest`: the newest revision of each address."""
    found = []
    for address, revision in latest.items():
        leaf = json.loads(revision.leaf) if address.startswith(PREFIX) else {}
        if leaf.get("state") == "answered":
            found.append(Wish(address.removeprefix(PREFIX), str(leaf.get("value") or ""), revision.at))
    return tuple(sorted(found, key=lambda each: each.at))
