"""What a signature covers and what voids it, when a fact is past its review, and what ids mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.dialogue.events import Said
from app.dialogue.flow import Flow
from app.dialogue.library import Fact, FlowLibrary, Text
from app.messaging.wording import Wording
from app.services.gate import Gate
from app.services.gatekeeping import LOOK_AGAIN, Gatekeeper
from app.services.reviewing import reviews_from_data
from app.services.signing import (
    Act,
    Ledger,
    UnknownStatement,
    digests_of,
    named,
    reading_code,
    renew,
    sign,
    statements,
    withdraw,
)

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOON.date()
FACT = Fact("MPP-01", "It was announced.", "A source, 2025", "2025-01-21", "2026-11-28", "verified")
OTHER = Fact("MPP-02", "It was held.", "A court, 2025", "2025-04-01", "2026-12-28", "verified")
WHERE, SOURCE = "mpp/status/say", "It was announced in January."
ES = {(WHERE, SOURCE): "Se anunció en enero.", (WHERE + "@sms", SOURCE): "Se anuncio en enero."}


def library(source: str = SOURCE, *facts: Fact, cites: tuple[str, ...] = ("MPP-01", "MPP-02")) -> FlowLibrary:
    """A flow with one legal statement and its two facts."""
    nodes = [{"id": "status", "say": source, "facts": cites}, {"id": "done", "end": "back"}]
    flow = Flow.model_validate({"flow": "mpp", "nodes": nodes, "legal": {"none": "a test"}})
    held = {each.id: each for each in (FACT, OTHER, *facts)}
    return FlowLibrary({"mpp": flow}, {"a/b": Text("a/b", "No law here.")}, held)


def wording(es: dict[tuple[str, str], str] | None = None) -> Wording:
    """The Spanish words of that statement."""
    return Wording({"es": ES if es is None else es})


def signed(by: str = "Ana") -> list[Act]:
    """The statement signed as it stands."""
    return sign(statements(library()).values(), library(), wording(), by=by, at=NOON)


def standing(acts: list[Act], held: FlowLibrary | None = None, words: Wording | None = None, on: date = TODAY) -> str:
    """How the statement stands."""
    (only,) = Ledger(tuple(acts), held or library(), words or wording()).standings(on)
    return only.state


def test_only_what_rests_on_facts_is_a_statement() -> None:
    """Texts without facts need nobody's name."""
    assert list(statements(library())) == [WHERE]


def test_what_a_person_signed_is_said_in_both_languages() -> None:
    """A signature covers every language that has its own words."""
    assert standing([]) == "unsigned"
    (only,) = Ledger(tuple(signed()), library(), wording()).standings(TODAY)
    assert (only.state, only.languages, only.act and only.act.by) == ("signed", ("en", "es"), "Ana")


EDITS = [
    pytest.param(library(SOURCE + " "), wording(), "signed", id="outer white space"),
    pytest.param(library("It was announced in May."), wording(), "changed", id="the English, and with it the Spanish"),
    pytest.param(library(), wording({**ES, (WHERE, SOURCE): "Se anunció en mayo."}), "changed", id="the Spanish"),
    pytest.param(library(), wording({**ES, (WHERE + "@sms", SOURCE): "Otra cosa."}), "changed", id="the SMS variant"),
    pytest.param(library(), wording({}), "changed", id="the Spanish is gone"),
    pytest.param(library(SOURCE, replace(FACT, say="Something else.")), wording(), "changed", id="what a fact says"),
    pytest.param(library(SOURCE, replace(FACT, source="Elsewhere")), wording(), "changed", id="a fact's source"),
    pytest.param(library(SOURCE, replace(FACT, as_of="2025-02-01")), wording(), "changed", id="a fact's date"),
    pytest.param(library(SOURCE, replace(FACT, review_by="2030-01-01")), wording(), "changed", id="its review day"),
    pytest.param(library(cites=("MPP-01",)), wording(), "changed", id="a fact is no longer cited"),
]


@pytest.mark.parametrize(("held", "words", "state"), EDITS)
def test_any_edit_voids_a_signature(held: FlowLibrary, words: Wording, state: str) -> None:
    """What was read is what may be said."""
    assert standing(signed(), held, words) == state


def test_a_language_that_came_later_is_not_covered() -> None:
    """A new catalogue neither voids what was signed nor is said by it."""
    words = Wording({"es": ES, "pt": {(WHERE, SOURCE): "Foi anunciado em janeiro."}})
    (only,) = Ledger(tuple(signed()), library(), words).standings(TODAY)
    assert (only.state, only.languages) == ("signed", ("en", "es"))


@pytest.mark.parametrize(
    ("day", "state"), [("2026-11-28", "signed"), ("2026-11-29", "stale")], ids=["on its review day", "the day after"]
)
def test_a_fact_past_its_review_keeps_the_statement_back(day: str, state: str) -> None:
    """However well it is signed."""
    assert standing(signed(), on=date.fromisoformat(day)) == state


