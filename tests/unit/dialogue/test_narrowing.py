"""From a wide topic to the flow of its part, by plain phrases and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from app.dialogue.routing import Route
from app.dialogue.topics.narrowing import NARROWED, narrowed, narrower_from_data
from app.errors import BadContent
from tests.support.released import NOW
from tests.support.scripts import worlds

TABLE = narrower_from_data(
    {
        "narrower": [
            {"flow": "refuge", "of": ["mpp", "unknown"], "phrases": ["la comar", "refugio en méxico"]},
            {"flow": "card", "of": ["mpp"], "phrases": ["tarjeta de la comar"]},
        ]
    }
)


@pytest.mark.parametrize(
    ("topic", "text", "flow"),
    [
        pytest.param("unknown", "¿Qué es la COMAR?", "refuge", id="where no topic was heard"),
        pytest.param("mpp", "REFUGIO EN MEXICO", "refuge", id="capitals, no accents"),
        pytest.param("mpp", "quiero la tarjeta de la comar", "card", id="the longest phrase counts"),
        pytest.param("emergency", "me persiguen frente a la comar", "emergency", id="danger stays danger"),
        pytest.param("court", "la comar", "court", id="a topic that it is no part of"),
        pytest.param("mpp", "la comarca", "mpp", id="a longer word is another word"),
    ],
)
def test_a_phrase_leads_to_its_flow(topic: str, text: str, flow: str) -> None:
    """Whole words only, and only within the topics that the row names."""
    found = narrowed(Route(topic, 0.4, ("fear",)), text, TABLE)
    assert found.topic == flow
    if flow != topic:
        assert found.confidence == NARROWED
        assert found.alternatives == (("fear",) if topic == "unknown" else (topic, "fear"))


ASKED = narrower_from_data(
    {
        "groups": {"kin": ["mi esposo", "mi hija"]},
        "narrower": [
            {"flow": "me", "of": ["mpp"], "phrases": ["si estoy en mpp"], "asked": ["estoy en mpp"]},
            {"flow": "family", "of": ["mpp"], "phrases": ["incluir a {kin}"]},
        ],
    }
)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        pytest.param("oiga, ¿yo estoy en MPP o qué", "me", id="a mark before it"),
        pytest.param("estoy en mpp? me regresaron", "me", id="a mark within"),
        pytest.param("estoy en mpp y tengo corte", "mpp", id="told, not asked"),
        pytest.param("no sé si estoy en mpp", "me", id="a phrase that asks by itself"),
        pytest.param("puedo incluir a mi hija", "family", id="a word of the group"),
        pytest.param("puedo incluir a mi tía", "mpp", id="a word that the group has not"),
    ],
)
def test_what_is_asked_is_told_from_what_is_stated(text: str, flow: str) -> None:
    """Phrases under `asked` need a question mark; `{kin}` stands for each word of its group."""
    assert narrowed(Route("mpp", 0.4), text, ASKED).topic == flow


def test_plain_phrases_say_so() -> None:
    """A row that is `plain` marks its route, since nothing of ours is answered by its phrases; other rows do not."""
    table = narrower_from_data(
        {
            "narrower": [
                {"flow": "food", "of": ["unknown"], "plain": True, "phrases": ["tengo hambre"]},
                {"flow": "bridge", "of": ["unknown"], "phrases": ["al puente"]},
            ]
        }
    )
    assert narrowed(Route("unknown", 0.1), "oiga, tengo hambre", table).is_plain
    assert not narrowed(Route("unknown", 0.1), "voy al puente", table).is_plain


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="no table"),
        pytest.param({"narrower": [{"flow": "a", "of": [], "phrases": [], "plain": "yes"}]}, id="plain by a word"),
        pytest.param({"narrower": [{"flow": "a", "of": [], "phrases": ["{kin}"]}]}, id="an unknown group"),
        pytest.param({"groups": ["kin"], "narrower": []}, id="groups without names"),
        pytest.param({"narrower": [{"of": [], "phrases": []}]}, id="no flow"),
        pytest.param({"narrower": [{"flow": "a", "of": ["mpp"], "phrases": [42]}]}, id="a number for a phrase"),
        pytest.param(
            {"narrower": [{"flow": "a", "of": [], "phrases": ["b " * 13]}]}, id="a phrase longer than is looked for"
        ),
        pytest.param(
            {"narrower": [{"flow": "a", "of": [], "phrases": [], "says": "name"}]}, id="says what is not read"
        ),
    ],
)
def test_a_broken_table_is_refused(data: Any) -> None:
    """The author reads which row is wrong."""
    with pytest.raises(BadContent, match="narrower"):
        narrower_from_data(data)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("que es la comar", "refuge"),
        ("kiero pedir refugio en mexico", "refuge"),
        ("dónde hay un albergue", "help"),
        ("quién puede pedir asilo?", "asylum"),
        ("what is title 42", "other_rules"),
        ("perdí mis papeles", "papers"),
        ("cuándo es mi audiencia", "court_date"),
        ("qué tengo que llevar a la corte", "court_day"),
        ("el juez me negó, puedo apelar?", "court_decision"),
        ("quiero contar lo que me pasó en méxico", "my_story"),
        ("no pasé la entrevista de miedo", "fear_interview"),
        ("puedo trabajar en mexico", "work"),
        ("me hicieron firmar un papel en ingles", "signing"),
        ("qué pasa si firmo la salida voluntaria", "signing"),
        ("un notario me cobra 500 por el asilo", "fraud"),
        ("busco un albergue de menores", "children"),
        ("nos bajaron del camión y no llegamos", "hearing_missed"),
        ("no pude ir a mi corte el lunes", "hearing_missed"),
        ("qué es el mpp", "mpp"),
        ("me toca ir a corte el martes 15 de diciembre a las 8", "hearing"),
        ("no fui a mi corte el 3 de enero", "hearing_missed"),
        ("¿me regresan si falto a mi corte el 3 de enero?", "not_going"),
        ("que llevo ese dia", "hearing_plan"),
        ("mi mama habla mam y en corte le pusieron quiche", "court_interpreter"),
        ("mi idioma es mam", "language"),
        ("tengo miedo de estar en méxico", "fear"),
    ],
)
def test_what_people_write_finds_its_flow(text: str, flow: str) -> None:
    """On the released words, whatever the wide topic is."""
    world = worlds()(now=NOW)
    found = world.find_topic(text, lang="es")
    assert world.topics[found.topic] == flow


BY_EAR = narrower_from_data(
    {
        "narrower": [
            {"flow": "day", "of": ["unknown"], "phrases": ["que tengo que llevar", "ahorita llego"]},
            {"flow": "shelter", "of": ["unknown"], "phrases": ["albergue", "la ice"]},
            {
                "flow": "money",
                "of": ["unknown"],
                "plain": True,
                "phrases": ["cobra por llenar", "mi hija tiene que ir"],
            },
            {"flow": "kids", "of": ["unknown"], "phrases": [], "whole": ["mis hijos", "kids"]},
        ]
    }
)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        pytest.param("q tengo q yevar", "day", id="two short words and one by ear"),
        pytest.param("ke tengo ke llebar", "day", id="by ear"),
        pytest.param("orita llego", "day", id="a word that thumbs shorten"),
        pytest.param("orita yego", "day", id="shortened, and by ear"),
        pytest.param("cobra 300 dolares x yenar los papeles", "money", id="a sum within"),
        pytest.param("uno del albergue cobra 300 x yenar eso", "money", id="a plain phrase before a shorter other one"),
        pytest.param("mi ija de 15 tiene q ir", "money", id="an age within"),
        pytest.param("uno del albergue", "shelter", id="nothing plain in it"),
        pytest.param("yo la hice", "unknown", id="a short phrase is not known by ear"),
        pytest.param("Mis ijos", "kids", id="a whole message, by ear"),
        pytest.param("22000", "unknown", id="a number alone"),
        pytest.param("mis hijos comen bien", "unknown", id="more than the whole message"),
    ],
)
def test_words_typed_with_thumbs_reach_what_plain_spelling_reaches(text: str, flow: str) -> None:
    """Written out, without an age or a sum, and as it sounds; what sounds like too much is left alone."""
    assert narrowed(Route("unknown", 0.1), text, BY_EAR).topic == flow


PAIRS = narrower_from_data(
    {
        "narrower": [
            {
                "flow": "late",
                "of": ["court"],
                "phrases": ["llego tarde"],
                "first": ["mas de un año"],
                "then": ["ya se acabo"],
                "unless": ["pasaporte"],
            }
        ]
    }
)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        pytest.param("tengo más de un año, ya se acabó?", "late", id="one behind the other"),
        pytest.param("mas de un año aqui y ya se acabo", "late", id="two words between"),
        pytest.param("mas de un año vivo yo aqui y ya se acabo", "court", id="too many words between"),
        pytest.param("ya se acabo, tengo mas de un año", "court", id="the other way round"),
        pytest.param("tengo mas de un año", "court", id="one alone"),
        pytest.param("mi pasaporte tiene mas de un año ya se acabo", "court", id="beside a word that turns it"),
        pytest.param("llego tarde por el pasaporte", "court", id="its phrases too"),
    ],
)
def test_two_phrases_lead_together(text: str, flow: str) -> None:
    """In their order, with two words at most between them, and not beside a word of `unless`."""
    assert narrowed(Route("court", 0.4), text, PAIRS).topic == flow


def test_a_first_without_a_then_is_refused() -> None:
    """The author reads which row is wrong."""
    with pytest.raises(BadContent, match="then"):
        narrower_from_data({"narrower": [{"flow": "a", "of": [], "phrases": [], "first": ["x"]}]})


APART = narrower_from_data(
    {
        "narrower": [
            {
                "flow": "kin",
                "of": ["i589"],
                "phrases": [],
                "apart": True,
                "first": ["mi nieta"],
                "then": ["la pongo"],
                "unless": ["se la llevaron"],
            }
        ]
    }
)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        pytest.param("mi nieta tiene nueve años y no sé si la pongo", "kin", id="far apart"),
        pytest.param("¿la pongo ahí? es mi nieta", "kin", id="in the other order"),
        pytest.param("es mi nieta", "i589", id="one of the two"),
        pytest.param("mi nieta, ¿la pongo? se la llevaron", "i589", id="words that mean something else"),
    ],
)
def test_two_phrases_lead_there_however_far_apart(text: str, flow: str) -> None:
    """With `apart`, order and distance do not matter."""
    assert narrowed(Route("i589", 0.5), text, APART).topic == flow
