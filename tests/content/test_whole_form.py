"""The interview for the whole form: three invented people to its end, and what corrections along the way do."""

from __future__ import annotations

import json
import re

import pytest

from app.i589 import application as applications
from app.i589 import boxes, interview
from app.i589.addresses import PARTS, catalog
from app.i589.requirements import missing
from app.services.transcripts import parse_transcript
from tests.support.applicants import A2, A3, ALONE, APPLICANTS, COUPLE, SIX, Applicant, Talk, play, retold
from tests.support.i589_forms import edition_map, policy
from tests.support.released import ROOT, released_content

EVERYBODY = [pytest.param(one, id=one.name) for one in APPLICANTS]
FORM_FLOWS = ("i589/a1", "i589/a2", "i589/a3", "i589/b", "i589/c", "i589/d")
NEVER_ASKED = {"D.signature", "D.date"}
"""Written by hand; Part E is the clinic's."""


def saved() -> set[str]:
    """Every address that some question of the form's flows may fill, list indices open."""
    library = released_content().library
    saves = {question.save for flow in FORM_FLOWS for question in library.questions(flow) if question.save}
    return {address for save in saves for address in interview.addresses_of(save)}


def test_every_item_of_the_form_has_its_question() -> None:
    """Each item of every part but E is filled by some question; lists by their open or their first entries."""
    asked = {re.sub(r"\[\d+\]", "[]", address) for address in saved()}
    wanted = {pattern for pattern, item in catalog().items() if item.part != "E"} - NEVER_ASKED
    by_hand = {"A.I.8.area_code", "A.I.9.area_code", "A.I.9.phone", "A.I.9.care_of", "A.I.9.apt", "A.I.9.city"}
    by_hand |= {"A.I.9.state", "A.I.9.zip"}
    assert wanted - asked == by_hand
    assert {item.part for item in catalog().values()} == set(PARTS)


def test_no_question_asks_for_a_signature_or_for_part_e() -> None:
    """Signature, its date and the preparer's part belong to people and to paper."""
    assert not {address for address in saved() if address.startswith("E.")} | (saved() & NEVER_ASKED)


@pytest.mark.parametrize("applicant", EVERYBODY)
def test_an_applicant_comes_to_the_end(applicant: Applicant) -> None:
    """Every question finds its answer, nothing required is left out, every part is told complete."""
    played = play(applicant)
    assert missing(played.application) == []
    assert played.questions <= {"alone": 100, "couple": 145, "six_children": 240}[applicant.name]


@pytest.mark.parametrize("applicant", EVERYBODY)
def test_no_question_waits_twice(applicant: Applicant) -> None:
    """Every question of the form is answered once: it never waits again after another one."""
    played = play(applicant)
    assert not [text for e in played.exchanges for text in e.answers if "{" in text]
    recorded = [r.address for r in played.revisions if r.address.startswith("A.II.") and ".child[" not in r.address]
    assert len(recorded) == len(set(recorded))


@pytest.mark.parametrize("applicant", EVERYBODY)
def test_the_transcript_is_the_one_written_down(applicant: Applicant) -> None:
    """tests/transcripts holds this very conversation, so that a lawyer reads what a person reads."""
    file = ROOT / "tests" / "transcripts" / f"form_whole_{applicant.name}_es.txt"
    written = parse_transcript(file.read_text(encoding="utf-8"))
    assert [e.text for e in written.exchanges] == [e.text for e in play(applicant).exchanges]


@pytest.mark.parametrize("applicant", EVERYBODY)
def test_every_answer_lands(applicant: Applicant) -> None:
    """Box, supplement or "by hand" with a reason: the ledger has a line for each answer of the conversation."""
    played = play(applicant)
    data = {"form": "I-589", "edition": "2025-01-20", "language": "es", "answers": played.leaves}
    read = applications.load(json.dumps(data))
    assert read == played.application
    _, ledger = boxes.fill(read, edition_map(), policy())
    assert set(played.leaves) <= {line.address for line in ledger.lines}
    assert [one.address for one in ledger.lines if one.outcome == "missing"] == []
    assert [one.address for one in ledger.lines if one.outcome == "by_hand" and not one.reason] == []


def test_a_child_beyond_the_printed_ones_goes_to_supplement_a() -> None:
    """Six children: four on the form, two on the supplement page, all with their names."""
    form, ledger = boxes.fill(play(SIX).application, edition_map(), policy())
    names = {line.address: line.outcome for line in ledger.lines if line.address.endswith("].6")}
    assert names == {f"A.II.child[{n}].6": "box" for n in range(6)}
    assert form.edition == "2025-01-20"


