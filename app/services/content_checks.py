"""Everything that is wrong with a release, as findings an author can act on: file and line first, then what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.errors import BadContent
from app.services.wording_checks import Finding

_PLACE = re.compile(r"^(?P<file>[\w./-]+(?::\d+)?): (?:(?P<where>(?:node|fact) '[^']*'): )?(?P<message>.+)$")


def findings_of(error: BadContent) -> list[Finding]:
    """The lines of a refused release, one finding each."""
    return [_finding(line) for line in str(error).splitlines() if line.strip()]


def _finding(line: str) -> Finding:
    match = _PLACE.match(line.strip())
    if match is None:
        return Finding("content", "", line.strip())
    return Finding(match["file"], match["where"] or "", match["message"])


def shown(finding: Finding) -> str:
    """A finding as one line, without a gap where it names no place inside its file."""
    return ": ".join(part for part in (finding.file, finding.where, finding.message) if part)


def as_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Findings as plain values for `--json`."""
    return [{"file": each.file, "where": each.where, "message": each.message} for each in findings]
