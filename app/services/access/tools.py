"""What every use case of access works with, handed over once by the wiring."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass

from app.services.access.ports import AccessBook, OneTimeCodes, OpenAccess, PasswordKeeper
from app.services.access.records import AccessRules
from app.services.cases import OpenBook
from app.services.ports import Clock, UnitOfWork, UnitOfWorkFactory

TOKEN_BYTES = 32


@dataclass(frozen=True)
class Tools:
    """Storage, clock, chance and rules. `hashed` is a keyed hash for purpose and text, in hexadecimal digits."""

    uow: UnitOfWorkFactory
    open_access: OpenAccess
    open_book: OpenBook
    passwords: PasswordKeeper
    codes: OneTimeCodes
    entropy: Callable[[int], bytes]
    hashed: Callable[[str, str], str]
    clock: Clock
    rules: AccessRules

    def book(self, work: UnitOfWork) -> AccessBook:
        """The access book in this transaction."""
        return self.open_access(work)

    def new_token(self) -> str:
        """A token nobody guesses: 32 random bytes, safe in a URL."""
        return base64.urlsafe_b64encode(self.entropy(TOKEN_BYTES)).decode().rstrip("=")
