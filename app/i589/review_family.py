"""Flags about the family: who is named, counted and of a possible age."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from app.i589.application import Application
from app.i589.dates import earliest, latest
from app.i589.flag import Flag

YOUNGEST_PARENT = 12
MOST_CHILDREN = 20


def _children(application: Application, today: date) -> Iterator[Flag]:
    children = application.entries("A.II.child")
    total, gate = application.value("A.II.child.total"), application.value("A.II.child.none")
    named = tuple(f"A.II.child[{n}].5" for n in children)
    if total and int(total) != len(children):
        message = (
            "The total is not the number of children listed. Every child counts, also adult or abroad: who is missing?"
        )
        yield Flag("I589-R11", ("A.II.child.total", *named), message)
    if children and gate == "checked":
        yield Flag(
            "I589-R11",
            ("A.II.child.none", *named),
            '"I do not have any children" is marked, and children are listed. Which is right?',
        )
    if children and not gate:
        yield Flag(
            "I589-R11",
            ("A.II.child.none",),
            'Children are listed, but the box "I have children" has no answer. May it be marked?',
        )
    if gate == "unchecked" and not children:
        yield Flag("I589-R11", ("A.II.child.none",), "The person has children, and none is listed. Who are they?")


def _many(application: Application, today: date) -> Iterator[Flag]:
    total = application.value("A.II.child.total")
    if total and int(total) > MOST_CHILDREN:
        yield Flag("I589-R11", ("A.II.child.total",), "That is a very large number of children. Is it what was meant?")
    names: dict[str, int] = {}
    for n in application.entries("A.II.child"):
        name = " ".join(application.value(f"A.II.child[{n}].{item}") for item in (5, 6, 7)).strip().casefold()
        before = names.setdefault(name, n) if name else n
        if before != n:
            items = (f"A.II.child[{before}].6", f"A.II.child[{n}].6")
            yield Flag("I589-R11", items, "Two children have the same name. Are they two, or one told twice?")


def _spouse(application: Application, today: date) -> Iterator[Flag]:
    status, gate = application.value("A.I.11"), application.value("A.II.spouse.not_married")
    named = application.value("A.II.spouse.5") or application.value("A.II.spouse.6")
    if status == "married" and gate == "checked":
        yield Flag(
            "I589-R11",
            ("A.I.11", "A.II.spouse.not_married"),
            "Married in one place and not married in another. Which is right?",
        )
    if (
        status == "married"
        and not named
        and gate != "checked"
        and application.leaf("A.II.spouse.5").state == "not_asked"
    ):
        yield Flag(
            "I589-R11",
            ("A.I.11", "A.II.spouse.5"),
            "The person is married. Who is the spouse (named also when separated)?",
        )
    if named and (gate == "checked" or status in ("single", "divorced", "widowed")):
        items = ("A.I.11", "A.II.spouse.not_married", "A.II.spouse.5")
        yield Flag("I589-R11", items, "A spouse is named, and the person is said not to be married. Which is right?")


def _ages(application: Application, today: date) -> Iterator[Flag]:
    born = application.value("A.I.12")
    if not born:
        return
    for n in application.entries("A.II.child"):
        child = application.value(f"A.II.child[{n}].8")
        if child and latest(child).year - earliest(born).year < YOUNGEST_PARENT:
            items = ("A.I.12", f"A.II.child[{n}].8")
            yield Flag(
                "I589-R03",
                items,
                "The dates of birth make the person under 12 when this child was born. Are both right?",
            )


def _before_birth(application: Application, today: date) -> Iterator[Flag]:
    """A marriage or an entry of somebody who was not born yet."""
    pairs = [("A.I.12", "A.II.spouse.9"), ("A.II.spouse.3", "A.II.spouse.9"), ("A.II.spouse.3", "A.II.spouse.17")]
    pairs += [(f"A.II.child[{n}].8", f"A.II.child[{n}].15") for n in application.entries("A.II.child")]
    for birth, event in pairs:
        born, happened = application.value(birth), application.value(event)
        if born and happened and latest(happened) < earliest(born):
            yield Flag(
                "I589-R03", (birth, event), "This is before that person was born. Which of the two dates is right?"
            )


RULES: tuple[Callable[[Application, date], Iterator[Flag]], ...] = (_children, _many, _spouse, _ages, _before_birth)
