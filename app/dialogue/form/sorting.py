"""What a reply to the form says for another question, or says of having said it: sorted before its own is read.

Nothing is guessed: a value that is named goes where it is named and is said back, one that a question to come will ask
is kept for it, and what may only be the answer is offered.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.dialogue import readers
from app.dialogue.asking import name_of
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Ask, Node
from app.dialogue.form.giving import keep_in_step
from app.dialogue.form.holding import NUMBERS, POSTAL, is_said_again, names_of_question, offer_readings, stance_in
from app.dialogue.form.name_parts import second_in_first
from app.dialogue.form.naming import Named, named_in, neighbours
from app.dialogue.form.volunteering import (
    keep,
    names_of,
    number_besides,
    own_besides,
    parents_besides,
    said_besides,
    say_kept,
)
from app.dialogue.readers.name_talk import talk_among
from app.dialogue.readers.not_known import names_unknown
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, shown_value
from app.dialogue.talk.astray import ANY_WORDS
from app.dialogue.text import fold
from app.dialogue.words.abouts import ALIAS, FIRST, LAST, MIDDLE, ROOM, TOWN
from app.dialogue.words.asides import Words, says_mistaken
from app.dialogue.words.beyond import beyond
from app.dialogue.words.doubting import tells_where
from app.dialogue.words.misplaced import PHONE_DIGITS, is_telephone, is_unnumbered
from app.dialogue.words.nothing import is_none, none_first, only_repeats
from app.dialogue.words.repeating import without_complaint
from app.dialogue.world import Reply

_ABOUT_YOU = "i589/a1"
_NAMED_IN = "last"
"""The question of that part from which names are shown to whoever has told theirs."""
_CHILDREN = "i589/a2/children"
"""The question from which children are asked for one by one."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a reply for the question that waits; `is_sure` where the words say that it is its answer.

    `is_asked`: what it may be was asked about already.
    """

    text: str = ""
    is_sure: bool = False
    is_asked: bool = False


def sort_out(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> Left | None:
    """Put what a reply says for other questions where it belongs; None where it says nothing of the kind."""
    if not run.library.flows[frame.flow].interview or not isinstance(node, Ask):
        return None
    if (people := _people(run, reply, frame, node)) is not None:
        return people
    named = named_in(run, frame, reply.text)
    if named is not None and (left := _put(run, reply, frame, node, kind, named)) is not None:
        return left
    if kind == "text" and (other := _telephone(run, reply, frame, node)):
        return other
    if node.none and (nothing := _nothing_and_more(run, reply, frame, node, kind)) is not None:
        return nothing
    if node.about == TOWN and (town := _town_alone(run, reply, frame, node)):
        return Left(town, is_sure=True)
    if kind == "place" and (town := _town(run, reply, frame)):
        return Left(town, is_sure=True)
    if kind in ANY_WORDS and (head := _before_children(run, reply, frame)):
        run.text("engine/children_later")
        return Left(head, is_sure=True)
    if kind in ANY_WORDS:
        return _without_complaint(run, reply, frame, node)
    return None


def _people(run: Run, reply: Reply, frame: Frame, node: Ask) -> Left | None:
    """Names told where something else is asked: kept for their own questions, and the rest for where it goes."""
    if is_said_again(run, reply, frame) or "?" in reply.text:
        return None
    parents, text = parents_besides(run, frame, reply.text)
    own, rest, is_told = own_besides(run, text) if _may_tell_own(frame, node) else ({}, text, False)
    if is_told and not own and not parents and not rest:
        _show_kept(run, frame, _NAMED_IN)
        return Left()
    if not parents and not own:
        return None
    also, _ = said_besides(run, frame, reply.text)
    told, rest = said_besides(run, frame, rest) if rest else ({}, "")
    told = {**{key: words for key, words in also.items() if key != frame.key}, **told}
    mine = told.pop(frame.key, "")
    kept = {**told, **own, **parents}
    keep(run, kept, reply)
    say_kept(run, list(kept))
    left = mine or rest
    return Left(left, is_sure=node.none and is_none(left, run.world.words))


def _may_tell_own(frame: Frame, node: Ask) -> bool:
    """True where one's own name is no answer, in the part of the form that asks for it."""
    return frame.flow == _ABOUT_YOU and node.of != "name" and node.about != ALIAS


def _town(run: Run, reply: Reply, frame: Frame) -> str | None:
    """The town that is told with more, unless the words are meant as they stand or ask something."""
    more = beyond(reply.text, run.world.words)
    is_whole = is_said_again(run, reply, frame) or (more is not None and more.asked) or "?" in reply.text
    return None if is_whole else readers.town_said(reply.text)


def _town_alone(run: Run, reply: Reply, frame: Frame, node: Ask) -> str | None:
    """The town that is told with more; of "reynosa tamaulipas" the state is kept for its question, if that is open."""
    town = _town(run, reply, frame)
    if town and readers.names_children(reply.text):
        run.text("engine/children_later")
    return _before_state(run, Reply(text=town or reply.text, sid=reply.sid), frame, node) or town


