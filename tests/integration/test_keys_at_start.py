"""What happens to the keys when an operator loses, replaces or mixes up a file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from app.errors import BadSettings
from app.storage.keyfile import create_key_file
from app.storage.outbox_tables import outbox
from app.storage.tables import erasures, persons
from tests.support.installed import ANA, installed


def test_first_start_makes_keys(tmp_path: Path) -> None:
    """A new installation makes its key file, readable by its owner alone."""
    with installed(tmp_path) as house:
        house.hear(ANA, "hola")
        assert house.settings.keys.stat().st_mode & 0o777 == 0o600


def test_lost_key_file_is_never_replaced(tmp_path: Path, database_url: str) -> None:
    """With people in the database and no key file the start is refused, and no new key is made beside them."""
    with installed(tmp_path, database_url=database_url) as house:
        house.hear(ANA, "hola")
        house.settings.keys.rename(tmp_path / "safe")
    with installed(tmp_path, database_url=database_url) as house:
        with pytest.raises(BadSettings, match="ORIENTA_KEY_FILE"):
            _ = house.orienta.inbound
        assert not house.settings.keys.exists()


def test_lost_key_file_after_everybody_was_erased(tmp_path: Path) -> None:
    """What was erased is remembered by keyed hashes: with another key it would come back, so the start is refused."""
    with installed(tmp_path) as house:
        house.hear(ANA, "hola", "1", "BORRAR", "1")
        house.now += timedelta(days=3)
        house.change(delete(erasures))
        house.change(delete(outbox))
        house.change(delete(persons))
        house.settings.keys.unlink()
    with installed(tmp_path) as house, pytest.raises(BadSettings, match="ORIENTA_KEY_FILE"):
        _ = house.orienta.inbound


def test_other_database_gets_its_own_keys(tmp_path: Path) -> None:
    """An empty database is a new installation, whatever its tables."""
    with installed(tmp_path) as house:
        _ = house.orienta.uow
        house.settings.keys.unlink()
    with installed(tmp_path) as house:
        house.hear(ANA, "hola")
        assert house.bodies()


def test_foreign_key_file_is_refused(tmp_path: Path, database_url: str) -> None:
    """A key file of another installation is told at the start, not at somebody's next message."""
    with installed(tmp_path, database_url=database_url) as house:
        house.hear(ANA, "hola")
        house.settings.keys.unlink()
    create_key_file(tmp_path / "data" / "keys")
    with installed(tmp_path, database_url=database_url) as house, pytest.raises(BadSettings, match="does not open"):
        _ = house.orienta.inbound


def test_foreign_lookup_key_is_refused(tmp_path: Path) -> None:
    """With another lookup key everybody would be a stranger and every STOP forgotten: it is told at the start."""
    with installed(tmp_path) as house:
        house.hear(ANA, "hola")
        other = create_key_file(tmp_path / "other") and (tmp_path / "other").read_text().splitlines()
        own = house.settings.keys.read_text().splitlines()
        lines = [*(line for line in other if line.startswith("lookup")), *(x for x in own if x.startswith("operator"))]
        house.settings.keys.write_text("\n".join(lines) + "\n")
    with installed(tmp_path) as house, pytest.raises(BadSettings, match="lookup"):
        _ = house.orienta.inbound
