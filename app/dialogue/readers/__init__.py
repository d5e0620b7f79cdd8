"""Reads what people write, in Spanish, English or both, into canonical values, and says back what it understood.

    read("date", "doce de marzo del dos mil diecinueve", lang="es", today=today).value
    -> {"kind": "date", "iso": "2019-03-12"}

Values by kind: yes_no `yes`/`no`; choice an int from 1; many a list of ints; date `{"kind", "iso"}` with kind date,
month, year, datetime or range, and `"approximate": True` when said so; a_number `A` and nine digits or `none`; phone
E.164, `sender` or `none`; name `{"last", "first", "middle"}`; country ISO alpha-2; language `{"code", "name"}`; count
an int; number an int or float; marital_status single, married, divorced, widowed; sex M, F; place `{"city", "state",
"country"}`; text the words. Nothing is invented: what was not said is absent or asked for.
"""

from __future__ import annotations

from app.dialogue.readers.arrivals import arrival_said
from app.dialogue.readers.at_border import (
    apart_from_border,
    beside_border,
    border_hour,
    earlier_hour,
    is_border_day_told,
    with_colon,
)
from app.dialogue.readers.calendar_said import Said
from app.dialogue.readers.choice_lines import Choice, with_akin
from app.dialogue.readers.clock import half_said
from app.dialogue.readers.date_pieces import (
    is_only_piece,
    missing_piece,
    piece_said,
    show_piece,
    together,
    without_doubt,
)
from app.dialogue.readers.durations import minutes_said
from app.dialogue.readers.echo import echo, echo_readings, show_value
from app.dialogue.readers.first_language import after_opening, ours_asked_first, ours_opening
from app.dialogue.readers.halves import hour_of_half
from app.dialogue.readers.hedges import hedged
from app.dialogue.readers.instead import Instead, day_instead, day_put_right, day_told, hour_instead, said_instead
from app.dialogue.readers.kinds import KINDS, read, yes_or_no
from app.dialogue.readers.languages import (
    language_value,
    languages_beside,
    other_languages,
    ours_asked_for,
    ours_insisted_on,
    ours_named,
)
from app.dialogue.readers.lines import read_json_line
from app.dialogue.readers.mentions import (
    day_said,
    hour_beside,
    hour_said,
    in_years,
    is_day_alone,
    option_said,
    year_said,
)
from app.dialogue.readers.part_hours import lacks_minutes, without_part_hour
from app.dialogue.readers.parts import complete, missing_part
from app.dialogue.readers.same_day import is_same_day, says_same_day
from app.dialogue.readers.stances import bare
from app.dialogue.readers.texts import masked_ssn, number_in, ssn_oddity
from app.dialogue.readers.told_names import names_told, own_told, parents_told, parts_of
from app.dialogue.readers.towns import before_children, names_children, town_and_state, town_said
from app.dialogue.readers.two_hours import two_hours
from app.dialogue.readers.whole_names import calls_surname, surnames_among, whole_name
from app.dialogue.readers.yes_no_talk import tells_something

__all__ = [
    "KINDS", "Choice", "Instead", "Said", "after_opening", "apart_from_border", "arrival_said", "bare",
    "before_children", "beside_border", "border_hour", "calls_surname", "complete", "day_instead",
    "day_put_right", "day_said", "day_told", "earlier_hour", "echo", "echo_readings", "half_said", "hedged",
    "hour_beside", "hour_instead", "hour_of_half", "hour_said", "in_years", "is_border_day_told", "is_day_alone",
    "is_only_piece", "is_same_day", "lacks_minutes", "language_value", "languages_beside", "masked_ssn", "minutes_said",
    "missing_part", "missing_piece", "names_children", "names_told", "number_in", "option_said", "other_languages",
    "ours_asked_first", "ours_asked_for", "ours_insisted_on", "ours_named", "ours_opening", "own_told",
    "parents_told", "parts_of", "piece_said", "read", "read_json_line", "said_instead", "says_same_day",
    "show_piece", "show_value", "ssn_oddity", "surnames_among", "tells_something", "together",
    "town_and_state", "town_said", "two_hours", "whole_name", "with_akin", "with_colon", "without_doubt",
    "without_part_hour", "year_said", "yes_or_no",
]  # fmt: skip
