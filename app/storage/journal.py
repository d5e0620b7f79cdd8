"""The journal: what must stay true even if the database is put back to an earlier day.

One JSON line for every erasure, every opt-out and every statement withdrawn, appended once its transaction has become
true, in a file apart from the database. It names nobody: a person is the random name of their row, a contact its keyed
hash, a message the provider's id, a statement the id that authors gave it. `app.storage.backup.restore` replays it.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

log = logging.getLogger(__name__)

LastingKind = Literal["erased", "opted_out", "opted_in", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Lasting:
    """One thing that no restore may undo. `who` is hexadecimal, for a statement that of its id.

    `sids` are the provider's ids of erased messages.
    """

    kind: LastingKind
    who: str
    at: datetime
    sids: tuple[str, ...] = ()


class Journal:
    """An append-only file, readable by its owner alone, flushed to disk with every entry."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, entries: Iterable[Lasting]) -> None:
        """Add entries at the end, all in one write. Raises OSError when they did not all reach the disk."""
        lines = "".join(_line(each) for each in entries).encode()
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            size = os.fstat(handle).st_size
            if size and os.pread(handle, 1, size - 1) != b"\n":
                lines = b"\n" + lines
            if os.write(handle, lines) != len(lines):
                raise OSError("the journal was cut short")
            os.fsync(handle)
        finally:
            os.close(handle)

    def append_or_log(self, entries: Iterable[Lasting]) -> None:
        """The same after a commit, which a full disk cannot undo: `catch_up` adds later what is missing."""
        try:
            self.append(entries)
        except OSError as error:
            log.error("the journal of erasures could not be written: %s", type(error).__name__)

    def entries(self) -> list[Lasting]:
        """All entries in order; none when there is no file yet.

        A line that cannot be read (cut by a crash) is left out and its number logged. Raises OSError.
        """
        if not self.path.exists():
            return []
        lines = self.path.read_text(encoding="utf-8", errors="replace").split("\n")
        found = [_entry(line, number) for number, line in enumerate(lines, start=1) if line]
        return [each for each in found if each is not None]


def _line(entry: Lasting) -> str:
    fields = {"kind": entry.kind, "who": entry.who, "at": entry.at.isoformat(), "sids": entry.sids}
    return json.dumps(fields, separators=(",", ":")) + "\n"


def _entry(line: str, number: int) -> Lasting | None:
    try:
        fields = json.loads(line)
        if fields["kind"] not in get_args(LastingKind):
            raise ValueError("unknown kind")
        bytes.fromhex(fields["who"])
        return Lasting(fields["kind"], fields["who"], datetime.fromisoformat(fields["at"]), tuple(fields["sids"]))
    except (ValueError, KeyError, TypeError):
        log.warning("the journal of erasures cannot be read at line %d", number)
        return None
