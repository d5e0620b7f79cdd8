"""The tree and the preview beside the phone: whole, in both languages, without a script, and nothing in production."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.channels.simulator.authors_pages import Desk, authors_router
from app.channels.simulator.pages import POLICY, labels
from app.services.signing import Ledger, named, sign
from tests.support.scripts import worlds
from tests.web.test_simulator_pages import Tags

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@cache
def client() -> TestClient:
    """The pages on the repository's content, with one statement signed."""
    library, wording = worlds().content.library, worlds().wording
    acts = sign(named(library, ["mpp/what/say"]), library, wording, by="Ana <Example>", at=NOW)
    app = FastAPI()
    app.include_router(
        authors_router(Desk(worlds, lambda: Ledger(tuple(acts), library, wording), lambda: NOW, "America/Tijuana"))
    )
    return TestClient(app)


PATHS = ["/simulator/tree", "/simulator/preview", *(f"/simulator/tree?flow={name}" for name in ("mpp", "i589/a3"))]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_page_is_whole_and_runs_nothing(path: str, language: str) -> None:
    """Its language, its headers, no script and no style of its own."""
    answer = client().get(path + ("&" if "?" in path else "?") + f"lang={language}")
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == POLICY
    tags = Tags(answer.text)
    assert ("html", {"lang": language}) in tags.found
    assert not [tag for tag, _ in tags.found if tag in ("script", "style")]
    assert not [name for _, attrs in tags.found for name in attrs if name == "style" or name.startswith("on")]


def test_the_preview_says_what_production_would() -> None:
    """What is signed with its words, all else replaced; a name is words and never markup."""
    page = client().get("/simulator/preview?lang=es&on=2026-11-21").text
    assert page.count(labels("es")["state_signed"] + "<") == 2
    assert "es un programa de Estados Unidos" in page
    assert "Ana &lt;Example&gt;" in page
    assert page.count("<blockquote>") == 1


def test_a_day_after_review_nothing_is_said() -> None:
    """The same page looks ahead."""
    page = client().get("/simulator/preview?lang=es&on=2099-01-01").text
    assert "<blockquote>" not in page


@pytest.mark.parametrize(("path", "status"), [("/simulator/tree?flow=no", 404), ("/simulator/preview?on=soon", 422)])
def test_what_is_not_there(path: str, status: int) -> None:
    """An unknown flow and a day that is none."""
    assert client().get(path).status_code == status


def test_a_flow_shows_each_text_with_its_facts_and_standing() -> None:
    """So that a reader finds what somebody was told, and whether anybody answers for it."""
    page = client().get("/simulator/tree?flow=mpp&lang=en").text
    assert "mpp/status/say" in page
    assert "MPP-01 MPP-02" in page
    assert page.count(labels("en")["state_unsigned"]) >= 5
