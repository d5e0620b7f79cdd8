"""The number that is picked first in a message, and what is said after it."""

from __future__ import annotations

import pytest

from app.dialogue.words.picks import core, numbered

WORDS = {"asks": frozenset({"que", "cuanto cuesta", "how much"})}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 y tambien q yevar", (3, "tambien q yevar")),
        ("si la 2. y apunto la fecha?", (2, "y apunto la fecha?")),
        ("the 2 but also how much cost", (2, "but also how much cost")),
        ("the first one, and am i in mpp?", (1, "and am i in mpp?")),
        ("la tres, cuanto cuesta", (3, "cuanto cuesta")),
        ("no, mejor la 4 que llevo", (4, "que llevo")),
        ("la 2 y la 3", (2, "la 3")),
        ("2. que es nta?", (2, "que es nta?")),
        ("5 fue ayer", (5, "fue ayer")),
        ("la 4 me deportaron antes", (4, "me deportaron antes")),
        ("6 no tengo dinero", (6, "no tengo dinero")),
        ("not 2, 4", None),
        ("4 no 5", None),
        ("la 2 o la 3", None),
        ("2 niños llevo?", None),
        ("la 3 de mayo", None),
        ("3", None),
        ("la 3 por favor", None),
        ("5 hijos tengo y que hago", None),
        ("una y otra vez", None),
        ("a que hora llego", None),
        ("no la 2, que", None),
        ("12/04/2019 y que llevo", None),
        ("3.5 y que", None),
        ("", None),
    ],
)
def test_number_and_rest(text: str, found: tuple[int, str] | None) -> None:
    """Only where a stop, a joining word or a question parts them."""
    given = numbered(text, WORDS)
    got = (given.number, given.rest) if given else None
    assert (got and (got[0], got[1].removeprefix("y ").removeprefix("and "))) == (
        found and (found[0], found[1].removeprefix("y ").removeprefix("and "))
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("y tambien lo de la corte pues", "la corte"),
        ("no. el dia de la audiencia", "el dia de la audiencia"),
        ("quiero saber de los tipos, gracias", "de los tipos"),
        ("si", ""),
        ("corte", "corte"),
    ],
)
def test_core_is_without_what_leads_and_follows(text: str, left: str) -> None:
    """As typed."""
    assert core(text) == left
