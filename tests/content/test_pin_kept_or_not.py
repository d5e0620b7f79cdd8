"""Whether the PIN is kept, and how one goes on from another phone: answered plainly, wherever it is asked."""

from __future__ import annotations

import pytest

from tests.support.talks import REMINDED, WELCOMED, contexts, heard, shown

PINNED = ("hola", "1", "acepto", "1", "no", "si", "2710")
HEARING = ("mi audiencia es el 3 de febrero de 2027 a las 8:30 en El Paso", "si")
WELCOMED_EN = ("english", "yes", "1", "1", "no")
ASKED = (
    "la clave si quedo?",
    "la clave q puse quedo",
    "dime si quedo la clave",
    "ok y la clave?",
    "no, ya borro. pero dime si quedo la clave 2710 pues xq nunca me dijo",
    "mi pin se guardo o no",
    "oiga y si guardo la clave que le di?",
    "y el pin ya esta?",
)
ELSEWHERE = (
    "como hago si despues escribo de otro telefono",
    "y si le escribo desde otro numero pierdo todo?",
    "si cambio de chip que pasa",
    "como sigo en otro celular",
    "puedo entrar con otro telefono?",
)


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("before", [(), HEARING])
def test_it_is_said_whether_the_pin_is_kept(words: str, before: tuple[str, ...]) -> None:
    """Yes where one is, not yet where none is; its digits are never shown."""
    kept = heard(*before, words, welcomed=PINNED)
    assert next(each.context for each in kept.said) == "pin_kept/is_kept/say"
    assert "2710" not in shown(kept)
    assert next(each.context for each in heard(*before, words, welcomed=WELCOMED).said) == "pin_kept/no_pin/say"


@pytest.mark.parametrize("words", ["is my pin saved?", "the pin i put is kept or no", "did you save my password"])
def test_the_same_in_english(words: str) -> None:
    """Where none was set."""
    assert contexts(heard(words, welcomed=WELCOMED_EN))[0] == "pin_kept/no_pin/say"


@pytest.mark.parametrize("words", ["y la clave quedo?", "la clave si quedo?"])
def test_asked_where_the_pin_is_waited_for(words: str) -> None:
    """Not yet, and the digits are asked for again."""
    assert contexts(heard(words, welcomed=PINNED[:-1])) == ["pin_kept/no_pin/say", "welcome/pin/ask"]


@pytest.mark.parametrize("words", ["se me olvido la clave", "quiero cambiar mi pin", "que es un pin?", "no quiero pin"])
def test_other_words_about_a_pin_ask_something_else(words: str) -> None:
    """Forgotten, changed, explained, refused."""
    assert not any(each.startswith("pin_kept/") for each in contexts(heard(words, welcomed=PINNED)))


@pytest.mark.parametrize("words", ELSEWHERE)
def test_how_one_goes_on_from_another_phone(words: str) -> None:
    """Nothing of a case is shown to another number: a person joins them."""
    assert "other_phone/how/say" in contexts(heard(words, welcomed=REMINDED))


@pytest.mark.parametrize(
    "words",
    ["me llamaron de otro numero y me amenazaron", "le doy el numero de mi hermana", "el telefono es prestado"],
)
def test_another_number_told_of_is_no_question_about_going_on(words: str) -> None:
    """A threat, a contact, a lent phone."""
    assert "other_phone/how/say" not in contexts(heard(words, welcomed=REMINDED))


def test_the_pin_the_other_phone_and_the_chat_in_one_message() -> None:
    """Each is answered; on SMS the chat is deleted as on SMS."""
    words = "ok y la clave? como hago si despues escribo de otro telefono y q la vecina no vea esto"
    player = heard(words, channel="sms", welcomed=PINNED)
    assert [each for each in contexts(player) if each.startswith(("pin_kept", "other_phone", "clear_phone/how"))] == [
        "pin_kept/is_kept/say",
        "other_phone/how/say",
        "clear_phone/how/say",
    ]
    assert "WhatsApp" not in shown(player)
