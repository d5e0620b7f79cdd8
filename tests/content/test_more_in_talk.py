"""MORE among other words, right after a text that told to write it; and the same word in something else."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

OFFERED = {"es": "y si me la quitan q hago", "en": "what if they separate us"}
ENGLISH = ("hello", "2", "yes", "1", "no", "no")


def after(lang: str, text: str) -> list[str]:
    """What is said to it where MORE was just offered."""
    opening = ENGLISH if lang == "en" else ("hola", "1", "si", "1", "no", "no")
    return contexts(heard(OFFERED[lang], welcomed=opening), text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "mas por favor"),
        ("es", "si mas"),
        ("es", "a ver dime mas"),
        ("es", "digame mas de eso"),
        ("es", "mas mijo"),
        ("es", "y q mas"),
        ("es", "quiero mas"),
        ("es", "escribo mas"),
        ("es", "mas, para prepararme"),
        ("en", "yes more"),
        ("en", "abeg more"),
        ("en", "ok my brother more"),
    ],
)
def test_more_is_more(lang: str, text: str) -> None:
    """However it is asked for."""
    assert after(lang, text)[0] == "separated/if/more"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "ay mijo me da miedo eso, mas"),
        ("es", "me da miedo, mas"),
        ("es", "tengo mucho miedo de eso. mas"),
        ("en", "oh i am afraid of that, more"),
        ("en", "it scares me, more"),
    ],
)
def test_who_is_afraid_of_it_gets_a_kind_word_before(lang: str, text: str) -> None:
    """It is the text that frightens, not Mexico."""
    assert after(lang, text)[:2] == ["safety/afraid", "separated/if/more"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "no mas"),
        ("es", "nada mas"),
        ("es", "ya no mas"),
        ("es", "mas tarde"),
        ("es", "tengo mas hijos"),
        ("es", "no quiero saber mas"),
        ("es", "me da miedo regresar a mexico mas que nada"),
        ("es", "mas miedo me da mexico"),
        ("es", "me da miedo mi marido, mas"),
        ("en", "no more"),
        ("en", "i have more children"),
        ("en", "i am afraid of my husband, more"),
        ("en", "one more thing, how much it cost"),
    ],
)
def test_the_word_in_something_else_is_not_more(lang: str, text: str) -> None:
    """A no, a later, a count, a fear of somebody."""
    assert "separated/if/more" not in after(lang, text)


def test_long_after_it_was_offered_words_around_it_mean_nothing() -> None:
    """Only the word itself asks for it then."""
    assert "separated/if/more" not in contexts(heard(OFFERED["es"], "gracias"), "me da miedo eso, mas")
