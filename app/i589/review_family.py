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
        question = "children_total"
        yield Flag("I589-R11", ("A.II.child.total", *named), question)
    if children and gate == "checked":
        yield Flag(
            "I589-R11",
            ("A.II.child.none", *named),
            "no_children",
        )
    if children and not gate:
        yield Flag(
            "I589-R11",
            ("A.II.child.none",),
            "children_unmarked",
        )
    if gate == "unchecked" and not children:
        yield Flag("I589-R11", ("A.II.child.none",), "children_unlisted")


def _many(application: Application, today: date) -> Iterator[Flag]:
    total = application.value("A.II.child.total")
    if total and int(total) > MOST_CHILDREN:
        yield Flag("I589-R11", ("A.II.child.total",), "many_children")
    names: dict[str, int] = {}
    for n in application.entries("A.II.child"):
        name = " ".join(application.value(f"A.II.child[{n}].{item}") for item in (5, 6, 7)).strip().casefold()
        before = names.setdefault(name, n) if name else n
        if before != n:
            items = (f"A.II.child[{before}].6", f"A.II.child[{n}].6")
            yield Flag("I589-R11", items, "same_name")


def _spouse(application: Application, today: date) -> Iterator[Flag]:
    status, gate = application.value("A.I.11"), application.value("A.II.spouse.not_married")
    named = application.value("A.II.spouse.5") or application.value("A.II.spouse.6")
    if status == "married" and gate == "checked":
        yield Flag(
            "I589-R11",
            ("A.I.11", "A.II.spouse.not_married"),
            "married_or_not",
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
            "spouse_unnamed",
        )
    if named and (gate == "checked" or status in ("single", "divorced", "widowed")):
        items = ("A.I.11", "A.II.spouse.not_married", "A.II.spouse.5")
        yield Flag("I589-R11", items, "spouse_named")


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
                "young_parent",
            )


def _before_birth(application: Application, today: date) -> Iterator[Flag]:
    """A marriage or an entry of somebody who was not born yet."""
    pairs = [("A.I.12", "A.II.spouse.9"), ("A.II.spouse.3", "A.II.spouse.9"), ("A.II.spouse.3", "A.II.spouse.17")]
    pairs += [(f"A.II.child[{n}].8", f"A.II.child[{n}].15") for n in application.entries("A.II.child")]
    for birth, event in pairs:
        born, happened = application.value(birth), application.value(event)
        if born and happened and latest(happened) < earliest(born):
            yield Flag("I589-R03", (birth, event), "before_their_birth")


RULES: tuple[Callable[[Application, date], Iterator[Flag]], ...] = (_children, _many, _spouse, _ages, _before_birth)
