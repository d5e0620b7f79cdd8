"""The command `orienta`: doors for operators, authors and volunteers. Exit 0 ok, 1 finding, 2 wrong use.

A command's module is imported when the command is called, so that reading a word does not wait for a web server.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from app.collecting import collect_rarely
from app.commands.logs import report

COMMANDS = {
    "serve": "serving:serve_command",
    "worker": "serving:worker_command",
    "chat": "chatting:chat_command",
    "i589": "i589:app",
    "forms": "forms:app",
    "cases": "cases:app",
    "hearings": "hearings:app",
    "users": "users:app",
    "content": "content:app",
    "read": "words:read_command",
    "route": "words:route_command",
    "twilio": "twilio:app",
    "data": "data:app",
    "settings": "configuring:settings_command",
    "doctor": "doctor:doctor_command",
}
"""Where each command or group stands, `module:name` under app.commands, in the order of `orienta --help`."""


class Doors(TyperGroup):
    """The commands by name, each imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Every command, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command with this name, or None."""
        place = COMMANDS.get(cmd_name)
        return None if place is None else _command(cmd_name, place)


def _command(name: str, place: str) -> Any:
    module, _, attribute = place.partition(":")
    found = getattr(import_module(f"app.commands.{module}"), attribute)
    if not isinstance(found, typer.Typer):
        single = typer.Typer(add_completion=False)
        single.command(name)(found)
        found = single
    command = typer.main.get_command(found)
    command.name = name
    return command


app = typer.Typer(
    cls=Doors,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they would show the text of errors, and with it what people wrote
    help="Orienta: legal orientation by WhatsApp and SMS, and Form I-589 by chat.",
)


@app.callback()
def doors() -> None:
    """Orienta: legal orientation by WhatsApp and SMS, and Form I-589 by chat."""


def main() -> None:
    """Run the command line. An error that nobody expected ends it with code 1 and without the error's words."""
    collect_rarely()
    try:
        app()
    except Exception as error:
        report(error)
        sys.exit(1)
