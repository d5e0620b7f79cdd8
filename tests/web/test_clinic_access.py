"""Coming in, staying in, being kept out: passwords, codes, sessions, limits, evenings, lockdown, cases and the log."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Depends
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from app.clinic.guards import require_case
from app.services.access.enrolling import look_at
from app.services.access.evenings import plan
from app.services.access.logbook import as_csv
from app.services.access.people import invite
from app.services.access.records import LogLine, NewMember
from app.services.access.staff import ROLES, Role
from app.services.ports import CaseCard
from app.storage.metadata import metadata
from app.storage.tables import access_log, staff_acts
from tests.support.clinic import PASSWORD, Clinic

EMAIL = "vera@example.org"


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """An installation with one page of a case."""
    yield from with_a_case_page(Clinic(tmp_path / "clinic"))


@pytest.fixture
def on_both(tmp_path: Path, database_url: str) -> Iterator[Clinic]:
    """The same on each engine: for what the database itself must get right."""
    yield from with_a_case_page(Clinic(tmp_path / "clinic", more={"database_url": database_url}))


def with_a_case_page(made: Clinic) -> Iterator[Clinic]:
    """A page that shows a case's code to whom it is open; all is closed afterwards."""

    @made.pages.get("/trial/{case_code}")
    def case(card: Annotated[CaseCard, Depends(require_case())]) -> str:
        return card.code

    yield made
    made.close()


# --- signing in ---


def test_address_password_and_code_together_open_the_clinic(clinic: Clinic) -> None:
    """All three right: in. Any of them wrong, or a code for the second time: the same refusal for each."""
    secret, _ = clinic.enrolled("volunteer")
    browser = clinic.browser()
    clinic.later(minutes=5)
    code = clinic.code(secret)
    wrong = [
        browser.sign_in("nobody@example.org", PASSWORD, code),
        browser.sign_in(EMAIL, "otra cosa distinta", code),
        browser.sign_in(EMAIL, PASSWORD, "000000" if code != "000000" else "000001"),
        browser.sign_in(EMAIL, PASSWORD, ""),
    ]
    assert {each.status_code for each in wrong} == {403}
    assert len({re.sub(r'(value|name)="[^"]*"', "", each.text) for each in wrong}) == 1
    answer = browser.sign_in(EMAIL, PASSWORD, code)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/clinic/")
    assert "Vera Inventada" in browser.get("/").text
    assert clinic.browser().sign_in(EMAIL, PASSWORD, code).status_code == 403


def test_a_recovery_code_opens_once(clinic: Clinic) -> None:
    """Typed small and with spaces it still counts; the second time it does not, nor for somebody else."""
    _, done = clinic.enrolled("volunteer")
    _, other = clinic.enrolled("volunteer", email="otra@example.org")
    clinic.later(minutes=5)
    typed = f" {done.recovery[3].lower().replace('-', ' ')} "
    assert clinic.browser().sign_in("otra@example.org", PASSWORD, typed).status_code == 403
    assert clinic.browser().sign_in(EMAIL, PASSWORD, typed).status_code == 303
    assert clinic.browser().sign_in(EMAIL, PASSWORD, typed).status_code == 403
    assert len(set(done.recovery) | set(other.recovery)) == 20


def test_a_session_cannot_be_planted(clinic: Clinic) -> None:
    """Whatever cookie a browser brings, signing in gives a new one, and the one it brought stays worthless."""
    secret, _ = clinic.enrolled("volunteer")
    clinic.later(minutes=5)
    victim = clinic.browser()
    planted = "A" * 43
    victim.bring("orienta_in", planted)
    assert victim.sign_in(EMAIL, PASSWORD, clinic.code(secret)).status_code == 303
    attacker = clinic.browser()
    attacker.bring("orienta_in", planted)
    assert attacker.get("/").status_code == 303
    token = victim.cookie("orienta_in")
    assert token != planted
    clinic.later(minutes=1)
    assert victim.sign_in(EMAIL, PASSWORD, clinic.code(secret)).status_code == 303
    assert victim.cookie("orienta_in") != token


