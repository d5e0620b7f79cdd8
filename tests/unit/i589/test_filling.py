"""Filling: each answer in its own box, with the official words, and a line on the ledger."""

from typing import Any

import pytest

from app.errors import BadApplication
from app.i589.boxes import fill
from tests.support.i589_forms import (
    PERSONAS,
    answered,
    application,
    checks,
    edition_map,
    filled,
    persona,
    policy,
    printing_policy,
    texts,
)  # fmt: skip

PAGE = "#subform[0]."


@pytest.mark.parametrize(
    ("item", "leaf", "field", "shown"),
    [
        pytest.param("A.I.1", "A123456789", "PtAILine1_ANumber[0]", "123456789", id="A-number whole, without A"),
        pytest.param("A.I.2", {"state": "none"}, "TextField1[0]", "None", id="none"),
        pytest.param("A.I.4", "LÓPEZ GARCÍA", "PtAILine4_LastName[0]", "LÓPEZ GARCÍA", id="both surnames, accents"),
        pytest.param("A.I.6", {"state": "not_applicable"}, "PtAILine6_MiddleName[0]", "N/A", id="not applicable"),
        pytest.param("A.I.12", "2004-05-17", "DateTimeField1[0]", "05/17/2004", id="full date"),
        pytest.param("A.I.19a", "2019-03", "DateTimeField6[0]", "03/2019", id="month, as far as it was said"),
        pytest.param("A.I.19a", "2019", "DateTimeField6[0]", "2019", id="year"),
        pytest.param("A.I.19c[1].date", {"state": "unknown"}, "DateTimeField3[0]", "Unknown", id="unknown date"),
        pytest.param("A.I.13", "Ciudad de Guatemala, Guatemala", "TextField1[4]", "Ciudad de Guatemala, Guatemala",
                     id="birthplace"),
        pytest.param("A.I.13", "Puebla, México", "TextField1[4]", "Puebla, Mexico", id="country of a place in English"),
        pytest.param("A.I.14", "SV", "TextField1[3]", "El Salvador", id="country"),
        pytest.param("A.I.17", answered(original="Testigo de Jehová", language="es"), "TextField1[7]",
                     "Jehovah's Witness", id="religion from the table"),
        pytest.param("A.I.17", answered(original="Quaker", language="en"), "TextField1[7]", "Quaker", id="English"),
        pytest.param("A.I.17", answered(original="luz del mundo", language="es"), "TextField1[7]",
                     "[es] luz del mundo", id="waits for a translation, marked"),
        pytest.param("A.I.17", answered(original="luz", language="es", translation={
            "text": "Light", "by": "R. E.", "on": "2026-11-01"}), "TextField1[7]", "Light", id="translated"),
        pytest.param("A.I.23", "español", "TextField7[0]", "Spanish", id="language"),
        pytest.param("A.I.23", "quc", "TextField7[0]", "K'iche'", id="language by code"),
        pytest.param("A.I.25", "inglés y mam", "TextField7[1]", "English, Mam", id="languages"),
    ],
)  # fmt: skip
def test_page_one_shows(item: str, leaf: Any, field: str, shown: str) -> None:
    """What the box of an answer of Part A.I shows."""
    form, ledger = filled({item: leaf})
    assert shown == texts(form)[PAGE + field]
    line = ledger.of(item)
    assert line is not None
    assert (line.outcome, line.page, line.printed) == ("box", 1, shown)


@pytest.mark.parametrize(
    ("item", "value", "marked"),
    [
        pytest.param("CAT_box", "checked", {"CheckBox31[0]": "1"}, id="Convention Against Torture"),
        pytest.param("A.I.10", "F", {"PartALine9Sex[1]": "F"}, id="female"),
        pytest.param("A.I.11", "widowed", {"Marital[3]": "W"}, id="widowed"),
        pytest.param("A.I.18", "a", {"CheckBox3[0]": "A"}, id="never in court"),
        pytest.param("A.I.18", "b", {"CheckBox3[2]": "B"}, id="now in court"),
        pytest.param("A.I.18", "c", {"CheckBox3[1]": "C"}, id="in court in the past"),
        pytest.param("A.I.24", "no", {"CheckBox4[1]": "No"}, id="not fluent"),
        pytest.param("CAT_box", "unchecked", {}, id="not also"),
    ],
)
def test_page_one_marks(item: str, value: str, marked: dict[str, str]) -> None:
    """Exactly one box of a question, with its own export value."""
    form, _ = filled({item: value})
    assert {PAGE + name: on for name, on in marked.items()} == checks(form)