def test_a_renewed_fact_counts_until_its_new_day() -> None:
    """And no longer; an edit of the fact voids the renewal."""
    acts = signed() + renew([FACT], until={"MPP-01": date(2026, 12, 5)}, by="Ana", at=NOON)
    assert standing(acts, on=date(2026, 12, 5)) == "signed"
    assert standing(acts, on=date(2026, 12, 6)) == "stale"
    ledger = Ledger(tuple(acts), library(), wording())
    assert ledger.review_by(replace(FACT, say="Something else.")) == date(2026, 11, 28)


def test_withdrawing_and_signing_again() -> None:
    """The newest act counts, for the statement and for a fact under it."""
    taken_back = [*signed(), *withdraw([WHERE], by="Luis", at=NOON, reason="wrong")]
    assert standing(taken_back) == "withdrawn"
    assert standing([*taken_back, *signed("Luis")]) == "signed"
    fact = [*signed(), *withdraw(["MPP-02"], by="Luis", at=NOON, reason="wrong")]
    assert standing(fact) == "stale"
    assert standing([*fact, *renew([OTHER], until={"MPP-02": TODAY}, by="Luis", at=NOON)]) == "signed"


@pytest.mark.parametrize("name", ["mpp", "mpp/status", WHERE, "MPP-02", "mpp-02", " mpp/ "])
def test_ids_name_statements(name: str) -> None:
    """A flow, a node, a text, or a fact that they rest on."""
    assert [each.context for each in named(library(), [name])] == [WHERE]


@pytest.mark.parametrize("name", ["mp", "a/b", "MPP-99", "", "status"])
def test_an_id_that_names_nothing_is_told(name: str) -> None:
    """Nobody signs by mistake what does not exist."""
    with pytest.raises(UnknownStatement):
        named(library(), [name])


def test_the_reading_code_changes_with_anything_that_was_read() -> None:
    """So that a printed page signs what it holds and nothing else."""
    code = reading_code(statements(library()).values(), library(), wording())
    assert code == reading_code(statements(library()).values(), library(), wording())
    for held, words, state in (each.values for each in EDITS if each.values[2] == "changed"):
        assert reading_code(statements(held).values(), held, words) != code, state


def test_digests_are_of_whole_texts() -> None:
    """Moving words from a text to its variant is a change."""
    (only,) = statements(library()).values()
    one = digests_of(only, library(), wording({(WHERE, SOURCE): "ab", (WHERE + "@sms", SOURCE): "c"}))
    two = digests_of(only, library(), wording({(WHERE, SOURCE): "a", (WHERE + "@sms", SOURCE): "bc"}))
    assert one["es"] != two["es"]


# --- the gate as time goes by ---


class Book:
    """Acts that somebody may add to."""

    def __init__(self, *acts: Act) -> None:
        self.acts = list(acts)
        self.looks = 0

    def newest(self) -> int:
        """How many there are."""
        self.looks += 1
        return len(self.acts)


def keeper_of(book: Book) -> Gatekeeper:
    """A gatekeeper of an organisation in Tijuana."""
    return Gatekeeper(book.newest, lambda: book.acts, zone="America/Tijuana")


SAID = Said(WHERE, SOURCE, "es", {}, ("MPP-01", "MPP-02"))


def test_the_gate_closes_at_midnight_where_the_organisation_is() -> None:
    """Nobody has to restart anything on a review day."""
    words, held = wording(), library()
    keeper = keeper_of(Book(*signed()))
    last = datetime(2026, 11, 29, 7, 59, tzinfo=UTC)
    assert keeper.gate(held, words, last).lets_through(SAID)
    assert not keeper.gate(held, words, last.replace(hour=8, minute=0)).lets_through(SAID)


def test_a_withdrawal_is_seen_within_seconds_and_asked_for_no_oftener() -> None:
    """Another process may have withdrawn it."""
    words, held, book = wording(), library(), Book(*signed())
    keeper = keeper_of(book)
    assert keeper.gate(held, words, NOON).lets_through(SAID)
    book.acts += withdraw([WHERE], by="Luis", at=NOON, reason="")
    assert keeper.gate(held, words, NOON).lets_through(SAID)
    assert book.looks == 1
    assert not keeper.gate(held, words, NOON + LOOK_AGAIN).lets_through(SAID)


def test_new_texts_are_judged_anew() -> None:
    """A release taken up while the service runs does not inherit the old one's signatures."""
    keeper = keeper_of(Book(*signed()))
    assert keeper.gate(library(), wording(), NOON).lets_through(SAID)
    assert not keeper.gate(library("It was announced in May."), wording(), NOON).lets_through(SAID)


def test_a_text_without_facts_passes_every_gate() -> None:
    """Only legal statements wait for a signature."""
    assert Gate(is_open=False).lets_through(replace(SAID, facts=()))


# --- for how long a fact counts as looked at ---


def test_the_first_row_that_fits_says_for_how_long() -> None:
    """And what no row knows must be looked at the same day."""
    reviews = reviews_from_data({"reviews": [{"ids": ["MPP-0[1-6]"], "days": 7}, {"ids": ["MPP-*"], "days": 365}]})
    assert reviews.latest_day("MPP-06", TODAY) == date(2026, 11, 27)
    assert reviews.latest_day("MPP-10", TODAY) == date(2027, 11, 20)
    assert reviews.latest_day("HELP-01", TODAY) == TODAY
