"""A language that we took wrong: "no no, I say ENGLISH". What was noted is taken back, with a call that came of it.

Only where the words that we misread named that language as well: whoever speaks Mam and goes on in Spanish for now
still needs an interpreter.
"""

from __future__ import annotations

from app.dialogue import readers
from app.dialogue.events import CallTakenBack
from app.dialogue.run import Run

LANGUAGE = "language"
"""The topic of the call for an interpreter."""

_NOTED = ("welcome/other_language", "language/best")
"""Where another language was noted."""

_WITH_IT = {"welcome/other_language": "welcome/other_place", "language/best": "language/place"}
"""What was told of it besides."""

_RECENT = 3
"""Turns after a call in which it may come of a misunderstanding."""


def own_up(run: Run, language: str) -> None:
    """Say sorry, and take back the language that was noted in the words which named this one too."""
    run.text("engine/language_meant")
    wrong = [key for key in _NOTED if key in run.c.answers and language in _named(run, key)]
    for key in wrong:
        for each in (key, _WITH_IT[key]):
            if each in run.c.answers:
                run.withdraw(each)
    if wrong and LANGUAGE in run.c.called and run.c.turn - run.c.called_turn <= _RECENT:
        run.set(called=tuple(each for each in run.c.called if each != LANGUAGE))
        run.events.append(CallTakenBack(LANGUAGE))
        run.text("engine/interpreter_back")


def _named(run: Run, key: str) -> set[str]:
    return readers.ours_named(run.c.answers[key].original)
