"""The ways beside the first one: together they say every text that answers can bring up, each shown once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.messaging.markup import plain
from app.services.other_ways import other_ways
from app.services.speech import Voice
from app.services.walking_paths import Walker
from tests.support.scripts import worlds

NOW = datetime(2026, 11, 21, 16, tzinfo=UTC)
FLOWS = [name for name in worlds().content.library.flows if not name.startswith(("i589", "welcome", "erase"))]
"""Topics. The form asks to go on only on a second visit, and erasing ends the conversation."""


TOLD_ELSEWHERE = {"hearing_reminders": "hearing"}
"""A flow that says some of its texts only after another has asked: they are on that one's page."""

AFTER_SOMEBODY_ELSE = {"second_known"}
"""Said once another person has agreed, which no walk by oneself brings about; it stands in the page's list of texts."""

WITHIN_ANOTHER = {
    "only_yes",
    "hour_missing",
    "hour_not_kept",
    "days_all",
    "days_few",
    "no_pin",
    "sent_lines",
    "sent_reminders",
    "not_chosen",
}
"""Said only while another flow is half told, or once it was chosen there, which no walk from its beginning is; in the
page's list of texts too."""


@pytest.mark.parametrize("flow", FLOWS)
def test_every_statement_of_a_topic_is_on_some_way(flow: str) -> None:
    """A lawyer who reads a page has read every statement where people meet it, but contacts that nobody has tried."""
    held = worlds()
    walker = Walker(held, Voice(held.wording, held.content.library), language="en", now=NOW)
    exchanges = [*walker.first_path(flow).exchanges]
    ways = other_ways(walker, flow)
    exchanges += [exchange for way in ways for exchange in way.exchanges]
    if flow in TOLD_ELSEWHERE:
        exchanges += walker.first_path(TOLD_ELSEWHERE[flow]).exchanges
    read = "\n".join(answer for exchange in exchanges for answer in exchange.answers)
    for node in held.content.library.flows[flow].nodes:
        if node.id in AFTER_SOMEBODY_ELSE | WITHIN_ANOTHER:
            continue
        for slot, source in node.slots():
            is_shown = all(
                held.content.library.facts[name].is_confirmed for name in node.facts if name.startswith("HELP")
            )
            if slot in ("say", "choose", "ask", "text") and node.when is None and "{" not in source and is_shown:
                assert plain(source).strip().split("\n")[0][:60] in read.replace("*", ""), node.id
    assert len({way.exchanges for way in ways}) == len(ways)
