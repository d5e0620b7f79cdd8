"""What is fetched from us: drawings that anybody may keep, files of one person by a secret address, nothing else."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.services.handout_ports import Handout
from app.services.messages import Address
from app.wiring import Orienta
from tests.support.stored import NOW
from tests.web.test_app import ELSEWHERE, settings_of

ROSA = Address("whatsapp", "+525512345678", "+5215512345678", "+525512345678")


@pytest.fixture(scope="module")
def orienta(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orienta]:
    """An installation whose clock stands still."""
    made = Orienta(settings_of(tmp_path_factory.mktemp("media")), clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture(scope="module")
def client(orienta: Orienta) -> TestClient:
    """Somebody on the internet: the provider, a person's browser, a stranger."""
    return TestClient(create_app(orienta, run_worker=False), client=ELSEWHERE)


@pytest.fixture
def drawing(orienta: Orienta) -> str:
    """The path of a drawing."""
    url = orienta.gallery.url("papers_sheet", "es", orienta.reading_voice())
    assert url is not None
    return url.removeprefix(orienta.settings.public_url)


def handed_out(orienta: Orienta, handout: Handout) -> str:
    """The secret part of a new address."""
    with orienta.uow() as uow:
        seat = uow.seats.take(ROSA, now=NOW)
        token = uow.handouts.add(seat.case_id, handout, now=NOW)
        uow.commit()
    return token


CALENDAR = Handout("calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


def test_a_drawing_is_a_picture_that_anybody_may_keep(client: TestClient, drawing: str) -> None:
    """Under the digest of what it shows: cached for ever, indexed never."""
    answer = client.get(drawing)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    head = client.head(drawing)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(answer.content))


def test_the_same_drawing_has_the_same_address(orienta: Orienta, drawing: str) -> None:
    """Drawn once; other words have another address."""
    voice = orienta.reading_voice()
    assert orienta.gallery.url("papers_sheet", "es", voice) == orienta.settings.public_url + drawing
    assert orienta.gallery.url("papers_sheet", "en", voice) != orienta.settings.public_url + drawing


def test_all_drawings_are_made_before_anybody_waits(orienta: Orienta) -> None:
    """Four drawings that are the same for everybody, in both languages."""
    assert orienta.gallery.warm_up(orienta.reading_voice(), ("en", "es")) == 8


def test_a_file_of_one_person_is_kept_nowhere_on_the_way(client: TestClient, orienta: Orienta) -> None:
    """Not cached, not indexed, not told to other sites; a calendar opens as a file with a name that says nothing."""
    answer = client.get(f"/media/h/{handed_out(orienta, CALENDAR)}/1.ics")
    assert answer.status_code == 200
    assert answer.text == CALENDAR.content
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="1.ics"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_asking_about_a_file_does_not_use_it_up(client: TestClient, orienta: Orienta) -> None:
    """HEAD tells type and size; only GET counts as fetched."""
    token = handed_out(orienta, CALENDAR)
    assert client.head(f"/media/h/{token}/1.ics").status_code == 200
    with orienta.database.read() as connection:
        fetched = "SELECT count(*) FROM handouts WHERE fetched_at IS NOT NULL"
        before = connection.exec_driver_sql(fetched).scalar_one()
    client.get(f"/media/h/{token}/1.ics")
    with orienta.database.read() as connection:
        assert connection.exec_driver_sql(fetched).scalar_one() == before + 1


WRONG = [
    pytest.param("GET", "/media", id="the-folder"),
    pytest.param("GET", "/media/", id="the-folder-with-a-slash"),
    pytest.param("GET", "/media/p/", id="no-drawing"),
    pytest.param("GET", "/media/p/" + "0" * 40 + ".png", id="a-drawing-that-never-was"),
    pytest.param("GET", "/media/p/..%2f..%2fkeys.png", id="out-of-the-folder"),
    pytest.param("GET", "/media/p/{drawing}.svg", id="another-ending"),
    pytest.param("GET", "/media/h/{token}", id="no-name"),
    pytest.param("GET", "/media/h/{token}/1.png", id="another-kind"),
    pytest.param("GET", "/media/h/{token}/plan.ics", id="another-name"),
    pytest.param("GET", "/media/h/{token}x/1.ics", id="a-longer-address"),
    pytest.param("GET", "/media/h/" + "a" * 43 + "/1.ics", id="a-guess"),
    pytest.param("POST", "/media/h/{token}/1.ics", id="post"),
    pytest.param("DELETE", "/media/h/{token}/1.ics", id="delete"),
    pytest.param("PUT", "/media/p/{drawing}.png", id="put"),
    pytest.param("OPTIONS", "/media/p/{drawing}.png", id="options"),
]


@pytest.mark.parametrize(("method", "path"), WRONG)
def test_all_else_is_not_found(client: TestClient, orienta: Orienta, drawing: str, method: str, path: str) -> None:
    """Whatever is asked and however: the same answer, which says nothing."""
    key = re.sub(r".*/|\.png", "", drawing)
    asked = path.format(token=handed_out(orienta, CALENDAR), drawing=key)
    answer = client.request(method, asked)
    assert answer.status_code == 404
    assert answer.json() == {"detail": "Not Found"}


def test_no_address_is_ever_logged(client: TestClient, orienta: Orienta, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever reads logs could open the file."""
    token = handed_out(orienta, CALENDAR)
    with caplog.at_level(logging.DEBUG):
        client.get(f"/media/h/{token}/1.ics")
        client.get(f"/media/h/{token}/1.pdf")
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    assert token not in "\n".join(record.getMessage() for record in ours)
