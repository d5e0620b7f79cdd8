"""Everything wired in one place: settings in, working parts out. Tests call it with their own clock and wire."""

from __future__ import annotations

import logging
import os
import random
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from typing import Any

from twilio.rest import Client

from app.channels.twilio_client import TwilioAccount, TwilioSender, open_client
from app.channels.twilio_content import TwilioContents
from app.channels.twilio_errors import reaction_after, status_reaction
from app.channels.twilio_http import Wire
from app.channels.twilio_records import TwilioRecords
from app.collecting import keep_what_is_loaded
from app.pdf.drawer import SvgDrawer
from app.services.content import Content, Worlds
from app.services.delivery import QueueRules, Rate, State
from app.services.gallery import Gallery
from app.services.gate import Gate
from app.services.gatekeeping import Gatekeeper
from app.services.handout_ports import HandoutKind
from app.services.handouts import made
from app.services.hearings import HearingDesk
from app.services.house import House
from app.services.inbound import InboundService
from app.services.messages import Channel, StatusUpdate
from app.services.ports import Clock
from app.services.reminders import Reminders
from app.services.shelf import Refreshed, Shelf
from app.services.signing import Act, Ledger
from app.services.silence import Health, Limits, health
from app.services.speech import Voice
from app.services.undelivered import take_status
from app.settings import Settings
from app.storage.backup import catch_up
from app.storage.database import Database
from app.storage.handouts import SqlHandouts
from app.storage.job_rows import JobRows
from app.storage.journal import Journal
from app.storage.key_check import keys_for
from app.storage.last_good import Places
from app.storage.migrating import schema_of, upgrade
from app.storage.outbox import TOPIC, Outbox
from app.storage.outbox_queue import OutboxQueue
from app.storage.outcomes import react
from app.storage.person_keys import sealer_on
from app.storage.picture_folder import PictureFiles
from app.storage.pins import Argon2Pins
from app.storage.scope import Scope
from app.storage.sealing import Keyring
from app.storage.service_records import content_sids, organisation_named
from app.storage.signatures import SqlSignatures
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from app.storage.vital_signs import SqlVitals
from app.wiring_content import keep_copy, read_content, read_worlds, start_with, tell_refused
from app.wiring_settings import account_of, house_of, limits_of
from app.worker.dispatcher import Dispatcher
from app.worker.jobs import Jobs
from app.worker.loop import Worker
from app.worker.policy import Policy

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def load_release(settings: Settings) -> Content:
    """The content that the settings name. Raises BadContent with everything an author must mend."""
    return read_content(settings.content_dir)


