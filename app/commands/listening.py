"""The address that the service listens on, taken before anything else is started."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from app.errors import BadSettings, OrientaError
from app.settings import Settings

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104


def take_address(host: str, port: int) -> socket.socket:
    """A socket bound to this address; nobody can connect until a server listens on it.

    Raises BadSettings naming the setting when the port is in use or not allowed, or the host is not this machine's.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError:
        raise BadSettings(f"ORIENTA_HOST: {host!r} is not an address or a name that this machine knows") from None
    family, kind, protocol, _, address = found[0]
    held = socket.socket(family, kind, protocol)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind(address)
    except OSError as error:
        held.close()
        raise BadSettings(_why(error, host, port)) from None
    return held


def listen(app: FastAPI, held: socket.socket, settings: Settings) -> None:
    """Serve on this socket until told to stop. Raises OrientaError when the application does not start."""
    # Without a configuration of its own, what uvicorn logs passes through our formatter.
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, log_level="warning", access_log=False))
    try:
        with suppress(KeyboardInterrupt):
            server.run(sockets=[held])
    except OSError as error:
        raise BadSettings(_why(error, settings.host, settings.port)) from None
    if not server.started:
        raise OrientaError("The service did not start; the lines above say why.")


def own_url(host: str, port: int) -> str:
    """The address under which this machine reaches itself."""
    if host in EVERYWHERE:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"ORIENTA_PORT: port {port} on {host} is in use by another program. Stop that program, "
            f"or choose another port, for example ORIENTA_PORT={_another(port)}"
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"ORIENTA_PORT: this user may not listen on port {port}; ports from 1024 on need no special right"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"ORIENTA_HOST: {host} is not an address of this machine (127.0.0.1 is; 0.0.0.0 means all of them)"
    return f"ORIENTA_HOST and ORIENTA_PORT: cannot listen on {host}, port {port}: {error.strerror}"


def _another(port: int) -> int:
    return port + 10 if port <= 65_525 else port - 10
