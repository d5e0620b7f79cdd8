"""Drawn pictures as files of the data folder, named by the digest of what they show. None of them is about a person."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PictureFiles:
    """Fulfils `app.services.gallery.PictureFolder`. The folder is made when the first picture comes."""

    folder: Path

    def has(self, key: str) -> bool:
        """True when it is there."""
        return self._file(key).is_file()

    def keep(self, key: str, picture: bytes) -> None:
        """Keep it, whole or not at all; keeping it again changes nothing. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = self.folder / f".{key}.{secrets.token_hex(4)}"
        try:
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(picture)
            unfinished.replace(self._file(key))
        finally:
            unfinished.unlink(missing_ok=True)

    def read(self, key: str) -> bytes | None:
        """Its bytes, or None."""
        try:
            return self._file(key).read_bytes()
        except FileNotFoundError:
            return None

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.png"
