"""The web application as a whole: which doors there are, who may open them, and what they say when something breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from starlette.routing import Route

from app import errors
from app.channels.standin.desk import TOKEN
from app.channels.twilio_signature import SIGNATURE_HEADER, sign
from app.channels.webhooks import MESSAGES_PATH, STATUS_PATH
from app.main import create_app
from app.settings import Settings
from app.storage.metadata import metadata
from app.wiring import Orienta

LOOPBACK, ELSEWHERE = ("127.0.0.1", 50000), ("203.0.113.9", 50000)
STANDIN = "http://127.0.0.1:9"
"""A stand-in's address at which nobody listens."""

OPEN = {"/health/live", "/health/ready", "/health/working"}
BY_SECRET = {"/media/p/{name}", "/media/h/{token}/{name}", "/media", "/media/{rest:path}"}
"""Drawings that are the same for everybody, and files behind an address nobody can guess; all else is not found."""

SIGNED = {MESSAGES_PATH, STATUS_PATH}
LOOPBACK_ONLY = {"/metrics"}
DEVELOPMENT_ONLY = {
    "/simulator",
    "/simulator/{name}",
    "/simulator/say",
    "/simulator/thread",
    "/simulator/tree",
    "/simulator/preview",
}
SIGNED_IN = "/clinic"
"""Everything below it asks who is there; its own tests prove that, page by page."""

FIELDS = [
    ("MessageSid", "SM" + "b" * 32),
    ("From", "whatsapp:+5216641234567"),
    ("To", "whatsapp:+14155550100"),
    ("Body", "hola"),
]


def settings_of(folder: Path, mode: str = "development", base: str = STANDIN) -> Settings:
    """Settings of an installation in a folder; in production with an account."""
    return Settings(  # type: ignore[call-arg]
        _env_file=None,
        mode=mode,
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'orienta.db'}",
        twilio_base_url=base,
        twilio_account_sid="AC" + "0" * 32 if mode == "production" else "",
        twilio_auth_token=TOKEN,
        twilio_whatsapp_sender="+14155550100",
        organisation_contact="ayuda@example.org",
    )


@pytest.fixture(scope="module")
def orienta(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orienta]:
    """A development installation."""
    made = Orienta(settings_of(tmp_path_factory.mktemp("development")))
    yield made
    made.close()


@pytest.fixture(scope="module")
def production(orienta: Orienta, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orienta]:
    """A production installation with the same content."""
    made = Orienta(settings_of(tmp_path_factory.mktemp("production"), "production"))
    made.shelf = orienta.shelf
    yield made
    made.close()


@pytest.fixture(scope="module")
def app(orienta: Orienta) -> FastAPI:
    """The development application, delivering nothing."""
    return create_app(orienta, run_worker=False)


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A client on this machine; an error that escapes a page fails the test."""
    return TestClient(app, client=LOOPBACK)


def paths(app: FastAPI) -> set[str]:
    """Every path that the application answers, mounted ones by their prefix."""
    found = set()
    stack = list(app.routes)
    while stack:
        route = stack.pop()
        inner = getattr(route, "original_router", None)
        if isinstance(route, Route) or hasattr(route, "path"):
            found.add(route.path)  # type: ignore[union-attr]
        elif inner is not None:
            stack += inner.routes
        else:
            raise AssertionError(f"a route of an unknown kind: {route!r}")
    return found


def test_no_route_is_open_by_accident(app: FastAPI) -> None:
    """Every path is on one list of how it is protected; a new one must be put on a list first."""
    known = OPEN | BY_SECRET | SIGNED | LOOPBACK_ONLY | DEVELOPMENT_ONLY
    assert {path for path in paths(app) if not path.startswith(SIGNED_IN)} == known


def test_production_has_no_simulator(production: Orienta) -> None:
    """In production none of the simulator's paths exists, and nothing else is missing."""
    app = create_app(production, run_worker=False)
    client = TestClient(app, client=LOOPBACK)
    assert {path for path in paths(app) if not path.startswith(SIGNED_IN)} == OPEN | BY_SECRET | SIGNED | LOOPBACK_ONLY
    for path in ("/simulator", "/simulator/", "/simulator/phone.js", "/simulator/labels.json"):
        assert client.get(path).status_code == 404
    for path in ("/simulator/say", "/simulator/thread"):
        assert client.post(path, data={"person": "+526641234567"}).status_code == 404


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/", "/standin/say", "/standin/thread"])
def test_what_others_leave_open_is_not_there(client: TestClient, path: str) -> None:
    """No description of the service, and none of the stand-in's own paths, is served."""
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_the_process_says_that_it_lives_and_is_ready(client: TestClient, orienta: Orienta) -> None:
    """Both health pages answer 200; readiness names the content release, and that nobody works here yet."""
    assert client.get("/health/live").json() == {"status": "ok"}
    assert client.get("/health/ready").json() == {
        "status": "ok",
        "release": orienta.content.library.release,
        "worker": "none",
        "provider": "ok",
    }