@pytest.mark.parametrize(
    ("item", "leaf", "reason"),
    [
        pytest.param("A.I.8.street", "Av. Juárez 5, Col. Centro", "lawyer", id="a Mexican street"),
        pytest.param("A.I.8.phone", "+526641234567", "lawyer", id="a Mexican phone"),
        pytest.param("A.I.9.street", {"state": "not_applicable"}, "lawyer", id="no other mail"),
        pytest.param("A.I.17", {"state": "declined"}, "rather not say", id="declined"),
        pytest.param("A.I.4", {"state": "unknown"}, "a person decides", id="an unknown surname"),
        pytest.param("A.I.18", {"state": "unknown"}, "only marked", id="a box that is only marked"),
        pytest.param("A.II.child[1].7", {"state": "none"}, "does not take", id="a box that takes N/A only"),
        pytest.param("A.I.12", "1979/1981", "digits only", id="a span of years"),
        pytest.param("D.native_alphabet", "Җанна", "font", id="letters that the font lacks"),
    ],
)
def test_what_no_rule_allows_to_print_is_left_to_a_hand(item: str, leaf: Any, reason: str) -> None:
    """The box stays blank and the ledger says why."""
    form, ledger = filled({item: leaf})
    line = ledger.of(item)
    assert line is not None
    assert (line.outcome, tuple(form)) == ("by_hand", ())
    assert line.reason is not None
    assert reason in line.reason


def test_an_address_in_mexico_is_whole_on_the_ledger_though_not_printed() -> None:
    """Rule 11: kept whole, by hand until a lawyer's rule says otherwise."""
    _, ledger = filled({"A.I.8.street": "Calle Benito Juárez 1450, Col. Zona Centro", "A.I.8.phone": "+526641234567"})
    answers = [line.answer for line in ledger if line.outcome == "by_hand"]
    assert answers == ["Calle Benito Juárez 1450, Col. Zona Centro", "+526641234567"]


def test_with_the_lawyers_rule_the_address_prints_and_the_mexican_phone_goes_whole_to_a_sheet() -> None:
    """A +52 number has no room in a seven-digit box and is never shortened."""
    form, _ = filled({"A.I.8.city": "Tijuana", "A.I.8.phone": "+526641234567"}, printing_policy())
    assert {k: v for k, v in texts(form).items() if k.startswith(PAGE)} == {PAGE + "TextField1[2]": "Tijuana"}
    assert [sheet.text for sheet in form.sheets] == ["Telephone number: +526641234567"]
    assert [(sheet.part, sheet.question) for sheet in form.sheets] == [("A.I", "8")]


def test_a_number_of_the_united_states_fills_area_code_and_number() -> None:
    """E.164 becomes the two boxes of the form."""
    form, _ = filled({"A.I.9.phone": "+19565550123"}, printing_policy())
    shown = texts(form)
    assert (shown[PAGE + "PtAILine9_AreaCode[0]"], shown[PAGE + "PtAILine9_TelephoneNumbe[0]"]) == ("956", "5550123")


def test_a_contradicting_area_code_is_a_persons_to_settle() -> None:
    """Two area codes for one number: neither is chosen for the person."""
    form, ledger = filled({"A.I.8.area_code": "512", "A.I.8.phone": "+19565550123"}, printing_policy())
    line = ledger.of("A.I.8.phone")
    assert line is not None
    assert (line.outcome, line.answer) == ("by_hand", "+19565550123")
    assert texts(form)[PAGE + "PtAILine8_AreaCode[0]"] == "512"


def test_what_was_left_open_stands_on_the_ledger_with_the_words_that_were_said() -> None:
    """Union libre has no box: nothing is marked, and the reviewer reads the words."""
    leaf = {"state": "not_asked", "original": "union libre", "language": "es", "provenance": {"by": "person"}}
    form, ledger = filled({"A.I.11": leaf})
    line = ledger.of("A.I.11")
    assert line is not None
    assert (line.outcome, line.answer, line.reason) == ("kept_back", "union libre", "the person left it open")
    assert checks(form) == {}


