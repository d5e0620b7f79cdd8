"""`orienta i589` and `orienta forms` as scripts use them: one JSON object, files whole or not at all, exit codes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.i589.schema import schema
from app.settings import ROOT
from tests.support.blanks import FORMER, SHARED, official
from tests.support.command_line import PERSONAS, Orienta, command_line, read_json

MOTHER = PERSONAS / "honduran_mother.json"


@pytest.fixture
def orienta(tmp_path: Path) -> Iterator[Orienta]:
    """The command line on a fresh installation without a blank."""
    with command_line(tmp_path) as run:
        yield run


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """The official blank as a file; the test is skipped where it is not at hand."""
    path = tmp_path / "blank.pdf"
    path.write_bytes(official())
    return path


def test_the_schema_is_printed_and_the_copy_in_docs_is_the_same(orienta: Orienta) -> None:
    """One JSON object, equal to what the code says and to docs/application.schema.json."""
    printed = read_json(orienta("i589", "schema"))
    assert printed == schema()
    assert json.loads((ROOT / "docs" / "application.schema.json").read_text(encoding="utf-8")) == printed


def test_without_a_blank_the_packet_is_made_and_said_so(orienta: Orienta, tmp_path: Path) -> None:
    """Exit 0, a PDF, and the words that tell how to get the form itself."""
    out = tmp_path / "draft.pdf"
    done = orienta("i589", "fill", MOTHER, "--out", out)
    assert done.exit_code == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert "the packet" in done.stdout
    assert "orienta forms add FILE" in done.stdout


def test_fill_tells_as_json_where_everything_landed(orienta: Orienta, tmp_path: Path) -> None:
    """Kind, edition and counts on one line; the ledger as data when its name ends in .json."""
    out, ledger = tmp_path / "draft.pdf", tmp_path / "ledger.json"
    told = read_json(orienta("i589", "fill", MOTHER, "--out", out, "--ledger", ledger, "--json"))
    assert (told["kind"], told["edition"]) == ("packet", "2025-01-20")
    assert told["counts"] == json.loads(ledger.read_text(encoding="utf-8"))["counts"]


def test_fill_takes_a_blank_from_a_file(orienta: Orienta, tmp_path: Path, blank: Path) -> None:
    """With --blank the form itself is filled, all twelve pages."""
    out = tmp_path / "draft.pdf"
    told = read_json(orienta("i589", "fill", MOTHER, "--out", out, "--blank", blank, "--json"))
    assert (told["kind"], told["pages"]) == ("form", 12)


def test_the_ledger_reads_as_lines_under_any_other_name(orienta: Orienta, tmp_path: Path) -> None:
    """A line per answer, by its address."""
    ledger = tmp_path / "ledger.txt"
    orienta("i589", "fill", MOTHER, "--out", tmp_path / "draft.pdf", "--ledger", ledger)
    assert "A.I.4  " in ledger.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        pytest.param(["fill", "missing.json", "--out", "x.pdf"], 1, "missing.json", id="no such application"),
        pytest.param(["fill", "wrong.json", "--out", "x.pdf"], 1, "A.I.99", id="an address the form does not have"),
        pytest.param(["fill", "broken.json", "--out", "x.pdf"], 1, "not JSON", id="not JSON"),
        pytest.param(["fill", "old.json", "--out", "x.pdf"], 1, "1999-01-01", id="an edition nobody knows"),
        pytest.param(["fill", MOTHER, "--out", "x.pdf", "--blank", "wrong.json"], 1, "PDF", id="a blank that is none"),
        pytest.param(["fill", MOTHER, "--out", "x.pdf", "--ledger", "x.pdf"], 2, "same file", id="ledger onto the PDF"),
        pytest.param(["fill", MOTHER, "--out", "x.pdf", "--on", "tomorrow"], 2, "--on", id="a day that is none"),
        pytest.param(["fill", MOTHER], 2, "--out", id="no place for the PDF"),
        pytest.param(["fill"], 2, "APPLICATION", id="no application"),
        pytest.param(["packet", MOTHER, "--out", "x.pdf", "--lang", "xx"], 1, "xx", id="a language without catalogue"),
        pytest.param(["check", "broken.json", "--json"], 1, "not JSON", id="nothing to check"),
        pytest.param(["nothing"], 2, "nothing", id="no such command"),
    ],
)
def test_what_cannot_be_done_says_why_and_writes_nothing(
    orienta: Orienta, tmp_path: Path, arguments: list[object], code: int, named: str
) -> None:
    """1 for bad input, 2 for wrong use, the reason on standard error, no half a file."""
    head = {"form": "I-589", "edition": "2025-01-20"}
    (tmp_path / "wrong.json").write_text(json.dumps(head | {"answers": {"A.I.99": {"state": "none"}}}))
    (tmp_path / "old.json").write_text(json.dumps({"form": "I-589", "edition": "1999-01-01", "answers": {}}))
    (tmp_path / "broken.json").write_text("{")
    done = orienta("i589", *arguments)
    assert (done.exit_code, named in done.stderr) == (code, True), done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "x.pdf").exists()


def test_check_prints_the_flags_as_one_array_and_ends_with_one(orienta: Orienta) -> None:
    """Each flag has an id, items and a message; findings end with code 1."""
    done = orienta("i589", "check", MOTHER, "--json", "--on", "2026-11-21")
    flags = read_json(done)
    assert done.exit_code == 1
    assert all(set(flag) == {"id", "items", "message"} for flag in flags)
    assert "I589-34" in [flag["id"] for flag in flags]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_packet_is_made_in_both_languages(orienta: Orienta, tmp_path: Path, lang: str) -> None:
    """The reviewer's packet, and the copy for reading aloud."""
    out = tmp_path / "packet.pdf"
    done = orienta("i589", "packet", MOTHER, "--out", out, "--lang", lang, "--json")
    assert done.exit_code == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF")


