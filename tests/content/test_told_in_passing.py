"""Danger told beside something else, calmly or in code: it is heard, and what only sounds like it is not."""

from __future__ import annotations

import pytest

from app.dialogue.topics.listening import listen
from tests.support.word_tables import danger_table, learned_model


def is_heard(text: str) -> bool:
    """True where a conversation interrupts or asks."""
    return listen(text, lang="es", table=danger_table(), learned=learned_model(), in_story=False) is not None


@pytest.mark.parametrize(
    "text",
    [
        "me dijeron que si hablo con ustedes mañana no llego vivo a la corte",
        "swallowed too many tablets and now my head is turning",
        "I swallow too many pills because of the letter",
        "oga they say make we sleep with customers till the money complete",
        "una pregunta de los hijos: al mayor me lo tienen ellos hasta que pague",
        "gracias por lo del miedo. hoy amaneció un papel con una bala en la puerta",
        "no puedo hacer llamadas, ellos oyen todo",
        "el guía se fue anoche y ya no queda agua, cuándo es mi cita",
        "good day. we are not allowed to leave the place. my hearing is on 3",
        "no hable, solo escriba. están en la sala",
        "qué documentos llevo? y cómo salgo si vigilan la puerta del hotel",
        "do I translate the birth certificate? also I have not seen my boy since noon",
    ],
)
def test_it_is_heard(text: str) -> None:
    """However small it is made."""
    assert is_heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "este papeleo me va a matar",
        "el cel se me muere, me repite la fecha",
        "somebody is following me on instagram, is that you?",
        "esa canción de me quiero morir suena todo el día",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    """Papers, a battery, a song."""
    assert not is_heard(text)
