"""Bad input through the real interview: a kind answer, a flag where a reviewer should know, and nothing lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest

from app.i589 import application as applications
from app.i589.addresses import is_address
from app.i589.boxes import fill
from app.i589.ledger import Ledger
from app.i589.review import check
from app.pdf.filler import fill as draw
from app.services.forms import with_by_hand
from tests.support.applicants import ALONE, COUPLE, Applicant, Talk, Words
from tests.support.blanks import official, template
from tests.support.drawn import Shown, boxes
from tests.support.i589_forms import edition_map, policy

TODAY = date(2026, 11, 21)
A1, A2, A3, B = "i589/a1", "i589/a2", "i589/a3", "i589/b"
TALE = "Mi casa es azul y queda junto al rio que crece en octubre. " * 170
"""More than 10,000 characters."""
IDEOGRAPHS, ARABIC = "王小明", "محمد عبد الله"


@cache
def waiting(until: str, applicant: Applicant = COUPLE) -> Talk:
    """Somebody at one question of the form."""
    return Talk().go_on(applicant, until=until)


def said(until: str, texts: Sequence[str]) -> tuple[Talk, str]:
    """What is answered to the last of these at that question."""
    talk, shown = waiting(until).branch(), ""
    for text in texts:
        shown = talk.say(text)
    return talk, shown


def newest(talk: Talk) -> dict[str, dict[str, object]]:
    """The newest leaf of each address, the open ones too."""
    return {revision.address: json.loads(revision.leaf) for revision in talk.revisions}


def flags(talk: Talk) -> dict[str, set[str]]:
    """The items that each flag names."""
    found: dict[str, set[str]] = {}
    answers = {address: leaf for address, leaf in newest(talk).items() if is_address(address)}
    read = applications.load({"form": "I-589", "edition": "2025-01-20", "language": "es", "answers": answers})
    for flag in check(read, TODAY):
        found.setdefault(flag.id, set()).update(flag.items)
    return found


@pytest.mark.parametrize(
    ("until", "text", "hint"),
    [
        pytest.param(f"{A1}/birth", "31 de febrero de 1990", "no existe en el calendario", id="31 February"),
        pytest.param(f"{A1}/birth", "31/02/1990", "no existe en el calendario", id="31 February in digits"),
        pytest.param(f"{A1}/birth", "12 de mayo de 2031", "todavía no llega", id="born in the future"),
        pytest.param(f"{A3}/last_dates", "de mayo 2020 a enero de 2019", "antes que el principio", id="end first"),
        pytest.param(f"{A2}/children", "40", "muy grande", id="40 children"),
        pytest.param(f"{A2}/children", "2000", "muy grande", id="2,000 children"),
        pytest.param(f"{A1}/a_number", "A1234567", "faltan números", id="an A-number of seven digits"),
        pytest.param(f"{A1}/last", TALE, "muy largo", id="a tale for a surname"),
        pytest.param(f"{A1}/birth", TALE, "muy largo", id="a tale for a date"),
        pytest.param(f"{A1}/religion", "🙏", "Aquí sigo", id="emoji alone"),
        pytest.param(f"{A2}/child_birth[1]", "me equivoque son 3 hijos", "CORREGIR", id="another mind within a group"),
        pytest.param(f"{A2}/child_name[1]", "no, en realidad solo es uno", "CORREGIR", id="another mind at a name"),
        pytest.param(f"{A1}/street", "me equivoqué, mi apellido es Paz", "CORREGIR", id="another mind at any words"),
    ],
)
def test_it_is_asked_again_kindly_and_left_for_later_it_lies_beside_the_question(
    until: str, text: str, hint: str
) -> None:
    """Nothing is recorded, the question stays; with SALTAR the words are kept, and the reviewer is told (R15)."""
    talk, shown = said(until, [text])
    assert hint in shown
    assert "*" in shown
    assert (talk.key, talk.values) == (until, waiting(until).values)
    if text != "🙏":
        before = set(newest(talk))
        talk.say("saltar")
        (address,) = [a for a, leaf in newest(talk).items() if leaf.get("original") == text]
        assert newest(talk)[address]["state"] == "not_asked"
        assert address in flags(talk)["I589-R15"] or address in before


@pytest.mark.parametrize(
    ("until", "texts", "address", "flag"),
    [
        pytest.param(f"{A2}/children", ["40", "40"], "A.II.child.total", "I589-R11", id="40 children, said twice"),
        pytest.param(f"{A1}/left", ["marzo de 1980"], "A.I.19a", "I589-R03", id="left before being born"),
        pytest.param(f"{A3}/last_dates", ["de mayo 1970 a enero de 1980"], "A.III.1[0].from", "I589-R03",
                     id="lived there before being born"),
        pytest.param(f"{A1}/last", [IDEOGRAPHS], "A.I.4", "I589-R10", id="a name in ideographs"),
        pytest.param(f"{A1}/last", [ARABIC], "A.I.4", "I589-R10", id="a name in Arabic"),
        pytest.param(f"{A1}/religion", [TALE], "A.I.17", "I589-R18", id="a tale for a word"),
        pytest.param(f"{A1}/religion", ["no sé"], "A.I.17", "I589-R15", id="not known"),
        pytest.param(f"{A1}/religion", ["prefiero no decir"], "A.I.17", "I589-R15", id="rather not"),
        pytest.param(f"{B}/past_story", [TALE, "listo"], "B.1.A.text", "I589-R18", id="a tale for a story"),
    ],
)  # fmt: skip
def test_what_is_taken_is_kept_whole_and_flagged(until: str, texts: list[str], address: str, flag: str) -> None:
    """The person's words lie in the leaf to the last letter, and the reviewer's question names the item."""
    talk, _ = said(until, texts)
    words = [text for text in texts if text != "listo"][-1]
    assert str(newest(talk)[address]["original"]).strip() == words.strip()
    assert address in flags(talk)[flag]


def test_more_children_than_one_thought_are_asked_about_at_once() -> None:
    """Two corrected to three within the second child: the answers stay, the third child follows."""
    talk, _ = said(f"{A2}/child_birth[1]", ["corregir numero de hijos", "3"])
    assert talk.key == f"{A2}/child_birth[1]"
    for text in ("9 de septiembre de 2016", "Choluteca, Honduras"):
        talk.say(text)
    assert talk.key == f"{A2}/child_name[2]"
    assert talk.values["A.II.child[0].6"] == waiting(f"{A2}/child_birth[1]").values["A.II.child[0].6"]


def test_somebody_who_knows_nothing_comes_to_the_end() -> None:
    """ "No sé" to every question: each is taken for what it is, nothing is filled in, and the reviewer is told."""
    talk = Talk().go_on(ALONE, until=f"{A1}/")
    while not talk.is_finished:
        assert len(talk.exchanges) < 200
        before = talk.key
        shown = talk.say("no sé")
        if talk.key == before:
            assert shown
            talk.say("1" if before.endswith("/check") or before == "i589/review" else "saltar")
    told = {address: leaf for address, leaf in talk.leaves.items() if leaf["state"] != "unknown"}
    assert {address: leaf["value"] for address, leaf in told.items()} == {"A.III.2[0].to": "present"}  # lives there now
    assert set(talk.leaves) - set(told) <= flags(talk)["I589-R15"]
    assert not [text for e in talk.exchanges for text in e.answers if "no entendí" in text.lower()]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shown, Ledger, Talk]:
    """A form whose answers hold emoji, ideographs and Arabic, drawn on the official blank."""
    official()
    strange: dict[str, Words] = {
        f"{A1}/last": IDEOGRAPHS, f"{A1}/religion": "creo en Dios 🙏", f"{A1}/other_names": ARABIC,
        f"{B}/past_story": ("Me dijeron: 走吧 o te matamos 😡", ARABIC),
    }  # fmt: skip
    person = Applicant("strange", "", dict(ALONE.answers) | strange)
    talk = Talk().go_on(person)
    form, ledger = fill(talk.application, edition_map(), policy())
    made = draw(template(), form)
    shown = Shown(made.pdf, tmp_path_factory.mktemp("strange") / "shown")
    return shown, with_by_hand(ledger, form, made.by_hand), talk


@pytest.mark.parametrize("address", ["A.I.4", "A.I.7", "A.I.17", "B.1.A.text"])
def test_what_the_font_cannot_print_is_for_a_hand_and_never_a_question_mark(
    paper: tuple[Shown, Ledger, Talk], address: str
) -> None:
    """The ledger names the characters or holds the whole answer; no box shows "?" or an empty square for them."""
    shown, ledger, talk = paper
    line, original = ledger.of(address), str(talk.leaves[address]["original"])
    assert line is not None
    told = " ".join(filter(None, [line.reason, *line.notes]))
    strange = {char for char in original if ord(char) > 0x2FF}
    assert strange
    assert all(f"U+{ord(char):04X}" in told or char in "".join(shown.pages) for char in strange if not char.isspace())
    assert original in (line.answer or "") or original in (line.printed or "") or line.outcome != "by_hand"
    drawn = "".join(shown.text(boxes()[name]) for name in line.fields)
    assert not {"?", "\ufffd", "□"} & set(drawn)
