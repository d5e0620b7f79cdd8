"""Which edition keeps a form a draft on which day: what nobody has established is never taken for accepted."""

from datetime import date

import pytest

from app.i589.standing import Acceptance, standing

FORMER, CURRENT, REPORTED = date(2020, 8, 25), date(2025, 1, 20), date(2026, 7, 28)
TODAY = date(2026, 11, 21)
NEWEST = Acceptance(REPORTED, is_at_hand=False, facts=("I589-05",))


@pytest.mark.parametrize(
    ("mine", "others", "is_stale", "said"),
    [
        pytest.param(Acceptance(CURRENT), [], False, "", id="the newest that is known, nothing established"),
        pytest.param(Acceptance(CURRENT), [Acceptance(FORMER)], False, "", id="an older one beside it"),
        pytest.param(Acceptance(FORMER), [Acceptance(CURRENT)], True, "01/20/25 is newer", id="a newer one at hand"),
        pytest.param(Acceptance(CURRENT), [NEWEST], True, "(I589-05), and its blank is not at hand",
                     id="a newer one reported"),
        pytest.param(Acceptance(CURRENT, None, date(2027, 6, 30)), [NEWEST], False, "is accepted until 2027-06-30",
                     id="a newer one, and the end of this one established"),
        pytest.param(Acceptance(CURRENT, None, date(2026, 11, 20)), [], True, "was accepted until 2026-11-20",
                     id="the day after its last"),
        pytest.param(Acceptance(CURRENT, None, TODAY), [], False, "until 2026-11-21 only", id="its last day"),
        pytest.param(Acceptance(CURRENT, date(2026, 11, 22)), [], True, "from 2026-11-22 on", id="the day before"),
        pytest.param(Acceptance(CURRENT), [Acceptance(REPORTED, date(2027, 1, 1))], False, "",
                     id="a newer one that is not taken yet"),
    ],
)  # fmt: skip
def test_an_edition_stands_as_its_manifests_say(
    mine: Acceptance, others: list[Acceptance], is_stale: bool, said: str
) -> None:
    """From its first day to its last; and not at all beside a newer one while nobody knows its last."""
    found = standing(mine.edition, [mine, *others], TODAY)
    assert found.is_stale == is_stale
    assert said in " ".join(found.warnings)
    assert bool(found.warnings) == bool(said)


def test_an_edition_that_nobody_knows_is_stale() -> None:
    """A form on an unknown edition is never ready."""
    assert standing(date(2030, 1, 1), [Acceptance(CURRENT)], TODAY).is_stale