def test_siblings_beyond_four_go_to_supplement_b() -> None:
    """Seven siblings: the fifth and later are labelled lines on a continuation sheet."""
    _, ledger = boxes.fill(play(SIX).application, edition_map(), policy())
    lines = {line.address: line.outcome for line in ledger.lines}
    assert lines["A.III.5.sibling[3].name"] == "box"
    assert lines["A.III.5.sibling[6].name"] == "supplement"


def test_what_is_true_of_all_children_is_asked_once() -> None:
    """The aggregate answer stands in each child's box, and none of them was asked for it."""
    values = play(SIX).application
    assert [values.value(f"A.II.child[{n}].3") for n in range(6)] == ["single"] * 6
    assert {values.leaf(f"A.II.child[{n}].1").state for n in range(6)} == {"none"}
    asked = [text for e in play(SIX).exchanges for text in e.answers]
    assert not any("estado civil*, por la ley" in text and "Hijo" in text for text in asked[1:])


def test_where_you_live_now_is_not_asked_again() -> None:
    """The address of Part A.I is the first row of the residences."""
    values = play(ALONE).application
    assert values.value("A.III.2[0].city") == values.value("A.I.8.city") == "Tijuana"
    assert values.value("A.III.2[0].to") == "present"


def test_a_no_needs_no_explanation() -> None:
    """Only a Yes is followed by its story."""
    values = play(ALONE).application
    assert values.value("B.2") == "no"
    assert values.leaf("B.2.text").state == "not_asked"
    assert values.leaf("B.1.A.text").original.startswith("Llegaron unos hombres")


# --- corrections ---


def test_married_after_all_opens_the_questions_about_the_spouse() -> None:
    """Corrected in Part C: the spouse is asked about at once, then Part C goes on; the box is turned round."""
    talk = Talk().go_on(ALONE, until="i589/c/lawful")
    talk.say("CORREGIR estado civil")
    talk.say("casada")
    assert talk.key == f"{A2}/spouse_name"
    told = talk.go_on(retold(COUPLE, a2_children="0")).values
    assert told["A.II.spouse.not_married"][1] == "unchecked"
    assert told["A.II.spouse.6"][1] == "Juan"
    assert told["C.6"][1] == "no"


def test_fewer_children_take_their_answers_back() -> None:
    """Six corrected to two: the boxes of the other four are as if never asked."""
    talk = Talk().go_on(SIX, until=f"{A2}/check")
    talk.say("CORREGIR número de hijos")
    talk.say("2")
    told = talk.go_on(SIX).values
    assert told["A.II.child.total"][1] == "2"
    assert told["A.II.child[1].6"][1] == "Luis"
    assert not [address for address in told if address.startswith("A.II.child[2]")]


def test_one_more_child_is_asked_about() -> None:
    """Two corrected to three: the third child's questions come, with what is true of all already filled."""
    then = retold(
        COUPLE, **{"a2_child_name[2]": "Murillo Núñez, Eva", "a2_child_sex[2]": "mujer", "a2_child_birth[2]": "2019"}
    )
    talk = Talk().go_on(COUPLE, until=f"{A3}/last_street")
    talk.say("CORREGIR número de hijos")
    talk.say("3")
    assert talk.key == f"{A2}/child_name[2]"
    told = talk.go_on(then).values
    assert told["A.II.child[2].6"][1] == "Eva"
    assert told["A.II.child[2].3"][1] == "single"


def test_correcting_an_aggregate_asks_each_child() -> None:
    """ "One of them is married after all": the status of each is asked, what was concluded is gone."""
    talk = Talk().go_on(COUPLE, until=f"{A3}/last_town")
    talk.say("CORREGIR algún hijo casado")
    talk.say("si")
    assert talk.key == f"{A2}/child_marital[0]"
    assert "A.II.child[0].3" not in talk.values


