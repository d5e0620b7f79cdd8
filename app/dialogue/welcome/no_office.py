"""A consent with the wish that no office hears of it: "acepto pero no le diga a la policía", "i agree but no police".

What stands before or behind the wish agrees; that nothing is sent to any office is said at once. A condition, or the
wish alone, is answered the same way and the consent asked again: it agrees to nothing, and refuses nothing.
"""

from __future__ import annotations

import re

from app.dialogue.flow import Choose, Say
from app.dialogue.hearings.passing import tells_hearing
from app.dialogue.library import context
from app.dialogue.readers.folding import aligned
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.taking import Taking
from app.dialogue.run import Run
from app.dialogue.team.whom_told import SHARING
from app.dialogue.text import fold
from app.dialogue.walking import WELCOME
from app.dialogue.welcome.agreeing_first import KIN
from app.dialogue.welcome.before_agreeing import AGREE, PRIVACY
from app.dialogue.words.agreement_words import after_agreement
from app.dialogue.world import Reply

_AGREED = "agree"
"""The line of the consent that agrees."""

_SAYS = "us"
"""The text of the topic of privacy that says whom we are not, and to whom nothing is sent."""

_MOST = 22
"""Words of such a message; more tell something."""

_OFFICE = (
    r"(?:policia\w*|polis?|police|cops?|migra|migracion|immigration|inmigracion|ice|cbp|inm|gobiernos?|government|"
    r"autoridad\w*|authorit\w+|oficial\w*|agentes?|officers?|patrulla|border patrol|fiscalia|juez|jueza|judge|corte|"
    r"court|consulado|consulate|embajada|embassy|mi pais|my country)"
)
_HARMERS = (
    r"(?:(?:los|las|el|la|esos?|esas?|gente|personas?|hombres|malos) (?:\w+ ){0,2}?(?:que|q|k) "
    r"(?:(?:me|nos|le|les|lo|la|los|ya) )*"
    r"(?:mat\w+|asesin\w+|amenaz\w+|persig\w+|golpe\w+|secuestr\w+|hicieron|viol\w+|quem\w+|extorsion\w+|"
    r"andan buscando|buscan)|"
    r"maras?|mareros?|pandillas?|pandilleros?|cartel\w*|narcos?|sicarios?|los malos|mi ex|gangs?|gangsters?|"
    r"(?:those|the ones|people|the people|men|the men|them) (?:who|that) (?:\w+ )?"
    r"(?:kill\w*|murder\w*|hurt|harm\w*|threat\w*|beat|kidnap\w*|look\w*|want\w*|did))"
)
"""Those from whom somebody flees: "los de allá que nos mataron", "la mara", "the people who killed my son"."""
_BY_HARMERS = re.compile(rf"\b{_HARMERS}\b")
_NOT = r"\b(?:no|ni|nunca|jamas|sin|nada|dont|do not|not|never|without)\b"
_TELL = (
    r"(?:dig\w*|dij\w*|dic\w*|cuent\w*|avis\w*|inform\w*|report\w*|pas[ae]\w*|mand\w*|entreg\w*|compart\w*|sepan?|"
    r"enter\w+|lleg\w*|den|de|denunci\w*|tell|told|say|giv\w*|send\w*|shar\w*|know\w*|find|show|call|llam\w*|hable\w*)"
)
_WISHES = (
    re.compile(rf"{_NOT}[^.;!?]{{0,20}}?\b{_TELL}\b[^.;!?]{{0,24}}?\b{_OFFICE}\b"),
    re.compile(rf"{_NOT}[^.;!?]{{0,20}}?\b(?:{_TELL}|dan|dar|leen|lean|read)\b[^.;!?]{{0,24}}?\b{_HARMERS}\b"),
    re.compile(rf"\b{_OFFICE} (?:\w+ )?{_NOT}[^.;!?,]{{0,12}}?\b{_TELL}\b"),
    re.compile(rf"{_NOT}[^.;!?,]{{0,24}}?\b{_OFFICE}(?: (?:to )?(?:sepan?|se entere\w*|knows?|find out|hears?))\b"),
    re.compile(rf"\b(?:sin|nada de|no|without) (?:la |el |the )?{_OFFICE}\b(?! (?:es|is)\b)"),
    re.compile(
        rf"{_NOT}[^.;!?]{{0,20}}?\b(?:denunci\w+|me (?:vayan a )?(?:delat|acus|entregu)\w*|report me|turn me in)"
    ),
    re.compile(
        rf"{_NOT} (?:se |le |les |me )?(?:pas[ae]|den|dar|mand|entregu|vend|giv|send|sell)\w*[^.;!?]{{0,24}}?"
        r"\b(?:nadie|nobody|anyone|anybody|no one)\b"
    ),
)
_LEADS = re.compile(
    r"(?<![\s,.;:!-])(?:[\s,.;:!-]|\b(?:pero|but|only|solo|nomas|y|and|que|q|quiero|i|want|please|por favor|porfa|"
    r"eso si|oiga|the|la|el)\b)++$"
)
_CONDITION = re.compile(
    r"\b(?:mientras|siempre (?:que|y cuando)|con tal|as long|only if|solo si|provided|unless|a menos)\b|"
    r"(?:^|[,.;] ?)(?:y |pero |but |and )?(?:si|if) (?:ustedes |uds |you )?(?:no|not|dont)\b|\bif you\b"
)


