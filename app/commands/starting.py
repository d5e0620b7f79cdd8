"""What can be wrong before a process runs, said in the words of its settings."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from app.errors import BadSettings
from app.recurring import notifier_of
from app.settings import Settings
from app.storage.trouble import explained
from app.wiring import Orienta
from app.wiring_content import tell_refused


def build(orienta: Orienta) -> None:
    """Look at folders, content, keys and tables first, so that what is wrong is said before anybody writes.

    Content that cannot be used is told, and the last that could takes its place. Raises BadSettings naming the setting,
    or BadContent naming the file where there is no earlier one.
    """
    check_folders(orienta.settings)
    notifier_of(orienta)
    orienta.falls_back = True
    with explained():
        _ = orienta.inbound
        if orienta.refused:
            now, release = orienta.clock(), orienta.content.library.release
            tell_refused(orienta.uow, orienta.refused, release, orienta.places.mark(), now)


@contextmanager
def only_one(orienta: Orienta) -> Iterator[None]:
    """Be the only worker of this name for as long as this process lives. Raises BadSettings when there is another.

    Two of one name would each take back what the other is sending, and people would get messages twice.
    """
    name = sha256(orienta.owner.encode()).hexdigest()[:12]
    with explained():
        handle = os.open(orienta.settings.data_dir / f"worker-{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise BadSettings(
            "ORIENTA_DATA_DIR: another orienta process delivers from this folder already. Stop it, set "
            "ORIENTA_RUN_WORKER=false for one of them, or give each worker a name in ORIENTA_WORKER"
        ) from None
    try:
        yield
    finally:
        os.close(handle)


def check_folders(settings: Settings) -> None:
    """Raise BadSettings where a folder that must be there is not, or the data folder cannot be made."""
    for name, folder in (("CONTENT", settings.content_dir), ("LOCALES", settings.locales_dir)):
        if not folder.is_dir():
            raise BadSettings(f"ORIENTA_{name}_DIR: {folder} is not a folder")
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadSettings(f"ORIENTA_DATA_DIR: {settings.data_dir} cannot be made: {error.strerror}") from None
