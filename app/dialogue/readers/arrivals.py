"""When somebody entered the United States, said in a sentence about something else.

"entré en marzo de 2019, ¿ya se me pasó el año?", "llevo 8 meses aquí". Stricter than a reply to the question, since
nobody asked: only the speaker's own arrival counts, never that of somebody else, nor a stay in Mexico, nor leaving.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.dialogue.readers.calendar_text import calendar_text
from app.dialogue.readers.dates import read_date
from app.dialogue.readers.folding import fold
from app.dialogue.reading import Reading

_CLAUSES = re.compile(r"[,;.!?¿¡()\n]+|\b(?:y (?:ya|no|me|quiero|cuanto|todavia|aun|se)|pero|and (?:i|how|can)|but)\b")
_MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
_ARRIVED = re.compile(
    rf"\b(?:entre(?! (?:{_MONTHS})(?! (?:del? )?\d{{4}}(?! (?:y|a|o)\b))| (?:el |las? |los )?\d+ y )|"
    "entramos|ingrese|ingresamos|cruce|cruse|cruzamos|llegue|llegamos|vine|vinimos|me entregue|nos entregamos|"
    r"(?:pase|pasamos)(?= (?:por )?(?:el rio|el desierto|el puente|la frontera|la linea|al otro lado))|"
    r"(?<!if )(?<!when )(?<!can )(?<!will )(?<!before )(?:i|we)(?: (?:just|first|only|don|finally|did))? "
    r"(?:entered|enter|arrived|arrive|came|come|crossed|cross|reached|reach|got here|got there|got in)(?! from\b))\b"
)
_DATE_ALONE = re.compile(
    rf"^(?:(?:\d{{1,4}}|{_MONTHS}|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:ene|feb|abr|ago|sept?|oct|nov|dic|jan|apr|aug|dec)|de|del|el|en|in|on|of|the|for|fue|yo|pues|ano pasado|"
    r"last year|st|nd|rd|th)(?: |$))+$"
)
"""Nothing but a date, and the small words that lead to it."""
_CAME_FIRST = re.compile(
    r"(?<!\bon )(?<!\bthe )\bfirst (?=(?:time )?(?:in |on )?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b)"
)
""" "I enter America first September 2025": they came first in that month, on no day that was said."""
_OF_ANOTHER = re.compile(
    r"\b(?:mi|mis|su|sus|el|ella|ellos|my|his|her|their) (?:espos\w+|marido|mujer|senora|pareja|hij\w+|mama|papa|"
    r"herman\w+|prim\w+|ti[oa]|familia|amig\w+|husband|wife|partner|son|daughter|kids?|children|brother|sister|mother|"
    r"father|family|cousin|friend)\b"
)
_PLACES = (
    "mexico|tijuana|juarez|matamoros|reynosa|laredo|nogales|mexicali|tapachula|monterrey|albergue|shelter|guatemala|"
    "honduras|el salvador|nicaragua|venezuela|cuba|haiti|ecuador|colombia|peru|casa|corte|court|audiencia|hearing|"
    "clinica|clinic|hospital|trabajar|trabajo|work|camp|refugio"
)
_TO_ELSEWHERE = re.compile(
    r"\b(?:a|al|en|to|in|at|into|reach|reached|enter|entered) (?:la |el |mi |the |my )?(?:ciudad |nuevo )?"
    rf"(?:{_PLACES})\b"
)
_ELSEWHERE = re.compile(rf"\b(?:{_PLACES}|embaraz\w*|pregnant|chat|trabaj\w*|escuela|working|school)\b")
"""Words with which a stay is one in Mexico, or another kind of time."""

_UNIT = {"ano": 12, "anos": 12, "year": 12, "years": 12, "mes": 1, "meses": 1, "month": 1, "months": 1}
_DAYS = {"semana": 7, "semanas": 7, "week": 7, "weeks": 7, "dia": 1, "dias": 1, "day": 1, "days": 1}
_NUMBER = r"(?:\d{1,2}|un|una|a|an|one)"
_STAY = re.compile(
    r"\b(?:llevo|llevamos|tengo|tenemos|voy a cumplir|(?:ive|i have|i ve|weve|we have|we ve) been(?: here)?)"
    r"(?: (?:ya|como|casi|unos|unas|mas de|mas o menos|apenas|about|around|almost|for|just|over))*"
    rf" (?:(?P<n>{_NUMBER}) (?P<unit>{'|'.join((*_UNIT, *_DAYS))})(?P<half> y medio| y media| and a half)?"
    rf"(?: (?:y|con|and) (?P<more>{_NUMBER}) (?:meses|mes|months?))?|(?P<alone>ano y medio))\b(?P<rest>.*)"
)
_HERE = re.compile(
    r"^ (?:ya )?(?:aqui|aca|here|en (?:este pais|(?:los )?estados unidos|(?:los )?usa|(?:los )?eeuu|ee uu|el norte)|"
    r"in (?:the )?(?:us|usa|u s|united states|states|this country)|de (?:haber )?(?:entrad|llegad|cruzad)o|"
    r"(?:desde )?que (?:entre|llegue|cruce)|since i (?:came|entered|arrived|crossed))\b"
)
_HERE_BEFORE = re.compile(r"\bbeen here\b")


def arrival_said(text: str, lang: str, today: date | None) -> Reading:
    """The day, month or year of the speaker's arrival that a sentence names; `invalid` for none, or for several."""
    found = [reading for clause in _clauses(text) if (reading := _of_clause(clause, lang, today)) is not None]
    values = {str(reading.value): reading for reading in found}
    return next(iter(values.values())) if len(values) == 1 else Reading("invalid", None, "date.unread")


