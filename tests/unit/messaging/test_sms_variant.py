"""Spanish proposed for SMS, and the words an accent decides."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadContent
from app.messaging.gsm7 import is_gsm7
from app.messaging.sms_variant import AccentTable, bare, is_ambiguous, propose_sms_variant

ACCENTS = Path(__file__).parents[3] / "content" / "accents.yaml"
TABLE = AccentTable.from_data(yaml.safe_load(ACCENTS.read_text(encoding="utf-8")))

spanish = st.text(alphabet="abcdefghijklmnñopqrstuvwxyzáéíóúüÁÉÍÓÚÑ ¿?¡!.,;:«»“”…—–-()'\"0123456789\nºª", max_size=300)


@pytest.mark.parametrize(
    ("text", "proposed", "ambiguous"),
    [
        pytest.param("Mañana tiene audiencia.", "Mañana tiene audiencia.", (), id="already fits"),
        pytest.param("Información según el país", "Informacion segun el pais", (), id="harmless accents"),
        pytest.param("Pagó la renta", "Pago la renta", ("Pagó",), id="preterite"),
        pytest.param("El juez terminó", "El juez termino", ("terminó",), id="terminó; término keeps its é"),
        pytest.param("en el término", "en el término", (), id="é is inside GSM-7"),
        pytest.param("Él le dé té; sé que esté", "Él le dé té; sé que esté", (), id="él dé té sé esté stay"),
        pytest.param("Llegará mañana", "Llegara mañana", ("Llegará",), id="future"),
        pytest.param("Llegarán, podrán", "Llegaran, podran", ("Llegarán", "podrán"), id="futures in plural"),
        pytest.param("Será el lunes y recibirá", "Sera el lunes y recibira", (), id="futures that stay clear"),
        pytest.param("Salió y recibió", "Salio y recibio", (), id="-ió of -ir verbs"),
        pytest.param("Cambió la fecha", "Cambio la fecha", ("Cambió",), id="-ió of -iar verbs"),
        pytest.param("Cayó, leyó", "Cayo, leyo", ("Cayó",), id="-yó only where listed"),
        pytest.param("Sí, está aquí", "Si, esta aqui", ("Sí", "está"), id="small words"),
        pytest.param("Mi mamá y mi papá", "Mi mama y mi papa", ("mamá", "papá"), id="family"),
        pytest.param("¿Cómo llegó y dónde?", "¿Como llego y donde?", ("llegó",), id="question words"),
        pytest.param("Le explico cómo", "Le explico como", ("cómo",), id="the same outside a question"),
        pytest.param("¿Qué? ¿Quién?", "¿Qué? ¿Quién?", (), id="é in question words"),
        pytest.param("Atrás, además, Panamá", "Atras, ademas, Panama", (), id="exceptions"),
        pytest.param("«sí» — “no”…", '"si" - "no"...', ("sí",), id="typography"),
        pytest.param("1.º y 2ª", "1.o y 2a", (), id="ordinals"),
        pytest.param("*Está* {día_público}\n- más", "*Esta* {día_público}\n- mas", ("Está", "más"), id="marks"),
        pytest.param("https://a.example/ó ya", "https://a.example/ó ya", (), id="links are not touched"),
        pytest.param("Esta\u0301 cafe\u0301", "Esta café", ("Está",), id="decomposed"),
        pytest.param("ATRÁS / MÁS", "ATRAS / MAS", ("MÁS",), id="capitals"),
    ],
)
def test_proposal(text: str, proposed: str, ambiguous: tuple[str, ...]) -> None:
    """á í ó ú lose their accent; a word that would mean something else is named, once."""
    proposal = propose_sms_variant(text, TABLE)
    assert (proposal.text, proposal.ambiguous) == (proposed, ambiguous)


def test_says_what_changed_and_what_cannot() -> None:
    """The author sees each changed word and each character that has no stand-in; nothing disappears."""
    proposal = propose_sms_variant("Día y día 👍", TABLE)
    assert proposal.changed == (("Día", "Dia"), ("día", "dia"))
    assert (proposal.text, proposal.unfit) == ("Dia y dia 👍", ("👍",))


def test_the_table_is_broad() -> None:
    """At least 250 pairs, each of which really loses an accent; no word is both ambiguous and harmless."""
    assert len(TABLE.ambiguous) >= 250
    assert all(bare(word) != word for word in TABLE.ambiguous)
    assert not set(TABLE.ambiguous) & (TABLE.harmless | TABLE.interrogatives)


@pytest.mark.parametrize(
    "word", ["pagó", "trabajó", "sí", "está", "más", "sólo", "aún", "tú", "mí", "público", "podrá"]
)
def test_words_that_law_turns_on(word: str) -> None:
    """The pairs that change a statement are named whatever their case."""
    assert is_ambiguous(word, TABLE)
    assert is_ambiguous(word.upper(), TABLE)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param([], "accents.yaml: needs `ambiguous:` with words and what they mean", id="no table"),
        pytest.param({"ambiguous": {}, "harmless": "x"}, "accents.yaml: `harmless` must be a list of words", id="list"),
        pytest.param(
            {"ambiguous": {"esté": "is"}},
            "accents.yaml: nothing is lost from esté: á í ó ú alone lose their accent",
            id="a word that stays whole",
        ),
    ],
)
def test_a_broken_table_says_where(data: object, message: str) -> None:
    """An editor is told which part to mend."""
    with pytest.raises(BadContent) as refused:
        AccentTable.from_data(data)
    assert str(refused.value) == message


@given(spanish)
def test_spanish_always_fits(text: str) -> None:
    """Whatever is written with Spanish letters and signs, the proposal is GSM-7 and proposes itself."""
    proposal = propose_sms_variant(text, TABLE)
    assert is_gsm7(proposal.text)
    assert proposal.unfit == ()
    assert propose_sms_variant(proposal.text, TABLE).text == proposal.text


@given(spanish)
def test_only_named_words_change(text: str) -> None:
    """ñ é ü ¿ ¡, digits and spaces stay, and every ambiguous word is among the changed ones."""
    proposal = propose_sms_variant(text, TABLE)
    for kept in "ñÑéÉü¿¡0123456789\n":
        assert proposal.text.count(kept) == text.count(kept)
    assert set(proposal.ambiguous) <= {word for word, _ in proposal.changed}
