"""`orienta content sign`, `withdraw`, `renew`, `preview`, `told`, `tell` and content edited under a running service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.commands.console import today
from app.commands.starting import build
from app.settings import Settings, read_settings
from app.wiring import Orienta as Wired
from tests.support.command_line import Orienta, command_line, copied_content, read_json

STATEMENT = "mpp/what/say"


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[tuple[Path, Orienta]]:
    """An installation with keys and database, and a copy of the content that may be edited."""
    root = copied_content(tmp_path / "checkout")
    wired(tmp_path).close()
    with command_line(tmp_path, content_dir=str(root / "content"), locales_dir=str(root / "locales")) as run:
        yield root, run


def wired(folder: Path) -> Wired:
    """The parts of a service of this installation, started."""
    orienta = Wired(
        Settings(  # type: ignore[call-arg]
            _env_file=None,
            data_dir=folder / "data",
            database_url=f"sqlite:///{folder / 'data' / 'orienta.db'}",
            content_dir=folder / "checkout" / "content",
            locales_dir=folder / "checkout" / "locales",
        )
    )
    build(orienta)
    return orienta


def states(orienta: Orienta, *options: str) -> dict[str, str]:
    """How each statement stands, by id."""
    return {
        each["id"]: each["state"] for each in read_json(orienta("content", "preview", "--json", *options))["statements"]
    }


def test_signing_takes_a_persons_yes_or_the_code_of_what_they_read(
    checkout: tuple[Path, Orienta], tmp_path: Path
) -> None:
    """Nothing is signed by itself: not without a name, a yes or the right code; an edit voids it."""
    root, orienta = checkout
    assert set(states(orienta).values()) == {"unsigned"}
    assert orienta("content", "sign", STATEMENT, "--by", " ").exit_code == 2
    assert orienta("content", "sign", STATEMENT, "--by", "Ana Example", input="n\n").exit_code == 1
    assert orienta("content", "sign", "mpp", "--by", "Ana Example", "--code", "00000000").exit_code == 1
    assert orienta("content", "sign", "nothing", "--by", "Ana Example", input="y\n").exit_code == 1
    assert set(states(orienta).values()) == {"unsigned"}
    asked = orienta("content", "sign", STATEMENT, "--by", "Ana Example", input="y\n")
    assert (asked.exit_code, "MPP-10" in asked.stderr, "es  *MPP*" in asked.stderr) == (0, True, True)
    orienta("content", "transcripts", "--out", tmp_path / "paper")
    page = (tmp_path / "paper" / "mpp.html").read_text(encoding="utf-8")
    code = re.search(r"Reading code <code>([0-9a-f]{8})", page)
    assert code is not None
    assert orienta("content", "sign", "mpp", "--by", "Ana Example", "--code", code[1]).exit_code == 0
    day = "2026-11-21"
    assert {state for where, state in states(orienta, "--on", day).items() if where.startswith("mpp/")} == {"signed"}
    flow = root / "content" / "flows" / "mpp.yaml"
    flow.write_text(
        flow.read_text(encoding="utf-8").replace("To know who decides", "To see who decides"),
        encoding="utf-8",
    )
    assert states(orienta, "--on", day)[STATEMENT] == "changed"
    assert orienta("content", "sign", "mpp", "--by", "Ana Example", "--code", code[1]).exit_code == 1


def test_renewing_and_withdrawing(checkout: tuple[Path, Orienta]) -> None:
    """A renewal reaches no further than its kind of fact allows; a withdrawn fact takes its statements along."""
    _, orienta = checkout
    orienta("content", "sign", "mpp", "--by", "Ana Example", input="y\n")
    day = today(read_settings())
    late = day + timedelta(days=400)
    assert orienta("content", "renew", "MPP-10", "--by", "Ana Example", "--until", str(late), "--yes").exit_code == 2
    assert orienta("content", "renew", "MPP-999", "--by", "Ana Example", "--yes").exit_code == 1
    before = read_json(orienta("content", "stale", "--on", "2027-12-31", "--json"))["stale"]
    assert "MPP-10" in {each["id"] for each in before}
    done = read_json(orienta("content", "renew", "mpp-10", "--by", "Ana Example", "--yes", "--json"))
    assert done == {"renewed": {"MPP-10": str(day + timedelta(days=365))}}
    assert orienta("content", "withdraw", "MPP-10", "--by", "Luis Example", "--reason", "new ruling").exit_code == 0
    assert states(orienta, "--on", "2026-11-21")[STATEMENT] == "stale"
    assert orienta("content", "withdraw", "mpp/status", "--by", "Luis Example").exit_code == 0
    why = {s["id"]: s["why"] for s in read_json(orienta("content", "preview", "--json"))["statements"]}
    assert why["mpp/status/say"].startswith("withdrawn by Luis Example")


def test_nobody_was_told_anything_yet(checkout: tuple[Path, Orienta]) -> None:
    """Listing and telling need a name, and end well where there is nobody."""
    _, orienta = checkout
    assert read_json(orienta("content", "told", "MPP-10", "--by", "Ana Example", "--json"))["cases"] == []
    done = orienta("content", "tell", "MPP-10", "--now", STATEMENT, "--by", "Ana Example", "--yes", "--json")
    assert read_json(done)["told"] == {}
    assert orienta("content", "tell", "MPP-10", "--now", "no/such/say", "--by", "Ana Example", "--yes").exit_code == 1


def test_a_broken_edit_never_reaches_people_and_a_mended_one_does(
    checkout: tuple[Path, Orienta], tmp_path: Path
) -> None:
    """The release in force stays, staff are told once, and a restart goes on with the last good one."""
    root, _ = checkout
    flow = root / "content" / "flows" / "menu.yaml"
    good = flow.read_text(encoding="utf-8")
    running = wired(tmp_path)
    first = running.content.library.release
    flow.write_text(good.replace("to: go_mpp", "to: nowhere"), encoding="utf-8")
    refused = running.refresh()
    assert refused is not None
    assert "nowhere" in refused.refused
    assert running.content.library.release == first
    assert running.refresh() is None
    with running.uow() as work:
        alerts = [(each.alert.kind, each.alert.detail[:8]) for each in work.alerts.waiting(now=running.clock())]
    assert alerts == [("content", "refused/")]
    again = wired(tmp_path)
    assert (again.content.library.release, "nowhere" in again.refused) == (first, True)
    flow.write_text(good + "# mended\n", encoding="utf-8")
    for each in (running, again):
        done = each.refresh()
        assert done is not None
        assert done.is_new
        assert each.content.library.release != first
        each.close()
