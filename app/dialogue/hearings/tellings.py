"""Things told in passing, as they are held: a hearing, harm that was done. See `app.dialogue.hearings.passing`."""

from __future__ import annotations

from typing import Literal

from app.dialogue.conversation import StoryPart, Telling
from app.dialogue.run import Run

About = Literal["hearing", "harm"]


def hold(run: Run, about: About, text: str, sid: str | None) -> None:
    """Hold something told; of hearings the newest, of harm all of it."""
    part = StoryPart(text=text, at=run.world.now, sid=sid)
    before = held(run, about)
    if before is None or about == "hearing":
        put(run, Telling(about=about, parts=(part,), turn=run.c.turn, last=run.c.turn))
    elif all(each.text != text for each in before.parts):
        put(run, before.model_copy(update={"parts": (*before.parts, part), "last": run.c.turn, "offered": 0}))


def held(run: Run, about: About) -> Telling | None:
    """What was told of it and waits."""
    return next((each for each in run.c.tellings if each.about == about), None)


def put(run: Run, telling: Telling) -> None:
    """Hold it as it is now."""
    run.set(tellings=(*(each for each in run.c.tellings if each.about != telling.about), telling))


def let_go(run: Run, about: About) -> None:
    """It was taken, or is not wanted."""
    if held(run, about) is not None:
        run.set(tellings=tuple(each for each in run.c.tellings if each.about != about))


def add(run: Run, telling: Telling, text: str, sid: str | None) -> None:
    """What was put right of it, or told besides."""
    part = StoryPart(text=text, at=run.world.now, sid=sid)
    put(run, telling.model_copy(update={"parts": (*telling.parts, part), "last": run.c.turn}))


def take_out(run: Run, about: About, words: str) -> None:
    """Of these words it was said that they are something else: no part of what is held comes from them."""
    telling = held(run, about)
    if telling is None:
        return
    parts = tuple(part for part in telling.parts if part.text not in words)
    if parts:
        put(run, telling.model_copy(update={"parts": parts}))
    else:
        let_go(run, about)
