"""What the provider and people fetch from us: drawings that are the same for everybody, and handouts of one person.

Drawings stand under the digest of what they show and may be kept by anybody. A handout stands under a random address
that works for a day and is kept nowhere on the way. Only GET and HEAD are answered; all else is not found, and nothing
says whether it ever was.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, HTTPException, Request, Response

from app.services.gallery import KEY
from app.services.gallery import PATH as PICTURES
from app.services.handout_ports import FILES, HandoutKind
from app.services.handouts import PATH as HANDOUTS

READS = ("GET", "HEAD")
HIDDEN = {
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
NOWHERE = {"Cache-Control": "private, no-store", "Pragma": "no-cache"}


def media_router(
    picture: Callable[[str], bytes | None], handout: Callable[[str, bool], tuple[HandoutKind, bytes] | None]
) -> APIRouter:
    """The routes under /media.

    `picture` gives a drawing by its key; `handout` gives kind and bytes by the secret part of its address, and is told
    whether the file is really taken (GET) or only asked about (HEAD).
    """
    router = APIRouter(include_in_schema=False)

    @router.api_route(PICTURES + "/{name}", methods=list(READS))
    def one_picture(name: str) -> Response:
        """A drawing that is the same for everybody."""
        key, dot, ending = name.partition(".")
        found = picture(key) if dot and ending == "png" and KEY.fullmatch(key) else None
        if found is None:
            raise HTTPException(404)
        return Response(found, media_type="image/png", headers=HIDDEN | FOR_EVER)

    @router.api_route(HANDOUTS + "/{token}/{name}", methods=list(READS))
    def one_handout(request: Request, token: str, name: str) -> Response:
        """A file made for one person."""
        if name not in {file for file, _ in FILES.values()}:
            raise HTTPException(404, headers=NOWHERE)
        found = handout(token, request.method == "GET")
        if found is None or FILES[found[0]][0] != name:
            raise HTTPException(404, headers=NOWHERE)
        headers = HIDDEN | NOWHERE
        if found[0] == "calendar":
            headers = headers | {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(found[1], media_type=FILES[found[0]][1], headers=headers)

    @router.api_route("/media", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    @router.api_route("/media/{rest:path}", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    def nothing_else(rest: str = "") -> Response:
        """Not found, whatever it is and however it is asked for."""
        raise HTTPException(404)

    return router
