"""Danger told of a day that is over: "saturday some men follow me", with present words because nobody conjugates."""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue.run import Run
from app.dialogue.safety.danger import Danger
from app.dialogue.text import fold
from app.dialogue.words.parting import is_leaving, only_parts

DANGER_NOW = "danger_now"

WAY_IN_DARK = "way_in_dark"
"""The topic of who fears the way to the bridge."""

_DAYS = (
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_PAST_DAY = re.compile(
    rf"\b(?:(?:el|este|last|this|on) )?{_DAYS}\b|\b(?:ayer|antier|anteayer|yesterday|la semana pasada|last week)\b"
)
_NOW = re.compile(
    r"\b(?:ahora|ahorita|horita|hoy|ya|now|right now|today|tonight|outside|afuera|otra vez|again|every)\b"
)
_GOES_ON = re.compile(
    r"\b(?:orita|oritita|horitita|todavia|aun|desde|since|still|siguen|sigue|help|ayuda|ayudenme|ayudeme|auxilio|hide|"
    r"hiding|escondid[oa]s?|cada|todos los|todas las|always|siempre|manana|tomorrow|next|proxim[oa]|que viene|will|"
    r"gonna|going to|van a|va a|miedo|afraid|fear|scared|vienen|viene|volvieron|regresaron|come back|came back|"
    r"(?:they|them|dem|he|men) (?:dey )?(?:come|coming|are|is|dey)|door|puerta|here|aqui|esta noche|los "
    rf"{_DAYS}s?)\b"
)
"""Words with which it goes on, comes again or is still to come, or with which somebody cries for help."""

_PEOPLE = (
    r"(?:men|man|guys?|people|persons?|somebody|someone|cars?|trucks?|they|dem|them|he|police|gang|cartel|hombres?)"
)
_AT_IT = r"(?:siguiendo|persiguiendo|correteando|amenazando|vigilando)"
_BEEN = r"(?:estaban?|venian?|iban?|andaban?|anduvieron|anduvo|estuvieron|estuvo|vinieron|vino|fueron)"
_DID = r"(?:siguieron|siguio|persiguieron|persiguio|corretearon|amenazaron|amenazo|vigilaron|vigilaban)"
_KIN = (
    r"(?:hij[oa]s?|niñ[oa]s?|nin[oa]s?|bebe|espos[oa]|marido|mujer|pareja|herman[oa]s?|mama|papa|familia|niet[oa]s?|"
    r"sons?|daughters?|kids?|child|children|baby|husband|wife|partner|sisters?|brothers?|mother|father|family|"
    r"grandson|granddaughter)"
)
_DONE = r"(?:han?|habian?) (?:seguido|perseguido|correteado|amenazado|vigilado)"
_FOLLOWED = re.compile(
    rf"\b(?:me|nos) (?:{_DID}|{_DONE})\b(?! \w+(?:ando|endo|iendo)\b)|"
    rf"\b(?:me|nos) {_BEEN} {_AT_IT}\b|\b{_BEEN} {_AT_IT}(?:me|nos)\b|"
    rf"\ba mis? {_KIN} (?:l[aoe]s? )?{_DID}\b|\b{_DID} a mis? {_KIN}\b|"
    rf"\b{_PEOPLE} (?:\w+ ){{0,2}}?(?:followed|chased|threatened|(?:was|were|been|bin|don|done|did) "
    rf"(?:follow|chase|threaten)(?:ed|d|ing)?|(?:was|were|been) chasing) (?:me|us|my {_KIN})\b"
)
_FOLLOW = re.compile(
    r"\b(?:me|nos) (?:siguen|persiguen|corretean|amenazan)\b(?! \w+(?:ando|endo|iendo)\b)|"
    rf"\b{_PEOPLE} (?:\w+ ){{0,2}}?(?:follow|chase|threaten) "
    r"(?:me|us)\b"
)
""" "Saturday some men follow me": nobody conjugates; of a past day only where its day is said."""

_NOT_SO = re.compile(
    r"\b(?:nobody|no one|nadie|nunca|never|didnt|did not|dont|do not|wasnt|werent|not)\b|"
    r"\bno (?:me|nos|es|fue|era)\b|\b(?:if|supongamos)\b|"
    r"\bsi\b(?! (?:si|quiero|acepto|claro|por|porque|pues|pin|exacto|gracias|mijo|mija|senor|senora)\b)"
)

_SENTENCES = re.compile(r"(?<!\d)[.](?!\d)|[!?;\n]|(?<=\d)[.]\s|,\s+(?=(?:y|pero|and|but)\s)", re.IGNORECASE)
_CLAUSES = re.compile(
    r"(?<=[.,;!?\n])\s*|\s+(?=(?:porque|por ?que|pq|xq|because|cause|cuz|so|pero|but|por eso|que por eso|y|and)\b)",
    re.IGNORECASE,
)
_MOST_OF_IT, _FEWEST_BESIDES = 16, 8
"""Words in the sentence that tells it, and words that must stand beside it for it to be told in passing."""


def tells_past_day(text: str) -> bool:
    """True for a day of the past and no word of now: "saturday some men follow me"; the alarm stands all the same."""
    said = fold(text)
    return _PAST_DAY.search(said) is not None and _NOW.search(said) is None


def tells_followed(text: str) -> bool:
    """True for "men followed me on saturday": followed or threatened before, told as it was and not asked about."""
    is_past = tells_past_day(text)
    return any(_tells_followed(each, is_past=is_past) for each in _CLAUSES.split(text) if not each.endswith("?"))


def without_followed(text: str) -> str:
    """The words beside it: whoever is wished not to call there is us, not those who followed."""
    is_past = tells_past_day(text)
    left = [each for each in _CLAUSES.split(text) if not _tells_followed(each, is_past=is_past)]
    return " ".join(left).strip() or text


def _tells_followed(clause: str, *, is_past: bool) -> bool:
    said = fold(clause)
    found = _FOLLOWED.search(said) or (_FOLLOW.search(said) if is_past else None)
    return found is not None and _NOT_SO.search(said[: found.end()]) is None


def as_told(run: Run, text: str, danger: Danger | None) -> Danger | None:
    """The danger as it is to be met: what is told of a past day within a message about other things is asked about.

    Only where the rest of the message sounds like no danger, and nothing in it says that it goes on.
    """
    if danger is None or not danger.certain or danger.kind != DANGER_NOW or not _is_in_passing(run, text):
        return danger
    return replace(danger, certain=False)


def is_only_of_before(run: Run, text: str) -> bool:
    """True where having been followed on a past day is all that sounds like danger in a message."""
    return tells_followed(text) and run.world.assess(without_followed(text), lang=run.language, in_story=False) is None


def tells_it_and_leaves(run: Run, text: str) -> bool:
    """True for "saturday some men follow me. i go sleep": of a past day, and only goodbyes besides.

    Whoever is in danger does not wish a good night; nothing of what is told may be now or go on.
    """
    told: list[str] = []
    besides: list[str] = []
    for each in _CLAUSES.split(text):
        (told if _tells_followed(each, is_past=True) else besides).append(each)
    said, rest = " ".join(told), " ".join(besides)
    if not (tells_past_day(said) and is_leaving(rest) and only_parts(rest)) or _GOES_ON.search(fold(said)):
        return False
    return run.world.assess(rest, lang=run.language, in_story=False) is None


def _is_in_passing(run: Run, text: str) -> bool:
    if not tells_past_day(text) or _GOES_ON.search(fold(without_fear_of_way(run, text))):
        return False
    telling: list[str] = []
    besides: list[str] = []
    for each in filter(None, (part.strip() for part in _SENTENCES.split(text))):
        is_danger = run.world.assess(each, lang=run.language, in_story=False) is not None
        (telling if is_danger else besides).append(each)
    is_short = len(telling) == 1 and len(telling[0].split()) <= _MOST_OF_IT
    is_beside_more = sum(len(each.split()) for each in besides) >= _FEWEST_BESIDES
    return is_short and is_beside_more and tells_past_day(telling[0])


def without_fear_of_way(run: Run, text: str) -> str:
    """The message but for what somebody fears of the way to the bridge: that is to come, and nobody is at the door."""
    kept = [each for each in _SENTENCES.split(text) if each.strip() and run.route(each).topic != WAY_IN_DARK]
    return ". ".join(kept)
