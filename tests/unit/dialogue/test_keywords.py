"""Commands are whole messages; STOP and ERASE are exact; an ordinary sentence commands nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.keywords import COMMANDS, EXACT, Command, CommandName, Keywords, recognise
from app.dialogue.text import fold, loose
from app.errors import BadContent
from tests.support.word_tables import content_data, keywords

TABLE = keywords()
LISTED = [(name, phrase) for name in COMMANDS for phrase in TABLE.commands[name].both]


def read(text: str, *, lang: str = "es", expected: tuple[str, ...] = ()) -> Command | None:
    return recognise(text, lang=lang, keywords=TABLE, expected=expected)


def name_of(text: str, **options: Any) -> CommandName | None:
    command = read(text, **options)
    return command.name if command else None


@pytest.mark.parametrize("name", COMMANDS)
def test_listed_phrases_are_recognised(name: CommandName) -> None:
    """Each listed phrase works as written, in capitals, without accents, with punctuation and politeness."""
    for phrase in TABLE.commands[name].both:
        for written in (phrase, phrase.upper(), fold(phrase), f"¡{phrase}!", f"{phrase}, por favor.", f" {phrase} 🙏"):
            assert name_of(written) == name, written
            assert name_of(written, lang="en") == name, written


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MENÚ", "menu"),
        ("menuuu", "menu"),
        ("mneu", "menu"),
        ("Menu please", "menu"),
        ("hola, menú", "menu"),
        ("ATRAS", "back"),
        ("atrás", "back"),
        ("artas", "back"),
        ("go back", "back"),
        ("saltar", "skip"),
        ("Salta por favor", "skip"),
        ("skip this question", "skip"),
        ("pausa", "pause"),
        ("Hoy no.", "pause"),
        ("hoy ya no", "pause"),
        ("not today", "pause"),
        ("repite", "repeat"),
        ("repetri", "repeat"),
        ("¿otra vez?", "repeat"),
        ("corregir", "correct"),
        ("coregir", "correct"),
        ("me equivoqué", "correct"),
        ("idioma", "language"),
        ("idoma", "language"),
        ("languge", "language"),
        ("persona", "person"),
        ("presona", "person"),
        ("quiero hablar con alguien", "person"),
        ("talk to a human", "person"),
        ("ayuda", "help"),
        ("AYUDAAAA", "help"),
        ("ayda", "help"),
        ("help!!", "help"),
        ("borrar", "erase"),
        ("BORRAR MIS DATOS", "erase"),
        ("Borren mis datos por favor", "erase"),
        ("delete everything", "erase"),
        ("alto", "stop"),
        ("ALTO.", "stop"),
        ("Stop. Thank you", "stop"),
        ("STOP please", "stop"),
        ("ya no me escriban", "stop"),
        ("Ya no me escriban, gracias", "stop"),
        ("no quiero más mensajes", "stop"),
        ("no quiero mas mensajes", "stop"),
        ("stop texting me", "stop"),
        ("Unsubscribe", "stop"),
        ("dar de baja", "stop"),
        ("No more messages!", "stop"),
        ("don't text me", "stop"),
        ("ya no manden", "stop"),
        ("a\u200blto", "stop"),
        ("start", "start"),
        ("reanudar", "start"),
        ("fuente", "source"),
        ("SOURCE?", "source"),
        ("¿quién dice eso?", "source"),
        ("¿por qué?", "why"),
        ("porque?", "why"),
        ("why?", "why"),
        ("xq", "why"),
        ("seguir", "resume"),
        ("continue", "resume"),
        ("contiunar", "resume"),
        ("en que me quede", "resume"),
        ("número equivocado", "wrong_number"),
        ("numero ekivocado", "wrong_number"),
        ("se equivoco de numero", "wrong_number"),
        ("wrong number", "wrong_number"),
        ("You've got the wrong number", None),
        ("más", "more"),
        ("mas", "more"),
        ("more info", "more"),
        ("resumen", "summary"),
        ("what have I answered?", "summary"),
        ("HIDE", "hide"),
        ("Ocultar", "hide"),
        ("escondelo porfa", "hide"),
        ("esconder esto", "hide"),
        ("escodner", "hide"),
        ("pide", None),
        ("hice", None),
        ("oculto", None),
    ],
)
def test_commands(text: str, name: CommandName | None) -> None:
    """Commands as tired people write them."""
    assert name_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Baja",
        "baja california",
        "Baja California Sur",
        "Tijuana, Baja",
        "cancelar",
        "Cancelaron mi cita",
        "cancelaron mi cita",
        "quité",
        "quit",
        "yesterday",
        "ending",
        "end",
        "the end",
        "stop by tomorrow",
        "they did not stop",
        "stop sign",
        "no paran de seguirme",
        "no más",
        "nomás",
        "no mas mi hijo",
        "un alto",
        "alto ahi me dijeron",
        "Alto Paraná",
        "el alto",
        "altoo",
        "stopp",
        "STOPPP",
        "s t o p",
        "st0p",
        "borrrar",
        "borar",
        "borra",
        "erasee",
        "erase una vez",
        "borraron mi nombre",
        "me borraron de la lista",
        "no quiero parar",
        "ya no me escribe mi mamá",
        "quiero que me escriban",
        "no me manden a mi pais",
        "no me manden de regreso",
        "dejen de molestar a mi hijo me decian",
        "parar de sufrir",
        "parad",
        "detenerme",
        "me quieren detener",
        "stop them from hurting me",
        "I could not stop crying",
        "leave me alone he said",
        "delete",
        "forget",
        "olvidalo",
        "Stop? no",
        "sí",
        "no",
        "yes",
        "👍",
        "",
        "🛑",
    ],
)
def test_nothing_ordinary_stops_or_erases(text: str) -> None:
    """What people answer, tell or mistype never stops the messages and never erases a case."""
    assert name_of(text) not in EXACT
    assert name_of(text, lang="en") not in EXACT


@pytest.mark.parametrize(
    "text",
    [
        "puente",
        "frente",
        "viuda",
        "soltero",
        "mes",
        "causa",
        "casa",
        "otra",
        "Honduras",
        "Guatemala",
        "Menéndez",
        "Fuentes López",
        "una persona",
        "dos personas",
        "a person",
        "correct",
        "correcto",
        "Correct, thank you",
        "mañana",
        "tomorrow",
        "El Paso",
        "paso",
        "Operadora",
        "agente",
        "dale",
        "ahorita no",
        "not now",
        "no lo conozco",
        "no pedí asilo",
        "ya regresé",
        "aquí no vive",
        "maestra",
        "cocinero",
        "Store clerk",
        "who",
        "what",
        "hello",
        "hola",
        "gracias",
        "ok gracias",
        "por favor",
        "me dieron un papel con una fecha",
        "quiero que me ayuden con mi menú de la escuela",
        "mi esposo no me deja hablar con nadie",
        "en la pausa del trabajo me siguieron dos hombres",
        "the source of my fear is the gang that came to the store",
        "1",
        "12",
        "03/04/2020",
        "A 123 456 789",
        "x" * 2000,
        "ayuda " * 100,
    ],
)
def test_ordinary_messages_command_nothing(text: str) -> None:
    """Answers, names, places and stories are not commands."""
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("corregir 5", Command("correct", "5")),
        ("Corregir apellido", Command("correct", "apellido")),
        ("corregir mi fecha de nacimiento", Command("correct", "fecha de nacimiento")),
        ("edit birth date", Command("correct", "birth date")),
        ("edit my address please", Command("correct", "address")),
        ("correct 12", Command("correct", "12")),
        ("cambiar 3", Command("correct", "3")),
        ("cambiar de casa", None),
        ("correct me if I am wrong", None),
        ("change is hard", None),
        ("corregir la vida de mi hijo que anda en malos pasos", None),
        ("english", Command("language", "en")),
        ("English please", Command("language", "en")),
        ("en inglés por favor", Command("language", "en")),
        ("ESPAÑOL", Command("language", "es")),
        ("espanol", Command("language", "es")),
        ("spañol", Command("language", "es")),
        ("idioma español", Command("language", "es")),
        ("change language to Spanish", Command("language", "es")),
        ("do you speak creole?", Command("language", "ht")),
        ("hablo mam", Command("language", "mam")),
        ("K'iche'", Command("language", "quc")),
        ("language", Command("language", None)),
        ("ingles y español", None),
        ("my english teacher", None),
    ],
)
def test_arguments(text: str, command: Command | None) -> None:
    """CORREGIR carries what to correct and IDIOMA the language's code; longer talk carries nothing."""
    assert read(text) == command


