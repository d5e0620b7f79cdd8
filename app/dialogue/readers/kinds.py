"""The one door to every reader: a kind of question and a reply in, a `Reading` out. Never raises on any text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.dialogue.readers.a_numbers import read_a_number
from app.dialogue.readers.believed import is_believed
from app.dialogue.readers.choice_lines import Choices, as_choices
from app.dialogue.readers.choice_spelling import as_spelled
from app.dialogue.readers.choice_whole import whole_or_none
from app.dialogue.readers.choices import read_choice
from app.dialogue.readers.corrected import read_corrected
from app.dialogue.readers.count_ages import without_ages
from app.dialogue.readers.count_talk import count_in_talk
from app.dialogue.readers.countries import countries_in, read_country
from app.dialogue.readers.country_talk import without_others
from app.dialogue.readers.counts import read_count, read_number
from app.dialogue.readers.dates import read_date
from app.dialogue.readers.doubts import or_offered
from app.dialogue.readers.folding import clean, phrase
from app.dialogue.readers.hours import read_hour
from app.dialogue.readers.languages import read_language, without_minor
from app.dialogue.readers.leading import read_leading
from app.dialogue.readers.names import read_name
from app.dialogue.readers.not_known import names_unknown
from app.dialogue.readers.number_talk import is_none_of_own, put_right
from app.dialogue.readers.phones import read_phone
from app.dialogue.readers.places import read_place
from app.dialogue.readers.politeness import without_politeness
from app.dialogue.readers.shorthand import written_out
from app.dialogue.readers.stances import closing_stance, opening_stance, says_not_applicable, whole_stance
from app.dialogue.readers.statuses import read_marital_status, read_sex
from app.dialogue.readers.texts import read_text
from app.dialogue.readers.yes_no import read_yes_no
from app.dialogue.readers.yes_no_hedges import hangs_on_something
from app.dialogue.reading import Reading

_SEVERAL = ("a_number.more_than_one", "marital_status.which")
"""Hints of replies whose first clause is no answer by itself: a second value was said behind it."""

BELIEVED = "yes_no.believed"
"""Hint of a yes that is only believed."""

_LONGEST = 1000
_ONLY_THE = re.compile(
    r"^\W*(?:pues )?(?:solo|sólo|solamente|nomas|nomás|only|just) (?=(?:las|los|"
    r"the) )",
    re.IGNORECASE,
)
"""`solo las dos primeras`."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What surrounds a reply: the language, the day it is, what was asked, where the phone is from, the options."""

    lang: str
    today: date | None
    context: str | None
    region: str | None
    choices: Choices | None


_READERS: dict[str, Callable[[str, _Question], Reading]] = {
    "yes_no": lambda text, asked: _yes_or_no(text, asked),
    "yes_no_unknown": lambda text, asked: _yes_or_no(text, asked),
    "choice": lambda text, asked: _picked(text, asked, many=False),
    "many": lambda text, asked: _picked(text, asked, many=True),
    "choices_many": lambda text, asked: _picked(text, asked, many=True),
    "choice_or_many": lambda text, asked: _one_if_alone(_picked(text, asked, many=True)),
    "date": lambda text, asked: read_date(text, asked.lang, asked.today, asked.context),
    "hour": lambda text, asked: read_hour(text, asked.context),
    "a_number": lambda text, _: read_a_number(text),
    "phone": lambda text, asked: read_phone(text, asked.region),
    "name": lambda text, asked: read_name(text, asked.context),
    "country": lambda text, _: read_country(text),
    "language": lambda text, _: read_language(text),
    "count": lambda text, asked: read_count(text, asked.lang),
    "number": lambda text, asked: read_number(text, asked.lang),
    "marital_status": lambda text, _: read_marital_status(text),
    "sex": lambda text, asked: read_sex(text, asked.lang),
    "place": lambda text, _: read_place(text),
    "text": lambda text, _: read_text(text),
}
KINDS = frozenset(_READERS) - {"choice_or_many"}
_WHOLE = frozenset({"text"})
_AS_TYPED = frozenset({"text", "place"})
"""Kinds whose words are kept as they are: nobody looks in them for a correction."""
_SAID_FIRST = frozenset({"country", "language", "count", "number", "date", "a_number", "phone", "marital_status"})
"""Kinds whose answer may stand at the head of a reply, the rest being talk."""
_TALK = frozenset(
    {"yes_no", "yes_no_unknown", "choice", "many", "choices_many", "choice_or_many", "date", "hour", "count", "number"}
    | {"marital_status", "sex"}
)
"""Kinds whose shortened words are written out before they are read (`xq` is "porque")."""
_ASKS_ITSELF = frozenset({"choice", "many", "choices_many", "choice_or_many"})


