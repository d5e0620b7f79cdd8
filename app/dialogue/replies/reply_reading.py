"""What a reply says as the value of the question that waits: its button, its number, its words. It records nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.dialogue import readers
from app.dialogue.asking import YES_NO
from app.dialogue.conversation import Frame
from app.dialogue.flow import Ask, Choose, Node
from app.dialogue.form.holding import as_number
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reading import Reading
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, option_words
from app.dialogue.text import fold, fold_own
from app.dialogue.topics.heard import option_meant
from app.dialogue.topics.ways import read_way
from app.dialogue.walking import WELCOME
from app.dialogue.words.asides import holds_one, without_phrases
from app.dialogue.words.picks import last_number, picked_before, sighed
from app.dialogue.words.pins import pin_in
from app.dialogue.world import Reply

HEARING = "hearing"
"""What the day of a hearing is `about`: its hour is asked for alone where it was not told."""

SEVERAL_DAYS = "date.more_than_one"
"""The hint of a reply that names more than one day."""

BOUND = "date.before_or_after"
"""The hint of a reply that names no day but what it was before or after."""

_CONTEXTS = {"stretch": "past"}
"""How a reader knows what a question is about, where it has a name of its own."""


_TAG = re.compile(
    r"\b(?:(?:es |de )?(?:verdad|verda|cierto)|(?:es |esta )?segur[oa](?: que)?|right|abi|true|sure)\b|"
    r"^(?:y |pero )?eso (?=no\b)"
)
"""Words with which people ask whether something is so; alone they agree to nothing that must be agreed to."""


_LEADS_ON = re.compile(r"^(?:(?:que|that|oiga|mire|hey) )+")
"""What stands before an answer that is said again: "que si", "(ya te dije) que no"."""


def _only_tags(run: Run, reply: Reply, frame: Frame, node: Node, reading: Reading) -> bool:
    """True for an agreement that stands only in the tag of a question: "eso no le llega a la policia, verdad"."""
    if not isinstance(node, Choose) or not node.must or frame.flow != WELCOME or not _TAG.search(fold(reply.text)):
        return False
    plain = " ".join(_TAG.sub(" ", fold(reply.text)).split())
    return not plain or read_reply(run, Reply(text=plain, sid=reply.sid), frame, node).value != reading.value


def read_reply(run: Run, reply: Reply, frame: Frame, node: Node) -> Reading:
    """What the reply says, as the value of the question's kind (option ids for choices)."""
    kind = kind_of(frame, node)
    tapped = tapped_option(reply, frame, node)
    if tapped is not None:
        taken = [tapped] if kind == "many" else tapped
        return Reading("ok", taken) if tapped != "unknown" else Reading("unknown")
    is_listed = kind in ("choice", "many") or kind in YES_NO
    if is_listed and (pick := picked_before(reply.text, run.world.words)) is not None:
        reply = replace(reply, text=pick)
    none = run.world.words.get("none", frozenset())
    if isinstance(node, Ask) and node.none and {fold(reply.text), readers.bare(reply.text)} & none:
        return Reading("ok", "none")
    if (again := _same_again(run, reply, frame, node)) is not None:
        return again
    if kind == "pin":
        return _read_pin(reply.text)
    if (way := read_way(run, reply, frame, node)) is not None:
        return way
    options = node.options if isinstance(node, Choose | Ask) else ()
    if (meant := option_meant(run, options, reply.text)) is not None:
        return Reading("ok", meant)
    reading = as_number(run, node, _read_as(run, kind, reply, frame, node))
    if reading.hint == SEVERAL_DAYS and isinstance(node, Ask) and node.about == "entry":
        came = readers.arrival_said(
            reply.text, run.language, run.world.today
        )  # "i enter september 2025, court december"
        reading = came if came.status == "ok" else reading
    if reading.status == "ok" and _only_tags(run, reply, frame, node, reading):
        return Reading("invalid", None, "choice.unread")
    is_offered = (
        run.library.flows[frame.flow].interview or reading.hint == BOUND
    )  # "i told you before march" may be one
    if (
        kind == "date"
        and reading.status != "ok"
        and not is_offered
        and (plain := _without_complaint(run, reply, frame))
    ):
        again = _read_as(run, kind, Reply(text=plain, sid=reply.sid), frame, node)
        reading = again if again.status == "ok" else reading  # "i told you before, september 2025"
    is_consent = frame.flow == WELCOME and (kind in YES_NO or (isinstance(node, Choose) and node.must))
    if is_consent and reading.status == "ok" and _only_tells(run, reply):
        return Reading("invalid", None, "yes_no.unread")
    if options and kind not in ("choice", "many") and reading.status == "invalid":
        numbered = _read_as(run, "choice", reply, frame, node)  # "2", where the options are shown as a list
        reading, kind = (numbered, "choice") if numbered.status == "ok" else (reading, kind)
    if kind == "choice" and reading.status != "ok" and (last := last_number(reply.text, run.world.words)) is not None:
        reading = Reading("ok", last) if 0 < last <= len(options) else reading  # "ok good. 1"
    if kind in ("choice", "yes_no") and reading.status != "ok" and (plain := _without_complaint(run, reply, frame)):
        again = _read_as(run, kind, Reply(text=plain, sid=reply.sid), frame, node)
        named = option_words(run, frame, node)[again.value - 1] if options and isinstance(again.value, int) else ()
        if again.status == "ok" and (not options or holds_one(plain, map(fold_own, named))):
            reading = again  # "q si aqui lo tengo ya te dije"; no "ya te dije mi fecha"
    if kind == "choice" and reading.status == "invalid" and (pick := sighed(reply.text, run.world.words)) is not None:
        reading = _read_as(run, "choice", Reply(text=pick, sid=reply.sid), frame, node)
    if kind in ("choice", "many") and reading.status == "ambiguous" and _is_beyond(reading, len(options)):
        return Reading("invalid", hint="choice.out_of_range")  # "6 and 9" of four lines is none of them
    if kind in ("choice", "many") and reading.status in ("ok", "ambiguous"):
        return Reading(
            reading.status, _option_ids(_within(reading, len(options)), tuple(o.id for o in options)), reading.hint
        )
    return reading


