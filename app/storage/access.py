"""Members of staff, their sessions and what they did: fulfils `app.services.access.ports.AccessBook`."""

from __future__ import annotations

from app.storage.access_entering import Entering
from app.storage.access_logs import Logs
from app.storage.access_members import Members
from app.storage.access_planning import Planning
from app.storage.unit_of_work import SqlUnitOfWork


class SqlAccess(Members, Entering, Planning, Logs):
    """The whole book in one transaction; each part is a module of its own."""


def access_of(work: SqlUnitOfWork) -> SqlAccess:
    """The access book of a unit of work, in its transaction."""
    return SqlAccess(work.scope)
