"""Who signed, withdrew and renewed what: an append-only table whose rows carry a keyed hash of what they say.

Somebody who can write into the database but has no key can neither sign nor renew: such a row is left out. A withdrawal
counts whether its hash is right or not, since what it does is keep silent.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from datetime import date
from hmac import compare_digest
from typing import Any, get_args

from sqlalchemy import Connection, Row, func, insert, select

from app.services.signing import Act, Deed
from app.storage.journal import Lasting
from app.storage.sealing import Keyring
from app.storage.tables import content_acts

log = logging.getLogger(__name__)


class SqlSignatures:
    """Fulfils `app.services.signing.SignatureBook` on one connection.

    `note` takes what must outlive a restore: a statement withdrawn after a copy was made stays withdrawn.
    """

    def __init__(
        self, connection: Connection, keyring: Keyring, note: Callable[[Lasting], None] = lambda lasting: None
    ) -> None:
        self._connection, self._keyring, self._note = connection, keyring, note

    def newest(self) -> int:
        """A number that grows with every act; 0 when there is none."""
        return int(self._connection.execute(select(func.max(content_acts.c.id))).scalar_one_or_none() or 0)

    def acts(self) -> list[Act]:
        """All acts, oldest first. A signature or renewal that was tampered with is not among them."""
        found = []
        for row in self._connection.execute(select(content_acts).order_by(content_acts.c.id)):
            act = _act(row)
            if act.deed == "withdraw" or compare_digest(row.act_hash, self._hash(act)):
                found.append(act)
            else:
                log.error("act %d on content is not sealed with our key and does not count", row.id)
        return found

    def add(self, acts: Sequence[Act]) -> None:
        """Keep them, in order."""
        if not acts:
            return
        self._connection.execute(insert(content_acts), [self._row(each) for each in acts])
        for each in acts:
            if each.deed == "withdraw":
                self._note(Lasting("withdrawn", each.subject.encode().hex(), each.at))

    def _row(self, act: Act) -> dict[str, Any]:
        return {
            "subject": act.subject,
            "deed": act.deed,
            "staff": act.by,
            "reason": act.reason,
            "digests": dict(act.digests),
            "until": act.until.isoformat() if act.until else None,
            "at": act.at,
            "act_hash": self._hash(act),
        }

    def _hash(self, act: Act) -> bytes:
        until = act.until.isoformat() if act.until else None
        said = [act.subject, act.deed, act.by, act.reason, sorted(act.digests.items()), until, act.at.isoformat()]
        return self._keyring.lookup("content act", json.dumps(said, ensure_ascii=False))


def _act(row: Row[Any]) -> Act:
    # What is no deed of ours can only be an attempt: nothing is said because of it.
    deed: Deed = row.deed if row.deed in get_args(Deed) else "withdraw"
    until = date.fromisoformat(row.until) if row.until else None
    return Act(row.subject, deed, row.staff, row.at, dict(row.digests), until, row.reason)
