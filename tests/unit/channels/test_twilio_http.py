"""The wire: made once, told honestly, and never with our secret to anybody else."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import httpx
import pytest

from app.channels.twilio_client import TwilioAccount, open_client
from app.channels.twilio_http import NotSent, Throttled, Unanswered, Wire
from app.channels.twilio_records import TwilioRecords
from app.errors import MediaRefused, ProviderTrouble

URL = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json"
ACCOUNT = TwilioAccount("AC" + "0" * 32, "SK" + "1" * 32, "s" * 32)
MEDIA = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT.account_sid}/Messages/SM{'2' * 32}/Media/ME{'3' * 32}"

Answer = Callable[[httpx.Request], httpx.Response]


class Net:
    """A network that answers by rule and remembers every request."""

    def __init__(self, answer: Answer) -> None:
        self.seen: list[httpx.Request] = []
        self._answer = answer

    def wire(self, base: str | None = None) -> Wire:
        """A wire on this network."""
        return Wire(base=base, transport=httpx.MockTransport(self._handle))

    def _handle(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.seen.append(request)
        return self._answer(request)


def raising(error: type[httpx.TransportError]) -> Answer:
    """A network that fails so, with a text that must not travel on."""

    def answer(request: httpx.Request) -> httpx.Response:
        raise error(f"failed for {request.url} and +525512345678", request=request)

    return answer


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (httpx.ConnectError, NotSent),
        (httpx.ConnectTimeout, NotSent),
        (httpx.PoolTimeout, NotSent),
        (httpx.ReadTimeout, Unanswered),
        (httpx.WriteTimeout, Unanswered),
        (httpx.ReadError, Unanswered),
        (httpx.WriteError, Unanswered),
        (httpx.RemoteProtocolError, Unanswered),
    ],
)
def test_failures(error: type[httpx.TransportError], expected: type[ProviderTrouble]) -> None:
    """Only a connection never made is "not sent"; each request is made once; errors hold no number."""
    net = Net(raising(error))
    with pytest.raises(expected) as raised:
        net.wire().request("POST", URL, data={"To": "+525512345678"}, auth=("a", "b"))
    assert len(net.seen) == 1
    assert str(raised.value) == error.__name__
    assert raised.value.__cause__ is None


@pytest.mark.parametrize("status", [200, 302, 400, 500, 503])
def test_other_answers_are_returned_as_they_are(status: int) -> None:
    """No retry and no redirect is followed."""
    net = Net(lambda request: httpx.Response(status, text="x", headers={"Location": "https://evil.example/"}))
    answer = net.wire().request("POST", URL, data={}, auth=("a", "b"))
    assert (answer.status_code, answer.text, len(net.seen)) == (status, "x", 1)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [({}, None), ({"Retry-After": "7"}, 7.0), ({"Retry-After": "99999"}, 3600.0), ({"Retry-After": "soon"}, None)],
)
def test_throttled(header: dict[str, str], seconds: float | None) -> None:
    """A 429 carries what it asked for, within reason."""
    with pytest.raises(Throttled) as raised:
        Net(lambda request: httpx.Response(429, headers=header)).wire().request("GET", URL)
    assert raised.value.seconds == seconds


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/x",
        "http://api.twilio.com/x",
        "https://api.twilio.com.evil.example/x",
        "https://api.twilio.com@evil.example/x",
        "https://api.twilio.com:8443/x",
        "file:///etc/passwd",
        "",
    ],
)
@pytest.mark.parametrize("base", [None, "http://127.0.0.1:4010"])
def test_other_hosts_are_not_called(url: str, base: str | None) -> None:
    """Credentials go to Twilio's three hosts (or the stand-in) and nowhere else."""
    net = Net(lambda request: httpx.Response(200))
    with pytest.raises(ProviderTrouble):
        net.wire(base).request("GET", url, auth=("a", "b"))
    assert net.seen == []


