"""A language that we took wrong: "no no, I say ENGLISH". What was noted is taken back, with a call that came of it.

Only where the words that we misread named that language as well: whoever speaks Mam and goes on in Spanish for now
still needs an interpreter.
"""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.events import CallTakenBack
from app.dialogue.readers.languages import languages_in
from app.dialogue.run import Run
from app.dialogue.text import calm, fold

LANGUAGE = "language"
"""The topic of the call for an interpreter."""

_NOTED = ("welcome/other_language", "language/best")
"""Where another language was noted."""

_WITH_IT = {"welcome/other_language": "welcome/other_place", "language/best": "language/place"}
"""What was told of it besides."""

_RECENT = 3
"""Turns after a call in which it may come of a misunderstanding."""


_DENIES = re.compile(r"\b(?:no|not|nunca|never|que es|what is|whats)\b")
_CLAUSES = re.compile(r"[,.;:!?\n]+")


def denies_noted(run: Run, text: str) -> bool:
    """True for "no, xinka no", "what is xinka??" of whoever was noted as speaking it."""
    return bool(_denied(run, text))


def _denied(run: Run, text: str) -> list[str]:
    """Where a language was noted that these words deny, or ask what it is."""
    noted = [key for key in _NOTED if key in run.c.answers]
    clauses = [fold(each) for each in _CLAUSES.split(text)] if noted else []
    denied = [languages_in(each) for each in clauses if _DENIES.search(each)]
    return [key for key in noted if [_code(run, key)] in denied]


def _code(run: Run, key: str) -> str | None:
    value = run.c.answers[key].value
    return str(value.get("code")) if isinstance(value, dict) else None


def own_up(run: Run, language: str) -> None:
    """Say sorry, and take back the language that was noted in the words which named this one too."""
    run.text("engine/language_meant")
    denied = _denied(run, run.typed.text) if run.typed is not None else []
    wrong = [key for key in _NOTED if key in run.c.answers and (key in denied or language in _named(run, key))]
    for key in wrong:
        for each in (key, _WITH_IT[key]):
            if each in run.c.answers:
                run.withdraw(each)
    if wrong and LANGUAGE in run.c.called and run.c.turn - run.c.called_turn <= _RECENT:
        run.set(called=tuple(each for each in run.c.called if each != LANGUAGE))
        run.events.append(CallTakenBack(LANGUAGE))
        run.text("engine/interpreter_back")


def _named(run: Run, key: str) -> set[str]:
    return readers.ours_named(calm(run.c.answers[key].original))
