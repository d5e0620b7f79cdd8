"""What the flows find that put words of the clinic to the person: a question or a letter, word for word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.dialogue.conversation import Answer
from app.dialogue.world import Found, Weigh

LOOK, LOOK_LETTER = "look_question", "look_letter"
"""The actions' names in flows."""


@dataclass(frozen=True)
class AskedTalk:
    """Finds the question or the letter that waits; everything else is found by `rest`."""

    rest: Weigh
    question: Callable[[], str | None] = lambda: None
    letter: Callable[[], str | None] = lambda: None

    def __call__(
        self, action: str, args: Mapping[str, str], answers: Mapping[str, Answer], language: str
    ) -> Found | None:
        """What this action finds; None for one that leaves no answer."""
        if action not in (LOOK, LOOK_LETTER):
            return self.rest(action, args, answers, language)
        waiting = self.question() if action == LOOK else self.letter()
        return Found("open", waiting) if waiting else Found("none")
