"""The dispatcher's promises on both engines, without sleeping: clock, provider and moment of death are given."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from app.services.delivery import Outcome, QueueRules, Rate
from app.services.messages import SendResult
from app.storage.database import Database
from app.storage.outbox_queue import OutboxQueue
from app.worker.dispatcher import Dispatcher
from app.worker.policy import Policy
from tests.support.delivery import FAST, MONDAY, HandPool, Killed, Post, message, messages, rounds

RETRY = SendResult(reaction="retry")
TOMORROW = MONDAY + timedelta(days=1)


@pytest.fixture
def post(database: Database) -> Post:
    """A post office on a fresh database."""
    return Post(database)


# Order ------------------------------------------------------------------------------------------------------------


def test_order_within_a_lane(post: Post) -> None:
    """Messages of a conversation leave in the order they were queued, one at a time."""
    post.put(*messages(["uno", "dos", "tres"]))
    dispatcher = post.dispatcher()
    for expected in (["uno"], ["uno", "dos"], ["uno", "dos", "tres"]):
        dispatcher.step()
        assert len(post.pool.waiting) == 1
        post.pool.run()
        assert post.provider.bodies == expected


def test_lanes_do_not_wait_for_each_other(post: Post) -> None:
    """One claim takes the head of every conversation."""
    post.put(*[message("hola", lane=lane) for lane in range(1, 6)])
    post.dispatcher().step()
    assert len(post.pool.waiting) == 5


def test_two_dispatchers_never_share_a_lane(post: Post) -> None:
    """While one process sends a message, another claims nothing from its conversation."""
    post.put(*messages(["uno", "dos"]), message("otra", lane=2))
    first, second = HandPool(), HandPool()
    one, two = post.dispatcher("first", pool=first), post.dispatcher("second", pool=second)
    one.step()
    two.step()
    assert (len(first.waiting), len(second.waiting)) == (2, 0)
    first.run()
    one.step(is_closing=True)
    two.step()
    second.run()
    assert post.provider.bodies == ["uno", "otra", "dos"]


def test_retry_holds_back_what_is_behind_it(post: Post) -> None:
    """A message that waits for its retry holds back its whole conversation and no other."""
    post.provider.script = [RETRY]
    post.put(*messages(["uno", "dos"]))
    dispatcher = post.dispatcher()
    rounds(dispatcher, post.pool)
    post.put(message("otra", lane=2))
    rounds(dispatcher, post.pool)
    assert post.provider.bodies == ["otra"]
    post.clock.pass_(5)
    rounds(dispatcher, post.pool)
    assert post.provider.bodies == ["otra", "uno", "dos"]


def test_reminder_that_comes_due_waits_behind_a_retry(post: Post) -> None:
    """A reminder queued long before does not overtake a reply that waits for its retry."""
    post.put(message("recordatorio", not_before=MONDAY + timedelta(seconds=2), kind="reminder"))
    post.provider.script = [RETRY]
    post.put(message("respuesta"))
    dispatcher = post.dispatcher()
    rounds(dispatcher, post.pool)
    post.clock.pass_(3)
    rounds(dispatcher, post.pool)
    assert post.provider.bodies == []
    post.clock.pass_(20)
    rounds(dispatcher, post.pool)
    assert post.provider.bodies == ["respuesta", "recordatorio"]


def test_future_reminder_does_not_block_replies(post: Post) -> None:
    """A message for later is not there for its conversation until it is due; then it takes its place."""
    post.put(message("recordatorio", not_before=TOMORROW, kind="reminder"))
    post.put(message("respuesta"))
    dispatcher = post.dispatcher()
    rounds(dispatcher, post.pool)
    assert post.provider.bodies == ["respuesta"]
    post.clock.now = TOMORROW
    post.put(*messages(["más", "y más"]))
    rounds(dispatcher, post.pool)
    assert post.provider.bodies == ["respuesta", "recordatorio", "más", "y más"]


def test_final_failure_frees_the_lane(post: Post) -> None:
    """A message that failed for good is told to whoever listens, and the next one leaves."""
    post.provider.script = [SendResult(reaction="dead", error_code=21211)]
    post.put(*messages(["uno", "dos"]))
    rounds(post.dispatcher(), post.pool)
    assert post.states() == ["dead", "accepted"]
    assert [(each.detail, each.needs_attention, each.lane) for each in post.outcomes] == [("dead/21211", True, 1)]


# End states ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "state", "needs_attention"),
    [
        pytest.param(SendResult(reaction="dead", error_code=63003), "dead", True, id="unreachable"),
        pytest.param(SendResult(reaction="opt_out", error_code=21610), "opted_out", False, id="opted out"),
        pytest.param(SendResult(reaction="window", error_code=63016), "window", True, id="outside the 24 hours"),
        pytest.param(SendResult(reaction="fix", error_code=21617), "failed", True, id="our mistake"),
        pytest.param(SendResult(reaction="drop", error_code=30036), "dropped", False, id="stale on purpose"),
    ],
)
def test_every_end_is_explicit(post: Post, result: SendResult, state: str, needs_attention: bool) -> None:
    """Each final reaction has a state of its own and is told once, with the provider's code."""
    post.provider.script = [result]
    post.put(message("hola", lane=3, kind="notice"), person_id=8)
    rounds(post.dispatcher(), post.pool)
    (told,) = post.outcomes
    assert (post.states(), told.state, told.error_code) == ([state], state, result.error_code)
    assert (told.lane, told.person_id, told.kind, told.needs_attention) == (3, 8, "notice", needs_attention)


