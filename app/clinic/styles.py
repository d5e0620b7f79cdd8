"""Styles and scripts: our own files, named one by one."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse

from app.clinic.guards import open_to_all
from app.clinic.pages import HERE

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"


def router() -> APIRouter:
    """`/static/{name}`."""
    made = APIRouter()
    names = {path.name: path for path in (HERE / "static").iterdir() if path.suffix in KINDS}

    @made.get("/static/{name}")
    @open_to_all
    def static(name: str) -> FileResponse:
        """One file; its address changes when it does."""
        if name not in names:
            raise HTTPException(404)
        return FileResponse(names[name], media_type=KINDS[names[name].suffix], headers={"Cache-Control": FOR_EVER})

    return made