_OPENS_A_QUESTION = frozenset({"eso", "y eso", "pero eso", "esto", "y esto", "ese", "and that", "that", "so that"})
"""What is left of "eso no le llega a la policía, verdad": it agrees to nothing."""


def agrees_without_offices(at: Taking) -> bool | None:
    """Say that nothing goes to any office, with the agreement that stands beside the wish; None for other words."""
    is_consent = at.frame.flow == WELCOME and isinstance(at.node, Choose) and at.node.save == AGREE
    is_of_harmers = _BY_HARMERS.search(aligned(at.text)) is not None
    if not is_consent or ("?" in at.text and not is_of_harmers) or tells_hearing(at.run, at.text):
        return None
    pieces = _beside_wish(at.text)
    if pieces is None:
        return None
    if "?" in at.text:
        say_no_office(at.run, at.text)
        return at.show_again()
    readings = [read_reply(at.run, Reply(text=each), at.frame, at.node) for each in pieces if each]
    if any(each.status == "ok" and each.value != _AGREED for each in readings):
        return None
    agreed = [each for each in pieces if each and _agrees(at, each)]
    if not agreed or _CONDITION.search(aligned(at.text)):
        say_no_office(at.run, at.text)
        return at.show_again()
    is_moving = at.accept(Reading("ok", _AGREED), Reply(text=agreed[0], sid=at.reply.sid))
    say_no_office(at.run, at.text)
    if KIN.search(aligned(at.text)):
        at.run.text("engine/agreed_private")
    return is_moving


def _agrees(at: Taking, piece: str) -> bool:
    if fold(piece) in _OPENS_A_QUESTION:
        return False
    if after_agreement(piece) is not None:
        return True
    reading = read_reply(at.run, Reply(text=piece), at.frame, at.node)
    return reading.status == "ok" and reading.value == _AGREED


def fears_offices(at: Taking) -> bool | None:
    """The same at the consent to give name and number: the answer counts, and the wish goes to the team with it."""
    pieces = _beside_wish(at.text) if at.frame.key == SHARING and "?" not in at.text else None
    if pieces is None:
        return None
    readings = (read_reply(at.run, Reply(text=each), at.frame, at.node) for each in pieces if each)
    answer = at.reading if at.reading.is_settled else next((each for each in readings if each.status == "ok"), None)
    is_moving = at.accept(answer) if answer is not None and not _CONDITION.search(aligned(at.text)) else at.show_again()
    say_no_office(at.run, at.text)
    return is_moving


def _beside_wish(text: str) -> list[str] | None:
    """What stands before and behind such a wish; None for a message without one."""
    text = written_out(text)
    flat = aligned(text).replace("'", " ")
    found = next((wish for each in _WISHES if (wish := each.search(flat))), None)
    if found is None or len(flat.split()) > _MOST:
        return None
    ahead = _LEADS.sub("", flat[: found.start()])
    return [each.strip(" ,.;:!-") for each in (text[: len(ahead)], text[found.end() :])]


def say_no_office(run: Run, text: str = "") -> None:
    """That nothing is sent to the police, the immigration service or any office; signed like the topic it is of.

    Whoever names those from whom they flee hears that they get nothing either.
    """
    spot = run.library.spot(PRIVACY, _SAYS)
    if spot is not None and isinstance(spot.node, Say):
        facts = run.library.facts_of(PRIVACY, spot.node)
        run.tell(context(PRIVACY, _SAYS, "say"), spot.node.say, facts=facts)
    if _BY_HARMERS.search(aligned(text)):
        run.text("engine/not_to_harmers")
