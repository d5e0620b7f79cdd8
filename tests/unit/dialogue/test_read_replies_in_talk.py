"""Answers that stand in talk: what a careful person would simply write down, and what must still be asked back."""

from __future__ import annotations

import pytest

from app.dialogue.readers import read

ASKED_BACK = ("ambiguous", "clarify", "invalid")


def _status(kind: str, text: str, lang: str) -> object:
    """The value of a reading that is sure, else `asked back`, `unknown` or `declined`."""
    reading = read(kind, text, lang=lang, today=None, context="whole" if kind == "name" else None)
    if reading.status == "ok":
        return reading.value["code"] if kind == "language" else reading.value  # type: ignore[index,call-overload]
    return "asked back" if reading.status in ASKED_BACK else reading.status


YES_NO = [
    ("mi hermano si pero yo no, a mi solo me robaron", "es", "asked back"),
    ("my brother yes but me no", "en", "asked back"),
    ("mi papa si", "es", "asked back"),
    ("mi hermano, si me pego", "es", "yes"),
    ("yes? what was the question", "en", "asked back"),
    ("si? no le entiendo", "es", "asked back"),
    ("si? si, claro", "es", "yes"),
    ("No. Sorry the phone changed it, I wanted to write Yes they did", "en", "yes"),
    ("si, perdon, quise poner que no", "es", "no"),
    ("al principio dije que no por miedo, pero la verdad es que si, me golpearon", "es", "yes"),
    ("I said yes but the truth is no", "en", "no"),
    ("antes dije que si pero la verdad no se", "es", "asked back"),
    ("pues mire que si, pero me da pena contarlo y mi mama no me creyo", "es", "yes"),
    ("For me the answer it is yes, since I arrived they follow me", "en", "yes"),
    ("fijese que si, pero no me acuerdo bien", "es", "asked back"),
    ("the truth is no, but my lawyer told me to say yes", "en", "asked back"),
    ("pues a mi no, nunca, al que golpearon fue a mi primo", "es", "no"),
    ("ahorita no la traigo, la deje en casa, pero de tener si la tengo", "es", "yes"),
    ("is correct, like you say", "en", "yes"),
    ("dios me libre", "es", "no"),
]


@pytest.mark.parametrize(("text", "lang", "wanted"), YES_NO)
def test_a_yes_or_no_in_talk(text: str, lang: str, wanted: object) -> None:
    assert _status("yes_no", text, lang) == wanted
