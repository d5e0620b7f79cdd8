"""No page of the clinic is open without the right role: every route is tried, in every role and from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute

from app.clinic.shield import HEADERS, MOST_BYTES
from app.services.access.staff import ROLES, Role
from tests.support.clinic import Clinic

OPEN = {
    ("GET", "/static/{name}"),
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("GET", "/invitation/{token}"),
    ("POST", "/invitation/{token}"),
    ("GET", "/practice"),
    ("POST", "/practice/{role}"),
}
"""What somebody who is not signed in may use; the last two exist outside production only."""


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """An installation for trying."""
    made = Clinic(tmp_path_factory.mktemp("clinic"))
    yield made
    made.close()


def routes(clinic: Clinic) -> list[tuple[str, str, APIRoute]]:
    """Method, path and route of every page, however deep it was included."""
    found, stack = [], list(clinic.pages.routes)
    while stack:
        route = stack.pop()
        inner = getattr(route, "original_router", None)
        if isinstance(route, APIRoute):
            found += [(method, route.path, route) for method in sorted(route.methods)]
        else:
            assert inner is not None, f"a route of an unknown kind: {route!r}"
            stack += inner.routes
    return sorted(found, key=lambda each: each[:2])


def roles_of(route: APIRoute) -> tuple[Role, ...] | None:
    """The roles that a route asks for, () for any; None when it asks for nobody."""
    stack = list(route.dependant.dependencies)
    while stack:
        each = stack.pop()
        if hasattr(each.call, "roles"):
            return each.call.roles  # type: ignore[no-any-return, union-attr]
        stack += each.dependencies
    return None


def filled(path: str, code: str = "00000000") -> str:
    """A path with something in its places."""
    values = {"case_code": code, "role": "volunteer", "name": "clinic.css"}
    return re.sub(r"{(\w+)(:\w+)?}", lambda found: values.get(found[1], "1"), path)


def test_every_route_asks_for_a_role_or_is_on_the_list_of_open_ones(clinic: Clinic) -> None:
    """A route that asks for nobody must be named here, and be marked as open where it stands."""
    asking = {(method, path) for method, path, route in routes(clinic) if roles_of(route) is not None}
    marked = {(m, path) for m, path, route in routes(clinic) if getattr(route.endpoint, "is_open", False)}
    assert marked == OPEN
    assert asking == {(method, path) for method, path, _ in routes(clinic)} - OPEN


def test_nobody_gets_in_without_signing_in(clinic: Clinic) -> None:
    """Every other page leads to signing in and shows nothing."""
    browser = clinic.browser()
    for method, path, _ in routes(clinic):
        if (method, path) in OPEN:
            continue
        answer = browser.get(filled(path)) if method == "GET" else browser.post(filled(path))
        assert answer.status_code == 303, path
        assert answer.headers["Location"].startswith("/clinic/sign-in"), path
        assert not answer.text, path


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_its_own_pages_and_no_other(clinic: Clinic, role: Role) -> None:
    """In each role every route that asks for others answers 403, and every own page does not."""
    browser = clinic.browser(clinic.member(role))
    for method, path, route in routes(clinic):
        asked = roles_of(route)
        if asked is None or path == "/sign-out":
            continue
        if not asked or role in asked:
            if method == "GET" and "{" not in path:
                assert browser.get(path).status_code == 200, path
            continue
        answer = browser.get(filled(path)) if method == "GET" else browser.post(filled(path))
        assert answer.status_code == 403, path


def test_a_case_that_one_may_not_see_is_not_there_on_any_route(clinic: Clinic) -> None:
    """Every route that names a case answers 404 to another organisation, to a volunteer without it, without consent.

    Where a volunteer has no role at all the answer is 403, whatever case is named.
    """
    code = clinic.case()
    volunteer = clinic.browser(clinic.member("volunteer"))
    strangers = [
        (clinic.browser(clinic.member("coordinator", "reviewer", organisation=clinic.other())), code),
        (volunteer, code),
        (clinic.browser(clinic.member("coordinator", "reviewer")), clinic.case(agreed=False)),
    ]
    assert clinic.browser(clinic.member("coordinator")).get(f"/unreached/{code}").status_code == 200
    named = [(method, path) for method, path, _ in routes(clinic) if "{case_code}" in path]
    assert len(named) > 20
    for browser, named_code in strangers:
        for method, path in named:
            where = filled(path, named_code)
            answer = browser.get(where) if method == "GET" else browser.post(where)
            assert answer.status_code == 404 or (browser is volunteer and answer.status_code == 403), (method, path)
            assert named_code not in answer.text, (method, path)


def test_production_has_no_practice_door(tmp_path: Path) -> None:
    """In production, and with a real account, there is no such path, and a session of somebody invented is over."""
    practice = Clinic(tmp_path)
    browser = practice.browser()
    assert browser.post("/practice/reviewer").status_code == 303
    assert browser.get("/").status_code == 200
    practice.close()
    for settings in ({"mode": "production"}, {"account": "AC" + "1" * 32}):
        real = Clinic(tmp_path, **settings)  # type: ignore[arg-type]
        again = real.browser()
        again.client.cookies.update(browser.client.cookies)
        assert again.get("/").status_code == 303
        for answer in (again.get("/practice"), again.post("/practice/reviewer"), again.post("/practice/administrator")):
            assert answer.status_code == 404
        assert "practice" not in real.browser().get("/sign-in").text
        real.close()


def test_every_answer_carries_the_headers(clinic: Clinic) -> None:
    """Pages, redirects, refusals and missing pages: the policy allows nothing inline and nothing of others."""
    browser, inside = clinic.browser(), clinic.browser(clinic.member("administrator"))
    answers = [
        browser.get("/sign-in"),
        browser.get("/people"),
        browser.get("/nothing-here"),
        browser.post("/sign-in", form="wrong"),
        browser.post("/sign-in", headers={"Sec-Fetch-Site": "cross-site"}),
        inside.get("/people"),
        inside.get("/log.csv"),
        inside.get("/static/clinic.css"),
    ]
    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert {answer.headers["Cache-Control"] for answer in answers[:-1]} == {"no-store"}
    assert "Strict-Transport-Security" not in answers[0].headers


def test_no_page_has_anything_inline(clinic: Clinic) -> None:
    """No style attribute, no handler, no script or style without an address of our own: the policy would refuse it."""
    inside = clinic.browser(clinic.member(*ROLES))
    pages = [path for method, path, _ in routes(clinic) if method == "GET" and "{" not in path and "csv" not in path]
    for path in pages:
        text = inside.get(path).text
        assert not re.findall(r"<[^>]+\s(?:style|on\w+)=", text), path
        assert not re.findall(r"<style|<script(?! src=\"/clinic/static/)|javascript:", text), path


def test_with_https_cookies_are_kept_to_this_host(tmp_path: Path) -> None:
    """Over https every cookie has the __Host- prefix, Secure, HttpOnly and SameSite, and browsers are told to stay."""
    clinic = Clinic(tmp_path, url="https://clinic.example.org")
    _, done = clinic.enrolled("volunteer")
    browser = clinic.browser()
    page = browser.get("/sign-in?lang=es")
    practice = browser.post("/practice/volunteer")
    set_cookies = [*page.headers.get_list("set-cookie"), *practice.headers.get_list("set-cookie")]
    assert len(set_cookies) >= 4
    for cookie in set_cookies:
        assert cookie.startswith("__Host-orienta_")
        for part in ("Secure", "HttpOnly", "Path=/", "SameSite="):
            assert part.lower() in cookie.lower()
    assert page.headers["Strict-Transport-Security"]
    assert done.entry.token not in page.text
    clinic.close()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"Sec-Fetch-Site": "cross-site"}, 403, id="another site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, 403, id="a neighbour under the same domain"),
        pytest.param({"Origin": "https://evil.example"}, 403, id="another origin, older browser"),
        pytest.param({"Origin": "null"}, 403, id="a sandboxed frame"),
        pytest.param({"Origin": "http://127.0.0.1:8000"}, 303, id="our own origin"),
        pytest.param({"Sec-Fetch-Site": "same-origin"}, 303, id="our own page"),
        pytest.param({}, 303, id="a browser that says nothing"),
    ],
)
def test_a_post_of_another_site_does_nothing(clinic: Clinic, headers: dict[str, str], status: int) -> None:
    """Even with the form's token, what the browser says of where a post comes from must fit."""
    browser = clinic.browser(clinic.member("volunteer"))
    answer = browser.post("/me/language", {"language": "en"}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize("form", ["", "0" * 32, "ñ", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")])
def test_a_post_without_its_forms_token_does_nothing(clinic: Clinic, form: str) -> None:
    """No token, another one, or letters that no token has: 403 on every post, open ones too."""
    inside, outside = clinic.browser(clinic.member(*ROLES)), clinic.browser()
    other = clinic.browser(clinic.member(*ROLES))
    for method, path, _ in routes(clinic):
        if method != "POST":
            continue
        for token in {form, other.form()}:
            fields: dict[str, Any] = {} if not token else {"csrf": token}
            browser = outside if (method, path) in OPEN else inside
            assert browser.client.post(f"/clinic{filled(path)}", data=fields).status_code == 403, path


def test_a_post_that_is_too_long_is_refused(clinic: Clinic) -> None:
    """By its declared length at once; where none was declared it is cut off, and what came is no form."""
    browser = clinic.browser(clinic.member("volunteer"))
    body = b"csrf=" + browser.form().encode() + b"&language=" + b"x" * (MOST_BYTES + 1)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert browser.client.post("/clinic/me/language", content=body, headers=headers).status_code == 413
    pieces = (body[at : at + 65536] for at in range(0, len(body), 65536))
    assert browser.client.post("/clinic/me/language", content=pieces, headers=headers).status_code == 400


def test_an_address_outside_ours_is_never_led_to(clinic: Clinic) -> None:
    """`next` leads to our own pages only."""
    inside = clinic.browser(clinic.member("volunteer"))
    for path, leads in {
        "/clinic/me": "/clinic/me",
        "https://evil.example/": "/clinic/",
        "//evil.example": "/clinic/",
        "/clinic//evil.example": "/clinic/",
        "/clinic/\\evil": "/clinic/",
        "/clinic/../simulator": "/clinic/",
        "": "/clinic/",
    }.items():
        answer = inside.get("/sign-in", params={"next": path})
        assert answer.headers["Location"] == leads
