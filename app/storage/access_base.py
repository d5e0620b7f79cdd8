"""What the parts of the access book share: the transaction, sealing for the service, and reading a member's row."""

from __future__ import annotations

import json
from typing import Any, cast

from sqlalchemy import Row

from app.services.access.staff import Language, Member, Role, Staff
from app.storage.scope import Scope
from app.storage.sealing import Place


class AccessPart:
    """One transaction of the access book."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection

    def _hash(self, purpose: str, text: str) -> bytes:
        return self._scope.keyring.lookup(f"staff {purpose}", text)

    def _seal(self, table: str, column: str, uid: bytes, value: Any) -> bytes:
        """JSON, sealed under the service's key and bound to its row."""
        text = json.dumps(value, ensure_ascii=False)
        return self._scope.keyring.service.seal_text(text, Place(table, column, uid.hex()))

    def _open(self, table: str, column: str, uid: bytes, sealed: bytes) -> Any:
        return json.loads(self._scope.keyring.service.open_text(sealed, Place(table, column, uid.hex())))

    def _staff(self, row: Row[Any]) -> Staff:
        return self._member(row).staff

    def _member(self, row: Row[Any]) -> Member:
        profile = self._open("staff", "sealed_profile", row.uid, row.sealed_profile)
        staff = Staff(
            id=row.id,
            code=row.code,
            organisation_id=row.organisation_id,
            name=profile["name"],
            roles=frozenset(cast(list[Role], row.roles)),
            language=cast(Language, row.language),
        )
        return Member(
            staff=staff,
            email=profile["email"],
            is_time_boxed=row.is_time_boxed,
            is_enrolled=row.sealed_password is not None,
            left_at=row.left_at,
            last_seen_at=row.seen_at,
        )


def folded(email: str) -> str:
    """An e-mail address as it is looked up: outer spaces and case do not count."""
    return email.strip().casefold()