def _before_state(run: Run, reply: Reply, frame: Frame, node: Ask) -> str | None:
    together = [each for each in neighbours(run, frame) if each.about == TOWN]
    behind = together[together.index(node) + 1 :] if node in together else []
    parts = None if is_said_again(run, reply, frame) else readers.town_and_state(reply.text)
    if parts is None or not behind or frame.correcting:
        return None
    key = frame.model_copy(update={"node": behind[0].id}).key
    if key not in run.c.answers:
        keep(run, {key: parts[1]}, reply)
    return parts[0]


def _before_children(run: Run, reply: Reply, frame: Frame) -> str | None:
    """What is said before the children are told of, where they have not been asked for yet."""
    is_early = frame.flow != _CHILDREN.rpartition("/")[0] and _CHILDREN not in run.c.answers
    if not is_early or "?" in reply.text or is_said_again(run, reply, frame):
        return None
    if "first" in readers.names_told(reply.text):
        return None  # "me llamo Rosa, mis apellidos son ..." tells of oneself
    before = readers.before_children(reply.text)
    # "vivimos mi esposo y los niños en la colonia Juárez": where it is comes after the children
    return before if before and not tells_where(reply.text[len(before) :]) else None


def _telephone(run: Run, reply: Reply, frame: Frame, node: Ask) -> Left | None:
    """A telephone where the number of a paper is asked for: kept for its own question."""
    is_named = is_telephone(reply.text, run.language, run.world.region)
    is_too_long = node.about == POSTAL and sum(map(str.isdigit, reply.text)) >= PHONE_DIGITS
    if not (is_named or is_too_long) or tells_where(reply.text):
        return None
    is_none_first = node.none and none_first(reply.text, run.world.words, names_of_question(run, frame, node))
    told = number_besides(run, frame, reply.text)
    if not told or is_none_first or said_besides(run, frame, reply.text)[0]:
        return None
    keep(run, told, reply)
    say_kept(run, list(told))
    return Left()


def _nothing_and_more(run: Run, reply: Reply, frame: Frame, node: Ask, kind: str) -> Left | None:
    """The "none" of a reply that says more, and the rest put where it belongs; None where it is no such reply.

    What is nobody's is asked about: whether it is none, or what stands behind it.
    """
    words = run.world.words
    parts = none_first(reply.text, words, names_of_question(run, frame, node))
    if parts is None or "?" in reply.text or is_said_again(run, reply, frame) or says_mistaken(parts.more, words):
        return None
    if without_complaint(parts.more, words.get("said_before", frozenset()), "") is not None:
        return None
    told, _ = said_besides(run, frame, parts.more)
    own = told.pop(frame.key, None)
    told = told or number_besides(run, frame, parts.more)
    if told and not own:
        keep(run, told, reply)
        say_kept(run, list(told))
    elif readers.before_children(reply.text) and _before_children(run, reply, frame):
        run.text("engine/children_later")
    elif readers.read("text", parts.more, lang=run.language, today=None).status != "ok":
        return None  # "no tengo, no me acuerdo" is not to have none
    elif _says_no_more(parts.more, node, words):
        return Left(parts.said, is_sure=True)
    elif kind == "name" and talk_among(parts.more) and not own:
        offer_readings(run, reply, frame, kind, Reading("ambiguous", ["none"], "sure"))
        return Left(is_asked=True)
    elif kind == "text" and node.about not in NUMBERS and not parts.is_turned and not own:
        offer_readings(run, reply, frame, kind, Reading("ambiguous", ["none", parts.more]))
        return Left(is_asked=True)
    else:
        return None
    return Left(parts.said, is_sure=True)


def _says_no_more(more: str, node: Ask, words: Words) -> bool:
    """True for words behind a "none" that add nothing to it: said again, not knowing another thing, no number."""
    is_of_number = node.about in NUMBERS and readers.number_in(more) is None
    is_tent = node.about == ROOM and is_unnumbered(more)
    return only_repeats(more, words) or names_unknown(more) or is_of_number or is_tent


