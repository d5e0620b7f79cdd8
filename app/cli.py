"""The command `orienta`: doors for operators, authors and volunteers. Exit 0 ok, 1 finding, 2 wrong use."""

from __future__ import annotations

import typer

from app.commands.serving import serve_command, worker_command
from app.commands.words import read_command, route_command

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Orienta: legal orientation by WhatsApp and SMS.")
app.command("serve")(serve_command)
app.command("worker")(worker_command)
app.command("read")(read_command)
app.command("route")(route_command)


def main() -> None:
    """Run the command line."""
    app()
