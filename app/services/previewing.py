"""What production would say on a day: every legal statement with its standing and the words that would go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.services.content import Worlds
from app.services.gate import BEING_CHECKED
from app.services.signing import Ledger, Standing


@dataclass(frozen=True, slots=True)
class Preview:
    """One statement in one language. `words` is what would be said: the text, or "being checked"."""

    standing: Standing
    language: str
    is_said: bool
    words: str

    @property
    def where(self) -> str:
        """The statement's context."""
        return self.standing.statement.context

    @property
    def why(self) -> str:
        """In a few words why it is said or not, for editors and lawyers."""
        standing, act = self.standing, self.standing.act
        match standing.state:
            case "signed" if self.is_said and act:
                return f"signed by {act.by} on {act.at:%Y-%m-%d}"
            case "signed":
                return f"signed without its {self.language} text"
            case "changed":
                return f"edited since it was signed ({', '.join(standing.changed)})"
            case "withdrawn" if act:
                return f"withdrawn by {act.by} on {act.at:%Y-%m-%d}" + (f": {act.reason}" if act.reason else "")
            case "stale":
                return f"waits for review of {', '.join(standing.facts)}"
            case _:
                return "nobody has signed it"

    def as_json(self) -> dict[str, Any]:
        """The same as plain values for `--json`."""
        return {
            **self.standing.as_json(),
            "language": self.language,
            "is_said": self.is_said,
            "why": self.why,
            "words": self.words,
        }


def preview(worlds: Worlds, ledger: Ledger, on: date, *, language: str) -> Iterator[Preview]:
    """Every legal statement in one language as production would treat it on that day, in the order of the flows."""
    wording, values = worlds.wording, worlds.values
    checked = ledger.library.texts[BEING_CHECKED]
    instead = wording.text(checked.context, checked.source, language, "whatsapp", values)
    for standing in ledger.standings(on):
        is_said = standing.state == "signed" and language in standing.languages
        words = wording.unfilled(standing.statement.context, standing.statement.source, language)
        yield Preview(standing, language, is_said, words if is_said else instead)


def counted(standings: list[Standing]) -> dict[str, int]:
    """How many statements there are in each state."""
    return dict(sorted(Counter(each.state for each in standings).items()))
