"""What only sounds like danger: a command, known talk, a plain question, or the answer that is waited for.

Each of `_SAYS` is asked in turn and says yes, no, or nothing (None); where none says anything it is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.flow import Ask, Choose, Node, Question
from app.dialogue.form.holding import NUMBERS, stance_in
from app.dialogue.hearings.border_hours import hour_of_sheet
from app.dialogue.hearings.chosen_reminders import only_names_dated
from app.dialogue.hearings.minutes_open import only_part_hour
from app.dialogue.hearings.pieces import changes_in
from app.dialogue.hearings.unread_paper import speaks_of_reading
from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.readers.shorthand import written_out
from app.dialogue.replies.command_in import command_in
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.talk.astray import is_an_option
from app.dialogue.team.asked_for import asks_for_person, beside_asking
from app.dialogue.team.wishes import is_wish_after_call, tells_place
from app.dialogue.text import fold
from app.dialogue.topics.menus import beside_number, is_made_of_lines
from app.dialogue.walking import WELCOME
from app.dialogue.welcome.before_agreeing import AGREE
from app.dialogue.welcome.chosen_messages import only_boss_is_cross
from app.dialogue.welcome.neutral_lines import UNASKED, wishes_neutral
from app.dialogue.welcome.said_in_welcome import names_hours_alone
from app.dialogue.words.agreement_words import after_agreement
from app.dialogue.words.asides import aside_of, holds_one, is_marked, someone_comes
from app.dialogue.words.doubting import is_elsewhere
from app.dialogue.words.our_messages import naming_messages
from app.dialogue.words.pins import is_pin_alone
from app.dialogue.words.tiredness import is_busy
from app.dialogue.words.year_picks import tells_age, year_meant
from app.dialogue.world import Reply

HEARD = ("sure", "yes_no.believed", "date.age_given", "date.length_given")
"""Hints of replies that hold the answer in words which are asked back: "dos, un niño y una niña", "tiene 38 años"."""

_SHORT = 4
"""Words of an answer that says nothing besides."""

_ASKS = 12
"""Words of a plain question ("¿tiene que ir mi hija o no?"); more may tell something."""

_COMPLAINS = 6
"""Words of a complaint with its answer; more may tell something."""

_NUMBERED = frozenset({"a_number", "phone"})

_DIGITS_OF_A_PAPER = 6
"""Digits from which a reply gives a number, however it is smudged."""


SEPARATED = "separated"

_FEARS = 30
"""Words of a fear for a child at the bridge; more tell something."""

_MAY_COME = re.compile(
    r"^(?:y |pero |and |but )?(?:si|if|what if)\b|"
    r"\b(?:miedo|temo|preocupa|afraid|scared|worry|que pasa si|que hago si)\b|"
    r"\b(?:puente|garita|frontera|migracion|migra|corte|juez|bridge|border|immigration|court|judge|officers?)\b"
)
"""What has not happened yet, or is done by those at the bridge."""

_TAKES = re.compile(
    r"\b(?:(?:me|nos|se)(?: (?:la|lo|las|los))? (?:(?:van|vayan|va|pueden|puedan) (?:a )?)?"
    r"(?:quit\w*|llev\w*|separ\w*|arrebat\w*)"
    r"|(?:(?:they|will|can|would|to|gonna|go) )+(?:take|taking|separate|keep)\w*|taking|take)"
    r"(?: (?:a|al|de|del|away|from me))?"
    r"(?: (?:mi|mis|la|el|las|los|my|the|our))?(?: \w+)?"
)
"""Words that take a child, with the child."""

_COMES_ALONG = re.compile(
    r"\b(?:va|van|ir|iria|vaya|viene|venir|entra|entrar|pasa|pasar) conmigo\b|"
    r"\b(?:go|goes|going|come|comes|coming) with me\b"
)
_PARTED = re.compile(
    r"\b(?:sol[oa]s?|alone|perd\w+|lost|quit\w+|llev[oa]\w*|secuestr\w+|taken|took|peg\w+|golpe\w+|mat\w+|kill\w*|amenaz\w+|"
    r"hombres?|men|tipos?|marido|esposo|husband)\b"
)

_OF_MESSAGES = naming_messages(
    r"avis\w*", r"mand\w+", "dicen", "digan", "dice", "diga", "say", "tell", r"messag\w*", r"remind\w*"
)


_MOVED = re.compile(
    r"(?:(?:hola|oiga|mire|mijo|mija|fijese) )*(?:ya |yo |ya yo )?no (?:estoy|toy|vivo|ando|me quedo) (?:en|ahi en) "
    r"(?:el|la|ese|esa) (?:albergue|refugio|casa|cuarto|hotel|direccion)(?: de antes)?(?: (?:ya |porque |pues )?me "
    r"(?:movi|cambie|mude|pase)(?: (?:a|de|con|pa|para) (?:\w+ ){0,3}\w+)?)?|"
    r"(?:ya )?me (?:movi|cambie|mude|pase) (?:a|de|del) (?:otro |otra |el |la )?(?:albergue|refugio|casa|cuarto|"
    r"hotel|ciudad|lugar)|"
    r"i (?:am )?(?:no (?:dey|longer) |not )(?:for |in |at )?(?:the )?shelter (?:again|anymore|any more)?(?: ?i "
    r"(?:don )?move(?:d)?)?|"
    r"i (?:don |have )?moved? (?:to|from) (?:the |another |other |a )?(?:new )?(?:shelter|house|room|place|hotel|"
    r"city)"
)
"""That somebody lives elsewhere now, and no more: nobody drove them out."""

_KIN_ABROAD = re.compile(
    r"(?:(?:and|y|but|pero|please|oiga|mire) )*(?:(?:i (?:have|get)|tengo) )?(?:my|mi|un|una|a) (?:\w+ )?"
    r"(?:brother|sister|cousin|uncle|aunt|son|daughter|friend|mother|father|husband|wife|hermano|hermana|prim[oa]|"
    r"ti[oa]|hij[oa]|"
    r"amig[oa]|mama|papa|espos[oa]|familia|family) (?:who |that |que )?(?:dey|is|lives?|live|stay|esta|vive|anda) "
    r"(?:for |in |en |alla en |the )*"
    r"(?:us|usa|u s|u s a|america|states|united states|eeuu|ee uu|estados unidos|el norte|texas|florida|"
    r"california|houston|miami)"
    r"(?: (?:(?:can|fit|could|may|will) )?(?:he|she|they|him)(?: (?:can|fit|could|dey))?(?: help (?:me|us)(?: "
    r"\w+){0,5})?|"
    r" (?:el |ella )?(?:me|nos) puede (?:ayudar|apoyar|recibir)(?: \w+){0,4})?"
)
"""Whether somebody's own in the United States can help, and no more."""


