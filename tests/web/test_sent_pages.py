"""What people sent, from the signed webhook to the page: shown, played, written down, refused; never run or lost."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from app.channels.simulator.samples import picture, voice_note
from app.services.sent_files import waiting_for
from app.services.upkeep import COPY_STAYS, MAX_FILE_BYTES, fetch_files
from app.storage.tables import access_log, media, provider_deletions
from tests.support.clinic_walk import PHONE, Browser
from tests.support.sent import SECRET, Line, bomb, line, photo

HOSTILE = '<script>alert(1)</script> \u202eanaM "onx='


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """A clinic on the line of a stand-in, with one draft; every test sends files of its own."""
    with line(tmp_path_factory.mktemp("sent")) as opened:
        opened.clinic.begins("3", "A 012 345 678")
        yield opened


def begun(phone: Line) -> tuple[str, Browser]:
    """The case's code, and a coordinator's browser."""
    with phone.clinic.orienta.uow() as work:
        code = work.seats.take(PHONE, now=phone.clinic.now).case_code
    return code, phone.clinic.enters("coordinator")


def one(desk: Browser, code: str) -> str:
    """The path of the newest file."""
    found = re.search(rf'href="(/clinic/drafts/{code}/files/\d+)"', desk.get(f"/clinic/drafts/{code}/files"))
    assert found
    return found[1]


def sids(phone: Line) -> list[str]:
    """Whose copies are to be deleted at the provider, and when is left out."""
    with phone.clinic.orienta.database.read() as connection:
        return [row.sid for row in connection.execute(select(provider_deletions))]


def test_a_photo_is_shown_without_what_hides_in_it(phone: Line) -> None:
    """Signed webhook, fetched, listed newest first, drawn anew; opening it stands in the access log once."""
    code, desk = begun(phone)
    assert phone.sends(photo(), "image/jpeg", HOSTILE) == 200
    assert phone.sends(voice_note(), "audio/ogg") == 200
    listed = desk.get(f"/clinic/drafts/{code}/files")
    assert "<script>alert" not in listed
    assert "U+202E" in listed
    newest, here, *_ = re.findall(rf'href="(/clinic/drafts/{code}/files/\d+)"', listed)
    assert int(newest.rpartition("/")[2]) == int(here.rpartition("/")[2]) + 1
    assert f'src="{here}/photo.jpg"' in desk.get(here)
    desk.get(f"{here}/photo.jpg")
    desk.get(f"{here}/photo.jpg")
    shown = desk.last
    assert SECRET in photo()
    assert SECRET not in shown.content
    assert Image.open(io.BytesIO(shown.content)).format == "JPEG"
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert (shown.headers["Cache-Control"], shown.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert "media-src 'self'" in shown.headers["Content-Security-Policy"]
    with phone.clinic.orienta.database.read() as connection:
        lines = [row.action for row in connection.execute(select(access_log)) if row.action.startswith("file")]
    assert lines.count(f"file_{here.rpartition('/')[2]}") == 1


def test_a_voice_note_is_played_in_parts_and_becomes_words_of_the_answer(phone: Line) -> None:
    """Played with ranges; written down as a proposal that holds the approval back; added; both are kept."""
    code, desk = begun(phone)
    phone.sends(voice_note(), "audio/ogg; codecs=opus")
    here = one(desk, code)
    assert f'src="{here}/sound"' in desk.get(here)
    part = desk.client.get(f"{here}/sound", headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content, part.headers["Content-Type"]) == (206, b"OggS", "audio/ogg")
    assert desk.client.get(f"{here}/sound").content == voice_note()
    desk.get(here)
    desk.post(f"{here}/transcribe", at="no.such", words="Me dijeron", language="es")
    assert (desk.status, "Me dijeron" in desk.page) == (422, True)
    desk.post(f"{here}/transcribe", at="B.1.A.text", words="  ", language="es")
    assert desk.status == 422
    desk.post(f"{here}/transcribe", at="B.1.A.text", words=f"Me dijeron que me fuera. {HOSTILE}", language="es")
    item = f"/clinic/drafts/{code}/item?at=B.1.A.text"
    assert desk.status == 200
    with phone.clinic.orienta.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        assert waiting_for(work.reviews.events(card.case_id)) == ["B.1.A.text"]
    assert f'src="{here}/sound"' in desk.get(item)
    number = re.search(r'name="number" value="(\d+)"', desk.page)
    assert number
    desk.post(f"/clinic/drafts/{code}/transcript", at="B.1.A.text", number=number[1], version=7, use="add")
    assert "alert(1)" in desk.get(item)
    assert 'name="number"' in desk.page, "an item that changed meanwhile is not written over"
    desk.post(f"/clinic/drafts/{code}/transcript", at="B.1.A.text", number=number[1], version=0, use="add")
    assert "<script>alert" not in desk.get(item)
    assert 'name="number"' not in desk.page
    with phone.clinic.orienta.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        revision = work.answers.latest(card.case_id)["B.1.A.text"]
        kept = work.media.of_case(card.case_id)[0]
        assert waiting_for(work.reviews.events(card.case_id)) == []
        assert work.media.content(kept.file_id) == voice_note()
    assert "Me dijeron que me fuera." in revision.leaf
    assert (revision.author.partition(":")[0], revision.message_sid) == ("volunteer", kept.message_sid)
    assert f'href="{here}"' in desk.page


def test_words_for_a_box_wait_until_somebody_changed_it_by_hand(phone: Line) -> None:
    """A date is no free text: the words stand beside it, and are called used or left."""
    code, desk = begun(phone)
    phone.sends(picture(), "image/png", "mi acta")
    here = one(desk, code)
    desk.get(here)
    desk.post(f"{here}/transcribe", at="A.I.12", words="17 de mayo de 1990", language="es")
    assert 'value="add"' not in desk.page
    number = re.search(r'name="number" value="(\d+)"', desk.page)
    assert number
    desk.post(f"/clinic/drafts/{code}/transcript", at="A.I.12", number=number[1], version=0, use="add")
    assert desk.status == 422
    desk.get(f"/clinic/drafts/{code}/item?at=A.I.12")
    desk.post(f"/clinic/drafts/{code}/transcript", at="A.I.12", number=number[1], version=0, use="taken")
    assert 'name="number"' not in desk.page


def test_a_file_lies_beside_an_item_or_is_called_done(phone: Line) -> None:
    """Laid there and taken away again; what nobody opened is said on the draft until somebody did something."""
    code, desk = begun(phone)
    phone.sends(picture(), "image/png")
    here = one(desk, code)
    assert here in desk.get(f"/clinic/drafts/{code}").split("<nav class", 1)[0]
    desk.get(here)
    desk.post(f"{here}/attach", at="A.I.12")
    assert here in desk.get(f"/clinic/drafts/{code}/item?at=A.I.12")
    assert here not in desk.get(f"/clinic/drafts/{code}").split("<nav class", 1)[0]
    desk.get(here)
    desk.post(f"{here}/attach", at="A.I.12", undo="1")
    assert here not in desk.get(f"/clinic/drafts/{code}/item?at=A.I.12")
    desk.get(here)
    desk.post(f"{here}/done")
    assert here not in desk.get(f"/clinic/drafts/{code}").split("<nav class", 1)[0]


@pytest.mark.parametrize(
    ("content", "called", "taken"),
    [
        pytest.param(b"<script>alert(1)</script>", "image/jpeg", None, id="a page called a photo"),
        pytest.param(
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "image/png", None, id="a drawing that acts"
        ),
        pytest.param(b"\xff\xd8\xff<script>alert(1)</script>", "image/jpeg", None, id="begins like a photo"),
        pytest.param(photo()[:900], "image/jpeg", None, id="a photo cut off"),
        pytest.param(bomb(), "image/png", None, id="gigabytes in a few kilobytes"),
        pytest.param(b"MZ\x90 program", "application/pdf", None, id="a program called a paper"),
        pytest.param(b"%PDF-1.7 x", "image/jpeg", "pdf", id="a paper called a photo"),
        pytest.param(voice_note()[:-30], "audio/ogg", "ogg", id="a voice note cut off"),
        pytest.param(b"", "audio/ogg", None, id="nothing"),
    ],
)
def test_what_lies_is_told_kept_and_never_run(phone: Line, content: bytes, called: str, taken: str | None) -> None:
    """A clear word on the page; no address gives the bytes under a type that runs; the bytes are kept as they came."""
    code, desk = begun(phone)
    phone.sends(content, called)
    here = one(desk, code)
    page = desk.get(here)
    assert desk.status == 200
    assert 'class="warn"' in page or 'class="notice"' in page
    assert "<img" not in page
    for address in ("photo.jpg", "sound"):
        answer = desk.client.get(f"{here}/{address}")
        assert answer.status_code in (404, 422) or answer.headers["Content-Type"] == "audio/ogg"
        assert b"<script>alert" not in answer.content
    desk.post(f"{here}/take")
    assert desk.status == (200 if taken else 404)
    if taken:
        assert desk.last.headers["Content-Type"] == "application/octet-stream"
        assert desk.last.headers["Content-Disposition"].endswith(f'.{taken}"')
        assert desk.last.content == content
    with phone.clinic.orienta.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        assert work.media.content(work.media.of_case(card.case_id)[0].file_id) == content


@pytest.mark.parametrize(
    ("called", "state"),
    [pytest.param("image/jpeg", "large", id="too large"), pytest.param("text/html", "kind", id="a page")],
)
def test_what_is_not_fetched_says_why_and_stays_at_the_provider(phone: Line, called: str, state: str) -> None:
    """Its page says the reason and offers nothing else; the only copy there is, is not deleted."""
    code, desk = begun(phone)
    before = sids(phone)
    phone.sends(b"x", called, is_fetched=False)
    sid, file = list(phone.standin.store.files.items())[-1]
    phone.standin.store.files[sid] = replace(file, content=bytes(MAX_FILE_BYTES + 1))
    fetch_files(phone.clinic.orienta.uow, phone.clinic.orienta.records, phone.clinic.now)
    with phone.clinic.orienta.database.read() as connection:
        assert [row.state for row in connection.execute(select(media).order_by(media.c.id))][-1] == state
    page = desk.get(one(desk, code))
    assert 'class="notice"' in page
    assert "/transcribe" not in page
    assert sids(phone) == before


def test_nobody_else_opens_it(phone: Line) -> None:
    """A volunteer to whom the case is not given finds nothing, and no number opens what is not of this case."""
    code, desk = begun(phone)
    phone.sends(picture(), "image/png")
    vera = phone.clinic.enters("volunteer")
    for path in ("", "/1", "/1/photo.jpg", "/1/sound"):
        assert vera.client.get(f"/clinic/drafts/{code}/files{path}").status_code == 404
    assert desk.client.get(f"/clinic/drafts/{code}/files/999").status_code == 404
    assert desk.client.get(f"/clinic/drafts/{code}/files/{2**60}").status_code == 422
    assert vera.client.post(f"/clinic/drafts/{code}/files/1/take").status_code == 403


def test_the_providers_copy_goes_once_ours_is_kept(phone: Line) -> None:
    """Not before a backup of yesterday could have been restored; an erasure makes it due at once."""
    code, _ = begun(phone)
    before = set(sids(phone))
    phone.sends(picture(), "image/png")
    clinic = phone.clinic
    (sid,) = set(sids(phone)) - before
    with clinic.orienta.uow() as work:
        assert sid not in work.provider_deletions.due(now=clinic.now + COPY_STAYS - timedelta(minutes=1))
        assert sid in work.provider_deletions.due(now=clinic.now + COPY_STAYS)
        card = work.cases.find(code)
        assert card is not None
        work.erasure.erase_case(card.case_id, now=clinic.now)
        assert sid in work.provider_deletions.due(now=clinic.now)
        assert work.media.of_case(card.case_id) == []
