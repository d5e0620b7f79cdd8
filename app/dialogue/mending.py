"""Reading a conversation that does not read: written by a newer or older release, or damaged.

What can be read is kept, and nobody who writes to us finds a closed door because of what we stored. A key that this
release does not know is passed over in silence; whether anything of the person's was lost is said.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from app.dialogue.conversation import Conversation

UNREADABLE = "unreadable"
_HARMLESS = frozenset({"extra_forbidden"})


@dataclass(frozen=True, slots=True)
class Mended:
    """What could be read; `is_whole` when nothing of it was lost. None: nothing could, the person starts anew."""

    conversation: Conversation | None
    is_whole: bool


def read_conversation(state: str) -> Mended:
    """The conversation in a stored state, as whole as it can be read. Never raises."""
    try:
        return Mended(Conversation.model_validate_json(state), is_whole=True)
    except ValidationError:
        pass
    try:
        held = json.loads(state)
    except (ValueError, RecursionError):
        return Mended(None, is_whole=False)
    return _without_faults(held) if isinstance(held, dict) else Mended(None, is_whole=False)


def _without_faults(held: dict[str, Any]) -> Mended:
    """Take away the smallest thing around each fault until the rest is valid. Each round takes something away."""
    is_whole = True
    while True:
        try:
            return Mended(Conversation.model_validate_json(json.dumps(held)), is_whole)
        except ValidationError as error:
            for fault in error.errors(include_input=False, include_url=False, include_context=False):
                is_whole = is_whole and fault["type"] in _HARMLESS
                _take_away(held, fault["loc"], is_extra=fault["type"] in _HARMLESS)
        except (ValueError, RecursionError):
            return Mended(None, is_whole=False)


def _take_away(held: dict[str, Any], loc: tuple[int | str, ...], *, is_extra: bool) -> None:
    """An unknown key alone; else one answer of several; else the whole field with the fault in it.

    A PIN that cannot be read is one that nobody knows: it still stands before the case.
    """
    if loc[0] == "pin_digest":
        held["pin_digest"] = UNREADABLE
        return
    path = loc if is_extra else loc[:2] if loc[0] == "answers" else loc[:1]
    around: Any = held
    for step in path[:-1]:
        around = _inside(around, step)
    if isinstance(around, dict) and path[-1] in around:
        del around[path[-1]]
    else:
        held.pop(str(loc[0]), None)


def _inside(around: Any, step: int | str) -> Any:
    if isinstance(around, dict):
        return around.get(step)
    return around[step] if isinstance(around, list) and isinstance(step, int) and step < len(around) else None
