"""Run the stand-in as a process of its own: `python -m app.channels.standin --port 4010 --record taken.jsonl`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from app.channels.standin.app import StandIn
from app.channels.standin.desk import ACCOUNT, TOKEN, StandInSettings
from app.channels.standin.faults import Faults
from app.errors import WrongUse


def run(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.")] = 4010,
    inbound_url: Annotated[
        str, typer.Option(help="Where people's messages are posted.")
    ] = "http://127.0.0.1:8000/webhooks/twilio/messages",
    record: Annotated[Path | None, typer.Option(help="File of JSON lines: every message taken.")] = None,
    faults: Annotated[str, typer.Option(help="For example seed=7,429=0.05,500after=0.02,reset=0.01,30003=0.01.")] = "",
    account_sid: Annotated[str, typer.Option(help="The account it answers for.")] = ACCOUNT,
    token: Annotated[str, typer.Option(help="Password of API calls; signs the webhooks.")] = TOKEN,
    window: Annotated[str, typer.Option(help="WhatsApp's 24 hours: answer, callback or off.")] = "answer",
    pace: Annotated[float, typer.Option(help="Seconds before each status callback.")] = 0.0,
) -> None:
    """Stand in for Twilio on the loopback interface."""
    if window not in ("answer", "callback", "off"):
        raise typer.BadParameter("must be answer, callback or off", param_hint="--window")
    try:
        plan = Faults.parse(faults)
    except WrongUse as error:
        raise typer.BadParameter(str(error), param_hint="--faults") from None
    settings = StandInSettings(
        account_sid=account_sid,
        token=token,
        inbound_url=inbound_url,
        window=window,  # type: ignore[arg-type]
        pace=pace,
    )
    app = StandIn(settings, plan, record=record)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    typer.run(run)
