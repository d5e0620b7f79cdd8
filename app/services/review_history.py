"""The history of one item as a page shows it: who said what, when, and why it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.i589.addresses import parse
from app.i589.leaf import NOT_ASKED, Leaf
from app.i589.wording import word_answer
from app.services.cases import project
from app.services.ports import Revision
from app.services.review_case import CaseView


@dataclass(frozen=True, slots=True)
class Told:
    """One revision. `by` is `person`, a rule, or the code of a member of staff; `english` is empty where there is none.

    `file_id`: it was written down from a file that was sent. `is_readable` is False for an answer that does not fit the
    form any more: it is kept, and not shown here.
    """

    by: str
    at: datetime
    leaf: Leaf = field(repr=False)
    english: str = field(repr=False)
    reason: str = field(repr=False)
    message_sid: str | None
    file_id: int | None = None
    is_readable: bool = True


def read_revisions(revisions: Sequence[Revision], view: CaseView) -> list[Told]:
    """These revisions, in their order."""
    return [_told(each, view) for each in revisions]


def _told(revision: Revision, view: CaseView) -> Told:
    edition, language = view.application.edition, view.application.language
    read, unread = project({revision.address: revision}, edition=edition, language=language)
    place = parse(revision.address)
    leaf = NOT_ASKED if unread else read.leaf(place)
    english = ""
    if leaf.state == "answered":
        wording = word_answer(place, leaf, language)
        english = wording.in_words or wording.text or ""
    kind, _, code = revision.author.partition(":")
    by = code if kind in ("volunteer", "reviewer") else revision.author
    whence = leaf.provenance or {}
    reason, file_id = str(whence.get("reason", "")), whence.get("file")
    return Told(by, revision.at, leaf, english, reason, revision.message_sid, file_id, is_readable=not unread)