def only_sounds(run: Run, reply: Reply) -> bool:
    """True when a reply is a command, known talk, a plain question or the answer, and so only sounds like danger.

    Of the answers to a choice, and to a question of the engine's own, only short ones: more words tell something.
    """
    return next((said for says in _SAYS if (said := says(run, reply)) is not None), False)


def _comes_along(run: Run, reply: Reply) -> bool | None:
    """ "No me dijiste si el niño va conmigo": a child who is with them, whatever else is asked of it."""
    said = fold(written_out(reply.text))
    is_short = len(said.split()) <= _FEARS and not _PARTED.search(said)
    return True if is_short and _COMES_ALONG.search(said) is not None else None


def fears_officers(run: Run, reply: Reply) -> bool:
    """True for "me van a quitar al niño?": whether officers part them is asked, and nobody else is named.

    The row of `separated` says beside which words it is somebody else who takes the child. Any other phrase of danger
    in the message, or a message that is no question and names no officers, stays what it is.
    """
    text = written_out(reply.text)
    is_feared = is_marked(reply.text) or _MAY_COME.search(fold(text)) is not None
    if not is_feared or len(text.split()) > _FEARS or (place := run.c.place) is None or place.correcting:
        return False
    route = run.route(reply.text)
    if route.topic != SEPARATED or not route.is_plain:
        return False
    rest = run.world.assess(_TAKES.sub(" ", fold(text)), lang=run.language, in_story=False)
    return rest is None or not (rest.certain or rest.phrase)


