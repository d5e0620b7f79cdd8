"""What `orienta serve` says when it cannot start: the setting to look at, exit code 2, and nothing begun."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.commands.listening import own_url, take_address
from app.commands.starting import check_folders, explained
from app.errors import BadSettings
from app.settings import Settings
from app.storage.database import Database


@pytest.fixture
def taken() -> Iterator[int]:
    """A loopback port on which somebody else listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield int(other.getsockname()[1])


def serve(monkeypatch: pytest.MonkeyPatch, folder: Path, **settings: str) -> tuple[int, str]:
    """Exit code and standard error of `orienta serve` with these settings."""
    given = {"DATA_DIR": str(folder / "data"), "DATABASE_URL": f"sqlite:///{folder / 'data' / 'o.db'}"}
    for name, value in (given | settings).items():
        monkeypatch.setenv(f"ORIENTA_{name}", value)
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(app, ["serve"])
    return result.exit_code, result.stderr


def test_a_port_in_use_is_named_before_anything_begins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, taken: int
) -> None:
    """The setting, the port and a way out are said; no folder, key or database has been made."""
    code, said = serve(monkeypatch, tmp_path, PORT=str(taken))
    assert code == 2
    assert re.search(rf"ORIENTA_PORT: port {taken} on 127\.0\.0\.1 is in use .* for example ORIENTA_PORT=\d+", said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        pytest.param({"PORT": "0"}, "ORIENTA_PORT", id="no port"),
        pytest.param({"HOST": "203.0.113.9"}, "ORIENTA_HOST: 203.0.113.9 is not an address", id="another's address"),
        pytest.param({"HOST": "not a host"}, "ORIENTA_HOST: 'not a host'", id="no address"),
        pytest.param({"CONTENT_DIR": "/nowhere"}, "ORIENTA_CONTENT_DIR: /nowhere is not a folder", id="no content"),
        pytest.param({"LOCALES_DIR": "/nowhere"}, "ORIENTA_LOCALES_DIR: /nowhere", id="no catalogues"),
        pytest.param({"DATA_DIR": "/dev/null/x"}, "ORIENTA_DATA_DIR: /dev/null/x cannot be made", id="no data folder"),
        pytest.param({"DATABASE_URL": "mysql://u:secret@h/x"}, "ORIENTA_DATABASE_URL", id="another database"),
        pytest.param(
            {"DATABASE_URL": "postgresql://u:secret@127.0.0.1:1/x"}, "PostgreSQL server does not answer", id="no server"
        ),
    ],
)
def test_what_is_wrong_is_said_by_its_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    """Each wrong setting ends the start with code 2 and its name, without a traceback and without a password."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    code, shown = serve(monkeypatch, tmp_path, **({"PORT": port} | settings))
    assert (code, said in shown) == (2, True), shown
    assert "Traceback" not in shown
    assert "secret" not in shown


def test_a_file_that_is_no_database_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A database file of another kind is left as it is."""
    file = tmp_path / "letter.db"
    file.write_bytes(b"Dear reader, " * 100)
    database = Database(f"sqlite:///{file}")
    with pytest.raises(BadSettings, match="not an SQLite database"), explained(), database.read():
        pass
    assert file.read_bytes().startswith(b"Dear reader")


def test_the_address_is_held_and_nobody_is_let_in_yet() -> None:
    """Once taken, a port refuses others; a connection waits for a server, not in a queue that nobody serves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with take_address("127.0.0.1", port) as held:
        assert held.proto == socket.IPPROTO_TCP  # else every answer waits 40 ms for its second half
        with socket.socket() as caller:
            assert caller.connect_ex(("127.0.0.1", port)) != 0
        held.listen()
        with pytest.raises(BadSettings, match="in use"):
            take_address("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://127.0.0.1:8000"),
        ("::1", "http://[::1]:8000"),
        ("localhost", "http://localhost:8000"),
    ],
)
def test_this_machine_reaches_itself(host: str, url: str) -> None:
    """The address for the stand-in's webhooks and for the reader is one that can be opened."""
    assert own_url(host, 8000) == url


def test_a_sound_installation_passes(tmp_path: Path) -> None:
    """The folders of the repository are right, and the data folder is made private."""
    check_folders(Settings(_env_file=None, data_dir=tmp_path / "data"))  # type: ignore[call-arg]
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