def test_wrong_tries_wait_shortly_and_keep_nobody_out(clinic: Clinic) -> None:
    """Five tries from one address and it waits; elsewhere and from a known browser the member comes in meanwhile."""
    secret, _ = clinic.enrolled("volunteer")
    clinic.later(minutes=5)
    known = clinic.browser(address="198.51.100.7")
    assert known.sign_in(EMAIL, PASSWORD, clinic.code(secret)).status_code == 303
    known.post("/sign-out")
    attacker = clinic.browser(address="203.0.113.66")
    tries = [attacker.sign_in(EMAIL, f"guess {number} {number}", "123456").status_code for number in range(7)]
    assert tries == [403] * 5 + [429] * 2
    clinic.later(minutes=1)
    right = clinic.code(secret)
    assert clinic.browser(address="203.0.113.66").sign_in(EMAIL, "again", "1").status_code == 403
    assert clinic.browser(address="203.0.113.66").sign_in(EMAIL, PASSWORD, right).status_code == 429
    for number in range(40):
        clinic.browser(address=f"192.0.2.{number}").sign_in(EMAIL, "guess guess guess", "123456")
    assert clinic.browser(address="198.51.100.9").sign_in(EMAIL, PASSWORD, right).status_code == 429
    assert known.sign_in(EMAIL, PASSWORD, right).status_code == 303
    clinic.later(seconds=61)
    elsewhere = clinic.browser(address="198.51.100.9")
    assert elsewhere.sign_in(EMAIL, PASSWORD, clinic.code(secret)).status_code == 303


def test_the_database_tells_no_name_no_address_and_no_secret(clinic: Clinic) -> None:
    """What somebody with the file sees of members: no name, e-mail address, secret, token, code or network address."""
    secret, done = clinic.enrolled("volunteer")
    clinic.later(minutes=5)
    browser = clinic.browser(address="198.51.100.7")
    browser.sign_in(EMAIL, PASSWORD, clinic.code(secret))
    browser.sign_in(EMAIL, "una contraseña falsa", "1")
    new = NewMember(clinic.own, "carla@example.org", "Carla Secreta", frozenset({"volunteer"}), "es")
    link = invite(clinic.tools, None, new)
    tokens = [browser.cookie(each) for each in ("orienta_in", "orienta_device")]
    texts = (
        "Vera",
        EMAIL,
        "Carla",
        "carla@",
        secret,
        *done.recovery,
        *tokens,
        link[-20:],
        "198.51",
        PASSWORD,
        "argon2",
    )
    with clinic.orienta.database.read() as connection:
        rows = [list(connection.execute(select(metadata.tables[name]))) for name in metadata.tables if "staff" in name]
    held = repr(rows)
    for text in texts:
        assert text
        assert text not in held


# --- staying in ---


def test_a_session_ends_by_itself(clinic: Clinic) -> None:
    """After half an hour without a page, and after twelve hours whatever happens."""
    browser = clinic.browser(clinic.member("volunteer"))
    clinic.later(minutes=29)
    assert browser.get("/").status_code == 200
    clinic.later(minutes=29)
    assert browser.get("/").status_code == 200
    clinic.later(minutes=31)
    assert browser.get("/").status_code == 303
    assert browser.get("/").status_code == 303
    busy = clinic.browser(clinic.member("volunteer"))
    pages = []
    for _ in range(36):
        clinic.later(minutes=20.5)
        pages.append(busy.get("/").status_code)
    assert pages == [200] * 35 + [303]


def test_signing_out_ends_it_here_or_everywhere(clinic: Clinic) -> None:
    """Signing out ends one's own session at the server; everywhere else ends all others and leaves this one."""
    staff = clinic.member("volunteer")
    here, there, other = clinic.browser(staff), clinic.browser(staff), clinic.browser(clinic.member("volunteer"))
    token = there.cookie("orienta_in")
    assert there.post("/sign-out").status_code == 303
    again = clinic.browser()
    again.bring("orienta_in", token)
    assert again.get("/").status_code == 303
    third = clinic.browser(staff)
    assert here.post("/me/everywhere").status_code == 303
    assert [each.get("/").status_code for each in (here, third, other)] == [200, 303, 200]