def _is_short(reply: Reply) -> bool:
    return len(reply.text.split()) <= _SHORT


def _is_talk(run: Run, reply: Reply) -> bool | None:
    is_known = (
        _changes_told(run, reply)
        or tells_place(run, reply.text)
        or is_elsewhere(reply.text)
        or tells_age(reply.text)
        or only_boss_is_cross(run, reply)
        or _lives_elsewhere(reply.text)
        or names_hours_alone(run, reply.text)
        or courtesy_in(reply.text) in ("rest", "goodbye", "thanks")
        or someone_comes(reply.text, run.world.words)  # no question about danger on a screen that is being read
        or aside_of(reply.text, run.world.words, is_whole=True) in ("small_talk", "confused")
    )
    return is_known or None


def _lives_elsewhere(text: str) -> bool:
    """True for "ya no toy en el albergue me movi" and "my brother dey for us he fit help me?", word for word."""
    said = " ".join(re.findall(r"\w+", fold(text)))
    return _MOVED.fullmatch(said) is not None or _KIN_ABROAD.fullmatch(said) is not None


def _is_talk_of_a_form(run: Run, reply: Reply) -> bool | None:
    place = run.c.place
    is_form = place is not None and run.library.flows[place.flow].interview
    return (is_form and (is_busy(reply.text) or _says_it_again(run, reply))) or None


def _is_plain_question(run: Run, reply: Reply) -> bool | None:
    is_few = len(reply.text.split()) <= _ASKS
    return (is_few and not run.c.pending and run.route(reply.text).is_plain) or None


def _is_pin(run: Run, reply: Reply) -> bool | None:
    if run.c.pending is None or run.c.pending.kind != "pin":
        return None
    return is_pin_alone(reply.text) or command_in(run, reply) is not None