def test_stale_message_dies_visibly(post: Post) -> None:
    """A reminder whose time has passed is not sent late; somebody is told."""
    post.put(message("recordatorio", not_before=TOMORROW, expires_at=TOMORROW + timedelta(hours=1)))
    post.clock.now = TOMORROW + timedelta(hours=1)
    rounds(post.dispatcher(), post.pool)
    assert (post.provider.bodies, post.states()) == ([], ["expired"])
    assert [each.detail for each in post.outcomes] == ["expired"]


def test_provider_is_told_when_a_message_becomes_stale(post: Post) -> None:
    """What may become stale carries its remaining validity, the shorter of ours and the caller's."""
    post.put(message("recordatorio", expires_at=MONDAY + timedelta(minutes=10)))
    rounds(post.dispatcher(), post.pool)
    assert post.provider.sent[0].valid_for_seconds == 600


def test_withdrawn_message_never_leaves(post: Post) -> None:
    """A withdrawn reminder is not sent when its time comes."""
    post.put(message("recordatorio", key="hearing/4/day", not_before=TOMORROW))
    post.use(lambda each: each.withdraw("hearing/4", now=MONDAY))
    post.clock.now = TOMORROW
    rounds(post.dispatcher(), post.pool)
    assert (post.provider.bodies, post.states()) == ([], ["withdrawn"])


def test_withdrawal_reaches_a_message_under_way(post: Post) -> None:
    """A message withdrawn while it is being tried is not tried again when the attempt fails."""
    post.provider.script = [RETRY]
    post.put(message("hola", key="hearing/4/day"))
    dispatcher = post.dispatcher()
    dispatcher.step()
    assert post.use(lambda each: each.withdraw("hearing/4", now=MONDAY)) == 0
    post.pool.run()
    dispatcher.step()
    assert (post.states(), post.provider.tried) == (["withdrawn"], ["hola"])


def test_retries_end_and_are_told(post: Post) -> None:
    """A message whose attempts all fail is handed to a person after the limit of patience."""
    post.provider.script = [RETRY] * 500
    post.put(*messages(["uno"]))
    dispatcher = post.dispatcher(policy=Policy(give_up_after=timedelta(hours=1)))
    for _ in range(15):
        rounds(dispatcher, post.pool)
        post.clock.pass_(300)
    assert post.states() == ["failed"]
    assert [each.detail for each in post.outcomes] == ["failed"]


