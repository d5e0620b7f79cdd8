"""Words about the very hearing that is being told, at one of its questions: no list opens, nothing is lost."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard, shown

EN = ("hi", "english", "yes", "2", "1", "no", "no")
TOLD = "my hearing is 14 december 2026 8:30 am brownsville"
DICHO = "mi audiencia es el 14 de enero de 2027 8:30 am brownsville"
ELSEWHERE = ("court/about/choose", "engine/topic", "engine/half_told", "hint/sure")


@pytest.mark.parametrize(
    ("before", "text", "waits"),
    [
        (("my hearing 14 december 2026 8:30",), "court na 8:30 in the morning", "court"),
        (("my hearing 14 december 2026 8:30",), "something differs. court na 8:30 in the morning", "court"),
        (("my hearing 14 december 2026 8:30",), "matamoros i say am before. 8 30 court", "court"),
        (("my hearing 14 december 2026 8:30",), "the judge is for 8:30, i told you that", "court"),
        ((TOLD, "yes"), "i already told you court 8:30 morning", "sheet"),
        ((TOLD, "yes"), "na for the court i dey talk about, the one for december", "sheet"),
    ],
)
def test_words_about_it_open_nothing_else(before: tuple[str, ...], text: str, waits: str) -> None:
    """What was told is listed, and the question comes again."""
    player = heard(*before, welcomed=EN)
    assert not set(ELSEWHERE) & set(contexts(player, text))
    assert asks(player) == f"hearing_date/{waits}"
    assert "8:30" in shown(player)


@pytest.mark.parametrize("text", ["ya le dije mijo 8 y media", "es lo de la corte que le conte mijo"])
def test_the_same_in_spanish(text: str) -> None:
    """At the sheet."""
    player = heard(DICHO, "si")
    assert not set(ELSEWHERE) & set(contexts(player, text))
    assert asks(player) == "hearing_date/sheet"


@pytest.mark.parametrize(
    "text",
    [
        "i dont know what kind. screen crack i no see well paper. what is master",
        "i dont know what kind. paper wet. what is individual hearing",
    ],
)
def test_a_word_asked_about_is_explained_there(text: str) -> None:
    """The term, and the question again."""
    player = heard(TOLD, "yes", "no", "matamoros", welcomed=EN)
    said = contexts(player, text)
    assert any(each.startswith("term/") for each in said)
    assert asks(player) == "hearing_date/kind"


@pytest.mark.parametrize(
    ("away", "context"),
    [
        ("tengo miedo de mexico", "fear/rule/say"),
        ("menu", "menu/home/choose"),
        ("corte", "court/about/choose"),
        ("que es el mpp", "mpp/what/say"),
    ],
)
def test_another_topic_still_leads_away(away: str, context: str) -> None:
    """What is plainly another topic, a word of the menu, a question."""
    assert context in contexts(heard(DICHO, "si"), away)
    assert {context, "engine/half_told"} <= set(contexts(heard(DICHO), away))


@pytest.mark.parametrize(
    "text",
    [
        "8 30 the hour for court. you write am already why you ask",
        "i tell you already 8 30 morning",
    ],
)
def test_the_hour_that_is_asked_for_is_taken(text: str) -> None:
    """It was listed, and asked again."""
    player = heard("my hearing date", "yes", "brownsville", "14 december 2026", text, welcomed=EN)
    assert asks(player) == "hearing_date/right"
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/court_hour"].value == "08:30"


@pytest.mark.parametrize(
    "text",
    [
        "i tell you bridge 5 morning same 14 december brownsville i have the sheet",
        "bridge 5 am, brownsville bridge i have that paper",
    ],
)
def test_the_hour_at_the_bridge_is_a_yes_to_the_sheet(text: str) -> None:
    """With the port that is named."""
    player = heard(TOLD, "yes", text, welcomed=EN)
    assert player.conversation is not None
    told = {key: answer.value for key, answer in player.conversation.answers.items()}
    assert told["hearing_date/sheet"] == "yes"
    assert told["hearing_date/port"] == "brownsville_port"
    assert told["hearing_date/report_hour"] == "05:00"
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    "text",
    [
        "hay otra hoja mijo pero no la se leer dise 4 y algo creo",
        "me dieron una hoja de la frontera pero esta mojada",
        "la hoja aqui la tengo pero esta arrugada",
    ],
)
def test_a_sheet_that_cannot_be_read_is_a_sheet(text: str) -> None:
    """What it says is asked next."""
    player = heard(DICHO, "si", text)
    assert asks(player) == "hearing_date/port"


@pytest.mark.parametrize("text", ["no tengo ninguna hoja", "no hay hoja mijo", "nunca me dieron hoja"])
def test_no_sheet_stays_none(text: str) -> None:
    """Nothing of the port is asked."""
    player = heard(DICHO, "si", text)
    assert asks(player) != "hearing_date/port"


@pytest.mark.parametrize(
    "before",
    [(TOLD, "yes", "4"), ("my hearing is 14 december 2026 8 30 brownsville",), (TOLD, "yes"), (TOLD,), (TOLD, "court")],
)
def test_the_words_we_taught_always_lead_on(before: tuple[str, ...]) -> None:
    """ "My hearing" is never one of several topics while a hearing is half told."""
    player = heard(*before, welcomed=EN)
    said = contexts(player, "my hearing")
    assert not set(ELSEWHERE) & set(said)
    assert asks(player).startswith("hearing_date/")
