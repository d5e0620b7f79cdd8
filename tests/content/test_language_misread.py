"""English is asked for beside another language that is spoken a little; and what we misread is taken back."""

from __future__ import annotations

import pytest

from app.dialogue.events import CallTakenBack, HandoffRequested
from tests.support.talks import WELCOMED, asks, contexts, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
BEGINNINGS = (
    "english please. french small small",
    "english pls, french only small",
    "english. i speak french small small",
)
CONTINUED = [
    "",
    "...",
    ". my husband is dead",
    ". i need help for asylum",
    ". only my husband speak it good",
    ". i only want to know where is the court",
    ". what is asylum?",
    ". i come from congo with 2 childrens",
    ". i need interpreter for the court",
]


@pytest.mark.parametrize("more", CONTINUED)
@pytest.mark.parametrize("begins", BEGINNINGS)
@pytest.mark.parametrize("before", [(), ("hello",)], ids=["first", "second"])
def test_english_is_taken_whatever_follows(before: tuple[str, ...], begins: str, more: str) -> None:
    """The welcome goes on in English, nobody is called, and French is not the best language."""
    player = heard(begins + more, welcomed=before)
    assert player.conversation is not None
    assert player.conversation.language == "en"
    assert "welcome/other_language" not in player.conversation.answers
    assert not [event for event in player.events if isinstance(event, HandoffRequested)]
    assert asks(player) == "welcome/agree"


@pytest.mark.parametrize(
    "words", ["french, english small small", "creole only. my english no good", "solo mam, español poquito"]
)
def test_who_needs_an_interpreter_still_gets_one(words: str) -> None:
    """The other language stays where ours is the small one."""
    player = heard("hello", words, welcomed=())
    assert player.conversation is not None
    assert "welcome/other_language" in player.conversation.answers or asks(player) != "welcome/agree"


INSISTS = ["no no I say ENGLISH", "no i said english please", "i told you english not french", "i say english"]


@pytest.mark.parametrize("words", INSISTS)
def test_a_call_for_an_interpreter_is_taken_back(words: str) -> None:
    """The team was called by misunderstanding: it hears so, the language is forgotten, and we say sorry."""
    player = heard("hello", "french ok, english also ok? my son interpreter", welcomed=())
    assert [event.topic for event in player.events if isinstance(event, HandoffRequested)] == ["language"]
    said = contexts(player, words)
    assert said[:2] == ["engine/language_meant", "engine/interpreter_back"]
    assert [event.topic for event in player.events if isinstance(event, CallTakenBack)] == ["language"]
    assert player.conversation is not None
    assert "welcome/other_language" not in player.conversation.answers
    assert player.conversation.language == "en"
    assert asks(player) == "welcome/agree"
    assert contexts(player, "who did you alert?")[0] == "who_told/nobody/say"


@pytest.mark.parametrize("words", INSISTS)
@pytest.mark.parametrize("before", [("hello", "2"), ("hola", "1")], ids=["English", "Spanish"])
def test_insisting_refuses_no_consent(before: tuple[str, ...], words: str) -> None:
    """ "No no" is about the language: the consent is asked again, in English."""
    player = heard(words, welcomed=before)
    assert player.conversation is not None
    assert "welcome/agree" not in player.conversation.answers
    assert [each.context for each in player.said] == ["engine/language_meant", "welcome/agree/choose"]
    assert player.conversation.language == "en"


def test_who_speaks_mam_and_goes_on_in_spanish_keeps_the_interpreter() -> None:
    """Spanish a little, and Spanish for now, take nothing back."""
    player = heard("idioma", "mam. español poquito", "de comitancillo", "yo dije español", welcomed=WELCOMED)
    assert player.conversation is not None
    assert "language/best" in player.conversation.answers
    assert not [event for event in player.events if isinstance(event, CallTakenBack)]


@pytest.mark.parametrize("words", ["le dije que hablo ingles y no me creyeron", "my son said english is hard"])
def test_what_is_told_of_a_language_changes_none(words: str) -> None:
    """A story of what was said, and a question, are no wish."""
    player = heard(words, welcomed=WELCOMED)
    assert player.conversation is not None
    assert player.conversation.language == "es"


@pytest.mark.parametrize("before", [(), ("language",)], ids=["menu", "asked"])
@pytest.mark.parametrize(
    "words",
    [
        "english. i say english since my first word. is my hearing keep now?",
        "english, since the first day i write english. is my hearing keep now?",
    ],
)
def test_a_real_word_is_no_language(before: tuple[str, ...], words: str) -> None:
    """ "Since" is no Xinka: English is taken, and what is asked besides is answered."""
    player = heard(*before, words, welcomed=ENGLISH)
    assert player.conversation is not None
    assert player.conversation.language == "en"
    assert "language/best" not in player.conversation.answers
    assert "date_kept/nothing/say" in [each.context for each in player.said]


@pytest.mark.parametrize(
    "words", ["since", "tener", "turno", "techo", "calor", "kitchen", "mandaron", "pecho", "playa", "guardo"]
)
def test_everyday_words_near_a_language(words: str) -> None:
    """None of them is read as one."""
    player = heard("language", f"ingles {words} english", welcomed=ENGLISH)
    assert player.conversation is not None
    assert "language/best" not in player.conversation.answers


@pytest.mark.parametrize("words", ["no, xinka no", "what is xinka?? i write ENGLISH", "no xinka, english", "not xinka"])
@pytest.mark.parametrize("before", [("language", "xinka"), ("language", "xinka", "guatemala")])
def test_a_language_that_was_noted_is_denied(before: tuple[str, ...], words: str) -> None:
    """It is taken back, with a sorry."""
    player = heard(*before, words, welcomed=ENGLISH)
    assert player.conversation is not None
    assert "language/best" not in player.conversation.answers
    assert player.said[0].context == "engine/language_meant"


@pytest.mark.parametrize(
    "words", ["guatemala", "no se, en la montaña", "mam, no español", "in the mountain, not in town"]
)
def test_what_tells_of_it_denies_nothing(words: str) -> None:
    """The language stays."""
    player = heard("idioma", "mam", words)
    assert player.conversation is not None
    assert "language/best" in player.conversation.answers


@pytest.mark.parametrize("words", ["i dont understand spanish, english please", "no spanish. english."])
def test_whoever_asks_for_english_is_not_asked_which(words: str) -> None:
    """One line, and the menu."""
    assert contexts(heard(welcomed=ENGLISH), words) == ["engine/language_changed", "menu/home/choose"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("en español mijo yo no leo mucho", "es"),
        ("en español no se leer bien", "es"),
        ("español, no leo mucho", "es"),
        ("español mijo yo casi no leo", "es"),
        ("english please, i cannot read much", "en"),
        ("in english but i dont read good", "en"),
    ],
)
def test_the_language_of_who_reads_little(words: str, language: str) -> None:
    """It is taken at once, and from then on few words are used."""
    player = heard("hola", words, welcomed=())
    assert player.conversation is not None
    assert player.conversation.language == language
    assert asks(player) == "welcome/agree"
    assert "few_words/told" in player.conversation.seen


@pytest.mark.parametrize("words", ["español no se leer", "mam, español no leo", "en español poquito, hablo mam"])
def test_who_may_want_another_language_is_not_hurried(words: str) -> None:
    """Nothing is taken that may mean the other."""
    player = heard("hola", words, welcomed=())
    assert player.conversation is not None
    assert "few_words/told" not in player.conversation.seen
