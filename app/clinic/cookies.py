"""The cookies: scripts read none, other sites get none, and with https they carry the `__Host-` prefix."""

from __future__ import annotations

from fastapi import Request, Response

from app.clinic.desk import ClinicDesk

SESSION, VISIT, DEVICE, FLASH, LANGUAGE = (
    "orienta_in",
    "orienta_visit",
    "orienta_device",
    "orienta_said",
    "orienta_lang",
)

DEVICE_SECONDS = 180 * 24 * 3600
MOST = 128
"""A cookie longer than this is none of ours."""


def name_of(desk: ClinicDesk, name: str) -> str:
    """The cookie's name here. `__Host-`: set by this host alone, over https, for the whole of it."""
    return f"__Host-{name}" if desk.is_https else name


def read(request: Request, desk: ClinicDesk, name: str) -> str:
    """A cookie's value, or nothing."""
    value = request.cookies.get(name_of(desk, name), "")
    return value if len(value) <= MOST and value.isascii() and value.isprintable() else ""


def put(response: Response, desk: ClinicDesk, name: str, value: str, *, seconds: int | None = None) -> None:
    """Set a cookie; without `seconds` it goes when the browser closes."""
    response.set_cookie(
        name_of(desk, name),
        value,
        max_age=seconds,
        path="/",
        secure=desk.is_https,
        httponly=True,
        samesite="strict" if name in (FLASH, DEVICE) else "lax",
    )


def drop(response: Response, desk: ClinicDesk, name: str) -> None:
    """Take a cookie away."""
    response.delete_cookie(name_of(desk, name), path="/", secure=desk.is_https, httponly=True)
