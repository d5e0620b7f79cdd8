"""Finds the words: a context and its English source, in a person's language, for a channel, with values filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.messaging.catalogue import SMS
from app.messaging.markup import fill, without_sentences_of

Channel = Literal["whatsapp", "sms"]
OPTIONAL = ("hours",)
"""Values that an installation may lack: a clinic without fixed hours that says nothing of them."""

Catalogue = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Wording:
    """The catalogues by language code, each (context, English source) -> text. The source language needs none.

    What a language lacks is said in the source language: the content checks keep that from being released.
    """

    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)
    source_language: str = "en"

    def text(
        self,
        context: str,
        source: str,
        lang: str,
        channel: Channel,
        values: Mapping[str, object] | None = None,
    ) -> str:
        """The finished markup text. On SMS the reviewed SMS variant comes first.

        Values are words, never markup; where one of `OPTIONAL` is empty its sentences are left out.
        Raises BadContent naming context and placeholder when a value is missing.
        """
        text, given = self.unfilled(context, source, lang, channel), values or {}
        for name in OPTIONAL:
            if given.get(name) == "":
                text = without_sentences_of(name, text)
        return fill(text, given, where=f"{context} [{lang}]")

    def unfilled(self, context: str, source: str, lang: str, channel: Channel | None = None) -> str:
        """The text with its placeholders still in it."""
        source = source.strip()
        catalogue = self.catalogues.get(lang, {})
        if channel == "sms" and (variant := catalogue.get((context + SMS, source))):
            return variant
        return catalogue.get((context, source), source)

    def translate(self, context: str, source: str, language: str) -> str:
        """The text as shown on any channel that has no variant: what the dialogue reads replies against."""
        return self.unfilled(context, source, language)

    def has(self, context: str, source: str, lang: str) -> bool:
        """True when the language has its own words for it."""
        return lang == self.source_language or (context, source.strip()) in self.catalogues.get(lang, {})
