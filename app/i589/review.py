"""What a reviewer should look at: flags, each a question about named items. Nothing is corrected and nothing advised.

The ids are those of the review checklist (I589-R01 to R20) and of the facts on completeness (I589-21, I589-34).
What no program can see (R05, R06, R16, R19, R20) is the reviewer's own checklist: docs/reviewers.md says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from app.i589 import english, review_dates, review_family, review_places
from app.i589.application import Application
from app.i589.flag import Flag
from app.i589.requirements import EXPLANATIONS, missing, unexplained
from app.i589.wording import outside_font, waits_for_translation

__all__ = ["Flag", "check"]

_SERIOUS = {
    "B.2": "serious.arrests",
    "C.1": "serious.earlier_asylum",
    "C.2.B": "serious.other_status",
    "C.3": "serious.harming_others",
    "C.6": "serious.crimes_in_us",
}
_NAMES = ("A.I.4", "A.I.5", "A.I.6")
_PART_D = ("D.family_assist", "D.other_preparer", "D.list_provided")


def check(application: Application, today: date) -> list[Flag]:
    """Every flag that the answers allow, in the order of their ids."""
    found = [flag for rule in RULES for flag in rule(application, today)]
    return sorted(found, key=lambda flag: flag.id)


def _required(application: Application, today: date) -> Iterator[Flag]:
    explanations = unexplained(application)
    blank = [address for address in missing(application) if address not in explanations]
    if blank:
        yield Flag("I589-34", tuple(blank), "required")


def _explained(application: Application, today: date) -> Iterator[Flag]:
    for text in unexplained(application):
        yes = [item for item, explanation in EXPLANATIONS.items() if explanation == text]
        yield Flag("I589-R07", (*yes, text), "unexplained")
    for text in dict.fromkeys(EXPLANATIONS.values()):
        questions = [item for item, explanation in EXPLANATIONS.items() if explanation == text]
        answers = {application.value(item) for item in questions}
        if application.leaf(text).state == "answered" and "yes" not in answers and "no" in answers:
            yield Flag(
                "I589-R07",
                (*questions, text),
                "explained_no",
            )


def _groups(application: Application, today: date) -> Iterator[Flag]:
    if application.value("B.3.A") == "no" and application.value("B.3.B") == "yes":
        question = "groups"
        yield Flag("I589-R07", ("B.3.A", "B.3.B"), question)


def _grounds(application: Application, today: date) -> Iterator[Flag]:
    begun = application.value("B.1.A") or application.value("B.1.B")
    if begun and application.leaf("B.1").state != "answered":
        yield Flag("I589-R04", ("B.1",), "grounds")


def _torture(application: Application, today: date) -> Iterator[Flag]:
    said = application.value("B.4") == "yes" or "torture_convention" in application.value("B.1")
    marked = application.value("CAT_box") == "checked"
    if said != marked and (said or marked):
        items = ("CAT_box", "B.1", "B.4")
        yield Flag("I589-R12", items, "torture")


def _other_countries(application: Application, today: date) -> Iterator[Flag]:
    if application.value("C.2.A") == "yes" and application.value("B.4") != "yes":
        question = "other_countries"
        yield Flag("I589-R13", ("B.4", "C.2.A"), question)


def _to_a_lawyer(application: Application, today: date) -> Iterator[Flag]:
    for item, question in _SERIOUS.items():
        if application.value(item) == "yes":
            yield Flag("I589-R09", (item,), question)


def _notice(application: Application, today: date) -> Iterator[Flag]:
    number = application.leaf("A.I.1")
    if application.value("A.I.18") == "b" and number.state != "answered":
        yield Flag("I589-R10", ("A.I.1", "A.I.18"), "no_a_number")
    if number.state == "answered" and len(number.text) != 10:
        yield Flag("I589-R10", ("A.I.1",), "short_a_number")
    for item in _NAMES:
        if any(char.isdigit() for char in application.value(item)):
            yield Flag("I589-R10", (item,), "digit_in_name")
    other_letters = tuple(item for item in _NAMES if outside_font(application.value(item)))
    if other_letters:
        question = "other_letters"
        yield Flag("I589-R10", other_letters, question)
    country, issuer = application.value("A.I.14"), application.value("A.I.20")
    if country and issuer and country != issuer:
        yield Flag("I589-R10", ("A.I.14", "A.I.20"), "other_passport")


def _language(application: Application, today: date) -> Iterator[Flag]:
    leaf = application.leaf("A.I.23")
    if not leaf.is_settled:
        return
    said = (leaf.text or leaf.original or "").split(",")[0]  # "Mam, Todos Santos": the dialect follows the language
    if leaf.state != "answered" or english.language(said) is None:
        yield Flag("I589-R14", ("A.I.23",), "language")
    elif english.language(said) == "Spanish" and _speaks_another(application):
        question = "two_languages"
        yield Flag("I589-R14", ("A.I.16", "A.I.23", "A.I.25"), question)


def _speaks_another(application: Application) -> bool:
    leaf = application.leaf("A.I.25")
    spoken = english.languages(leaf.text or leaf.original or "") or ""
    return bool(set(spoken.split(", ")) & english.INDIGENOUS)


def _open_answers(application: Application, today: date) -> Iterator[Flag]:
    for state, question in (
        ("unknown", "unknown"),
        ("declined", "declined"),
    ):
        items = tuple(place.text for place, leaf in application.answers() if leaf.state == state)
        if items:
            yield Flag("I589-R15", items, question)
    open_still = tuple(p.text for p, leaf in application.answers() if leaf.state == "not_asked" and leaf.provenance)
    if open_still:
        yield Flag("I589-R15", open_still, "left_open")


def _declaration(application: Application, today: date) -> Iterator[Flag]:
    if application.value("D.other_preparer") == "yes" and not application.value("E.name"):
        yield Flag(
            "I589-R17",
            ("D.other_preparer", "E.name"),
            "preparer",
        )
    if application.value("D.family_assist") == "yes" and not application.value("D.family_assist.name"):
        question = "relative_helped"
        yield Flag("I589-R17", ("D.family_assist", "D.family_assist.name"), question)


def _part_d(application: Application, today: date) -> Iterator[Flag]:
    open_still = tuple(item for item in _PART_D if not application.leaf(item).is_settled)
    if open_still:
        yield Flag("I589-R17", open_still, "part_d")


def _translations(application: Application, today: date) -> Iterator[Flag]:
    waiting = tuple(
        place.text for place, leaf in application.answers() if waits_for_translation(place, leaf, application.language)
    )
    if waiting:
        yield Flag("I589-R18", waiting, "to_translate")


def _residence(application: Application, today: date) -> Iterator[Flag]:
    items = tuple(place.text for place, leaf in application.answers() if place.text.startswith("A.I.8.") and leaf.text)
    if items:
        question = "residence"
        yield Flag("I589-21", items, question)


Rule = Callable[[Application, date], Iterator[Flag]]

RULES: tuple[Rule, ...] = (
    _required, _explained, _groups, _grounds, _torture, _other_countries, _to_a_lawyer, _notice, _language,
    _open_answers, _declaration, _part_d, _translations, _residence,
    *review_dates.RULES, *review_family.RULES, *review_places.RULES,
)  # fmt: skip
