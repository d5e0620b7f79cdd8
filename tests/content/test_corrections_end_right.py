"""Property: whatever was first told wrong, and however it was corrected, the application is that of telling it right.

On the real content and the three invented applicants. Drawn at random: the part, which of its answers were wrong, the
order of the corrections, and whether each goes by name, by number, or there and back once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.dialogue.flow import Ask, Choose, Group, Question, Story
from app.dialogue.library import context
from app.dialogue.run import locate
from app.i589 import boxes
from tests.support.applicants import ALONE, APPLICANTS, COUPLE, SIX, Applicant, Talk, Words, play
from tests.support.i589_forms import edition_map, policy
from tests.support.released import released_content, released_wording

PARTS = ("a1", "a2", "a3", "b", "c", "d")
BY_NAME, BY_NUMBER, AND_BACK = "by name", "by number", "there and back"
OTHERWISE: dict[str, Words] = {
    "text": "Otra cosa 77", "name": "Distinto Ejemplo, Otro", "date": "9 de octubre de 2011",
    "place": "Santa Ana, El Salvador",
    "country": "Cuba", "language": "mam", "phone": "+52 664 555 0199", "a_number": "A 087 654 321", "count": "1",
    "yes_no": "si", "yes_no_unknown": "no", "marital_status": "divorciada", "sex": "hombre", "many": "2",
    "story": ("Esto no fue asi",), "choose": "1",
}  # fmt: skip
"""Something that each kind of question takes for an answer."""
STRETCH = "de enero 2010 a mayo 2011"
PAPERS = {"number": "7654321", "postal": "88500", "ssn": "123-45-6789"}
EVERYBODY = [pytest.param(one, id=one.name) for one in APPLICANTS]


def kind_of(node: Question) -> str:
    """What kind of answer a question takes, as the table above names it."""
    return node.of if isinstance(node, Ask) else "story" if isinstance(node, Story) else "choose"


def plausible(node: Question) -> Words:
    """An answer to any question."""
    if isinstance(node, Ask) and node.about == "stretch":
        return STRETCH
    if isinstance(node, Ask) and node.of == "text" and node.about in PAPERS:
        return PAPERS[node.about]
    return OTHERWISE[kind_of(node)]


def wrong(key: str, right: Words) -> Words | None:
    """Another answer to this question than the right one; None where there is no other."""
    found = locate(released_content().library, key)
    if found is None or isinstance(found[1], Group):
        return None
    node = found[1]
    if isinstance(node, Choose):
        return None if node.id == "check" else "2" if right != "2" else "1"
    if kind_of(node) in ("yes_no", "yes_no_unknown"):
        return "no" if str(right).startswith("si") else "si"
    return plausible(node)


@cache
def anybodys() -> dict[str, Words]:
    """An answer to each question that a wrong answer may open, by its key without an entry's index."""
    library = released_content().library
    asked = {f"i589/{part}/{each.id}": each for part in PARTS for each in library.questions(f"i589/{part}")}
    nodes = [(part, node) for part in PARTS for node in library.flows[f"i589/{part}"].nodes]
    no_more: dict[str, Words] = {
        f"i589/{part}/{node.id}.again": "no" for part, node in nodes if isinstance(node, Group)
    }
    return no_more | {key: plausible(each) for key, each in asked.items() if each.id != "check"}


def ready(applicant: Applicant, **more: Words) -> Applicant:
    """The same person with an answer to whatever else is asked."""
    others = {key: words for one in (SIX, ALONE, COUPLE) for key, words in one.answers.items()}
    everybody = {key: words for key, words in others.items() if key.split("[")[0] not in applicant.answers}
    return replace(applicant, answers=anybodys() | everybody | applicant.answers | more)


@cache
def at(applicant: Applicant, part: str) -> Talk:
    """The applicant when a part begins, everything before it told right."""
    if part == PARTS[0]:
        return Talk().go_on(applicant, until=f"i589/{part}/")
    before = PARTS[PARTS.index(part) - 1]
    return at(applicant, before).branch().go_on(applicant, until=f"i589/{part}/")


@cache
def told_right(applicant: Applicant, part: str) -> Talk:
    """The applicant at the end of a part, everything told right."""
    return at(applicant, part).branch().go_on(applicant, until=f"i589/{part}/check")


def questions(applicant: Applicant, part: str) -> list[str]:
    """The questions of a part that this person is asked and that could be answered otherwise."""
    asked = told_right(applicant, part).asked - at(applicant, part).asked | {at(applicant, part).key}
    keys = sorted(key for key in asked if key.startswith(f"i589/{part}/"))
    return [key for key in keys if wrong(key, answer(applicant, key)) is not None]


