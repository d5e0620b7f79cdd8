"""One answer: its state, its canonical value, and the person's own words, which are kept whatever happens."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

State = Literal["answered", "none", "not_applicable", "unknown", "declined", "not_asked"]


def _iso_date(text: str) -> str:
    date.fromisoformat(text)
    return text


Text = Annotated[str, StringConstraints(min_length=1)]


class Translation(BaseModel):
    """A person's translation into English: for the certificate, `by` is their name and `on` the day (ISO)."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    text: Text
    by: Text
    on: Annotated[str, AfterValidator(_iso_date)]


class Leaf(BaseModel):
    """One answer.

    `answered` has a `value` (canonical for the kind of item) or an `original` that waits for translation, or both.
    `none` (there is none), `not_applicable`, `unknown` (the person does not know), `declined` (would rather not say)
    and `not_asked` are five different things. `language` is the language of `original` (or of `value` where there is
    no original). `provenance` says who, when, which message, what it was before; this package keeps it, unread.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    state: State = "not_asked"
    value: str | tuple[str, ...] | None = None
    original: str | None = None
    language: str | None = None
    approximate: bool = False
    translation: Translation | None = None
    provenance: dict[str, Any] | None = None

    @property
    def is_settled(self) -> bool:
        """True when the question was put and something was said."""
        return self.state != "not_asked"

    @property
    def text(self) -> str:
        """The canonical value as one text, empty where there is none."""
        return ", ".join(self.value) if isinstance(self.value, tuple) else self.value or ""

    def as_json(self) -> dict[str, Any]:
        """The leaf as APPLICATION.json writes it: only what is there."""
        return {"state": self.state} | self.model_dump(mode="json", exclude_defaults=True)


NOT_ASKED = Leaf()
