"""A new edition begun from a known one: what carries over is carried, what does not is asked, nothing is guessed.

The example is real: 08/25/20 as a repository sees it that knows 01/20/25 alone. The map that stands in `forms/` came of
it, so that what a person had to do can be counted.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import yaml

from app.errors import BadForm
from app.pdf.editions import Edition, load_editions, recognise
from app.pdf.onboarding import Proposal, begin, finish, propose, waiting
from app.pdf.places import read_places
from app.pdf.structure import open_reader
from tests.support.blanks import CURRENT, FORMER, ROOT, editions, official, only_current
from tests.support.command_line import Orienta, command_line, read_json

DAY = date(2020, 8, 25)
KNOWN = ROOT / "forms" / "i589"
LINES, WHOLE = 31, 3
"""What a person had to confirm: lines of the map, and points about the whole."""


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    """The edition of 08/25/20, begun from that of 01/20/25."""
    return propose(official(FORMER), only_current(), date(2025, 1, 20))


def rows_of(text: str) -> dict[str, dict[str, object]]:
    return {str(row["name"]): row for row in yaml.safe_load(text)["fields"]}


def test_every_field_of_the_file_is_on_the_draft_map(proposal: Proposal) -> None:
    """All 448, each with a meaning; those that nothing speaks against carry over without a question."""
    rows = rows_of(proposal.files["map.yaml"])
    assert len(rows) == 448
    assert (proposal.edition, proposal.begun_from, proposal.carried) == (DAY, date(2025, 1, 20), 448 - LINES)
    assert [name for name, row in rows.items() if not (row.get("item") or row.get("use"))] == []


def test_what_a_person_must_confirm_is_listed_and_counted(proposal: Proposal) -> None:
    """Renamed fields, fields that moved and fields whose tooltip says something else, each by name and reason."""
    said = "\n".join(proposal.to_confirm)
    assert len(proposal.to_confirm) == LINES + WHOLE
    assert "PartALine9Gender[0], page 1: it seems to be what PartALine9Sex[0] was." in said
    assert "CheckBox16[1], page 2: it seems to be what CheckBox12_Sex[1] was." in said
    assert "TextField8[0], page 1: it seems to be what TextField8[0] was; it was on page 2." in said
    assert "policy.yaml: the rules are those of edition 2025-01-20; a lawyer reads them." in said


def test_the_map_in_the_repository_is_the_proposal_confirmed(proposal: Proposal) -> None:
    """Line for line what was proposed, without the questions: nothing had to be corrected."""
    proposed = {
        name: {key: value for key, value in row.items() if key != "confirm"}
        for name, row in rows_of(proposal.files["map.yaml"]).items()
    }
    assert proposed == rows_of((KNOWN / "2020-08-25" / "map.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [CURRENT, FORMER])
def test_the_places_in_the_repository_are_the_blanks(name: str) -> None:
    """Where each field stands and what its tooltip says, as kept for the next edition to be begun from."""
    edition = editions()[date.fromisoformat(name.removeprefix("i589-").removesuffix(".pdf"))]
    assert edition.places == read_places(open_reader(official(name)))


@pytest.fixture
def begun(proposal: Proposal, tmp_path: Path) -> Path:
    """A folder of editions in which 08/25/20 is begun."""
    shutil.copytree(KNOWN / "2025-01-20", tmp_path / "2025-01-20")
    begin(proposal, tmp_path / "2020-08-25")
    return tmp_path


def confirm(folder: Path, but: int = 0) -> None:
    """Take the questions out, as a person does once they have looked; leave the last ones of the map."""
    path = folder / "map.yaml"
    text = path.read_text(encoding="utf-8")
    count = len(re.findall(r', confirm: "', text)) - but
    path.write_text(re.sub(r', confirm: "(?:[^"\\]|\\.)*"', "", text, count=count), encoding="utf-8")
    draft = (folder / "draft.yaml").read_text(encoding="utf-8")
    (folder / "draft.yaml").write_text(draft[: draft.index("confirm:")], encoding="utf-8")


def test_a_begun_edition_is_not_known(begun: Path) -> None:
    """It fills nobody's form, and the other editions work as before."""
    assert list(load_editions(begun)) == [date(2025, 1, 20)]
    with pytest.raises(BadForm, match="does not know"):
        recognise(official(FORMER), load_editions(begun))


def test_one_open_line_keeps_it_a_draft(begun: Path) -> None:
    """What is left is named, and nothing changes."""
    confirm(begun / "2020-08-25", but=1)
    with pytest.raises(BadForm, match=r"1 things wait for a person.*ChildExp6\[0\], page 11"):
        finish(begun / "2020-08-25", official(FORMER))
    assert len(waiting(begun / "2020-08-25")) == 1
    assert list(load_editions(begun)) == [date(2025, 1, 20)]


