"""What is over is forgotten: ended sessions, counts of old tries, words that nobody came back for."""

from __future__ import annotations

from datetime import datetime

from app.services.access.limits import FORGOTTEN
from app.services.access.ports import OpenAccess
from app.services.access.records import AccessRules
from app.services.access.sessions import REMEMBERED
from app.services.ports import UnitOfWorkFactory


def tidy(uow: UnitOfWorkFactory, open_access: OpenAccess, rules: AccessRules, now: datetime) -> None:
    """Forget what is over."""
    with uow() as work:
        book = open_access(work)
        book.forget_sessions(now - REMEMBERED)
        book.drop_tries(now - 2 * FORGOTTEN)
        book.drop_kept_before(now - rules.kept)
        work.commit()
