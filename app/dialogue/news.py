"""What a person was told and has changed since: said once, before the answer to whatever they write next.

Danger, a locked or stopped conversation and the end of a case come first; then the news waits.
"""

from __future__ import annotations

from app.dialogue.conversation import News
from app.dialogue.events import ActionRequested, EmergencyRaised, Said
from app.dialogue.library import FlowLibrary, context
from app.dialogue.run import Run


def tell_news(run: Run) -> None:
    """Put what changed before everything else that this turn says, once."""
    waiting = [each for each in run.c.news if not each.is_told]
    if not waiting or _must_wait(run):
        return
    rest, run.events = run.events, []
    for each in waiting:
        _tell(run, each)
    run.events += rest
    run.set(news=tuple(each.model_copy(update={"is_told": True}) for each in run.c.news))


def _must_wait(run: Run) -> bool:
    if run.c.is_locked or run.c.is_stopped or (run.c.pending and run.c.pending.kind in ("danger", "pin")):
        return True
    return any(isinstance(event, EmergencyRaised | ActionRequested) for event in run.events)


def _tell(run: Run, news: News) -> None:
    """What is known now, or that the old statement is being checked where nothing that may be said takes its place."""
    found = statement_at(run.library, news.where)
    if found is not None:
        source, facts = found
        said = Said(news.where, source, run.language, dict(run.world.values), facts)
        if run.world.lets_through(said):
            run.text("source/changed")
            run.tell(news.where, source, facts=facts)
            return
    run.text("source/changed_unknown")


def statement_at(library: FlowLibrary, where: str) -> tuple[str, tuple[str, ...]] | None:
    """English source and facts of the text with this context; None for one that the release does not have."""
    if where in library.texts:
        return library.texts[where].source, library.texts[where].facts
    path, _, slot = where.rpartition("/")
    flow, _, name = path.rpartition("/")
    spot = library.spot(flow, name)
    if spot is None or context(flow, spot.node.id, slot) != where:
        return None
    source = dict(spot.node.slots()).get(slot)
    return None if source is None else (source, library.facts_of(flow, spot.node))