def whole_name(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> tuple[Reading, str] | None:
    """The part that is asked for of a reply that is plainly a whole name, and how it is parted; else None.

    The other parts are kept for their own questions, where they have no answer.
    """
    part = node.about if isinstance(node, Ask) else None
    if kind != "name" or part not in (LAST, FIRST, MIDDLE) or frame.correcting or is_said_again(run, reply, frame):
        return None
    parts = readers.whole_name(reply.text)
    if parts is None or not parts.get(part):
        return None
    together = {each.about: each for each in neighbours(run, frame) if each.of == "name"}
    shown = {about: str(parts[about]) for about in (LAST, FIRST, MIDDLE) if about in together and parts.get(about)}
    if set(shown) < {LAST, FIRST}:
        return None
    frames = {about: frame.model_copy(update={"node": together[about].id}) for about in shown}
    others = {frames[about].key: words for about, words in shown.items() if about != part}
    keep(run, {key: words for key, words in others.items() if key not in run.c.answers}, reply)
    lines = [f"- {name_of(run, frames[about], together[about])}: {words}" for about, words in shown.items()]
    value = {about: parts[about] if about == part else None for about in (LAST, FIRST, MIDDLE)}
    return Reading("ambiguous", [value], "name.parted"), "\n".join(lines)


def _put(run: Run, reply: Reply, frame: Frame, asking: Ask, kind: str, named: Named) -> Left | None:
    """Write each value to the question that is named; None where the reply names only the one that waits, plainly."""
    own = next((words for place, _, words in named.parts if place.node == frame.node), "")
    others = [(place, node, words) for place, node, words in named.parts if place.node != frame.node]
    if not others:
        return Left(own, is_sure=True) if kind == "text" and not named.before else None
    read = [(place, node, words, _read(run, place, node, words)) for place, node, words in others]
    if any(reading.status not in ("ok", "unknown", "declined") for *_, reading in read):
        run.text("engine/not_understood")
        return Left()
    asked = {place.key for place, *_ in read if place.key in run.c.answers or place.key in run.c.skipped}
    for place, node, words, reading in read:
        if place.key in asked:
            _correct(run, place, node, Reply(text=words, sid=reply.sid), reading)
    if later := {place.key: words for place, _, words, _ in read if place.key not in asked}:
        keep(run, later, reply)
        say_kept(run, list(later))
    if own:
        return Left(own, is_sure=True)
    is_nothing = isinstance(asking, Ask) and asking.none and is_none(named.before, run.world.words)
    return Left(named.before, is_sure=is_nothing)


def _read(run: Run, place: Frame, node: Ask, words: str) -> Reading:
    said = Reply(text=words)
    return stance_in(run, said, place, node, kind_of(place, node), read_reply(run, said, place, node))


def _correct(run: Run, place: Frame, node: Ask, said: Reply, reading: Reading) -> None:
    """Write an answer anew and say it back with its name."""
    is_none = reading.value == "none"
    state = "answered" if reading.status == "ok" and not is_none else "none" if is_none else reading.status
    value = reading.value if state == "answered" else None
    answer = Answer.model_validate(
        {"state": state, "value": value, "original": said.text, "language": run.language, "at": run.world.now,
         "sid": said.sid}
    )  # fmt: skip
    run.record(place, node, answer, kind=kind_of(place, node), about=node.about)
    keep_in_step(run, place.key)
    run.text("engine/noted", value=f"{name_of(run, place, node)}: {shown_value(run, place.key)}")


def _without_complaint(run: Run, reply: Reply, frame: Frame, node: Ask) -> Left | None:
    """The value beside "ya le dije"; where none stands there, what is kept is shown before it is asked again."""
    found = without_complaint(
        reply.text, run.world.words.get("said_before", frozenset()), names_of_question(run, frame, node)
    )
    if found is None:
        return None
    if found.value and node.of == "name" and (part := _name_part(run, reply, frame, node, found.value)) is not None:
        return part
    if found.value:
        is_one = node.of != "name" or node.about not in (FIRST, MIDDLE) or len(found.value.split()) == 1
        return Left(found.value, is_sure=is_one)  # of two names one may be the surname
    if node.none and fold(found.rest) in run.world.words.get("none", frozenset()):
        return Left(found.rest, is_sure=True)
    if not found.perhaps and (second := second_in_first(run, frame, node)):
        return Left(second)
    if not found.perhaps:
        _show_kept(run, frame)
    return Left(found.perhaps)


def _name_part(run: Run, reply: Reply, frame: Frame, node: Ask, said: str) -> Left | None:
    """The part that is asked for of "ya le dije mi nombre, Rosa Ajú", for offering; None for what may be the answer."""
    together = {each.about: each for each in neighbours(run, frame) if each.of == "name"}
    keys = {about: frame.model_copy(update={"node": each.id}).key for about, each in together.items()}
    if any(fold(shown_value(run, key)) == fold(said) for key in keys.values() if key in run.c.answers):
        _show_kept(run, frame)
        return Left()  # the surnames said once more where the first name is asked
    parts = readers.parts_of(said)
    if set(parts) <= {LAST} or str(node.about) not in parts:
        return None
    others = {keys[part]: words for part, words in parts.items() if part in keys and part != node.about}
    keep(run, {key: words for key, words in others.items() if key not in run.c.answers}, reply)
    return Left(parts[str(node.about)])


def _show_kept(run: Run, frame: Frame, node_id: str | None = None) -> None:
    """What is written down of this question's neighbours, or of another one's."""
    frame = frame.model_copy(update={"node": node_id or frame.node})
    keys = [frame.model_copy(update={"node": each.id, "correcting": False}).key for each in neighbours(run, frame)]
    kept = [key for key in keys if key in run.c.answers]
    if not kept:
        return run.text("engine/said_before")
    lines = [f"{names_of(run, [key])}: {shown_value(run, key)}" for key in kept]
    return run.text("engine/said_before_kept", answers="\n".join(lines))
