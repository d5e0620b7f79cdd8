"""A hearing told by somebody who cannot read the paper well: each part is kept, and what is kept is said."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue import readers
from tests.support.released import new_player
from tests.support.talks import WELCOMED, contexts, heard

DAY = "tengo un papel q tiene un dia el 14 de enero pero no se con q juez es"


@pytest.mark.parametrize(
    ("text", "court"),
    [
        (
            "no dice señorita, o no le miro yo, la letra es chiquita y en ingles. dise 0830 y brownville creo",
            "brownsville",
        ),
        ("la letra es chiquita. dise 8:30 y brounsvil creo", "brownsville"),
        ("no le miro bien. arriba dice harlinguen y 0830", "harlingen"),
        ("i cant read it good the letters are small. it say 0830 and brownville i think", "brownsville"),
    ],
)
def test_the_court_is_taken_from_a_sentence_however_it_is_spelled(text: str, court: str) -> None:
    """And nobody is thrown back to a list of topics."""
    player = heard(DAY, text, welcomed=WELCOMED)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/court"].value == court
    assert "court/about/choose" not in [each.context for each in player.said]


@pytest.mark.parametrize("before", [(), ("4",)])
@pytest.mark.parametrize(
    "text",
    [
        "anotela uste mijo el 14 de enero a las 8 y media, brownsville",
        "apuntela por favor, 14 de enero de 2027 8:30, brownsville",
    ],
)
def test_a_day_to_be_written_down_opens_the_notebook(before: tuple[str, ...], text: str) -> None:
    """At the menu and at the list of the court, with the court that was told."""
    player = heard(*before, text, welcomed=WELCOMED)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/court"].value == "brownsville"


@pytest.mark.parametrize(
    "text", ["anotela por favor", "el papel dice que soy hondureño", "nacio el 14 de enero anotela"]
)
def test_without_a_day_of_the_hearing_it_does_not_open(text: str) -> None:
    """No day, or the day of a birth."""
    assert "hearing/nothing/say" not in contexts(new_player(), *WELCOMED, text)


@pytest.mark.parametrize(
    "text",
    [
        "ya la anoto? el 14 de enero",
        "la fecha q le di del 14 de enero si la guardo?",
        "which day you have for me now?",
        "que fecha me tiene apuntada",
        "did you save it",
    ],
)
@pytest.mark.parametrize("before", [(DAY,), (DAY, "brownsville"), ()])
def test_whether_it_is_kept_is_answered(before: tuple[str, ...], text: str) -> None:
    """A plain no with what is missing, wherever it is asked."""
    assert contexts(new_player(), *WELCOMED, *before, text)[0].startswith("date_kept/")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("saturday? ah it is 11. friday 11 december", "date.year_missing"),
        ("es 11. viernes 11 de diciembre", "date.year_missing"),
        ("11. friday 11 december 2026", None),
        ("10. friday 11 december", "date.more_than_one"),
        ("11 december or 12 december", None),
    ],
)
def test_the_same_day_said_twice_is_one(text: str, hint: str | None) -> None:
    """Another number beside it is asked about as before."""
    reading = readers.read("date", text, lang="en", today=date(2026, 11, 22), context="hearing")
    if hint is not None:
        assert reading.hint == hint
