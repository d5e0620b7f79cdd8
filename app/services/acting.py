"""What a turn's events change in the house: answers kept, people told, alerts raised, a case erased."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.dialogue.conversation import Conversation
from app.dialogue.events import (
    ActionRequested,
    AnswerRecorded,
    AnswerWithdrawn,
    CallTakenBack,
    EmergencyRaised,
    HandoffRequested,
    QuestionSkipped,
    Said,
    WishTold,
)
from app.dialogue.run import Turn
from app.i589 import interview
from app.i589.addresses import is_address
from app.services import asked_talk, handouts, hearings, letter_news, review_news, wishes
from app.services.choosing import SAVES, choices_of
from app.services.hearings import HearingDesk
from app.services.messages import Inbound
from app.services.ports import Alert, PinKeeper, Revision, Seat, Told, UnitOfWork

ACTIONS = (
    hearings.ACTIONS
    | handouts.ACTIONS.keys()
    | {asked_talk.LOOK, asked_talk.LOOK_LETTER, "plan_ways", "erase", "stop", "begin_application", "part_complete"}
)
"""Names that flows may use in `do:`."""


NO_LONGER_APPLIES = "rule:no_longer_applies"
"""The author of a withdrawal: an answer that another one depends on has changed."""

OTHER_LANGUAGE = frozenset({"welcome/other_language", "language/best", "court_interpreter/best"})
"""The questions whose answer says that somebody's best language is neither Spanish nor English."""

_PASSING = frozenset({"stopped", "left_for_later"})
"""Flags that are true only while the conversation itself says so."""


@dataclass
class Acts:
    """What acting left: texts still to say, the person whose key seals them, whether the case is gone."""

    person_id: int
    case_state: str
    flags: set[str]
    more_to_say: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    is_erased: bool = False

    def told(self, said: list[Said], now: datetime) -> list[Told]:
        """The legal statements among the texts."""
        return [Told(s.context, s.facts, now) for s in said if s.facts]


def act(
    uow: UnitOfWork,
    seat: Seat,
    before: Conversation | None,
    turn: Turn,
    inbound: Inbound,
    now: datetime,
    pins: PinKeeper,
    desk: HearingDesk,
) -> Acts:
    """Carry out the events of a turn in the open transaction and save where the conversation stands."""
    conversation = turn.conversation
    acts = Acts(seat.person_id, state_of(conversation), flags_of(conversation) | set(conversation.flags))
    revisions: list[Revision] = []
    for event in turn.events:
        if isinstance(event, AnswerRecorded):
            if event.save == "@pin":
                digest = pins.digest(str(event.answer.value)) if event.answer.state == "answered" else None
                conversation = conversation.model_copy(update={"pin_digest": digest})
                continue
            revisions += revisions_of(event, now, conversation.release, own_number=seat.address.number)
            if event.save == "@agree":
                uow.consents.record(seat.case_id, seat.organisation_id, event.answer.value == "agree", now)
            if event.save == review_news.SAVE:
                review_news.take_answer(uow, seat, event.answer, now)
            if event.save == letter_news.SAVE:
                letter_news.take_reply(uow, seat, event.answer, now)
        elif isinstance(event, QuestionSkipped):
            revisions += skipped_of(event, now, conversation.release)
        elif isinstance(event, AnswerWithdrawn):
            revisions += withdrawals_of(event, now, conversation.release)
        elif isinstance(event, HandoffRequested):
            uow.alerts.add(Alert("handoff", event.topic, now, seat.case_code, seat.organisation_id))
            uow.seats.set_handed_off(seat, True, now)
        elif isinstance(event, CallTakenBack):
            uow.alerts.add(Alert("handoff", f"{event.topic}_back", now, seat.case_code, seat.organisation_id))
        elif isinstance(event, WishTold):
            revisions.append(wishes.revision_of(event, conversation.release))
            _note_wish(uow, seat, event, acts)
        elif isinstance(event, EmergencyRaised):
            acts.flags.add(f"emergency_{event.kind}")
            uow.alerts.add(Alert("emergency", event.kind, now, seat.case_code, seat.organisation_id))
        elif isinstance(event, ActionRequested):
            _perform(uow, seat, event, acts, now)
    if acts.is_erased:
        return acts
    _keep_hearings(uow, seat, turn, desk, now)
    conversation = conversation.model_copy(update={"flags": tuple(sorted(acts.flags - _PASSING))})
    kept = without_overtaken(revisions)
    uow.answers.append(seat.case_id, kept)
    if any(is_address(each.address) for each in kept):
        review_news.note_change(uow, seat, now)
    uow.seats.save(
        seat,
        state=conversation.model_dump_json(exclude_defaults=True),
        language=conversation.language,
        case_state=acts.case_state,
        flags=sorted(acts.flags),
        now=now,
    )
    return acts


