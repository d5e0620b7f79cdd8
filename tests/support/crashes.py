"""Kills the whole service at random moments of real conversations and counts what became of them."""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import httpx

from app.channels.twilio_inbound import split_channel
from app.messaging.phone import canonical
from app.services.messages import Address
from app.storage.database import Database
from app.storage.keyfile import load_key_file
from app.storage.service_records import organisation_named
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from tests.support.people import Person
from tests.support.scripts import LIMIT, script
from tests.support.whole import Service, until

FAULTS = "seed=11,429=0.04,500=0.03,500after=0.03,resetafter=0.02,reset=0.02"
"""A provider that sometimes refuses, fails after taking, or hangs up."""


@dataclass
class Counts:
    """What a run of kills left."""

    kills: int = 0
    messages: int = 0
    replies_expected: int = 0
    replies_lost: int = 0
    replies_doubled: int = 0
    conversations_out_of_order: int = 0
    answers_expected: int = 0
    answers_missing: int = 0
    answers_doubled: int = 0

    @property
    def is_clean(self) -> bool:
        """Nothing lost, doubled or out of order."""
        return not (
            self.replies_lost
            or self.replies_doubled
            or self.conversations_out_of_order
            or self.answers_missing
            or self.answers_doubled
        )

    def __str__(self) -> str:
        return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in asdict(self).items())


def converse(service: Service, person: Person, most: int = LIMIT, bound: float = 300) -> None:
    """Say everything, one message after the reply to the one before, as people do."""
    seen = 0
    for words, replies in zip(script(person, most).words, script(person, most).replies, strict=True):
        service.deliver(person.address, words)
        seen += len(replies)
        until(partial(_has_seen, service, person, seen), seconds=bound, what=f"reply {seen}")


def _has_seen(service: Service, person: Person, number: int) -> bool:
    try:
        return len(service.bodies(person.address)) >= number
    except httpx.TransportError:  # our own connection to the stand-in failed: looked at again
        return False


def crash(
    service: Service,
    people: Sequence[Person],
    kills: int,
    *,
    seed: int,
    most: int = LIMIT,
    report: Callable[[str], None] = lambda t: None,
) -> Counts:
    """Let everybody converse while the process is killed `kills` times; then compare with what must be.

    `most`: how many messages each person says at most.
    """
    chance = random.Random(seed)
    for person in people:
        script(person, most)  # played once, before anybody waits for it
    failures: list[BaseException] = []

    def talk(person: Person) -> None:
        try:
            converse(service, person, most)
        except BaseException as error:  # the main thread must know
            failures.append(error)

    threads = [threading.Thread(target=talk, args=(p,), daemon=True) for p in people]
    for thread in threads:
        thread.start()
    while service.kills < kills and any(t.is_alive() for t in threads):
        time.sleep(chance.uniform(0.05, 2.5))  # long enough that some messages are taken between two kills
        service.kill()
        report(f"kill {service.kills} of {kills}")
        service.start()
    for thread in threads:
        thread.join(900)
    assert not any(t.is_alive() for t in threads), "a conversation never ended"
    if failures:
        raise failures[0]
    time.sleep(1.5)  # anything sent twice would arrive now
    return _count(service, people, most)


def _count(service: Service, people: Sequence[Person], most: int) -> Counts:
    counts = Counts(kills=service.kills)
    for person in people:
        wanted = script(person, most)
        bodies, keys = wanted.bodies, wanted.keys
        got = service.bodies(person.address)
        counts.messages += len(wanted.words)
        counts.replies_expected += len(bodies)
        missing, extra = Counter(bodies) - Counter(got), Counter(got) - Counter(bodies)
        counts.replies_lost += missing.total()
        counts.replies_doubled += extra.total()
        counts.conversations_out_of_order += int(not missing and not extra and got != bodies)
        answers = answers_of(service, person.address)
        counts.answers_expected += len(keys)
        counts.answers_missing += len(set(keys) - set(answers))
        counts.answers_doubled += sum(n - 1 for n in Counter(answers_logged(service, person.address)).values() if n > 1)
    return counts


def _open(service: Service) -> SqlUnitOfWorkFactory:
    database = Database(service.database_url)
    keyring = load_key_file(service.folder / "data" / "keys")
    with database.write() as connection:
        organisation = organisation_named(connection, "default", "x", datetime.now(UTC))
    return SqlUnitOfWorkFactory(database, keyring, organisation_id=organisation)


def address_of(text: str) -> Address:
    """The address that Twilio's form of it becomes."""
    split = split_channel(text)
    assert split is not None
    channel, reply_to = split
    number = canonical(reply_to)
    return Address(channel, number or reply_to, reply_to, number)


def answers_of(service: Service, address: str) -> dict[str, str]:
    """Keys and states of the answers in this person's conversation, as stored."""
    factory = _open(service)
    with factory() as uow:
        seat = uow.seats.take(address_of(address), now=datetime.now(UTC))
        state = json.loads(seat.state or "{}")
    factory.database.close()
    return {key: str(answer.get("state", "answered")) for key, answer in state.get("answers", {}).items()}


def case_code(service: Service, address: str) -> str:
    """The code of this person's case."""
    factory = _open(service)
    with factory() as uow:
        code = uow.seats.take(address_of(address), now=datetime.now(UTC)).case_code
    factory.database.close()
    return code


def answers_logged(service: Service, address: str) -> list[tuple[str, str]]:
    """Address and message of every revision in the log: twice the same would be an answer taken twice."""
    factory = _open(service)
    with factory() as uow:
        seat = uow.seats.take(address_of(address), now=datetime.now(UTC))
        history = [(r.address, r.message_sid or "") for r in uow.answers.history(seat.case_id)]
    factory.database.close()
    return history


def log_text(folder: Path) -> str:
    """Everything both processes wrote to their logs."""
    return "\n".join(p.read_text(errors="replace") for p in folder.glob("*.log"))
