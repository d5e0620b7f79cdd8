"""A message whose turn broke: kept all the same, with a kind line for the person and an alert for staff.

The conversation stays where it was. Present danger and STOP are heard even here, as far as they can be.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from app.dialogue.text import calm
from app.dialogue.world import World
from app.services.faults import place_of
from app.services.house import House
from app.services.messages import Inbound, Outbound
from app.services.ports import Alert, Queued, Seat, UnitOfWork, UnitOfWorkFactory
from app.services.speech import Voice

log = logging.getLogger(__name__)

TROUBLE = "safety/trouble"


class SettingAside:
    """Keeps what could not be answered."""

    def __init__(
        self, uow: UnitOfWorkFactory, world: Callable[..., World], voice: Callable[[], Voice], house: House
    ) -> None:
        self._uow, self._world, self._voice, self._house = uow, world, voice, house

    def keep(self, inbound: Inbound, error: Exception, *, now: datetime) -> None:
        """Store the message, tell staff the kind of the error, and say that a person will look. Once per message."""
        with self._uow() as uow:
            seat = uow.seats.take(inbound.address, now=now)
            if not uow.inbox.add(inbound, conversation_id=seat.conversation_id):
                return
            uow.seats.touch_inbound(seat, now)
            for index, media in enumerate(inbound.media):
                uow.media.add(seat.conversation_id, inbound.sid, index, media.url, media.content_type)
            detail = f"turn/{type(error).__name__}"
            uow.alerts.add(Alert("setup", detail, now, seat.case_code, seat.organisation_id))
            self._answer(uow, seat, inbound, now)
            uow.commit()

    def _answer(self, uow: UnitOfWork, seat: Seat, inbound: Inbound, now: datetime) -> None:
        """What can still be said. Words that break as well are left unsaid: staff know already."""
        try:
            text_id = self._heard(uow, seat, inbound, now)
            messages = self._messages(seat, inbound, text_id, now)
        except Exception as error:
            log.error("nothing could be said of a broken turn: %s", place_of(error))
            return
        uow.outbox.enqueue(messages, person_id=seat.person_id, now=now)

    def _heard(self, uow: UnitOfWork, seat: Seat, inbound: Inbound, now: datetime) -> str:
        """The text that answers danger or STOP, else the line about the trouble."""
        language = seat.language or "es"
        world = self._world(now=now, region=None, pin_is_right=None)
        danger = world.assess(calm(inbound.body), lang=language, in_story=False)
        if danger is not None and danger.certain:
            uow.alerts.add(Alert("emergency", danger.kind, now, seat.case_code, seat.organisation_id))
            return f"emergency/{danger.kind}"
        command = world.recognise(calm(inbound.body), lang=language, expected=())
        if command is not None and command.name == "stop":
            uow.seats.set_opt_out(seat, True, now)
            uow.outbox.withdraw(f"c{seat.conversation_id}/", now=now)
            return "engine/stopped"
        return TROUBLE

    def _messages(self, seat: Seat, inbound: Inbound, text_id: str, now: datetime) -> list[Queued]:
        """The text for this channel; the line about the trouble comes once an hour at most."""
        voice, channel = self._voice(), seat.address.channel
        world = self._world(now=now, region=None, pin_is_right=None)
        rendered = voice.render(voice.passed([voice.own(text_id, seat.language or "es", world.values)]), channel)
        once = f"{now:%Y%m%d%H}" if text_id == TROUBLE else inbound.sid[-8:]
        sender = self._house.senders.get(channel) or inbound.sender
        return [
            Queued(
                seat.conversation_id,
                f"c{seat.conversation_id}/aside/{once}/{index}",
                Outbound(inbound.address, sender, each.body),
                segments=each.segments,
            )
            for index, each in enumerate(rendered)
        ]
