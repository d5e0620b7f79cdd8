"""Danger now interrupts; the past, what was said, what is denied and what would happen at home do not."""

from __future__ import annotations

from pathlib import Path
from timeit import repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.safety.danger import Danger, DangerTable, assess
from app.errors import BadContent
from tests.support.word_tables import content_data, danger_table, rows

DATA = Path(__file__).parent / "data"
TABLE = danger_table()
PHRASES = {sign.phrase for sign in TABLE.signs()}
ROWS = [(lang, *row) for lang in ("es", "en") for row in rows(DATA / f"danger_{lang}.tsv")]


def code(danger: Danger | None) -> str:
    """`danger_now!` certain, `danger_now?` to be asked about, `-` nothing: as the data files write it."""
    return "-" if danger is None else danger.kind + ("!" if danger.certain else "?")


def read(text: str, *, in_story: bool = False, lang: str = "es") -> str:
    return code(assess(text, lang=lang, table=TABLE, in_story=in_story))


@pytest.mark.parametrize(("lang", "outside", "inside", "text"), ROWS, ids=[row[-1] for row in ROWS])
def test_messages(lang: str, outside: str, inside: str, text: str) -> None:
    """Each message is read as the data says, outside a story and inside one, whatever language was chosen."""
    assert (read(text), read(text, in_story=True)) == (outside, inside)
    assert read(text, lang="en") == read(text, lang="es")


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("mi niña de 5 años esta sola en el albergue", id="a child's age in between"),
        pytest.param("nos van a entregar al cartel", id="handed over"),
        pytest.param("me estan golpenado", id="two letters swapped"),
        pytest.param("me dieron 24 horas para irme o me matan", id="an ultimatum"),
        pytest.param("los sicarios estan en la puerta", id="at the door"),
        pytest.param("nos estan persiguiendo en una camioneta", id="chased"),
        pytest.param("my brother was just taken by the cartel help", id="just taken"),
        pytest.param("hes beating me up", id="no apostrophe"),
        pytest.param("ME ESTÁN SIGUIENDO 😭😭", id="capitals and emoji"),
        pytest.param("m\u200be est\u200ban sigu\u00adiendo", id="invisible characters"),
    ],
)
def test_cries_for_help_are_certain(message: str) -> None:
    """Written in haste, danger now is still certain, inside a story too."""
    assert read(message).endswith("!")
    assert read(message, in_story=True).endswith("!")


STORIES = [
    pytest.param(
        "Yo vivía en San Pedro Sula con mi esposo y mis dos hijos. En marzo de 2018 llegaron unos hombres a la casa y "
        "nos dijeron que teníamos que pagar renta. Mi esposo no quiso y lo golpearon. A los pocos días me siguieron "
        "cuando iba al trabajo. Me dijeron que me iban a matar si no pagaba. Una noche dispararon contra la casa. Mi "
        "hijo estaba solo en el cuarto y se escondió debajo de la cama. Fuimos a la policía pero no hicieron nada.",
        id="home country",
    ),
    pytest.param(
        "en reynosa nos bajaron del bus unos hombres armados nos llevaron a una casa nos tenian encerrados con otras "
        "personas no nos dejaban salir pedian rescate a mi hermano en houston despues de 8 dias pago y nos soltaron "
        "yo pensaba que me iban a matar mi niña lloraba mucho tenia fiebre y no habia medico",
        id="kidnapped in Mexico, without full stops",
    ),
    pytest.param(
        "el me pegaba cuando tomaba y una vez me quebro el brazo los vecinos llamaron a la policia pero lo soltaron al "
        "otro dia me dijo que me iba a matar si lo dejaba por eso me escape con mi hija",
        id="a violent husband, left",
    ),
    pytest.param(
        "entonces el hombre entra y me dice que me va a matar si no le doy el dinero y yo le digo que no tengo",
        id="told in the present",
    ),
    pytest.param(
        "My father worked for the opposition. In 2017 the police came to our house and took my father. They beat my "
        "mother. They told us that if we spoke they would kill us. I was followed many times. They kidnapped my "
        "brother and asked for ransom. I wanted to die. We were hiding in my aunt's house for months and then we left.",
        id="English",
    ),
]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_not_interrupted(story: str) -> None:
    """Past violence told at length interrupts nothing."""
    assert read(story, in_story=True) == "-"


@pytest.mark.parametrize("story", STORIES)
def test_danger_at_the_end_of_a_story_is_seen(story: str) -> None:
    """A cry after a long story interrupts it."""
    assert read(f"{story}. Ahorita están afuera.", in_story=True) == "danger_now!"
    assert read(f"{story}\nya no quiero vivir", in_story=True) == "self_harm!"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("necesito un doctor y me están siguiendo", "danger_now!"),
        ("me siguen y no puedo respirar", "medical!"),
        ("mi hijo está solo y me quiero morir", "self_harm!"),
    ],
)
def test_the_gravest_is_told(text: str, expected: str) -> None:
    """Of several dangers a certain one is told before an uncertain one, then in the order of the kinds."""
    assert read(text) == expected


def test_the_phrase_is_the_tables_own() -> None:
    """What explains a finding comes from the table, so that no word of the person is kept."""
    danger = assess("Juana dice: me ban a matar", lang="es", table=TABLE, in_story=False)
    assert danger
    assert danger.phrase in PHRASES


@settings(deadline=None)
@given(st.text(), st.booleans())
def test_any_text_is_read(text: str, in_story: bool) -> None:
    """No message breaks the reader, and what it finds is never the person's own words."""
    danger = assess(text, lang="es", table=TABLE, in_story=in_story)
    assert danger is None or danger.phrase in PHRASES


@settings(deadline=None)
@given(st.sampled_from([row[-1] for row in ROWS]))
def test_a_story_is_never_read_more_gravely(text: str) -> None:
    """Inside a story nothing is found that would not be found outside, and nothing becomes certain."""
    outside, inside = (assess(text, lang="es", table=TABLE, in_story=story) for story in (False, True))
    if inside:
        assert outside
        assert outside.certain or not inside.certain


def test_long_messages_stay_quick() -> None:
    """The longest message that can arrive is read in a small part of a second, at its best of five."""
    text = ("cuando vivia en honduras los mareros llegaron y me dijeron que me iban a matar " * 25)[:1600]
    assert min(repeat(lambda: read(text), number=1, repeat=5)) < 0.1


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        pytest.param({"kinds": {}}, "kinds: danger_now, self_harm, child_alone, medical is missing", id="kinds"),
        pytest.param({"markers": {"now": ["ahora"]}}, "markers: recent, past, told", id="markers"),
        pytest.param({"groups": {}}, "there is no group called", id="groups"),
        pytest.param({"colour": "red"}, "content/danger.yaml: colour: is not a name we know here", id="unknown name"),
    ],
)
def test_bad_tables_are_explained(change: dict[str, object], complaint: str) -> None:
    """An author is told what is missing, and where."""
    with pytest.raises(BadContent, match=complaint):
        DangerTable.from_data(content_data("danger.yaml") | change, source="content/danger.yaml")
