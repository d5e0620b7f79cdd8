"""Keeping, handing out and erasing from the case's page, without scripts: who may, what is asked, what is shown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest

from tests.support.clinic_walk import Clinic


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """A clinic with one draft."""
    made = Clinic(tmp_path_factory.mktemp("endings"))
    made.begins("3", "A 012 345 678")
    yield made
    made.close()


@pytest.fixture
def code(clinic: Clinic) -> str:
    """The draft's code, of a new case where a test erased the last one."""
    return clinic.begins("3", "A 012 345 678") if not _cases(clinic) else _cases(clinic)[0]


def _cases(clinic: Clinic) -> list[str]:
    with clinic.orienta.uow() as work:
        return [each.code for each in work.cases.visible_to(clinic.orienta.uow.organisation_id)]


def test_a_volunteer_reads_until_when_and_changes_nothing(clinic: Clinic, code: str) -> None:
    """The day stands there and no button; each deed is refused, also for a case of theirs."""
    desk, vera = clinic.enters("coordinator"), clinic.enters("volunteer")
    desk.get(f"/clinic/drafts/{code}")
    found = re.search(r'<option value="([A-Z0-9]+)"[^>]*>Vera', desk.page)
    assert found
    desk.post(f"/clinic/drafts/{code}/assign", to=found[1])
    here = f"/clinic/drafts/{code}/ending"
    assert "2 mar 2027" in vera.get(here).replace("mar.", "mar")
    assert "/erase" not in vera.page
    for deed in ("longer", "copy", "erase"):
        vera.post(f"{here}/{deed}", typed=code, why="asked", reason="x")
        assert vera.status == 403
    vera.get("/clinic/endings")
    assert vera.status == 403
    assert _cases(clinic) == [code]


def test_it_is_kept_longer_with_a_reason(clinic: Clinic, code: str) -> None:
    """Listed once it ends within three months; not any more when somebody said why it is needed."""
    desk = clinic.enters("coordinator")
    clinic.later(days=330)
    desk = clinic.enters("coordinator")
    assert code in desk.get("/clinic/endings")
    here = f"/clinic/drafts/{code}/ending"
    desk.get(here)
    desk.post(f"{here}/longer", reason=" ")
    assert desk.status == 422
    desk.post(f"{here}/longer", reason="The appeal <b>waits</b>.")
    assert "&lt;b&gt;waits" in desk.page
    assert code not in desk.get("/clinic/endings")


@pytest.mark.parametrize("role", ["coordinator", "reviewer"])
def test_copy_then_erase_with_a_receipt(clinic: Clinic, code: str, role: str) -> None:
    """The copy is a ZIP in the person's language; without reason or code nothing goes; then all is gone."""
    desk = clinic.enters(role)
    here = f"/clinic/drafts/{code}/ending"
    desk.get(here)
    desk.post(f"{here}/copy")
    answer = desk.last
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("application/zip", "no-store")
    assert re.search(rf'filename="orienta-{code}-[\d-]+\.zip"', answer.headers["Content-Disposition"])
    copy = zipfile.ZipFile(io.BytesIO(answer.content))
    assert "Caso " + code in copy.read("README.txt").decode()
    assert "formulario" in copy.read("conversation.txt").decode()
    for typed, why in ((code, ""), ("another", "asked")):
        desk.get(here)
        desk.post(f"{here}/erase", typed=typed, why=why)
        assert (desk.status, _cases(clinic)) == (422, [code])
    desk.post(f"{here}/erase", typed=code.lower(), why="asked")
    assert desk.status == 200
    assert re.search(r"<code>[0-9A-Z]{8}</code>", desk.page)
    assert _cases(clinic) == []
    desk.get(here)
    assert desk.status == 404
