"""What a volunteer was writing about a case when their session ended: it goes with the person, like everything else."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Collection

from sqlalchemy import delete, select

from app.errors import SealBroken
from app.storage.codes import ALPHABET, LENGTH
from app.storage.scope import Scope
from app.storage.sealing import Place
from app.storage.tables import cases, staff_kept_texts

log = logging.getLogger(__name__)

_CODE = re.compile(rf"/([{ALPHABET}]{{{LENGTH}}})(?=/|$)")
"""A case's code in the address of a page."""


def forget_kept_texts(scope: Scope, codes: Collection[str]) -> int:
    """Throw away what is kept of these cases, whoever wrote it; returns how many. What does not open is left alone:
    nobody can read it, and it goes within a day."""
    row = staff_kept_texts.c
    gone = []
    for each in scope.connection.execute(select(row.id, row.uid, row.sealed_text)).all():
        place = Place("staff_kept_texts", "sealed_text", bytes(each.uid).hex())
        try:
            path = str(json.loads(scope.keyring.service.open_text(each.sealed_text, place))["path"])
        except SealBroken:
            log.error("kept text %s does not open", each.id)
            continue
        if set(_CODE.findall(path)) & set(codes):
            gone.append(each.id)
    scope.connection.execute(delete(staff_kept_texts).where(row.id.in_(gone)))
    return len(gone)


def is_of_nobody(scope: Scope, path: str) -> bool:
    """True for the page of a case that is not there: it was erased while somebody wrote."""
    codes = _CODE.findall(path)
    query = select(cases.c.id).where(cases.c.code.in_(codes)).limit(1)
    return bool(codes) and scope.connection.execute(query).first() is None