def _without_complaint(run: Run, reply: Reply, frame: Frame) -> str:
    """The answer of whoever complains of having said it before; empty where nobody complains, and in the welcome."""
    said = fold(written_out(reply.text))
    left = without_phrases(said, run.world.words.get("said_before", frozenset()))
    if frame.flow == WELCOME or left == said or "?" in reply.text:
        return ""
    return _LEADS_ON.sub("", left)


def _only_tells(run: Run, reply: Reply) -> bool:
    """True for what states something, also where only the beginning of such a sentence is left to be read."""
    typed = run.typed.text if run.typed is not None else ""
    whole = typed if typed.startswith(reply.text.strip()) else reply.text
    return readers.tells_something(whole)


def _same_again(run: Run, reply: Reply, frame: Frame, node: Node) -> Reading | None:
    """The answer before once more, where "the same" can mean only that."""
    if not isinstance(node, Ask) or not node.same_as:
        return None
    before = run.c.answers.get(frame.model_copy(update={"node": node.same_as, "correcting": False}).key)
    if node.of == "date" and before is not None and isinstance(before.value, Mapping):
        day = {**before.value, "kind": "date", "iso": str(before.value["iso"])[:10]}  # its hour is another
        return Reading("ok", day) if readers.is_same_day(reply.text) else None
    if fold(reply.text) not in run.world.words.get("same", frozenset()):
        return None
    return Reading("ok", before.value) if before and before.state == "answered" else None


def _read_as(run: Run, kind: str, reply: Reply, frame: Frame, node: Node) -> Reading:
    about = node.about if isinstance(node, Ask) else None
    if kind == "date" and about == HEARING and readers.two_hours(reply.text, about):
        day = readers.day_said(reply.text, run.language, run.world.today, about)
        if day.status != "invalid":
            return day  # "a las 8 o 9 no me acuerdo": the hour has its own question
    return readers.read(
        kind,
        reply.as_written if kind == "text" else reply.text,  # free text is kept as it is
        lang=run.language,
        today=run.world.today,
        context=_CONTEXTS.get(about or "", about),
        region=run.world.region,
        choices=option_words(run, frame, node) or None,
    )


def _read_pin(text: str) -> Reading:
    digits = pin_in(text)
    return Reading("ok", digits) if digits else Reading("invalid", hint="pin")


def tapped_option(reply: Reply, frame: Frame, node: Node) -> str | None:
    """The option whose button was tapped; None for one that this question does not offer (any more)."""
    key, _, option = (reply.payload or "").rpartition("|")
    if frame.asking_again or (isinstance(node, Ask) and node.of in YES_NO):
        offered = set(YES_NO["yes_no" if frame.asking_again or not isinstance(node, Ask) else node.of])
    else:
        offered = {each.id for each in node.options} if isinstance(node, Choose | Ask) else set()
    return option if key == frame.key and option in offered else None


def _within(reading: Reading, count: int) -> Any:
    """The lines heard; of several only those that there are, for "diles" is no ten."""
    if reading.status != "ambiguous" or not isinstance(reading.value, list | tuple):
        return reading.value
    return [v for v in reading.value if not isinstance(v, int) or v <= count] or reading.value


def _is_beyond(reading: Reading, count: int) -> bool:
    """True where all that was heard are numbers of lines that there are not."""
    values = reading.value if isinstance(reading.value, list | tuple) else ()
    return bool(values) and all(isinstance(v, int) and not 0 < v <= count for v in values)


def _option_ids(value: Any, ids: tuple[str, ...]) -> Any:
    if isinstance(value, list | tuple):
        return [ids[v - 1] if isinstance(v, int) and 0 < v <= len(ids) else v for v in value]
    return ids[value - 1] if isinstance(value, int) and 0 < value <= len(ids) else value
