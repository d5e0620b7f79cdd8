"""One human sentence for whoever tells what was done to them, before anything else is asked of them.

Sexual violence is answered by itself, with the way to a person and the emergency number; so is having been
followed or threatened on a day that is over. Other harm and loss are met with a short sentence. Each is said once in a
conversation: said again and again it would be a formula. What the form is told of in a wrong place is
`app.dialogue.form.holding`'s. Whoever is in no danger now, but waits for those who threaten, is told what to do if they
come back.
"""

from __future__ import annotations

import re
from typing import Literal

from app.dialogue.events import Said
from app.dialogue.news import statement_at
from app.dialogue.readers.shorthand import written_out
from app.dialogue.run import Run
from app.dialogue.safety.past_days import tells_followed
from app.dialogue.text import fold
from app.dialogue.words.asides import Words, holds_one
from app.dialogue.words.doubting import tells_of_violence

_SENTENCES = re.compile(r"[^.!?;\n]+[?]?")
_JOINTS = re.compile(r",|\s(?:y|e|and|pero|but|entonces|so)\s")

_NEAR = 5
"""Words between a relative and what became of them."""

Grief = Literal["violence", "hurt"]

_IF_THEY_RETURN = "they_return/do/say"
"""What to do if they come back, in the words of the flow for whoever asks it."""

_SAID = {"violence": "safety/violence_story", "hurt": "safety/hurt", "followed": "safety/followed"}


def grief_in(text: str, words: Words) -> Grief | None:
    """What a message tells of: sexual violence, other harm done or a loved one killed, or neither."""
    if tells_of_violence(text, words):
        return "violence"
    return "hurt" if holds_one(fold(text), words.get("hurt", ())) else None


def _tells_of_death(text: str, words: Words) -> bool:
    """True for "my brother they kill him", "me la mataron a mi hija": a relative of theirs, and that one is dead.

    What asks tells nothing; what stands before it does: "mi mama fallecio, puedo cambiar la fecha?".
    """
    for sentence in _SENTENCES.findall(text):
        clauses = [fold(each) for each in _JOINTS.split(sentence)]
        told = clauses[:-1] if sentence.rstrip().endswith("?") else [fold(sentence), *clauses]
        if any(_is_of_death(each.split(), words) for each in told):
            return True
    return False


def _is_of_death(said: list[str], words: Words) -> bool:
    own, kin = words.get("own", frozenset()), words.get("bereaved_of", frozenset())
    named = [at for at in range(1, len(said)) if said[at] in kin and said[at - 1] in own]
    if not named or holds_one(" ".join(said), words.get("not_died", ())):
        return False
    around = (said[max(0, at - _NEAR) : at + _NEAR + 1] for at in named)
    return any(holds_one(" ".join(near), words.get("died", ())) for near in around)


def condole(run: Run, text: str) -> None:
    """Say that one sentence, unless it was said before; whoever heard the graver one needs no second."""
    words = run.world.words
    grief: str | None = grief_in(text, words) or ("hurt" if _tells_of_death(text, words) else None)
    grief = grief or ("followed" if tells_followed(text) and not run.c.is_locked else None)
    said = {name for name, where in _SAID.items() if where in run.c.seen}
    if grief is None or grief in said or "violence" in said:
        return
    run.text(_SAID[grief])
    run.set(seen=run.c.seen | {_SAID[grief]})


def says_grief(text: str, words: Words) -> bool:
    """True for words that tell of harm, or of a death."""
    return grief_in(text, words) is not None or _tells_of_death(text, words)


def tells_harm(text: str, words: Words) -> bool:
    """True for words that are met with one of these sentences: harm, a death, or having been followed."""
    return says_grief(text, words) or tells_followed(text)


def warn_of_return(run: Run, text: str) -> None:
    """Say what to do if they come back, where these words tell that those who threaten will; nobody is left with it."""
    if not holds_one(fold(written_out(text)), run.world.words.get("they_return", ())):
        return
    found = statement_at(run.library, _IF_THEY_RETURN)
    if found is not None:
        source, facts = found
        run.tell(_IF_THEY_RETURN, source, facts=facts)


def is_met(run: Run) -> bool:
    """True where this turn has said one of these sentences to whoever told of harm, or of harm to come."""
    met = {*_SAID.values(), _IF_THEY_RETURN}
    return any(isinstance(event, Said) and event.context in met for event in run.events)
