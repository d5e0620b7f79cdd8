"""Who is who: canonical numbers, contact keys and masks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messaging.phone import canonical, contact_key, mask


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("+525512345678", "+525512345678", id="Mexico today"),
        pytest.param("+5215512345678", "+525512345678", id="Mexico with the old 1"),
        pytest.param("whatsapp:+5215512345678", "+525512345678", id="with the channel"),
        pytest.param("+52 1 55 1234 5678", "+525512345678", id="with spaces"),
        pytest.param("+19155550123", "+19155550123", id="United States"),
        pytest.param("+1 (915) 555-0123", "+19155550123", id="with punctuation"),
        pytest.param("+50431234567", "+50431234567", id="Honduras"),
        pytest.param("+521551234567", "+521551234567", id="ten digits that begin with 1 stay"),
        pytest.param("MX.ab12", None, id="a WhatsApp id"),
        pytest.param("MX.5512345678901", None, id="an id of digits is no number"),
        pytest.param("whatsapp:MX.1A2b3C", None, id="an id with its channel"),
        pytest.param("5512345678", None, id="no country"),
        pytest.param("55555", None, id="a short code"),
        pytest.param("", None, id="nothing"),
        pytest.param("+999123456789", None, id="no such country"),
    ],
)
def test_canonical(number: str, expected: str | None) -> None:
    """A number has one canonical form, and what is no number has none."""
    assert canonical(number) == expected


@pytest.mark.parametrize(
    ("channel", "reply_to", "external", "key"),
    [
        pytest.param("whatsapp", "+5215512345678", "MX.ab12", "MX.ab12", id="the provider's id wins"),
        pytest.param("whatsapp", "+5215512345678", "whatsapp:MX.ab12", "MX.ab12", id="its prefix goes"),
        pytest.param("whatsapp", "+5215512345678", None, "+525512345678", id="else the number"),
        pytest.param("whatsapp", "+5215512345678", "", "+525512345678", id="an empty id is none"),
        pytest.param("whatsapp", "MX.ab12", None, "MX.ab12", id="an id alone"),
        pytest.param("whatsapp", "+525512345678", "+5215512345678", "+525512345678", id="a number as the id"),
        pytest.param("sms", "+19155550123", "MX.ab12", "+19155550123", id="SMS knows no ids"),
        pytest.param("sms", "55555", None, "55555", id="a short code is itself"),
    ],
)
def test_contact_key(channel: str, reply_to: str, external: str | None, key: str) -> None:
    """One person has one key, whichever form their message carried."""
    assert contact_key(channel, reply_to, external) == key  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        pytest.param("+525512345678", "+52••••••••78", id="Mexico"),
        pytest.param("whatsapp:+5215512345678", "+52••••••••78", id="the old form looks the same"),
        pytest.param("+19155550123", "+1••••••••23", id="United States"),
        pytest.param("MX.ab12cd34", "MX.••••34", id="an id"),
        pytest.param("MX.ENT.ab12cd34", "MX.••••34", id="a parent id"),
        pytest.param("someone", "••••••", id="neither"),
        pytest.param("", "••••••", id="nothing"),
    ],
)
def test_mask(number: str, masked: str) -> None:
    """Logs see the country and two digits, and never more."""
    assert mask(number) == masked


@given(st.text(max_size=40))
def test_any_text_is_safe(text: str) -> None:
    """Whatever arrives as an address, nothing breaks and at most two of its last characters show."""
    key = canonical(text)
    assert key is None or canonical(key) == key
    assert contact_key("whatsapp", text) is not None
    assert len(mask(text).replace("•", "")) <= 8
