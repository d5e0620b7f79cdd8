"""Times and fees in conversation: every rule with the facts it rests on, and no amount that the table does not hold."""

from __future__ import annotations

import re

import pytest

from app.dialogue.flow import Do, Say
from tests.support.court_tables import rules
from tests.support.released import released_content
from tests.support.talks import asks, heard

FLOW = released_content().library.flows["deadlines"]
RECKONED = [node for node in FLOW.nodes if isinstance(node, Do) and node.do == "reckon_deadline"]
SAID = [node for node in FLOW.nodes if isinstance(node, Say)]


@pytest.mark.parametrize("node", RECKONED, ids=lambda node: node.id)
def test_a_day_is_said_with_the_facts_of_its_rule(node: Do) -> None:
    """What shows a counted day names a fact of the rule that counted it, and who can advise."""
    rule = rules().by_id[node.args["rule"]]
    showing = [each for each in SAID if node.id in each.shows.values()]
    assert showing or rule.at_once
    for each in showing:
        assert set(each.facts) & set(rule.facts)
        assert "lawyer" in each.say


def test_a_rule_that_says_act_now_shows_no_day() -> None:
    """An appeal's day is never named: sources disagree whether it is 10 days or 30."""
    at_once = {node.id for node in RECKONED if rules().by_id[node.args["rule"]].at_once}
    assert at_once
    assert not [each.id for each in SAID if at_once & set(each.shows.values())]


def test_every_rule_is_asked_about() -> None:
    """No rule of the table is known and never said."""
    assert {node.args["rule"] for node in RECKONED} == {rule.id for rule in rules().rules}


def test_the_amounts_are_those_of_the_table() -> None:
    """A fee that changes in the table changes here, or this fails."""
    (fees,) = [each for each in SAID if each.id == "fees"]
    said = {int(found.replace(",", "")) for found in re.findall(r"\$([\d,]*\d)", fees.say)}
    assert said == {fee.dollars for fee in rules().fees}
    assert {fact for fee in rules().fees for fact in fee.facts} <= set(fees.facts)


@pytest.mark.parametrize("said", ["es todo", "no gracias", "nada mas", "ya no", "no thanks", "that is all"])
def test_whoever_does_not_want_the_year_counted_is_let_go(said: str) -> None:
    """The date is asked for once; "no, thanks" is no date that could not be read."""
    player = heard("como es lo del año para pedir asilo?")
    assert asks(player) == "one_year/arrived"
    player.say(said)
    assert "hint/date.unread" not in {each.context for each in player.said}
    assert asks(player) == "menu/home"
