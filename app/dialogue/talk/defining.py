"""What a word is: "qué es USCIS?", "no sé qué son apellidos", "what does NTA mean", asked anywhere.

The words and texts are those of content/texts/term.yaml. Only a whole message that asks for a meaning is answered so;
one slip of the finger in a longer word is forgiven, and of two words joined by "y" each is explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from app.dialogue.flow import Ask, Story
from app.dialogue.library import Text
from app.dialogue.run import Run
from app.dialogue.text import loose, loose_own
from app.dialogue.words.asides import Words, is_marked, is_question

TO_A_PERSON = "a_person"
"""An `ask` whose reply is for a person of the clinic: thanks, a question, a file, all of it is the answer as it is."""

REFUSED = "welcome/refused"
"""Where whoever did not agree to anything still asks what they want: nothing of ours waits there."""

_SURE = 0.75
_LONGEST = 14
_LONG_WORD = 5
_MOST = 2
_JOINT = re.compile(r" (?:y|e|o|and|or) ")
_CLAUSES = re.compile(r"[?¿!¡.,;\n]+")
_OLD_FOLKS = re.compile(
    r" (?:(?:no )?es(?: como| lo)?|is(?: it| not)?|isnt(?: it)?) (?:de|para|donde|for|of|where)(?: \w+){0,3}? "
    r"(?:ancian\w+|viejit\w+|viej[oa]s|abuelit\w+|old (?:people|folks|ones|persons?)|elderly)(?: no)?$"
)
""" "Asilo es de ancianos": the word is known for a home of old people, and is asked about."""
_GUESSED = re.compile(
    r"^(?:(?:y|pero|entonces|is|a|an|the|so|and|but) )*(?P<named>\w+(?: \w+){0,3}?) "
    r"(?:(?:es |eso es |seria |o sea )?como (?:de (?:la |el |los |las )?|del |un |una |en (?:la |el )?|"
    r"para (?:la |el |los |las )?|(?:la|el|los|las) (?:de|del|que) )|es como (?:la|el|los|las) |"
    r"(?:es|eso es|o sea|sera) (?:un|una) |"
    r"(?:is |it is |its )?(?:like|same as) (?:(?:for|in|on|of|a|an|the|to) )*)"
    r"(?:\w+ ?){1,4}$"
)
""" "¿Audiencia como de la radio?", "is a PIN like a password?": a guess at what the word in front of it means."""
_PLEA = re.compile(
    r"^(?:(?:mas (?:facil|sencillo|simple|despacio)|no (?:le |te )?entiendo|no entendi|porfa|por favor|porfis|simpler|"
    r"easier|please|i dont understand|(?:yo )?(?:quiero|quisiera|queria|necesito|ocupo|deseo) saber|"
    r"(?:me|nos) (?:puede|puedes|podria|pueden) decir|digame|dime|i (?:want|need|would like) to know|"
    r"(?:can|could) you tell me|tell me) )+(?=(?:q|k|que|what|whats|lo que) )"
)
""" "Más fácil, no entiendo", "quiero saber" before the question itself."""
_LOST_TAIL = re.compile(
    r"(?: (?:mij[oa]|joven|senor(?:a|ita)?|amig[oa]|oiga|brother|my brother|sir|maam|porfa|por favor|please|perdon|"
    r"(?:yo )?no (?:le |lo |te |la )?(?:entiendo|entendi|conozco|se)(?: (?:eso|nada|bien))?|"
    r"i (?:dont|do not|no|didnt) (?:understand|know|get)(?: (?:it|that|this))?))+$"
)
""" "Qué es eso del PIN, mijo, no entiendo": who is addressed, and that it is not known."""
_GUESS_BEHIND = re.compile(
    r"(?<! que)(?<! q)(?<! k)(?<! what) "
    r"(?:is (?:it|this|that)|it is|this is|es(?: eso| esto)?|eso es|sera|o sea|o es|or is it)"
    r"(?: (?:como|like|a|an|one|un|una|kind|of|the|el|la|tipo|de))* \w+(?: \w+){0,3}$"
)
""" "What is withholding is it a jail": a guess behind the word that is asked about."""
_OFF_PAPER = re.compile(
    r"^(?:(?:y|and|pero|but|es que) )*(?:(?:eso|lo|esto|la palabra|donde dice|dice|pone|says|it says) "
    r"(?:de (?:la |el )?)?|"
    r"(?:(?:el|mi|the|my|la) )?(?:papel|papelito|paper|hoja|sheet|carta|letter) (?:dice|pone|says?|said|is|it say) )"
    r"(?=\w)"
)
""" "Paper says individual what is that", "y eso de preliminar que es": where the word stands."""
_AFTER = re.compile(
    r" (?:(?:que|q) es(?: eso| esto)?|(?:what is|whats) (?:that|it)|que significa(?: eso| esto)?|que quiere decir|"
    r"(?:is|are) what(?: is it)?|what (?:it )?(?:is|are)|es (?:que|q|k)(?: cosa)?|(?:que|q|k) cosa es|"
    r"para que(?: es| sirve| era| seria)?|mean|means|stand for|what for|is for what)$"
)


def explain(run: Run, text: str, *, anywhere: bool = False, beside: bool = False) -> bool:
    """Say what a term is where the message asks for it; False where it asks for none that is known here.

    Outside a form a term that a topic answers is left to it, where the words are clearly about one. `anywhere`: also in
    a story, where the person has said that the words are a question. `beside`: it stands beside what is told, and is
    left to no topic.
    """
    place, spot = run.c.place, run.spot
    if place is None or spot is None:
        return False
    if not anywhere and (
        isinstance(spot.node, Story) or (isinstance(spot.node, Ask) and spot.node.about == TO_A_PERSON)
    ):
        return False
    is_brief = run.library.flows[place.flow].interview and place.key != REFUSED  # a topic would bury the question
    found = terms_in(text, _terms(run), run.world.words, may_be_bare=is_brief) or _first_asked(run, text)
    if not found and run.library.flows[place.flow].pieces:
        found = _last_asked(run, text)
        beside = beside or bool(found)
    if not found or (not (is_brief or beside) and _is_left_to_topic(run, text, found)):
        return False
    for term in found:
        run.tell(term.context, term.source, facts=term.facts)
    return True


def _terms(run: Run) -> tuple[Text, ...]:
    """The terms, with what stands for a value among their words put in: the organisation is asked about by its name."""
    return tuple(
        replace(term, words=tuple(_filled(word, run.world.values) for word in term.words))
        if any("{" in word for word in term.words)
        else term
        for term in run.library.terms
    )


def _filled(word: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        word = word.replace(f"{{{name}}}", value)
    return word


def _first_asked(run: Run, text: str) -> Sequence[Text]:
    """The terms that the first clause asks for, where what stands behind it neither asks nor is about a topic."""
    clauses = [each.strip() for each in _CLAUSES.split(text) if each.strip()]
    rest = " ".join(clauses[1:])
    if not rest or len(rest.split()) > _LONGEST or any(is_question(each, run.world.words) for each in clauses[1:]):
        return ()
    found = terms_in(clauses[0], _terms(run), run.world.words)
    return found if found and run.route(rest).confidence < _SURE else ()


def _last_asked(run: Run, text: str) -> Sequence[Text]:
    """The terms that the last clause asks for, where nothing of what is being told stands before it.

    "paper no clear for me, what is individual?", where a hearing is told piece by piece.
    """
    clauses = [each.strip() for each in _CLAUSES.split(text) if each.strip()]
    before = " ".join(clauses[:-1])
    is_said = any(char.isdigit() for char in before) or any(is_question(each, run.world.words) for each in clauses[:-1])
    if not before or is_said or len(before.split()) > _LONGEST:
        return ()
    return terms_in(clauses[-1], _terms(run), run.world.words)


def _is_left_to_topic(run: Run, text: str, found: Sequence[Text]) -> bool:
    """True where the words are clearly about the very topic that answers one of the terms."""
    route = run.route(text)
    flow = run.world.topics.get(route.topic, route.topic)
    return route.confidence >= _SURE and any(term.flow == flow for term in found)


def terms_in(text: str, terms: Iterable[Text], words: Words, *, may_be_bare: bool = False) -> tuple[Text, ...]:
    """The terms whose meaning the whole message asks for; none where one of its words is not known here.

    `may_be_bare`: also a term alone with the mark of a question, "¿pin?".
    """
    said = loose(text)
    if len(said.split()) > _LONGEST:
        return ()
    rest = _asked_for(said, words) or _guessed_at(text, said) or (said if may_be_bare and is_marked(text) else None)
    if rest is None:
        return ()
    small = words.get("small_words", frozenset())
    named = {_core(loose_own(word), small): term for term in terms for word in term.words}
    if whole := _meant(_core(rest, small), named):
        return (whole,)
    parts = [_asked_for(part, words) or part for part in _JOINT.split(rest)]
    each = [_meant(_core(part, small), named) for part in parts]
    found = tuple(dict.fromkeys(term for term in each if term))
    return found if all(each) and 1 < len(parts) <= _MOST else ()


def meaning_asked(text: str, words: Words) -> str | None:
    """What a message asks the meaning of, without small words: "withholding" of "qué es el withholding"; else None."""
    asked = _asked_for(loose(text), words)
    return _core(asked, words.get("small_words", frozenset())) if asked else None


def without_small(own: str, small: frozenset[str]) -> str:
    """A name of our content in the form in which `meaning_asked` tells it."""
    return _core(loose_own(own), small)


def _asked_for(said: str, words: Words) -> str | None:
    """What stands after "qué es", or before it; None where the words ask for no meaning."""
    said = said[plea.end() :] if (plea := _PLEA.match(said)) else said
    said = _LOST_TAIL.sub("", said)
    around = frozenset().union(*(words.get(name, frozenset()) for name in ("polite", "leads", "address")))
    left = said
    for _ in range(_MOST):
        for phrase in around:
            left = left.removeprefix(f"{phrase} ").removesuffix(f" {phrase}")
    opener = max((each for each in words.get("defines", ()) if left.startswith(f"{each} ")), key=len, default=None)
    if opener is not None:
        return _GUESS_BEHIND.sub("", _AFTER.sub("", left.removeprefix(f"{opener} ")))
    before = _OLD_FOLKS.sub("", _AFTER.sub("", left))
    return _OFF_PAPER.sub("", before) if before != left else None


def _guessed_at(text: str, said: str) -> str | None:
    """What somebody asks about by a guess at its meaning, "¿audiencia como de la radio?"; only with its mark."""
    guess = _GUESSED.match(said) if is_marked(text) else None
    return guess["named"] if guess else None


def _core(said: str, small: frozenset[str]) -> str:
    return " ".join(word for word in said.split() if word not in small) or said


def _meant(core: str, named: dict[str, Text]) -> Text | None:
    """The term of this name, or the only one a slip away from it."""
    if core in named or len(core) < _LONG_WORD:
        return named.get(core)
    near = {
        term.context: term for name, term in named.items() if len(name) >= _LONG_WORD and OSA.distance(core, name) == 1
    }
    return next(iter(near.values())) if len(near) == 1 else None