@pytest.mark.parametrize(
    ("text", "expected", "name"),
    [
        pytest.param("más", ("más", "menos"), None, id="an option equal to a command"),
        pytest.param("MÁS.", ("mas", "menos"), None, id="options are folded too"),
        pytest.param("persona", ("persona", "animal"), None, id="an option equal to a command word"),
        pytest.param("persna", ("persona", "animal"), None, id="a misspelled option"),
        pytest.param("menos", ("mas", "menos"), None, id="an option near a command"),
        pytest.param("alto", ("alto", "bajo"), "stop", id="STOP yields to no option"),
        pytest.param("borrar", ("borrar",), "erase", id="ERASE yields to no option"),
        pytest.param("menu", ("sí", "no"), "menu", id="other options change nothing"),
        pytest.param("mneu", ("meno",), "menu", id="a farther option does not win"),
        pytest.param("español", tuple(TABLE.language_names), None, id="a language that was asked for"),
        pytest.param(
            "hablo español", tuple(TABLE.language_names), None, id="a language that was asked for, in a sentence"
        ),
        pytest.param("idioma", tuple(TABLE.language_names), "language", id="the command itself, while asked for one"),
    ],
)
def test_expected_answers_win(text: str, expected: tuple[str, ...], name: CommandName | None) -> None:
    """What the present question offers wins over commands, except over STOP and ERASE."""
    assert name_of(text, expected=expected) == name


