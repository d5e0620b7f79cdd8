"""A copy of the last content that could be used, so that a broken edit does not keep the service from starting."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that a release is read from."""

    content: Path
    locales: Path

    def mark(self) -> str:
        """Changes when a file is written, added or taken away; reads no file."""
        told = hashlib.sha256()
        for folder in (self.content, self.locales):
            for file in sorted(file for kind in ("*.yaml", "*.po") for file in folder.rglob(kind)):
                try:
                    seen = file.stat()
                except OSError:  # an editor that replaces files has just taken it away
                    continue
                told.update(f"{file.relative_to(folder)}\0{seen.st_mtime_ns}\0{seen.st_size}\0".encode())
        return told.hexdigest()


def kept_in(data_dir: Path) -> Places | None:
    """Where the copy is, or None when there is none yet."""
    folder = data_dir / "last_good"
    places = Places(folder / "content", folder / "locales")
    return places if places.content.is_dir() and places.locales.is_dir() else None


def keep(places: Places, data_dir: Path) -> None:
    """Copy the folders beside the last copy, then let them take its place. Raises OSError, with the old copy whole."""
    fresh, held, old = (data_dir / name for name in (".last_good.new", "last_good", ".last_good.old"))
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(places.content, fresh / "content")
    shutil.copytree(places.locales, fresh / "locales")
    if held.exists():
        os.replace(held, old)
    os.replace(fresh, held)
    shutil.rmtree(old, ignore_errors=True)
