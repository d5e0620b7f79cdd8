"""What `orienta doctor` finds: one check, what is true, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Standing = Literal["ok", "advice", "problem", "by_hand"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    `ok` needs nothing; `advice` may wait; `problem` must be mended; `by_hand` is what no program can see: `do` says
    where to look. Holds no secret and nothing about a person.
    """

    name: str
    standing: Standing
    says: str
    do: str = ""

    def as_json(self) -> dict[str, Any]:
        """The check as plain values for `--json`."""
        return asdict(self)


def has_problem(checks: Iterable[Check]) -> bool:
    """True when something must be mended."""
    return any(check.standing == "problem" for check in checks)
