"""An answer about the hearing with a question or a goodbye behind it: it is kept, and the other is heard too."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

EN = ("english", "yes", "1", "1", "no")
SAVED_ES = ("mi corte es el 14 de enero de 2027 a las 8:30 en brownsville", "si")
SAVED_EN = ("my court is 14 december 2026 8:30 brownsville", "yes")


def told(player: Player, name: str) -> object:
    """What is kept at a question of the hearing's date."""
    answer = player.conversation.answers.get(f"hearing_date/{name}") if player.conversation else None
    return answer.value if answer else None


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("no dice. a cual voy y mi niño tiene q ir", {"bridge_first/order/say", "children_hearing/go/say"}),
        ("no dice. ya la guardo?", {"date_kept/is_kept/say"}),
        ("no se mijo. cuando dijo q era mi fecha pues, ya guardela", {"date_kept/is_kept/say"}),
        ("no lo dice gracias chamo chao", {"engine/goodbye"}),
        ("no dice mijo, ya me voy", {"engine/goodbye"}),
        ("no lo se. si esta bien guardela mijo adios", {"engine/goodbye"}),
        ("master, gracias", {"hearing_reminders/remind/choose"}),
    ],
)
def test_the_kind_and_what_stands_behind_it(text: str, answered: set[str]) -> None:
    """Both, in one turn."""
    player = heard(*SAVED_ES, "no", "matamoros", text, welcomed=WELCOMED)
    assert told(player, "kind") == ("master" if text.startswith("master") else "unknown")
    assert answered <= set(contexts(player))


@pytest.mark.parametrize(
    ("text", "sheet", "answered"),
    [
        ("no tengo. a cual voy y mi niño tiene q ir", "no", {"bridge_first/order/say", "children_hearing/go/say"}),
        ("no la tengo gracias chao", "no", {"engine/goodbye"}),
        ("no la tengo, ya me voy, gracias", "no", {"engine/goodbye"}),
        ("no tengo hoja. y q pasa si llego tarde", "no", {"late/now/say"}),
        ("si. pero no la entiendo", "yes", {"hearing_date/port/choose"}),
    ],
)
def test_the_sheet_and_what_stands_behind_it(text: str, sheet: str, answered: set[str]) -> None:
    """Nobody who takes their leave is asked about danger."""
    player = heard(*SAVED_ES, text, welcomed=WELCOMED)
    assert told(player, "sheet") == sheet
    assert answered <= set(contexts(player))
    assert not {"engine/upset", "engine/danger_now"} & set(contexts(player))


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("matamoros. so my date is save now?", "date_kept/is_kept/say"),
        ("matamoros. what is withholding", "withholding/what/say"),
        ("i dey for matamoros, thank you good night", "engine/goodbye"),
    ],
)
def test_the_city_and_what_stands_behind_it(text: str, answered: str) -> None:
    """In the words of who learned English late."""
    player = heard(*SAVED_EN, "yes", "brownsville", "14 december 5 am", "yes", text, welcomed=EN)
    assert told(player, "stay") == "matamoros"
    assert answered in contexts(player)


def test_a_word_asked_about_behind_the_kind() -> None:
    """The kind is kept and the word explained."""
    player = heard(*SAVED_EN, "no", "matamoros", "it does not say. what is withholding", welcomed=EN)
    assert told(player, "kind") == "unknown"
    assert "withholding/what/say" in contexts(player)


@pytest.mark.parametrize("text", ["q hoja es esa", "no entiendo q hoja", "what sheet is that"])
def test_which_sheet_is_meant(text: str) -> None:
    """It is said what it is, and asked again."""
    player = heard(*SAVED_ES, text, welcomed=WELCOMED)
    assert "term/sheet" in contexts(player)
    assert asks(player) == "hearing_date/sheet"


@pytest.mark.parametrize(
    "text", ["si. es a las 5 en el puente", "no, la hora es a las 9", "si. dice puente 5 am. y la corte 8:30"]
)
def test_what_tells_more_is_no_question(text: str) -> None:
    """An hour behind the answer is told, and read back before it counts."""
    player = heard(*SAVED_ES, text, welcomed=WELCOMED)
    assert asks(player) == "hearing_date/right"
    assert player.hearing is not None
    assert player.hearing.report_at is None


@pytest.mark.parametrize("text", ["ya me voy", "me voy, gracias", "bueno ya me voy mijo"])
def test_who_leaves_is_not_asked_about_their_life(text: str) -> None:
    """At any list."""
    said = contexts(heard(welcomed=WELCOMED), text)
    assert not {"engine/upset", "emergency/self_harm.line", "engine/worn_out_now"} & set(said)


@pytest.mark.parametrize("text", ["ya no aguanto, ya me voy", "me voy de este mundo", "ya me voy a matar"])
def test_who_is_at_the_end_is_heard(text: str) -> None:
    """Whatever they take their leave with."""
    player = heard(welcomed=WELCOMED)
    player.say(text)
    assert "988" in shown(player) or "911" in shown(player)
