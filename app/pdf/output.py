"""Files written whole or not at all: what was there before stays until everything new is on disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from app.errors import WrongUse


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write these files, readable by their owner only, each replacing what was there once all of them are complete.

    Raises WrongUse when a place cannot be written; then every older file is as it was.
    """
    partial: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            if path.is_dir():
                raise WrongUse(f"{path} is a folder; a file name is needed.")
            partial[path] = _written_beside(path, data)
        for path, complete in partial.items():
            os.replace(complete, path)
    except OSError as error:
        raise WrongUse(f"The file cannot be written ({error.strerror or type(error).__name__}).") from error
    finally:
        for complete in partial.values():
            complete.unlink(missing_ok=True)


def _written_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
