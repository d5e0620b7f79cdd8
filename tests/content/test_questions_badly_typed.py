"""Questions as people type them in haste, in Spanish of many countries and in pidgin: each finds its answer."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("quiero un licenciado de verdad no robot", "legal_help/not_me/say"),
        ("un abogado real porfa", "legal_help/not_me/say"),
        ("hablo con maquina o con gente", "privacy/us/say"),
        ("me robaron el cel con la foto del papel", "lost_papers/look/say"),
        ("me piden plata pa darme cupo en la lista", "fraud/signs/say"),
        ("un señor dice q por 500 dolares me saca la cita", "fraud/signs/say"),
        ("el abogado me cobra 3000 es normal", "fraud/signs/say"),
        ("el juez habla español?", "court_interpreter/right/say"),
        ("mi hijo ta enfermo puedo faltar", "not_going/rule/say"),
        ("tengo q ir a la corte si toy embarazada", "not_going/rule/say"),
        ("queja contra policia municipal", "officers/wrong/say"),
        ("la policia municipal me quito el dinero donde me quejo", "officers/wrong/say"),
        ("donde hay comida", "food/food/say"),
        ("en q horario contestan", "person_when/when/say"),
        ("y si miento q pasa", "mistakes/knowing/say"),
        ("un primo me dijo q diga q tengo miedo", "mistakes/knowing/say"),
        ("me da miedo contar mi historia", "my_story/how/say"),
        ("tengo q pagar el asilo?", "asylum/about/choose"),
        ("me llego un mensaje q dice q mi corte es mañana", "date_news/look/say"),
        ("que me llamen pero nomas por escrito", "engine/wish_told"),
        ("q me llame alguien pero solo escribir", "engine/wish_told"),
    ],
)
def test_in_spanish(text: str, first: str) -> None:
    """The first thing that is said."""
    assert contexts(heard(), text)[0] == first


@pytest.mark.parametrize("text", ["municipales me robaron q hago", "me robaron los municipales q puedo hacer"])
def test_a_robbery_is_met_with_a_human_word_before_its_answer(text: str) -> None:
    """One sentence, and then where officers are complained about."""
    assert contexts(heard(), text)[:2] == ["safety/hurt", "officers/wrong/say"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("i no get lawyer wetin i go do", "legal_help/not_me/say"),
        ("i wan talk to person wey sabi law", "legal_help/not_me/say"),
        ("how i go know my court date", "court_date/about/choose"),
        ("abeg i fit work for mexico", "work/work/say"),
        ("dem thief my paper", "lost_papers/look/say"),
        ("i no fit go court i sick", "not_going/rule/say"),
    ],
)
def test_in_pidgin(text: str, first: str) -> None:
    """No list of topics, and no question whether it was meant."""
    assert contexts(heard(welcomed=ENGLISH), text)[0] == first


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("tengo la foto del papel aqui", "lost_papers"),
        ("puedo mandar la foto del papel?", "lost_papers"),
        ("me lo dieron por escrito", "engine/wish_told"),
        ("no fui a la corte estaba enferma", "not_going"),
        ("mi abogado no responde", "fraud"),
        ("el oficial me dijo que diga que no tengo miedo", "mistakes"),
    ],
)
def test_the_words_in_something_else(text: str, flow: str) -> None:
    """A photo that is there, a paper that was given, a hearing that is over."""
    assert not [each for each in contexts(heard(), text) if each.startswith(flow)]
