"""The hour at the border in a message that tells the hour in court too: "12 December 8:30, at the bridge 5 am". Pure.

The two are told apart by the word of the border beside one of them. What has only one hour is left as it is: nobody
can know then whose it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.dialogue.readers.calendar_text import BEHIND_MINUTES
from app.dialogue.readers.folding import fold
from app.dialogue.readers.mentions import hour_said, without_ages
from app.dialogue.readers.part_hours import SOME
from app.dialogue.reading import Json, Reading

_HALF = (
    r"(?: ?[ap] ?\.? ?m\b\.?| (?:de|por|en) (?:la )?(?:manana|tarde|noche|madrugada)\b|"
    r" in the (?:morning|afternoon|night)\b)"
)
_NAMES = (
    "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|"
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
)
_MINUTES = r"(?: ?[:.] ?\d{2}| y (?:media|cuarto|quince|treinta)\b)"
_NUMBER = rf"(?:\d{{1,2}}(?![\d/-])|\b(?:{_NAMES})\b)"
_DAY_BEHIND = r"(?! ?/| ?-| (?:de |of )?(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec)\w*)"
_HOUR = rf"{_NUMBER}{_MINUTES}?{_HALF}?{_DAY_BEHIND}"
_PLAIN_HOUR = (
    rf"(?:(?:a las?|las?|at|na) {_NUMBER}{_MINUTES}?{_HALF}?|{_NUMBER}(?:{_MINUTES}{_HALF}?|{_HALF})){_DAY_BEHIND}"
)
_TO = r"(?:\b(?:en|al|a|por|para|pa|pal|at|in|on|to|for|del|de|of|con|with|before|ante) )?(?:(?:el|la|the|mi|my) )?"
_PLACE = (
    rf"{_TO}(?:puente|garita|puerto(?: de entrada)?|frontera|bridge|port(?: of entry)?|border)\b"
    r"(?! (?:sheet|paper|hoja))"
    r"(?:(?: de| of)?(?: (?:paso del norte|santa fe|zaragoza|libre|nuevo|viejo|internacional|international|gateway|"
    r"san ysidro|brownsville|matamoros|laredo|nogales|el paso|juarez|las americas|hidalgo|new|old|one|two|uno|dos))"
    r"+\b|, (?:el )?(?:paso del norte|santa fe|zaragoza|gateway|san ysidro|las americas|internacional)\b)?"
)
"""The border, with the name of the bridge or the town behind it: "puente Paso del Norte 0430"."""
_BE_THERE = r"(?:tengo que|hay que|debo|i must|i have to|must|have to) (?:estar|llegar|presentarme|be|arrive)\b"
_COURT = rf"{_TO}(?:juez|jueza|jues|corte|tribunal|judge|court|audiencia|hearing)\b"
_SAYS = (
    r"(?:[ ,:;.]++(?:(?:hay que|tengo que|debo|i must|must|have to|be|estar|llegar|presentarme|es|son|is|are|na|dice|"
    r"says|say|hora|hour|time|the|la|que|q|para|ahi|alla|a|at|las|there|come|como|pero|but|i|go|voy)\b[ ,]*+)*+)"
)
_LINKS = (
    r"(?:[ ,]+(?:es|son|is|are|na|hay que|tengo que|debo|estar|llegar|i must|must|have to|be|lo|it|the one)\b)*[ ,]+"
)
_FOUND = re.compile(_PLAIN_HOUR)
_AND_SOME = re.compile(SOME)
_MONTH = r"(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec)[a-z]*"
_DAY = rf"(?:el |on |on the )?(?:\d{{1,2}} (?:de |of |d )?{_MONTH}|{_MONTH} \d{{1,2}})(?:,? (?:de |del |of )?20\d\d)?"
_DAY_BETWEEN = re.compile(rf"(?P<place>{_PLACE}) (?P<day>{_DAY})(?P<behind>,? .*)")


@dataclass(frozen=True, slots=True)
class _Beside:
    """An hour that stands beside a word, with how far: 0 right beside it, 1 behind a comma or a stop."""

    span: tuple[int, int]
    hour: str
    whole: tuple[int, int]
    far: int


_FOUR_FIGURES = re.compile(r"(?<![\d/.:-])\b(0\d)([0-5]\d)\b(?! ?[/:-]|\.\d)(?! ?\d{3})")
_SPACED = re.compile(
    r"(?<![\d/:.-])(?<!\d )\b(0?[1-9]|1[0-2]) ([0-5][05])\b(?! ?[\d/:-]|\.\d)"
    r"(?! (?:de |of )?(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec))",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?<![\d/:.-])\b(0?[1-9]|1[0-2]) (?:y|con) ([0-5][05])"
    rf"{BEHIND_MINUTES}",
    re.IGNORECASE,
)
_JOINS_ON = re.compile(r"(?<![ ,;])(?:[ ,;]|\b(?:y|and|pero|but)\b)++$")
_READ = ("ok", "ambiguous")

_UNKNOWN_HOUR, _FARTHEST = 2, 2
"""How far the court's hour is where "court" stands behind both and beside none; how far the two may be together."""


