"""Which PDF is which edition: by structure; what is not known is refused with what differs, and nothing is written."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path

import httpx
import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.errors import BadForm, BadSettings
from app.i589.standing import Acceptance
from app.pdf.download import fetch
from app.pdf.editions import acceptances, inspect, load_editions, load_reported, recognise
from app.pdf.store import BlankStore, Installed
from app.pdf.structure import FieldShape, Structure, differences
from tests.support.blanks import FORMER, ROOT, editions, official, only_current


def edited(change) -> bytes:  # type: ignore[no-untyped-def]
    """The current blank with a change made to it."""
    with pikepdf.open(io.BytesIO(official())) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def store(tmp_path: Path) -> BlankStore:
    return BlankStore(tmp_path / "forms", only_current())


def written(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in tmp_path.rglob("*") if path.is_file())


def test_the_current_blank_is_recognised() -> None:
    """Edition, pages and fields are read off the file and match what the repository knows."""
    report = inspect(official(), editions())
    assert (report.is_known, report.edition, report.pages, report.fields) == (True, date(2025, 1, 20), 12, 448)
    assert report.as_json()["differs"] == []


def test_another_copy_of_the_same_edition_is_recognised() -> None:
    """Other bytes, same structure: the fingerprint does not change."""
    copy = edited(lambda pdf: pdf.docinfo.__setitem__("/Title", "Saved again"))
    report, before = inspect(copy, editions()), inspect(official(), editions())
    assert report.is_known
    assert report.official_sha256 != before.official_sha256
    assert report.structure_sha256 == before.structure_sha256


def test_an_encrypted_blank_is_read() -> None:
    """The official files are encrypted with an empty password."""
    assert inspect(official(FORMER), editions()).is_encrypted


def test_an_unknown_edition_is_refused_with_what_differs(tmp_path: Path) -> None:
    """The report names dates and fields; nothing is written."""
    with pytest.raises(BadForm) as raised:
        store(tmp_path).add(official(FORMER))
    said = str(raised.value)
    assert "edition 08/25/20 that this installation does not know" in said
    assert "Missing fields (20)" in said
    assert "PartALine9Sex[0]" in said
    assert "PartALine9Gender[0]" in said
    assert written(tmp_path) == []


def drop_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[11]


def rename_field(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[5].T = pikepdf.String("Renamed[0]")


def change_export(pdf: pikepdf.Pdf) -> None:
    box = next(a for a in pdf.pages[0].Annots if a.get("/FT") == "/Btn")
    state = next(iter(box.AP.N.keys()))
    box.AP.N["/Other"] = box.AP.N[state]
    del box.AP.N[state]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(drop_page, "It has 11 pages; the known edition has 12", id="a page is missing"),
        pytest.param(rename_field, "Renamed[0]", id="a field has another name"),
        pytest.param(change_export, "another kind, page or export value (1)", id="a check box has another value"),
    ],
)
def test_the_same_date_is_not_enough(change, said: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A file that prints a known date but is built otherwise is refused."""
    with pytest.raises(BadForm, match="does not know") as raised:
        store(tmp_path).add(edited(change))
    assert said in str(raised.value)
    assert written(tmp_path) == []


def plain_page() -> bytes:
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(official())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="secret"))
    return out.getvalue()


