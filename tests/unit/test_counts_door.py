"""Who counts as this machine when it asks for the counts."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from app.main import FORWARDED, _is_from_here

PUBLIC = "https://bot.example.org"


def request(host: str, peer: str = "127.0.0.1", **headers: str) -> Request:
    """A request for the counts."""
    given = {"host": host, **headers}
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()]
    scope = {"type": "http", "method": "GET", "path": "/metrics", "query_string": b"", "headers": raw}
    return Request({**scope, "client": (peer, 50000), "scheme": "http", "server": ("127.0.0.1", 8000)})


@pytest.mark.parametrize(
    ("asked", "is_let_in"),
    [
        pytest.param(request("127.0.0.1:8000"), True, id="this machine"),
        pytest.param(request("localhost:8000"), True, id="this machine by name"),
        pytest.param(request("bot.example.org"), False, id="a proxy that keeps the name"),
        pytest.param(request("127.0.0.1:8000", peer="203.0.113.9"), False, id="another machine"),
        pytest.param(request("localhost", peer="203.0.113.9"), False, id="another machine that calls itself this"),
        *(
            pytest.param(request("127.0.0.1", **{h: "127.0.0.1"}), False, id=f"a proxy that adds {h}")
            for h in FORWARDED
        ),
    ],
)
def test_counts_are_for_this_machine(asked: Request, is_let_in: bool) -> None:
    """Neither a proxy's header nor our public name leads to the counts."""
    assert _is_from_here(asked, PUBLIC) is is_let_in


def test_public_address_on_loopback_is_this_machine() -> None:
    """Without a public name (a trial on one machine) the counts are there."""
    assert _is_from_here(request("127.0.0.1:8000"), "http://127.0.0.1:8000")