@pytest.mark.parametrize("host", ["api", "content", "messaging"])
def test_stand_in_takes_the_place_of_all_three(host: str) -> None:
    """With a base, every Twilio URL goes there, query and all."""
    net = Net(lambda request: httpx.Response(200))
    net.wire("http://127.0.0.1:4010/").request("GET", f"https://{host}.twilio.com/v1/x?Page=1")
    assert str(net.seen[0].url) == "http://127.0.0.1:4010/v1/x?Page=1"


def test_form_and_json() -> None:
    """Lists are repeated fields in a form; JSON is sent as JSON."""
    net = Net(lambda request: httpx.Response(200))
    wire = net.wire()
    wire.request("POST", URL, data={"MediaUrl": ["a", "b"], "Body": "ñ"}, headers={"Content-Type": "x"})
    wire.request("POST", URL, data={"a": ["ñ"]}, headers={"Content-Type": "application/json"})
    assert [request.content.decode() for request in net.seen] == ["MediaUrl=a&MediaUrl=b&Body=%C3%B1", '{"a": ["ñ"]}']


def records(net: Net) -> TwilioRecords:
    """Records on this network."""
    wire = net.wire()
    return TwilioRecords(open_client(ACCOUNT, wire), ACCOUNT, wire)


def redirecting(target: str) -> Answer:
    """Twilio redirects, the other host serves a file."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "api.twilio.com":
            return httpx.Response(307, headers={"Location": target})
        return httpx.Response(200, headers={"Content-Type": "Audio/OGG; codecs=opus"}, content=b"OggS")

    return answer


def test_redirect_gets_the_file_and_not_the_secret() -> None:
    """The first request is signed in; the one to the other host is not."""
    net = Net(redirecting("https://cdn.example/signed"))
    assert records(net).fetch_media(MEDIA, max_bytes=4) == ("audio/ogg", b"OggS")
    assert ["Authorization" in request.headers for request in net.seen] == [True, False]


@pytest.mark.parametrize("target", ["http://cdn.example/x", "ftp://cdn.example/x", "http://169.254.169.254/latest"])
def test_redirect_away_from_https_is_refused(target: str) -> None:
    """A redirect to anything but HTTPS is not followed."""
    net = Net(redirecting(target))
    with pytest.raises(MediaRefused):
        records(net).fetch_media(MEDIA, max_bytes=9)
    assert len(net.seen) == 1


def test_endless_redirects() -> None:
    """A redirect that never ends is given up."""
    net = Net(lambda request: httpx.Response(307, headers={"Location": MEDIA}))
    with pytest.raises(ProviderTrouble):
        records(net).fetch_media(MEDIA, max_bytes=9)
    assert len(net.seen) == 4


@pytest.mark.parametrize(("status", "is_final"), [(404, True), (410, True), (401, False), (429, False), (503, False)])
def test_media_statuses(status: int, is_final: bool) -> None:
    """Gone is final; the rest may work later."""
    with pytest.raises(ProviderTrouble) as raised:
        records(Net(lambda request: httpx.Response(status))).fetch_media(MEDIA, max_bytes=9)
    assert isinstance(raised.value, MediaRefused) is is_final


def test_limit_holds_for_what_unpacks_large() -> None:
    """The limit counts the bytes that come out, not those on the wire."""

    def bomb(request: httpx.Request) -> httpx.Response:
        headers = {"Content-Type": "audio/ogg", "Content-Encoding": "gzip"}
        return httpx.Response(200, headers=headers, content=gzip.compress(b"\0" * 1_000_000))

    with pytest.raises(MediaRefused):
        records(Net(bomb)).fetch_media(MEDIA, max_bytes=100_000)


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ReadTimeout])
def test_media_that_cannot_be_reached(error: type[httpx.TransportError]) -> None:
    """A network failure may pass."""
    with pytest.raises(ProviderTrouble) as raised:
        records(Net(raising(error))).fetch_media(MEDIA, max_bytes=9)
    assert not isinstance(raised.value, MediaRefused)
