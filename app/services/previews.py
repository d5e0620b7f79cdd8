"""Every drawing in every language as people would get it, for authors to look at and for the check to try."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.court.hearings import Hearing, Wall
from app.court.plan import day_plan
from app.errors import BadContent
from app.services.court_tables import CourtTables
from app.services.handout_ports import Drawer
from app.services.handouts import PLAN, HandoutDesk
from app.services.speech import Voice
from app.services.wording_checks import Finding

FILE = "content/texts/picture.yaml"

INVENTED = (
    Hearing(
        court="san_diego",
        court_at=Wall.from_iso("2027-03-17T08:30"),
        port="san_ysidro",
        report_at=Wall.from_iso("2027-03-17T04:00"),
        stay="mexico_city",
        travel_minutes=240,
        confirmed_at=datetime(2026, 11, 21, tzinfo=UTC),
    ),
    Hearing(
        court="san_antonio",
        court_at=Wall.from_iso("2027-09-22T13:00"),
        port="brownsville_port",
        report_at=Wall.from_iso("2027-09-21T23:30"),
        stay="piedras_negras",
        travel_minutes=60,
        confirmed_at=datetime(2026, 11, 21, tzinfo=UTC),
    ),
)
"""Hearings of nobody: one day on two clocks, and a night between two days."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One drawing: its file's name without ending, and the SVG; or what is wrong with it."""

    name: str
    svg: str = ""
    wrong: str = ""


def previews(tables: CourtTables, voice: Voice, drawer: Drawer, languages: Iterable[str]) -> Iterator[Preview]:
    """Each drawing in each language; the plan for invented hearings, as a picture and as a page."""
    for language in languages:
        for name in voice.library.pictures:
            if name != PLAN:
                yield _drawn(f"{name}-{language}", name, voice.picture_words(name, language), drawer)
        for number, words in enumerate(_plans(tables, voice, language), 1):
            yield _drawn(f"{PLAN}-{number}-{language}", PLAN, words, drawer)


def picture_findings(
    tables: CourtTables, voice: Voice, drawer: Drawer, languages: Iterable[str], drawings: Iterable[str]
) -> list[Finding]:
    """What an author must mend: words that lack or do not fit, drawings without words, words that no language has."""
    found = [Finding(FILE, each.name, each.wrong) for each in previews(tables, voice, drawer, languages) if each.wrong]
    for name in sorted(set(drawings) - set(voice.library.pictures)):
        found.append(Finding(FILE, name, "this drawing has no words: add `<drawing>.title` and the others"))
    for language in languages:
        for name, texts in voice.library.pictures.items():
            lacking = [s for s, t in texts.items() if not voice.wording.has(t.context, t.source, language)]
            if lacking:
                found.append(Finding(FILE, name, f"has no {language} words for {', '.join(lacking)}"))
    return found


def _plans(tables: CourtTables, voice: Voice, language: str) -> Iterator[Mapping[str, Any]]:
    values = {"organisation": "Clínica Inventada", "contact": "+52 664 555 0100"}
    desk = HandoutDesk(tables, voice, values, "")
    for hearing in INVENTED:
        plan = day_plan(hearing, tables.places)
        if plan is not None and PLAN in voice.library.pictures:
            for is_paper in (False, True):
                yield desk.words(plan, language, is_paper=is_paper)


def _drawn(file: str, name: str, words: Mapping[str, Any], drawer: Drawer) -> Preview:
    try:
        if "caption" not in words:
            raise BadContent(f"picture `{name}`: its text `caption` is missing")
        return Preview(file, drawer.draw(name, words))
    except BadContent as error:
        return Preview(file, wrong=str(error))
