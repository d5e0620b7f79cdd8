"""The address that the service listens on, taken before anything else is started."""

from __future__ import annotations

import errno
import socket

from app.errors import BadSettings


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
