"""From an application in which nothing is to ask about, one thing wrong at a time: that flag is raised and no other."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.i589.application import dumps
from app.i589.review import check
from app.settings import ROOT
from tests.support.command_line import command_line
from tests.support.i589_forms import answered, application

TODAY = date(2026, 11, 21)
NONE, NOT_APPLICABLE = {"state": "none"}, {"state": "not_applicable"}

CLEAN: dict[str, Any] = {
    "CAT_box": "checked",
    "A.I.1": "A012345678", "A.I.2": NONE, "A.I.3": NONE, "A.I.4": "Paz Núñez", "A.I.5": "Ana", "A.I.6": NONE,
    "A.I.7": NONE, "A.I.8.street": NOT_APPLICABLE, "A.I.9.street": NOT_APPLICABLE, "A.I.10": "F", "A.I.11": "single",
    "A.I.12": "1990-05-17", "A.I.13": "Choluteca, Honduras", "A.I.14": "HN", "A.I.15": "HN", "A.I.16": "Hispanic",
    "A.I.17": "Catholic", "A.I.18": "b", "A.I.19a": "2026-01-10", "A.I.19b": NONE, "A.I.19c[0].date": "2026-03-02",
    "A.I.19c[0].place": "San Ysidro", "A.I.19c[0].status": NONE, "A.I.20": "HN", "A.I.21.passport": "E123456",
    "A.I.22": "2031-05-05", "A.I.23": "Spanish", "A.I.24": "no", "A.I.25": NONE,
    "A.II.spouse.not_married": "checked", "A.II.child.none": "unchecked", "A.II.child.total": "1",
    "A.II.child[0].5": "Paz", "A.II.child[0].6": "Luis", "A.II.child[0].8": "2012-02-03",
    "A.III.1[0].country": "HN", "A.III.1[0].from": "2015-01", "A.III.1[0].to": "2026-01",
    "A.III.2[0].country": "MX", "A.III.2[0].from": "2026-01", "A.III.2[0].to": "present",
    "A.III.2[1].country": "HN", "A.III.2[1].from": "2015-01", "A.III.2[1].to": "2026-01",
    "A.III.4[0].occupation": "Cook", "A.III.4[0].from": "2016", "A.III.4[0].to": "present",
    "B.1": ["political_opinion", "torture_convention"], "B.1.A": "yes", "B.1.A.text": "They came to my house.",
    "B.1.B": "yes", "B.1.B.text": "That they come again.", "B.2": "no", "B.3.A": "no", "B.3.B": "no", "B.4": "yes",
    "B.4.text": "Of the police of my town.",
    "C.1": "no", "C.2.A": "yes", "C.2.B": "no", "C.2.text": "Guatemala and Mexico.", "C.3": "no", "C.4": "no",
    "C.5": "no", "C.6": "no",
    "D.name": "Ana Paz Núñez", "D.native_alphabet": NONE, "D.family_assist": "no", "D.other_preparer": "yes",
    "D.list_provided": "yes", "E.name": "Vera Voluntaria",
}  # fmt: skip
GONE = object()

WRONG: list[tuple[str, str, dict[str, Any]]] = [
    ("21", "an address for the lawyer's rule", {"A.I.8.city": "Tijuana"}),
    ("34", "a required box that nobody was asked about", {"C.3": GONE}),
    ("R01", "months without an address", {"A.III.2[1].from": "2024-01"}),
    ("R01", "two addresses at once", {"A.III.2[0].from": "2025-06"}),
    ("R01", "an address abroad, and no country on the way", {"C.2.A": "no", "C.2.text": GONE}),
    ("R02", "months without work or school", {"A.III.4[0].from": "2025"}),
    ("R03", "born after today", {"A.I.12": "2027-05-17", "A.II.child.none": "checked", "A.II.child.total": "0",
                                 "A.II.child[0].5": GONE, "A.II.child[0].6": GONE, "A.II.child[0].8": GONE}),
    ("R03", "a parent of eight", {"A.II.child[0].8": "1998-02-03"}),
    ("R03", "an address that ends before it begins", {"A.III.1[0].from": "2026-06"}),
    ("R03", "at home after leaving", {"A.III.1[0].to": "2026-02"}),
    ("R03", "left after the last entry", {"A.I.19a": "2026-05"}),
    ("R03", "the oldest entry first", {"A.I.19c[1].date": "2026-08-02"}),
    ("R03", "a child that entered before its birth", {"A.II.child[0].15": "2011"}),
    ("R04", "no ground", {"B.1": NONE}),
    ("R07", "a Yes that nothing explains", {"B.3.A": "yes"}),
    ("R07", "a No with an explanation", {"C.3.text": "Once."}),
    ("R07", "still in a group that there is not", {"B.3.B": "yes", "B.3.B.text": "Yes."}),
    ("R07", "back home between entries, and C.4 says No", {"A.I.19c[1].date": "2014-02-02"}),
    ("R08", "the last arrival long ago", {"A.I.19a": "2025-06", "A.I.19c[0].date": "2025-09-02",
                                         "A.III.1[0].to": "2025-06", "A.III.2[0].from": "2025-06",
                                         "A.III.2[1].to": "2025-06"}),
    ("R08", "no arrival", {"A.I.19c[0].date": GONE}),
    ("R08", "recent, and C.5 says more than a year", {"C.5": "yes", "C.5.text": "I waited."}),
    *[("R09", f"{item} for a lawyer", {item: "yes", f"{item}.text": "So it was."}) for item in ("C.1", "C.3", "C.6")],
    ("R09", "a status elsewhere", {"C.2.B": "yes"}),
    ("R09", "arrests outside the U.S.", {"B.2": "yes", "B.2.text": "Once."}),
    ("R10", "eight digits", {"A.I.1": "A12345678"}),
    ("R10", "a case and no A-number", {"A.I.1": NONE}),
    ("R10", "a digit in a name", {"A.I.5": "Ana2"}),
    ("R10", "a name in other letters", {"A.I.4": "王"}),
    ("R10", "a passport of another country", {"A.I.20": "SV"}),
    ("R11", "a child too few", {"A.II.child.total": "2"}),
    ("R11", "one child told twice", {"A.II.child.total": "2", "A.II.child[1].5": "paz", "A.II.child[1].6": "LUIS"}),
    ("R11", "married, and no spouse", {"A.I.11": "married", "A.II.spouse.not_married": "unchecked"}),
    ("R11", "not married, and a spouse", {"A.II.spouse.5": "Murillo"}),
    ("R12", "torture feared, box not marked", {"CAT_box": GONE}),
    ("R13", "other countries, and no fear asked about", {"B.4": "no", "B.4.text": GONE, "CAT_box": GONE,
                                                        "B.1": ["political_opinion"]}),
    ("R14", "a language that cannot be interpreted", {"A.I.23": "dialecto"}),
    ("R14", "Spanish beside Mam", {"A.I.25": "Mam"}),
    ("R15", "not known", {"A.I.17": {"state": "unknown"}}),
    ("R15", "rather not said", {"A.I.17": {"state": "declined"}}),
    ("R15", "left for later", {"A.I.17": {"state": "not_asked", "provenance": {"by": "person"}}}),
    ("R17", "no preparer named", {"E.name": GONE}),
    ("R17", "no helper named", {"D.family_assist": "yes"}),
    ("R17", "Part D left out", {"D.list_provided": GONE}),
    ("R18", "not translated", {"C.2.text": answered(original="Guatemala y México", language="es")}),
]  # fmt: skip
CLAIMED = {f"I589-{id}" for id, _, _ in WRONG}


def with_changes(changes: dict[str, Any]) -> dict[str, Any]:
    """The clean answers with these instead."""
    return {address: leaf for address, leaf in (CLEAN | changes).items() if leaf is not GONE}


@pytest.mark.parametrize(("id", "changes"), [pytest.param(f"I589-{i}", c, id=f"{i} {name}") for i, name, c in WRONG])
def test_one_thing_wrong_raises_its_flag_and_no_other(id: str, changes: dict[str, Any]) -> None:
    """The flag stands for what was made wrong, and everything else stays silent."""
    flags = check(application(with_changes(changes), language="en"), TODAY)
    assert {flag.id for flag in flags} == {id}
    items = [item for flag in flags for item in flag.items]
    assert [a for a in changes for item in items if a.startswith(item) or item.startswith(a)]


def test_a_clean_application_raises_nothing(tmp_path: Path) -> None:
    """No flag, code 0, and a sentence that says so."""
    file = tmp_path / "clean.json"
    file.write_text(dumps(application(CLEAN, language="en")), encoding="utf-8")
    with command_line(tmp_path) as orienta:
        done = orienta("i589", "check", file, "--on", TODAY.isoformat(), "--json")
        assert (done.exit_code, json.loads(done.stdout)) == (0, [])
        assert "Nothing to look at" in orienta("i589", "check", file, "--on", TODAY.isoformat()).stderr


def test_the_guide_says_of_every_point_whether_a_program_sees_it() -> None:
    """docs/reviewers.md has a line for each of R01 to R20: the claimed ones in one table, the others with a reason."""
    text = (ROOT / "docs" / "reviewers.md").read_text(encoding="utf-8")
    seen, unseen = text.split("## What no program can see")
    points = {f"I589-R{number:02}" for number in range(1, 21)}
    rows = set(re.findall(r"^\| (I589-\w+) \|", seen, re.M))
    assert rows == CLAIMED
    assert set(re.findall(r"^\| (I589-R\d\d) \|", unseen, re.M)) == points - CLAIMED
