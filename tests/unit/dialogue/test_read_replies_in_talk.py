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


MARITAL = [
    ("In my religion I am married with the ceremony only, no paper from the government", "en", "asked back"),
    ("casada solo por el imam, sin papeles", "es", "asked back"),
    ("we married in 2016 in the church with the paper", "en", "married"),
    ("My wife is in Haiti, the money was not enough, we marry in 2016 in the court", "en", "married"),
    ("we marry in 2030", "en", "asked back"),
    ("we will marry in 2020", "en", "asked back"),
    ("mi señora falleció en el terremoto, 30 años de casados, Dios la tenga en su gloria", "es", "widowed"),
    ("mi señora madre fallecio y soy soltera", "es", "asked back"),
    ("mi esposo murio y no me he casado", "es", "widowed"),
    ("viuda, no me he vuelto a casar", "es", "widowed"),
    ("soy casada pero mi esposo murio", "es", "asked back"),
    ("viudo pero ya me volvi a juntar", "es", "asked back"),
    ("My husband pass away two years before, so I am widow with 3 girls", "en", "widowed"),
    ("soltera, tuve novio pero se hizo el loco", "es", "single"),
    ("soltera pero con novio", "es", "asked back"),
    ("nunca me case ni me junte con nadie, cuido a mi mama", "es", "single"),
    ("nunca me case pero vivo con el papa de mis hijos", "es", "asked back"),
    ("Bachelor", "en", "single"),
    ("divorce", "en", "divorced"),
    ("divorce since 2015, she is in Spain", "en", "divorced"),
    ("el divorcio salio en mayo ya todo legal", "es", "divorced"),
    ("the judge signed the divorce in 2020", "en", "divorced"),
    ("divorce in process", "en", "asked back"),
    ("I want divorce", "en", "asked back"),
    ("le firme el divorcio pero el no", "es", "asked back"),
    ("he does not want to sign the divorce", "en", "asked back"),
    ("me dejo y ya estamos divorciados", "es", "divorced"),
    ("me dejo, me estoy divorciando", "es", "asked back"),
    ("I was married, now I am divorced", "en", "divorced"),
    ("was married", "en", "asked back"),
    ("my mother is widow", "en", "asked back"),
]


@pytest.mark.parametrize(("text", "lang", "wanted"), MARITAL)
def test_a_marital_status_in_talk(text: str, lang: str, wanted: object) -> None:
    assert _status("marital_status", text, lang) == wanted