def test_a_corrected_address_follows_into_its_copies() -> None:
    """The city of Part A.I stands in the residences and in the children's places: one correction changes all."""
    talk = Talk().go_on(COUPLE, until=f"{A3}/studied")
    talk.say("CORREGIR ciudad")
    talk.say("Mexicali")
    told = talk.go_on(COUPLE).values
    assert told["A.III.2[0].city"][1] == "Mexicali"
    assert told["A.II.child[0].13.location"][1] == "Mexicali, Baja California"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        pytest.param(f"{A2}/kids_home", ("ATRAS", "dos"), id="back"),
        pytest.param(f"{A2}/check", ("2", "1", "Murillo Paz, Juan Ramón"), id="corrected to the same"),
        pytest.param(f"{A3}/siblings", ("CORREGIR ciudad", "Mexicali", "CORREGIR ciudad", "Tijuana"), id="and back"),
        pytest.param(
            f"{A3}/worked",
            ("CORREGIR hijos con su nacionalidad", "no", *["Cuba"] * 2, "CORREGIR hijos con su nacionalidad", "si"),
            id="an aggregate there and back",
        ),
    ],
)  # fmt: skip
def test_corrections_end_like_telling_it_right_the_first_time(at: str, words: tuple[str, ...]) -> None:
    """Whatever was corrected on the way, the same answers make the same application."""
    talk = Talk().go_on(COUPLE, until=at)
    for text in words:
        talk.say(text)
    assert talk.go_on(COUPLE).values == play(COUPLE).values


def test_the_part_is_confirmed_again_after_a_correction() -> None:
    """ "Correct something" lists this part's answers only; after it the part is asked about once more."""
    talk = Talk().go_on(COUPLE, until=f"{A2}/check")
    listed = talk.say("corregir algo")
    assert "Cónyuge: nombre: Juan Ramón Murillo Paz" in listed
    assert "Apellidos: Nuñez" not in listed
    assert "número A (1)" not in listed
    assert "nombre completo" in talk.say("1")
    talk.say("Murillo Paz, Juan")
    assert talk.key == f"{A2}/check"
    assert "A.II.spouse.7" not in talk.values


def test_part_complete_is_told_once_for_each_part() -> None:
    """The flags that staff see name every part of the form."""
    assert list(dict.fromkeys(play(ALONE).complete)) == ["A.I", "A.II", "A.III", "B", "C", "D"]


def test_resuming_from_the_menu_goes_on_through_the_later_parts() -> None:
    """SEGUIR in the middle of Part A.II: after it Part A.III follows, not the menu."""
    talk = Talk().go_on(COUPLE, until=f"{A2}/kids_home")
    talk.say("menu")
    talk.say("seguir")
    assert talk.key == f"{A2}/kids_home"
    assert talk.go_on(COUPLE, until=f"{A3}/last_town").go_on(COUPLE).values["D.list_provided"][1] == "yes"


def test_what_was_left_for_later_is_offered_again_at_the_end() -> None:
    """A skipped question of Part B comes back at the part's end and once more at the form's end."""
    talk = Talk().go_on(ALONE, until="i589/b/past")
    talk.say("saltar")
    talk.go_on(ALONE)
    offered = [text for e in talk.exchanges for text in e.answers if "para después (1)" in text]
    assert len(offered) == 2
    assert all("- Daños en el pasado" in text for text in offered)


def test_what_was_left_in_several_parts_comes_back_as_one_list() -> None:
    """At the form's end one list names everything that is left; NOW asks each of them again, and nothing else."""
    talk = Talk().go_on(ALONE, until="i589/a1/religion")
    talk.say("saltar")
    talk.go_on(ALONE, until="i589/c/harmed")
    talk.say("saltar")
    talk.go_on(ALONE, until="i589/d/check")
    shown = talk.say("1")
    assert "(2)" in shown
    assert shown.index("- Religión") < shown.index("- Daño a otros")
    talk.say("ahora")
    assert talk.key == "i589/a1/religion"
    talk.say("católica")
    talk.go_on(ALONE, until="i589/c/harmed")
    told = talk.go_on(ALONE).values
    assert told == play(ALONE).values


def test_another_day_leaves_the_list_and_ends_the_form() -> None:
    """LATER is taken at its word: the form ends without asking for each part once more."""
    talk = Talk().go_on(ALONE, until="i589/a1/religion")
    talk.say("saltar")
    talk.go_on(ALONE, until="i589/d/check")
    talk.say("1")
    assert "terminamos todo el formulario" in talk.say("otro día")
    assert talk.key == "i589/review"


def test_a_story_is_added_to_or_told_anew() -> None:
    """CORREGIR on a story says that it grows; DESDE CERO empties it first, and the log keeps what was there."""
    talk = Talk().go_on(ALONE, until="i589/b/fear")
    assert "DESDE CERO" in talk.say("CORREGIR lo que ha pasado")
    talk.say("y también quemaron la puerta")
    talk.say("listo")
    told = talk.leaves["B.1.A.text"]["original"]
    assert told.startswith("Llegaron unos hombres")
    assert told.endswith("quemaron la puerta")
    talk.say("CORREGIR lo que ha pasado")
    talk.say("desde cero")
    talk.say("Todo empezó en 2019")
    talk.say("listo")
    assert talk.leaves["B.1.A.text"]["original"] == "Todo empezó en 2019"
    assert talk.key == "i589/b/fear"
    assert [r for r in talk.revisions if r.address == "B.1.A.text" and "quemaron la puerta" in r.leaf]


