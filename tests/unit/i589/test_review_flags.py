"""Review flags: each is a question about named items, raised by the answers and by nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.i589 import review
from app.i589.review import check
from app.services.packets import put_into_words
from app.settings import Settings
from app.wiring_forms import packet_words
from tests.support.i589_forms import PERSONAS, answered, application, persona

TODAY = date(2026, 11, 21)


def flags(answers: dict[str, Any]) -> set[tuple[str, tuple[str, ...]]]:
    return {(flag.id, flag.items) for flag in check(application(answers), TODAY)}


@pytest.mark.parametrize(
    ("answers", "id", "items"),
    [
        pytest.param({"B.2": "yes"}, "R07", ("B.2", "B.2.text"), id="a Yes without its explanation"),
        pytest.param({"B.2": "no", "B.2.text": "x"}, "R07", ("B.2", "B.2.text"), id="a No with an explanation"),
        pytest.param({"C.2.A": "no", "C.2.B": "yes"}, "R07", ("C.2.A", "C.2.B", "C.2.text"), id="one text for two"),
        pytest.param({"B.1.A": "yes"}, "R04", ("B.1",), id="harm, and no ground marked"),
        pytest.param({"B.4": "yes"}, "R12", ("CAT_box", "B.1", "B.4"), id="torture feared, box not marked"),
        pytest.param({"CAT_box": "checked"}, "R12", ("CAT_box", "B.1", "B.4"), id="box marked, nothing said"),
        pytest.param({"C.2.A": "yes", "B.4": "no"}, "R13", ("B.4", "C.2.A"), id="other countries passed through"),
        pytest.param({"C.3": "yes"}, "R09", ("C.3",), id="for a lawyer"),
        pytest.param({"A.I.18": "b", "A.I.1": {"state": "none"}}, "R10", ("A.I.1", "A.I.18"), id="case, no A-number"),
        pytest.param({"A.I.1": "A12345678"}, "R10", ("A.I.1",), id="eight digits"),
        pytest.param({"A.I.5": "Ana2"}, "R10", ("A.I.5",), id="a digit in a name"),
        pytest.param({"A.I.14": "HN", "A.I.20": "SV"}, "R10", ("A.I.14", "A.I.20"), id="another country's passport"),
        pytest.param({"A.I.23": "dialecto"}, "R14", ("A.I.23",), id="a language that cannot be interpreted"),
        pytest.param({"A.I.23": "Spanish", "A.I.25": "Mam"}, "R14", ("A.I.16", "A.I.23", "A.I.25"), id="Mam at home?"),
        pytest.param({"A.I.12": {"state": "unknown"}}, "R15", ("A.I.12",), id="unknown"),
        pytest.param({"A.I.17": {"state": "declined"}}, "R15", ("A.I.17",), id="declined"),
        pytest.param({"A.I.17": answered(original="luz", language="es")}, "R18", ("A.I.17",), id="not translated"),
        pytest.param({"D.other_preparer": "yes"}, "R17", ("D.other_preparer", "E.name"), id="no preparer named"),
        pytest.param({"D.family_assist": "yes"}, "R17", ("D.family_assist", "D.family_assist.name"),
                     id="no helper named"),
        pytest.param({"A.I.12": "2027-01-01"}, "R03", ("A.I.12",), id="born in the future"),
        pytest.param({"A.I.12": "1890"}, "R03", ("A.I.12",), id="born long ago"),
        pytest.param({"A.I.12": "2004-05-17", "A.I.19a": "2003"}, "R03", ("A.I.12", "A.I.19a"), id="left before birth"),
        pytest.param({"A.I.19a": "2020-05", "A.I.19c[0].date": "2019-11-02"}, "R03", ("A.I.19a", "A.I.19c[0].date"),
                     id="left after the last entry"),
        pytest.param({"A.I.19c[0].date": "2019-05-06", "A.I.19c[1].date": "2019-11-20"}, "R03",
                     ("A.I.19c[0].date", "A.I.19c[1].date"), id="oldest entry first"),
        pytest.param({"A.III.2[0].from": "2020-05", "A.III.2[0].to": "2019-05"}, "R03",
                     ("A.III.2[0].from", "A.III.2[0].to"), id="ends before it begins"),
        pytest.param({"A.I.12": "1990", "A.II.child[0].8": "1998-02-01"}, "R03", ("A.I.12", "A.II.child[0].8"),
                     id="a parent of eight"),
        pytest.param({}, "R08", ("A.I.19c[0].date", "C.5"), id="no arrival"),
        pytest.param({"A.I.19c[0].date": "2019-11-02", "C.5": "no"}, "R08", ("A.I.19c[0].date", "C.5"),
                     id="long ago, No"),
        pytest.param({"A.I.19c[0].date": "2026-10-02", "C.5": "yes"}, "R08", ("A.I.19c[0].date", "C.5"),
                     id="recent, Yes"),
        pytest.param({"A.I.19c[0].date": "2026-10-02"}, "R08", ("A.I.19c[0].date", "C.5"), id="recent, C.5 open"),
        pytest.param({"A.III.2[0].from": "2023-01", "A.III.2[0].to": "present"}, "R01", ("A.III.2[0]",), id="a gap"),
        pytest.param({"A.III.4[0].from": "2023-01", "A.III.4[0].to": "present"}, "R02", ("A.III.4[0]",), id="no work"),
        pytest.param({"A.II.child.total": "2", "A.II.child[0].5": "Paz"}, "R11",
                     ("A.II.child.total", "A.II.child[0].5"), id="a child too few"),
        pytest.param({"A.II.child.none": "checked", "A.II.child[0].5": "Paz"}, "R11",
                     ("A.II.child.none", "A.II.child[0].5"), id="no children, and one listed"),
        pytest.param({"A.II.child.none": "unchecked"}, "R11", ("A.II.child.none",), id="children, none listed"),
        pytest.param({"A.I.11": "married"}, "R11", ("A.I.11", "A.II.spouse.5"), id="married, no spouse"),
        pytest.param({"A.I.11": "single", "A.II.spouse.5": "Paz"}, "R11",
                     ("A.I.11", "A.II.spouse.not_married", "A.II.spouse.5"), id="single with a spouse"),
        pytest.param({"A.I.8.city": "Tijuana"}, "21", ("A.I.8.city",), id="an address for the lawyer's rule"),
    ],
)  # fmt: skip
def test_these_answers_raise_this_flag(answers: dict[str, Any], id: str, items: tuple[str, ...]) -> None:
    """The id of the checklist and the items it is about."""
    assert (f"I589-{id}", items) in flags(answers)


@pytest.mark.parametrize(
    ("answers", "id"),
    [
        pytest.param({"B.2": "yes", "B.2.text": "x"}, "R07", id="explained"),
        pytest.param({"B.4": "no"}, "R12", id="no torture, no box"),
        pytest.param({"A.I.19a": "2019", "A.I.19c[0].date": "2019-05"}, "R03", id="the same year may be in order"),
        pytest.param({"A.I.22": "2031-05-01"}, "R03", id="a passport may expire in the future"),
        pytest.param(
            {"A.I.19c[0].date": "2019-11-02", "C.5": "yes", "C.5.text": "x"}, "R08", id="long ago and said so"
        ),
        pytest.param({"A.III.2[0].from": "2015", "A.III.2[0].to": "present"}, "R01", id="no gap"),
        pytest.param({"A.III.2[0].from": "2023-01"}, "R01", id="a date still missing"),
        pytest.param({"A.I.23": "Mam, Todos Santos"}, "R14", id="a language with its dialect"),
        pytest.param({"A.I.17": answered(original="católica", language="es")}, "R18", id="a word that a table knows"),
        pytest.param({"A.I.11": "married", "A.II.spouse.5": "Paz"}, "R11", id="married and named"),
    ],
)
def test_these_answers_do_not(answers: dict[str, Any], id: str) -> None:
    """No noise where nothing is certain to be wrong."""
    assert f"I589-{id}" not in {flag for flag, _ in flags(answers)}


def test_required_boxes_that_nobody_was_asked_about_are_one_flag() -> None:
    """I589-34: the boxes that send an application back."""
    (flag,) = [flag for flag in check(application({}), TODAY) if flag.id == "I589-34"]
    assert flag.items[:5] == ("A.I.4", "A.I.8.street", "A.I.12", "A.I.13", "B.1")


@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_every_flag_asks_and_repeats_no_answer(path: Any) -> None:
    """A flag is a question; a reviewer opens the item to see the answer."""
    there = persona(path)
    values = {leaf.text for place, leaf in there.answers() if len(leaf.text) > 6 and place.text != "A.I.23"}
    for lang in ("en", "es"):
        for flag in put_into_words(check(there, TODAY), packet_words(Settings(_env_file=None), lang)):
            assert flag.message.endswith("?")
            assert not any(value in flag.message for value in values)


def test_every_question_has_its_words_and_all_words_a_question() -> None:
    """A question that a rule raises is in content/packet.yaml, and nothing there is raised by no rule."""
    source = "".join(file.read_text(encoding="utf-8") for file in Path(review.__file__).parent.glob("review*.py"))
    texts = packet_words(Settings(_env_file=None), "en").texts
    named = {name.removeprefix("flag.") for name in texts if name.startswith("flag.")}
    assert len(named) > 40
    assert {name for name in named if f'"{name}"' in source} == named


def test_flags_do_not_depend_on_the_day_alone() -> None:
    """A leap day is a day like others."""
    assert check(application({"A.I.19c[0].date": "2023-02-28"}), date(2024, 2, 29))
