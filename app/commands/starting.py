"""What can be wrong before a process runs, said in the words of its settings."""

from __future__ import annotations

from app.errors import BadSettings
from app.recurring import notifier_of
from app.settings import Settings
from app.storage.trouble import explained
from app.wiring import Orienta


def build(orienta: Orienta) -> None:
    """Look at folders, content, keys and tables first, so that what is wrong is said before anybody writes.

    Raises BadSettings naming the setting, or BadContent naming the file.
    """
    check_folders(orienta.settings)
    notifier_of(orienta)
    with explained():
        _ = orienta.inbound


def check_folders(settings: Settings) -> None:
    """Raise BadSettings where a folder that must be there is not, or the data folder cannot be made."""
    for name, folder in (("CONTENT", settings.content_dir), ("LOCALES", settings.locales_dir)):
        if not folder.is_dir():
            raise BadSettings(f"ORIENTA_{name}_DIR: {folder} is not a folder")
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadSettings(f"ORIENTA_DATA_DIR: {settings.data_dir} cannot be made: {error.strerror}") from None