def _is_line(run: Run, reply: Reply) -> bool | None:
    """A line of the list that waits, or its number with words of no danger behind it."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None:
        return None
    if isinstance(spot.node, Choose) and is_an_option(run, reply, place, spot.node):
        return True
    if run.c.pending:
        return None
    if is_made_of_lines(run, reply.text, place, spot.node):
        return True
    if rest := beside_number(run, reply.text, place, spot.node):
        return run.world.assess(rest, lang=run.language, in_story=False) is None
    return None


def _is_year(run: Run, reply: Reply) -> bool | None:
    """The year that is asked for, with words of no danger beside it."""
    pending = run.c.pending
    if pending is None or pending.kind != "readings":
        return None
    year = year_meant(reply.text, pending.options, run.world.today)
    if year is None:
        return None
    return (
        not year.rest or tells_age(year.rest) or run.world.assess(year.rest, lang=run.language, in_story=False) is None
    )


def _is_tap(run: Run, reply: Reply) -> bool | None:
    return _is_short(reply) if reply.payload or run.c.pending else None


def _is_wish(run: Run, reply: Reply) -> bool | None:
    place, spot = run.c.place, run.spot
    cannot_talk = run.world.words.get("cannot_talk", ())
    if is_wish_after_call(run, reply.text) and not holds_one(fold(reply.text), cannot_talk):
        return True
    has_wishes = spot is not None and isinstance(spot.node, Question) and spot.node.wishes
    if place is None or spot is None or not (place.flow == WELCOME or has_wishes):
        return None
    return _limits_its_answer(run, reply, place, spot.node) or None


def _is_command(run: Run, reply: Reply) -> bool | None:
    if not asks_for_person(reply.text):
        return command_in(run, reply) is not None or None
    rest = beside_asking(reply.text)  # "que me llame alguien, están afuera" is asked about
    return not rest or run.world.assess(rest, lang=run.language, in_story=False) is None or None


def _is_answer(run: Run, reply: Reply) -> bool | None:
    place, spot = run.c.place, run.spot
    if place is None or spot is None or not isinstance(spot.node, Ask | Choose if _is_short(reply) else Ask):
        return None
    if _is_of_a_number(reply, spot.node) or _is_of_a_date(run, reply, spot.node):
        return True
    reading = read_reply(run, reply, place, spot.node)
    reading = stance_in(run, reply, place, spot.node, kind_of(place, spot.node), reading)
    has_wish = isinstance(spot.node, Question) and spot.node.wishes and reading.hint == "yes_no.which"
    return reading.is_settled or reading.hint in HEARD or has_wish  # "yes, but do not tell my husband"


def _chooses_messages(run: Run, reply: Reply) -> bool | None:
    """True for "los q avisan pero no dicen de q se trata" where it is asked what may be sent: it names a line."""
    place, spot = run.c.place, run.spot
    if run.c.pending or place is None or spot is None or place.key != UNASKED or len(reply.text.split()) > _ASKS:
        return None
    if only_names_dated(run, reply.text):
        return True  # "ya le dije, los completos con hora y lugar"
    is_of_it = _OF_MESSAGES.search(fold(written_out(reply.text))) is not None
    return (is_of_it and read_reply(run, reply, place, spot.node).is_settled) or None


def _puts_messages_right(run: Run, reply: Reply) -> bool | None:
    """True for "pero que el mensaje no diga de qué es", which no phrase of danger stands in."""
    if UNASKED not in run.c.answers or not wishes_neutral(reply.text):
        return None
    heard = run.world.assess(reply.text, lang=run.language, in_story=False)
    return heard is None or not (heard.certain or heard.phrase) or None


def agrees_and_no_more(run: Run, reply: Reply) -> bool:
    """True for "acepto que lo abran para ayudarme" where the consent waits: it says nothing besides."""
    node = run.spot.node if run.spot is not None else None
    if run.c.pending or not isinstance(node, Choose) or node.save != AGREE:
        return False
    parted = after_agreement(reply.text)
    return parted is not None and not fold(reply.text[parted[1] :])


_SAYS: tuple[Callable[[Run, Reply], bool | None], ...] = (
    _is_talk,
    _is_talk_of_a_form,
    _is_plain_question,
    _comes_along,
    _is_pin,
    _is_line,
    _is_year,
    only_part_hour,
    _is_tap,
    _is_wish,
    _is_command,
    _chooses_messages,
    _puts_messages_right,
    _is_answer,
)


def _says_it_again(run: Run, reply: Reply) -> bool:
    """True for a few words that complain of having said it: "ya lo puse, Raymundo"."""
    said = run.world.words.get("said_before", ())
    return len(reply.text.split()) <= _COMPLAINS and holds_one(fold(reply.text), said)


def _limits_its_answer(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """True for a choice of the welcome with its limit: "sí avisos pero que no digan de qué, mi hija agarra el tel"."""
    is_limited = holds_one(fold(written_out(reply.text)), run.world.words.get("limits", ()))
    if not (is_limited and isinstance(node, Choose)):
        return False
    reading = read_reply(run, reply, frame, node)
    return reading.is_settled or reading.hint in HEARD


def _is_of_a_date(run: Run, reply: Reply, node: Node) -> bool:
    """True for "the 11 i think" where a date is asked: nothing but a piece of it."""
    is_date = isinstance(node, Ask) and node.of == "date"
    return is_date and readers.is_only_piece(reply.text, run.world.today, getattr(node, "about", None))


def _is_of_a_number(reply: Reply, node: Node) -> bool:
    """True for a reply of digits where the number of a paper or a phone is asked: a smudged one is no cry."""
    is_number = isinstance(node, Ask) and (node.of in _NUMBERED or node.about in NUMBERS)
    return is_number and sum(char.isdigit() for char in reply.text) >= _DIGITS_OF_A_PAPER


def _changes_told(run: Run, reply: Reply) -> bool:
    """True for words about what is being told: "it's not at 8, it's at 9", "the hour is blurred"."""
    place = run.c.place
    spot = None if run.c.pending else run.spot
    if place is None or spot is None:
        return False
    if hour_of_sheet(run, reply.text, place) is not None:
        return True
    return speaks_of_reading(run, reply.text, spot.node) or changes_in(run, reply.text, place, spot.node) is not None
