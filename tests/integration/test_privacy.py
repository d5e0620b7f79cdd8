"""Whoever has the files has nothing: databases, logs, caches and temporary files of a service that was killed too."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from app.storage.database import Database
from app.storage.outbox_tables import jobs
from tests.support.crashes import converse
from tests.support.people import MARIA, WILSON, Person
from tests.support.scripts import script
from tests.support.searching import dumped, everything_under, needles, search
from tests.support.whole import ROOT, Service, running, until

PROVIDERS = "taken.jsonl"
"""What the stand-in remembers: the provider's copies, not ours."""

EXTRA = {
    MARIA.address: ("me van a matar ahora, soy la Güera", "persona"),
    WILSON.address: ("persona",),
}
"""Messages that raise alerts, after everything else."""


@pytest.fixture
def service(database_url: str, tmp_path: Path) -> Iterator[Service]:
    """A service whose temporary files and caches all land in its own folder, after two people and one kill."""
    places = {name: str(tmp_path / "scratch") for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME")}
    (tmp_path / "scratch").mkdir()
    with running(tmp_path, database_url, settings=places) as service:
        talks = [threading.Thread(target=converse, args=(service, person)) for person in (MARIA, WILSON)]
        for talk in talks:
            talk.start()
        until(lambda: len(service.bodies(MARIA.address)) > 25, seconds=120, what="half of a conversation")
        service.kill()
        service.start()
        for talk in talks:
            talk.join()
        for person in (MARIA, WILSON):
            for number, text in enumerate(EXTRA[person.address], 1):
                service.deliver(person.address, text)
                _wait_for(service, person, len(script(person).bodies) + number)
        yield service


def _wait_for(service: Service, person: Person, replies: int) -> None:
    until(lambda: len(service.bodies(person.address)) >= replies, seconds=60, what=f"reply {replies}")


def _files(service: Service) -> list[Path]:
    """Everything that the service may have written, and a dump where its database is a server."""
    found = everything_under(service.folder, but=(PROVIDERS, "dump.sql", "application.json"))
    found = [path for path in found if not _is_our_own_content(path, service.folder / "data" / "last_good")]
    if service.database_url.startswith("postgresql"):
        found.append(dumped(service.database_url, service.folder / "dump.sql"))
    return found


def _is_our_own_content(path: Path, kept: Path) -> bool:
    """True for an untouched copy of a file that comes with the program; one letter more, and it is searched."""
    return path.is_relative_to(kept) and path.read_bytes() == (ROOT / path.relative_to(kept)).read_bytes()


def _wanted() -> set[str]:
    return needles(MARIA) | needles(WILSON) | {text for texts in EXTRA.values() for text in texts if len(text) > 8}


def _due_now(service: Service, job: str) -> None:
    """As if a job's time had come."""
    database = Database(service.database_url)
    with database.write() as connection:
        connection.execute(update(jobs).where(jobs.c.name == job).values(next_run_at=datetime.now(UTC)))
    database.close()


def test_the_files_tell_nothing_before_and_after_erasure(service: Service) -> None:
    """No name, number, answer or message stands in any file; the provider's copies go when somebody is erased."""
    sent = set(search([service.folder / PROVIDERS], _wanted())[PROVIDERS])  # the search does find what is there
    assert sent >= {"6641230001", "Nuñez Ibañes"}
    assert not sent & {"A 012 345 678", "012345678", "A012345678"}  # never echoed whole
    names = {path.name for path in _files(service)}
    assert {"orienta.log", "standin.log", "keys"} <= names
    assert _kept(service) == {"Núñez Ibáñez", "D'Ávila Peña"}
    assert search(_files(service), _wanted()) == {}

    before = len(service.bodies(MARIA.address))
    service.deliver(MARIA.address, "BORRAR")
    _wait_for(service, MARIA, before + 1)
    service.deliver(MARIA.address, "si")
    _wait_for(service, MARIA, before + 2)
    assert _kept(service) == {"D'Ávila Peña"}
    assert search(_files(service), _wanted()) == {}

    service.kill()
    _due_now(service, "deletions")
    service.start()
    until(lambda: len(service.bodies(MARIA.address)) <= 1, seconds=60, what="deleting the provider's copies")
    assert len(service.bodies(WILSON.address)) > 30
    assert search(_files(service), _wanted()) == {}


def _kept(service: Service) -> set[str]:
    """Surnames of all cases, read as staff read them: what is searched for is really there, behind its seal."""
    listed = json.loads(service.command("cases", "list", "--json").stdout)["cases"]
    found = set()
    target = service.folder / "application.json"
    for case in listed:
        done = service.command("i589", "export", case["code"], "--by", "Ana", "--out", str(target))
        assert done.returncode == 0, done.stderr
        found.add(json.loads(target.read_text())["answers"]["A.I.4"]["value"])
        os.unlink(target)
    return found
