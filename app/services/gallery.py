"""The drawings that are the same for everybody: drawn once, kept as files under the digest of what they show."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from app.errors import BadContent
from app.services.handout_ports import Drawer
from app.services.handouts import PLAN
from app.services.speech import Voice

log = logging.getLogger(__name__)

PATH = "/media/p"
KEY = re.compile(r"[0-9a-f]{40}", re.ASCII)
"""The digest under which a drawing is kept and fetched."""


class PictureFolder(Protocol):
    """Where drawn pictures are kept. What is kept under a key never changes."""

    def has(self, key: str) -> bool:
        """True when it is there."""
        ...

    def keep(self, key: str, picture: bytes) -> None:
        """Keep it; keeping it again changes nothing. Raises OSError."""
        ...

    def read(self, key: str) -> bytes | None:
        """Its bytes, or None."""
        ...


@dataclass(frozen=True)
class Gallery:
    """Gives the address of a drawing. `base_url`: our own address, as the provider reaches it."""

    drawer: Drawer
    folder: PictureFolder
    base_url: str

    def url(self, name: str, language: str, voice: Voice) -> str | None:
        """Where the provider fetches this drawing; None when it cannot be drawn, for the words go without it."""
        try:
            svg = self.drawer.draw(name, voice.picture_words(name, language))
            key = hashlib.sha256(svg.encode()).hexdigest()[:40]
            if not self.folder.has(key):
                self.folder.keep(key, self.drawer.png(svg))
        except (BadContent, OSError) as error:
            log.error("the drawing %s could not be made: %s", name, type(error).__name__)
            return None
        return f"{self.base_url}{PATH}/{key}.png"

    def warm_up(self, voice: Voice, languages: Iterable[str]) -> int:
        """Draw everything that is the same for everybody, before anybody waits for it; returns how many there are."""
        names = [name for name in voice.library.pictures if name != PLAN]
        wanted = [(name, language) for language in languages for name in names]
        return sum(self.url(name, language, voice) is not None for name, language in wanted)