def test_repeated_code_can_escalate(post: Post) -> None:
    """The provider's own table may say that enough is enough for a code."""
    post.provider.script = [SendResult(reaction="retry", error_code=30005, wait_seconds=60)] * 2
    post.put(message("hola"))
    policy = Policy(escalate=lambda code, attempts: "dead" if (code, attempts) == (30005, 2) else "retry")
    dispatcher = post.dispatcher(policy=policy)
    rounds(dispatcher, post.pool)
    post.clock.pass_(59)
    rounds(dispatcher, post.pool)
    assert post.states() == ["waiting"]
    post.clock.pass_(10)
    rounds(dispatcher, post.pool)
    assert post.states() == ["dead"]


def test_failed_message_can_be_revived(post: Post) -> None:
    """After a person has mended what was wrong, a failed message goes back into its lane."""
    post.provider.script = [SendResult(reaction="fix", error_code=63027)]
    post.put(message("hola"))
    dispatcher = post.dispatcher()
    rounds(dispatcher, post.pool)
    row_id = post.row("1/hola").id
    assert post.use(lambda each: each.revive(row_id, now=MONDAY)) is True
    assert post.use(lambda each: each.revive(row_id, now=MONDAY)) is False
    rounds(dispatcher, post.pool)
    assert (post.states(), post.provider.bodies) == (["accepted"], ["hola"])


def test_failing_listener_does_not_stop_delivery(post: Post) -> None:
    """Delivery goes on when whoever is told of outcomes breaks, on a broken statement too."""

    def break_(connection: Connection, outcome: Outcome) -> None:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")

    queue = OutboxQueue(post.database, lambda _: post.sealer, owner="first", rules=FAST, on_outcome=break_)
    dispatcher = Dispatcher(queue, post.provider, post.pool, clock=post.clock, chance=lambda: 1.0)
    post.provider.script = [SendResult(reaction="dead")]
    post.put(*messages(["uno", "dos"]))
    rounds(dispatcher, post.pool)
    assert post.states() == ["dead", "accepted"]


# Doubt --------------------------------------------------------------------------------------------------------------


def test_uncertain_send_is_asked_about_and_not_repeated(post: Post) -> None:
    """After a time-out the provider is asked; what it took is not sent again, and the lane goes on."""
    post.provider.script = ["slow"]
    post.put(*messages(["uno", "dos"]))
    dispatcher = post.dispatcher()
    rounds(dispatcher, post.pool)
    assert post.states() == ["uncertain", "waiting"]
    post.clock.pass_(3)
    rounds(dispatcher, post.pool)
    assert (post.provider.bodies, post.states()) == (["uno", "dos"], ["accepted", "accepted"])


def test_lagging_list_is_asked_again_before_a_repeat(post: Post) -> None:
    """A list that does not show the message yet is asked a second time later: still nothing is sent twice."""
    post.provider.script = ["slow"]
    post.provider.lag = timedelta(seconds=10)
    post.put(message("uno"))
    dispatcher = post.dispatcher()
    for _ in range(10):
        rounds(dispatcher, post.pool)
        post.clock.pass_(4)
    assert (post.provider.bodies, post.states(), post.provider.asked) == (["uno"], ["accepted"], 2)


def test_message_that_never_arrived_is_repeated(post: Post) -> None:
    """When the provider does not know the message after being asked twice, it is sent again: nothing is lost."""
    post.provider.script = [SendResult(reaction="uncertain")]
    post.put(*messages(["uno", "dos"]))
    dispatcher = post.dispatcher()
    for _ in range(10):
        rounds(dispatcher, post.pool)
        post.clock.pass_(4)
    assert (post.provider.bodies, post.provider.asked) == (["uno", "dos"], 2)