def test_what_was_written_when_the_session_ended_is_kept_for_its_author_alone(on_both: Clinic) -> None:
    """The text waits sealed, comes back after signing in, goes where it was meant for, and then it is gone."""
    clinic = on_both
    secret, done = clinic.enrolled("administrator")
    browser = clinic.browser()
    clinic.later(minutes=5)
    browser.sign_in(EMAIL, PASSWORD, clinic.code(secret))
    clinic.later(minutes=45)
    words = "<b>Lucía</b> Ñandú, la nueva"
    fields = {"name": words, "email": "lucia@example.org", "roles": "volunteer", "language": "es"}
    answer = browser.post("/people", fields, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/clinic/sign-in")
    assert "Your text is kept" in browser.get("/sign-in?lang=en").text
    with clinic.orienta.database.read() as connection:
        assert "Lucía" not in repr(list(connection.execute(select(metadata.tables["staff_kept_texts"]))))
    stranger = clinic.browser(clinic.member("administrator"))
    assert "Lucía" not in stranger.get("/kept").text
    answer = browser.sign_in(EMAIL, PASSWORD, clinic.code(secret))
    assert answer.headers["Location"] == "/clinic/kept"
    page = browser.get("/kept").text
    assert "&lt;b&gt;Lucía&lt;/b&gt; Ñandú, la nueva" in page
    assert "<b>Lucía" not in page
    kept_id = re.search(r'name="kept_text" value="(\w+)"', page)[1]  # type: ignore[index]
    assert stranger.post(f"/kept/{kept_id}/drop").status_code == 303
    assert "Lucía" in browser.get("/kept").text
    assert browser.post("/me/language", {"language": "en", "kept_text": kept_id}).status_code == 303
    assert "Lucía" not in browser.get("/kept").text
    assert done.entry.staff is not None


def test_a_form_of_an_earlier_session_is_not_lost(clinic: Clinic) -> None:
    """Opened, signed in again in another tab, then sent: nothing is done with it, and its words wait."""
    staff = clinic.member("volunteer")
    browser = clinic.browser(staff)
    old = browser.form()
    fresh = clinic.browser(staff)
    headers = {"Sec-Fetch-Site": "same-origin"}
    answer = fresh.post("/me/language", {"language": "es", "note": "mi texto largo"}, form=old, headers=headers)
    assert answer.headers["Location"] == "/clinic/kept"
    assert "mi texto largo" in fresh.get("/kept").text
    assert fresh.post("/me/language", {"note": "x"}, form=old).status_code == 403


def test_no_secret_is_ever_kept(clinic: Clinic) -> None:
    """A password sent with a dead session is not written down anywhere."""
    browser = clinic.browser(clinic.member("volunteer"))
    clinic.later(hours=1)
    browser.post("/me/password", {"password": "hunter22hunter22", "new_password": PASSWORD, "code": "123456"})
    with clinic.tools.uow() as work:
        book = clinic.tools.book(work)
        assert [book.kept(each.staff.id) for each in book.members(clinic.own)] == [[]]


# --- invitations ---


def test_an_invitation_works_once_and_not_for_long(clinic: Clinic) -> None:
    """The link opens a page for three days; used, expired, replaced or withdrawn it opens nothing."""
    admin = clinic.browser(clinic.member("administrator"))
    fields = {"name": "Luz", "email": "luz@example.org", "roles": "volunteer", "language": "es"}
    page = admin.post("/people", fields)
    first = re.search(r"/clinic(/invitation/[\w-]+)", page.text)[1]  # type: ignore[index]
    page = admin.post("/people", fields)
    second = re.search(r"/clinic(/invitation/[\w-]+)", page.text)[1]  # type: ignore[index]
    browser = clinic.browser()
    assert [browser.get(each).status_code for each in (first, second, "/invitation/guess")] == [404, 200, 404]
    opened = look_at(clinic.tools, second.rpartition("/")[2], "x")
    assert opened is not None
    assert opened.secret in browser.get(second).text.replace(" ", "")
    assert 'class="segno"' in browser.get(second).text
    for password, code, wrong in (
        ("corta", clinic.code(opened.secret), "too short|demasiado corta"),
        ("a" * 30, clinic.code(opened.secret), "repeats|repite"),
        ("luz y sombra, mar y tierra luz@", "000", "code|código"),
    ):
        answer = browser.post(second, {"password": password, "code": code})
        assert answer.status_code == 422
        assert re.search(wrong, answer.text)
    answer = browser.post(second, {"password": PASSWORD, "code": clinic.code(opened.secret)})
    assert answer.status_code == 200
    assert len(re.findall(r"<code>[A-Z2-7]{5}-[A-Z2-7]{5}</code>", answer.text)) == 10
    assert browser.get("/").status_code == 200
    assert clinic.browser().get(second).status_code == 404
    page = admin.post("/people", fields | {"email": "sol@example.org"})
    third = re.search(r"/clinic(/invitation/[\w-]+)", page.text)[1]  # type: ignore[index]
    clinic.later(hours=73)
    assert clinic.browser().get(third).status_code == 404


@pytest.mark.parametrize("role", ["reviewer", "coordinator", "administrator"])
def test_a_coordinator_makes_nobody_more_than_a_volunteer(clinic: Clinic, role: Role) -> None:
    """Neither by inviting, nor by changing roles, nor by renewing somebody's access and taking the link."""
    coordinator = clinic.browser(clinic.member("coordinator"))
    fields = {"name": "Luz", "email": "luz@example.org", "language": "es"}
    assert coordinator.post("/people", fields | {"roles": role}).status_code == 403
    assert coordinator.post("/people", fields | {"roles": "volunteer"}).status_code == 200
    someone, volunteer = clinic.member(role), clinic.member("volunteer")
    assert coordinator.post(f"/people/{volunteer.id}/roles", {"roles": role}).status_code == 403
    for deed in ("roles", "renew", "end"):
        answer = coordinator.post(f"/people/{someone.id}/{deed}", {"roles": "volunteer"})
        assert answer.status_code == 403
    own = clinic.tools
    with own.uow() as work:
        assert own.book(work).member(someone.id).staff.roles == {role}  # type: ignore[union-attr]


def test_another_organisations_members_are_not_there(clinic: Clinic) -> None:
    """An administrator changes, renews, ends and plans for nobody of another organisation, and sees none of them."""
    admin = clinic.browser(clinic.member("administrator"))
    stranger = clinic.member("volunteer", organisation=clinic.other(), name="Persona Ajena", boxed=True)
    assert "Persona Ajena" not in admin.get("/people").text
    for deed in ("roles", "renew", "end"):
        assert admin.post(f"/people/{stranger.id}/{deed}", {"roles": "volunteer"}).status_code == 403
    fields = {"day": "2026-03-03", "opens": "17:00", "closes": "21:00", "members": str(stranger.id)}
    assert admin.post("/evenings", fields).status_code == 403
    theirs = clinic.browser(clinic.member("administrator", organisation=clinic.other()))
    theirs.post("/people", {"name": "Luz", "email": "luz@example.org", "roles": "volunteer", "language": "es"})
    for number in range(1, 4):
        assert admin.post(f"/invitations/{number}/withdraw").status_code == 403
    assert "luz@example.org" in theirs.get("/people").text


def test_ending_access_is_felt_at_once(on_both: Clinic) -> None:
    """Sessions end, the password opens nothing, a waiting renewal is void; the last administrator stays."""
    clinic = on_both
    secret, _ = clinic.enrolled("volunteer")
    boss = clinic.member("administrator")
    admin, browser = clinic.browser(boss), clinic.browser()
    clinic.later(minutes=5)
    browser.sign_in(EMAIL, PASSWORD, clinic.code(secret))
    with clinic.tools.uow() as work:
        found = clinic.tools.book(work).member_of_email(EMAIL)
    assert found is not None
    page = admin.post(f"/people/{found.staff.id}/renew").text
    link = re.search(r"/clinic(/invitation/[\w-]+)", page)[1]  # type: ignore[index]
    assert browser.get("/").status_code == 200
    assert admin.post(f"/people/{found.staff.id}/end").status_code == 303
    assert browser.get("/").status_code == 303
    clinic.later(minutes=1)
    assert browser.sign_in(EMAIL, PASSWORD, clinic.code(secret)).status_code == 403
    assert browser.get(link).status_code == 404
    assert admin.post(f"/people/{boss.id}/end").status_code == 409
    assert admin.post(f"/people/{boss.id}/roles", {"roles": "volunteer"}).status_code == 409


def test_a_renewal_gives_no_role_back(clinic: Clinic) -> None:
    """Somebody whose roles were taken after the link was made comes back with those they have now."""
    admin, other = clinic.member("administrator"), clinic.member("administrator", "reviewer")
    browser = clinic.browser(admin)
    page = browser.post(f"/people/{other.id}/renew").text
    link = re.search(r"/clinic(/invitation/([\w-]+))", page)
    assert link is not None
    browser.post(f"/people/{other.id}/roles", {"roles": "volunteer"})
    opened = look_at(clinic.tools, link[2], "x")
    assert opened is not None
    theirs = clinic.browser()
    theirs.post(link[1], {"password": PASSWORD, "code": clinic.code(opened.secret)})
    assert theirs.get("/").status_code == 200
    assert theirs.get("/people").status_code == 403


# --- evenings and lockdown ---


def test_a_clinic_evening_opens_and_closes(on_both: Clinic) -> None:
    """Before it and after it a time-boxed member stays out; at its end they are out, whatever they were doing."""
    clinic = on_both
    coordinator = clinic.member("coordinator")
    secret, done = clinic.enrolled("volunteer", boxed=True)
    assert done.entry.reason == "closed"
    with clinic.tools.uow() as work:
        member = clinic.tools.book(work).member_of_email(EMAIL)
    assert member is not None
    opens = clinic.now + timedelta(hours=1)
    plan(clinic.tools, coordinator, [member.staff.id], opens, opens + timedelta(hours=4))
    clinic.later(minutes=30)
    browser = clinic.browser()
    answer = browser.sign_in(EMAIL, PASSWORD, clinic.code(secret))
    assert answer.status_code == 403
    assert "evening" in answer.text or "jornada" in answer.text
    clinic.later(minutes=31)
    assert browser.sign_in(EMAIL, PASSWORD, clinic.code(secret)).status_code == 303
    for _ in range(11):
        clinic.later(minutes=20)
        assert browser.get("/").status_code == 200
    clinic.later(minutes=20)
    assert browser.get("/").status_code == 303
    assert browser.sign_in(EMAIL, PASSWORD, clinic.code(secret)).status_code == 403


def test_an_evening_closed_early_signs_out_who_came_for_it(clinic: Clinic) -> None:
    """Those who are in because of this evening leave; others stay."""
    coordinator, boxed, usual = (
        clinic.member("coordinator"),
        clinic.member("volunteer", boxed=True),
        clinic.member("volunteer"),
    )
    desk = clinic.browser(coordinator)
    day = clinic.now.date().isoformat()
    fields = {"day": day, "opens": "09:00", "closes": "21:00", "members": str(boxed.id)}
    assert desk.post("/evenings", fields).status_code == 303
    one, two = clinic.browser(boxed), clinic.browser(usual)
    number = re.search(r"/evenings/(\d+)/close", desk.get("/evenings").text)[1]  # type: ignore[index]
    assert desk.post(f"/evenings/{number}/close").status_code == 303
    assert [one.get("/").status_code, two.get("/").status_code] == [303, 200]
    assert desk.post(f"/evenings/{number}/close").status_code == 403


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"day": "2026-03-01"}, id="over"),
        pytest.param({"day": "someday"}, id="no day"),
        pytest.param({"opens": "25:00"}, id="no time"),
        pytest.param({"opens": "04:00", "closes": "23:00"}, id="too long"),
        pytest.param({"members": ""}, id="nobody"),
        pytest.param({"day": "9999-12-31", "opens": "23:00", "closes": "01:00"}, id="past the calendar"),
    ],
)
def test_an_evening_that_cannot_be_is_asked_again(clinic: Clinic, fields: dict[str, str]) -> None:
    """422 with what is wrong, and what was typed is still there."""
    boxed = clinic.member("volunteer", boxed=True)
    whole = {"day": "2026-03-04", "opens": "17:00", "closes": "21:00", "members": str(boxed.id)} | fields
    answer = clinic.browser(clinic.member("coordinator")).post("/evenings", {k: v for k, v in whole.items() if v})
    assert answer.status_code == 422
    assert f'value="{whole["day"]}"' in answer.text


