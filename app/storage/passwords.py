"""Staff passwords as Argon2id digests, and the six digits of a code generator (TOTP, RFC 6238)."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from functools import cached_property

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

STEP_SECONDS = 30
NEIGHBOURS = (0, -1, 1)
"""A phone's clock may be half a minute off either way."""


class Argon2Passwords:
    """Fulfils `app.services.access.ports.PasswordKeeper` with the second profile of RFC 9106 (64 MiB, 3 passes)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)

    def digest(self, password: str) -> str:
        """A salted digest, safe to keep."""
        return self._hasher.hash(_same(password))

    def is_right(self, password: str, digest: str) -> bool:
        """Whether a password has this digest. An empty digest costs as much time, and is never right."""
        try:
            is_right = self._hasher.verify(digest or self._nobody, _same(password))
        except (VerificationError, InvalidHashError):
            return False
        return is_right and bool(digest)

    @cached_property
    def _nobody(self) -> str:
        """The digest that is verified where there is no account: an answer takes as long as for one."""
        return self._hasher.hash("nobody")


def _same(password: str) -> bytes:
    """The same bytes for the same letters, however the keyboard composed them."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


class TotpCodes:
    """Fulfils `app.services.access.ports.OneTimeCodes`."""

    def new_secret(self) -> str:
        """A fresh shared secret: 160 random bits in base 32."""
        return pyotp.random_base32()

    def uri(self, secret: str, *, name: str, issuer: str) -> str:
        """What the QR picture says to a code generator."""
        return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)

    def step(self, secret: str, code: str, now: datetime) -> int | None:
        """The time step whose code this is, the present one or a neighbour; None when it is none of them."""
        digits = "".join(code.split())
        if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):
            return None
        generator = pyotp.TOTP(secret, interval=STEP_SECONDS)
        moments = [now + timedelta(seconds=offset * STEP_SECONDS) for offset in NEIGHBOURS]
        right = [at for at in moments if pyotp.utils.strings_equal(generator.at(at), digits)]
        return int(right[0].timestamp()) // STEP_SECONDS if right else None
