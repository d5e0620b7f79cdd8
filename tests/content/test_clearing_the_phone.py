"""Deleting this chat from the phone, which erases nothing that we keep."""

from __future__ import annotations

import pytest

from app.dialogue.events import ActionRequested
from tests.support.talks import WELCOMED, contexts, heard, shown

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
HOW = "clear_phone/how/say"


@pytest.mark.parametrize(
    "words",
    [
        "ya es todo mijo. como borro los mensajes que no los vea doña rosa",
        "no mijo eso no, borrar los mensajes de aqui del telefono pa que no se vean",
        "borrar mensajes",
        "quiero borrar los mensajes",
        "como se borra esto del cel",
        "como elimino este chat",
        "como le hago para borrar esto",
        "como borro la conversacion",
        "puedo borrar los mensajes de mi telefono?",
        "oiga como quito los mensajes pa que no los vea la señora",
        "how i delete this chat from the phone",
        "how do i delete these messages",
        "can i delete this from my phone?",
        "i want to delete the messages from this phone",
        "delete messages",
        "clear this chat",
    ],
)
@pytest.mark.parametrize("welcomed", [WELCOMED, ENGLISH])
def test_how_this_chat_goes_from_the_phone(words: str, welcomed: tuple[str, ...]) -> None:
    """How, that what was written down stays, and that ERASE is something else."""
    player = heard(words, welcomed=welcomed)
    said = [each.context for each in player.said]
    assert said[:2] == [HOW, "clear_phone/other/say"]
    assert "WhatsApp" in shown(player)
    assert "SMS" in shown(player)


@pytest.mark.parametrize(
    "words",
    [
        "los mensajes si pero la fecha no me la borre",
        "only the messages of the phone",
        "nomas los mensajes de este telefono",
        "solo los mensajes, no la fecha",
        "just the chat on my phone",
        "delete the messages but keep my date",
        "como borro los mensajes de mi telefono",
        "3",
    ],
)
def test_at_the_question_of_erasing_only_the_phone_is_meant(words: str) -> None:
    """Nothing is erased, and the question is left."""
    player = heard("borrar", words)
    said = [each.context for each in player.said]
    assert said[:2] == [HOW, "clear_phone/other/say"]
    assert not any(each.startswith("erase/") for each in said)
    assert not [event for event in player.events if isinstance(event, ActionRequested) and event.name == "erase"]
    contexts(player, "si")
    assert not [event for event in player.events if isinstance(event, ActionRequested) and event.name == "erase"]


def test_a_kept_date_is_shown_before() -> None:
    """It is copied on paper first."""
    kept = ("tengo corte el 15 de diciembre de 2026 a las 8 y media en brownsville", "si", "no", "matamoros", "master")
    player = heard(*kept, "no", "menu", "como borro los mensajes")
    assert [each.context for each in player.said][:3] == ["clear_phone/paper/say", HOW, "clear_phone/other/say"]
    assert "15 de diciembre de 2026" in shown(player)


def test_in_few_words() -> None:
    """Whoever reads little gets the steps apart."""
    assert "*papelera*" in shown(heard("no se leer", "como borro los mensajes"))


@pytest.mark.parametrize("words", ["borrar", "borra todo", "erase", "borren mis datos", "delete everything"])
def test_whoever_wants_all_erased_is_asked(words: str) -> None:
    """As before."""
    assert contexts(heard(), words) == ["erase/sure/choose"]


@pytest.mark.parametrize("words", ["si", "yes", "1"])
def test_a_yes_erases_all(words: str) -> None:
    """As before."""
    player = heard("borrar", words)
    assert [event for event in player.events if isinstance(event, ActionRequested) and event.name == "erase"]


@pytest.mark.parametrize(
    "words", ["quien lee los mensajes", "no me llegan los mensajes", "cuesta algo", "me borraron los mensajes"]
)
def test_other_words_about_messages(words: str) -> None:
    """Who reads, what arrives, what it costs."""
    assert HOW not in contexts(heard(), words)


@pytest.mark.parametrize(
    "words",
    [
        "voy a borrar todo",
        "ya me voy, borro los mensajes",
        "voy a borrar el whatsapp",
        "ya borre los mensajes",
        "me toca borrar todo xq mi marido ve el cel",
        "i delete the messages now",
        "i go delete this chat",
    ],
)
def test_whoever_is_about_to_delete_is_told_to_copy_the_number_first(words: str) -> None:
    """It is the only way back to this chat from another phone; nothing of ours is erased."""
    player = heard(words)
    assert next(each.context for each in player.said) == HOW
    assert shown(player).startswith("*Antes de borrar:* copie en papel el número")
    assert not [event for event in player.events if isinstance(event, ActionRequested) and event.name == "erase"]


@pytest.mark.parametrize("words", ["borrar todo", "borren todo lo mio", "quiero que borren mi informacion"])
def test_what_we_keep_is_still_erased_by_its_words(words: str) -> None:
    """Asked about first."""
    assert contexts(heard(), words) == ["erase/sure/choose"]


def test_a_goodbye_has_the_emergency_number() -> None:
    """Whoever leaves may need it before they write again."""
    player = heard("que es el mpp", "adios")
    assert [each.context for each in player.said] == ["engine/goodbye"]
    assert "911" in shown(player)
