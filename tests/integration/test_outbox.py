"""The outbox on both engines, as use cases see it: keys, withdrawal, statuses, erasure, what was spent."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError

from app.services.delivery import Verdict
from app.services.messages import Outbound, StatusUpdate, Template
from app.storage.database import Database
from app.storage.envelopes import pack, unpack
from app.storage.outbox import TOPIC, Outbox, Sealer
from app.storage.outbox_queue import OutboxQueue
from app.storage.outbox_tables import early_statuses, outbox
from tests.support.delivery import FAST, MONDAY, MarkedSealer, Post, message, messages, rounds


@pytest.fixture
def post(database: Database) -> Post:
    """A post office on a fresh database."""
    return Post(database)


def test_same_key_changes_nothing(post: Post) -> None:
    """Enqueueing twice under one key keeps the first message and says that nothing was new."""
    assert post.put(message("hola", key="1/7/0")) == 1
    assert post.put(message("otra", key="1/7/0"), message("más", key="1/7/1")) == 1
    rounds(post.dispatcher(), post.pool)
    assert post.provider.bodies == ["hola", "más"]


def test_enqueue_belongs_to_the_callers_transaction(post: Post) -> None:
    """What the caller undoes was never queued, and nobody was woken for it."""
    wakeup = post.database.subscribe(TOPIC)
    if post.database.dialect == "postgresql":
        assert wakeup.wait(10), "the listener rings when it starts"
    with post.database.transaction() as transaction:
        Outbox(transaction.connection, post.sealer).enqueue([message("hola")], person_id=1, now=MONDAY)
    assert post.states() == []
    assert not wakeup.wait(0)
    post.put(message("hola"))
    assert wakeup.wait(5)


def test_open_transaction_of_a_webhook_does_not_stop_delivery(post: Post, engine: str) -> None:
    """On PostgreSQL messages are claimed while somebody else has queued one and has not committed yet."""
    if engine == "sqlite":
        pytest.skip("SQLite has one writer at a time by design")
    post.put(message("uno"))
    with post.database.transaction() as transaction:
        Outbox(transaction.connection, post.sealer).enqueue([message("dos", lane=2)], person_id=2, now=MONDAY)
        rounds(post.dispatcher(), post.pool)
        assert post.provider.bodies == ["uno"]
        transaction.commit()
    rounds(post.dispatcher(), post.pool)
    assert post.provider.bodies == ["uno", "dos"]


def test_two_first_messages_at_once_are_both_kept(post: Post, engine: str) -> None:
    """Two people write in the same moment to a sender that nobody has written from yet: both are answered."""
    if engine == "sqlite":
        pytest.skip("SQLite has one writer at a time by design")
    with ThreadPoolExecutor(1) as others, post.database.transaction() as transaction:
        first = Outbox(transaction.connection, post.sealer)
        assert first.enqueue([message("uno", lane=1)], person_id=1, now=MONDAY) == 1
        second = others.submit(post.put, message("dos", lane=2))
        _until_somebody_waits_for_a_lock(post.database)
        transaction.commit()
        assert second.result(10) == 1
    rounds(post.dispatcher(), post.pool)
    assert sorted(post.provider.bodies) == ["dos", "uno"]


def test_two_workers_never_wait_for_each_other(post: Post, engine: str) -> None:
    """Each writes down a pause of another sender and claims more at the same moment: neither stops the other."""
    if engine == "sqlite":
        pytest.skip("SQLite has one writer at a time by design")
    post.put(message("uno", lane=1), message("dos", lane=2, channel="sms"))
    half_way = threading.Barrier(2)

    def sealer_for(connection: Connection) -> Sealer:
        """Called between writing down and claiming: both workers stand there at once, unless one waits before it."""
        with suppress(threading.BrokenBarrierError):
            half_way.wait(1)
        return post.sealer

    claims = post.queue("first").exchange([], room=2, now=MONDAY).claims
    assert len({claim.sender_id for claim in claims}) == 2
    verdicts = [
        Verdict(claim, "waiting", attempts=1, next_try_at=MONDAY + timedelta(minutes=1), pause=timedelta(seconds=30))
        for claim in claims
    ]
    queues = [OutboxQueue(post.database, sealer_for, owner=claim.message.to.channel, rules=FAST) for claim in claims]
    with ThreadPoolExecutor(2) as workers:
        done = [workers.submit(q.exchange, [v], room=5, now=MONDAY) for q, v in zip(queues, verdicts, strict=True)]
        assert [each.result(30).claims for each in done] == [(), ()]


def _until_somebody_waits_for_a_lock(database: Database) -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    for _ in range(200):
        with database.engine.connect() as connection:
            if connection.execute(waiting).scalar_one():
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits for a lock")


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="empty"),
        pytest.param("c/+525512345678", id="a number with its plus"),
        pytest.param("c/María López", id="a name"),
        pytest.param("c/" + "x" * 200, id="too long"),
    ],
)
def test_keys_are_our_own_ids(post: Post, key: str) -> None:
    """A key that could hold a person's data is refused before anything is stored."""
    with pytest.raises(ValueError, match="own ids"):
        post.put(message("hola", key=key))
    assert post.states() == []


