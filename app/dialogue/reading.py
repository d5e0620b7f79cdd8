"""What reading a person's words gives: a value, a question back, or an honest "they do not know"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]

Status = Literal["ok", "ambiguous", "clarify", "invalid", "unknown", "declined"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How one reply was read.

    `status`: `ok` (value holds it), `ambiguous` (value lists the possible readings: ask back; one
    alone, with hint `sure`, was heard in words that may say something else), `clarify` (a part is
    missing: ask for it), `invalid` (not an answer to this kind of question), `unknown` (the person says they do not
    know), `declined` (they would rather not say).
    `value`: the canonical value of the kind (see `app.dialogue.readers`), or the list of readings, or None.
    `hint`: a stable id of why we ask back (`date.day_or_month`, `a_number.too_short`, ...); content holds its words.
    """

    status: Status
    value: Json = field(default=None, repr=False)
    hint: str | None = None

    @property
    def is_settled(self) -> bool:
        """True when the conversation may go on: a value, or an honest unknown or declined."""
        return self.status in ("ok", "unknown", "declined")
