"""A private PostgreSQL server for tests: made in a temporary folder, on a unix socket, thrown away afterwards.

    python -m tests.support.postgres start   prints the URL of a new server, which runs until stopped
    python -m tests.support.postgres stop URL

ORIENTA_TEST_POSTGRES_URL names a server to use instead. PostgreSQL refuses to run as root: then the account
`postgres` runs it. Without a server, tests that need one skip, or fail where CI is set.
"""

from __future__ import annotations

import fcntl
import getpass
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

OVERRIDE = "ORIENTA_TEST_POSTGRES_URL"

_FAST = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "autovacuum": "on",
    "log_min_messages": "fatal",
}


class NoServer(Exception):
    """There is no PostgreSQL here to run; says what to install."""


class Server:
    """One server in one folder, which is also where its socket is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"postgresql+psycopg://postgres@/postgres?host={folder}"

    @classmethod
    def create(cls, folder: Path | None = None) -> Server:
        """Initialise and start a server; raises NoServer where PostgreSQL is not installed."""
        binaries()
        server = cls(folder or Path(tempfile.mkdtemp(prefix="orienta-pg-", dir="/tmp")))
        server.folder.mkdir(exist_ok=True)
        server.folder.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(server.folder, "postgres")
        server._run("initdb", "-D", server.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        server.start()
        return server

    @property
    def data(self) -> Path:
        """Where the cluster lives."""
        return self.folder / "data"

    def start(self, **settings: str) -> None:
        """Start it and wait until it answers; `settings` add to the fast ones."""
        options = " ".join(f"-c {name}={value}" for name, value in (_FAST | settings).items())
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self.data, "-l", log, "-w", "-t", "60", "-o", f"-k {self.folder} {options}", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; `immediate` is a crash."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def remove(self) -> None:
        """Stop it and delete its folder."""
        if (self.data / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(binaries() / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr}")


def binaries() -> Path:
    """The folder of the newest installed PostgreSQL server; raises NoServer."""
    found = [each.parent for each in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found and (on_path := shutil.which("initdb")):
        found = [Path(on_path).resolve().parent]
    if not found:
        raise NoServer("install the package `postgresql`, or name a server in " + OVERRIDE)
    if os.geteuid() == 0 and not shutil.which("runuser"):
        raise NoServer(f"PostgreSQL does not run as root: run as {getpass.getuser()}'s ordinary account")
    return max(found, key=lambda each: float(each.parent.name) if each.parent.name.replace(".", "").isdigit() else 0)


def shared_server_url(folder: Path) -> str:
    """The URL of the run's one server: named by the environment, or started by whoever asks first."""
    if given := os.environ.get(OVERRIDE):
        return given
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = folder / "server"
        if place.exists():
            return Server(Path(place.read_text())).url
        server = Server.create()
        place.write_text(str(server.folder))
        return server.url


def remove_shared_server(folder: Path) -> None:
    """Stop the server that `shared_server_url` started, if it did."""
    place = folder / "server"
    if place.exists():
        Server(Path(place.read_text())).remove()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def new_database(server_url: str, template: str | None = None) -> Iterator[str]:
    """The URL of a database of its own on this server, empty or a copy of the template, dropped afterwards."""
    name = f"t_{uuid.uuid4().hex}"
    create_database(server_url, name, template)
    try:
        yield database_url(server_url, name)
    finally:
        drop_database(server_url, name)


def database_url(server_url: str, name: str) -> str:
    """The URL of this database on the server."""
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


def create_database(server_url: str, name: str, template: str | None = None) -> None:
    """Make an empty database, or a copy of the template."""
    origin = f'"{template}" STRATEGY FILE_COPY' if template else "template0"
    _administer(server_url, f'CREATE DATABASE "{name}" TEMPLATE {origin}')


def drop_database(server_url: str, name: str) -> None:
    """Drop it, whoever is connected."""
    _administer(server_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _administer(url: str, statement: str) -> None:
    parsed = make_url(url).set(drivername="postgresql")
    with psycopg.connect(parsed.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(statement.encode())


def main(arguments: list[str]) -> int:
    """Start or stop a server from the shell."""
    match arguments:
        case ["start"]:
            print(Server.create().url)
        case ["stop", url]:
            Server(Path(str(make_url(url).query["host"]))).remove()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
