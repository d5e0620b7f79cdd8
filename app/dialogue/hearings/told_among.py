"""A hearing told within a message: the whole of it tells one, a part of it does, or its sentences do."""

from __future__ import annotations

import re
from itertools import combinations

from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.run import Run
from app.dialogue.topics.heard import named_in

_ENDS = re.compile(r"(?<=[?!;…\n])|(?<=\.)(?!\d)")
"""Behind the stop of a sentence, which stays with it; "8.30" has none."""

_JOINTS = re.compile(
    r"(?<=[.?!;,…])\s+|\n+|\s+(?=(?:y|e|pero|porque|con|que|q|and|but|because|with|that|which)\s)", re.IGNORECASE
)
"""Where a part of a message may begin or end."""

_MOST_PARTS = 14
"""Parts of a message up to which one of them is looked for."""

_TWO_DATES = "two_dates"
"""The topic of two papers that say something different."""

_ASKS_OF_ITS_DAY = frozenset({"hearing_missed", _TWO_DATES})
"""Topics of a day that is over, or of which it is asked whether it counts: nothing of it is to be saved."""


def tells_hearing_alone(run: Run, text: str) -> bool:
    """True where the whole of these words leads to the notebook of the hearing and names a day."""
    if named_in(text, run.language, run.world.today, run.world.words) != "day":
        return False
    return run.world.topics.get(run.route(text).topic) == HEARING_FLOW


def tells_two_papers(run: Run, text: str) -> bool:
    """True for "un papel dice 14 de enero 8:30, la otra hoja puente 4:30": one day, and nobody asks which counts."""
    route = run.route(text)
    is_one_day = named_in(text, run.language, run.world.today, run.world.words) == "day"
    return route.topic == _TWO_DATES and not route.is_plain and is_one_day


def part_hearing(run: Run, text: str) -> tuple[str, str] | None:
    """The sentences of a message that tell a hearing, and the others: "yes but do not call me. my court is 14 January".

    What stands between two that tell it belongs to it; None where no sentence tells one, or every one does.
    """
    sentences = [each.strip() for each in _ENDS.split(text) if each.strip()]
    telling = [at for at, each in enumerate(sentences) if tells_hearing_alone(run, each)]
    if not telling or len(sentences) == 1:
        return None
    told = range(telling[0], telling[-1] + 1)
    rest = [each for at, each in enumerate(sentences) if at not in told]
    return (" ".join(sentences[at] for at in told), " ".join(rest)) if rest else None


def hearing_among(run: Run, text: str) -> str | None:
    """The longest part of a message that tells a hearing, where the whole of it leads to something else.

    "Perdí mi papel pero decía 14 de enero 8:30": both are heard, and neither swallows the other.
    """
    cuts = list(_JOINTS.finditer(text))
    topic = run.route(text).topic
    if (topic in _ASKS_OF_ITS_DAY and not tells_two_papers(run, text)) or run.world.topics.get(topic) == HEARING_FLOW:
        return None
    if not cuts or len(cuts) >= _MOST_PARTS:
        return None
    begins = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(text)]
    spans = [(begins[first], ends[last - 1]) for first, last in combinations(range(len(begins) + 1), 2)]
    parts = (text[begin:end].strip(" ,;") for begin, end in sorted(spans, key=lambda each: each[0] - each[1])[1:])
    return next((part for part in parts if tells_hearing_alone(run, part)), None)
