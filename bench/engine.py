"""What the pure engine takes for a turn, without database or network: `python -m bench.engine`.

Invented people answer the whole of Part A.I in memory, turn by turn. Apart: deciding, deciding and saying, keeping
the conversation as JSON and taking it back, and the four lookups that a message may go through. Processor time, so
that a busy machine counts less.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.collecting import collect_rarely
from app.dialogue import engine, readers
from app.dialogue.conversation import Conversation
from app.dialogue.run import Turn
from app.dialogue.world import Reply
from app.services.speech import Voice
from bench.figures import Figures
from tests.support.people import MARIA, WILSON
from tests.support.scripts import script, worlds

BEGIN = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)

TYPED = {
    "date": ("12 de abril de 2019", "dies y ciete de mayo del 90", "03/04/2020", "octubre de 2023"),
    "name": ("Núñez Ibáñez", "María José"),
    "country": ("hondureña", "Venezuela"),
    "phone": ("+52 868 123 4567", "este"),
    "yes_no": ("si", "no mucho"),
}


@dataclass(frozen=True)
class Costs:
    """Microseconds for each turn or call, by what was done; `calls`: a thousand empty calls, between the rounds."""

    by_step: dict[str, Figures]
    calls: Figures


def _microseconds(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    return (time.thread_time() - begun) * 1e6


def _nothing() -> None:
    """The least that Python can do."""


def _thousand_calls() -> None:
    for _ in range(1000):
        _nothing()


def turns(words: tuple[str, ...], channel: str, times: dict[str, list[float]]) -> None:
    """One whole conversation; each step's time is added under its name."""
    voice = Voice(worlds().wording, worlds().content.library)
    state, now = "", BEGIN
    for number, text in enumerate(words):
        now += timedelta(minutes=1)
        reply = Reply(text=text, sid=f"SM{number:032d}")
        world = worlds()(now=now, region="MX")
        begun = time.thread_time()
        before = Conversation.model_validate_json(state) if state else None
        read = time.thread_time()
        turn: Turn = engine.resume(world, before, reply) if before else engine.start(world, reply)
        decided = time.thread_time()
        voice.render(voice.passed(turn.events), channel)  # type: ignore[arg-type]
        said = time.thread_time()
        state = turn.conversation.model_dump_json(exclude_defaults=True)
        kept = time.thread_time()
        times["decide"].append((decided - read) * 1e6)
        times["decide and say"].append((said - read) * 1e6)
        times["JSON there and back"].append((read - begun + kept - said) * 1e6)


def run(rounds: int) -> Costs:
    """The first round warms up and is not counted; rounds and people alternate."""
    collect_rarely()  # as our own processes do
    people = [(script(MARIA).words, "whatsapp"), (script(WILSON).words, "sms")]
    times: dict[str, list[float]] = {name: [] for name in ("decide", "decide and say", "JSON there and back")}
    for words, channel in people:
        turns(words, channel, {name: [] for name in times})
    calls = []
    for _ in range(rounds):
        for words, channel in people:
            turns(words, channel, times)
            calls.append(_microseconds(_thousand_calls))
    spoken = [text for words, _ in people for text in words]
    world = worlds()(now=BEGIN)
    lookups: dict[str, Callable[[str], object]] = {
        "recognise": lambda text: world.recognise(text, lang="es", expected=()),
        "assess": lambda text: world.assess(text, lang="es", in_story=False),
        "route": lambda text: world.find_topic(text, lang="es"),
    }
    for name, look in lookups.items():
        for text in spoken:
            look(text)
        times[name] = [_microseconds(lambda text=text, look=look: look(text)) for text in spoken * rounds]  # type: ignore[misc]
    times["read"] = [_read(kind, text) for _ in range(rounds) for kind, texts in TYPED.items() for text in texts]
    return Costs({name: Figures.of(values) for name, values in times.items()}, Figures.of(calls))


def _read(kind: str, text: str) -> float:
    return _microseconds(
        lambda: readers.read(kind, text, lang="es", today=BEGIN.date(), context="past", region="MX", choices=None)
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    wanted = parser.parse_args()
    costs = run(wanted.rounds)
    print(f"a thousand empty calls {costs.calls} microseconds")
    for name, figures in costs.by_step.items():
        print(f"{name:20} {figures} microseconds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
