"""Whether a webhook really comes from Twilio: a pure check of URL, fields, headers and secrets.

Twilio signs the URL it was told to call and every field it posts, blank and repeated ones included. Our side of that
URL is a setting, never the request's Host or X-Forwarded-* headers, which anybody can write.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import (
    HMAC_SHA1,
    HMAC_SHA256,
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

__all__ = ["SIGNATURE_HEADER", "SIGNATURE_SETTINGS_HEADER", "is_signed", "public_url", "sign"]

Fields = Sequence[tuple[str, str]]


def public_url(base: str, path: str, query: str = "") -> str:
    """The URL Twilio was given: the configured public base (path prefix allowed), our path, the query as received."""
    url = base.rstrip("/") + "/" + path.lstrip("/")
    return f"{url}?{query}" if query else url


def is_signed(
    url: str, fields: Fields, signature: str | None, secrets: Sequence[str], *, settings: str | None = None
) -> bool:
    """True when one of the secrets signed exactly this URL and these fields.

    `secrets` are the auth tokens in force, two of them while rotating, or the shared key's secret when the account
    signs with one; blank ones never match. `settings` is the X-Twilio-Webhooks-Signature-Settings header, which names
    the algorithm (SHA-1 without it). Never raises: what cannot be checked is not signed.
    """
    algorithm = get_signature_algorithm(settings).upper()
    if not signature or algorithm not in (HMAC_SHA1, HMAC_SHA256):
        return False
    form = ImmutableMultiDict(list(fields))
    try:
        return any(RequestValidator(secret).validate(url, form, signature, algorithm) for secret in secrets if secret)
    except ValueError:  # lone surrogates, or a URL that cannot be taken apart
        return False


def sign(url: str, fields: Fields, secret: str, *, algorithm: str = HMAC_SHA1) -> str:
    """The signature Twilio would send; for the loopback stand-in and for tests."""
    return str(RequestValidator(secret).compute_signature(url, ImmutableMultiDict(list(fields)), algorithm))
