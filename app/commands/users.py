"""`orienta users`: members of the clinic from the command line. The first administrator is invited here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, cast

import typer
from rich.table import Table

from app.commands.console import AsJson, Yes, confirm, guarded, out, say_json
from app.commands.installation import installation
from app.errors import BadInput, WrongUse
from app.services.access import evenings, people
from app.services.access.records import NewMember
from app.services.access.staff import LANGUAGES, ROLES, Language, Member, Role
from app.services.access.tools import Tools
from app.wiring_clinic import access_tools

app = typer.Typer(no_args_is_help=True, help="Members of the clinic: invite, list, renew, end, lock.")

Org = Annotated[str, typer.Option("--organisation", help="Its name; the default one when left out.")]
Code = Annotated[str, typer.Argument(metavar="CODE", help="The member's code, as `orienta users list` shows it.")]


@app.callback()
def group() -> None:
    """Members of the clinic: invite, list, renew, end, lock."""


@app.command("invite")
def invite_command(
    email: Annotated[str, typer.Argument(help="The person's e-mail address; it becomes their sign-in name.")],
    name: Annotated[str, typer.Option(help="The person's name, as colleagues see it.")],
    role: Annotated[list[str], typer.Option(help=f"One of {', '.join(ROLES)}; may be given several times.")],
    lang: Annotated[str, typer.Option(help="The language of their pages: es or en.")] = "es",
    time_boxed: Annotated[bool, typer.Option("--time-boxed", help="Only on clinic evenings.")] = False,
    organisation: Org = "",
    as_json: AsJson = False,
) -> None:
    """Print a link that works once: with it the person sets a password and connects a code generator."""

    def run() -> str:
        with _tools() as (tools, own):
            where = _organisation(tools, own, organisation)
            new = NewMember(where, email, name, _roles(role), _language(lang), time_boxed)
            return people.invite(tools, None, new)

    link = guarded(run)
    _say_link(link, as_json=as_json)


@app.command("list")
def list_command(organisation: Org = "", as_json: AsJson = False) -> None:
    """List the members of an organisation: name, code, roles, last seen."""

    def run() -> list[Member]:
        with _tools() as (tools, own), tools.uow() as work:
            return tools.book(work).members(_organisation(tools, own, organisation))

    found = guarded(run)
    if as_json:
        say_json({"members": [_as_json(each) for each in found]})
        return
    table = Table("code", "name", "roles", "last seen (UTC)", "", box=None)
    for each in found:
        seen = f"{each.last_seen_at:%Y-%m-%d %H:%M}" if each.last_seen_at else ""
        table.add_row(each.staff.code, each.staff.name, ", ".join(sorted(each.staff.roles)), seen, _standing(each))
    out.print(table if found else "There are no members yet: orienta users invite")


@app.command("renew")
def renew_command(code: Code, as_json: AsJson = False) -> None:
    """Print a link for a member who lost their phone or forgot their password. Be sure that it is them."""

    def run() -> str:
        with _tools() as (tools, _):
            return people.renew(tools, None, _member(tools, code).staff.id)

    _say_link(guarded(run), as_json=as_json)


@app.command("end")
def end_command(code: Code, yes: Yes = False) -> None:
    """End a member's access at once: every session of theirs ends."""

    def run() -> None:
        confirm("End this member's access now?", yes=yes)
        with _tools() as (tools, _):
            people.end_access(tools, None, _member(tools, code).staff.id)

    guarded(run)
    out.print("Their access has ended.")


@app.command("lock")
def lock_command(organisation: Org = "", yes: Yes = False) -> None:
    """Sign everybody of an organisation out, and let nobody sign in until it is unlocked."""

    def run() -> int:
        confirm("Sign everybody out and let nobody in?", yes=yes)
        with _tools() as (tools, own):
            return evenings.lock_down(tools, _organisation(tools, own, organisation), None, None)

    out.print(f"Locked. {guarded(run)} sessions ended. Open again with: orienta users unlock")


@app.command("unlock")
def unlock_command(organisation: Org = "") -> None:
    """Let people sign in again."""

    def run() -> bool:
        with _tools() as (tools, own):
            return evenings.lift(tools, _organisation(tools, own, organisation), None)

    out.print("People can sign in again." if guarded(run) else "It was not locked.")


@app.command("add-organisation")
def organisation_command(
    slug: Annotated[str, typer.Argument(help="A short name of small letters, digits and hyphens, for ever.")],
    name: Annotated[str, typer.Argument(help="Its name, as people see it.")],
) -> None:
    """Add an organisation. It sees no case until the person of a case agrees to it."""

    def run() -> None:
        if not (slug.isascii() and slug.replace("-", "").isalnum() and slug == slug.lower() and len(slug) <= 40):
            raise WrongUse("SLUG: small letters, digits and hyphens, at most 40")
        if not name.strip():
            raise WrongUse("NAME: must not be empty")
        with _tools() as (tools, _), tools.uow() as work:
            tools.book(work).organisation(slug, name.strip(), tools.clock())
            work.commit()

    guarded(run)
    out.print(f"{name} is there. Invite its administrator: orienta users invite … --organisation", markup=False)


@contextmanager
def _tools() -> Iterator[tuple[Tools, int]]:
    with installation() as orienta:
        own = orienta.uow.organisation_id
        yield access_tools(orienta), own


def _organisation(tools: Tools, own: int, name: str) -> int:
    if not name:
        return own
    with tools.uow() as work:
        found = [key for key, held in tools.book(work).organisations().items() if held.casefold() == name.casefold()]
    if len(found) != 1:
        raise BadInput("--organisation: there is no such organisation; orienta users add-organisation makes one")
    return found[0]


def _member(tools: Tools, code: str) -> Member:
    with tools.uow() as work:
        book = tools.book(work)
        for organisation in book.organisations():
            for each in book.members(organisation):
                if each.staff.code == code.strip().upper():
                    return each
    raise BadInput("there is no member with this code: orienta users list shows the codes")


def _roles(names: list[str]) -> frozenset[Role]:
    if unknown := [name for name in names if name not in ROLES]:
        raise WrongUse(f"--role: {unknown[0]} is none of {', '.join(ROLES)}")
    return frozenset(cast(list[Role], names))


def _language(name: str) -> Language:
    if name not in LANGUAGES:
        raise WrongUse(f"--lang: one of {', '.join(LANGUAGES)}")
    return name


def _say_link(link: str, *, as_json: bool) -> None:
    if as_json:
        say_json({"link": link})
        return
    out.print(link, markup=False)
    out.print("It works once. Give it to the person in a way that nobody else reads.", style="dim")


def _standing(member: Member) -> str:
    if member.left_at is not None:
        return f"left {member.left_at:%Y-%m-%d}"
    return "only on clinic evenings" if member.is_time_boxed else ""


def _as_json(member: Member) -> dict[str, object]:
    staff = member.staff
    return {
        "code": staff.code,
        "name": staff.name,
        "roles": sorted(staff.roles),
        "language": staff.language,
        "time_boxed": member.is_time_boxed,
        "last_seen_at": member.last_seen_at.isoformat() if member.last_seen_at else None,
        "left_at": member.left_at.isoformat() if member.left_at else None,
    }