def revisions_of(
    event: AnswerRecorded, now: datetime, release: str, *, own_number: str | None = None
) -> list[Revision]:
    """The revisions of one answer: one for each box it fills, or one under its own key where it fills none.

    `own_number` stands for "this number" where a phone is asked for.
    """
    answer = event.answer
    if event.kind == "phone" and answer.value == "sender" and own_number:
        answer = answer.model_copy(update={"value": own_number})
    if event.save and not event.save.startswith("@"):
        leaves = interview.leaves_for(
            event.save,
            event.kind,
            answer.value,
            status=answer.state,
            original=answer.original,
            language=answer.language,
            at=answer.at,
        )
        return [Revision(a, _json(leaf), "person", now, release, answer.sid) for a, leaf in leaves]
    leaf = {"state": answer.state, "value": answer.value, "original": answer.original, "language": answer.language}
    return [Revision(event.save or event.key, _json(leaf), "person", now, release, answer.sid)]


def skipped_of(event: QuestionSkipped, now: datetime, release: str) -> list[Revision]:
    """A question left for later: its first box stays open, with the words that could not be read beside it."""
    if not event.save or event.save.startswith("@"):
        return []
    leaf: dict[str, Any] = {"state": "not_asked", "provenance": {"by": "person", "at": event.at.isoformat()}}
    if event.words:
        leaf |= {"original": event.words, "language": event.language}
    first = interview.addresses_of(event.save)[:1]
    return [Revision(a, _json(leaf), "person", now, release, event.sid) for a in first]


def without_overtaken(revisions: list[Revision]) -> list[Revision]:
    """A turn's revisions without the withdrawals of what the same turn answers: two questions may fill one box."""
    answered = {revision.address for revision in revisions if revision.author != NO_LONGER_APPLIES}
    return [r for r in revisions if r.author != NO_LONGER_APPLIES or r.address not in answered]


def withdrawals_of(event: AnswerWithdrawn, now: datetime, release: str) -> list[Revision]:
    """An answer that no longer applies: its boxes are as if never asked; the history keeps what was there."""
    save = event.save if event.save and not event.save.startswith("@") else None
    addresses = interview.addresses_of(save) if save else [event.save or event.key]
    return [Revision(a, _json({"state": "not_asked"}), NO_LONGER_APPLIES, now, release) for a in addresses]


def _keep_hearings(uow: UnitOfWork, seat: Seat, turn: Turn, desk: HearingDesk, now: datetime) -> None:
    """What the turn says about a hearing, in its order; a changed choice about messages plans the steps anew."""
    asked = [event.name for event in turn.events if isinstance(event, ActionRequested)]
    for name in asked:
        if name in hearings.ACTIONS:
            desk.perform(uow, seat, name, turn.conversation, now)
    is_chosen = any(isinstance(event, AnswerRecorded) and event.save in SAVES for event in turn.events)
    if is_chosen and "plan_reminders" not in asked:
        desk.plan(uow, seat.case_id, choices_of(turn.conversation, desk.library), now)


def _note_wish(uow: UnitOfWork, seat: Seat, event: WishTold, acts: Acts) -> None:
    """The clear flag that something is wished; it goes with the last wish."""
    held = () if event.words else wishes.wishes_in(uow.answers.latest(seat.case_id))
    if event.words or any(each.about != event.about for each in held):
        acts.flags.add(wishes.FLAG)
    else:
        acts.flags.discard(wishes.FLAG)


def _perform(uow: UnitOfWork, seat: Seat, event: ActionRequested, acts: Acts, now: datetime) -> None:
    if event.name == "erase":
        receipt = uow.erasure.erase_case(seat.case_id, now=now)
        acts.is_erased, acts.person_id = True, seat.person_id
        counts = {"messages": receipt.messages, "answers": receipt.answers, "files": receipt.files}
        acts.more_to_say.append(
            ("engine/erased", {"code": receipt.code, **{name: str(n) for name, n in counts.items()}})
        )
        if receipt.copies_unsure:
            acts.more_to_say.append(("safety/erased_copy", {}))
    elif event.name in ("stop", "start"):
        uow.seats.set_opt_out(seat, event.name == "stop", now)
        if event.name == "stop":
            uow.outbox.withdraw_lane(seat.conversation_id, now=now)
    elif event.name == "part_complete":
        acts.flags.add(f"complete_{event.args.get('part', '')}")


def state_of(conversation: Conversation) -> str:
    """The clear state of a case: new, refused, talking, or in_progress once the form was begun."""
    answers = conversation.answers
    agree = [answers[k].value for k in ("welcome/refused", "welcome/agree") if k in answers]
    if not agree:
        return "new"
    if agree[0] != "agree":
        return "refused"
    return "in_progress" if any(k.startswith("i589/") for k in answers) else "talking"


def flags_of(conversation: Conversation) -> set[str]:
    """Clear flags that the conversation itself tells: another language, a stop, questions left for later."""
    flags = set()
    if OTHER_LANGUAGE & conversation.answers.keys():
        flags.add("other_language")
    if conversation.is_stopped:
        flags.add("stopped")
    if any(key.startswith("i589/") for key in conversation.skipped):
        flags.add("left_for_later")
    return flags


def _json(leaf: Any) -> str:
    return json.dumps(leaf, ensure_ascii=False, sort_keys=True)
