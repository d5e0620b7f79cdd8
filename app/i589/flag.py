"""One thing for a reviewer to look at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """A question about named items. `id` is that of the checklist (`I589-R08`); `question` names its words.

    The words are `flag.<question>` of `content/packet.yaml`: they end as a question and repeat no answer.
    """

    id: str
    items: tuple[str, ...]
    question: str
