"""What one message says for several questions of a form: "nací el 3 de mayo de 1990 tengo 2 hijos mi cel es 664...".

People tell what they think we need before it is asked. Each question may name its `cues`, the words with which its
answer is told in a sentence. What stands there and reads without doubt for exactly one open question of the form is
kept under that question's key, in the person's words, and shown when the question comes: "is it this?". Nothing is
written down before that yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.dialogue import readers
from app.dialogue.asking import name_of
from app.dialogue.conversation import Frame, StoryPart, Unread
from app.dialogue.flow import Ask, Node, Story
from app.dialogue.form.story_parts import keep_parts
from app.dialogue.readers.folding import aligned
from app.dialogue.reading import Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.run import Run, locate
from app.dialogue.showing import kind_of
from app.dialogue.text import fold
from app.dialogue.welcome.consenting import is_unagreed
from app.dialogue.words.asides import aside_of
from app.dialogue.words.repeating import without_complaint
from app.dialogue.world import Reply

KEPT = "kept"
"""The hint with which kept words are offered when their question comes."""

KEPT_WORDS = "kept_words"
"""The same with the words themselves, where they say more than the value: whose telephone it is."""

ELSEWHERE = "elsewhere"
"""The hint with which words are offered for another question, at once."""

FEWEST_WORDS = 4
"""Words from which a reply may say more than its answer."""

_JOINTS = frozenset(["y", "e", "and", "pero", "but", "tambien", "also", "mi", "my", "ademas", "que"])
_ABOUT_YOU = "i589/a1"
_NUMBERS = ("ssn", "number")
_NAMES = {
    "last": "i589/a1/last",
    "first": "i589/a1/first",
    "middle": "i589/a1/middle",
    "alias": "i589/a1/other_names",
    "mother": "i589/a3/mother_name",
    "father": "i589/a3/father_name",
}
"""The questions for which names told in passing are kept."""
_BIRTH = "i589/a1/birth"
_BORN = re.compile(
    r"\W*+(?:(?:yo|pues|i|im|am|was|is|mi|my|fui|soy|on|ok|si|no)\W++)*+(?:na[csz]i(?:d[oa])?|born|birth\s?da(?:y|te)|"
    r"b\s?day|date of birth|d\.?o\.?b|fecha (?:de )?na[cs]imiento|na[cs]imiento|f\.?\s?nac|nac|cumple(?:anos)?)\b"
    r"\W*+(?:(?:es|is|era|was|el|dia|on|the|in|en|un|at|fue)\W++)*+"
)
_ONLY_A_DAY = re.compile(
    r"^(?:(?:de|del|of|the|el|dia|ano|year|en|in|on|\d+(?:st|nd|rd|th|ro)?|ene\w*|jan\w*|feb\w*|mar\w*|abr\w*|apr\w*|"
    r"may\w*|jun\w*|jul\w*|ago\w*|aug\w*|sep\w*|set\w*|oct\w*|nov\w*|dic\w*|dec\w*)(?: |$))+$"
)
_BEFORE_PARENTS = ("i589/a1", "i589/a2")
_MOST_IN_A_GAP = 2
_GAP = "*"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a cue stands: its first word, where the value begins, and where value and cue end if that is fixed."""

    at: int
    begins: int
    key: str
    stops: int | None = None
    ends: int = 0


def said_besides(run: Run, frame: Frame, text: str) -> tuple[dict[str, str], str]:
    """What a reply says for open questions of the form, by their keys, and the words that are left over.

    The question that waits may be among them, where its own cue stands there.
    """
    tokens = text.split()
    words = [fold(token) for token in tokens]
    spots = sorted(_spots(run, frame, words), key=lambda spot: (spot.at, -spot.begins))
    found: dict[str, str] = {}
    left = list(range(len(tokens)))
    for at in sorted({spot.at for spot in spots}):
        begins = max(spot.begins for spot in spots if spot.at == at)
        here = [spot for spot in spots if spot.at == at and spot.begins == begins]
        following = [spot.at for spot in spots if spot.at >= begins]
        taken = [(spot, size) for spot in here if (size := _size(run, spot, tokens, min([*following, len(tokens)])))]
        if len(taken) != 1 or taken[0][0].key in found or at not in left:
            continue
        spot, size = taken[0]
        size = size if spot.stops else _tight(run, spot, tokens, size)
        found[spot.key] = _trimmed(tokens[spot.begins : spot.begins + size])
        last = max(spot.begins + size, spot.ends)
        if then := _behind(run, frame, spot, tokens, last, found):
            key, last = then
            found[key] = _trimmed(tokens[max(spot.begins + size, spot.ends) + 1 : last])
        left = [number for number in left if not at <= number < last]
    return found, _trimmed([tokens[number] for number in left])


