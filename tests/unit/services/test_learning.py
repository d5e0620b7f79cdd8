"""Examples written out and learned from: always the same, and the stored model is the one of today's examples."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from app.dialogue.topics.learned import Learned, rows_of
from app.errors import BadContent
from app.services.examples import Example, fingerprint, written_out
from app.services.learning import LEAST_SENTENCES, learn, model_data
from app.storage.content import load_examples
from tests.support.word_tables import CONTENT, learned_model, routing_table

GROUPS = {"groups": {"malos": "unos hombres|unos tipos"}}


def files(lines: str, topic: str = "fear") -> dict[str, dict[str, object]]:
    return {"groups.yaml": GROUPS, "one.yaml": {"topic": topic, "kinds": {"some": lines}}}


def sentences(lines: str) -> set[str]:
    """What the first lines are written out as, without hurried ones and pieces."""
    return {each.text for each in written_out(files(lines)) if each.label == "fear"}


def test_choices_and_groups_are_written_out() -> None:
    """Every choice is used, what may be left out is left out sometimes, and no mark is left in a sentence."""
    text = " ".join(sentences("{malos} me (siguen|buscan) (hoy|)"))
    assert all(word in text for word in ("hombres", "tipos", "siguen", "buscan", "hoy"))
    assert not set("{}()|") & set(text)


def test_the_same_lines_give_the_same_sentences() -> None:
    """Nothing of chance: two runs agree, whatever the order of the files."""
    once, again = list(written_out(files("(a|b) (c|d)"))), list(written_out(files("(a|b) (c|d)")))
    assert once == again
    assert fingerprint(once) == fingerprint(once[::-1])
    assert fingerprint(once) != fingerprint([*once, Example("x", "fear")])


@pytest.mark.parametrize(
    ("line", "says"),
    [("{nobody} me sigue", "no group called nobody"), ("me (siguen|buscan", "bracket"), ("uno | otro", "bar")],
)
def test_a_line_that_cannot_be_read_is_named(line: str, says: str) -> None:
    """The editor is told the file, the line and what is wrong."""
    with pytest.raises(BadContent, match=says):
        list(written_out(files(line)))


def test_a_few_examples_teach() -> None:
    """Two topics and an emergency are told apart after a few rounds, also in words that are only alike."""
    taught = [
        *(Example(text, "court") for text in ("cuando es mi corte", "la fecha de mi corte", "perdi mi audiencia")),
        *(Example(text, "mpp") for text in ("que es el mpp", "estoy en mpp", "sigue el mpp")),
        *(Example(text, "emergency:medical") for text in ("mi hijo no respira", "no respira mi bebe")),
        *(Example(text, "any") for text in ("mi hijo tiene tos", "hola que tal")),
    ]
    data = model_data(taught, buckets=2048, rounds=60, least_sentences=1)
    model = Learned.from_data(json.loads(json.dumps(data)))
    assert model.hear("la corte cuando sera").topics["court"] > 0.5
    assert model.hear("y el mpp sigue").topics["mpp"] > 0.5
    medical = model.hear("mi niña no respira")
    assert (medical.emergency > 0.5, medical.kind) == (True, "medical")
    assert model.hear("mi hijo tiene tos").emergency < 0.3


def test_the_same_examples_teach_the_same() -> None:
    """Nothing of chance in the file: learned twice, it is the same."""
    taught = [Example("cuando es mi corte", "court"), Example("que es el mpp", "mpp"), Example("hola", "any")]
    once, again = (model_data(taught, buckets=256, rounds=3, least_sentences=1) for _ in range(2))
    assert once == again


def test_what_hardly_any_sentence_has_is_not_learned() -> None:
    """A word of one sentence leaves no trace in the file; of four it does."""
    taught = [Example("corte", "court")] * LEAST_SENTENCES + [Example("hola zaguan", "menu")]
    tables = learn(taught, buckets=4096, rounds=2)
    stored = np.abs(tables.features).sum(axis=1) > 0
    assert stored[rows_of("corte", 4096)].all()
    assert not stored[rows_of("zaguan", 4096)].any()


def test_the_stored_model_was_learned_from_the_stored_examples() -> None:
    """Whoever changes an example learns again: `orienta content learn`."""
    assert learned_model().source == fingerprint(load_examples(Path(CONTENT), routing_table()))


def test_the_stored_model_is_small() -> None:
    """Less than two megabytes, so that it is read in a moment."""
    assert (CONTENT / "learned.json").stat().st_size < 2_000_000