@pytest.mark.parametrize("word", TABLE.not_typos)
def test_guarded_words(word: str) -> None:
    """A word guarded against being read as a typo commands nothing."""
    assert read(word) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("STOP", "stop"),
        (" Cancel ", "stop"),
        ("YES", "start"),
        ("info", "help"),
        ("stop.", None),
        ("alto", None),
        ("", None),
    ],
)
def test_carrier_words(text: str, word: str | None) -> None:
    """The provider obeys its own words, whole message and any case, and no others."""
    assert TABLE.carrier_word(text) == word


ORDINARY = (
    "mi esposo dijo que la vecina llegó ayer con dos niños a Tijuana Baja California porque "
    "cancelaron cita papel corte the man told me to wait at bridge and then we ran"
)
ordinary = st.lists(st.sampled_from(ORDINARY.split()), min_size=4, max_size=9)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """No message breaks the reader, and STOP and ERASE always come from a listed phrase."""
    command = read(text)
    if command and command.name in EXACT:
        left = " ".join(TABLE.without_politeness(fold(text).replace("ñ", "n").split()))
        assert left in {loose(phrase) for phrase in TABLE.commands[command.name].both}


@pytest.mark.parametrize("text", ["mi mi mi mi borren todo", "sabes que borra todo mejor no confio"])
def test_erase_among_other_words_is_asked_about(text: str) -> None:
    """It is never the command that is obeyed letter by letter."""
    assert read(text) == Command("ask_to_erase")


@settings(deadline=None)
@given(st.sampled_from(sorted(TABLE.phrases)), ordinary, st.booleans())
def test_a_keyword_inside_a_sentence_stops_nothing(phrase: str, words: list[str], first: bool) -> None:
    """Any command's words at either end of an ordinary sentence neither stop nor erase."""
    sentence = " ".join([phrase, *words] if first else [*words, phrase])
    assert name_of(sentence) not in EXACT


@settings(deadline=None)
@given(st.sampled_from([phrase for name, phrase in LISTED if name in EXACT]), st.data())
def test_a_slip_never_stops_or_erases(phrase: str, data: st.DataObject) -> None:
    """A STOP or ERASE phrase with a letter changed is not obeyed unless the result is itself listed."""
    folded = fold(phrase)
    place = data.draw(st.integers(0, len(folded) - 1))
    slipped = folded[:place] + data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz")) + folded[place + 1 :]
    name = name_of(slipped)
    left = " ".join(TABLE.without_politeness(slipped.replace("ñ", "n").split()))
    assert name not in EXACT or TABLE.phrases.get(left) == name


def test_bad_tables_are_explained() -> None:
    """An author is told the file, the place and the mistake."""
    data = content_data("keywords.yaml")
    data["commands"]["menu"]["es"] = ["menu", True, 7, None, "!!"]
    data["commands"]["back"]["en"] = "back"
    with pytest.raises(BadContent) as caught:
        Keywords.from_data(data, source="content/keywords.yaml")
    assert str(caught.value).splitlines() == [
        "content/keywords.yaml: commands > menu > es > entry 2: YAML read this word as true/false: "
        "put yes, no, on and off in quotes",
        "content/keywords.yaml: commands > menu > es > entry 3: YAML read this as a number: put it in quotes",
        "content/keywords.yaml: commands > menu > es > entry 4: is empty: write a word or remove the dash",
        "content/keywords.yaml: commands > menu > es > entry 5: has no letter or digit in it",
        "content/keywords.yaml: commands > back > en: must be a list: one entry a line, each after a dash",
    ]


@pytest.mark.parametrize(
    ("command", "phrases", "complaint"),
    [
        ("stop", ["baja"], '"baja" must never be a word for stop'),
        ("erase", ["Cancelar"], '"cancelar" must never be a word for erase'),
        ("back", ["menú"], '"menu" is listed for both menu and back'),
    ],
)
def test_dangerous_lists_are_refused(command: str, phrases: list[str], complaint: str) -> None:
    """No edit can make an everyday answer a STOP, nor give one phrase two meanings."""
    data = content_data("keywords.yaml")
    data["commands"][command]["es"] += phrases
    with pytest.raises(BadContent, match=complaint):
        Keywords.from_data(data)


def test_a_missing_command_is_named() -> None:
    """A list without one of the commands is refused by name."""
    data = content_data("keywords.yaml")
    del data["commands"]["erase"]
    with pytest.raises(BadContent, match="commands: erase is missing"):
        Keywords.from_data(data)