def test_row_holds_no_number_and_no_words(post: Post) -> None:
    """A row shows neither the words nor the number of the person it goes to."""
    post.put(message("Su audiencia es mañana", key="1/1/0"))
    rounds(post.dispatcher(), post.pool)
    shown = " ".join(str(value) for value in post.row("1/1/0"))
    raw = bytes(post.row("1/1/0").payload)
    assert "5512340001" not in shown
    assert "audiencia" not in shown
    assert b"5512340001" not in raw
    assert b"audiencia" not in raw


def test_messages_survive_packing() -> None:
    """Every field comes back as it was, lone surrogates and templates included."""
    first = message("año \ud83d 🙂").message
    second = Outbound(first.to, "MG1", "1. Sí\n2. No", Template("HX1", {"1": "Sí"}), ("https://example.org/a",), 3600)
    assert [unpack(pack(first)), unpack(pack(second))] == [first, second]


def test_one_in_flight_per_lane_is_the_databases_own_rule(post: Post) -> None:
    """The database itself refuses a second message of a lane in the state sending."""
    post.put(*messages(["uno", "dos"]), message("tres", lane=2))
    post.change("1/uno", state="sending")
    post.change("2/tres", state="sending")
    with pytest.raises(IntegrityError):
        post.change("1/dos", state="sending")


def test_unknown_state_is_refused(post: Post) -> None:
    """A state that nobody handles cannot be stored."""
    post.put(message("uno"))
    with pytest.raises(IntegrityError):
        post.change("1/uno", state="lost")


def test_withdraw_by_whole_parts(post: Post) -> None:
    """A prefix withdraws its own messages and not those of a longer number."""
    post.put(*[message("x", key=key) for key in ("hearing/1/a", "hearing/1:b", "hearing/1", "hearing/17/a", "other/1")])
    assert post.use(lambda each: each.withdraw("hearing/1", now=MONDAY)) == 3
    assert post.states() == ["withdrawn", "withdrawn", "withdrawn", "waiting", "waiting"]
    assert post.use(lambda each: each.withdraw("hearing/17/", now=MONDAY)) == 1
    assert post.use(lambda each: each.withdraw("hearing/17", now=MONDAY)) == 0


def test_prefix_with_wildcards_is_plain_text(post: Post) -> None:
    """Underscore and percent in a prefix mean themselves."""
    post.put(message("x", key="a_b/1"), message("x", key="axb/1"))
    assert post.use(lambda each: each.withdraw("a_b", now=MONDAY)) == 1
    assert post.states() == ["withdrawn", "waiting"]


def test_withdraw_a_lane(post: Post) -> None:
    """An opted-out contact's conversation is emptied; others are not touched."""
    post.put(
        *messages(["uno", "dos"]), message("tres", lane=2), message("luego", not_before=MONDAY + timedelta(days=9))
    )
    assert post.use(lambda each: each.withdraw_lane(1, now=MONDAY)) == 3
    rounds(post.dispatcher(), post.pool)
    assert post.provider.bodies == ["tres"]


def test_status_only_moves_forward(post: Post) -> None:
    """Late and repeated callbacks change nothing; an error code stays with its status."""
    post.put(message("hola"))
    rounds(post.dispatcher(), post.pool)
    sid = post.row("1/hola").sid
    steps = [("sent", True), ("delivered", True), ("sent", False), ("delivered", False), ("failed", False)]
    steps += [("read", True), ("undelivered", False)]
    for status, moved in steps:
        update = StatusUpdate(sid, status, 30003 if status == "failed" else None)  # type: ignore[arg-type]
        assert post.use(lambda each, update=update: each.apply_status(update, now=MONDAY)) is moved, status
    row = post.row("1/hola")
    assert (row.delivery_status, row.error_code) == ("read", None)


def test_early_status_is_not_lost(post: Post) -> None:
    """A callback that overtakes the record of its message is applied when the message is known, the highest one."""
    post.put(message("hola"))
    dispatcher = post.dispatcher()
    dispatcher.step()
    post.pool.run()
    sid = post.provider.taken[0].sid
    for update in (StatusUpdate(sid, "undelivered", 30003), StatusUpdate(sid, "sent")):
        assert post.use(lambda each, update=update: each.apply_status(update, now=MONDAY)) is False
    dispatcher.step()
    row = post.row("1/hola")
    assert (row.state, row.delivery_status, row.error_code) == ("accepted", "undelivered", 30003)
    assert [(each.detail, each.needs_attention) for each in post.outcomes] == [("undelivered/30003", True)]
    with post.database.read() as connection:
        assert connection.execute(select(early_statuses)).all() == []


def test_statuses_of_strangers_are_forgotten(post: Post) -> None:
    """A status of a message that was never ours is kept for a while and then dropped."""
    assert post.use(lambda each: each.apply_status(StatusUpdate("SMx", "sent"), now=MONDAY)) is False
    assert post.use(lambda each: each.drop_early_statuses(MONDAY)) == 0
    assert post.use(lambda each: each.drop_early_statuses(MONDAY + timedelta(days=1))) == 1


