"""Phrases and the learned model together: what each may do, and what neither may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.safety.danger import Danger
from app.dialogue.topics.learned import LABELS, STRONGEST, TRAITS, Learned, heard, pack, rows_by_word, rows_of
from app.dialogue.topics.listening import answer, listen, topic_of
from app.errors import BadContent
from tests.support.word_tables import danger_table, learned_model, routing_table


def danger_of(text: str, *, in_story: bool = False) -> Danger | None:
    """What is heard in a message by phrases and model."""
    return listen(text, lang="es", table=danger_table(), learned=learned_model(), in_story=in_story)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("ponen llave de noche y se turnan para cuidarnos", "danger_now", id="held"),
        pytest.param("el que nos trajo pide mas plata o no nos suelta", "danger_now", id="smuggler"),
        pytest.param("vienen atras de nosotros en una troca desde la garita", "danger_now", id="followed"),
        pytest.param("my husband found me and he says he will burn the house", "danger_now", id="violence at home"),
        pytest.param("ya no le veo sentido a seguir viviendo", "self_harm", id="self-harm"),
        pytest.param("mi nene se puso morado y no respira bien", "medical", id="breath"),
        pytest.param("solte la mano de mi niña en la fila y ya no la encuentro", "child_alone", id="lost child"),
    ],
)
def test_a_cry_in_words_that_nobody_listed_is_asked_about(text: str, kind: str) -> None:
    """No phrase is needed: what the words have in common with many examples is enough to ask, and tells the kind."""
    danger = danger_of(text)
    assert danger is not None
    assert danger.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "en 2019 unos hombres nos siguieron hasta la casa y por eso nos fuimos",
        "que pasa si me secuestran mientras espero mi corte",
        "si vuelvo a honduras me matan, por eso pido asilo",
        "mi suegra nos va a matar si llegamos tarde a la boda jaja",
        "they robbed us in april, does it count for the fear interview",
        "gracias a dios ya aparecio mi hijo y estamos bien",
        "Rosa Amelia Mejía Zelaya",
        "12 de marzo de 2019",
    ],
)
def test_the_model_alone_is_quiet_about_what_is_no_danger_now(text: str) -> None:
    """The past, the supposed, jokes, good news and answers: whatever is asked about there, a phrase asked."""
    danger = danger_of(text)
    assert danger is None or danger.phrase


def test_the_model_never_interrupts() -> None:
    """What no phrase says is asked, never taken for certain."""
    danger = danger_of("ponen llave de noche y se turnan para cuidarnos")
    assert danger is not None
    assert not danger.certain
    assert not danger.phrase


def test_a_story_is_left_to_the_phrases() -> None:
    """Inside a story of violence the model, which would hear danger in every line, is not asked."""
    text = "ponen llave de noche y se turnan para cuidarnos"
    assert danger_of(text) is not None
    assert danger_of(text, in_story=True) is None


def test_one_word_says_too_little() -> None:
    """ "niño" is an answer; a single word is danger only where an editor listed it."""
    assert danger_of("niño") is None
    assert danger_of("afuera") is None
    assert danger_of("auxilio") is not None


def test_danger_comes_before_the_topic() -> None:
    """What is asked about is routed to emergencies, the topic of its words beside it."""
    found = answer(
        "hay hombres con pistola afuera y mi corte es mañana",
        lang="es",
        danger=danger_table(),
        routing=routing_table(),
        learned=learned_model(),
    )
    assert found.topic == "emergency"
    assert "court" in found.alternatives


def test_without_a_model_the_phrases_do() -> None:
    """A content folder that has learned nothing still routes."""
    assert topic_of("que es el mpp", lang="es", table=routing_table(), learned=None).topic == "mpp"


@given(st.text(max_size=300))
def test_any_text_is_heard(text: str) -> None:
    """Whatever is written: shares of one whole, the same each time."""
    model = learned_model()
    first = model.hear(text)
    assert abs(sum(first.topics.values()) + first.emergency - 1) < 1e-9
    assert model.hear(text) == first


@given(
    st.lists(
        st.sampled_from(
            ["me", "estan", "siguiendo", "unos", "hombres", "hoy", "que", "es", "mpp", "la", "corte", "2019", "77"]
        ),
        max_size=90,
    )
)
def test_accents_capitals_and_spelling_by_ear_do_not_count(words: list[str]) -> None:
    """Words are compared as they sound; a long message is heard by its first and last words."""
    text = " ".join(words)
    assert heard(text.upper()) == heard(text)
    assert len(heard(text)) <= 60
    assert rows_of(text, 64) == rows_of(text.replace("que", "qué").replace("siguiendo", "ziguiendo"), 64)


SPEAKING = [[0] * len(LABELS) for _ in range(TRAITS)]


def test_a_model_survives_its_file() -> None:
    """What is packed is read back: a message of known rows stirs their trait, and that speaks for its label."""
    features = [[0] * TRAITS for _ in range(8)]
    for place in rows_of("corte", 8):
        features[place][5] = STRONGEST
    speaking = [list(row) for row in SPEAKING]
    speaking[5][LABELS.index("court")] = 100
    model = Learned.from_data(pack(features, speaking, 0.05, "a checksum"))
    assert model.source == "a checksum"
    shares = model.hear("corte").topics
    assert shares["court"] > 0.9


def test_a_trait_below_zero_is_silent() -> None:
    """What speaks against a trait does not speak for the labels that the trait speaks against."""
    features = [[-STRONGEST] * TRAITS for _ in range(8)]
    speaking = [[-127] + [0] * (len(LABELS) - 1) for _ in range(TRAITS)]
    shares = Learned.from_data(pack(features, speaking, 1.0, "x")).hear("corte").topics
    assert len({round(share, 9) for share in shares.values()}) == 1


def test_the_longest_message_of_the_longest_words_is_heard_alike() -> None:
    """The lanes in which rows are added up hold the most features that a message can have."""
    features = [[STRONGEST] * TRAITS for _ in range(1 << 13)]
    speaking = [[127, -127] + [0] * (len(LABELS) - 2) for _ in range(TRAITS)]
    model = Learned.from_data(pack(features, speaking, 1e-6, "x"))
    letters = "abcdefghijklmnopqrstuvwxyz"
    long = " ".join("".join(letters[(at * place + at) % 26] for place in range(3, 300)) for at in range(1, 400))
    assert len(rows_of(long, 1 << 30)) > 1000
    topics = model.hear(long).topics
    assert topics["mpp"] > topics["court"] > topics["fear"]


@pytest.mark.parametrize("spoilt", ["labels", "features", "speaking", "buckets", "scale", "source"])
def test_a_spoilt_model_is_said_plainly(spoilt: str) -> None:
    """A file that is not what `pack` made ends in words that say what to do."""
    data = pack([[0] * TRAITS] * 4, SPEAKING, 1.0, "x")
    wrong = {"labels": ["mpp"], "features": ["AAAA"], "speaking": [[1000]], "buckets": 5, "scale": None, "source": None}
    data[spoilt] = wrong[spoilt]
    if spoilt == "source":
        del data["source"]
    with pytest.raises(BadContent, match="content learn"):
        Learned.from_data(data)


@given(st.text())
def test_a_word_is_named_beside_each_of_a_message_s_rows(text: str) -> None:
    """The learner sees the rows that the model will: each once, with the place of a word that brings it."""
    placed = rows_by_word(text, 1 << 12)
    assert [row for row, _ in placed] == rows_of(text, 1 << 12)
    assert all(0 <= at <= len(heard(text)) for _, at in placed)
