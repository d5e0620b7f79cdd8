"""A turn's finished texts as the messages that leave: one message up to the channel's limit, split only where needed.

WhatsApp: 1,600 characters for a plain text, 1,024 above buttons or a list. SMS: three segments. Bold stays on
WhatsApp and goes on SMS. What a person wrote is never altered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.messaging import markup
from app.messaging.choices import ChoiceSet, Shape, TemplateRef, content_variables, numbered, shape
from app.messaging.chunks import Fits, split
from app.messaging.gsm7 import is_gsm7
from app.messaging.segments import Encoding, measure, utf16_units

Channel = Literal["whatsapp", "sms"]

TEXT_LIMIT = 1600
SMS_SEGMENTS = 3


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message ready to leave.

    `body` is always whole plain text with numbered choices, whether or not a `template` shows them as buttons.
    `segments` and `encoding` are what an SMS is billed as; on WhatsApp a message counts as 1. `index` of `total` tells
    where a turn had to be split. `wanted`: a template that would have shown buttons but does not exist yet.
    `picture`: name and language of the drawing that goes with the message, whose `body` is its caption.
    """

    body: str = field(repr=False)
    template: TemplateRef | None = None
    segments: int = 1
    encoding: Encoding = "GSM-7"
    index: int = 1
    total: int = 1
    wanted: Shape | None = None
    picture: tuple[str, str] | None = None


def render(
    parts: Sequence[str],
    *,
    channel: Channel,
    choices: ChoiceSet | None = None,
    templates: Mapping[str, str] | None = None,
    toll_free: bool = False,
) -> list[Rendered]:
    """The messages of one turn, in order; none when there is nothing to say.

    `parts` are translated, filled markup texts; a blank line joins them. `choices` come after the last one.
    `templates` maps the key of a shape to the ContentSid that exists for it.
    """
    show = markup.for_whatsapp if channel == "whatsapp" else markup.plain
    fits, fits_alone = _limits(channel, toll_free)
    text = "\n\n".join(shown for part in parts if (shown := show(part).strip()))
    options = show(numbered(choices)) if choices and choices.options else ""
    bodies = _bodies(text, options, fits, fits_alone)
    rendered = [_message(body, channel, toll_free) for body in bodies]
    if choices and channel == "whatsapp" and rendered:
        rendered[-1] = _with_template(rendered[-1], choices, options, templates or {})
    return [replace(message, index=i, total=len(rendered)) for i, message in enumerate(rendered, start=1)]


def _limits(channel: Channel, toll_free: bool) -> tuple[Fits, Fits]:
    """What fits one message by our own limit, and what the provider takes at all."""

    def short(text: str) -> bool:
        return utf16_units(text) <= TEXT_LIMIT

    if channel == "whatsapp":
        return short, short
    return (lambda text: measure(text, toll_free=toll_free).segments <= SMS_SEGMENTS), short


def _bodies(text: str, options: str, fits: Fits, fits_alone: Fits) -> list[str]:
    """Text and numbered options cut into messages; the options stay together where they fit one message."""
    joined = "\n\n".join(filter(None, (text, options)))
    if fits(joined):
        return [joined] if joined else []
    if not options or not fits(options):
        return split(joined, fits, fits_alone=fits_alone)
    bodies = split(text, fits, fits_alone=fits_alone)
    with_options = f"{bodies[-1]}\n\n{options}" if bodies else options
    return [*bodies[:-1], with_options] if fits(with_options) else _keep_question(bodies, options, fits, fits_alone)


def _keep_question(bodies: list[str], options: str, fits: Fits, fits_alone: Fits) -> list[str]:
    """Move the last words of the text to the options' message, as many whole paragraphs or sentences as fit there."""
    head, tail = _tail(bodies[-1], lambda text: fits(f"{text}\n\n{options}"))
    last = f"{tail}\n\n{options}" if tail else options
    return [*bodies[:-1], *split(head, fits, fits_alone=fits_alone), last]


def _tail(text: str, fits: Fits) -> tuple[str, str]:
    """A text's head, and its last paragraph (else its last sentence) where that fits."""
    for mark in ("\n\n", "\n", ". ", "? ", "! "):
        at = text.rfind(mark)
        if at > 0 and fits(tail := text[at + len(mark.rstrip(" ")) :].strip()):
            return text[: at + len(mark.strip())].rstrip(), tail
    return text, ""


def _message(body: str, channel: Channel, toll_free: bool) -> Rendered:
    if channel == "whatsapp":
        return Rendered(body, encoding="GSM-7" if is_gsm7(body) else "UCS-2")
    measured = measure(body, toll_free=toll_free)
    return Rendered(body, segments=measured.segments, encoding=measured.encoding)


def _with_template(message: Rendered, choices: ChoiceSet, options: str, templates: Mapping[str, str]) -> Rendered:
    """The same message with buttons or a list, where its text allows it and the template exists."""
    if not message.body.endswith(options):
        return message
    above = message.body.removesuffix(options).rstrip()
    wanted = shape(choices, above)
    if wanted is None:
        return message
    content_sid = templates.get(wanted.key)
    if content_sid is None:
        return replace(message, wanted=wanted)
    return replace(message, template=TemplateRef(wanted.key, content_sid, content_variables(above)))
