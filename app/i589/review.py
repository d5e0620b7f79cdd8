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
    "B.2": "arrests outside the United States",
    "C.1": "earlier applications for asylum",
    "C.2.B": "lawful status in another country",
    "C.3": "harming others",
    "C.6": "crimes or arrests in the United States",
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
        yield Flag("I589-34", tuple(blank), "These required boxes hold no answer yet. Can each of them be asked?")


def _explained(application: Application, today: date) -> Iterator[Flag]:
    for text in unexplained(application):
        yes = [item for item, explanation in EXPLANATIONS.items() if explanation == text]
        yield Flag(
            "I589-R07", (*yes, text), "The answer is Yes and nothing explains it. What does the person say about it?"
        )
    for text in dict.fromkeys(EXPLANATIONS.values()):
        questions = [item for item, explanation in EXPLANATIONS.items() if explanation == text]
        answers = {application.value(item) for item in questions}
        if application.leaf(text).state == "answered" and "yes" not in answers and "no" in answers:
            yield Flag(
                "I589-R07",
                (*questions, text),
                "The answer is No but there is an explanation. Which of the two is right?",
            )


def _groups(application: Application, today: date) -> Iterator[Flag]:
    if application.value("B.3.A") == "no" and application.value("B.3.B") == "yes":
        message = "No group is told of in 3.A, and 3.B says that somebody still takes part. Which of the two is right?"
        yield Flag("I589-R07", ("B.3.A", "B.3.B"), message)


def _grounds(application: Application, today: date) -> Iterator[Flag]:
    begun = application.value("B.1.A") or application.value("B.1.B")
    if begun and application.leaf("B.1").state != "answered":
        yield Flag("I589-R04", ("B.1",), "No ground is marked. Which grounds does the story itself speak of?")


def _torture(application: Application, today: date) -> Iterator[Flag]:
    said = application.value("B.4") == "yes" or "torture_convention" in application.value("B.1")
    marked = application.value("CAT_box") == "checked"
    if said != marked and (said or marked):
        items = ("CAT_box", "B.1", "B.4")
        yield Flag(
            "I589-R12", items, "The Torture Convention is marked in one place and not in another. Which is meant?"
        )


def _other_countries(application: Application, today: date) -> Iterator[Flag]:
    if application.value("C.2.A") == "yes" and application.value("B.4") != "yes":
        message = "The person passed through other countries. Was fear of any of them, Mexico included, asked about?"
        yield Flag("I589-R13", ("B.4", "C.2.A"), message)


def _to_a_lawyer(application: Application, today: date) -> Iterator[Flag]:
    for item, about in _SERIOUS.items():
        if application.value(item) == "yes":
            yield Flag("I589-R09", (item,), f"The answer about {about} is Yes. Has a lawyer read it?")


def _notice(application: Application, today: date) -> Iterator[Flag]:
    number = application.leaf("A.I.1")
    if application.value("A.I.18") == "b" and number.state != "answered":
        yield Flag(
            "I589-R10", ("A.I.1", "A.I.18"), "A court case is open but there is no A-number. What do the papers say?"
        )
    if number.state == "answered" and len(number.text) != 10:
        yield Flag(
            "I589-R10", ("A.I.1",), "The A-number has fewer than nine digits. What does the Notice to Appear show?"
        )
    for item in _NAMES:
        if any(char.isdigit() for char in application.value(item)):
            yield Flag(
                "I589-R10", (item,), "There is a digit in a name. What is on the passport and the Notice to Appear?"
            )
    other_letters = tuple(item for item in _NAMES if outside_font(application.value(item)))
    if other_letters:
        message = "These names are in letters that the form cannot print. How does the passport write them in ours?"
        yield Flag("I589-R10", other_letters, message)
    country, issuer = application.value("A.I.14"), application.value("A.I.20")
    if country and issuer and country != issuer:
        yield Flag(
            "I589-R10", ("A.I.14", "A.I.20"), "The passport is of another country than the nationality. Are both right?"
        )


def _language(application: Application, today: date) -> Iterator[Flag]:
    leaf = application.leaf("A.I.23")
    if not leaf.is_settled:
        return
    said = (leaf.text or leaf.original or "").split(",")[0]  # "Mam, Todos Santos": the dialect follows the language
    if leaf.state != "answered" or english.language(said) is None:
        yield Flag(
            "I589-R14", ("A.I.23",), "The court needs the exact language and dialect. Which one should be interpreted?"
        )
    elif english.language(said) == "Spanish" and _speaks_another(application):
        message = (
            "Spanish is given as native language beside an indigenous language. In which one is the person at home?"
        )
        yield Flag("I589-R14", ("A.I.16", "A.I.23", "A.I.25"), message)


def _speaks_another(application: Application) -> bool:
    leaf = application.leaf("A.I.25")
    spoken = english.languages(leaf.text or leaf.original or "") or ""
    return bool(set(spoken.split(", ")) & english.INDIGENOUS)


def _open_answers(application: Application, today: date) -> Iterator[Flag]:
    for state, message in (
        ("unknown", "The person does not know these. Can a paper or a relative tell?"),
        ("declined", "The person would rather not say. What should the form show, and does the person agree?"),
    ):
        items = tuple(place.text for place, leaf in application.answers() if leaf.state == state)
        if items:
            yield Flag("I589-R15", items, message)
    open_still = tuple(p.text for p, leaf in application.answers() if leaf.state == "not_asked" and leaf.provenance)
    if open_still:
        yield Flag("I589-R15", open_still, "The person left these open, to look at them with somebody. What is true?")


def _declaration(application: Application, today: date) -> Iterator[Flag]:
    if application.value("D.other_preparer") == "yes" and not application.value("E.name"):
        yield Flag(
            "I589-R17",
            ("D.other_preparer", "E.name"),
            "Somebody else prepared the form. Who signs as preparer in Part E?",
        )
    if application.value("D.family_assist") == "yes" and not application.value("D.family_assist.name"):
        message = "A relative helped with the form. What is their name and relationship?"
        yield Flag("I589-R17", ("D.family_assist", "D.family_assist.name"), message)


def _part_d(application: Application, today: date) -> Iterator[Flag]:
    open_still = tuple(item for item in _PART_D if not application.leaf(item).is_settled)
    if open_still:
        yield Flag("I589-R17", open_still, "Part D asks who helped with the form. What does the person answer?")


def _translations(application: Application, today: date) -> Iterator[Flag]:
    waiting = tuple(
        place.text for place, leaf in application.answers() if waits_for_translation(place, leaf, application.language)
    )
    if waiting:
        yield Flag(
            "I589-R18", waiting, "These wait for a translation into English. Who translates and signs the certificate?"
        )


def _residence(application: Application, today: date) -> Iterator[Flag]:
    items = tuple(place.text for place, leaf in application.answers() if place.text.startswith("A.I.8.") and leaf.text)
    if items:
        message = "A.I.8 asks for an address in the United States. What is the lawyer's written rule for this person?"
        yield Flag("I589-21", items, message)


Rule = Callable[[Application, date], Iterator[Flag]]

RULES: tuple[Rule, ...] = (
    _required, _explained, _groups, _grounds, _torture, _other_countries, _to_a_lawyer, _notice, _language,
    _open_answers, _declaration, _part_d, _translations, _residence,
    *review_dates.RULES, *review_family.RULES, *review_places.RULES,
)  # fmt: skip
