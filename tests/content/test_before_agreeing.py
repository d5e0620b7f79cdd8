"""What somebody asks before they agree is answered, agrees to nothing, and the consent is asked again."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import asks, contexts, shown

SPANISH, ENGLISH = ("hola", "1"), ("hi", "2")


@pytest.mark.parametrize(
    ("before", "said", "told"),
    [
        (
            ENGLISH,
            "before i agree. you answer me. if more than one year pass is it finish? and what is credible fear",
            {"term/credible_fear", "year_passed/passed/say"},
        ),
        (ENGLISH, "if more than one year pass is it finish?", {"year_passed/passed/say"}),
        (ENGLISH, "if i do not agree you can still answer question?", {"without_agreeing/still/say"}),
        (ENGLISH, "do you still answer if i dont agree", {"without_agreeing/still/say"}),
        (ENGLISH, "if i say no you not help me?", {"without_agreeing/still/say"}),
        (SPANISH, "si no acepto igual me contesta?", {"without_agreeing/still/say"}),
        (SPANISH, "y si no acepto ya no me ayudan", {"without_agreeing/still/say"}),
        (SPANISH, "puedo preguntar sin aceptar?", {"without_agreeing/still/say"}),
        (SPANISH, "me contesta aunque no acepte", {"without_agreeing/still/say"}),
    ],
)
def test_what_is_asked_first_is_answered(before: tuple[str, ...], said: str, told: set[str]) -> None:
    """The answers come first and the consent last; nothing is agreed or refused."""
    player = new_player()
    for text in before:
        player.say(text)
    heard = contexts(player, said)
    assert told <= set(heard)
    assert heard[-1] == "welcome/agree/choose"
    assert player.conversation is not None
    assert "welcome/agree" not in player.conversation.answers


def test_of_two_questions_one_may_ask_back() -> None:
    """A topic that asks something of its own waits for it; the meaning was told."""
    player = new_player()
    for text in SPANISH:
        player.say(text)
    heard = contexts(player, "antes de aceptar digame, si ya paso el año ya no puedo? y que es miedo creible")
    assert "term/credible_fear" in heard
    assert any(each.startswith(("one_year/", "year_passed/")) for each in heard)


@pytest.mark.parametrize(
    ("before", "said", "place"),
    [
        (SPANISH, "no acepto", "welcome/refused"),
        (SPANISH, "si acepto", "welcome/unasked"),
        (SPANISH, "acepto. y que es mpp", "welcome/unasked"),
        (ENGLISH, "i do not agree", "welcome/refused"),
        (ENGLISH, "yes i agree", "welcome/unasked"),
        (ENGLISH, "no, i do not agree with it", "welcome/refused"),
    ],
)
def test_an_answer_is_still_one(before: tuple[str, ...], said: str, place: str) -> None:
    """Who agrees or refuses is not told about it."""
    player = new_player()
    for text in before:
        player.say(text)
    contexts(player, said)
    assert asks(player) == place


@pytest.mark.parametrize(
    "asked",
    [
        "y eso no lo va a ver doña rosa verdad? es mucho leer mijo yo nomas quiero que me apunten mi fecha",
        "quiero que me apunten la fecha de mi corte",
        "quiero contar lo que me paso en mexico",
    ],
)
def test_nothing_of_the_case_is_written_down_before_the_consent(asked: str) -> None:
    """It waits its turn: the consent is asked again, and what was asked for comes after the welcome."""
    player = new_player()
    said = contexts(player, "hola", "1", asked)
    assert said[-1] == "welcome/agree/choose"
    assert player.conversation is not None
    assert not any(key.startswith(("hearing", "my_story")) for key in player.conversation.answers)


def test_what_waited_for_the_consent_comes_after_the_welcome() -> None:
    """Nobody has to ask twice."""
    player = new_player()
    contexts(player, "hola", "1", "yo nomas quiero que me apunten mi fecha", "si acepto", "1", "no")
    assert "hearing_date/paper/choose" in contexts(player, "no")


@pytest.mark.parametrize(
    ("before", "asked", "told"),
    [
        (SPANISH, "tengo miedo de estar aqui", "fear/rule/say"),
        (SPANISH, "cuanto cuesta un abogado", "legal_help/who/say"),
        (SPANISH, "tengo audiencia 12 enero 2027 8:30 san diego que llevo?", "court_day/bring/say"),
        (ENGLISH, "what if i miss my court", "not_going/rule/say"),
    ],
)
def test_after_one_topic_the_consent_is_asked_again(before: tuple[str, ...], asked: str, told: str) -> None:
    """Lists that lead from one to the next would hide it."""
    said = contexts(new_player("sms"), *before, asked)
    assert told in said
    assert said[-1].startswith("welcome/agree/") or said[-1] == "legal_help/tell/choose"


def test_a_bare_list_is_shown_and_its_line_leads_back_to_the_consent() -> None:
    """Nothing was told yet where only the list is shown."""
    player = new_player()
    assert contexts(player, *SPANISH, "la corte")[-1] == "court/about/choose"
    said = contexts(player, "2", "1")
    assert len(said) > 1
    assert said[-1] == "welcome/agree/choose"


@pytest.mark.parametrize("answer", ["si", "no"])
def test_lists_stay_for_whoever_answered(answer: str) -> None:
    """Who agreed or refused is not led back to a question."""
    player = new_player()
    said = contexts(player, *SPANISH, answer, "tengo miedo de estar aqui")
    assert said[-1] != "welcome/agree/choose"


@pytest.mark.parametrize(
    ("before", "wish"),
    [
        (SPANISH, "Anotar mi fecha"),
        (SPANISH, "guardar mi fecha"),
        (SPANISH, "I-589"),
        (SPANISH, "el formulario"),
        (SPANISH, "quiero llenar el i-589"),
        (SPANISH, "quiero que me apunten la fecha de mi corte"),
        (ENGLISH, "save my date"),
        (ENGLISH, "the form i-589"),
        (("hola", "1", "no"), "anotar mi fecha"),
    ],
)
def test_a_wish_that_waits_for_the_consent_says_what_is_missing(before: tuple[str, ...], wish: str) -> None:
    """Again each time, and the consent stands right below it."""
    player = new_player("sms")
    for _ in range(2):
        said = contexts(player, *before, wish)
        assert said[0] == "engine/needs_agreement"
        assert said[-1] in ("welcome/agree/choose", "welcome/refused/choose")
        before = ()


def test_of_two_wishes_none_is_lost() -> None:
    """The first comes after the welcome by itself, the other as soon as the list of topics is reached."""
    player = new_player()
    contexts(player, *SPANISH, "anotar mi fecha", "quiero llenar el formulario i-589", "si", "1", "no")
    assert "hearing_date/paper/choose" in contexts(player, "no")
    assert "i589/what/say" in contexts(player, "menu")


def test_a_hearing_told_before_the_consent_is_not_written_down_and_comes_by_itself() -> None:
    """Said where it is told, as soon as it may be written down, and asked once the short questions are over."""
    player = new_player("sms")
    said = contexts(player, *SPANISH, "mi corte es el 3 de febrero a las 8 en el paso")
    assert said == ["engine/told_waits", "engine/told_needs", "welcome/agree/choose"]
    assert "sin anotar" in shown(player)
    assert contexts(player, "acepto") == ["engine/told_next", "welcome/unasked/choose"]
    assert contexts(player, "1", "no", "no")[-1] == "engine/offer"


def test_no_words_before_the_consent_sound_as_if_anything_were_saved() -> None:
    """Neither the answer to "none of these" nor what is kept for the form."""
    player = new_player()
    for text in (*SPANISH, "la corte", "me llamo Rosa Lopez Diaz"):
        player.say(text)
    assert "engine/kept" not in [each.context for each in player.said]
    assert "Guardo" not in shown(player)
