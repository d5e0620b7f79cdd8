"""What we write first about a hearing, in words: a neutral line or a date, and the approved templates that carry it.

Outside WhatsApp's 24 hours only a template that was approved may leave. Each text here is made into one per language:
the organisation's name is part of it, {when} is its only variable. Which are approved is known from the last
`orienta twilio templates sync`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.dialogue.events import Said
from app.dialogue.flow import Choose
from app.dialogue.library import context
from app.services.house import House
from app.services.messages import Template
from app.services.speech import Voice

WINDOW = timedelta(hours=23, minutes=45)
"""How long after their last message free words may be sent; WhatsApp allows 24 hours."""

TEXTS = ("neutral", "days", "tomorrow", "evening", "weekly", "second")
QUESTIONS: Mapping[str, tuple[str, str]] = {
    "left": ("checkin_left", "left"),
    "crossed": ("checkin_crossed", "crossed"),
    "after": ("checkin_after", "how"),
}
"""The check-ins by step: flow and question. Their words are neutral and have no placeholders."""

SAMPLE = {
    "es": "miércoles, 17 de marzo de 2027, 4:00 a. m., San Ysidro",
    "en": "Wednesday, March 17, 2027, 4:00 AM, San Ysidro",
}


@dataclass(frozen=True, slots=True)
class UnaskedTemplate:
    """A template that must be approved. `body` has {{1}} for its variable, where it has one."""

    key: str
    full_name: str
    language: str
    body: str = field(repr=False)
    variables: Mapping[str, str]

    def payload(self) -> dict[str, object]:
        """What the provider is asked to make."""
        return {
            "friendly_name": self.full_name,
            "language": self.language,
            "types": {"twilio/text": {"body": self.body}},
            "variables": dict(self.variables),
        }


def text_of(step: str, words: str) -> str:
    """The id of the text that a step says: neutral ones all say the same."""
    if words == "neutral":
        return "remind/neutral"
    if step.startswith("week_"):
        return "remind/weekly"
    return {"eve": "remind/evening", "d1": "remind/tomorrow"}.get(step, "remind/days")


def said_first(voice: Voice, text_id: str, language: str, house: House, when: str = "") -> Said:
    """One of these texts, filled."""
    return voice.own(text_id, language, {"organisation": house.organisation, "when": when})


def is_window_open(last_inbound_at: datetime | None, now: datetime) -> bool:
    """True while free words may be sent on WhatsApp."""
    return last_inbound_at is not None and now < last_inbound_at + WINDOW


def wanted_templates(
    voice: Voice, house: House, languages: tuple[str, ...] = ("es", "en")
) -> Iterator[UnaskedTemplate]:
    """Every template that the provider should hold, approved."""
    for language in languages:
        for name in TEXTS:
            yield reminder_template(voice, house, f"remind/{name}", language)
        for step in QUESTIONS:
            yield question_template(voice, step, language)


def reminder_template(voice: Voice, house: House, text_id: str, language: str) -> UnaskedTemplate:
    """The template of one of the texts."""
    body = voice.render([said_first(voice, text_id, language, house, "{{1}}")], "whatsapp")[0].body
    variables = {"1": SAMPLE.get(language, SAMPLE["en"])} if "{{1}}" in body else {}
    return _template(text_id.replace("/", "_"), language, body, variables)


def question_template(voice: Voice, step: str, language: str) -> UnaskedTemplate:
    """The template of a check-in's question, its options numbered below it."""
    flow, node_id = QUESTIONS[step]
    spot = voice.library.spot(flow, node_id)
    if spot is None or not isinstance(spot.node, Choose):
        raise LookupError(f"the content has no question {flow}/{node_id}")
    node = spot.node
    lines = [voice.words(Said(context(flow, node_id, "choose"), node.choose, language), "whatsapp"), ""]
    for number, option in enumerate(node.options, 1):
        label = Said(context(flow, node_id, f"option.{option.id}"), option.label, language)
        lines.append(f"{number}. {voice.words(label, 'whatsapp')}")
    return _template(f"checkin_{step}", language, "\n".join(lines), {})


def approved(voice: Voice, template: UnaskedTemplate, when: str = "") -> Template | None:
    """The template as it can be sent, or None while it is not approved."""
    sid = voice.templates.get(template.key)
    return Template(sid, {"1": when} if template.variables else {}) if sid else None


def _template(name: str, language: str, body: str, variables: Mapping[str, str]) -> UnaskedTemplate:
    digest = hashlib.sha256(f"{name}\n{language}\n{body}".encode()).hexdigest()[:16]
    return UnaskedTemplate(f"unasked:{digest}", f"orienta_{name}_{language}_{digest}", language, body, variables)
