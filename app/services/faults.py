"""Where something broke, for a log line: the kind of error and the place in our code, never the error's words."""

from __future__ import annotations

import traceback
from pathlib import PurePath


def place_of(error: BaseException) -> str:
    """`ValueError at app/dialogue/engine.py:52`: the last place in our own code, else wherever it broke."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame for frame in frames if "app" in PurePath(frame.filename).parts and "site-packages" not in frame.filename
    ]
    if not frames:
        return type(error).__name__
    frame = (ours or frames)[-1]
    parts = PurePath(frame.filename).parts
    start = len(parts) - 1 - parts[::-1].index("app") if "app" in parts else len(parts) - 1
    return f"{type(error).__name__} at {'/'.join(parts[start:])}:{frame.lineno}"
