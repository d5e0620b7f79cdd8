"""`orienta twilio templates`: the buttons and lists that the conversation shows, made and watched at Twilio."""

from __future__ import annotations

import typer

from app.commands.console import AsJson, err, guarded, out, progress, say_json
from app.commands.installation import installation
from app.errors import WrongUse
from app.wiring import Orienta
from app.wiring_templates import (
    Standing,
    Synced,
    forget_other_templates,
    sync_templates,
    templates_standing,
    wanted_templates,
)

app = typer.Typer(no_args_is_help=True, add_completion=False, help="What Orienta keeps at Twilio.")
templates = typer.Typer(no_args_is_help=True, add_completion=False, help="Buttons and lists as Content templates.")
app.add_typer(templates, name="templates")


@app.callback()
def group() -> None:
    """What Orienta keeps at Twilio."""


@templates.command("sync")
def sync_command(as_json: AsJson = False) -> None:
    """Make every button and list that the conversation needs and Twilio does not have yet. Repeating is harmless.

    Needs no approval: buttons and lists answer within 24 hours of a person's message. Until a template exists its
    choices are shown as numbered lines.
    """

    def run() -> Synced:
        with installation() as orienta, progress("Playing every flow") as step:
            _needs_account(orienta)
            forget_other_templates(orienta)
            return sync_templates(orienta, wanted_templates(orienta, step))

    done = guarded(run)
    if as_json:
        say_json({"wanted": done.wanted, "created": done.created, "outdated": done.outdated})
    else:
        out.print(f"{done.wanted} templates are needed; {len(done.created)} were made.")
        _mention_outdated(done.outdated)
    if not done.is_complete:
        err.print("A flow has too many paths to be walked whole; what was not met is shown as numbered lines.")
        raise typer.Exit(1)


@templates.command("status")
def status_command(as_json: AsJson = False) -> None:
    """Say which templates are missing, outdated or rejected at Twilio. Ends with code 1 when one is missing."""

    def run() -> Standing:
        with installation() as orienta, progress("Playing every flow") as step:
            _needs_account(orienta)
            return templates_standing(orienta, wanted_templates(orienta, step))

    found = guarded(run)
    if as_json:
        say_json(
            {
                "wanted": found.wanted,
                "missing": found.missing,
                "outdated": found.outdated,
                "rejected": found.rejected,
            }
        )
    else:
        out.print(f"{found.wanted} templates are needed; {len(found.missing)} are missing.")
        if found.missing:
            out.print("Make them: orienta twilio templates sync")
        if found.rejected:
            out.print(f"WhatsApp rejected or paused: {', '.join(found.rejected)}")
        _mention_outdated(found.outdated)
    if found.missing or found.rejected:
        raise typer.Exit(1)


def _mention_outdated(names: tuple[str, ...]) -> None:
    if names:
        out.print(f"{len(names)} templates of ours are outdated: delete them in the console once the outbox is empty.")


def _needs_account(orienta: Orienta) -> None:
    settings = orienta.settings
    if not settings.has_twilio and not settings.twilio_base_url:
        raise WrongUse(
            "ORIENTA_TWILIO_ACCOUNT_SID: no account is set; the simulator makes its own templates when it starts"
        )
