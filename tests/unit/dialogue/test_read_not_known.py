"""Not knowing that is said behind what is not known, and names that only sound like it."""

from __future__ import annotations

import pytest

from app.dialogue import readers
from app.dialogue.readers.not_known import known_before, names_unknown
from app.dialogue.words.nothing import none_first

NONE = {"none": frozenset({"no", "no tengo", "ninguno", "none", "nada", "no tengo segundo nombre"})}


@pytest.mark.parametrize(
    "text",
    [
        "la ciudad no me acuerdo", "el nombre de la calle no lo se", "el nombre de la calle no me lo sé",
        "la calle no la sé", "la dirección exacta no me la sé", "el código postal no lo sé, perdón",
        "la colonia se me olvidó", "no me se el nombre", "no me se la direccion", "el estado no se cual es",
        "mi direccion no la se", "de la calle no me acuerdo", "de eso no me acuerdo", "la fecha no la recuerdo bien",
        "la ciudad quien sabe", "ni me se la calle", "pues la calle no me la se la verdad", "la ciudad nose",
        "el pueblo no se como se llama", "la calle donde vivo no se como se llama", "esa calle no la conozco",
        "el nombre del puente ya se me olvido", "el apellido de mi papa no lo se", "la escuela no me acuerdo",
        "the city i dont remember", "the street i don't know", "the name of the street i forgot",
        "the zip code i dont know", "my address i can't remember", "the date i dont remember exactly",
    ],
)  # fmt: skip
def test_what_is_named_first_and_then_not_known(text: str) -> None:
    """The thing is named and denied: nobody lives in a town of that name."""
    assert names_unknown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Colonia No Me Olvides", "calle No Me Olvides 23", "Sinaí", "calle Nosé", "la calle Nosara", "Nosara",
        "Barrio El Olvido", "la calle del Olvido", "la ciudad de mexico", "Ciudad Juárez", "calle No Reeleccion",
        "Barrio No Se Rinde", "Barrio Recuerdo", "Calle Sin Nombre", "pueblo Nuevo", "el estado de mexico", "reynosa",
        "no tiene nombre la calle", "la colonia se llama No Me Olvides", "Nombre de Dios", "Forget Me Not street",
        "la calle no la se pero es por el oxxo", "la direccion no se la doy a nadie", "mi nombre no lo doy",
        "escuela de la aldea no me acuerdo el nombre", "the city of angels", "el puente no se me hizo lejos",
    ],
)  # fmt: skip
def test_names_and_half_answers_are_known(text: str) -> None:
    """A place that is called so, and a reply that says more than not knowing."""
    assert not names_unknown(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Reynosa pero no me acuerdo", "Reynosa"),
        ("aqui en la frontera no se como se llama", "aqui en la frontera"),
        ("por el puente, la calle no se como se llama", "por el puente"),
        ("escuela de la aldea no me acuerdo el nombre", "escuela de la aldea"),
        ("a school in Tela I don't remember the name", "a school in Tela"),
        ("calle No Me Olvides", None),
        ("Barrio Recuerdo", None),
        ("no me acuerdo bien pero Tijuana", None),
    ],
)
def test_what_is_told_before_not_knowing_the_rest(text: str, known: str | None) -> None:
    """What they do know is offered, as typed."""
    assert known_before(text) == known


@pytest.mark.parametrize(
    ("text", "said", "more"),
    [
        ("no tengo. y el telefono es el de mi tia", "no tengo", "el telefono es el de mi tia"),
        ("no, cuarto 3", "no", "cuarto 3"),
        ("no, nunca. vivo en la calle 5", "no", "vivo en la calle 5"),
        ("ninguno y la ciudad es Reynosa", "ninguno", "la ciudad es Reynosa"),
        ("none, and my phone is 8992204417", "none", "my phone is 8992204417"),
    ],
)
def test_a_none_is_parted_from_what_stands_behind_it(text: str, said: str, more: str) -> None:
    """What repeats the none belongs to it."""
    found = none_first(text, NONE)
    assert found is not None
    assert (found.said, found.more) == (said, more)


@pytest.mark.parametrize(
    "text", ["no tengo", "cuarto 3, no hay otro", "calle 5", "no lo tengo a la mano, luego", "no tengo, me lo robaron"]
)
def test_no_none_or_nothing_behind_it(text: str) -> None:
    """A none alone, a value first, what is elsewhere and what was lost are not parted."""
    assert none_first(text, NONE) is None


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("Maria Lopez", "Lopez"), ("Lopez Maria", "Lopez"), ("Pedro Lopez", "Lopez"), ("Martin Garcia", "Garcia"),
        ("Lopez Garcia Maria", "Lopez Garcia"), ("Maria de la Cruz", "de la Cruz"), ("Maria", ""),
        ("Maria Elena", ""), ("Juan Carlos", ""),
        ("Mejia Zelaya", None), ("de la Cruz Perez", None), ("Mateo Pascual", None), ("Garcia Vicente", None),
        ("Que Pop", None), ("De Leon", None), ("San Martin", None), ("Cruz", None), ("Pascual", None),
    ],
)  # fmt: skip
def test_a_given_name_among_surnames(text: str, surnames: str | None) -> None:
    """What is plainly a given name is told apart; Mayan surnames are saints' names and are left alone."""
    assert readers.surnames_among(text) == surnames


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("reynosa tamaulipas", ("reynosa", "tamaulipas")),
        ("Gómez Palacio, Durango, México", ("Gómez Palacio", "Durango")),
        ("Chihuahua, Chihuahua", ("Chihuahua", "Chihuahua")),
        ("San Luis Potosí", None), ("Nuevo León", None), ("chihuahua", None), ("Ciudad de México", None),
        ("Hidalgo del Parral", None), ("Puebla de Zaragoza", None), ("Playas de Rosarito, B.C.", None),
    ],
)  # fmt: skip
def test_a_town_with_its_state(text: str, parts: tuple[str, str] | None) -> None:
    """The state behind a town is told apart; a town that bears a state's name stays whole."""
    assert readers.town_and_state(text) == parts


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Choloma, y mis hijos son Kevin y Dayana", "Choloma"),
        ("calle 5 colonia libertad y tengo dos niños conmigo", "calle 5 colonia libertad"),
        ("Mejía Zelaya. mi hija se llama Leidy", "Mejía Zelaya"),
        ("vivo con mis hijos en el albergue", None),
        ("Casa Hogar de los Niños", None),
        ("colonia Niños Héroes", None),
    ],
)
def test_what_stands_before_children(text: str, before: str | None) -> None:
    """Only a clause of its own that tells of children is cut off."""
    assert readers.before_children(text) == before