def test_the_application_may_come_by_standard_input(orienta: Orienta, tmp_path: Path) -> None:
    """A dash reads it."""
    done = orienta("i589", "check", "-", "--json", "--on", "2026-11-21", input=MOTHER.read_text(encoding="utf-8"))
    assert len(read_json(done)) > 1


def test_forms_list_names_the_editions_and_what_is_installed(orienta: Orienta) -> None:
    """Known editions, no blank yet, no problem."""
    done = orienta("forms", "list", "--json")
    told = read_json(done)
    assert done.exit_code == 0
    assert "2025-01-20" in [edition["edition"] for edition in told["editions"]]
    assert (told["installed"], told["problems"]) == ([], [])


def test_adding_a_blank_installs_it_once(orienta: Orienta, blank: Path) -> None:
    """It is recognised, listed, and adding it again changes nothing; the draft is then made on it."""
    added = read_json(orienta("forms", "add", blank, "--json"))
    assert (added["edition"], added["pages"]) == ("2025-01-20", 12)
    orienta("forms", "add", blank)
    assert len(read_json(orienta("forms", "list", "--json"))["installed"]) == 1
    told = read_json(orienta("i589", "fill", MOTHER, "--out", blank.with_name("draft.pdf"), "--json"))
    assert told["kind"] == "form"


def test_another_edition_is_told_apart_and_refused(tmp_path: Path) -> None:
    """Inspect says what differs and ends with code 1; add refuses it and installs nothing."""
    former = tmp_path / "former.pdf"
    former.write_bytes(official(FORMER))
    shutil.copytree(ROOT / "forms" / "i589" / "2025-01-20", tmp_path / "forms" / "i589" / "2025-01-20")
    with command_line(tmp_path, forms_dir=str(tmp_path / "forms")) as orienta:
        inspected = orienta("forms", "inspect", former, "--json")
        told = read_json(inspected)
        assert (inspected.exit_code, told["known"], told["edition"]) == (1, False, "2020-08-25")
        assert told["differs"]
        assert orienta("forms", "add", former).exit_code == 1
        assert read_json(orienta("forms", "list", "--json"))["installed"] == []


def test_a_stale_edition_is_said_at_every_draft_and_stops_none(orienta: Orienta, tmp_path: Path) -> None:
    """The draft is made, and the warning goes to standard error: only the approved export waits."""
    done = orienta("i589", "fill", MOTHER, "--out", tmp_path / "draft.pdf", "--on", "2026-11-21")
    assert (done.exit_code, "is reported as current (I589-05)" in done.stderr) == (0, True)


@pytest.mark.parametrize("command", ["inspect", "add"])
def test_a_file_that_is_no_form_is_bad_input(orienta: Orienta, command: str) -> None:
    """Exit 1 and a sentence, no traceback."""
    done = orienta("forms", command, MOTHER)
    assert (done.exit_code, bool(done.stderr.strip())) == (1, True)


def test_the_shared_blank_is_where_other_tests_look(orienta: Orienta) -> None:
    """The skip above hides nothing: where the folder is, the blank is in it."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared folder: set ORIENTA_SHARED")
    assert (SHARED / "forms" / "i589-2025-01-20.pdf").is_file()


def test_another_tools_application_is_brought_in_with_a_report(orienta: Orienta, tmp_path: Path) -> None:
    """What maps is written; what does not is told by its path, without its value, and the command ends with 1."""
    theirs, out, report = (tmp_path / name for name in ("theirs.json", "application.json", "report.json"))
    theirs.write_text(json.dumps({"A.I.4": "Paz", "kids": [{"given": "Ana"}], "notes": "secret words"}))
    (tmp_path / "table.yaml").write_text('kids[].given: "A.II.child[].6"\n')
    table = ("--table", tmp_path / "table.yaml", "--report", report)
    done = orienta("i589", "import", theirs, "--out", out, *table)
    assert done.exit_code == 1
    assert "notes: " in done.stderr
    assert "secret" not in done.stderr + done.stdout + report.read_text(encoding="utf-8")
    answers = json.loads(out.read_text(encoding="utf-8"))["answers"]
    assert (answers["A.I.4"]["value"], answers["A.II.child[0].6"]["value"]) == ("Paz", "Ana")
    assert json.loads(report.read_text(encoding="utf-8"))["mapped"]["kids[0].given"] == "A.II.child[0].6"
    theirs.write_text('{"A.I.4": "Paz"}')
    assert orienta("i589", "import", theirs, "--out", out, "--json").exit_code == 0


@pytest.mark.parametrize(
    ("text", "table"),
    [("[]", "{}"), ("{", "{}"), ("[" * 100_000, "{}"), ("{}", "a: A.I.99"), ("{}", "- a"), ("{}", "a: [")],
)
def test_what_cannot_be_brought_in_writes_nothing(orienta: Orienta, tmp_path: Path, text: str, table: str) -> None:
    """Exit 1 and a sentence; no half an application."""
    (tmp_path / "theirs.json").write_text(text)
    (tmp_path / "table.yaml").write_text(table)
    done = orienta("i589", "import", "theirs.json", "--table", "table.yaml", "--out", "application.json")
    assert (done.exit_code, bool(done.stderr.strip())) == (1, True)
    assert not (tmp_path / "application.json").exists()
