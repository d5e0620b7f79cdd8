"""PINs as Argon2id digests: a stolen database does not give the four digits away quickly."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Argon2Pins:
    """Fulfils `app.services.ports.PinKeeper`."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()

    def digest(self, pin: str) -> str:
        """A salted Argon2id digest."""
        return self._hasher.hash(_digits(pin))

    def is_right(self, pin: str, digest: str) -> bool:
        """Whether a typed PIN has this digest; spaces do not matter."""
        try:
            return self._hasher.verify(digest, _digits(pin))
        except (VerificationError, InvalidHashError):
            return False


def _digits(pin: str) -> str:
    return "".join(pin.split())