def answer(applicant: Applicant, key: str) -> Words:
    """What this person answers."""
    return applicant.answers.get(key) or applicant.answers.get(key.split("[")[0]) or ""


def name(key: str) -> str:
    """What the answer at a key is called in Spanish."""
    found = locate(released_content().library, key)
    assert found is not None
    frame, node = found
    called = released_wording().translate(context(frame.flow, node.id, "label"), node.label or "", "es")
    return f"{called} ({frame.items[-1] + 1})" if frame.items else called


def correct(talk: Talk, person: Applicant, key: str, words: Words, how: str, until: str) -> None:
    """CORREGIR, by number or name, the words, and what that opens; nothing where it was closed."""
    conversation = talk.player.conversation
    if conversation is None or key not in conversation.answers:
        return
    if how == BY_NUMBER:
        talk.say("CORREGIR")
        pending = talk.player.conversation.pending if talk.player.conversation else None
        options = list(pending.options) if pending else []
        talk.say(str(options.index(key) + 1)) if key in options else talk.say(f"CORREGIR {name(key)}")
    else:
        talk.say(f"CORREGIR {name(key)}")
    assert talk.key == key, f"{how} {name(key)} led to {talk.key}"
    if not isinstance(words, str):
        talk.say("desde cero")
    for text in (words,) if isinstance(words, str) else (*words, "listo"):
        talk.say(text)
    talk.go_on(person, until=until)


def is_wrong(talk: Talk, key: str, words: Words) -> bool:
    """True while what was told wrong still stands."""
    conversation = talk.player.conversation
    told = conversation.answers.get(key) if conversation else None
    return told is not None and told.original == ("\n\n".join(words) if not isinstance(words, str) else words)


def same_paper(one: Talk, other: Talk) -> None:
    """The same values, and the same form with the same ledger, box by box."""
    assert one.values == other.values
    made, wanted = (boxes.fill(each.application, edition_map(), policy()) for each in (one, other))
    assert made == wanted


corrections = st.lists(
    st.tuples(st.integers(0, 99), st.sampled_from([BY_NAME, BY_NUMBER, AND_BACK])), min_size=1, max_size=4,
    unique_by=lambda drawn: drawn[0],
)  # fmt: skip
SLOW = settings(
    max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)
"""Few examples of many turns each; shrinking one would take longer than reading it."""


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("applicant", EVERYBODY)
@SLOW
@given(drawn=corrections)
def test_told_wrong_and_corrected_is_told_right(applicant: Applicant, part: str, drawn: list[tuple[int, str]]) -> None:
    """Wrong the first time, corrected when the part is looked at: all is as if told right at once."""
    keys, until = questions(applicant, part), f"i589/{part}/check"
    picked = {keys[number % len(keys)]: how for number, how in drawn}
    mistakes: dict[str, Words] = {key: wrong(key, answer(applicant, key)) or "" for key in picked}
    talk = at(applicant, part).branch().go_on(ready(applicant, **mistakes), until=until)
    _put_right(talk, ready(applicant), picked, mistakes, until)
    same_paper(talk, told_right(applicant, part))


def _put_right(talk: Talk, right: Applicant, picked: dict[str, str], mistakes: dict[str, Words], until: str) -> None:
    for key, how in picked.items():
        correct(talk, right, key, answer(right, key), how, until)
        if how == AND_BACK:
            correct(talk, right, key, mistakes[key], BY_NAME, until)
            correct(talk, right, key, answer(right, key), BY_NUMBER, until)
    for key in _still_wrong(talk, mistakes):  # closed by another correction and opened again by a later one
        correct(talk, right, key, answer(right, key), BY_NAME, until)


def _still_wrong(talk: Talk, mistakes: dict[str, Words]) -> Sequence[str]:
    return [key for key, words in mistakes.items() if is_wrong(talk, key, words)]


@SLOW
@given(
    who=st.sampled_from(APPLICANTS),
    drawn=st.lists(st.tuples(st.sampled_from(PARTS), st.integers(0, 99)), min_size=1, max_size=3),
)
def test_there_and_back_at_the_end_of_the_form_changes_nothing(who: Applicant, drawn: list[tuple[str, int]]) -> None:
    """Any answer of any part, changed at the form's last question and changed back."""
    until = "i589/review"
    talk, right = at_the_end(who).branch(), ready(who)
    for part, number in drawn:
        keys = questions(who, part)
        key = keys[number % len(keys)]
        correct(talk, right, key, wrong(key, answer(who, key)) or "", BY_NAME, until)
        correct(talk, right, key, answer(right, key), BY_NAME, until)
    same_paper(talk, play(who))


@cache
def at_the_end(applicant: Applicant) -> Talk:
    """The applicant when the whole form has been told."""
    return Talk().go_on(applicant, until="i589/review")