def number_besides(run: Run, frame: Frame, words: str) -> dict[str, str]:
    """A telephone number among words that answer something else, for the open question that asks for one."""
    reading = readers.read("phone", words, lang=run.language, today=run.world.today, region=run.world.region)
    if reading.status != "ok" or not str(reading.value).startswith("+"):
        return {}
    asked = [key for key, node in _open(run, frame) if node.of == "phone"]
    return {asked[0]: words} if len(asked) == 1 and asked[0] != frame.key else {}


def birth_besides(run: Run, frame: Frame, node: Node, text: str) -> dict[str, str]:
    """A day of birth and nothing else, where the first part of the form asks for something else, if it is still open.

    At a name a day alone is enough: "3 de mayo de 1999" is nobody's; elsewhere the words say that it is the birth's.
    """
    is_asked = isinstance(node, Ask) and node.of == "date"
    if frame.flow != _ABOUT_YOU or is_asked or not isinstance(node, Ask) or _BIRTH in run.c.answers:
        return {}
    led = _BORN.match(aligned(text))
    if led is None and node.of != "name":
        return {}
    said = text[led.end() if led else 0 :].strip(" .,;:")
    if not any(map(str.isdigit, said)) or not _ONLY_A_DAY.match(fold(said)):
        return {}
    reading = readers.read("date", said, lang=run.language, today=run.world.today, context="birth")
    return {_BIRTH: said} if reading.status in ("ok", "ambiguous") else {}


def names_besides(run: Run, frame: Frame, node: Node, text: str) -> dict[str, str]:
    """Names told in the first part of the form where none is asked for, for their own questions that are open."""
    if frame.flow != _ABOUT_YOU or not isinstance(node, Ask) or node.of == "name" or "?" in text:
        return {}
    told = readers.names_told(text, is_open=node.of == "a_number" or node.about in _NUMBERS)
    keys = {_NAMES[part]: words for part, words in told.items()}
    return {key: words for key, words in keys.items() if key != frame.key and key not in run.c.answers}


def own_besides(run: Run, text: str) -> tuple[dict[str, str], str, bool]:
    """One's own name told where none is asked for: its parts for open questions, the rest, and whether it was told.

    It is brought in ("me llamo Rosa Ajú"), or stands beside a complaint ("Rosa Ajú, ya le dije").
    """
    complaints = run.world.words.get("said_before", frozenset())
    told, rest = readers.own_told(text)
    if told and (found := without_complaint(rest, complaints, "")):
        rest = found.value or found.perhaps
    if not told:
        found = without_complaint(text, complaints, "")
        said = (found.value or found.perhaps) if found else ""
        told = readers.parts_of(said) if said and not _is_place(run, said) else {}
        rest = "" if told else text
    keys = {_NAMES[part]: words for part, words in told.items()}
    return {key: words for key, words in keys.items() if key not in run.c.answers}, rest, bool(told)


def keep_own_name(run: Run, reply: Reply) -> tuple[str, ...]:
    """Keep one's own name told outside of the form for its questions there; their keys where nothing else was said."""
    told, rest, _ = own_besides(run, reply.text)
    found = {key: words for key, words in told.items() if locate(run.library, key)}
    if not found or "?" in reply.text:
        return ()
    keep(run, found, reply)
    return () if rest and aside_of(rest, run.world.words) is None else tuple(found)


def _is_place(run: Run, said: str) -> bool:
    """True for a country, or a town with its state: "ya le dije, Reynosa Tamaulipas" tells no name."""
    country = readers.read("country", said, lang=run.language, today=None)
    return country.status == "ok" or readers.town_and_state(said) is not None


def parents_besides(run: Run, frame: Frame, text: str) -> tuple[dict[str, str], str]:
    """The parents' names told in the parts before theirs, for their own open questions, and the words without them."""
    if frame.flow not in _BEFORE_PARENTS or "?" in text:
        return {}, text
    told, rest = readers.parents_told(text)
    found = {_NAMES[parent]: words for parent, words in told.items() if _NAMES[parent] not in run.c.answers}
    return found, rest if found else text


