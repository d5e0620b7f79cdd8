"""Somebody comes who may read the screen: one line that tells them nothing, and rest until the person is back."""

from __future__ import annotations

from app.dialogue.run import Run


def fall_silent(run: Run) -> None:
    """The neutral line; what waits goes on waiting, and nothing of it is shown before the person says they are back."""
    run.set(is_paused=True, is_hidden=True)
    run.text("engine/someone_comes")
