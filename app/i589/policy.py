"""What a box prints when the answer is no plain value: the clinic lawyer's rules, read from the edition's policy.yaml.

There is no automatic N/A: a word is printed because the person or the reviewer said exactly that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from app.errors import BadContent
from app.i589.addresses import Address, catalog
from app.i589.layout import lay_out
from app.i589.leaf import State
from app.i589.mapping import MapField

Said = Literal["none", "not_applicable", "unknown", "declined"]
Print = Literal["None", "N/A", "Unknown", "by_hand"]
ByHandOrPrint = Literal["by_hand", "print"]

NEEDS_LAWYER = "a lawyer's rule for someone who waits outside the United States is needed first (I589-21)"


class Policy(BaseModel):
    """The rules of one edition; the strictest ones where the file is silent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: str
    words: dict[Said, Print] = {}
    items: dict[str, dict[Said, Print]] = {}
    residence: ByHandOrPrint = "by_hand"
    mailing: ByHandOrPrint = "by_hand"
    approximate_dates: Literal["ledger", "supplement"] = "ledger"
    letters: Literal["as_written", "ascii"] = "as_written"

    @field_validator("items")
    @classmethod
    def _items_exist(cls, items: dict[str, Any]) -> dict[str, Any]:
        for prefix in items:
            if not any(_covers(prefix, pattern.replace("[]", "")) for pattern in catalog()):
                raise ValueError(f"{prefix} is not an item of the form")
        return items

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Policy:
        """The policy from the parsed policy.yaml; raises BadContent naming what is wrong."""
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            first = error.errors()[0]
            raise BadContent(f"policy: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None

    def by_hand(self, place: Address) -> str | None:
        """Why the answer at this address is never printed but written by hand, or None."""
        for prefix, rule in (("A.I.8", self.residence), ("A.I.9", self.mailing)):
            if rule == "by_hand" and place.text.startswith(prefix + "."):
                return NEEDS_LAWYER
        return None

    def word(self, place: Address, state: State) -> Print:
        """What this state prints at this address: a word, or `by_hand`."""
        if state == "answered" or state == "not_asked":
            return "by_hand"
        plain = place.item.pattern.replace("[]", "")
        rules = [prefix for prefix, words in self.items.items() if _covers(prefix, plain) and state in words]
        if rules:
            return self.items[max(rules, key=len)][state]
        return self.words.get(state, "by_hand")


def _covers(prefix: str, address: str) -> bool:
    return address == prefix or address.startswith(prefix + ".")


def takes(box: MapField, word: str) -> bool:
    """True when the official box accepts this word and has the room for it."""
    return word in box.words and lay_out(word, box.frame) is not None