def test_lockdown_leaves_one_in_and_lets_nobody_in(clinic: Clinic) -> None:
    """Everybody else of the organisation is out at once, nobody signs in, others are untouched, until it is lifted."""
    secret, _ = clinic.enrolled("reviewer")
    clinic.later(minutes=5)
    admin, reviewer = clinic.browser(clinic.member("coordinator")), clinic.browser()
    reviewer.sign_in(EMAIL, PASSWORD, clinic.code(secret))
    stranger = clinic.browser(clinic.member("volunteer", organisation=clinic.other()))
    assert reviewer.post("/lockdown").status_code == 403
    assert admin.post("/lockdown").status_code == 303
    assert [each.get("/").status_code for each in (admin, reviewer, stranger)] == [200, 303, 200]
    clinic.later(minutes=1)
    locked = reviewer.sign_in(EMAIL, PASSWORD, clinic.code(secret))
    assert locked.status_code == 403
    assert reviewer.sign_in(EMAIL, "falsa falsa falsa", "1").text != locked.text
    assert admin.post("/lockdown/lift").status_code == 303
    clinic.later(minutes=1)
    assert reviewer.sign_in(EMAIL, PASSWORD, clinic.code(secret)).status_code == 303


# --- cases and the log ---


def test_a_case_opens_for_whom_its_person_agreed_to_and_who_has_it(clinic: Clinic) -> None:
    """Who may not see it learns nothing: no consent, another organisation, not assigned, no case at all are alike."""
    volunteer, colleague = clinic.member("volunteer"), clinic.member("volunteer")
    reviewer, coordinator = clinic.member("reviewer"), clinic.member("coordinator")
    stranger = clinic.member("reviewer", organisation=clinic.other())
    given, open_, closed = clinic.case(assignee=volunteer), clinic.case(), clinic.case(agreed=False, assignee=volunteer)
    theirs = clinic.case(organisation=clinic.other())
    expected = {
        volunteer: [given],
        colleague: [],
        reviewer: [given, open_],
        coordinator: [given, open_],
        stranger: [theirs],
    }
    for staff, sees in expected.items():
        browser, refusals = clinic.browser(staff), set()
        for code in (given, open_, closed, theirs, "BBBBBBBB", "no code at all"):
            answer = browser.get(f"/trial/{code}")
            assert answer.status_code == (200 if code in sees else 404), (staff.roles, code)
            if answer.status_code == 404:
                refusals.add(answer.text.replace(code, ""))
        assert len(refusals) == 1


