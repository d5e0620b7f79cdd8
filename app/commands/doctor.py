"""`orienta doctor`: looks at everything and says what to do about each finding. Changes nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.text import Text

from app.channels.twilio_client import open_client
from app.channels.twilio_http import Wire
from app.channels.twilio_setup import TwilioSetup
from app.commands.checkups import local_checks
from app.commands.console import AsJson, err, guarded, out, progress, say_json
from app.errors import OrientaError
from app.services.health import Check, Standing, has_problem
from app.settings import Settings, read_settings
from app.wiring import Orienta
from app.wiring_settings import account_of
from app.wiring_templates import templates_standing, wanted_templates

STYLES: dict[Standing, tuple[str, str]] = {
    "ok": ("ok      ", "green"),
    "advice": ("advice  ", "yellow"),
    "problem": ("PROBLEM ", "bold red"),
    "by_hand": ("by hand ", "cyan"),
}


def doctor_command(as_json: AsJson = False) -> None:
    """Look at settings, keys, database, content, blank form and the Twilio account. Ends with code 1 on a problem."""
    settings = guarded(read_settings)
    checks: list[Check] = []
    with _own_words_only(), progress("Looking") as step:
        for check in [*local_checks(settings), *_provider_checks(settings)]:
            checks.append(check)
            step()
    problems = sum(check.standing == "problem" for check in checks)
    if as_json:
        say_json({"problems": problems, "checks": [check.as_json() for check in checks]})
    else:
        _show(checks)
        err.print(f"{problems} problems." if problems else "No problem found.")
    if has_problem(checks):
        raise typer.Exit(1)


@contextmanager
def _own_words_only() -> Iterator[None]:
    """What the checks say is not said by log lines as well."""
    ours = logging.getLogger("app")
    level = ours.level
    ours.setLevel(logging.ERROR)
    try:
        yield
    finally:
        ours.setLevel(level)


def _show(checks: list[Check]) -> None:
    for check in checks:
        word, style = STYLES[check.standing]
        out.print(Text.assemble((word, style), (check.name, "bold"), f": {check.says}"))
        if check.do and check.standing != "ok":
            out.print(Text(f"           {check.do}", style="dim"))


def _provider_checks(settings: Settings) -> Iterator[Check]:
    if not settings.has_twilio:
        yield Check("twilio", "advice", "no account is set: the simulator stands in", "See docs/operators.md.")
        return
    account = account_of(settings)
    wire = Wire(base=account.base)
    try:
        setup = TwilioSetup(
            open_client(account, wire),
            account,
            wire,
            settings.public_url,
            whatsapp=settings.twilio_whatsapp_sender,
            sms=settings.twilio_sms_sender,
        )
        found = list(setup.checks())
        yield from found
        if settings.twilio_whatsapp_sender and not any(
            c.name == "twilio account" and c.standing == "problem" for c in found
        ):
            yield _templates(settings, wire)
    finally:
        wire.close()


def _templates(settings: Settings, wire: Wire) -> Check:
    """Whether the buttons and lists that the conversation shows are there. Asks only."""
    orienta = Orienta(settings, wire=wire)
    try:
        standing = templates_standing(orienta, wanted_templates(orienta))
    except OrientaError as error:
        return Check("templates", "problem", f"could not be looked at: {str(error).splitlines()[0]}")
    if standing.missing:
        says = f"{len(standing.missing)} of {standing.wanted} are missing: their choices are shown as numbered lines"
        return Check("templates", "advice", says, "orienta twilio templates sync")
    return Check("templates", "ok", f"all {standing.wanted} are there")
