"""One thing for a reviewer to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Flag:
    """A question about named items. `id` is that of the checklist (`I589-R08`); the message repeats no answer."""

    id: str
    items: tuple[str, ...]
    message: str

    def as_json(self) -> dict[str, Any]:
        """The flag as `i589 check --json` prints it."""
        return {"id": self.id, "items": list(self.items), "message": self.message}
