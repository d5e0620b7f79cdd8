"""Words that somebody sent when their session had ended: kept sealed for them alone until they sign in again."""

from __future__ import annotations

from collections.abc import Sequence

from app.services.access.records import Kept
from app.services.access.staff import Staff
from app.services.access.tools import Tools

MOST_KEPT = 50
"""So many are kept for one member at once; nobody writes more in the time until they are thrown away."""


def keep(tools: Tools, staff: Staff, path: str, fields: Sequence[tuple[str, str]]) -> None:
    """Keep a form's words for their author."""
    with tools.uow() as work:
        book = tools.book(work)
        if len(book.kept(staff.id)) < MOST_KEPT:
            book.keep_text(staff.id, path, fields, tools.clock())
        work.commit()


def kept_for(tools: Tools, staff: Staff) -> list[Kept]:
    """What waits for a member, oldest first; nothing older than the rules say."""
    since = tools.clock() - tools.rules.kept
    with tools.uow() as work:
        return [each for each in tools.book(work).kept(staff.id) if each.at > since]


def drop(tools: Tools, staff: Staff, kept_id: str) -> bool:
    """It was sent again or is not wanted any more; False when it is not theirs or not there."""
    with tools.uow() as work:
        is_theirs = tools.book(work).drop_kept(staff.id, kept_id)
        work.commit()
    return is_theirs