@dataclass(frozen=True, slots=True)
class Apart:
    """The rest of the message, and the hour at the border, `HH:MM`; None where it can be read in two ways.

    Where it cannot be known which of the two hours is the border's, the rest has neither.
    """

    rest: str
    hour: str | None


def apart_from_border(text: str) -> Apart | None:
    """The hour at the border and what is left without it; None where what is left tells no hour of its own."""
    if (of_lines := _by_lines(text)) is not None:
        return of_lines
    flat = _day_last(_flat(text))
    at_border, in_court = _beside(flat, _PLACE), _beside(flat, _COURT)
    at_border += _bare_beside(flat) if any(each.far == 0 for each in in_court) else []
    if not at_border and any(each.far == 0 for each in in_court):
        at_border = _beside(flat, _BE_THERE)
    plain = [found.span() for found in _FOUND.finditer(flat)]
    court = re.search(_COURT, flat)
    unknown = 0 if court is None else 1 if plain and court.start() < plain[0][0] else _UNKNOWN_HOUR
    ways: list[tuple[int, bool, Apart]] = []
    for border in at_border:
        some = _AND_SOME.match(flat, border.span[1])
        rest = _without(flat, (border.whole[0], max(border.whole[1], some.end() if some else 0)))
        early, late = (hour_said(words, "hearing") for words in (f"a las {border.hour}", rest))
        if early.status not in _READ or late.status not in _READ:
            continue
        own = [each.far for each in in_court if not _overlap(each.span, border.span)]
        far = border.far + (min(own) if own else unknown)
        hour = None if some else _before(early.value, late.value)
        is_after = hour is not None and hour >= _latest(late.value)
        ways.append((far, is_after, Apart(rest, hour)))
    if not ways:
        return None
    ways.sort(key=lambda way: way[:2])
    far, is_after, best = ways[0]
    is_tied = len(ways) > 1 and ways[1][:2] == ways[0][:2] and ways[1][2] != best
    if is_tied or far > _FARTHEST or (is_after and far):
        return Apart(_without(flat, *plain, *(each.span for each in at_border)), None)
    return best


def _by_lines(text: str) -> Apart | None:
    """The same of a hearing told twice, a line each; None for one line, and where a line tells the border alone."""
    lines = [each for each in text.split("\n") if each.strip()]
    apart = [apart_from_border(each) for each in lines] if len(lines) > 1 else []
    alone = [each for each, own in zip(lines, apart, strict=False) if own is None and re.search(_PLACE, _flat(each))]
    if alone or not any(apart):
        return None
    rest = (own.rest if own is not None else each for each, own in zip(lines, apart, strict=True))
    hours = [own.hour for own in apart if own is not None and own.hour is not None]
    return Apart("\n".join(rest), hours[-1] if hours else None)


def border_hour(text: str, court: str | None = None) -> str | None:
    """The hour at the border in a message that tells no other hour: "you forget the bridge 5 am", "puente a las 5".

    Of two readings the one before that in court; None where it is not clear.
    """
    flat = _flat(text)
    hours = {each.span: each for each in _beside(flat, _PLACE)}
    if len(hours) != 1:
        return None
    (found,) = hours.values()
    others = [each for each in _FOUND.finditer(flat) if not _overlap(each.span(), found.span)]
    is_of_court = any(each.far <= found.far or not _overlap(each.span, found.span) for each in _beside(flat, _COURT))
    if is_of_court or (found.far and others) or _AND_SOME.match(flat, found.span[1]):
        return None
    reading = hour_said(f"a las {found.hour}", "hearing")
    return earlier_hour(reading, court)


