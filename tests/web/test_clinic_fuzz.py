"""Every route of the clinic is fed what nobody expects, with every role and from outside: no answer is a 500."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, Phase, given, settings

from app.services.access.staff import ROLES
from tests.support.clinic import Browser, Clinic
from tests.support.drafts import draft_at

FEW = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """An installation whose errors come out as answers."""
    made = Clinic(tmp_path_factory.mktemp("fuzzed"))
    yield made
    made.close()


REAL = {"at": "A.I.5", "state": "answered"}
"""What opens a draft's pages further than anything made up would."""


def sent(browser: Browser, case: Any, code: str = "") -> int:
    """The status that this case is answered with, its form carrying the token that forms carry.

    `code` is a real draft's: then its pages are asked for, and an item of it.
    """
    path = case.path.replace("{case_code}", code) if code else case.path
    for name, value in (case.path_parameters or {}).items():
        path = path.replace(f"{{{name}}}", quote(str(value).encode("utf-8", "replace"), safe=""))
    real = REAL if code else {}
    query = {name: real.get(name, value) for name, value in (case.query or {}).items() if value is not None}
    if case.method.upper() == "GET":
        return int(browser.get(path, params=query).status_code)
    body = case.body if isinstance(case.body, dict) else {}
    fields = {name: _plain(real.get(name, value)) for name, value in body.items()}
    return int(browser.post(path, fields, params=query).status_code)


def _tried(clinic: Clinic, operation: Any, browsers: tuple[Browser, ...], code: str) -> set[int]:
    """What one route answered to a few cases, from every browser; the last one asks for a real draft as well."""
    statuses: set[int] = set()

    @FEW
    @given(operation.as_strategy())
    def tried(case: Any) -> None:
        clinic.later(minutes=1)
        for browser in browsers:
            statuses.add(status := sent(browser, case))
            assert status < 500, f"{operation.method} {operation.path}"
        if "{case_code}" in operation.path:
            statuses.add(status := sent(browsers[-1], case, code))
            assert status < 500, f"{operation.method} {operation.path} of a real draft"

    tried()
    return statuses


def _plain(value: Any) -> Any:
    """A field as a form can carry it."""
    if isinstance(value, list):
        return [str(each).encode("utf-8", "replace").decode() for each in value]
    return str(value).encode("utf-8", "replace").decode()


def test_no_route_breaks(clinic: Clinic) -> None:
    """Whatever comes, the answer is one that was thought of; and every route was tried."""
    for route in clinic.pages.routes:
        if isinstance(route, APIRoute):
            route.include_in_schema = True
    schema = schemathesis.openapi.from_dict(clinic.pages.openapi())
    code = draft_at(clinic, 1)
    outside = clinic.browser(raise_server_exceptions=False)
    statuses: dict[str, set[int]] = {}
    for found in schema.get_all_operations():
        operation = found.ok()
        inside = clinic.browser(clinic.member(*ROLES), raise_server_exceptions=False)
        statuses[f"{operation.method.upper()} {operation.path}"] = _tried(clinic, operation, (outside, inside), code)
    assert len(statuses) >= 60
    assert {status for each in statuses.values() for status in each} <= {200, 303, 400, 403, 404, 409, 413, 422, 429}
