"""The logs as people read and keep them: who opened which case and when, and what was done about access itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from app.services.access.records import LogLine
from app.services.access.staff import Staff
from app.services.access.tools import Tools

Kind = Literal["cases", "access"]

HEADINGS = ("at_utc", "who", "code", "action", "subject")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def read(tools: Tools, by: Staff, kind: Kind, since: datetime, until: datetime) -> list[LogLine]:
    """One of the organisation's two logs, newest first."""
    with tools.uow() as work:
        book = tools.book(work)
        lines = book.readings if kind == "cases" else book.acts
        return lines(by.organisation_id, since=since, until=until)


def export(tools: Tools, by: Staff, kind: Kind, since: datetime, until: datetime) -> str:
    """The same as CSV, oldest first. Taking it out leaves a line itself."""
    found = read(tools, by, kind, since, until)
    with tools.uow() as work:
        tools.book(work).note_act(by.organisation_id, by=by.code, deed="exported_log", subject=kind, now=tools.clock())
        work.commit()
    return as_csv(reversed(found))


def as_csv(lines: Iterable[LogLine]) -> str:
    """CSV (RFC 4180) in which no cell is a formula to a spreadsheet, whatever a name begins with."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for line in lines:
        cells = (line.at.isoformat(), line.name or line.staff, line.staff, line.action, line.subject)
        writer.writerow([harmless(each) for each in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell
