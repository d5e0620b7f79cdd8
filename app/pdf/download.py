"""Fetching the current blank from uscis.gov, for operators who have a connection."""

from __future__ import annotations

import httpx

from app.errors import BadForm
from app.pdf.structure import MAX_BYTES

OFFICIAL_URL = "https://www.uscis.gov/sites/default/files/document/forms/i-589.pdf"
_HOSTS = ("uscis.gov", "www.uscis.gov")
_ADVICE = "Download Form I-589 with a browser from www.uscis.gov/i-589 and run: orienta forms add FILE"


def fetch(url: str = OFFICIAL_URL, transport: httpx.BaseTransport | None = None, timeout: float = 60.0) -> bytes:
    """The bytes of the official form. Raises BadForm, saying what to do instead, when it cannot be had.

    Only https addresses of uscis.gov are asked, redirects included.
    """
    try:
        with httpx.Client(
            transport=transport, timeout=timeout, headers={"User-Agent": "Mozilla/5.0 Orienta"}
        ) as client:
            return _read(client, httpx.URL(url))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise BadForm(f"uscis.gov could not be reached ({type(error).__name__}). {_ADVICE}") from error


def _read(client: httpx.Client, url: httpx.URL) -> bytes:
    for _ in range(5):
        if url.scheme != "https" or url.host not in _HOSTS:
            raise BadForm(f"The form is fetched over https from uscis.gov only. {_ADVICE}")
        with client.stream("GET", url) as response:
            if response.is_redirect:
                url = url.join(response.headers["location"])
                continue
            if response.status_code != httpx.codes.OK:
                raise BadForm(f"uscis.gov answered with status {response.status_code}. {_ADVICE}")
            return _body(response)
    raise BadForm(f"uscis.gov redirects in a circle. {_ADVICE}")


def _body(response: httpx.Response) -> bytes:
    parts, size = [], 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise BadForm(f"What uscis.gov sent is too large for a form. {_ADVICE}")
    return b"".join(parts)
