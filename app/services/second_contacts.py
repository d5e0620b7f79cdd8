"""A second contact writes: the code that somebody who trusts them handed over, a no, or that they have had enough.

Nobody is written to who has not written first. The code alone is no consent: they are told what it means and send it
once more. Who does nothing else here is never led into the conversation, and is forgotten whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.dialogue import readers
from app.dialogue.text import calm
from app.dialogue.world import World
from app.errors import OrientaError
from app.services.messages import Inbound
from app.services.ports import Alert, Seat, UnitOfWork
from app.services.second_ports import Second
from app.services.unasked import is_window_open

ANSWERS_FOR = timedelta(days=2)
"""How long after they were told a message of theirs is taken as an answer to it."""

_CODE = re.compile(r"(?<![0-9A-Za-z])([0-9A-Za-z]{4})[- ]?([0-9A-Za-z]{4})(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Answer:
    """A text to say, by its id, in the language of the person who trusts them. `to`: them, or that person."""

    to: Seat
    text_id: str
    language: str
    values: Mapping[str, str] = field(default_factory=dict)


def spaced(code: str) -> str:
    """The code as people read it aloud: `7KQP-2M9X`."""
    return f"{code[:4]}-{code[4:]}"


def hear(uow: UnitOfWork, seat: Seat, inbound: Inbound, world: World, now: datetime) -> list[Answer] | None:
    """What to say to a message about being a second contact; None for any other message."""
    said = calm(inbound.body)
    found = _coded(uow, said)
    if found is not None:
        return _code_came(uow, seat, found, now)
    if seat.state is not None:
        return None
    theirs = uow.seconds.of_conversation(seat.conversation_id)
    if not theirs or world.assess(said, lang="es", in_story=False) is not None:
        return None  # in danger they are somebody like any other
    return _plain_words(uow, seat, theirs, said, world, now)


def end(uow: UnitOfWork, seat: Seat, now: datetime) -> None:
    """They want no messages: they are nobody's second contact any more."""
    for each in uow.seconds.of_conversation(seat.conversation_id):
        uow.seconds.forget(each, now)


def _coded(uow: UnitOfWork, body: str) -> Second | None:
    for match in _CODE.finditer(body[:200]):
        second = uow.seconds.by_code(match[1] + match[2])
        if second is not None:
            return second
    return None


def _code_came(uow: UnitOfWork, seat: Seat, second: Second, now: datetime) -> list[Answer]:
    person = _person(uow, second)
    language = _language(person)
    if second.case_id == seat.case_id:
        return [Answer(seat, "second/own_code", language)]
    if second.state == "invited":
        uow.seconds.ask(second, seat.conversation_id, now)
        return [Answer(seat, "second/asked", language, {"code": spaced(second.code)})]
    if second.conversation_id != seat.conversation_id:
        return [Answer(seat, "second/taken", language)]
    is_new = uow.seconds.accept(second, now)
    answers = [Answer(seat, "second/accepted", language)]
    if is_new and person is not None and _may_be_told(person, now):
        answers.append(Answer(person, "second/said_yes", language))
    return answers


def _plain_words(
    uow: UnitOfWork, seat: Seat, theirs: Sequence[Second], body: str, world: World, now: datetime
) -> list[Answer] | None:
    """Words of somebody who has written nothing else here: the newest of those who trust them says the language."""
    newest = theirs[-1]
    language = _language(_person(uow, newest))
    command = world.recognise(body, lang=language, expected=())
    name = command.name if command is not None else ""
    is_no = readers.yes_or_no(body, language) == "no"
    if name in ("stop", "erase", "ask_to_erase") or (is_no and newest.state == "asked"):
        if name == "stop":
            uow.seats.set_opt_out(seat, True, now)
        end(uow, seat, now)
        return [Answer(seat, "second/forgotten", language)]
    told = [each for each in theirs if each.told_at is not None and now < each.told_at + ANSWERS_FOR]
    for each in told:
        about = _person(uow, each)
        if about is not None:
            uow.alerts.add(Alert("hearing", "second_wrote", now, about.case_code, about.organisation_id))
    if told:
        return [Answer(seat, "second/heard", language)]
    if newest.state == "asked":
        return [Answer(seat, "second/asked", language, {"code": spaced(newest.code)})]
    return None


def _may_be_told(person: Seat, now: datetime) -> bool:
    """The person is told at once that somebody accepted, where free words may be sent."""
    is_free = person.address.channel == "sms" or is_window_open(person.last_inbound_at, now)
    return is_free and not person.is_opted_out


def _person(uow: UnitOfWork, second: Second) -> Seat | None:
    """The seat from which the person who trusts them was heard last."""
    seats = []
    for conversation_id in uow.cases.conversations(second.case_id):
        try:
            seats.append(uow.seats.at(conversation_id))
        except OrientaError:
            continue
    return max(seats, key=lambda s: s.last_inbound_at.timestamp() if s.last_inbound_at else 0.0, default=None)


def _language(person: Seat | None) -> str:
    return (person.language if person else None) or "es"
