"""A copy of the last content that could be used, so that a broken edit does not keep the service from starting."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
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
    """Copy the folders beside the last copy, then let them take its place. Raises OSError, with the old copy whole.

    Several processes may do so at once: each works in a folder of its own, and the last one stays.
    """
    held, own = data_dir / "last_good", Path(tempfile.mkdtemp(prefix=".last_good.", dir=data_dir))
    try:
        shutil.copytree(places.content, own / "new" / "content")
        shutil.copytree(places.locales, own / "new" / "locales")
        if held.exists():
            os.replace(held, own / "old")
        os.replace(own / "new", held)
    finally:
        shutil.rmtree(own, ignore_errors=True)
