"""What the whole form costs a person is written down for authors, and the table is true."""

from __future__ import annotations

import pytest

from tests.support.applicants import APPLICANTS, Applicant
from tests.support.form_costs import HEAD, cost_of, row
from tests.support.released import ROOT

EVERYBODY = [pytest.param(one, id=one.name) for one in APPLICANTS]


@pytest.mark.parametrize("applicant", EVERYBODY)
def test_the_table_for_authors_is_true(applicant: Applicant) -> None:
    """Each figure of docs/authors.md is within a twentieth of what is measured now."""
    page = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
    assert f"| {HEAD} |" in page
    measured = row(cost_of(applicant)).split(" | ")
    (written,) = [
        line.strip("| \n").split(" | ") for line in page.splitlines() if line.startswith(f"| {measured[0]} |")
    ]
    for said, found in zip(written[1:], measured[1:], strict=True):
        was, now = (int(figure.replace(",", "")) for figure in (said, found))
        assert abs(now - was) * 20 <= was, "python -m tests.support.form_costs prints the new table"
