"""`orienta content sign`, `withdraw`, `renew`, `preview`: a person answers for what is said, or takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from app.commands.console import AsJson, Yes, confirm, err, guarded, out, say_json, today
from app.commands.installation import installation
from app.dialogue.library import Fact
from app.errors import BadInput, WrongUse
from app.services.previewing import Preview, counted, preview
from app.services.reviewing import Reviews, reviews_from_data
from app.services.signing import Act, Ledger, Statement, named, reading_code, renew, sign, statements, withdraw
from app.settings import Settings, read_settings
from app.storage import yaml_lines
from app.storage.checkup import is_made
from app.wiring import Orienta

By = Annotated[str, typer.Option(help="Your own name, as it stands in the record of who answers for what.")]


def sign_command(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="A flow, node, text or fact; `all` for everything.")
    ],
    by: By,
    code: Annotated[str, typer.Option(help="The reading code of the printed pages: signs exactly those.")] = "",
    as_json: AsJson = False,
) -> None:
    """Sign statements that you have read in every language, with their facts. Any later edit voids the signature."""

    def run() -> list[Act]:
        name = person_named(by)
        with installation() as orienta:
            library, wording = orienta.content.library, orienta.worlds.wording
            chosen = list(statements(library).values()) if ids == ["all"] else named(library, ids)
            now_code = reading_code(chosen, library, wording)
            if code and code.strip().lower() != now_code:
                raise BadInput("--code: the texts or facts are not those that were printed; print and read them anew")
            if not code:
                _show_to_sign(orienta, chosen)
                confirm(
                    f"{len(chosen)} statements. Have you, {name}, read them, and do you answer for them?", yes=False
                )
            acts = sign(chosen, library, wording, by=name, at=datetime.now(UTC))
            _keep(orienta, acts)
            return acts

    acts = guarded(run)
    if as_json:
        say_json({"signed": [each.subject for each in acts], "by": acts[0].by if acts else ""})
    else:
        out.print(f"Signed: {len(acts)} statements. `orienta content preview` shows what is said now.", markup=False)


def withdraw_command(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="A statement, node, flow, or a fact.")],
    by: By,
    reason: Annotated[str, typer.Option(help="Why, for those who read the record.")] = "",
    as_json: AsJson = False,
) -> None:
    """Take statements back: within seconds nobody is told them any more. Of a fact: everything that rests on it."""

    def run() -> list[str]:
        name = person_named(by)
        with installation() as orienta:
            orienta.falls_back = True  # a broken edit must not keep anybody from taking a statement back
            library = orienta.content.library
            facts = [each.upper() for each in ids if each.upper() in library.facts]
            others = [each for each in ids if each.upper() not in library.facts]
            subjects = [*facts, *(each.context for each in (named(library, others) if others else []))]
            _keep(orienta, withdraw(subjects, by=name, at=datetime.now(UTC), reason=reason.strip()))
            return subjects

    subjects = guarded(run)
    if as_json:
        say_json({"withdrawn": subjects})
    else:
        out.print(f"Withdrawn: {', '.join(subjects)}. People are told that it is being checked.", markup=False)


def renew_command(
    ids: Annotated[list[str], typer.Argument(metavar="FACT...", help="Ids of facts that you have checked again.")],
    by: By,
    until: Annotated[
        str, typer.Option(help="The next review day (YYYY-MM-DD); by default as late as is allowed.")
    ] = "",
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Record that facts still hold after looking at their sources again, and until when that counts."""

    def run() -> list[Act]:
        name, settings = person_named(by), read_settings()
        with installation(settings) as orienta:
            facts = [_fact(orienta, each) for each in ids]
            days = {fact.id: _review_day(fact, until, settings) for fact in facts}
            for fact in facts:
                _show_fact(fact, days[fact.id])
            confirm(f"Have you, {name}, compared each with its source today?", yes=yes)
            acts = renew(facts, until=days, by=name, at=datetime.now(UTC))
            _keep(orienta, acts)
            return acts

    acts = guarded(run)
    if as_json:
        say_json({"renewed": {each.subject: each.until for each in acts}})
    else:
        out.print(f"Renewed: {len(acts)} facts.")