def test_outcome_of_a_sid(post: Post) -> None:
    """A status handler learns which conversation and person a provider's id belongs to."""
    post.put(message("hola", lane=4), person_id=9)
    rounds(post.dispatcher(), post.pool)
    found = post.use(lambda each: each.outcome_of(post.provider.taken[0].sid, now=MONDAY))
    assert (found.lane, found.person_id, found.state) == (4, 9, "accepted")
    assert post.use(lambda each: each.outcome_of("SMx", now=MONDAY)) is None


def test_undelivered_message_is_sent_again_once(post: Post) -> None:
    """A repeat after a delivery failure is queued once per failure, for the time asked, and only after a failure."""
    post.put(message("hola"))
    rounds(post.dispatcher(), post.pool)
    sid = post.provider.taken[0].sid
    later = MONDAY + timedelta(hours=2)
    assert post.use(lambda each: each.send_again(sid, not_before=later, now=MONDAY)) is False
    post.use(lambda each: each.apply_status(StatusUpdate(sid, "undelivered", 30003), now=MONDAY))
    assert post.use(lambda each: each.send_again(sid, not_before=later, now=MONDAY)) is True
    assert post.use(lambda each: each.send_again(sid, not_before=later, now=MONDAY)) is False
    rounds(post.dispatcher(), post.pool)
    assert post.provider.bodies == ["hola"]
    post.clock.now = later
    rounds(post.dispatcher(), post.pool)
    assert post.provider.bodies == ["hola", "hola"]


def test_erasure_leaves_nothing_of_a_person(post: Post) -> None:
    """Erasing removes all rows of a person and tells which copies the provider holds; others keep theirs."""
    post.put(message("enviado"), person_id=1)
    rounds(post.dispatcher(), post.pool)
    post.put(message("en espera"), person_id=1)
    post.put(message("de otro", lane=2), person_id=2)
    assert post.use(lambda each: each.forget(1)) == [post.provider.taken[0].sid]
    with post.database.read() as connection:
        assert connection.execute(select(outbox.c.person_id)).scalars().all() == [2]


def test_erasure_while_sending_still_finds_the_copy(post: Post) -> None:
    """A message that was under way when its person was erased is reported with its sid, and its row goes."""
    post.put(message("hola"), person_id=1)
    dispatcher = post.dispatcher()
    dispatcher.step()
    assert post.use(lambda each: each.forget(1)) == []
    post.pool.run()
    dispatcher.step()
    assert [(each.is_erased, each.sid) for each in post.outcomes] == [(True, post.provider.taken[0].sid)]
    assert post.states() == []


def test_erasure_of_an_uncertain_message_ends_it(post: Post) -> None:
    """An uncertain message whose words are gone can neither be asked about nor sent: its row goes, reported."""
    post.put(message("hola"), person_id=1)
    post.provider.script = ["slow"]
    dispatcher = post.dispatcher()
    rounds(dispatcher, post.pool)
    post.use(lambda each: each.forget(1))
    post.clock.pass_(60)
    rounds(dispatcher, post.pool)
    assert [(each.state, each.is_erased) for each in post.outcomes] == [("withdrawn", True)]
    assert post.states() == []
    assert post.provider.bodies == ["hola"]


def test_spent_counts_segments_and_messages(post: Post) -> None:
    """The budget counts SMS by segment and WhatsApp by message: sent since then, or queued to leave at once."""
    post.put(message("ayer", channel="sms", segments=5))
    rounds(post.dispatcher(), post.pool)
    post.clock.pass_(3600)
    since = post.clock()
    post.put(message("hoy", channel="sms", segments=3), message("hoy", lane=2))
    rounds(post.dispatcher(), post.pool)
    post.put(message("en cola", channel="sms", segments=2))
    post.put(message("luego", channel="sms", segments=7, not_before=since + timedelta(days=3)))
    post.put(message("retirado", lane=3, key="gone/1"))
    post.use(lambda each: each.withdraw("gone", now=since))
    assert post.use(lambda each: each.spent_since(since)) == {"sms": 5, "whatsapp": 1}


def test_counts_and_oldest(post: Post) -> None:
    """How many messages are in each state, and since when the oldest due one has waited."""
    post.put(message("hola"), message("luego", not_before=MONDAY + timedelta(days=1)))
    assert post.use(lambda each: each.counts()) == {"waiting": 2}
    assert post.use(lambda each: each.oldest_due(now=MONDAY + timedelta(hours=1))) == MONDAY
    rounds(post.dispatcher(), post.pool)
    assert post.use(lambda each: each.oldest_due(now=MONDAY + timedelta(hours=1))) is None


def test_message_that_does_not_open_fails_visibly(database: Database) -> None:
    """A seal that does not open ends the message in the open and does not hold up its lane."""
    post = Post(database, sealer=MarkedSealer(broken_for=frozenset({1})))
    post.put(message("roto"), person_id=1)
    post.put(message("sano"), person_id=2)
    rounds(post.dispatcher(), post.pool)
    assert post.states() == ["failed", "accepted"]
    assert [each.state for each in post.outcomes] == ["failed"]
