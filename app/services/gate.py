"""Which legal statements may be said now."""

from __future__ import annotations

from dataclasses import dataclass

from app.dialogue.events import Said

BEING_CHECKED = "engine/being_checked"
"""What is said in place of a legal statement that nobody has signed, or that was withdrawn or is past its review."""


@dataclass(frozen=True)
class Gate:
    """In production only what a person signed, nobody withdrew, and whose facts are within their review day.

    `signed`: contexts and the languages that a signature which still holds covers. `stale_facts`: ids past review today
    or withdrawn. With `is_open` (development) everything is said; the simulator marks it.
    """

    is_open: bool = True
    signed: frozenset[tuple[str, str]] = frozenset()
    stale_facts: frozenset[str] = frozenset()

    def lets_through(self, said: Said) -> bool:
        """True when a text may be said as it is."""
        return self.is_open or self.would_let_through(said)

    def would_let_through(self, said: Said) -> bool:
        """The same as production would judge it."""
        if not said.facts:
            return True
        return (said.context, said.language) in self.signed and not self.stale_facts.intersection(said.facts)
