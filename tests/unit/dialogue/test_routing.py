"""Free text finds its topic in both languages; what is unclear is offered, never guessed."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from timeit import repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.routing import TOPICS, Route, RoutingTable, route
from app.errors import BadContent
from tests.support.word_tables import content_data, routing_table, rows

DATA = Path(__file__).parent / "data"
TABLE = routing_table()
HELD_OUT = {name: rows(DATA / f"routing_{name}.tsv") for name in ("es", "en", "mixed")}


def read(text: str, *, lang: str = "es") -> Route:
    return route(text, lang=lang, table=TABLE)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("ke es el mpp", "mpp"),
        ("MPP", "mpp"),
        ("kuando es mi corte", "court"),
        ("me dieron un papel con una fecha", "court"),
        ("cancelaron mi cita", "court"),
        ("tengo miedo d regresar a juarez", "fear"),
        ("tengo miedo de estar en Tijuana", "fear"),
        ("tengo miedo de regresar a honduras", "i589"),
        ("me quieren matar en mi pais", "i589"),
        ("quiero llenar la forma de asilo", "i589"),
        ("como pido asilo", "i589"),
        ("necesito un licenciado", "legal_help"),
        ("necesito un avogado gratis", "legal_help"),
        ("me estan siguiendo", "emergency"),
        ("mi hija esta sola", "emergency"),
        ("quien lee esto", "privacy"),
        ("borren mis datos", "privacy"),
        ("english please", "language"),
        ("hablo mam", "language"),
        ("en que me quede", "resume"),
        ("ya no manden", "stop"),
        ("ya no me escriban", "stop"),
        ("menu", "menu"),
        ("i need a lawyer para mi corte", "legal_help"),
        ("when is mi corte", "court"),
        ("privacidad", "privacy"),
        ("Baja California", "unknown"),
        ("baja", "unknown"),
        ("cuanto cuesta un iphone", "unknown"),
        ("hola", "menu"),
        ("jaja", "unknown"),
        ("ok gracias", "unknown"),
        ("👍", "unknown"),
        ("", "unknown"),
    ],
)
def test_topics(text: str, topic: str) -> None:
    """The messages that people send most find their topic, whatever language they chose."""
    assert read(text).topic == topic
    assert read(text, lang="en") == read(text, lang="es")


@pytest.mark.parametrize(
    ("name", "least", "most_wrong"), [("es", 0.95, 0.015), ("en", 0.95, 0.015), ("mixed", 0.93, 0.03)]
)
def test_held_out_messages(name: str, least: float, most_wrong: float) -> None:
    """Most messages written apart from the table find their topic; a wrong topic is rare, an offer is allowed."""
    right, wrong = 0, []
    confusion: Counter[tuple[str, str]] = Counter()
    for topic, text in HELD_OUT[name]:
        found = read(text)
        right += found.topic == topic
        if found.topic != topic:
            confusion[topic, found.topic] += 1
            if found.topic != "unknown":
                wrong.append(f"{text} -> {found}")
    total = len(HELD_OUT[name])
    told = "\n".join(
        [f"{right} of {total}", *(f"{n} {meant} -> {got}" for (meant, got), n in confusion.most_common()), *wrong]
    )
    assert total >= 200
    assert right / total >= least, told
    assert len(wrong) / total <= most_wrong, told


def test_every_topic_is_found() -> None:
    """No topic is good on the average only: each finds at least four in five of its held-out messages."""
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for topic, text in (row for name in HELD_OUT for row in HELD_OUT[name]):
        found[topic].append(read(text).topic == topic)
    shares = {topic: sum(hits) / len(hits) for topic, hits in found.items()}
    assert set(shares) == set(TOPICS)
    assert {topic: share for topic, share in shares.items() if share < 0.8} == {}


def test_what_is_missed_is_mostly_offered() -> None:
    """When the topic is not named, it is nearly always among the two or three that are offered."""
    everything = [row for name in HELD_OUT for row in HELD_OUT[name] if row[0] != "unknown"]
    missed = [(topic, read(text)) for topic, text in everything if read(text).topic == "unknown"]
    assert missed
    assert sum(topic in found.alternatives for topic, found in missed) >= 0.85 * len(missed)


@pytest.mark.parametrize("text", ["ayuda", "quiero que alguien vea mi forma", "abogado corte asilo mpp"])
def test_unclear_messages_are_offered(text: str) -> None:
    """A message for several topics names none of them, or names one beside the others."""
    found = read(text)
    assert found.topic == "unknown" or found.alternatives
    assert len(found.alternatives) <= 3


@pytest.mark.parametrize("text", ["jaja", "ok gracias", "👍", "asdfgh", "que calor hace"])
def test_chat_has_low_confidence(text: str) -> None:
    """Small talk is unknown with little confidence in anything."""
    found = read(text)
    assert found.topic == "unknown"
    assert found.confidence < 0.4


def test_story_length_is_quick() -> None:
    """Even the longest message is routed within a small part of a second."""
    text = ("me dijeron que esperara la corte en matamoros con mis hijos porque asi es el programa " * 20)[:1600]
    assert min(repeat(lambda: read(text), number=1, repeat=5)) < 0.1


@settings(deadline=None)
@given(st.text())
def test_any_text_is_routed(text: str) -> None:
    """Any text gives a route: a topic of the list, a confidence from 0 to 1, up to three other topics."""
    found = read(text)
    assert found.topic in TOPICS
    assert 0 <= found.confidence <= 1
    assert len(found.alternatives) <= 3
    assert "unknown" not in found.alternatives
    assert found.topic not in found.alternatives


@settings(deadline=None)
@given(st.sampled_from([text for name in HELD_OUT for _, text in HELD_OUT[name]]))
def test_writing_does_not_matter(text: str) -> None:
    """Capitals, punctuation and emoji around a message change nothing."""
    assert read(f"¡{text.upper()}!! 🙏") == read(text)


def test_an_editor_can_teach() -> None:
    """A sentence that goes wrong is put right by adding it as an example."""
    data = content_data("routing.yaml")
    sentence = "el chapulín colorado zumba"
    assert read(sentence).topic == "unknown"
    data["topics"]["privacy"]["examples"]["es"] += [sentence, f"{sentence} fuerte"]
    taught = RoutingTable.from_data(data)
    assert route("zumba el chapulín colorado", lang="es", table=taught).topic == "privacy"


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        pytest.param(lambda data: data["topics"].pop("mpp"), "topics: mpp is missing", id="topic missing"),
        pytest.param(
            lambda data: data["topics"]["mpp"]["examples"].pop("en"),
            "mpp: needs examples in both languages",
            id="language missing",
        ),
        pytest.param(
            lambda data: data["topics"]["mpp"]["examples"]["es"].append("¿Cuándo es mi corte?"),
            "is an example of both",
            id="example twice",
        ),
        pytest.param(
            lambda data: data["topics"]["mpp"]["words"].append(589), "YAML read this as a number", id="number unquoted"
        ),
    ],
)
def test_bad_tables_are_explained(spoil: object, complaint: str) -> None:
    """An author is told what is wrong, and where."""
    data = content_data("routing.yaml")
    assert callable(spoil)
    spoil(data)
    with pytest.raises(BadContent) as caught:
        RoutingTable.from_data(data, source="content/routing.yaml")
    assert complaint in str(caught.value)
