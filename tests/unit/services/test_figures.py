"""How far people come, from groups of like cases; bars from zero to one scale."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clinic.charts import ROOM, WIDTH, Bar, chart
from app.services.figures import STEPS, Group, figures, furthest_step, reached_steps
from app.services.review_ports import STATES

NOW = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)


def group(
    state: str | None = None, *parts: str, agreed: bool = True, quiet: bool = False, approved: bool = False, n: int = 1
) -> Group:
    """So many people who are alike."""
    flags = tuple(f"complete_{part}" for part in parts)
    return Group(state, flags, agreed, quiet, approved, n)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("people", "step"),
    [
        pytest.param(group(agreed=False), "wrote", id="never agreed"),
        pytest.param(group(), "agreed", id="agreed and asked other things"),
        pytest.param(group("in_progress"), "began", id="in the first part"),
        pytest.param(group("in_progress", "A.I", "A.III"), "A.III", id="left a part out on the way"),
        pytest.param(group("waiting", "A.I"), "ready", id="with the clinic, whatever is complete"),
        pytest.param(group("closed", "A.I", "B"), "B", id="closed by the clinic before it was whole"),
        pytest.param(group("in_review", approved=True), "approved", id="approved once, changed since"),
        pytest.param(group("in_progress", "X"), "began", id="a flag of no part"),
    ],
)
def test_the_furthest_step(people: Group, step: str) -> None:
    """What these people reached last, in the order of the conversation."""
    assert furthest_step(people) == step


def test_a_step_counts_all_who_came_further_and_names_who_stopped() -> None:
    """Ten wrote, six agreed, three began; silent ones stopped where they are, unless the clinic has the form."""
    people = [
        group(agreed=False, n=4, quiet=True),
        group(n=3),
        group("in_progress", n=1, quiet=True),
        group("in_progress", "A.I", n=1),
        group("ready", n=1, quiet=True),
    ]
    found = {each.step: (each.number, each.stopped) for each in reached_steps(people)}
    assert [found[step] for step in ("wrote", "agreed", "began", "A.I", "ready", "approved")] == [
        (10, 4), (6, 0), (3, 1), (2, 0), (1, 0), (0, 0),
    ]  # fmt: skip


groups = st.builds(
    Group,
    st.sampled_from([None, *STATES]),
    st.lists(st.sampled_from([f"complete_{step}" for step in STEPS] + ["stopped"])).map(tuple),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(1, 50),
)


@given(st.lists(groups))
def test_the_funnel_never_widens_and_loses_nobody(people: list[Group]) -> None:
    """The first step counts all, each later one no more than the one before, and who stopped is among them."""
    found = reached_steps(people)
    numbers = [each.number for each in found]
    assert numbers[0] == sum(each.number for each in people)
    assert numbers == sorted(numbers, reverse=True)
    following = [*numbers[1:], 0]
    assert all(each.stopped <= each.number - after for each, after in zip(found, following, strict=True))


class Counted:
    """Storage with these groups and approvals."""

    def __init__(self, people: list[Group], waits: list[tuple[int, int]]) -> None:
        self.people, self.waits = people, waits

    def groups(self, organisation_id: int, *, quiet_since: datetime) -> list[Group]:
        """All of them."""
        assert quiet_since == NOW - timedelta(days=14)
        return self.people

    def approvals(self, organisation_id: int, *, since: datetime) -> list[tuple[datetime, datetime]]:
        """Begun so many days before it was approved so many days ago."""
        done = [(NOW - timedelta(days=ago), lasted) for lasted, ago in self.waits]
        return [(at - timedelta(days=lasted), at) for at, lasted in done if at >= since]


def test_the_median_is_of_the_period_and_says_of_how_many() -> None:
    """Even and odd numbers of drafts, none at all, and drafts that the person did not agree to show are not counted."""
    made = figures(
        Counted([group("ready", n=2), group("ready", agreed=False, n=5)], [(10, 5), (20, 40), (3, 80), (99, 200)]),
        1,
        NOW,
    )
    assert [(each.days, each.number, each.median) for each in made.waits] == [(30, 1, 10), (90, 3, 10), (365, 4, 15)]
    assert (made.drafts["ready"], made.all_drafts, made.people) == (2, 2, 7)
    assert [each.median for each in figures(Counted([], []), 1, NOW).waits] == [None, None, None]


def test_bars_begin_at_zero_and_keep_to_one_scale() -> None:
    """The longest fills its room, half is half, nothing is nothing; a part larger than its whole is refused."""
    drawn = chart([Bar("a", 10, 5), Bar("b", 5), Bar("c", 0)])
    assert [(row.width, row.part, row.top) for row in drawn.rows] == [
        (WIDTH - ROOM, (WIDTH - ROOM) / 2, 0), ((WIDTH - ROOM) / 2, 0, 42), (0, 0, 84),
    ]  # fmt: skip
    assert [row.width for row in chart([Bar("a", 0)]).rows] == [0]
    assert chart([]).rows == ()
    with pytest.raises(ValueError, match="between zero"):
        chart([Bar("a", 1, 2)])
