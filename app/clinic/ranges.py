"""Answering with a part of some bytes, as players ask for it (RFC 9110, section 14)."""

from __future__ import annotations

import re

from fastapi import Request
from fastapi.responses import Response

_ONE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})", re.ASCII)


def ranged(request: Request, content: bytes, media_type: str) -> Response:
    """All of it, or the one part that was asked for; 416 for a part that is not there. Never several at once."""
    headers = {"Accept-Ranges": "bytes", "Cache-Control": "no-store"}
    asked = _ONE.fullmatch(request.headers.get("Range", "").strip())
    if asked is None or asked[1] == asked[2] == "":
        return Response(content, media_type=media_type, headers=headers)
    size = len(content)
    if asked[1]:
        begin, end = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
    else:
        begin, end = max(size - int(asked[2]), 0), size - 1
    if begin > end:
        return Response(status_code=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {begin}-{end}/{size}"
    return Response(content[begin : end + 1], status_code=206, media_type=media_type, headers=headers)