@dataclass
class Orienta:
    """The working parts of one process. `clock` is the only clock there is.

    `falls_back`: where the content cannot be used, the last that could is; `refused` then says why. `is_lasting`: the
    process lives for this service, so what is loaded for good need not be looked through for garbage.
    """

    settings: Settings
    clock: Clock = utc_now
    wire: Wire | None = None
    templates: Mapping[str, str] = field(default_factory=dict)
    falls_back: bool = False
    refused: str = ""
    is_lasting: bool = False

    @cached_property
    def _first(self) -> Worlds:
        """The release to start with; a process that serves people takes the last good one where this one is broken."""
        if not self.falls_back:
            return read_worlds(self.places, self.house, self.gate)
        worlds, self.refused = start_with(self.places, self.settings.data_dir, self.house, self.gate)
        return worlds

    @cached_property
    def shelf(self) -> Shelf:
        """The release in force, and the next one."""
        load = partial(read_worlds, self.places, self.house, self.gate)
        return Shelf(self._first, load, self.places.mark)

    @property
    def places(self) -> Places:
        """The folders of content and catalogues."""
        return Places(self.settings.content_dir, self.settings.locales_dir)

    @property
    def content(self) -> Content:
        """The content in force."""
        return self.worlds.content

    def refresh(self) -> Refreshed | None:
        """Take up content that was edited; what an author must mend is told and changes nothing."""
        now = self.clock()
        done = self.shelf.refresh(now)
        if done is not None and done.is_new:
            keep_copy(self.places, self.settings.data_dir)
            log.info("release %s is in force", done.release)
        elif done is not None:
            tell_refused(self.uow, done.refused, done.release, self.places.mark(), now)
        return done

    @cached_property
    def house(self) -> House:
        """Names, limits and senders."""
        return house_of(self.settings)

    @property
    def worlds(self) -> Worlds:
        """Makes the world of a turn from the release in force."""
        return self.shelf.worlds

    def warm_up(self) -> None:
        """Make what a first message would have to wait for: indexes and drawings."""
        self.worlds.warm_up(self.clock())
        self.gallery.warm_up(self.reading_voice(), ["en", *self.worlds.wording.catalogues])
        if self.is_lasting:
            keep_what_is_loaded()

    def voice(self) -> Voice:
        """How to speak now. In production nothing legal is said that no person has signed."""
        worlds = self.worlds
        return Voice(worlds.wording, worlds.content.library, self.gate(self.clock()), self.templates)

    def reading_voice(self) -> Voice:
        """For authors and lawyers: everything, signed or not."""
        return Voice(self.worlds.wording, self.content.library, templates=self.templates)

    def gate(self, now: datetime) -> Gate:
        """Which legal statements may be said at a moment; outside production all of them."""
        return self.production_gate(now) if self.settings.is_production else Gate()

    def production_gate(self, now: datetime) -> Gate:
        """Which legal statements production would say at a moment."""
        return self.gatekeeper.gate(self.content.library, self.worlds.wording, now)

    def ledger(self) -> Ledger:
        """What people signed, beside the texts in force."""
        return self.gatekeeper.ledger(self.content.library, self.worlds.wording, self.clock())

    @cached_property
    def gatekeeper(self) -> Gatekeeper:
        """Knows what people have signed, withdrawn and renewed."""
        return Gatekeeper(self._newest_act, self._acts, zone=self.settings.time_zone)

    def _newest_act(self) -> int:
        with self.database.read() as connection:
            return SqlSignatures(connection, self.keyring).newest()

    def _acts(self) -> list[Act]:
        with self.database.read() as connection:
            return SqlSignatures(connection, self.keyring).acts()

    @cached_property
    def database(self) -> Database:
        """The database, its folder made and its tables brought up to date."""
        self.settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        database = Database(self.settings.database_url)
        upgrade(database)
        return database

    def is_ready(self) -> bool:
        """True when the database answers and has its tables."""
        return schema_of(self.database) is not None

    @cached_property
    def keyring(self) -> Keyring:
        """The operator's keys; made at the very first start. Raises BadSettings for keys of another database."""
        return keys_for(self.database, self.settings.keys, now=self.clock())

    @cached_property
    def uow(self) -> SqlUnitOfWorkFactory:
        """Opens units of work for the default organisation."""
        with self.database.write() as connection:
            organisation = organisation_named(connection, "default", self.settings.organisation_name, self.clock())
        journal = Journal(self.settings.data_dir / "journal.jsonl")
        catch_up(self.database, journal)  # an erasure that a full disk or a crash kept out of it outlives a restore too
        return SqlUnitOfWorkFactory(self.database, self.keyring, organisation_id=organisation, journal=journal)

    @cached_property
    def inbound(self) -> InboundService:
        """Answers incoming messages."""
        return InboundService(
            self.uow,
            lambda **at: self.worlds(**at),
            self.voice,
            self.house,
            self.clock,
            Argon2Pins(),
            lambda: self.desk,
            self.gallery,
            lambda text: self.content.keywords.carrier_word(text),
            self.shelf.steady,
        )

    @cached_property
    def gallery(self) -> Gallery:
        """The drawings that are the same for everybody."""
        return Gallery(SvgDrawer(), PictureFiles(self.settings.data_dir / "pictures"), self.settings.public_url)

    def handout(self, token: str, is_taken: bool) -> tuple[HandoutKind, bytes] | None:
        """Kind and bytes of the file at a secret address; None for one that does not work (any more)."""
        now = self.clock()
        with self.database.read() as connection:
            scope = Scope(connection, self.keyring, 0, os.urandom)
            found = SqlHandouts(scope).find(token, now=now)
        if found is None:
            return None
        if is_taken:
            with self.uow() as uow:
                uow.handouts.note_fetched(token, now=now)
                uow.commit()
        return found.kind, made(found, self.gallery.drawer)

    @property
    def desk(self) -> HearingDesk:
        """Keeps hearings by the tables of this release."""
        return HearingDesk(self.content.court, self.content.library)

    @cached_property
    def reminders(self) -> Reminders:
        """Reminders and check-ins."""
        return Reminders(self.uow, lambda: self.desk, self.voice, lambda **at: self.worlds(**at), self.house)

    def apply_status(self, update: StatusUpdate) -> None:
        """Move a delivery status forward; what failed is repeated where that helps, or told to a person."""
        now = self.clock()
        with self.uow() as uow:
            take_status(
                uow.outbox,
                update,
                now=now,
                rule=status_reaction,
                tell=lambda outcome: react(uow.scope.connection, outcome),
            )
            uow.commit()

    def outbox_counts(self) -> Mapping[State, int]:
        """How many outgoing messages are in each state."""
        with self.database.read() as connection:
            return Outbox(connection, sealer_on(connection, self.keyring)).counts()

    # --- the provider ---

    @cached_property
    def account(self) -> TwilioAccount:
        """The account to send with."""
        return account_of(self.settings)

    @cached_property
    def _line(self) -> Wire:
        account = self.account
        return self.wire or Wire(
            base=account.base, connect_seconds=account.connect_seconds, read_seconds=account.read_seconds
        )

    @cached_property
    def client(self) -> Client:
        """The provider's client on our wire."""
        return open_client(self.account, self._line)

    @cached_property
    def sender(self) -> TwilioSender:
        """Sends one message once."""
        return TwilioSender(self.client, self.account)

    @cached_property
    def records(self) -> TwilioRecords:
        """The provider's copies."""
        return TwilioRecords(self.client, self.account, self._line)

    @cached_property
    def contents(self) -> TwilioContents:
        """Buttons, lists and approved templates at the provider."""
        return TwilioContents(self.client)

    def load_templates(self) -> None:
        """Learn which templates exist, by the key of their shape."""
        with self.database.read() as connection:
            self.templates = dict(content_sids(connection))

    # --- the worker ---

    @property
    def owner(self) -> str:
        """The name under which this process holds messages, the same after a restart."""
        return f"{socket.gethostname()}:{self.settings.data_dir.resolve()}:{self.settings.worker}"

    def worker(self, jobs: Callable[[Orienta], list[Any]] | None = None) -> Worker:
        """Delivery and recurring jobs for this process, not yet started."""
        bell = self.database.subscribe(TOPIC)
        policy = Policy(escalate=reaction_after)
        rates: dict[Channel, Rate] = {
            "whatsapp": Rate(self.settings.send_rate_whatsapp, self.settings.send_rate_whatsapp),
            "sms": Rate(self.settings.send_rate_sms, max(3.0, self.settings.send_rate_sms)),
        }
        queue = OutboxQueue(
            self.database,
            lambda connection: sealer_on(connection, self.keyring),
            owner=self.owner,
            rules=QueueRules(lease=timedelta(seconds=120), rates=rates),
            on_outcome=react,
        )
        dispatcher = Dispatcher(
            queue,
            self.sender,
            ThreadPoolExecutor(policy.threads, thread_name_prefix="send"),
            clock=self.clock,
            chance=random.random,
            policy=policy,
            wake=bell.ring,
        )
        listed = jobs(self) if jobs else []
        return Worker(dispatcher, Jobs(JobRows(self.database), listed), bell, clock=self.clock, beat=self._beat)

    def _beat(self, now: datetime) -> None:
        with self.database.write() as connection:
            SqlVitals(connection).beat("delivery", now)

    @cached_property
    def limits(self) -> Limits:
        """How long worker and provider may be quiet."""
        return limits_of(self.settings)

    def health(self) -> Health:
        """How worker and provider stand, by their signs of life; changes nothing."""
        with self.database.read() as connection:
            return health(SqlVitals(connection), self.limits, self.clock())

    def close(self) -> None:
        """Close what was opened."""
        if "database" in self.__dict__:
            self.database.close()