def test_silent_provider_is_asked_until_it_answers(post: Post) -> None:
    """While the provider cannot be asked nothing is repeated and the lane waits."""
    post.provider.script = ["slow"]
    post.provider.is_down = True
    post.put(*messages(["uno", "dos"]))
    dispatcher = post.dispatcher()
    for _ in range(10):
        rounds(dispatcher, post.pool)
        post.clock.pass_(60)
    assert (post.provider.tried, post.states()) == (["uno"], ["uncertain", "waiting"])
    post.provider.is_down = False
    post.clock.pass_(600)
    rounds(dispatcher, post.pool)
    assert (post.provider.bodies, post.states()) == (["uno", "dos"], ["accepted", "accepted"])


def test_same_words_twice_are_two_messages(post: Post) -> None:
    """An earlier message with the same words is not taken for the uncertain one."""
    post.put(message("¿Sí o no?", key="1/1/0"))
    dispatcher = post.dispatcher()
    rounds(dispatcher, post.pool)
    post.provider.script = [SendResult(reaction="uncertain")]
    post.put(message("¿Sí o no?", key="1/2/0"))
    for _ in range(10):
        rounds(dispatcher, post.pool)
        post.clock.pass_(4)
    assert post.provider.bodies == ["¿Sí o no?", "¿Sí o no?"]
    assert post.states() == ["accepted", "accepted"]


def test_stale_doubt_is_not_sent_late(post: Post) -> None:
    """An uncertain message that became stale is asked about, and expires when it never arrived."""
    post.provider.script = [SendResult(reaction="uncertain")]
    post.put(message("uno", expires_at=MONDAY + timedelta(seconds=5)))
    dispatcher = post.dispatcher()
    for _ in range(10):
        rounds(dispatcher, post.pool)
        post.clock.pass_(4)
    assert (post.provider.bodies, post.states(), post.provider.asked) == ([], ["expired"], 2)


def test_sender_that_raises_leaves_doubt_not_loss(post: Post) -> None:
    """A sender that breaks its promise and raises is treated as if the message may have left."""
    post.provider.script = [RuntimeError]
    post.put(message("uno"))
    dispatcher = post.dispatcher()
    rounds(dispatcher, post.pool)
    post.clock.pass_(3)
    rounds(dispatcher, post.pool)
    assert (post.provider.bodies, post.states()) == (["uno"], ["accepted"])


# Death --------------------------------------------------------------------------------------------------------------


class DieAt:
    """Dies the nth time a point is reached."""

    def __init__(self, point: str, times: int = 1) -> None:
        self.point, self.left = point, times

    def __call__(self, point: str) -> None:
        if point == self.point:
            self.left -= 1
            if self.left == 0:
                raise Killed


def run_until_dead(post: Post, dispatcher: Dispatcher, pool: HandPool) -> bool:
    """Work until nothing is left (False) or the process dies (True)."""
    try:
        while set(post.states()) != {"accepted"}:
            rounds(dispatcher, pool)
            post.clock.pass_(20)
    except Killed:
        return True
    return False


@pytest.mark.parametrize("nth", [1, 2, 4])
@pytest.mark.parametrize("point", ["before_exchange", "after_exchange", "before_send", "after_send", "before_ask"])
@pytest.mark.parametrize("comes_back", [pytest.param(True, id="restarted"), pytest.param(False, id="gone for good")])
def test_death_anywhere_loses_and_doubles_nothing(post: Post, point: str, nth: int, comes_back: bool) -> None:
    """Killed at any point, restarted or replaced: every message arrives once and in order."""
    post.put(*messages(["uno", "dos", "tres"]), *messages(["eins", "zwei"], lane=2))
    post.provider.script = ["slow", RETRY, "slow"]
    doomed = HandPool()
    died = run_until_dead(post, post.dispatcher("doomed", pool=doomed, kill_point=DieAt(point, nth)), doomed)
    heir = post.dispatcher("doomed" if comes_back else "heir")
    heir.start()
    for _ in range(40):
        rounds(heir, post.pool)
        if set(post.states()) == {"accepted"}:
            break
        post.clock.pass_(20)
    assert died or (point, nth) == ("before_ask", 4)
    assert sorted(post.provider.bodies) == ["dos", "eins", "tres", "uno", "zwei"]
    assert [body for body in post.provider.bodies if body in ("uno", "dos", "tres")] == ["uno", "dos", "tres"]
    assert [body for body in post.provider.bodies if body in ("eins", "zwei")] == ["eins", "zwei"]
    assert set(post.states()) == {"accepted"}


