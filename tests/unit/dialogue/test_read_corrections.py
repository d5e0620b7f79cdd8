"""People who correct themselves in one message: the corrected part, where it is unmistakable."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.dialogue.readers import read
from app.dialogue.readers.corrections import corrections, is_taken_back

GROUNDS = ("Raza", "Religión", "Nacionalidad", "Opinión política", "Grupo social")
COUNTRIES = ("Honduras", "Guatemala", "El Salvador", "Otro país")


def read_it(kind: str, text: str, **asked: Any) -> tuple[str, Any]:
    reading = read(kind, text, lang="es", today=date(2021, 3, 10), **{"region": "MX", **asked})
    value = reading.value
    short = {"date": "iso", "language": "code"}.get(kind)
    return reading.status, value[short] if short and isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("yes_no", "no, digo si, perdon me equivoque es si", "yes"),
        ("yes_no", "sí, perdón, no", "no"),
        ("yes_no", "yes, sorry, no", "no"),
        ("yes_no", "no sé, mejor no", "no"),
        ("count", "5 no, 4", 4),
        ("count", "no uno, dos", 2),
        ("count", "3 hijos, perdon 2", 2),
        ("count", "5 not 4", 5),
        ("count", "not 5 but 4", 4),
        ("count", "two, i mean three", 3),
        ("date", "2019, no, 2018", "2018"),
        ("date", "marzo de 2019 digo abril de 2019", "2019-04"),
        ("date", "no en 2019, en 2020", "2020"),
        ("phone", "6561234567 perdon 6561234576", "+526561234576"),
        ("phone", "no, mejor este mismo", "sender"),
        ("a_number", "209123456 no perdon 209123465", "A209123465"),
        ("country", "no de honduras, de nicaragua", "NI"),
        ("country", "Guatemala, digo Honduras", "HN"),
        ("country", "no soy de honduras sino de guatemala", "GT"),
        ("language", "no español, mam", "mam"),
        ("marital_status", "soltera, perdón, casada", "married"),
        ("sex", "hombre no, mujer", "F"),
        ("yes_no", "si... perdon me equivoque de boton, es no. no he ido antes", "no"),
        ("yes_no", "si perdon le di mal, es no", "no"),
        ("yes_no", "no, me equivoque de numero, es si. si fui", "yes"),
        ("yes_no", "no, wrong button, yes", "yes"),
    ],
)
def test_the_corrected_part_wins(kind: str, text: str, value: Any) -> None:
    """What was taken back is no second answer."""
    assert read_it(kind, text) == ("ok", value)


@pytest.mark.parametrize(
    ("text", "choices", "value"),
    [
        ("la cuarta no perdon la quinta", GROUNDS, 5),
        ("no por religion, por la politica", GROUNDS, 4),
        ("la 2, mejor la 3", GROUNDS, 3),
        ("el salvador no, guatemala", COUNTRIES, 2),
        ("number two not three", GROUNDS, 2),
    ],
)
def test_a_corrected_choice(text: str, choices: tuple[str, ...], value: int) -> None:
    """A line that was taken back is not picked."""
    assert read_it("choice", text, choices=choices) == ("ok", value)


def test_a_corrected_name() -> None:
    """The name behind the correction, in its own capitals and accents."""
    asked = read_it("name", "Karen López, digo Karen Núñez", context="whole")
    assert asked == ("ok", {"last": "Núñez", "first": "Karen", "middle": None})


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "12 de mayo de 2019 digo 2018"),
        ("date", "12 de mayo de 2019, perdón, el 13"),
        ("date", "el 5 no el 6 de mayo"),
        ("count", "2 niñas y 3 niños, digo 4"),
        ("count", "5, me equivoqué"),
        ("country", "honduras, me equivoqué"),
        ("yes_no", "no sí"),
        ("a_number", "A209123456 digo 65"),
        ("name", "Juan Carlos, perdón, José"),
    ],
)
def test_a_part_that_may_be_meant_is_asked_about(kind: str, text: str) -> None:
    """A correction of one part only, or of nothing in particular, is asked back."""
    assert read_it(kind, text)[0] in ("ambiguous", "clarify", "invalid")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("yes_no", "sí, perdón por la demora", "yes"),
        ("yes_no", "perdón, sí", "yes"),
        ("count", "perdón, son 3", 3),
        ("country", "sorry, Honduras", "HN"),
        ("yes_no", "yo digo que no", "no"),
    ],
)
def test_courtesy_corrects_nothing(kind: str, text: str, value: Any) -> None:
    """`perdón` with no value on both sides is courtesy."""
    assert read_it(kind, text) == ("ok", value)


def test_where_a_correction_may_be() -> None:
    """The words alone give both parts, the plainest way first; nothing is found where nothing is taken back."""
    found = corrections("la cuarta, no, perdón, la quinta")
    assert (found[0].taken_back, found[0].meant, found[0].is_plain) == ("la cuarta", "la quinta", True)
    assert not corrections("la cuarta")
    assert is_taken_back("la cuarta, me equivoqué")
    assert not is_taken_back("me equivoqué")
