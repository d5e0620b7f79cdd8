"""The same in plain words: for whoever writes "no entiendo", "más sencillo", "mucha palabra", "in simple words".

A text may have a `plain` variant, written and signed like any other; nothing is shortened by the program, since half a
legal statement may be a wrong one.
"""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.flow import Choose, Node, Say
from app.dialogue.library import context
from app.dialogue.readers.folding import aligned
from app.dialogue.reading import Reading
from app.dialogue.run import Run
from app.dialogue.world import Reply

READS_LITTLE = "few_words/told"
"""The place of the flow of few words that remembers: whoever came there is told everything in its plain wording."""

_MOST = 2
"""Texts said again at once: more would be what was too much."""


_FEW_WORDS = "few_words"
_CLAUSES = re.compile(r"[.,;:!?\n…]+|\s(?=(?:yo|porque|pq|xq|que|es que|because|i)\s)", re.IGNORECASE)
_IN_OURS = re.compile(
    r"^\W*(?:(?:si|yes|ok|hola|pues|mejor|i want|quiero)\W+)*"
    r"(?:(?:en|in) (?:espanol|castellano|ingles|english|spanish)\b|"
    r"(?:espanol|castellano|ingles|english|spanish)"
    r"(?=\s*[.,;:!]|\s+(?:mij[oa]|por favor|porfa|please|pero|but|yo|i)\b))"
)


def language_of_who_reads_little(run: Run, reply: Reply, node: Node) -> Reading | None:
    """ "En español mijo, yo no leo mucho" where the language is asked for: it is taken, and few words remembered.

    Not "español no sé leer", which may say that another language is wanted.
    """
    if not (isinstance(node, Choose) and node.save == "@language"):
        return None
    said = aligned(reply.text)
    found = _IN_OURS.match(said)
    if found is None or readers.languages_beside(reply.text):
        return None
    rest = reply.text[found.end() :]
    if not rest.strip(" .,;:!") or run.route(rest).topic != _FEW_WORDS:
        return None
    run.set(seen=run.c.seen | {READS_LITTLE})
    is_english = found[0].rstrip().endswith(("english", "ingles"))
    return Reading("ok", "en" if is_english else "es")


def reads_little(run: Run, text: str) -> bool:
    """True for words that say, beside whatever else, that reading is hard: "que me llamen, no puedo leer tanto"."""
    return any(run.route(each).topic == _FEW_WORDS for each in (text, *_CLAUSES.split(text)) if each.strip())


def note_reads_little(run: Run, text: str) -> None:
    """From such words on, tell everything in few words."""
    if reads_little(run, text):
        run.set(seen=run.c.seen | {READS_LITTLE})


def say_plainly(run: Run) -> bool:
    """Say in plain words what was told in the turn before; offer its drawing. False where it has no such variant.

    What was said plainly once is not repeated: the second time only a person can explain it.
    """
    spots = ((flow, run.library.spot(flow, name)) for flow, name in run.said_before)
    told = [(flow, spot.node) for flow, spot in spots if spot is not None and isinstance(spot.node, Say)]
    plain = [(flow, said) for flow, said in told if said.plain][:_MOST]
    for flow, said in plain:
        run.tell(context(flow, said.id, "plain"), said.plain or "", facts=run.library.facts_of(flow, said))
    if any(said.picture for _, said in plain):
        run.text("engine/picture_offer")
    return bool(plain)