def flattened() -> bytes:
    def flatten(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            del page.Annots

    return edited(flatten)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda: b"", "not a PDF", id="nothing"),
        pytest.param(lambda: b"Dear Sir or Madam", "not a PDF", id="a letter"),
        pytest.param(lambda: b"%PDF-1.7\n" + b"\xff" * 5000, "damaged", id="garbage behind a heading"),
        pytest.param(plain_page, "not a Form I-589", id="another PDF"),
        pytest.param(lambda: official()[:300_000], "damaged", id="half a download"),
        pytest.param(locked, "password", id="a password"),
        pytest.param(flattened, "no fields", id="a flattened copy"),
        pytest.param(lambda: b"%PDF-1.7" + bytes(31_000_000), "larger than", id="a huge file"),
    ],
)
def test_what_is_no_blank_is_refused(make, said: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Each is refused in words an operator understands, and nothing is written."""
    with pytest.raises(BadForm, match=said):
        store(tmp_path).add(make())
    assert written(tmp_path) == []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 1_000_000), st.binary(min_size=1, max_size=400))
@example(-23, b"x" * 23)  # over the file's last words, without which no reader opens it
@example(-423, b"\xff" * 400)  # over its list of objects
def test_damage_anywhere_is_refused_in_our_own_words(at: int, noise: bytes) -> None:
    """Noise written over any place of a file that is no known edition ends in BadForm, never in another error."""
    blank = official(FORMER)
    at %= len(blank)
    with pytest.raises(BadForm):
        recognise(blank[:at] + noise + blank[at + len(noise) :], only_current())


@pytest.fixture(scope="module")
def installed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the current blank installed, to be copied."""
    folder = tmp_path_factory.mktemp("installed")
    store(folder).add(official())
    return folder


@pytest.fixture
def installed(installed_once: Path, tmp_path: Path) -> Installed:
    """The current blank, installed under the test's own folder."""
    shutil.copytree(installed_once, tmp_path, dirs_exist_ok=True)
    return store(tmp_path).installed()[0]


def test_a_blank_is_installed_once(installed: Installed, tmp_path: Path) -> None:
    """Adding it again changes nothing; another process finds it."""
    first = installed
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    again = store(tmp_path)
    assert again.add(official()) == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert again.installed() == [first]
    assert again.blank("2025-01-20") is not None
    assert again.blank("2020-08-25") is None


@pytest.mark.parametrize("victim", ["template-3.pdf", "template-3.json"])
def test_a_poisoned_cache_is_made_again(installed: Installed, tmp_path: Path, victim: str) -> None:
    """A template that was altered on disk is not used but made again from the official file."""
    path = tmp_path / "forms" / installed.official_sha256 / victim
    sound = path.read_bytes()
    path.write_bytes(sound.replace(b"Part", b"Fart", 1))
    assert store(tmp_path).installed() == [installed]
    assert path.read_bytes() == sound


def test_an_altered_official_file_is_not_trusted(installed: Installed, tmp_path: Path) -> None:
    """When both template and official file were altered, the blank is out of use and the store says why."""
    folder = tmp_path / "forms" / installed.official_sha256
    (folder / "template-3.json").unlink()
    with (folder / "official.pdf").open("ab") as file:
        file.write(b"%")
    assert store(tmp_path).installed() == []
    assert "altered" in store(tmp_path).problems()[0]


def test_a_crash_while_installing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder appears whole or not at all."""

    def fails(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("app.pdf.store.os.replace", fails)
    with pytest.raises(OSError, match="disk full"):
        store(tmp_path).add(official())
    assert written(tmp_path) == []


def test_a_manifest_without_a_fingerprint_is_refused(tmp_path: Path) -> None:
    """An edition that cannot be recognised is no edition."""
    (tmp_path / "2030-01-01").mkdir()
    (tmp_path / "2030-01-01" / "manifest.yaml").write_text(
        "{form: I-589, edition: '2030-01-01', pages: 12, fingerprint: null}"
    )
    with pytest.raises(BadSettings, match="names no fingerprint"):
        load_editions(tmp_path)


def test_the_manifest_names_the_fingerprint_of_its_map() -> None:
    """Needs no blank: map and manifest of every edition agree."""
    for edition in load_editions(ROOT / "forms" / "i589").values():
        assert edition.structure.fingerprint == edition.fingerprint


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("editions: [{edition: soon}]", "is malformed", id="no date"),
        pytest.param("editions: [2026-07-28]", "is malformed", id="no table"),
        pytest.param("nothing: here", "is malformed", id="no list"),
    ],
)
def test_a_malformed_list_of_reported_editions_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """A slip there must not make an old edition look current."""
    (tmp_path / "reported.yaml").write_text(text)
    with pytest.raises(BadSettings, match=said):
        load_reported(tmp_path)


def test_the_use_of_every_edition_is_told_together(tmp_path: Path) -> None:
    """Editions at hand with the days of their manifests; a reported one only while it is not at hand."""
    for day, until in (("2025-01-20", "2027-06-30"), ("2026-07-28", "null")):
        (tmp_path / day).mkdir()
        manifest = f"{{form: I-589, edition: '{day}', pages: 12, fingerprint: x, accepted_until: {until}}}"
        (tmp_path / day / "manifest.yaml").write_text(manifest)
    (tmp_path / "reported.yaml").write_text("editions: [{edition: 2026-07-28}, {edition: 2028-01-01, facts: [F-1]}]")
    assert acceptances(tmp_path) == [
        Acceptance(date(2025, 1, 20), None, date(2027, 6, 30)),
        Acceptance(date(2026, 7, 28)),
        Acceptance(date(2028, 1, 1), is_at_hand=False, facts=("F-1",)),
    ]


def test_long_lists_are_told_in_full_numbers() -> None:
    """A report names a dozen fields and counts the rest."""
    known = Structure("I-589", date(2025, 1, 20), 12, tuple(FieldShape(f"f{n:02}", "text", 1) for n in range(30)))
    found = Structure("I-589", date(2025, 1, 20), 12, ())
    assert differences(found, known) == [
        "Missing fields (30): " + ", ".join(f"f{n:02}" for n in range(12)) + " and 18 more."
    ]


def served(handler) -> httpx.MockTransport:  # type: ignore[no-untyped-def]
    return httpx.MockTransport(handler)


def test_the_form_is_fetched_with_its_redirects() -> None:
    """A redirect inside uscis.gov is followed."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "uscis.gov":
            return httpx.Response(301, headers={"location": "https://www.uscis.gov/form.pdf"})
        return httpx.Response(200, content=b"%PDF-1.7 form")

    assert fetch("https://uscis.gov/i-589", served(answer)) == b"%PDF-1.7 form"


def offline(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no route")


@pytest.mark.parametrize(
    ("url", "handler", "said"),
    [
        pytest.param("https://www.uscis.gov/f", offline, "could not be reached .ConnectError", id="offline"),
        pytest.param("https://www.uscis.gov/f", lambda r: httpx.Response(403), "status 403", id="refused"),
        pytest.param("http://www.uscis.gov/f", lambda r: httpx.Response(200), "over https", id="not https"),
        pytest.param("https://uscis.example/f", lambda r: httpx.Response(200), "uscis.gov only", id="another host"),
        pytest.param(
            "https://www.uscis.gov/f",
            lambda r: httpx.Response(302, headers={"location": "https://evil.example/f"}),
            "uscis.gov only",
            id="redirected away",
        ),
        pytest.param(
            "https://www.uscis.gov/f",
            lambda r: httpx.Response(302, headers={"location": "/f"}),
            "in a circle",
            id="a circle",
        ),
    ],
)
def test_a_form_that_cannot_be_fetched_says_what_to_do(url: str, handler, said: str) -> None:  # type: ignore[no-untyped-def]
    """Every failure tells the operator to download with a browser and add the file."""
    with pytest.raises(BadForm, match=said) as raised:
        fetch(url, served(handler))
    assert "orienta forms add FILE" in str(raised.value)
