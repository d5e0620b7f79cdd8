"""How often Python looks for garbage: rarely. Nearly all that is made at the start stays, and a turn leaves no cycles.

As Python comes, it looks after every 700 new objects, and now and then through all of them: a second of each start, and
tens of milliseconds in the middle of a turn.
"""

from __future__ import annotations

import gc


def collect_rarely() -> None:
    """Look through the newest objects after 50,000 of them, and through all after a hundred such looks."""
    gc.set_threshold(50_000, 10, 10)


def keep_what_is_loaded() -> None:
    """Never look again through what there is now. For a process that is done loading and lives on with it."""
    gc.freeze()