def test_consent_taken_back_closes_the_case(clinic: Clinic) -> None:
    """The newest decision of the person holds, also while somebody works on the case."""
    browser, code = clinic.browser(clinic.member("reviewer")), clinic.case()
    assert browser.get(f"/trial/{code}").status_code == 200
    with clinic.orienta.uow() as work:
        case = work.cases.find(code)
        assert case is not None
        work.consents.record(case.case_id, clinic.own, False, clinic.now)
        work.commit()
    assert browser.get(f"/trial/{code}").status_code == 404


def test_the_log_says_who_opened_which_case_and_when(on_both: Clinic) -> None:
    """One line for each visit, none for a refusal; other organisations read none of it; no line can be changed."""
    clinic = on_both
    reviewer = clinic.member("reviewer", name="=Rita()")
    browser, code, hidden = clinic.browser(reviewer), clinic.case(), clinic.case(agreed=False)
    for path in (code, code, hidden):
        browser.get(f"/trial/{path}")
    clinic.later(minutes=6)
    browser.get(f"/trial/{code}")
    admin = clinic.browser(clinic.member("administrator"))
    page = admin.get("/log").text
    assert page.count(f"<code>{code}</code>") == 2
    assert hidden not in page
    table = admin.get("/log.csv")
    assert table.headers["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [row[1:] for row in rows[1:]] == [["'=Rita()", reviewer.code, "open", code]] * 2
    assert "exported_log" in {row[3] for row in csv.reader(io.StringIO(admin.get("/log.csv?kind=access").text))} or (
        "took the log out" in admin.get("/log?kind=access").text
    )
    theirs = clinic.browser(clinic.member("administrator", organisation=clinic.other()))
    assert code not in theirs.get("/log").text
    for table_of in (access_log, staff_acts):
        with pytest.raises(DBAPIError, match="append-only"), clinic.orienta.database.write() as connection:
            connection.execute(update(table_of).values(staff="nobody"))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "plain", 'María, "la" Ñ'])