def test_own_leases_are_taken_back_at_once(post: Post) -> None:
    """A process that comes back does not wait for its own leases to end; another's are left alone."""
    post.put(message("uno"))
    post.dispatcher("first", pool=HandPool()).step()
    assert post.dispatcher("second").start() == 0
    assert post.dispatcher("first").start() == 1
    assert post.states() == ["uncertain"]


def test_owner_may_have_a_long_name(post: Post) -> None:
    """A process named after a long path still owns, and takes back, what it claimed."""
    post.put(message("uno"))
    name = "host:/srv/" + "orienta/" * 20
    post.dispatcher(name, pool=HandPool()).step()
    assert post.dispatcher(name + "other").start() == 0
    assert post.dispatcher(name).start() == 1


def test_late_answer_still_counts(post: Post) -> None:
    """A process that was thought dead and then reports a success is believed: nothing is sent again."""
    post.put(message("uno"))
    slow = HandPool()
    late = post.dispatcher("late", pool=slow)
    late.step()
    slow.run()
    post.clock.pass_(100)
    other = post.dispatcher("other")
    post.provider.lag = timedelta(hours=1)
    rounds(other, post.pool)
    late.step()
    assert post.states() == ["accepted"]
    post.clock.pass_(100)
    rounds(other, post.pool)
    assert post.provider.bodies == ["uno"]


def test_late_refusal_does_not_count(post: Post) -> None:
    """A refusal reported after somebody else took over changes nothing."""
    post.put(message("uno"))
    post.provider.script = [SendResult(reaction="dead")]
    slow = HandPool()
    late = post.dispatcher("late", pool=slow)
    late.step()
    slow.run()
    post.clock.pass_(100)
    post.dispatcher("other", pool=HandPool()).step()
    late.step(is_closing=True)
    assert post.states() == ["sending"]


def test_attempt_that_starts_too_late_is_not_begun(post: Post) -> None:
    """An attempt that waited so long that its lease could end meanwhile is given back unsent."""
    post.put(message("uno"))
    dispatcher = post.dispatcher()
    dispatcher.step()
    post.clock.pass_(70)
    post.pool.run()
    assert post.provider.tried == []
    rounds(dispatcher, post.pool)
    assert (post.provider.tried, post.provider.asked) == (["uno"], 0)


def test_message_that_kills_its_process_is_ended(post: Post) -> None:
    """A message that was claimed too often without an answer is handed to a person, and its lane goes on."""
    post.put(*messages(["uno", "dos"]))
    rules = QueueRules(rates=FAST.rates, max_claims=2)
    for owner in ("a", "b"):
        post.dispatcher(owner, pool=HandPool(), rules=rules).step()
        post.clock.pass_(100)
    rounds(post.dispatcher("c", rules=rules), post.pool)
    assert post.states() == ["failed", "accepted"]


class RefusingQueue:
    """A queue whose database is away for the first exchanges that carry verdicts."""

    def __init__(self, inner: Any, refusals: int) -> None:
        self._inner, self._refusals = inner, refusals

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def exchange(self, verdicts: Any, **more: Any) -> Any:
        """Refuse, or pass on."""
        if verdicts and self._refusals:
            self._refusals -= 1
            raise ConnectionError
        return self._inner.exchange(verdicts, **more)