def test_nothing_asked_prints_nothing() -> None:
    """Not one N/A of our own: an empty application leaves an empty form and says what is missing."""
    form, ledger = filled({})
    assert tuple(form) == ()
    assert ledger.counts() == {"missing": 18}
    assert "A.I.7" in ledger.empty


@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_every_answer_of_a_persona_has_one_line(path: Any) -> None:
    """No answer goes without a line, none has two, and each line says something true of the form."""
    there = persona(path)
    form, ledger = fill(there, edition_map(), policy())
    lines = [line for line in ledger if line.outcome != "missing"]
    assert [place.text for place, _ in there.answers()] == [line.address for line in lines]
    written = {box.field for box in form}
    for line in lines:
        if line.outcome == "box" and line.child_sheet is None:
            assert written.issuperset(line.fields), line.address
        if line.outcome == "by_hand":
            assert line.reason
            assert written.isdisjoint(line.fields), line.address
        assert all(1 <= number <= len(form.sheets) for number in line.sheets)
        assert bool(line.sheets) == (line.outcome in ("supplement", "box_and_supplement")), line.address


@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_a_persona_fills_each_field_at_most_once_and_by_its_own_rules(path: Any) -> None:
    """Fields exist, texts fit, marks are offered, and what is for officers and signatures stays blank."""
    form, _ = fill(persona(path), edition_map(), policy())
    fields = {one.name: one for one in edition_map().fields}
    names = [box.field for box in form]
    assert len(set(names)) == len(names)
    for box in form.texts:
        one = fields[box.field]
        assert one.use in ("answer", "copy_a_number", "copy_name")
        assert len(box.lines) <= one.frame.rows(box.size)
        assert all(len(line) <= one.frame.columns(box.size) for line in box.lines)
    assert all(fields[box.field].export == box.on for box in form.checks)


def test_approximate_dates_are_told_or_written_out_as_the_policy_says() -> None:
    """A box of digits cannot say "about": the ledger does, or a sheet."""
    about = {"A.I.19a": answered("2018-03", approximate=True)}
    form, ledger = filled(about)
    line = ledger.of("A.I.19a")
    assert line is not None
    assert any("approximate" in note for note in line.notes)
    assert form.sheets == ()
    form, _ = filled(about, printing_policy(approximate_dates="supplement"))
    assert [sheet.text for sheet in form.sheets] == ["Date you last left your country: about 03/2018"]


def test_plain_letters_are_a_switch_and_each_change_is_listed() -> None:
    """Accents are printed unless the clinic asks otherwise; then the ledger tells which answers changed."""
    form, ledger = filled({"A.I.4": "MUÑOZ GARCÍA"}, printing_policy(letters="ascii"))
    line = ledger.of("A.I.4")
    assert texts(form)[PAGE + "PtAILine4_LastName[0]"] == "MUNOZ GARCIA"
    assert line is not None
    assert "printed in plain letters" in line.notes


def test_characters_that_the_official_file_refuses_are_listed() -> None:
    """The reviewer sees every accent, comma or apostrophe that a clerk could not type."""
    _, ledger = filled({"A.I.4": "O'FARRILL PÉREZ"})
    line = ledger.of("A.I.4")
    assert line is not None
    assert line.notes == ("the official file refuses these characters when typed: ' É",)


def test_an_application_for_another_edition_is_refused() -> None:
    """Boxes of one edition never receive answers meant for another."""
    there = application({})
    with pytest.raises(BadApplication, match="2026-07-28"):
        fill(type(there)("2026-07-28"), edition_map(), policy())


def test_the_ledger_reads_as_text_and_as_json() -> None:
    """Both forms tell the same lines."""
    _, ledger = filled({"A.I.4": "MURILLO", "A.I.6": {"state": "declined"}})
    told = ledger.as_text()
    assert "A.I.4  complete last name = 'MURILLO': printed; page 1" in told
    assert "A.I.6  middle name: BY HAND; page 1; the person would rather not say" in told
    assert {"address": "A.I.6", "label": "middle name", "state": "declined", "outcome": "by_hand", "page": 1,
            "fields": ["form1[0].#subform[0].PtAILine6_MiddleName[0]"],
            "reason": "the person would rather not say"} in ledger.as_json()["lines"]  # fmt: skip
