"""One transaction over all repositories: entered, committed once or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import TracebackType

from app.storage.case_files import SqlCases
from app.storage.database import Database, Transaction
from app.storage.erasure import SqlErasure
from app.storage.handoffs import SqlHandoffs
from app.storage.handouts import SqlHandouts
from app.storage.hearings import SqlHearings
from app.storage.journal import Journal
from app.storage.media import SqlMedia
from app.storage.outbox import Outbox
from app.storage.person_keys import EnvelopeSealer
from app.storage.records import SqlAnswers, SqlInbox, SqlToldLog
from app.storage.recovery import SqlRecovery
from app.storage.retention import SqlRetention
from app.storage.reviews import SqlReviews
from app.storage.scope import Scope
from app.storage.sealing import Keyring
from app.storage.seats import SqlSeats
from app.storage.second_contacts import SqlSeconds
from app.storage.service_records import SqlAlerts, SqlConsents, SqlProviderDeletions
from app.storage.signatures import SqlSignatures
from app.storage.talks import SqlTalks
from app.storage.vital_signs import SqlVitals


class SqlUnitOfWork:
    """Fulfils `app.services.ports.UnitOfWork`. Entering takes the writer's place; its parts exist from then on.

    `scope` is for the shells beside the use cases (the clinic's pages) that need the connection and the keys.
    """

    scope: Scope
    inbox: SqlInbox
    seats: SqlSeats
    answers: SqlAnswers
    told: SqlToldLog
    cases: SqlCases
    hearings: SqlHearings
    seconds: SqlSeconds
    handouts: SqlHandouts
    consents: SqlConsents
    recovery: SqlRecovery
    outbox: Outbox
    media: SqlMedia
    alerts: SqlAlerts
    erasure: SqlErasure
    retention: SqlRetention
    provider_deletions: SqlProviderDeletions
    signatures: SqlSignatures
    vitals: SqlVitals
    reviews: SqlReviews
    handoffs: SqlHandoffs
    talks: SqlTalks

    def __init__(self, factory: SqlUnitOfWorkFactory) -> None:
        self._factory = factory
        self._transaction: Transaction | None = None

    def __enter__(self) -> SqlUnitOfWork:
        factory = self._factory
        self._transaction = factory.database.transaction()
        connection = self._transaction.__enter__().connection
        scope = Scope(connection, factory.keyring, factory.organisation_id, factory.entropy)
        self.scope = scope
        self.inbox = SqlInbox(scope)
        self.seats = SqlSeats(scope)
        self.answers = SqlAnswers(scope)
        self.told = SqlToldLog(scope)
        self.cases = SqlCases(scope)
        self.hearings = SqlHearings(scope)
        self.handouts = SqlHandouts(scope)
        self.consents = SqlConsents(scope)
        self.recovery = SqlRecovery(scope)
        self.outbox = Outbox(connection, EnvelopeSealer(scope.keys))
        self.media = SqlMedia(scope)
        self.alerts = SqlAlerts(connection)
        self.erasure = SqlErasure(scope, self.outbox)
        self.seconds = SqlSeconds(scope, self.erasure)
        self.retention = SqlRetention(connection)
        self.provider_deletions = SqlProviderDeletions(connection)
        self.reviews = SqlReviews(scope)
        self.handoffs = SqlHandoffs(connection)
        self.talks = SqlTalks(scope)
        self.signatures = SqlSignatures(connection, factory.keyring, scope.lasting.append)
        self.vitals = SqlVitals(connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._transaction is not None:
            transaction, self._transaction = self._transaction, None
            transaction.__exit__(kind, error, trace)

    def commit(self) -> None:
        """Make everything since entering true at once, wake the dispatcher, and write the journal.

        After an erasure SQLite's write-ahead log is emptied, so that the destroyed key is not left behind in it.
        """
        if self._transaction is None:
            raise RuntimeError("this unit of work is not open")
        self.seats.flush()
        transaction, scope, factory = self._transaction, self.scope, self._factory
        if scope.lasting and factory.journal is not None:
            journal = factory.journal
            transaction.after_commit(lambda: journal.append_or_log(scope.lasting))
        if scope.erased_cases:
            transaction.after_commit(factory.database.truncate_log)
        transaction.commit()


class SqlUnitOfWorkFactory:
    """Fulfils `app.services.ports.UnitOfWorkFactory`. `organisation_id` takes new cases; `journal` may be left out."""

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        *,
        organisation_id: int,
        journal: Journal | None = None,
        entropy: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self.database = database
        self.keyring = keyring
        self.organisation_id = organisation_id
        self.journal = journal
        self.entropy = entropy

    def __call__(self) -> SqlUnitOfWork:
        """A unit of work, not yet entered."""
        return SqlUnitOfWork(self)
