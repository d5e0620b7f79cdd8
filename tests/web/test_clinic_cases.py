"""No page shows a case to whom it is not open: every route that names one is tried, with a real draft behind it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from app.services.access.staff import ROLES, Staff
from app.storage.metadata import metadata
from tests.support.clinic import Browser, Clinic
from tests.support.drafts import draft_at
from tests.web.test_clinic_routes import filled, roles_of, routes

FIELDS = {
    "at": "A.I.5", "version": "1", "state": "answered", "value": "ROSA", "reason": "x", "note": "x", "question": "x",
    "to": "", "number": "0", "english": "x", "revisions": "5", "reader": "x", "language": "es", "key": "x",
    "ask_id": "1",
}  # fmt: skip
"""What any form of a case's pages may hold."""


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """An installation whose errors come out as answers."""
    made = Clinic(tmp_path_factory.mktemp("cases"))
    yield made
    made.close()


def asked(browser: Browser, method: str, path: str) -> int:
    """The status of this page."""
    answered = browser.get(path, params={"at": "A.I.5"}) if method == "GET" else browser.post(path, FIELDS)
    return int(answered.status_code)


def rows(clinic: Clinic) -> dict[str, int]:
    """How many rows every table has, those of members and their sessions left out."""
    tables = [table for table in metadata.sorted_tables if not table.name.startswith("staff")]
    with clinic.orienta.database.read() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
        }


def test_a_case_is_not_there_on_any_page_for_whom_it_is_not_open(clinic: Clinic) -> None:
    """Another organisation's with every role, one that did not agree, a volunteer to whom it was not given: 404, and
    nothing is written, sent or logged."""
    own, silent = draft_at(clinic, 1), draft_at(clinic, 2, agreed=False)
    theirs = draft_at(clinic, 3, organisation=clinic.other())
    stranger = clinic.member(*ROLES, organisation=clinic.other())
    wanted: list[tuple[Staff, str]] = [
        (stranger, own),
        (stranger, silent),
        (clinic.member(*ROLES), theirs),
        (clinic.member(*ROLES), silent),
        (clinic.member("volunteer"), own),
    ]
    pages = [(method, path, route) for method, path, route in routes(clinic) if "{case_code}" in path]
    assert len(pages) >= 25
    before = rows(clinic)
    for staff, code in wanted:
        browser = clinic.browser(staff)
        for method, path, route in pages:
            roles = roles_of(route) or ROLES
            expected = {404} if set(roles) & staff.roles else {403}
            assert asked(browser, method, filled(path, code)) in expected, (method, path, sorted(staff.roles))
    assert rows(clinic) == before


def test_the_same_pages_open_for_whom_the_case_is(clinic: Clinic) -> None:
    """The test above would see nothing on pages that are shut to all: these are not."""
    code = draft_at(clinic, 4)
    browser = clinic.browser(clinic.member(*ROLES))
    pages = [path for method, path, _ in routes(clinic) if method == "GET" and path.count("{") == 1]
    opened = [path for path in pages if "{case_code}" in path and asked(browser, "GET", filled(path, code)) == 200]
    assert len(opened) >= 6
