"""A story as it is kept: the parts as they came, and the whole of them, which each new part makes anew."""

from __future__ import annotations

from app.dialogue.conversation import Answer, Frame, StoryPart
from app.dialogue.flow import Story
from app.dialogue.run import Run


def keep_parts(run: Run, frame: Frame, story: Story, parts: tuple[StoryPart, ...]) -> None:
    """Record these parts as the story told at a place; at least one."""
    text = "\n\n".join(part.text for part in parts if part.text)
    sid = parts[-1].sid
    answer = Answer(value=text, original=text, language=run.language, at=run.world.now, sid=sid, parts=parts)
    run.record(frame.model_copy(update={"correcting": False}), story, answer, kind="story", about=None)
