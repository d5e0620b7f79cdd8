"""What the first message asks: kept while the welcome lasts, and answered, or asked about, as soon as it is over.

Nobody who writes a question is met by questions alone without a word that theirs is kept.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue.conversation import Unread
from app.dialogue.hearings.passing import hear_first, hearing_and_question
from app.dialogue.hearings.tellings import held
from app.dialogue.readers.lexicon import word_set
from app.dialogue.routing import SURE
from app.dialogue.run import Run
from app.dialogue.talk.astray import SENTENCE
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.offering import nearest_flows
from app.dialogue.walking import HOME, WELCOME
from app.dialogue.words.asides import aside_of, holds_one
from app.dialogue.world import Reply

_OURS = ("es", "en")
"""The languages that we write, in the order in which both are shown."""

TRUST = "trust"
"""The flow that answers whether we lie, are a fraud or the immigration service."""

_CLAUSES = re.compile(r"[.,;!?¿¡\n]+")

_WHENCE = word_set(
    """
    hola|epa|epale|buenas|buenos|buen|dias|tardes|noches|dia|hi|hello|hey|good|morning|afternoon|evening|y|que|q|es|este|
    esto|ese|eso|el|la|lo|un|una|su|mi|me|nos|de|del|en|por|aqui|aca|ahi|a|al|yo|numero|telefono|contacto|tel|cel|
    chat|mensaje|dio|dieron|paso|pasaron|mando|mandaron|dijo|dijeron|recomendo|recomendaron|consegui|encontre|vi|
    escribiera|escribir|escriba|escribirle|escribiendo|muchacha|muchacho|senora|senor|senores|amiga|amigo|hermana|hermano|
    prima|primo|tia|tio|vecina|vecino|persona|gente|chama|chamo|pana|albergue|refugio|grupo|whatsapp|ayer|hoy|the|this|
    that|is|a|an|my|friend|lady|man|woman|people|person|somebody|someone|sister|brother|cousin|gave|give|sent|told|said|
    say|to|write|text|here|number|phone|from|shelter|i|got|it|was|in|at|and|who|he|she|they|yesterday|today
    """
)
"""Words of whoever asks who we are and says where they have the number from: the welcome that follows answers it."""

_FEW = 7
"""Words of a first message that asks who we are and nothing else."""


_LONGEST_GREETING = 22
_SENT_BY = re.compile(
    r"\b(?:me|nos) (?:dio|dieron|paso|pasaron|mando|mandaron|recomendo|recomendaron|compartio|"
    r"presto|dijo|dijeron|hablo|conto) (?:\w+ ){0,4}"
    r"(?:numero|contacto|telefono|whatsapp|wasap|ustedes|uds|ayudan|orientan|informan|apoyan)\b|"
    r"\b(?:give|gave|send|sent|share|shared|told|tell) (?:me|us) (?:\w+ ){0,4}"
    r"(?:number|contact|you|una|whatsapp|people)\b"
)
""" "Una señora me dio este número": who sent them."""
_WANTS_MORE = re.compile(
    r"\b(?:cort\w*|juez\w*|papel\w*|asil\w*|mpp|nin[oa]s?|hij[oa]s?|niet[oa]s?|abogad\w*|dinero|miedo|necesit\w*|quier\w*|"
    r"quisiera|ten(?:go|emos)|perd\w*|audiencia|cita|fecha|formulario|enferm\w*|comida|dormir|visa|permiso|deport\w*|"
    r"devolvieron|regresaron|como|cuando|donde|cuanto|puedo|ayud(?:e|en|eme|enme|arme|ar|a)|court|judge|paper\w*|asylum|"
    r"lawyer|need\w*|want\w*|wan|have|get|lost|hearing|date|form|child\w*|daughter|son|sick|food|sleep|how|when|where|"
    r"mat[ae]\w*|golpe\w*|amenaz\w*|secuestr\w*|viola\w*|kill\w*|beat\w*|threat\w*|kidnap\w*|men|"
    r"deported|fear|afraid|help me|fit help)\b(?! que (?:aqui|ustedes|uds)\b)"
)
"""Words with which such a message speaks of more than who sent them."""


def answer_first(run: Run, reply: Reply) -> bool:
    """Answer what comes before anything is asked of somebody: whether we can be trusted. True where no more was said.

    What else the message says is kept like any first message.
    """
    clauses = [each.strip() for each in _CLAUSES.split(reply.text) if each.strip()]
    doubts = [each for each in (reply.text, *clauses) if _is_doubt(run, each)]
    if not doubts or TRUST not in run.library.flows:
        return False
    rest = "" if doubts[0] == reply.text else ". ".join(each for each in clauses if each != doubts[0])
    if rest:
        keep_first(run, replace(reply, text=rest))
    open_with(run, TRUST, reply)
    return True


def _is_doubt(run: Run, text: str) -> bool:
    route = run.route(text)
    return route.is_plain and route.topic == TRUST


def keep_topic(run: Run, reply: Reply) -> None:
    """Open after the welcome the topic of a word that was told in one line: nobody has to ask for it again."""
    route = run.route(reply.text)
    flow = run.world.topics.get(route.topic)
    if flow in run.library.flows and flow not in (HOME, WELCOME) and route.confidence >= SURE:
        run.set(asked=flow, said=Unread(key="", text=reply.text, sid=reply.sid))


def keep_first(run: Run, reply: Reply) -> None:
    """Keep what a first message asks, and say that it waits. A greeting or a single unclear word asks nothing.

    A sure topic opens after the welcome (`asked`); of an unsure one the nearest topics are offered then.
    """
    if run.c.said is not None or aside_of(reply.text, run.world.words) == "small_talk" or _asks_who(run, reply.text):
        return
    both = hearing_and_question(run, reply.text)
    # what is asked besides is not plain: the notebook opens with what was told, as it would without the question
    reply = hear_first(run, reply) if both is None or both.is_sure else replace(reply, text=both.told)
    route = run.route(reply.text)
    flow = run.world.topics.get(route.topic)
    is_sure = flow in run.library.flows and flow not in (HOME, WELCOME) and route.confidence >= SURE
    is_beside = held(run, "hearing") is not None
    if not (is_sure or is_beside) and is_recommendation(reply.text):
        return
    if not is_sure and not is_beside and (len(reply.text.split()) < SENTENCE or not _offered(run, reply.text)):
        return
    run.set(asked=flow if is_sure else None, said=Unread(key="", text=reply.text, sid=reply.sid))
    say_it_waits(run)


def say_it_waits(run: Run) -> None:
    """That the first message was read and waits: in both languages, while none is chosen yet."""
    read = run.library.texts["engine/first_read"]
    languages = (run.c.language,) if run.c.language else _OURS
    said = "\n".join(run.world.translate(read.context, read.source, each) for each in languages)
    run.text("engine/first_waits", said=said)


def is_recommendation(text: str) -> bool:
    """True for a greeting with who sent them and no more: "buenas tardes, una señora me dio este número"."""
    said = fold(text)
    return (
        "?" not in text
        and len(said.split()) <= _LONGEST_GREETING
        and _SENT_BY.search(said) is not None
        and _WANTS_MORE.search(said) is None
    )


def _asks_who(run: Run, text: str) -> bool:
    """True for "epale chamo quien es este": the welcome that follows says it."""
    said, phrases = fold(text), run.world.words.get("asks_who", frozenset())
    if not holds_one(said, phrases):
        return False
    left = " ".join(re.findall(r"\w+", said))
    for phrase in sorted(phrases, key=len, reverse=True):
        left = f" {left} ".replace(f" {phrase} ", " ").strip()
    small = run.world.words.get("address", frozenset()) | run.world.words.get("greeting", frozenset()) | _WHENCE
    return len(said.split()) <= _FEW or all(word in small for word in left.split())


def _offered(run: Run, text: str) -> bool:
    return any(flow not in (HOME, WELCOME) for flow in nearest_flows(run, run.route(text)))