def test_no_cell_of_the_table_is_a_formula(cell: str) -> None:
    """A spreadsheet shows the words and runs none."""
    line = LogLine(Clinic.now, cell, cell, cell, cell)  # type: ignore[arg-type]
    row = list(csv.reader(io.StringIO(as_csv([line]))))[1]
    for shown in row[1:]:
        assert not shown.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
        assert shown.removeprefix("'") == cell


@pytest.mark.parametrize(
    "query", ["since=x", "until=0000-01-01", "since=9999-12-31", "kind=secrets", "until=9999-12-31"]
)
def test_a_log_of_no_days_is_refused(clinic: Clinic, query: str) -> None:
    """What is no day or no log is told as that."""
    browser = clinic.browser(clinic.member("administrator"))
    for path in ("/log", "/log.csv"):
        assert browser.get(f"{path}?{query}").status_code == 422


def test_the_account_page_changes_what_is_proven(clinic: Clinic) -> None:
    """A new password and new recovery codes want the present password and a fresh code; others are signed out."""
    secret, done = clinic.enrolled("volunteer")
    here, there = clinic.browser(), clinic.browser()
    for browser in (here, there):
        clinic.later(minutes=1)
        browser.sign_in(EMAIL, PASSWORD, clinic.code(secret))
    new = "otra frase larga y mía"
    clinic.later(minutes=1)
    fields = {"password": PASSWORD, "new_password": new, "code": clinic.code(secret)}
    assert here.post("/me/password", fields | {"password": "falsa"}).status_code == 422
    assert here.post("/me/password", fields | {"new_password": "corta"}).status_code == 422
    assert here.post("/me/password", fields).status_code == 303
    assert [here.get("/").status_code, there.get("/").status_code] == [200, 303]
    assert here.post("/me/recovery", {"code": fields["code"]}).status_code == 422
    clinic.later(minutes=1)
    answer = here.post("/me/recovery", {"code": clinic.code(secret)})
    assert len(re.findall(r"<code>[A-Z2-7]{5}-[A-Z2-7]{5}</code>", answer.text)) == 10
    assert there.sign_in(EMAIL, new, done.recovery[0]).status_code == 403
    clinic.later(minutes=1)
    assert there.sign_in(EMAIL, new, clinic.code(secret)).status_code == 303
    tries = [here.post("/me/recovery", {"code": "1"}).text.count("Too many") for _ in range(8)]
    assert sum(tries) >= 2


def test_every_role_is_named_on_the_pages(clinic: Clinic) -> None:
    """Both languages name each role on the account page."""
    named = {
        "en": "volunteer, reviewer, coordinator, administrator",
        "es": "voluntariado, revisión, coordinación, administración",
    }
    browser = clinic.browser(clinic.member(*ROLES))
    for language, names in named.items():
        browser.post("/me/language", {"language": language})
        assert names in browser.get("/me").text