def _clauses(text: str) -> list[str]:
    return [clause for part in _CLAUSES.split(fold(text)) if (clause := " ".join((part or "").split()))]


def _of_clause(clause: str, lang: str, today: date | None) -> Reading | None:
    if _OF_ANOTHER.search(clause):
        return None
    arrived = _ARRIVED.search(clause)
    if len(_ARRIVED.findall(clause)) == 1 and arrived is not None and not _TO_ELSEWHERE.search(clause):
        said = _longest(_CAME_FIRST.sub("", clause[arrived.start() :]).split(), lang, today)
        said = said or _before(clause[: arrived.start()].strip(), lang, today)
        if said is not None:
            return said
    return _since(clause, today) if today is not None else None


def _longest(words: list[str], lang: str, today: date | None) -> Reading | None:
    """What the most words from the verb on say; "entré el 12 de marzo de 2019 por Reynosa" says a day."""
    readings = (read_date(" ".join(words[:end]), lang, today, "entry") for end in range(len(words), 1, -1))
    return next((each for each in readings if each.status == "ok"), None)


def _before(words: str, lang: str, today: date | None) -> Reading | None:
    """What stands before the verb where it is nothing but a date: "septiembre 2025 cruzamos el río"."""
    if not _DATE_ALONE.match(words):
        return None
    reading = read_date(words, lang, today, "entry")
    return reading if reading.status == "ok" else None


def _since(clause: str, today: date) -> Reading | None:
    """The month in which a stay began that lasts until today; only about, since nobody counts it to the day."""
    stay = _STAY.search(calendar_text(clause))
    if stay is None or _ELSEWHERE.search(stay["rest"]):
        return None
    if _HERE.search(stay["rest"]) is None and _HERE_BEFORE.search(clause) is None:
        return None
    days, months = _length(stay)
    day = today - timedelta(days=days)
    index = day.year * 12 + day.month - 1 - months
    iso = f"{index // 12:04d}-{index % 12 + 1:02d}"
    return Reading("ok", {"kind": "month", "iso": iso, "approximate": True})


def _length(stay: re.Match[str]) -> tuple[int, int]:
    """Days and months of a stay."""
    if stay["alone"]:
        return 0, 18
    number, unit = _count(stay["n"]), stay["unit"]
    if unit in _DAYS:
        return number * _DAYS[unit], 0
    half = _UNIT[unit] // 2 if stay["half"] else 0
    return 0, number * _UNIT[unit] + half + (_count(stay["more"]) if stay["more"] else 0)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else 1
