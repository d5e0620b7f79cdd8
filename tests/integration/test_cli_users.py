"""`orienta users`: the first administrator, and what the pages do, from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from app.storage.keyfile import create_key_file
from tests.support.command_line import Orienta, command_line

INVITE = ("users", "invite", "ada@example.org", "--name", "Ada Inventada", "--role", "administrator")


@pytest.fixture(scope="module")
def orienta(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orienta]:
    """The command line of an installation with keys and nobody in it."""
    folder = tmp_path_factory.mktemp("users")
    create_key_file(folder / "data" / "keys")
    with command_line(folder, public_url="https://clinic.example.org") as run:
        yield run


def test_the_first_administrator_gets_a_link(orienta: Orienta) -> None:
    """The link is on the public address, different every time, and nobody is a member before it is taken."""
    first = json.loads(orienta(*INVITE, "--json").stdout)["link"]
    second = orienta(*INVITE).stdout.splitlines()[0]
    assert first.startswith("https://clinic.example.org/clinic/invitation/")
    assert second.startswith("https://clinic.example.org/clinic/invitation/")
    assert first != second
    assert json.loads(orienta("users", "list", "--json").stdout) == {"members": []}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        pytest.param((*INVITE[:-1], "boss"), 2, "--role", id="no such role"),
        pytest.param(("users", "invite", "ada", *INVITE[3:]), 1, "email", id="no address"),
        pytest.param((*INVITE, "--lang", "pt"), 2, "--lang", id="no such language"),
        pytest.param((*INVITE, "--organisation", "Nobody"), 1, "--organisation", id="no such organisation"),
        pytest.param(("users", "renew", "BCDF2345"), 1, "no member", id="no such member"),
        pytest.param(("users", "end", "BCDF2345", "--yes"), 1, "no member", id="nobody to end"),
        pytest.param(("users", "add-organisation", "Not A Slug", "X"), 2, "SLUG", id="no short name"),
        pytest.param(("users", "add-organisation", "other", "  "), 2, "NAME", id="no name"),
    ],
)
def test_what_cannot_be_is_said(orienta: Orienta, arguments: tuple[str, ...], code: int, says: str) -> None:
    """Wrong use ends with 2, what is not there with 1, and the line names what to mend."""
    done = orienta(*arguments)
    assert (done.exit_code, says in done.stderr) == (code, True)


def test_an_organisation_is_added_locked_and_opened(orienta: Orienta) -> None:
    """Its members are invited by its name; locking asks first, unlocking says when nothing was locked."""
    assert orienta("users", "add-organisation", "other", "Otra Casa").exit_code == 0
    assert orienta(*INVITE, "--organisation", "otra casa").exit_code == 0
    assert orienta("users", "lock", "--organisation", "Otra Casa", input="n\n").exit_code == 1
    assert "not locked" in orienta("users", "unlock", "--organisation", "Otra Casa").stdout
    assert "0 sessions" in orienta("users", "lock", "--organisation", "Otra Casa", "--yes").stdout
    assert "sign in again" in orienta("users", "unlock", "--organisation", "Otra Casa").stdout
    assert "not locked" in orienta("users", "unlock").stdout