def test_results_survive_a_database_that_is_away(post: Post) -> None:
    """What could not be recorded is recorded later; meanwhile nothing is sent again."""
    post.put(message("uno"))
    queue = RefusingQueue(post.queue(), refusals=2)
    dispatcher = Dispatcher(queue, post.provider, post.pool, clock=post.clock, chance=lambda: 1.0)
    dispatcher.step()
    post.pool.run()
    for _ in range(2):
        with pytest.raises(ConnectionError):
            dispatcher.step()
    assert not dispatcher.is_idle
    dispatcher.step()
    assert (post.states(), post.provider.bodies, dispatcher.is_idle) == (["accepted"], ["uno"], True)


# Rates and pauses -----------------------------------------------------------------------------------------------------


def test_rate_is_shared_by_all_processes(post: Post) -> None:
    """Two dispatchers together send no more than the sender's rate."""
    rules = QueueRules(rates={"whatsapp": Rate(10, 10), "sms": Rate(1, 1)})
    post.put(*[message("hola", lane=lane) for lane in range(1, 41)])
    pools = {name: HandPool() for name in ("first", "second")}
    both = [post.dispatcher(name, pool=pool, rules=rules) for name, pool in pools.items()]
    taken = []
    for _ in range(4):
        for dispatcher, pool in zip(both, pools.values(), strict=True):
            rounds(dispatcher, pool)
        taken.append(len(post.provider.bodies))
        post.clock.pass_(1)
    assert taken == [10, 20, 30, 40]


def test_segments_count_on_sms(post: Post) -> None:
    """On SMS a message costs its segments; one longer than the bucket leaves when it is full, and the rest pays."""
    rules = QueueRules(rates={"whatsapp": Rate(1, 1), "sms": Rate(1, 3)})
    post.put(message("largo", channel="sms", segments=5), message("corto", lane=2, channel="sms"))
    dispatcher = post.dispatcher(rules=rules)
    dispatcher.step()
    post.pool.run()
    look = dispatcher.step()
    assert (post.provider.bodies, look) == (["largo"], MONDAY + timedelta(seconds=3))
    post.clock.pass_(3)
    rounds(dispatcher, post.pool)
    assert post.provider.bodies == ["largo", "corto"]


def test_each_sender_has_its_own_rate(post: Post) -> None:
    """A sender with a rate of its own is not bound by its channel's."""
    rules = QueueRules(rates={"whatsapp": Rate(1, 1), "sms": Rate(1, 1)}, sender_rates={"+15005550001": Rate(9, 9)})
    post.put(*[message("hola", lane=lane) for lane in range(1, 4)])
    post.put(*[message("buenas", lane=lane, sender="+15005550001") for lane in range(4, 7)])
    rounds(post.dispatcher(rules=rules), post.pool)
    assert sorted(post.provider.bodies) == ["buenas", "buenas", "buenas", "hola"]


def test_replies_go_before_reminders(post: Post) -> None:
    """When the rate is the bottleneck somebody who waits for an answer gets it before a broadcast."""
    rules = QueueRules(rates={"whatsapp": Rate(1, 1), "sms": Rate(1, 1)})
    post.put(*[message("aviso", lane=lane, kind="notice") for lane in range(1, 4)])
    post.put(message("respuesta", lane=9))
    rounds(post.dispatcher(rules=rules), post.pool)
    assert post.provider.bodies == ["respuesta"]


def test_throttling_pauses_the_sender_alone(post: Post) -> None:
    """A 429 stops its sender for the time asked; other senders go on; the attempt does not count."""
    post.provider.script = [SendResult(reaction="wait", error_code=20429, wait_seconds=30)]
    post.put(*messages(["uno", "dos"]))
    dispatcher = post.dispatcher()
    rounds(dispatcher, post.pool)
    post.put(message("tres", lane=2), message("otra", lane=3, sender="+15005550001"))
    rounds(dispatcher, post.pool)
    assert (post.provider.bodies, post.row("1/uno").attempts) == (["otra"], 0)
    post.clock.pass_(30)
    rounds(dispatcher, post.pool)
    assert sorted(post.provider.bodies) == ["dos", "otra", "tres", "uno"]
    assert post.provider.bodies.index("uno") < post.provider.bodies.index("dos")
    assert post.outcomes == []