def test_a_confirmed_edition_is_known(begun: Path) -> None:
    """Its blank is recognised by the fingerprint that was proposed."""
    confirm(begun / "2020-08-25")
    finish(begun / "2020-08-25", official(FORMER))
    edition, _ = recognise(official(FORMER), load_editions(begun))
    assert (edition.date, edition.accepted_until) == (DAY, None)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param("size: [195, 15.16]", "size: [95, 15.16]", "measures 195.00 by 15.16", id="another measure"),
        pytest.param("TextField8[0]", "TextField88[0]", "is not in the blank", id="a field that is not there"),
        pytest.param("page: 12", "page: 11", "is on page 12, the map says 11", id="another page"),
    ],
)
def test_a_line_mended_wrongly_is_told(begun: Path, before: str, after: str, said: str) -> None:
    """Map and blank are held against each other, box by box, before the edition is used."""
    folder = begun / "2020-08-25"
    confirm(folder)
    text = (folder / "map.yaml").read_text(encoding="utf-8")
    (folder / "map.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BadForm, match="does not agree") as raised:
        finish(folder, official(FORMER))
    assert said in str(raised.value)
    assert not (folder / "manifest.yaml").exists()


def test_a_known_edition_needs_no_proposal() -> None:
    """The operator is sent to the command that installs it."""
    with pytest.raises(BadForm, match="known already: orienta forms add"):
        propose(official(), editions())


def test_an_edition_that_nobody_knows_is_nothing_to_begin_from() -> None:
    """The ones there are get named."""
    with pytest.raises(BadForm, match="1999-01-01 is not known; to begin from there is: 2025-01-20"):
        propose(official(FORMER), only_current(), date(1999, 1, 1))


def test_without_places_nothing_can_be_compared(tmp_path: Path) -> None:
    """The missing file is named."""
    known = only_current()[date(2025, 1, 20)]
    bare = Edition(known.form, known.date, known.pages, known.fingerprint, tmp_path)
    bare.__dict__["map"] = known.map
    with pytest.raises(BadForm, match=r"no fields\.csv"):
        propose(official(FORMER), {known.date: bare})


@pytest.fixture
def orienta(tmp_path: Path) -> Iterator[Orienta]:
    """The command line of an installation that knows 01/20/25 alone."""
    shutil.copytree(KNOWN / "2025-01-20", tmp_path / "forms" / "i589" / "2025-01-20")
    shutil.copy(KNOWN / "reported.yaml", tmp_path / "forms" / "i589")
    with command_line(tmp_path, forms_dir=str(tmp_path / "forms")) as run:
        yield run


def test_an_operator_takes_a_new_edition_through(orienta: Orienta, tmp_path: Path) -> None:
    """Refused with the way on, begun, looked at, confirmed, installed: the same command each time."""
    blank, look = tmp_path / "former.pdf", tmp_path / "look.pdf"
    blank.write_bytes(official(FORMER))
    refused = orienta("forms", "add", blank)
    assert (refused.exit_code, "orienta forms add FILE --like 2025-01-20" in refused.stderr) == (1, True)
    first = orienta("forms", "add", blank, "--like", "2025-01-20", "--look", look, "--json")
    told = read_json(first)
    assert (first.exit_code, told["carried"], len(told["to_confirm"])) == (1, 448 - LINES, LINES + WHOLE)
    page = pypdfium2.PdfDocument(look.read_bytes())[0].get_textpage().get_text_bounded()
    assert all(item in page for item in ("A.I.10=F", "A.I.19c[2].place", "(staff)"))
    again = orienta("forms", "add", blank, "--like", "2025-01-20")
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)
    waits = orienta("forms", "add", blank)
    assert (waits.exit_code, f"{LINES + WHOLE} things wait for a person" in waits.stdout) == (1, True)
    confirm(tmp_path / "forms" / "i589" / "2020-08-25")
    done = read_json(orienta("forms", "add", blank, "--json"))
    assert (done["edition"], done["fields"]) == ("2020-08-25", 448)
    listed = read_json(orienta("forms", "list", "--json"))
    assert [one["edition"] for one in listed["editions"]] == ["2020-08-25", "2025-01-20"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["--like", "tomorrow"], 2, "--like: expected the date", id="no date"),
        pytest.param(["--like", "1999-01-01"], 1, "to begin from there is", id="an edition nobody knows"),
        pytest.param(["--look", "look.pdf"], 2, "--look is for an edition", id="nothing begun to look at"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_begun(
    orienta: Orienta, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    """A reason on standard error, and no folder."""
    blank = tmp_path / "former.pdf"
    blank.write_bytes(official(FORMER))
    done = orienta("forms", "add", blank, *arguments)
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr
    assert sorted(path.name for path in (tmp_path / "forms" / "i589").iterdir()) == ["2025-01-20", "reported.yaml"]


def test_the_list_says_which_edition_is_reported_as_current(orienta: Orienta) -> None:
    """07/28/26, with the fact that says so; the one at hand is stale until somebody establishes otherwise."""
    told = read_json(orienta("forms", "list", "--json"))
    assert told["reported"] == [{"edition": "2026-07-28", "facts": ["I589-05"]}]
    assert [(one["edition"], one["stale"]) for one in told["editions"]] == [("2025-01-20", True)]
    assert "Edition 07/28/26 is reported as current (I589-05)" in orienta("forms", "list").stdout
