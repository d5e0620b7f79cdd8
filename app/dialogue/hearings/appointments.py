"""An appointment that may be a hearing or not: its words wait while that is asked, and are then taken as of court."""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.flow import Do
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.routing import SURE
from app.dialogue.run import Run
from app.dialogue.topics.heard import open_with
from app.dialogue.world import Found, Reply

KEEP_OPENING = "keep_opening"
"""The engine's own action: the words that opened the flow are its finding."""

OPEN_AS_COURT = "open_as_court"
"""The engine's own action: go where those words lead once they are known to be about court."""

OF_COURT = "engine/of_court"
"""What stands for "appointment" in those words then, in the person's language: "corte"."""

FLOW = "appointment"

_NOWHERE = frozenset({FLOW, "menu", "language"})


def keep_opening(run: Run, frame: Frame) -> None:
    """Keep the words that led here; they say nothing of which appointment it is."""
    text = run.opening.text if run.opening is not None else ""
    run.find(frame, Found(text or "none", text))
    run.opening = None


def open_as_court(run: Run, frame: Frame, node: Do) -> None:
    """Open what the kept words are about, where they are about court: the notebook, a missed hearing, a change."""
    run.place_at(run.library.follow(frame, node.to))
    kept = next((answer.original for key, answer in run.c.answers.items() if key == f"{FLOW}/words"), "")
    words = _as_court(run, kept)
    route = run.world.find_topic(words, lang=run.language)
    flow = run.world.topics.get(route.topic) if kept and route.confidence >= SURE else None
    has_day = readers.day_told(kept, run.language, run.world.today, HEARING_FLOW).status != "invalid"
    if flow is None or flow not in run.library.flows or flow in _NOWHERE or has_day:
        flow = HEARING_FLOW
    open_with(run, flow, Reply(text=words) if kept else None)


def _as_court(run: Run, kept: str) -> str:
    """The words with "court" in the place of "appointment"."""
    text = run.library.texts[OF_COURT]
    court = run.translated(text.context, text.source)
    names = sorted(run.world.words.get("appointments", ()), key=len, reverse=True)
    found = re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", kept, re.IGNORECASE) if names else None
    return f"{kept[: found.start()]}{court}{kept[found.end() :]}" if found else f"{kept} {court}".strip()