def keep(run: Run, found: dict[str, str], reply: Reply) -> None:
    """Keep words for their questions; what was kept for one before gives way."""
    rest = tuple(each for each in run.c.kept if each.key not in found)
    run.set(kept=(*rest, *(Unread(key=key, text=words, sid=reply.sid) for key, words in found.items())))


def say_kept(run: Run, keys: Sequence[str]) -> None:
    """Say for which questions something was told; before anybody has agreed, that nothing of it is written down."""
    run.text("engine/kept_unagreed" if is_unagreed(run) else "engine/kept", questions=names_of(run, list(keys)))


def names_of(run: Run, keys: Sequence[str]) -> str:
    """The names of questions, one to a line."""
    return "\n".join(f"- {name_of(run, *found)}" for key in keys if (found := locate(run.library, key)))


def offer_kept(run: Run, frame: Frame, node: Node) -> bool:
    """At a question whose answer was said before: show it and ask whether it is right. True when that waits now."""
    kept = next((each for each in run.c.kept if each.key == frame.key), None)
    if kept is None or not isinstance(node, Ask):
        return False
    reading = _read(run, node, frame, kept.text)
    if reading.status == "ambiguous":  # 3/5/1999: the two ways to read it are what is asked
        ask_which(run, Reply(text=kept.text, sid=kept.sid), kind_of(frame, node), reading)
        return True
    if reading.status != "ok":
        forget_kept(run, frame.key)
        return False
    if _was_taken_whole(run, frame, kept):
        forget_kept(run, frame.key)
        return False
    said = Reply(text=kept.text, sid=kept.sid)
    if node.of == "phone" and any(map(str.isalpha, kept.text)):  # whose number it is
        found = Reading("ambiguous", [reading.value], KEPT_WORDS)
        ask_which(run, said, node.of, found, name=name_of(run, frame, node), words=kept.text)
    else:
        offer(run, frame, node, said, Reading("ambiguous", [reading.value], KEPT))
    return True


def _was_taken_whole(run: Run, frame: Frame, kept: Unread) -> bool:
    """True where the same message went whole, with these words, into another part of the name."""
    told = [each.value for key, each in run.c.answers.items() if each.sid == kept.sid and key != frame.key]
    parts = [str(part) for value in told if isinstance(value, Mapping) for part in value.values() if part]
    return bool(kept.sid) and any(f" {fold(kept.text)} " in f" {fold(part)} " for part in parts)


def forget_kept(run: Run, key: str) -> None:
    """The words kept for a question were answered about, one way or the other."""
    if any(each.key == key for each in run.c.kept):
        run.set(kept=tuple(each for each in run.c.kept if each.key != key))


def begin_kept(run: Run, frame: Frame, node: Story) -> None:
    """A story of the form whose beginning was told before, and is to be kept there by a yes."""
    kept = next((each for each in run.c.kept if each.key == frame.key), None)
    if kept is None or frame.key in run.c.answers:
        return
    keep_parts(run, frame, node, (StoryPart(text=kept.text, at=run.world.now, sid=kept.sid),))
    forget_kept(run, frame.key)
    run.text("engine/told_kept")


def offer(run: Run, frame: Frame, node: Ask, reply: Reply, reading: Reading) -> None:
    """Show the one reading with the name of its question, and wait for a yes."""
    ask_which(run, reply, kind_of(frame, node), reading, name=name_of(run, frame, node))


def open_a_number(run: Run, frame: Frame, text: str) -> tuple[Frame, Ask, Reading] | None:
    """The A-number's own question before this one, where it has no number yet and the reply is one; else None."""
    reading = readers.read("a_number", text, lang=run.language, today=run.world.today)
    if reading.status == "ambiguous" and isinstance(reading.value, list) and len(reading.value) == 1:
        reading = Reading("ok", reading.value[0])  # "no, pero el número sí lo tengo, A2...": it is offered anyway
    if reading.status != "ok" or reading.value == "none":
        return None
    before: Ask | None = None
    for node in run.library.questions(frame.flow):
        if node.id == frame.node:
            break
        before = node if isinstance(node, Ask) and node.of == "a_number" else before
    if before is None:
        return None
    place = frame.model_copy(update={"node": before.id})
    answer = run.c.answers.get(place.key)
    return None if answer is not None and answer.state == "answered" else (place, before, reading)


