"""What the pages work with, handed over once when the application is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from app.messaging.wording import Wording
from app.services.access.tools import Tools


@dataclass(frozen=True)
class ClinicDesk:
    """`wording` gives the catalogues in force; `services` are the use cases of the areas, by name.

    `mail(to, subject, body)` hands a mail over and tells whether it could; None where no mail server is set.
    """

    tools: Tools
    wording: Callable[[], Wording]
    organisation: str
    practice_organisation: Callable[[], int]
    mail: Callable[[str, str, str], bool] | None = None
    services: Mapping[str, Any] = field(default_factory=dict)

    @property
    def has_practice(self) -> bool:
        """True where invented members may enter: never in production."""
        return self.tools.rules.has_practice

    @property
    def origin(self) -> str:
        """Scheme and host under which browsers reach us."""
        parts = urlsplit(self.tools.rules.origin)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def is_https(self) -> bool:
        """True when cookies may be kept to https."""
        return self.origin.startswith("https://")
