"""From a turn's events to finished messages: translated, filled, joined, rendered for the channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.dialogue.events import Event, Offer, Said
from app.dialogue.library import FlowLibrary
from app.messaging.choices import Choice, ChoiceSet
from app.messaging.markup import escape
from app.messaging.rendering import Rendered, render
from app.messaging.wording import Wording
from app.services.gate import BEING_CHECKED, Gate
from app.services.messages import Channel

URGENT = "emergency/"
"""Contexts of what is said in danger."""


@dataclass(frozen=True)
class Voice:
    """Everything needed to speak: the words, the gate, the known templates by shape key."""

    wording: Wording
    library: FlowLibrary
    gate: Gate = field(default_factory=Gate)
    templates: Mapping[str, str] = field(default_factory=dict)

    def own(self, text_id: str, language: str, values: Mapping[str, str]) -> Said:
        """One of the engine's own texts, said by a service."""
        text = self.library.texts[text_id]
        return Said(text.context, text.source, language, values, text.facts)

    def words(self, said: Said, channel: Channel) -> str:
        """One text in the person's language, placeholders filled."""
        return self.wording.text(said.context, said.source, said.language, channel, said.values)

    def passed(self, events: Iterable[Event]) -> list[Said]:
        """The texts of a turn after the gate; a run of statements held back becomes one "being checked"."""
        said: list[Said] = []
        for event in events:
            if not isinstance(event, Said):
                continue
            if not (lets := self.gate.lets_through(event)) and event.context.startswith(URGENT):
                continue  # a line that must be checked is missing; nothing else may stand in the way of help
            shown = event if lets else self._held_back(event)
            if said and shown.context == said[-1].context == BEING_CHECKED and not shown.offers:
                continue
            said.append(shown)
        return said

    def render(self, said: list[Said], channel: Channel) -> list[Rendered]:
        """The messages of a turn, in order; the choices of the last question come last."""
        parts = [self.words(s, channel) for s in said]
        choices = next((self._choices(s, channel) for s in reversed(said) if s.offers), None)
        return render(parts, channel=channel, choices=choices, templates=self.templates)

    def _held_back(self, said: Said) -> Said:
        text = self.library.texts[BEING_CHECKED]
        return replace(said, context=text.context, source=text.source, facts=())

    def _choices(self, said: Said, channel: Channel) -> ChoiceSet:
        options = tuple(self._choice(offer, said, channel) for offer in said.offers)
        button = self.library.texts["engine/list_button"]
        label = self.wording.text(button.context, button.source, said.language, channel, {})
        return ChoiceSet(said.node or said.context, said.language, options, label)

    def _choice(self, offer: Offer, said: Said, channel: Channel) -> Choice:
        if not offer.context:
            return Choice(offer.id, escape(offer.label))
        label = self.wording.text(offer.context, offer.label, said.language, channel, {})
        more = None
        if offer.description:
            where = f"{offer.context}.description"
            more = self.wording.text(where, offer.description, said.language, channel, {})
        return Choice(offer.id, label, more)
