"""Signatures: Twilio's own known answer, and every way a request may differ from what was signed."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.channels.twilio_signature import is_signed, public_url, sign

# Published in Twilio's security documentation for the token 12345.
DOC_URL = "https://example.com/myapp.php?foo=1&bar=2"
DOC_TOKEN = "12345"
DOC_SIGNATURE = "L/OH5YylLD5NRKLltdqwSvS0BnU="
DOC_FIELDS = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Caller", "+14158675310"),
    ("Digits", "1234"),
    ("From", "+14158675310"),
    ("To", "+18005551212"),
]

URL = "https://bot.example/webhooks/twilio/messages"
TOKEN = "current-token"
FIELDS = [("MessageSid", "SM" + "1" * 32), ("Body", ""), ("From", "whatsapp:+5215512345678"), ("Label", " á ✓ ")]


def test_documented_answer() -> None:
    """The signature printed in Twilio's documentation is accepted and made."""
    assert is_signed(DOC_URL, DOC_FIELDS, DOC_SIGNATURE, [DOC_TOKEN])
    assert sign(DOC_URL, DOC_FIELDS, DOC_TOKEN) == DOC_SIGNATURE


def test_documented_body_hash() -> None:
    """The body hash of Twilio's documentation is the plain SHA-256 that the SDK compares with."""
    body = json.dumps({"CallSid": "CA1234567890ABCDE", "Caller": "+12349013030"}, separators=(",", ":"))
    expected = "5ccde7145dfb8f56479710896586cb9d5911809d83afbe34627818790db0aec9"
    assert hashlib.sha256(body.encode()).hexdigest() == expected


@pytest.mark.parametrize(
    ("url", "fields"),
    [
        pytest.param(URL.replace("https", "http"), FIELDS, id="http instead of https"),
        pytest.param(URL + "/", FIELDS, id="trailing slash"),
        pytest.param(URL + "?a=1", FIELDS, id="another query"),
        pytest.param(URL.replace("bot", "evil"), FIELDS, id="another host"),
        pytest.param(URL, [f for f in FIELDS if f[0] != "Body"], id="blank field dropped"),
        pytest.param(URL, [(n, v.strip()) for n, v in FIELDS], id="values trimmed"),
        pytest.param(URL, [*FIELDS, ("Body", "x")], id="field repeated"),
        pytest.param(URL, [(n.lower(), v) for n, v in FIELDS], id="names in another case"),
        pytest.param(URL, [], id="no fields"),
    ],
)
def test_altered_request_is_refused(url: str, fields: list[tuple[str, str]]) -> None:
    """What differs in anything from what was signed is not signed."""
    assert is_signed(URL, FIELDS, sign(URL, FIELDS, TOKEN), [TOKEN])
    assert not is_signed(url, fields, sign(URL, FIELDS, TOKEN), [TOKEN])


@pytest.mark.parametrize("signature", [None, "", "x", "é", DOC_SIGNATURE, "A" * 10_000])
def test_missing_or_foreign_signature_is_false(signature: str | None) -> None:
    """A missing header is False and no TypeError, and so is a foreign one."""
    assert is_signed(URL, FIELDS, signature, [TOKEN]) is False


@pytest.mark.parametrize("port", [":443", ":8443"])
def test_port_may_be_signed_or_not(port: str) -> None:
    """Twilio signs some URLs with the port and some without; both forms pass."""
    with_port = f"https://bot.example{port}/in"
    assert is_signed(with_port, FIELDS, sign(with_port, FIELDS, TOKEN), [TOKEN])
    assert is_signed(with_port, FIELDS, sign("https://bot.example/in", FIELDS, TOKEN), [TOKEN])


def test_both_tokens_count_while_rotating() -> None:
    """During a rotation the present and the next token are both taken, and no other."""
    signature = sign(URL, FIELDS, "next-token")
    assert is_signed(URL, FIELDS, signature, [TOKEN, "next-token"])
    assert not is_signed(URL, FIELDS, signature, [TOKEN])


@pytest.mark.parametrize("secrets", [[], [""], ["", ""]])
def test_blank_secret_opens_nothing(secrets: list[str]) -> None:
    """A setting left empty does not accept what was signed with the empty key."""
    assert not is_signed(URL, FIELDS, sign(URL, FIELDS, ""), secrets)


def test_sha256_by_settings_header() -> None:
    """The settings header chooses SHA-256; without it the same signature is not one."""
    signature = sign(URL, FIELDS, TOKEN, algorithm="HMAC_SHA256")
    settings = "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256"
    assert is_signed(URL, FIELDS, signature, [TOKEN], settings=settings)
    assert not is_signed(URL, FIELDS, signature, [TOKEN])


def test_unknown_algorithm_is_refused() -> None:
    """An algorithm nobody agreed on is refused, even with a signature that would do for SHA-1."""
    settings = "key=k,algorithm=HMAC_MD5"
    assert not is_signed(URL, FIELDS, sign(URL, FIELDS, TOKEN), [TOKEN], settings=settings)


def test_repeated_and_blank_fields_are_signed() -> None:
    """Repeated names and blank values belong to what is signed, whatever their order."""
    fields = [("MediaUrl", "b"), ("MediaUrl", "a"), ("Body", "")]
    assert is_signed(URL, fields, sign(URL, list(reversed(fields)), TOKEN), [TOKEN])
    assert not is_signed(URL, fields[:1] + fields[2:], sign(URL, fields, TOKEN), [TOKEN])


@pytest.mark.parametrize(
    ("base", "query", "expected"),
    [
        pytest.param("https://bot.example", "", "https://bot.example/in", id="plain"),
        pytest.param("https://bot.example/", "", "https://bot.example/in", id="base with slash"),
        pytest.param("https://a.example/orienta", "", "https://a.example/orienta/in", id="path prefix of a proxy"),
        pytest.param("https://a.example:8443", "x=1&y=", "https://a.example:8443/in?x=1&y=", id="port and query"),
    ],
)
def test_public_url(base: str, query: str, expected: str) -> None:
    """The URL is the configured base, our path and the query as received."""
    assert public_url(base, "/in", query) == expected


@given(
    fields=st.lists(st.tuples(st.text(max_size=20), st.text(max_size=40)), max_size=12),
    signature=st.text(max_size=40),
    settings=st.none() | st.text(max_size=40),
)
def test_hostile_fields_never_raise(fields: list[tuple[str, str]], signature: str, settings: str | None) -> None:
    """Whatever is posted, a signature that was not made with the token is False."""
    assert is_signed(URL, fields, signature, [TOKEN], settings=settings) is False


def test_lone_surrogates_are_not_signed() -> None:
    """Text that UTF-8 cannot hold is refused without an error."""
    assert is_signed(URL, [("Body", "\ud800")], "x", [TOKEN]) is False