def test_long_pause_is_told_once(post: Post) -> None:
    """A sender that stops for long is news once, with the time until which it stops."""
    wait = SendResult(reaction="wait", error_code=30454, wait_seconds=86400)
    post.provider.script = [wait, wait]
    post.put(message("uno"), message("dos", lane=2))
    rounds(post.dispatcher(), post.pool)
    assert [(each.paused_until, each.detail) for each in post.outcomes] == [(TOMORROW, "waiting/30454")]
    assert post.states() == ["waiting", "waiting"]


def test_wrong_credentials_stop_the_sender_and_burn_nothing(post: Post) -> None:
    """A fault of the whole account keeps every message and stops the sender instead."""
    post.provider.script = [SendResult(reaction="fix", error_code=20003)]
    post.put(*[message("hola", lane=lane) for lane in range(1, 4)])
    dispatcher = post.dispatcher(policy=Policy(threads=1))
    dispatcher.step()
    post.pool.waiting = post.pool.waiting[:1]
    post.pool.run()
    dispatcher.step()
    assert "failed" not in post.states()
    assert [each.detail for each in post.outcomes] == ["waiting/20003"]


def test_faults_in_a_row_stop_the_sender(post: Post) -> None:
    """When message after message fails for our own fault, the sender stops before the queue is burnt."""
    post.provider.script = [SendResult(reaction="fix", error_code=99999)] * 50
    post.put(*messages([f"m{number}" for number in range(10)]))
    rounds(post.dispatcher(), post.pool)
    assert post.states().count("failed") == 3
    assert [each.paused_until for each in post.outcomes][-1] == MONDAY + timedelta(minutes=5)


def test_success_forgives_faults(post: Post) -> None:
    """Faults that are not in a row stop nothing."""
    fix = SendResult(reaction="fix", error_code=99999)
    post.provider.script = [fix, fix, "ok", fix, fix, "ok", "ok"]
    post.put(*messages([f"m{number}" for number in range(7)]))
    rounds(post.dispatcher(), post.pool)
    assert [post.states().count(state) for state in ("failed", "accepted")] == [4, 3]


# Rounds ---------------------------------------------------------------------------------------------------------------


def test_idle_round_says_when_to_look_again(post: Post) -> None:
    """With nothing to do a round only reads, and says when the next message is due."""
    dispatcher = post.dispatcher(kill_point=DieAt("before_exchange"))
    assert dispatcher.step() is None
    post.put(message("recordatorio", not_before=TOMORROW))
    assert dispatcher.step() == TOMORROW


def test_room_is_bounded(post: Post) -> None:
    """No more is claimed than the pool can begin well within the lease."""
    post.put(*[message("hola", lane=lane) for lane in range(1, 30)])
    dispatcher = post.dispatcher(policy=Policy(threads=3))
    dispatcher.step()
    assert len(post.pool.waiting) == 6
    assert dispatcher.step() is None
    assert len(post.pool.waiting) == 6


def test_closing_claims_nothing(post: Post) -> None:
    """A worker that is told to stop finishes what is under way, records it, and begins nothing."""
    post.put(*messages(["uno", "dos"]))
    dispatcher = post.dispatcher()
    dispatcher.step()
    post.pool.run()
    dispatcher.step(is_closing=True)
    assert (post.states(), dispatcher.is_idle) == (["accepted", "waiting"], True)


def test_backoff_is_full_jitter() -> None:
    """The wait is between nothing and a doubling limit, and never above the cap."""
    policy = Policy(backoff_base=timedelta(seconds=2), backoff_cap=timedelta(seconds=60))
    longest = [policy.backoff(attempts, lambda: 1.0).total_seconds() for attempts in (1, 2, 3, 9, 10_000)]
    assert longest == [4, 8, 16, 60, 60]
    assert policy.backoff(3, lambda: 0.0) == timedelta(0)
    assert policy.backoff(3, lambda: 0.5).total_seconds() == 8
