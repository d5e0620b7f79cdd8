"""The key file: operator keys and the lookup key as a few lines of text, readable by its owner alone.

    lookup <base64 of 32 bytes>
    operator 1 <base64 of 32 bytes>
    operator 2 <base64 of 32 bytes>

The same text may come from a setting instead, with `;` between the entries. Whoever holds these keys and the database
can read everything; whoever loses them can read nothing, ever again. Keep a copy apart from the database's backups.
"""

from __future__ import annotations

import base64
import binascii
import logging
import os
import re
import secrets
from pathlib import Path

from app.errors import BadSettings, WrongUse
from app.storage.sealing import KEY_BYTES, Keyring

log = logging.getLogger(__name__)

_HEADING = "# Orienta: keys that open the database. Keep a copy apart from the backups, and never send it to anybody.\n"


def parse_keys(text: str) -> Keyring:
    """The keyring in this text. Raises BadSettings, which names the entry's position and never repeats it."""
    operator: dict[int, bytes] = {}
    lookup: bytes | None = None
    entries = re.split(r"[\n;]", re.sub(r"(?m)^\s*#.*$", "", text))
    for position, entry in enumerate(entries, start=1):
        words = entry.split()
        if not words:
            continue
        if len(words) == 2 and words[0] == "lookup" and lookup is None:
            lookup = _secret(words[1], position)
        elif len(words) == 3 and words[0] == "operator" and words[1].isdecimal() and int(words[1]) not in operator:
            operator[int(words[1])] = _secret(words[2], position)
        else:
            raise BadSettings(f"keys, entry {position}: expected one 'lookup KEY' and 'operator NUMBER KEY' lines")
    if lookup is None:
        raise BadSettings("keys: the lookup key is missing")
    return Keyring(operator, lookup)


def load_key_file(path: Path) -> Keyring:
    """The keyring in this file. Raises BadSettings when it cannot be read or used."""
    try:
        text = path.read_text(encoding="utf-8")
        is_open = bool(path.stat().st_mode & 0o077)
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(
            f"ORIENTA_KEY_FILE: the key file cannot be read ({type(error).__name__}): it must be this user's text file"
        ) from None
    if is_open:
        log.warning("the key file can be read by other users of this machine: chmod 600 it")
    return parse_keys(text)


def create_key_file(path: Path) -> Keyring:
    """A new file (mode 0600) with a lookup key and operator key 1. Raises WrongUse when it exists already."""
    text = f"{_HEADING}lookup {_fresh()}\noperator 1 {_fresh()}\n"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        _write(path, text)
    except FileExistsError:
        raise WrongUse("the key file exists already: replacing it would lock the database for ever") from None
    return parse_keys(text)


def add_operator_key(path: Path) -> Keyring:
    """Append the next operator key, which wraps from now on; the older ones still unwrap."""
    number = load_key_file(path).newest + 1
    text = path.read_text(encoding="utf-8").rstrip("\n")
    return _replace(path, f"{text}\noperator {number} {_fresh()}\n")


def drop_old_operator_keys(path: Path) -> Keyring:
    """Keep the newest operator key only. Do this after every data key was wrapped anew, and not before."""
    newest = load_key_file(path).newest
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.split()[:1] != ["operator"] or int(line.split()[1]) == newest]
    return _replace(path, "\n".join(kept) + "\n")


def _replace(path: Path, text: str) -> Keyring:
    """Write beside the file, then take its place at once: a crash leaves the old file or the new one, whole."""
    keyring = parse_keys(text)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    _write(fresh, text)
    fresh.replace(path)
    return keyring


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _fresh() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _secret(text: str, position: int) -> bytes:
    try:
        secret = base64.b64decode(text, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadSettings(f"keys, entry {position}: not base64") from None
    if len(secret) != KEY_BYTES:
        raise BadSettings(f"keys, entry {position}: a key must be {KEY_BYTES} bytes, this one has {len(secret)}")
    return secret