def read(
    kind: str,
    text: str,
    *,
    lang: str,
    today: date | None,
    context: str | None = None,
    region: str | None = None,
    choices: Choices | None = None,
) -> Reading:
    """How a reply answers a question of this kind.

    `lang` (`es`, `en`) only settles what two languages write alike: both are always read. `context` is what was asked:
    birth, past, entry or hearing for a date; last, first, given, middle, full or whole for a name. `region` is the ISO
    code of the country the phone is from. A kind that does not exist raises KeyError; no text ever raises.
    """
    if kind not in _READERS:
        raise KeyError(kind)
    if not clean(text):
        return Reading("invalid", None, "empty")
    if len(text) > _LONGEST and kind not in _WHOLE:
        return Reading("invalid", None, "too_long")
    if kind not in _AS_TYPED:
        text = without_politeness(text)
    if kind in _TALK or (kind == "a_number" and not any(map(str.isdigit, text))):
        text = written_out(text)
    if kind == "language":
        text = without_minor(text)
    if kind == "country":
        text = without_others(text, countries_in)
    question = _Question(lang.lower(), today, context, region, choices)
    if kind in _AS_TYPED:
        return _reading(kind, text, question)
    if kind == "count":
        number = count_in_talk(text)
        text = without_ages(text) if number is None else text
        if number is not None or (number := count_in_talk(text)) is not None:
            return Reading("ok", number)
    if kind in ("a_number", "phone"):
        text = put_right(text)
    if kind == "phone" and is_none_of_own(text):
        return _reading(kind, text, question)  # "not mine" takes no number back, and is not only talk
    corrected = read_corrected(kind, text, lambda part: _reading(kind, part, question))
    if corrected:
        return corrected
    reading = _reading(kind, text, question)
    is_open = reading.status in ("ambiguous", "clarify", "invalid") and reading.hint not in _SEVERAL
    if kind in _SAID_FIRST and is_open:
        return read_leading(kind, text, lambda part: _reading(kind, part, question)) or reading
    return reading


def yes_or_no(text: str, lang: str) -> Literal["yes", "no"] | None:
    """A yes or no, also one that is only believed; None for anything else.

    For what is only the way on ("is it this?", "are you in danger now?"): there "creo que sí" is a yes at once.
    """
    reading = read("yes_no", text, lang=lang, today=None)
    if reading.status == "ambiguous":
        return "yes" if is_believed(without_politeness(text)) else None
    if reading.status != "ok":
        return None
    return "yes" if reading.value == "yes" else "no"


def _reading(kind: str, text: str, question: _Question) -> Reading:
    """How the words answer as they stand, with what they say about answering at all."""
    stance = None if kind in _ASKS_ITSELF else whole_stance(text)
    if stance:
        return Reading(stance)
    if says_not_applicable(text) and kind not in _ASKS_ITSELF | {"text", "yes_no", "yes_no_unknown"}:
        return Reading("invalid", None, "not_applicable")
    reading = or_offered(kind, _READERS[kind](text, question), text, question.context)
    return _or_stance(reading, text)


def _or_stance(reading: Reading, text: str) -> Reading:
    """A reply that holds no value but opens with "I don't know" is that, whatever follows."""
    if reading.status != "invalid" or not phrase(text):
        return reading
    stance = opening_stance(text) or closing_stance(text) or ("unknown" if names_unknown(text) else None)
    return Reading(stance) if stance else reading


def _yes_or_no(text: str, asked: _Question) -> Reading:
    """A yes or no; with a condition behind it ("yes, unless they tell my husband") it is asked about."""
    reading = read_yes_no(text, asked.lang)
    if reading.status != "ok":
        return reading
    if is_believed(text):
        return Reading("ambiguous", ["yes", "no"], BELIEVED)
    return Reading("ambiguous", ["yes", "no"], "yes_no.which") if hangs_on_something(text) else reading


def _picked(text: str, asked: _Question, *, many: bool) -> Reading:
    """A pick from the lines of a list, by its place however spelt, as a whole, or as `read_choice` reads it."""
    options = as_choices(asked.choices)
    text = as_spelled(text, options)
    text = _ONLY_THE.sub("", text) if many else text
    whole = whole_or_none(text, options, lambda part: read_choice(part, asked.lang, options, many=True), many=many)
    return whole or read_choice(text, asked.lang, options, many=many)


def _one_if_alone(reading: Reading) -> Reading:
    """A single pick as a number, several as a list, none of them as not an answer."""
    if reading.status != "ok" or not isinstance(reading.value, list):
        return reading
    if not reading.value:
        return Reading("invalid", None, "choice.none_of_them")
    return Reading("ok", reading.value[0]) if len(reading.value) == 1 else reading
