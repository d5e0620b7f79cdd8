"""What the flow finds that puts a question of the clinic to the person: the question itself, word for word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.dialogue.conversation import Answer
from app.dialogue.world import Found, Weigh

LOOK = "look_question"
"""The action's name in flows."""


@dataclass(frozen=True)
class AskedTalk:
    """Finds the question that waits; everything else is found by `rest`."""

    rest: Weigh
    question: Callable[[], str | None] = lambda: None

    def __call__(
        self, action: str, args: Mapping[str, str], answers: Mapping[str, Answer], language: str
    ) -> Found | None:
        """What this action finds; None for one that leaves no answer."""
        if action != LOOK:
            return self.rest(action, args, answers, language)
        waiting = self.question()
        return Found("open", waiting) if waiting else Found("none")
