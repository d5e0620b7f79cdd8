"""From a turn's events to finished messages: translated, filled, joined, rendered for the channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.dialogue.events import Event, Offer, Said
from app.dialogue.library import FlowLibrary, Text
from app.messaging.choices import Choice, ChoiceSet
from app.messaging.markup import escape, placeholders, plain
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
            if event.is_picture_asked and not self.may_show(event.picture, event.language):
                lets = False
            shown = event if lets else self._held_back(event)
            if said and shown.context == said[-1].context == BEING_CHECKED and not shown.offers:
                continue
            said.append(shown)
        return said

    def with_pictures(self, said: list[Said], channel: Channel, *, is_neutral: bool) -> list[Said]:
        """The texts of a turn, each with its drawing where that may go along.

        Drawings go by WhatsApp only. A phone keeps them where others look: who chose neutral words is asked first.
        """
        shown: list[Said] = []
        for each in said:
            may_go = channel == "whatsapp" and self.may_show(each.picture, each.language)
            is_asked_first = is_neutral and not each.is_picture_asked
            shown.append(each if may_go and not is_asked_first else replace(each, picture=None))
            if may_go and is_asked_first:
                shown.append(self.own("engine/picture_offer", each.language, {}))
        return shown

    def captions(self, said: list[Said]) -> list[Rendered]:
        """A message for each drawing that goes along, with the words that name it."""
        shown = dict.fromkeys((each.picture, each.language) for each in said if each.picture)
        return [
            Rendered(self.picture_words(name, language)["caption"], picture=(name, language))
            for name, language in shown
            if name is not None
        ]

    def may_show(self, name: str | None, language: str) -> bool:
        """True when every word of a drawing may be said in this language."""
        texts = self._slots(name or "")
        return bool(texts) and all(self._may_say(text, language) for text in texts.values())

    def statements_of(self, name: str, language: str) -> list[Said]:
        """The legal statements that a drawing makes."""
        legal = [text for text in self._slots(name).values() if text.facts]
        return [Said(text.context, text.source, language, {}, text.facts) for text in legal]

    def picture_words(self, name: str, language: str, values: Mapping[str, str] | None = None) -> dict[str, str]:
        """The words of a drawing by their slots, as they are drawn; what `values` lacks stays in braces."""
        return {slot: self._drawn(text, language, values or {}) for slot, text in self._slots(name).items()}

    def _slots(self, name: str) -> Mapping[str, Text]:
        return self.library.pictures.get(name, {})

    def _drawn(self, text: Text, language: str, values: Mapping[str, str]) -> str:
        open_ones = {each: "{" + each + "}" for each in placeholders(text.source)}
        return plain(self.wording.text(text.context, text.source, language, "whatsapp", {**open_ones, **values}))

    def _may_say(self, text: Text, language: str) -> bool:
        said = Said(text.context, text.source, language, {}, text.facts)
        return self.wording.has(text.context, text.source, language) and self.gate.lets_through(said)

    def render(self, said: list[Said], channel: Channel) -> list[Rendered]:
        """The messages of a turn, in order; the choices of the last question come last."""
        parts = [self.words(s, channel) for s in said]
        choices = next((self._choices(s, channel) for s in reversed(said) if s.offers), None)
        return render(parts, channel=channel, choices=choices, templates=self.templates)

    def _held_back(self, said: Said) -> Said:
        text = self.library.texts[BEING_CHECKED]
        return replace(said, context=text.context, source=text.source, facts=(), picture=None, is_picture_asked=False)

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