def earlier_hour(reading: Reading, court: str | None) -> str | None:
    """The hour of a reading; of two the one before that in court. None where it has none, or it is not clear."""
    return _before(reading.value, court or "12:00") if reading.status in _READ else None


_BRIDGE = r"(?:puente|garita|puerto(?: de entrada)?|frontera|bridge|port(?: of entry)?|border)"
_NEAR = 4
_ITS_HOUR = re.compile(rf"{_SAYS}{_HOUR}")


def beside_border(text: str) -> list[str]:
    """The few words behind and before each word of the border, where a port is named: "puente Paso del Norte"."""
    flat = _flat(text)
    found = []
    for each in re.finditer(rf"\b{_BRIDGE}\b", flat):
        behind = re.split(r"[.;\n\d]", flat[each.end() :])[0].split()
        before = re.split(r"[.;,\n\d]", flat[: each.start()])[-1].split()
        found += [" ".join(behind[:_NEAR]), " ".join(before[-_NEAR:])]
        if (hour := _ITS_HOUR.match(flat, each.end())) is not None:  # "la hoja del puente dice 0430 Paso del Norte"
            found.append(" ".join(re.split(r"[.;\n\d]", flat[hour.end() :])[0].split()[:_NEAR]))
    return found


def with_colon(text: str) -> str:
    """The text with a colon in an hour that has none: "4 30 de la mañana", "0430"; no day with the number behind it."""
    return _JOINED.sub(r"\1:\2", _SPACED.sub(r"\1:\2", _FOUR_FIGURES.sub(r"\1:\2", text)))


def _flat(text: str) -> str:
    return with_colon(re.sub(r"\bd(?= la\b)", "de", " ".join(fold(without_ages(text)).split())))


def is_border_day_told(text: str) -> bool:
    """True where the one day of a message stands beside the border: "al puente el 14 de enero a las 4, corte 8:30"."""
    flat = _flat(text)
    return _day_last(flat) != flat


def _day_last(flat: str) -> str:
    """The one day of a message at its end, where it stands between the border and its hour: "puente el 14 a las 4"."""
    between = _DAY_BETWEEN.search(flat) if len(re.findall(_DAY, flat)) == 1 else None
    if between is None:
        return flat
    return f"{flat[: between.start()]}{between['place']}{between['behind']}, {between['day']}"


def _beside(flat: str, word: str) -> list[_Beside]:
    """The hours that stand beside a word, in either order; of two that one word could have, the nearer."""
    found: list[_Beside] = []
    some = rf"(?P<hour>{_PLAIN_HOUR}|{_NUMBER}{_HALF}?(?={SOME}))(?:{SOME})?"
    for pattern in (rf"{word}(?P<says>{_SAYS})(?P<hour>{_HOUR})", rf"{some}(?P<says>{_LINKS}){word}"):
        for each in re.finditer(pattern, flat):
            hour = re.sub(r"^(?:(?:a )?las? |at |na )", "", each["hour"])
            far = 1 if re.search(r"[,;.]", each["says"]) else 0
            found.append(_Beside(each.span("hour"), hour, each.span(), far))
    return found


def _bare_beside(flat: str) -> list[_Beside]:
    """A number alone right before the word of the border: "5 puente, 8:30 juez"."""
    found = re.finditer(rf"(?:^|[,;.] ?)(?P<hour>\d{{1,2}}) {_PLACE}", flat)
    return [_Beside(each.span("hour"), each["hour"], (each.start("hour"), each.end()), 0) for each in found]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _without(flat: str, *spans: tuple[int, int]) -> str:
    """The message without some of its parts, each of which leaves a comma."""
    rest = flat
    for start, end in sorted(set(spans), reverse=True):
        rest = f"{_JOINS_ON.sub('', rest[:start])} , {rest[end:]}"
    return re.sub(r"(?:, )+", ", ", " ".join(rest.split())).strip(" ,;")


def _latest(value: Json) -> str:
    return max(map(str, value)) if isinstance(value, list) else str(value)


def _before(at_border: Json, in_court: Json) -> str | None:
    """The hour at the border, of two readings the one before that in court: nobody is to be there afterwards."""
    if isinstance(at_border, str):
        return at_border
    earliest = min(in_court) if isinstance(in_court, list) else str(in_court)
    early = [hour for hour in at_border if str(hour) < str(earliest)] if isinstance(at_border, list) else []
    return str(early[0]) if len(early) == 1 else None