def test_it_is_not_ready_without_its_database(orienta: Orienta, tmp_path: Path) -> None:
    """When the database is gone the process still lives, is not ready, and says no more than that."""
    broken = Orienta(settings_of(tmp_path))
    broken.shelf = orienta.shelf
    client = TestClient(create_app(broken, run_worker=False), client=LOOPBACK)
    assert client.get("/health/ready").status_code == 200
    broken.close()
    for file in tmp_path.glob("orienta.db*"):
        file.unlink()
    (tmp_path / "orienta.db").write_bytes(b"not a database at all" * 100)
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, {"status": "database"})
    assert client.get("/health/live").status_code == 200


@pytest.mark.parametrize(
    ("peer", "headers", "status"),
    [
        pytest.param(LOOPBACK, {}, 200, id="this machine"),
        pytest.param(("::1", 1), {}, 200, id="this machine, IPv6"),
        pytest.param(ELSEWHERE, {}, 404, id="another machine"),
        pytest.param(("127.0.0.1.example", 1), {}, 404, id="a name that begins like ours"),
        pytest.param(LOOPBACK, {"X-Forwarded-For": "203.0.113.9"}, 404, id="through a proxy"),
        pytest.param(LOOPBACK, {"Forwarded": "for=203.0.113.9"}, 404, id="through a proxy, by the standard"),
    ],
)
def test_counts_are_for_this_machine_only(
    app: FastAPI, peer: tuple[str, int], headers: dict[str, str], status: int
) -> None:
    """/metrics is not there for anybody else, also behind a proxy on this machine."""
    assert TestClient(app, client=peer).get("/metrics", headers=headers).status_code == status


def test_an_unsigned_webhook_leaves_a_count_and_nothing_else(client: TestClient, orienta: Orienta) -> None:
    """Without a signature a message is refused with 403 and counted; no table gains a row."""
    _ = orienta.inbound
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    for path in sorted(SIGNED):
        rows, before = row_counts(orienta), counted(client, path.rpartition("/")[2], "unsigned")
        for signature in ({}, {SIGNATURE_HEADER: sign(orienta.settings.public_url + path, FIELDS, "another token")}):
            assert client.post(path, content=urlencode(FIELDS), headers=headers | signature).status_code == 403
        assert counted(client, path.rpartition("/")[2], "unsigned") == before + 2
        assert row_counts(orienta) == rows


def test_a_signed_webhook_is_stored_and_counted(client: TestClient, orienta: Orienta) -> None:
    """The same message, signed, is answered with empty TwiML, counted as accepted, and its reply is queued."""
    before = counted(client, "messages", "accepted")
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        SIGNATURE_HEADER: sign(orienta.settings.public_url + MESSAGES_PATH, FIELDS, TOKEN),
    }
    answer = client.post(MESSAGES_PATH, content=urlencode(FIELDS), headers=headers)
    assert (answer.status_code, "<Response/>" in answer.text) == (200, True)
    assert counted(client, "messages", "accepted") == before + 1
    assert 'orienta_outbox{state="waiting"} 1.0' in client.get("/metrics").text


def test_counts_name_nobody(client: TestClient) -> None:
    """What /metrics shows holds no number and no word of a person."""
    shown = client.get("/metrics").text
    assert "6641234567" not in shown
    assert "hola" not in shown


@pytest.mark.parametrize("kind", [errors.OrientaError, *sorted(errors.OrientaError.__subclasses__(), key=str)])
def test_an_error_of_ours_ends_as_its_own_status(app: FastAPI, kind: type[errors.OrientaError]) -> None:
    """A page that meets one of our errors answers with the error's status and none of its words."""
    path = f"/fails/{kind.__name__}"

    def fail() -> None:
        raise kind("María was here")

    app.add_api_route(path, fail)
    try:
        answer = TestClient(app, client=LOOPBACK).get(path)
    finally:
        app.router.routes.pop()
    assert answer.status_code == kind.status
    assert answer.text == "This could not be done."


def row_counts(orienta: Orienta) -> dict[str, int]:
    """How many rows each table has."""
    with orienta.database.read() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in metadata.tables.items()
        }


def counted(client: TestClient, door: str, outcome: str) -> float:
    """The count of webhooks with this outcome at this door."""
    mark = f'orienta_webhooks_total{{door="{door}",outcome="{outcome}"}} '
    lines = client.get("/metrics").text.splitlines()
    return next((float(line.removeprefix(mark)) for line in lines if line.startswith(mark)), 0.0)
