"""A child who is with somebody: whether they are separated, what to do then, and which paper the child goes in."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

GRANDCHILD = "mi nieta puede pasar conmigo?"
HEARING = "mi audiencia es el 5 de diciembre a las 9"


@pytest.mark.parametrize("before", [(), (GRANDCHILD,), (HEARING,)], ids=["menu", "grandchild", "hearing"])
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("me la quitan?", "separated/rule/say"),
        ("y en el puente si lo quitan a quien le digo", "separated/rule/say"),
        ("¿nos separan en el puente?", "separated/rule/say"),
        ("y si me la quitan q hago", "separated/rule/say"),
        ("me kitan a mi hija en la frontera?", "separated/rule/say"),
        ("nos van a separar cuando crucemos?", "separated/rule/say"),
        ("will they take my daughter away from me at the bridge", "separated/rule/say"),
        ("they gonna separate us at the border?", "separated/rule/say"),
        ("what if they separate us", "separated/rule/say"),
        ("va en el mismo papel?", "family/form/say"),
        ("my son he is in my paper or other paper?", "family/form/say"),
        ("mi esposo va en el mismo papel?", "family/form/say"),
        ("mi nieta va en el mismo papel que yo?", "kin_child/form/say"),
        ("and the girl? she is my niece", "about_child/about/choose"),
        ("y la niña? no es mi hija", "about_child/about/choose"),
        ("la niña va en mi papel?", "family/form/say"),
        ("she go in the same paper?", "family/form/say"),
        ("y la niña?", "about_child/about/choose"),
        ("q hago ahora con la niña?", "about_child/about/choose"),
        ("que va a pasar con mi sobrino", "about_child/about/choose"),
        ("and what about my daughter?", "about_child/about/choose"),
    ],
)
def test_it_is_answered_wherever_it_is_asked(before: tuple[str, ...], text: str, first: str) -> None:
    """In the words of people, at the menu and in the middle of something else."""
    assert first in contexts(heard(*before), text)


@pytest.mark.parametrize(
    "text",
    [
        "me quieren quitar a mi hija",
        "me quitan el telefono en el puente?",
        "me quitaron a mi hija en el puente",
        "el coyote me la quita si no pago",
        "y el mpp si lo quitan que pasa",
        "y la niña? se la quieren llevar",
        "and the girl? they took her",
        "va en el mismo papel la hora?",
        "mi esposo se separo de mi",
        "mis papeles, me los quitan en el puente?",
    ],
)
def test_what_is_taken_otherwise_is_not_answered_so(text: str) -> None:
    """A threat, a thing that is taken, and what has happened already are something else."""
    assert not {"separated/rule/say", "about_child/about/choose", "family/form/say"} & set(contexts(heard(), text))


def test_whoever_the_team_was_told_of_is_not_sent_to_it_again() -> None:
    """It says that the team knows already, and answers."""
    player = heard(GRANDCHILD, "PERSONA")
    assert contexts(player, "q hago ahora con la niña?")[0] == "about_child/told/say"
    assert asks(player) == "about_child/about"
    said = contexts(player, "1")
    assert "separated/told/say" in said
    assert "separated/ask/say" not in said


@pytest.mark.parametrize("before", [(), (HEARING,)], ids=["menu", "hearing"])
@pytest.mark.parametrize(
    "text",
    [
        "si me quitan la niña en el puente mijo q hago",
        "y a donde la llevan si me la quitan, como la busco",
        "no mijo miedo de q me quiten la niña. eso q dijo pa prepararme",
        "me van a quitar al niño?",
        "me van a quitar a mis hijos?",
        "me van a quitar a mi nieta en el puente",
        "tengo miedo que me van a quitar a mis hijos en la garita",
        "me la van a quitar por no ser su mama?",
        "y si me quitan al chamaco",
        "q pasa si me quitan a los nietos",
        "a donde llevan a los niños que quitan",
        "si migra se lleva la niña como la encuentro",
        "como me preparo pa q no me la quiten",
        "will they take the girl from me at bridge",
        "they will take my kids at the border?",
        "if they take my grandson at the border what i do",
        "they go take the pikin from me for border?",
        "where do they take the children",
    ],
)
def test_a_child_by_any_name_is_meant(before: tuple[str, ...], text: str) -> None:
    """The girl, the grandchild, the lad: taken by officers, where to, and how to be prepared."""
    assert "separated/rule/say" in contexts(heard(*before), text)


@pytest.mark.parametrize(
    "text",
    [
        "me van a quitar al niño",
        "me van a quitar a mi hija si no pago?",
        "vienen unos hombres y me van a quitar a mi hija?",
        "me van a quitar a mi hija y me van a matar en el puente",
        "mi ex me va a quitar al niño?",
        "el papa me va a quitar al niño?",
        "afuera estan y me van a quitar a la niña?",
        "me van a quitar a la niña ahorita que hago",
        "the gang will take my son?",
        "my husband will take my kids",
        "they will take my daughter",
        "que hago si me quitan a la niña los narcos",
        "unos hombres me quitaron la niña ahorita",
    ],
)
def test_who_takes_a_child_by_force_is_danger(text: str) -> None:
    """An alarm, or the question whether it is now; never the rule of the bridge."""
    assert contexts(heard(), text)[0] in ("emergency/danger_now", "engine/danger_now")


@pytest.mark.parametrize(
    "text",
    [
        "can i take my kids to the court",
        "se lleva a la niña a la corte o no",
        "hay que llevar a los niños al puente?",
        "i take my daughter to the bridge tomorrow",
    ],
)
def test_whoever_takes_a_child_along_is_not_told_of_separation(text: str) -> None:
    """They go with the child."""
    assert "separated/rule/say" not in contexts(heard(), text)
