"""Buttons and lists made at the provider: collected by playing every flow, created there, remembered here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.channels.twilio_content import WantedContent
from app.messaging.choices import Shape, content_payload
from app.messaging.markup import plain
from app.services.notices import ENDING, NEWS, notice_key
from app.services.templates import Wanted, collect
from app.services.unasked import wanted_templates as wanted_unasked
from app.storage.service_records import content_sids, keep_content_sid
from app.storage.template_rows import keep_only_templates
from app.wiring import Orienta

APPROVED = "approved"

BATCH = 20
"""How many templates are made before they are offered."""


@dataclass(frozen=True)
class Synced:
    """What a sync did. `outdated` are full names at the provider that nothing wants any more."""

    wanted: int
    created: tuple[str, ...]
    outdated: tuple[str, ...]
    is_complete: bool


@dataclass(frozen=True)
class Standing:
    """How our templates stand: wanted here, there at the provider, and outdated there."""

    wanted: int
    missing: tuple[str, ...]
    outdated: tuple[str, ...]
    rejected: tuple[str, ...]
    is_complete: bool


def sync_templates(orienta: Orienta, found: Wanted) -> Synced:
    """Make at the provider what the conversation needs (see `wanted_templates`) and is not there; remember every sid.

    Repeated, it changes nothing. Raises ProviderTrouble when the provider refuses or cannot be reached.
    """
    contents = {key: WantedContent.from_payload(content_payload(shape)) for key, shape in found.shapes.items()}
    lines = neutral_lines(orienta)
    done = orienta.contents.sync([*contents.values(), *lines.values()])
    approved = {item.full_name for item in orienta.contents.stored() if item.approval == APPROVED}
    now = orienta.clock()
    with orienta.database.write() as connection:
        for key, content in {**contents, **lines}.items():
            if content.category is None or content.full_name in approved:
                keep_content_sid(connection, key, done.sids[content.full_name], now)
    return Synced(len(contents) + len(lines), done.created, done.outdated, found.is_complete)


def make_templates(orienta: Orienta, *, step: Callable[[int], None] = lambda made: None) -> int:
    """Make them at a stand-in that has none, the first questions first; returns how many there are.

    `step` is told how many there are after each batch: from then on they are offered. Raises ProviderTrouble.
    """
    batch: list[Shape] = []
    made: dict[str, str] = {}

    def keep() -> None:
        for shape in batch:
            made[shape.key] = orienta.contents.create(WantedContent.from_payload(content_payload(shape)))
        with orienta.database.write() as connection:
            for shape in batch:
                keep_content_sid(connection, shape.key, made[shape.key], orienta.clock())
        batch.clear()
        orienta.load_templates()
        step(len(made))

    def take(shape: Shape) -> None:
        batch.append(shape)
        if len(batch) == BATCH:
            keep()

    collect(orienta.worlds, orienta.voice(), now=orienta.clock(), each=take)
    keep()
    return len(made)


def templates_standing(orienta: Orienta, found: Wanted) -> Standing:
    """What a sync of these would find, asking only. Raises ProviderTrouble."""
    names = {WantedContent.from_payload(content_payload(shape)).full_name for shape in found.shapes.values()}
    names |= {content.full_name for content in neutral_lines(orienta).values()}
    stored = [item for item in orienta.contents.stored() if item.full_name.startswith("orienta_")]
    held = {item.full_name for item in stored}
    rejected = tuple(sorted(item.full_name for item in stored if item.approval in ("rejected", "paused", "disabled")))
    outdated = tuple(sorted(held - names))
    return Standing(len(names), tuple(sorted(names - held)), outdated, rejected, found.is_complete)


def wanted_templates(orienta: Orienta, step: Callable[[], None] = lambda: None) -> Wanted:
    """The shapes that the present content and catalogues need."""
    return collect(orienta.worlds, orienta.voice(), now=orienta.clock(), step=step)


def neutral_lines(orienta: Orienta) -> dict[str, WantedContent]:
    """The lines that are said unasked, in every language, as templates to be approved: they leave outside 24 hours."""
    voice, found = orienta.voice(), {}
    for language in (voice.wording.source_language, *voice.wording.catalogues):
        for text_id in (ENDING, NEWS):
            words = plain(voice.words(voice.own(text_id, language, {}), "whatsapp"))
            key = notice_key(words, language)
            found[key] = WantedContent(f"orienta_{key}", language, {"twilio/text": {"body": words}}, category="UTILITY")
        for made in wanted_unasked(voice, orienta.house, (language,)):
            types = {"twilio/text": {"body": made.body}}
            found[made.key] = WantedContent(made.full_name, language, types, made.variables, "UTILITY")
    return found


def forget_other_templates(orienta: Orienta) -> int:
    """Forget templates that the provider no longer has; returns how many. Raises ProviderTrouble."""
    held = {item.sid for item in orienta.contents.stored()}
    with orienta.database.read() as connection:
        known = set(content_sids(connection).values())
    if known <= held:
        return 0
    with orienta.database.write() as connection:
        return keep_only_templates(connection, held)
