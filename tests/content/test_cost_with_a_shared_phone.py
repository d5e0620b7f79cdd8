"""What it costs asked with who answers the phone, and whether photos and voice may be sent: short answers."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

AT_MESSAGES = ("hola", "1", "si")


@pytest.mark.parametrize(
    "words",
    [
        "y eso q es mijo me van a cobrar? mi sobrino a veses agarra el telefono y contesta",
        "me cobran? es que mi hermana contesta el telefono",
        "is it free? my cousin uses my phone sometimes",
    ],
)
@pytest.mark.parametrize("before", [AT_MESSAGES, AT_MESSAGES[:2]])
def test_cost_and_phone_in_short(words: str, before: tuple[str, ...]) -> None:
    """One paragraph, and the question that waits."""
    said = contexts(heard(*before, welcomed=()), words)
    assert said[0] == "free_and_phone/say/say"
    assert said[-1].startswith("welcome/")
    assert not any(each.startswith("privacy/") for each in said)


@pytest.mark.parametrize(
    "words", ["puedo mandar foto", "le mando una foto del papel?", "puedo mandar audio", "can i send a photo"]
)
def test_photos_and_voice(words: str) -> None:
    """No topics are offered."""
    assert contexts(heard(), words)[0] == "photos/say/say"


@pytest.mark.parametrize(
    "words", ["el abogado me cobra y no contesta el telefono", "la mara me cobra renta y agarra mi telefono"]
)
def test_others_who_charge(words: str) -> None:
    """Not what this chat costs."""
    assert "free_and_phone/say/say" not in contexts(heard(), words)