def preview_command(
    on: Annotated[str, typer.Option(help="The day to look from (YYYY-MM-DD); today when left out.")] = "",
    lang: Annotated[str, typer.Option(help="The language whose words are shown.")] = "es",
    whole: Annotated[bool, typer.Option("--whole", help="Show the words too, not only where each stands.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what production would say of each legal statement on a day, and what keeps the others back."""

    def run() -> tuple[date, list[Preview]]:
        settings = read_settings()
        day = day_of(on, "--on") if on else today(settings)
        ledger, orienta = ledger_of(settings)
        return day, list(preview(orienta.worlds, ledger, day, language=lang))

    day, found = guarded(run)
    counts = counted([each.standing for each in found])
    if as_json:
        say_json({"on": day, "states": counts, "statements": [each.as_json() for each in found]})
        return
    for each in found:
        style = "green" if each.is_said else "yellow"
        out.print(Text.assemble((each.where, "bold"), ": ", (each.why, style)))
        if whole:
            out.print(Text("    " + each.words.strip().replace("\n", "\n    ")))
    said = sum(each.is_said for each in found)
    err.print(f"{said} of {len(found)} legal statements would be said in {lang} on {day}.")


def ledger_of(settings: Settings) -> tuple[Ledger, Orienta]:
    """What people signed in this installation beside its texts; nothing where there is no database yet."""
    if not settings.keys.exists() or not is_made(settings.database_url):
        orienta = Orienta(settings)
        return Ledger((), orienta.content.library, orienta.worlds.wording), orienta
    with installation(settings) as held:
        return held.gatekeeper.ledger(held.content.library, held.worlds.wording, held.clock()), held


def day_of(text: str, option: str) -> date:
    """A day as it is typed. Raises WrongUse naming the option."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f"{option}: expected a day, like 2026-11-21") from None


def person_named(by: str) -> str:
    """The name of a person as given. Raises WrongUse when it is none."""
    name = " ".join(by.split())
    if len(name) < 3:
        raise WrongUse("--by: the name of the person who answers for this, as others know it")
    return name


def _keep(orienta: Orienta, acts: Sequence[Act]) -> None:
    with orienta.uow() as work:
        work.signatures.add(acts)
        work.commit()


def _fact(orienta: Orienta, fact_id: str) -> Fact:
    found = orienta.content.library.facts.get(fact_id.strip().upper())
    if found is None:
        raise BadInput(f"{fact_id}: there is no fact with this id in content/facts")
    return found


def _review_day(fact: Fact, until: str, settings: Settings) -> date:
    now = today(settings)
    latest = reviews_of(settings.content_dir).latest_day(fact.id, now)
    day = day_of(until, "--until") if until else latest
    if not now <= day <= latest:
        raise WrongUse(f"--until: {fact.id} may wait for its next review until {latest} at most (reviewing.yaml)")
    return day


def reviews_of(content: Path) -> Reviews:
    """For how long facts count as looked at. Raises BadContent."""
    file = content / "reviewing.yaml"
    if not file.exists():
        return Reviews(((("*",), 7),))
    data, _ = yaml_lines.load(file)
    return reviews_from_data(data)


def _show_to_sign(orienta: Orienta, chosen: Iterable[Statement]) -> None:
    library, wording = orienta.content.library, orienta.worlds.wording
    for each in chosen:
        err.print(Text(each.context, style="bold"))
        for language in ("en", *wording.catalogues):
            words = wording.unfilled(each.context, each.source, language)
            err.print(Text(f"  {language}  " + words.strip().replace("\n", "\n      ")))
        for fact_id in each.facts:
            _show_fact(library.facts[fact_id])


def _show_fact(fact: Fact, until: date | None = None) -> None:
    day = f"until {until}" if until else f"review by {fact.review_by}"
    err.print(Text(f"  {fact.id} ({fact.confidence}; as of {fact.as_of}; {day}): {fact.say}\n      {fact.source}"))
