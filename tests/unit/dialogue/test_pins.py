"""The PIN in a message: whoever says more in the same breath is not refused, and no other number is taken for one."""

from __future__ import annotations

import pytest

from app.dialogue.words.pins import Given, given_in, is_pin_alone, pin_in, without_pin


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ok my pin is 4471, what is I-862", "what is I-862"),
        ("mi pin es 4471 y quiero saber que es nta", "quiero saber que es nta"),
        ("4471. que es nta", "que es nta"),
        ("4471 que es la nta", "que es la nta"),
        ("que es nta? 4471", "que es nta?"),
        ("q es la nta mi pin 4471", "q es la nta"),
        ("mi pin es 4 4 7 1 y cuando es mi corte", "cuando es mi corte"),
        ("mi clave: 4471, tengo corte el 15 de mayo 2027", "tengo corte el 15 de mayo 2027"),
        ("4471 es mi pin y la corte", "la corte"),
        ("el pin q puse es 4471 pero no me acuerdo de la fecha", "no me acuerdo de la fecha"),
        ("hola buenas mi pin 4471 quiero ver mi fecha", "quiero ver mi fecha"),
        ("my pin is 4471, I came in 2019", "I came in 2019"),
        ("ok my pin is 4471 my case number is 123456 what now", "my case number is 123456 what now"),
        ("contraseña 4471 gracias", ""),
        ("buenas tardes, mi pin es 4471", ""),
        ("mi pin es 4471, 4471, que es nta", "que es nta"),
    ],
)
def test_pin_is_read_and_the_rest_is_kept(text: str, rest: str) -> None:
    """Where it is called so, or stands first or last and apart; the digits are in no rest."""
    assert given_in(text) == Given("4471", rest)
    assert "4471" not in without_pin(text) or not rest


@pytest.mark.parametrize(
    "text",
    [
        "vivo en la calle 4821", "mi pin no es 4471", "naci en 1983", "2019 me fui de honduras", "4471 o 4417",
        "mi pin es 4471 o 4417", "4471, perdon, 4417", "llegue el 12/04/2019", "vine en 2019. que hago",
        "mi tel 664 555 0100", "A 012 345 678", "me cobran 5000. que hago", "5000 dolares me piden",
        "el zip code 78520", "son 1500 y no tengo", "12 de abril de 2019", "mi pin es de 4 digitos", "pin 12",
        "mi pin es 44719988", "que es I-862", "mi pin era 1234 ahora es 4471",
    ],
)  # fmt: skip
def test_other_numbers_are_no_pin(text: str) -> None:
    """Years, sums, phones, papers, and two numbers of which either may be meant."""
    assert pin_in(text) is None
    assert without_pin(text) == text


@pytest.mark.parametrize(
    ("text", "is_alone"),
    [("4471", True), ("mi pin es 4471 gracias", True), ("mi pin es 4471, me siguen", False), ("hola", False)],
)
def test_alone_means_nothing_else_is_said(text: str, is_alone: bool) -> None:
    """Only then may the digits go before what else is heard in a message."""
    assert is_pin_alone(text) is is_alone