def _spots(run: Run, frame: Frame, words: list[str]) -> Iterator[_Spot]:
    for key, node in _open(run, frame):
        for cue in node.cues:
            begin, _, end = cue.partition(_GAP)
            first, last = fold(begin).split(), fold(end).split()
            for at in range(len(words) - len(first) + 1):
                if words[at : at + len(first)] == first:
                    yield from _ends(words, at, at + len(first), last, key, is_gap=_GAP in cue)


def _ends(words: list[str], at: int, begins: int, last: list[str], key: str, *, is_gap: bool) -> Iterator[_Spot]:
    if not is_gap:
        yield _Spot(at, begins, key)
        return
    for stops in range(begins + 1, begins + _MOST_IN_A_GAP + 1):
        if words[stops : stops + len(last)] == last:
            yield _Spot(at, begins, key, stops, stops + len(last))


def _open(run: Run, frame: Frame) -> Iterator[tuple[str, Ask]]:
    """The questions with cues of the whole form, outside its lists, that have no answer."""
    whole = frame.flow.rpartition("/")[0]
    for flow in [each for each in run.library.flows if whole and each.startswith(f"{whole}/")]:
        for node in run.library.questions(flow):
            spot = run.library.spot(flow, node.id)
            key = Frame(flow=flow, node=node.id).key
            if isinstance(node, Ask) and node.cues and spot and not spot.groups and key not in run.c.answers:
                yield key, node


def _size(run: Run, spot: _Spot, tokens: list[str], limit: int) -> int:
    """How many words from its beginning the question at a spot takes for its answer, at most; 0 where none."""
    found = locate(run.library, spot.key)
    if found is None or not isinstance(found[1], Ask):
        return 0
    frame, node = found[0], found[1]
    most = (spot.stops or limit) - spot.begins
    for size in [most] if spot.stops else range(most, 0, -1):
        words = _trimmed(tokens[spot.begins : spot.begins + size])
        if words and _read(run, node, frame, words).status == "ok":
            return size
    return 0


def _tight(run: Run, spot: _Spot, tokens: list[str], size: int) -> int:
    """As few of these words as say the same day: what stands behind it is another answer's."""
    found = locate(run.library, spot.key)
    if found is None or not isinstance(found[1], Ask) or found[1].of != "date":
        return size
    frame, node = found[0], found[1]
    values = [_read(run, node, frame, _trimmed(tokens[spot.begins : spot.begins + n])).value for n in range(size + 1)]
    return next(n for n in range(1, size + 1) if values[n] == values[size])


def _behind(
    run: Run, frame: Frame, spot: _Spot, tokens: list[str], at: int, found: dict[str, str]
) -> tuple[str, int] | None:
    """The place behind a day that one verb brings in, "nací el 7 de mayo *en* Yoro": its key and where it ends."""
    words = [fold(token) for token in tokens]
    if words[at : at + 1] not in (["en"], ["in"]):
        return None
    said = " ".join(words[spot.at : spot.begins])
    for key, node in _open(run, frame):
        opens = [cue for cue in map(fold, node.cues) if cue.endswith((" en", " in"))]
        if key in found or node.of != "place" or not any(f"{said} ".startswith(f"{cue[:-3]} ") for cue in opens):
            continue
        own = next((n for n, word in enumerate(words[at + 1 :], at + 1) if word in _JOINTS), len(words))
        place = _Spot(at, at + 1, key)
        if size := _size(run, place, tokens, own):
            return key, at + 1 + size
    return None


def _read(run: Run, node: Ask, frame: Frame, words: str) -> Reading:
    reading = readers.read(
        kind_of(frame, node),
        words,
        lang=run.language,
        today=run.world.today,
        context="past" if node.about == "stretch" else node.about,
        region=run.world.region,
    )
    if reading.status == "ambiguous" and node.of == "date" and isinstance(reading.value, list):
        return reading
    if reading.status != "ok" or reading.value == "none":
        return Reading("invalid")
    if node.of == "text" and node.about in ("number", "postal"):
        number = readers.number_in(str(reading.value))
        return Reading("ok", number) if number else Reading("invalid")
    return reading


def _trimmed(tokens: list[str]) -> str:
    """What is left of a reply without the words that only joined it to the rest."""
    while tokens and fold(tokens[0]) in _JOINTS | {""}:
        tokens = tokens[1:]
    while tokens and fold(tokens[-1]) in _JOINTS | {"", "el", "the"}:
        tokens = tokens[:-1]
    return " ".join(tokens).strip(" ,;.")