def test_why_has_an_answer_at_every_question() -> None:
    """ "¿Por qué?" anywhere in the form says why, or that the form asks everybody and how to go on; then asks again."""
    talk = Talk().go_on(ALONE, until="i589/a1/")
    while not talk.is_finished:
        key, shown = talk.key, talk.branch().say("¿por qué?")
        assert "Pregunto para poder ayudarle" not in shown or key == "i589/review", key
        for text in talk.replies(ALONE):
            talk.say(text)


def test_who_never_had_a_passport_is_not_asked_for_its_number() -> None:
    """NONE for the country settles number, other document and expiry; a correction opens them again."""
    talk = Talk().go_on(ALONE, until="i589/a1/passport_country")
    talk.say("ninguno")
    assert talk.key == "i589/a1/native_language"
    items = ("A.I.20", "A.I.21.passport", "A.I.21.travel_document", "A.I.22")
    assert [talk.values[item][0] for item in items] == ["none"] * 4
    talk.say("CORREGIR país del pasaporte")
    talk.say("Honduras")
    assert talk.key == "i589/a1/passport"


def test_what_part_a1_did_not_say_is_asked_where_it_is_needed() -> None:
    """Without marital status and surname, and in a language of other letters, three more questions come up."""
    talk = Talk().go_on(ALONE, until="i589/a1/last")
    talk.say("saltar")
    talk.go_on(ALONE, until="i589/a1/marital")
    talk.say("saltar")
    person = retold(ALONE, a1_native_language="árabe", a2_spouse_gate="no", d_name="María José Núñez", d_native="مريم")
    told = talk.go_on(person).values
    assert told["A.II.spouse.not_married"] == ("answered", "checked")
    assert told["D.name"] == ("answered", "María José Núñez")
    assert told["D.native_alphabet"] == ("answered", "مريم")


def test_a_list_in_the_form_is_one_parts_and_says_so() -> None:
    """RESUMEN in Part C shows Part C, hides what another answer settled, and says how to reach the rest."""
    talk = Talk().go_on(COUPLE, until="i589/c/harmed")
    shown = talk.say("resumen")
    assert "Pedido antes: no" in shown
    assert "Nuñez" not in shown
    assert "Eso fue: Formulario, Parte C" in shown
    talk.say("CORREGIR apellidos")
    assert talk.key == "i589/a1/last"
    talk.say("Núñez Ibáñez")
    assert talk.key == "i589/c/harmed"
    assert talk.values["A.I.4"] == ("answered", "Núñez Ibáñez")


def test_a_corrected_name_is_the_one_that_is_printed_to_be_signed() -> None:
    """The complete name of Part D follows the surname of Part A.I."""
    talk = Talk().go_on(ALONE, until="i589/d/family")
    talk.say("CORREGIR apellidos")
    talk.say("Núñez Ibáñez")
    assert talk.values["D.name"] == ("answered", "María José Núñez Ibáñez")


def test_a_part_can_be_looked_at_again_at_the_end() -> None:
    """The form's last question opens the list of any part, and waits again afterwards."""
    talk = Talk().go_on(COUPLE, until="i589/review")
    listed = talk.say("4")
    assert "Última dirección: ciudad y país" in listed
    talk.say("última dirección: calle")
    talk.say("Barrio Nuevo")
    assert talk.key == "i589/review"
    assert talk.values["A.III.1[0].street"] == talk.values["A.III.2[1].street"] == ("answered", "Barrio Nuevo")


def test_what_was_said_of_a_stretch_stays_when_its_end_is_skipped() -> None:
    """A start without an end, then SALTAR: the question is open, and the words lie beside it for the team."""
    talk = Talk().go_on(ALONE, until=f"{A3}/last_dates")
    assert "hasta cuándo" in talk.say("marzo de 2018")
    talk.say("saltar")
    newest = {revision.address: json.loads(revision.leaf) for revision in talk.revisions}
    assert newest["A.III.1[0].from"]["state"] == "not_asked"
    assert newest["A.III.1[0].from"]["original"] == "marzo de 2018"
