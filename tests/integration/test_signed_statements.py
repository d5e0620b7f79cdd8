"""Production through the real service: what nobody signed, what was withdrawn and what is past review is never said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.services.signing import Ledger, named, renew
from app.storage.database import Database
from app.storage.signatures import SqlSignatures
from tests.support.inbox_desk import LAWYER, OPENING, Desk
from tests.support.scripts import worlds
from tests.support.stored import keyring

STATEMENT = "mpp/what/say"


@pytest.fixture
def desk(database: Database) -> Desk:
    """A production installation where somebody has agreed and sees the menu."""
    desk = Desk(database, is_production=True)
    desk.says(*OPENING)
    return desk


def words(where: str) -> str:
    """The first Spanish words of a text."""
    library, wording = worlds().content.library, worlds().wording
    sources = {each.context: each.source for each in named(library, [where])}
    return wording.translate(where, sources[where], "es").replace("*", "").split(".")[0][-40:]


def instead(desk: Desk) -> str:
    """How "this is being checked" begins."""
    known = desk.voice().library.texts["engine/being_checked"]
    return desk.voice().wording.translate(known.context, known.source, "es").partition("{")[0]


def asked(desk: Desk) -> str:
    """What somebody is told who asks for the first topic."""
    return "\n".join(desk.says("menú", "1")).replace("*", "")


def test_what_a_lawyer_signed_is_said_and_remembered(desk: Desk) -> None:
    """And the rest is still being checked, with the contact of the organisation."""
    assert instead(desk) in asked(desk)
    desk.sign(STATEMENT)
    assert words(STATEMENT) in asked(desk)
    code = desk.seat().case_code
    with desk.uow() as uow:
        assert uow.told.cases_told("MPP-10") == [code]
    assert instead(desk) in "\n".join(desk.says("más"))


def test_being_checked_names_the_contact(database: Database) -> None:
    """Whoever is not told must know whom to ask."""
    desk = Desk(database, is_production=True).with_house(contact="+52 55 0000 0000")
    desk.says(*OPENING)
    assert "+52 55 0000 0000" in asked(desk)


def test_past_its_review_day_it_is_withdrawn_and_not_said(desk: Desk) -> None:
    """The clock alone does it; renewing the facts brings it back, until their new day."""
    desk.sign("mpp")
    library, wording = worlds().content.library, worlds().wording
    (statement,) = named(library, [STATEMENT])
    facts = [library.facts[each] for each in statement.facts]
    last = min(Ledger((), library, wording).review_by(each) for each in facts)
    desk.now = datetime.combine(last, desk.now.timetz())
    desk.says("menú", "1")
    assert words(STATEMENT) in asked(desk)
    desk.now += timedelta(days=1)
    desk.says("menú", "1")
    told = asked(desk)
    assert words(STATEMENT) not in told
    assert instead(desk) in told
    until = {each.id: last + timedelta(days=9) for each in facts}
    desk.keep(renew(facts, until=until, by=LAWYER, at=desk.now))
    assert words(STATEMENT) in asked(desk)


@pytest.mark.parametrize("subject", [STATEMENT, "MPP-10"], ids=["the statement", "a fact under it"])
def test_a_withdrawal_is_felt_at_once(desk: Desk, subject: str) -> None:
    """Within seconds nobody is told it any more."""
    desk.sign("mpp")
    assert words(STATEMENT) in asked(desk)
    desk.withdraw(subject)
    told = asked(desk)
    assert words(STATEMENT) not in told
    assert instead(desk) in told


def test_source_names_only_what_was_said(desk: Desk) -> None:
    """Nobody is given the source of a statement that they were not told; signed, it comes with its date in words."""
    known = desk.voice().library.texts["engine/no_source"]
    asked(desk)
    assert desk.says("fuente")[0].startswith(desk.voice().wording.translate(known.context, known.source, "es")[:30])
    desk.sign("mpp")
    asked(desk)
    told = "\n".join(desk.says("fuente"))
    library = worlds().content.library
    (statement,) = named(library, [STATEMENT])
    assert all(library.facts[each].source in told for each in statement.facts)
    assert " de 20" in told


def test_in_danger_a_line_that_waits_for_review_is_left_out(desk: Desk) -> None:
    """The emergency number stands alone; nothing is said to be checked there."""
    told = "\n".join(desk.says("me quiero morir"))
    assert "911" in told
    assert instead(desk) not in told


# --- the record ---


def test_the_record_cannot_be_rewritten(desk: Desk) -> None:
    """The database refuses to change or delete an act."""
    desk.sign(STATEMENT)
    for statement in ("UPDATE content_acts SET staff = 'x'", "DELETE FROM content_acts"):
        with pytest.raises(DBAPIError), desk.database.write() as connection:
            connection.execute(text(statement))


def test_a_signature_written_without_our_key_does_not_count(desk: Desk) -> None:
    """Whoever can write into the database but has no key signs nothing; withdrawing is heard all the same."""
    desk.sign(STATEMENT)
    with desk.database.read() as connection:
        assert [a.deed for a in SqlSignatures(connection, keyring()).acts()] == ["sign"]
        other = type(keyring())({1: bytes([1]) * 32}, b"M" * 32)
        assert SqlSignatures(connection, other).acts() == []
    desk.withdraw(STATEMENT)
    with desk.database.read() as connection:
        assert [a.deed for a in SqlSignatures(connection, other).acts()] == ["withdraw"]


def test_who_signed_what_and_when_reads_back(desk: Desk) -> None:
    """Name, moment and digests, as they were given."""
    desk.sign(STATEMENT)
    with desk.uow() as uow:
        (act,) = uow.signatures.acts()
        assert uow.signatures.newest() > 0
    assert (act.subject, act.deed, act.by, act.at.tzinfo) == (STATEMENT, "sign", LAWYER, UTC)
    assert set(act.digests) == {"en", "es", "facts"}
