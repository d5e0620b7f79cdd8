"""`orienta content told` and `tell`: who was told a fact that has changed, and telling them, with an operator's yes."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from app.commands.console import AsJson, Yes, confirm, guarded, out, say_json
from app.commands.installation import installation
from app.commands.signing import By, day_of, person_named
from app.dialogue.conversation import News
from app.errors import BadInput
from app.services.retelling import ToldCase, Way, people_told, tell_change
from app.services.signing import digests_of, statements
from app.settings import Settings
from app.storage.case_book import book_of
from app.wiring import Orienta

Fact = Annotated[str, typer.Argument(metavar="FACT", help="The id of the fact that has changed, or the old one's.")]
Before = Annotated[str, typer.Option(help="Only those told before this day (YYYY-MM-DD); now when left out.")]

HOW: dict[Way, str] = {
    "line": "get a neutral line in their hours and read it when they write",
    "next_message": "read it when they next write; they allowed nothing unasked",
    "already": "were noted before",
    "nobody": "cannot be reached: no conversation is left",
}


def told_command(fact: Fact, by: By, before: Before = "", as_json: AsJson = False) -> None:
    """List the cases that were told a fact, by code. Each leaves a line in the access log."""

    def run() -> list[ToldCase]:
        name = person_named(by)
        with installation() as orienta:
            return _told(orienta, fact, before, name)

    found = guarded(run)
    if as_json:
        say_json({"fact": fact.upper(), "cases": [each.as_json() for each in found]})
        return
    for each in found:
        out.print(f"{each.code}  last told {each.last_at:%Y-%m-%d %H:%M} UTC")
    out.print(f"{len(found)} cases were told {fact.upper()}.")


def tell_command(
    fact: Fact,
    by: By,
    now_known: Annotated[
        str, typer.Option("--now", help="The text that says what is known now (mpp/status/say); none: only taken back.")
    ] = "",
    before: Before = "",
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Tell everybody who was told a fact that it has changed, once each: first in their next answer, and by a neutral
    line where they allow one, between 9 and 21 where they are."""

    def run() -> dict[str, Way]:
        name = person_named(by)
        with installation() as orienta:
            news = _news(orienta, fact.upper(), now_known)
            cases = _told(orienta, fact, before, name)
            confirm(f"{len(cases)} cases were told {fact.upper()}. Tell each that it has changed?", yes=yes)
            orienta.load_templates()
            return tell_change(
                orienta.uow, book_of, orienta.voice, orienta.house, cases, news, by=name, now=datetime.now(UTC)
            )

    told = guarded(run)
    if as_json:
        say_json({"fact": fact.upper(), "told": told})
        return
    for way, number in sorted(Counter(told.values()).items()):
        out.print(f"{number} {HOW[way]}.")
    if not told:
        out.print("Nobody was told it.")


def _told(orienta: Orienta, fact: str, before: str, by: str) -> list[ToldCase]:
    now = datetime.now(UTC)
    until = _beginning(before, orienta.settings) if before else now
    return people_told(orienta.uow, book_of, fact.upper(), before=until, by=by, now=now)


def _beginning(day: str, settings: Settings) -> datetime:
    return datetime.combine(day_of(day, "--before"), time(), tzinfo=ZoneInfo(settings.time_zone))


def _news(orienta: Orienta, fact: str, where: str) -> News:
    """The change, named by what is known now. Raises BadInput for a text that would not be said as it is."""
    library, wording = orienta.content.library, orienta.worlds.wording
    if not where:
        return News(id=f"{fact}.withdrawn")
    statement = statements(library).get(where)
    if statement is None:
        raise BadInput("--now: no legal statement has this id; `orienta content preview` lists them")
    if orienta.settings.is_production:
        gate = orienta.gate(orienta.clock())
        languages = {wording.source_language, *wording.catalogues}
        if any((where, each) not in gate.signed for each in languages):
            raise BadInput("--now: this text is not signed, or its signature is void: sign it first")
    digests = digests_of(statement, library, wording)
    return News(id=f"{fact}.{'.'.join(digests[name][:8] for name in sorted(digests))}", where=where)
